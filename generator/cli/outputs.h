/* outputs.h - the files of a run.  Each is written as soon as what is in it is laid out; all of
 * them get their places together, when nothing went wrong. */
#ifndef DDKIT_CLI_OUTPUTS_H
#define DDKIT_CLI_OUTPUTS_H

#include "base/batch.h"
#include "base/map.h"
#include "cli/session.h"

typedef struct Output {
    FileWriter *file;
    const char *said; /* on standard output, once the file is there; NULL: nothing */
    size_t pages;     /* said too; 0: not */
} Output;

typedef struct Outputs {
    Batch *batch;
    VEC(Output) files;
    Str srgb;     /* see FormatOptions */
    Map drawings; /* likewise */
} Outputs;

/* To be ended by outputs_publish. */
Outputs outputs_new(Session *s, BatchOptions options);

/* Begins the file `name` of the folder that the batch is at (batch_folder), after the last one was
 * closed. */
Output *outputs_add(Session *s, Outputs *o, const char *name);

/* Puts all files in their places and says so; or none of them, where the session has an error. */
ExitStatus outputs_publish(Session *s, Outputs *o);

#endif
