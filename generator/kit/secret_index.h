/* secret_index.h - secrets, and finding them in what documents say. */
#ifndef DDKIT_KIT_SECRET_INDEX_H
#define DDKIT_KIT_SECRET_INDEX_H

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"

/* What a secret must weigh (ink.h) to be searched for anywhere; it has at least as many bytes.
 * Shorter ones are names and everyday phrases, which occur by chance. */
#define SECRET_MIN 12
/* What one must weigh to be found in texts that are set apart from each other, as cells of a table
 * or titles of cards are: shorter ones come about by chance where one text ends and the next
 * begins. */
#define SECRET_APART_MIN 24

#define SECRET_BITS 15

typedef struct Secret {
    Str text; /* as compared */
    Span span;
    bool brief;  /* found as a whole sentence only */
    bool apart;  /* found in texts that are set apart, too */
    bool spoils; /* gives the story away where an open text tells it */
} Secret;

typedef struct SecretIndex {
    Arena *arena;
    VEC(Secret) all;
    Map briefs;  /* number + 1 of a brief secret by its text */
    Map windows; /* of the others: a hash to where it is their first or last bytes' */
    bool known[1 << SECRET_BITS]; /* the highest bits of those hashes: few places have such */
} SecretIndex;

/* After the last secret was added or taken out. */
void secrets_index(SecretIndex *index);

/* A text that is searched, and where lines begin and paragraphs end in it; without lines only whole
 * secrets are found. */
typedef struct Searched {
    Str text;
    const size_t *lines; /* ascending */
    size_t n_lines;
    const size_t *ends; /* ascending */
    size_t n_ends;
} Searched;

/* For each secret the place behind the start of its first occurrence, or 0. */
size_t *secrets_find(const SecretIndex *index, Arena *a, const Searched *s);

#endif
