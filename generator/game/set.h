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
void set_add(Set s, size_t i);
bool set_has(Set s, size_t i);
/* Adds all of `more`; true when that changed anything. */
bool set_join(Set s, Set more);
/* Takes out what is not in `only`. */
void set_keep(Set s, Set only);
/* Whether all of `part` is in `whole`. */
bool set_within(Set part, Set whole);
bool set_meets(Set a, Set b);
size_t set_count(Set s);

#endif
