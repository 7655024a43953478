/* manifest.h - the list of what ddkit has written into a folder: one line a file, its hash and its
 * path.  It tells what a later run may remove.  Behind the files are notes of those who wrote them,
 * each "+ TOPIC TEXT", for whoever wants to know later what is in them. */
#ifndef DDKIT_BASE_MANIFEST_H
#define DDKIT_BASE_MANIFEST_H

#include "base/str.h"
#include "base/vec.h"

#define MANIFEST_NAME ".ddkit"

typedef struct ManifestLine {
    uint64_t hash;
    Str path;
} ManifestLine;

typedef struct ManifestNote {
    Str topic, text; /* the topic without blanks; neither with line breaks */
} ManifestNote;

typedef struct Manifest {
    VEC(ManifestLine) lines;
    VEC(ManifestNote) notes; /* those of a topic one behind the other, as they were written */
} Manifest;

/* Of the folder that `folder` is a descriptor of; empty where there is none.  Lines that make no
 * sense, or whose paths would lead elsewhere, are passed over.  False, with errno set, where the
 * disk fails. */
bool manifest_read(Arena *a, int folder, Manifest *m);
void manifest_add(Arena *a, Manifest *m, Str path, uint64_t hash);
/* The text of a manifest, likewise. */
void manifest_parse(Arena *a, Str text, Manifest *m);
/* At the end of the notes.  One that is no line is left out. */
void manifest_note(Arena *a, Manifest *m, Str topic, Str text);
/* Sorted by path, each line once, then the notes, by topic. */
Str manifest_text(Arena *a, Manifest *m);

/* Whether the file is as one of the lines says.  Needs no memory.  errno is 0 unless the disk
 * fails. */
bool manifest_holds(const Manifest *m, int folder, const char *path);
bool manifest_names(const Manifest *m, Str path);

#endif
