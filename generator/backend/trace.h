/* trace.h - Documents as text, one item a line, rounded to 0.01 pt: the golden tests' format. */
#ifndef DDKIT_BACKEND_TRACE_H
#define DDKIT_BACKEND_TRACE_H

#include "base/batch.h"
#include "print/document.h"

/* Puts the trace into `out`, which stays open. */
void trace_write(const Document *doc, FileWriter *out);

#endif
