/* manifest.h - the list of what ddkit has written into a folder: one line a file, its hash and its
 * path.  It tells what a later run may remove. */
#ifndef DDKIT_BASE_MANIFEST_H
#define DDKIT_BASE_MANIFEST_H

#include "base/str.h"
#include "base/vec.h"

#define MANIFEST_NAME ".ddkit"

typedef struct ManifestLine {
    uint64_t hash;
    Str path;
} ManifestLine;

typedef struct Manifest {
    VEC(ManifestLine) lines;
} Manifest;

/* Of the folder that `folder` is a descriptor of; empty where there is none.  Lines that make no
 * sense, or whose paths would lead elsewhere, are passed over.  False, with errno set, where the
 * disk fails. */
bool manifest_read(Arena *a, int folder, Manifest *m);
void manifest_add(Arena *a, Manifest *m, Str path, uint64_t hash);
/* Sorted by path, each line once. */
Str manifest_text(Arena *a, Manifest *m);

/* Whether the file is as one of the lines says.  Needs no memory.  errno is 0 unless the disk
 * fails. */
bool manifest_holds(const Manifest *m, int folder, const char *path);
bool manifest_names(const Manifest *m, Str path);

#endif
