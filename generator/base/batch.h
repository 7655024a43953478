/* batch.h - the files of a run, published together.
 *
 * What is written goes into unnamed files first: until all of it is there, nothing can be seen, and
 * a run that ends early, however it ends, leaves nothing behind.  Then each folder is built aside
 * as a whole and takes the place of the one that is there in a single step (publish.c). */
#ifndef DDKIT_BASE_BATCH_H
#define DDKIT_BASE_BATCH_H

#include "base/diag.h"

typedef struct Batch Batch;
typedef struct FileWriter FileWriter;

/* Whether a run with these options makes the file `path` of a folder, if there is anything to put
 * into it. */
typedef bool BatchCovers(const void *context, Str path);

typedef struct BatchOptions {
    /* Each folder holds MANIFEST_NAME, a list of what was written there.  Files on it that this
     * run covers and does not make are removed, unless somebody has changed them. */
    bool manifest;
    BatchCovers *covers;
    /* The folder is people's own, a home perhaps: it is not built again as a whole, but each file
     * put into its place by itself, in one step. */
    bool in_place;
    const void *context; /* of `covers` */
} BatchOptions;

/* In arena `a`, and to be closed. */
Batch *batch_new(Arena *a, Diag *d, BatchOptions options);
/* Begins with the folder at `path`.  It need not exist and stays as it is where nothing is to be
 * done; its other files are never touched.  Files that are added next go there. */
void batch_folder(Batch *b, const char *path);
/* Begins with a topic of notes for the list of the folder (manifest.h); what earlier runs noted on
 * it is forgotten, on other topics kept. */
void batch_topic(Batch *b, Str topic);
void batch_note(Batch *b, Str text);
/* Begins the file `name` ("players/clock.pdf") of the folder, after the last one was closed.  Never
 * NULL: what goes wrong is said when it is closed. */
FileWriter *batch_add(Batch *b, const char *name);
/* Puts all folders in their places, or changes nothing at all: false after a report.  A signal to
 * end the program waits until it is done, or has been undone. */
bool batch_publish(Batch *b);
void batch_close(Batch *b);

const char *file_path(const FileWriter *w); /* for messages */
void file_put(FileWriter *w, Str bytes);
/* All bytes are there.  False after a report. */
bool file_close(FileWriter *w);

#endif
