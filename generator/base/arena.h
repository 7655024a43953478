/* arena.h - memory that is freed all at once.
 *
 * One arena lives for the whole run, one scratch arena for each piece; nothing in them is freed
 * singly.  Running out of memory ends the program (exit status 3) with a message: files are only
 * ever written whole (files.h), so nothing half-written can be left behind. */
#ifndef DDKIT_BASE_ARENA_H
#define DDKIT_BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *a); /* NULL is fine */

/* Zeroed memory, aligned for any type but long double and vectors.  Never NULL.  A size of 0 gives
 * a valid unique pointer. */
void *arena_alloc(Arena *a, size_t size);

/* Like arena_alloc(a, n * size), with the multiplication checked. */
void *arena_array(Arena *a, size_t n, size_t size);

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
    size_t block_used, used, serial;
} ArenaMark;
ArenaMark arena_mark(const Arena *a);
void arena_rewind(Arena *a, ArenaMark to);

/* Bytes handed out so far, for tests and measurements. */
size_t arena_used(const Arena *a);

/* Ends the program as arena_alloc does when memory runs out; for malloc users behind libraries. */
_Noreturn void out_of_memory(void);

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))

#endif
