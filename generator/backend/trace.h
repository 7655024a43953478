/* trace.h - Documents as text, one item a line, rounded to 0.01 pt: the golden tests' format. */
#ifndef DDKIT_BACKEND_TRACE_H
#define DDKIT_BACKEND_TRACE_H

#include "backend/format.h"

Backend trace_write;

#endif
