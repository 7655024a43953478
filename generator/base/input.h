/* input.h - files that are named on the command line.  Unlike those that a scenario names they may
 * be pipes: `-` for standard input, a named pipe, the shell's <(command). */
#ifndef DDKIT_BASE_INPUT_H
#define DDKIT_BASE_INPUT_H

#include "base/diag.h"

/* The whole of what `path` names, at most `limit` bytes.  A pipe is read once; ask again, and it is
 * empty.  False after a report. */
bool input_read(Arena *a, Diag *d, const char *path, size_t limit, Str *out);
/* What messages call it: the path, or "standard input". */
const char *input_name(const char *path);

#endif
