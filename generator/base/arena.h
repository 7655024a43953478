/* arena.h - memory that is freed all at once.
 *
 * One arena lives for the whole run, two for each piece in memory, others for a step; nothing in
 * them is freed singly but large tables that have moved.  Running out of memory ends the program
 * (memory_end.h). */
#ifndef DDKIT_BASE_ARENA_H
#define DDKIT_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/memory_end.h"

/* To be looked into here and in arena.c only. */
typedef struct Arena {
    char *free, *clean, *end; /* of the newest block: not handed out, zero up to, its end */
    struct ArenaBlock *head;
    struct LargeBlock *large; /* newest first */
    size_t serial;            /* of the newest large block so far */
} Arena;

Arena *arena_new(void);
void arena_free(Arena *a); /* NULL is fine */

/* arena_alloc() of what the block has no zeroes for; `size` is a multiple of ARENA_ALIGNMENT. */
void *arena_alloc_more(Arena *a, size_t size);

#define ARENA_ALIGNMENT _Alignof(int64_t)

/* Zeroed memory, aligned for any type but long double and vectors.  Never NULL.  A size of 0 gives
 * a valid unique pointer. */
static inline void *arena_alloc(Arena *a, size_t size)
{
    if (size > SIZE_MAX / 2) out_of_memory();
    const size_t n = size ? (size + ARENA_ALIGNMENT - 1) & ~(ARENA_ALIGNMENT - 1) : ARENA_ALIGNMENT;
    if (n > (size_t)(a->clean - a->free)) return arena_alloc_more(a, n);
    char *p = a->free;
    a->free += n;
    return p;
}

/* Like arena_alloc(a, n * size), with the multiplication checked. */
static inline void *arena_array(Arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) out_of_memory();
    return arena_alloc(a, n * size);
}

/* A copy of `n` bytes (zeros where `p` is NULL), with one NUL byte behind them. */
char *arena_copy(Arena *a, const void *p, size_t n);

/* Moves `p` (or NULL) of `old` bytes, all that were asked for, to a place of `size` bytes; grows in
 * place where `p` was the arena's last allocation.  The new bytes are zero. */
void *arena_grow(Arena *a, void *p, size_t old, size_t size);

/* Gives back `p` of `size` bytes where it is large enough to have memory of its own; else does
 * nothing. */
void arena_release(Arena *a, void *p, size_t size);

/* Empties the arena but keeps a block for the next use. */
void arena_reset(Arena *a);

/* What was allocated since the mark is given back by the rewind: a trial that did not fit. */
typedef struct ArenaMark {
    struct ArenaBlock *block;
    char *free;
    size_t serial;
} ArenaMark;
ArenaMark arena_mark(const Arena *a);
void arena_rewind(Arena *a, ArenaMark to);

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))

#endif
