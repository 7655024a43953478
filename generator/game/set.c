/* set.c - bits in words. */
#include "game/set.h"

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

bool set_meets(Set a, Set b)
{
    for (size_t i = 0; i < a.n; i++)
        if (a.words[i] & b.words[i]) return true;
    return false;
}

size_t set_count(Set s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        for (uint64_t w = s.words[i]; w; w &= w - 1) n++;
    return n;
}
