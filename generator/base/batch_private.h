/* batch_private.h - what batch.c collects and publish.c puts into place. */
#ifndef DDKIT_BASE_BATCH_PRIVATE_H
#define DDKIT_BASE_BATCH_PRIVATE_H

#include <sys/types.h>

#include "base/batch.h"
#include "base/manifest.h"
#include "base/vec.h"

/* Bytes are written, read and hashed in pieces of this size. */
#define BATCH_CHUNK ((size_t)64 * 1024)

struct FileWriter {
    Batch *batch;
    const char *path; /* as it is told in messages */
    const char *name; /* below its folder */
    int spool;        /* the unnamed file that holds its bytes; -1: none */
    off_t from;       /* where in there it begins */
    off_t size;
    uint64_t hash;
    int error; /* the first errno, or 0 */
    bool reported;
};

/* A folder as it was asked for, and its files. */
typedef struct BatchFolder {
    const char *path;
    VEC(FileWriter *) files;
    VEC(Str) topics; /* of notes */
    VEC(ManifestNote) notes;
} BatchFolder;

struct Batch {
    Arena *arena;
    Diag *diag;
    BatchOptions options;
    VEC(BatchFolder) folders;
    VEC(int) spools;
    off_t spooled; /* in the newest one */
    char *chunk;   /* BATCH_CHUNK bytes, of which `n` are not yet written */
    size_t n;
};

/* All of it, whatever signals come.  False with errno set. */
bool write_all(int fd, Str s);

#endif
