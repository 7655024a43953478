/* set.h - a set of small numbers (indices of clues, tools, actions …) as bits in an arena. */
#ifndef DDKIT_GAME_SET_H
#define DDKIT_GAME_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Set {
    uint64_t *words;
    size_t n; /* words; sets that meet in one call have the same number */
} Set;

/* An empty set for numbers below `limit`. */
Set set_new(Arena *a, size_t limit);
Set set_copy(Arena *a, Set s);
void set_clear(Set s);
void set_assign(Set to, Set from);
/* Takes out what is not in `only`. */
void set_keep(Set s, Set only);
bool set_meets(Set a, Set b);
size_t set_count(Set s);

/* What a simulation asks millions of times. */

static inline void set_add(Set s, size_t i)
{
    s.words[i / 64] |= (uint64_t)1 << i % 64;
}

static inline bool set_has(Set s, size_t i)
{
    return s.words[i / 64] >> i % 64 & 1;
}

/* Adds all of `more`; true when that changed anything. */
static inline bool set_join(Set s, Set more)
{
    bool changed = false;
    for (size_t i = 0; i < s.n; i++) {
        changed |= (more.words[i] & ~s.words[i]) != 0;
        s.words[i] |= more.words[i];
    }
    return changed;
}

/* Whether all of `part` is in `whole`. */
static inline bool set_within(Set part, Set whole)
{
    for (size_t i = 0; i < part.n; i++)
        if (part.words[i] & ~whole.words[i]) return false;
    return true;
}

#endif
