/* trace.h - Documents as text, one item a line, rounded to 0.01 pt: the golden tests' format. */
#ifndef DDKIT_BACKEND_TRACE_H
#define DDKIT_BACKEND_TRACE_H

#include "print/document.h"

bool trace_write(Diag *d, const Document *doc, const char *path);

#endif
