/* outputs.h - the files of a run.  Each is written as soon as what is in it is laid out; all of
 * them get their names together, when nothing went wrong. */
#ifndef DDKIT_CLI_OUTPUTS_H
#define DDKIT_CLI_OUTPUTS_H

#include "base/files.h"
#include "cli/session.h"

typedef struct Output {
    FileWriter *file;
    const char *said; /* on standard output, once the file is there; NULL: nothing */
    size_t pages;     /* said too; 0: not */
} Output;

typedef struct Outputs {
    VEC(Output) files;
} Outputs;

/* Begins another file; it is closed by whoever fills it. */
Output *outputs_add(Session *s, Outputs *o, const char *path);

/* Puts all files in their places and says so; or none of them, where the session has an error. */
ExitStatus outputs_publish(Session *s, Outputs *o);

#endif
