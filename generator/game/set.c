/* set.c - bits in words, and sorted lists. */
#include "game/set.h"

#include <stdlib.h>
#include <string.h>

Set set_new(Arena *a, size_t limit)
{
    size_t n = limit / 64 + 1;
    return (Set){ ARENA_ARRAY(a, uint64_t, n), n };
}

Set set_copy(Arena *a, Set s)
{
    Set copy = { ARENA_ARRAY(a, uint64_t, s.n), s.n };
    set_assign(copy, s);
    return copy;
}

void set_clear(Set s)
{
    memset(s.words, 0, s.n * sizeof *s.words);
}

void set_assign(Set to, Set from)
{
    memcpy(to.words, from.words, to.n * sizeof *to.words);
}

void set_keep(Set s, Set only)
{
    for (size_t i = 0; i < s.n; i++) s.words[i] &= only.words[i];
}

size_t set_count(Set s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += (size_t)bits_count(s.words[i]);
    return n;
}

static int by_number(const void *pa, const void *pb)
{
    const size_t a = *(const size_t *)pa, b = *(const size_t *)pb;
    return a < b ? -1 : a > b;
}

Ids ids_of(size_t *at, size_t n)
{
    size_t kept = 0;
    if (n > 1) qsort(at, n, sizeof *at, by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || at[i] != at[kept - 1]) at[kept++] = at[i];
    return (Ids){ at, kept };
}

bool ids_has(Ids ids, size_t i)
{
    return ids.n && bsearch(&i, ids.at, ids.n, sizeof *ids.at, by_number);
}

Ids ids_kept(Arena *a, Ids ids, Set only)
{
    size_t *at = ARENA_ARRAY(a, size_t, ids.n), n = 0;
    for (size_t i = 0; i < ids.n; i++)
        if (set_has(only, ids.at[i])) at[n++] = ids.at[i];
    return (Ids){ at, n };
}
