/* set.h - sets of small numbers (indices of clues, tools, actions …) in an arena: as bits, for what
 * holds at a time, and as lists, for the few that one of many things names.  Bits for each of those
 * would take the square of a scenario's size. */
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

/* In ascending order, each once. */
typedef struct Ids {
    const size_t *at;
    size_t n;
} Ids;

/* Sorts the `n` numbers at `at`, which become the list. */
Ids ids_of(size_t *at, size_t n);
bool ids_has(Ids ids, size_t i);
/* Those that are in `only`, too. */
Ids ids_kept(Arena *a, Ids ids, Set only);

/* An empty set for numbers below `limit`. */
Set set_new(Arena *a, size_t limit);
Set set_copy(Arena *a, Set s);
void set_clear(Set s);
void set_assign(Set to, Set from);
/* Takes out what is not in `only`. */
void set_keep(Set s, Set only);
size_t set_count(Set s);

/* What a simulation asks millions of times. */

static inline int bits_count(uint64_t bits)
{
    int n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

static inline void set_add(Set s, size_t i)
{
    s.words[i / 64] |= (uint64_t)1 << i % 64;
}

static inline bool set_has(Set s, size_t i)
{
    return s.words[i / 64] >> i % 64 & 1;
}

/* Adds all of `more`; true when that changed anything. */
static inline bool set_join(Set s, Ids more)
{
    bool changed = false;
    for (size_t i = 0; i < more.n; i++) {
        changed |= !set_has(s, more.at[i]);
        set_add(s, more.at[i]);
    }
    return changed;
}

static inline bool ids_meet(Ids ids, Set s)
{
    for (size_t i = 0; i < ids.n; i++)
        if (set_has(s, ids.at[i])) return true;
    return false;
}

/* Whether all of `part` is in `whole`. */
static inline bool ids_within(Ids part, Set whole)
{
    for (size_t i = 0; i < part.n; i++)
        if (!set_has(whole, part.at[i])) return false;
    return true;
}

static inline bool set_within(Set part, Set whole)
{
    for (size_t i = 0; i < part.n; i++)
        if (part.words[i] & ~whole.words[i]) return false;
    return true;
}

#endif
