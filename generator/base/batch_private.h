/* batch_private.h - what batch.c collects and publish.c puts into place. */
#ifndef DDKIT_BASE_BATCH_PRIVATE_H
#define DDKIT_BASE_BATCH_PRIVATE_H

#include <sys/types.h>

#include "base/batch.h"
#include "base/manifest.h"
#include "base/vec.h"

/* Bytes are written, read and hashed in pieces of this size. */
#define BATCH_CHUNK ((size_t)64 * 1024)
/* So much of a run is held in memory, all of a kit: it would be written to the disk twice. */
#define BATCH_HELD ((size_t)4 << 20)

struct FileWriter {
    Batch *batch;
    const char *path; /* as it is told in messages */
    const char *name; /* below its folder */
    Str held;         /* its first bytes, in memory */
    int spool;        /* the unnamed file that has the others; -1: none */
    off_t from;       /* where in there they begin */
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
    char *held;    /* BATCH_HELD bytes, of which `n_held` are taken by files */
    size_t n_held;
    char *chunk; /* behind those, BATCH_CHUNK bytes, of which `n` are not yet held or written */
    size_t n;
};

/* All of it, whatever signals come.  False with errno set. */
bool write_all(int fd, Str s);

#endif
