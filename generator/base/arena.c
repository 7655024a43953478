/* arena.c - a chain of blocks, newest first, each a bump allocator.  A rewind drops the blocks that
 * are newer than its mark. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    size_t size, used;
    _Alignas(max_align_t) char data[];
} ArenaBlock;

struct Arena {
    ArenaBlock *head;
    size_t used;
};

_Noreturn void out_of_memory(void)
{
    fputs("ddkit: error: out of memory\n", stderr);
    exit(3);
}

static ArenaBlock *block_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(ArenaBlock)) out_of_memory();
    ArenaBlock *b = malloc(sizeof *b + size);
    if (!b) out_of_memory();
    *b = (ArenaBlock){ .size = size };
    return b;
}

Arena *arena_new(void)
{
    Arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    a->head = block_new(BLOCK_SIZE);
    return a;
}

void arena_free(Arena *a)
{
    if (!a) return;
    for (ArenaBlock *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void arena_reset(Arena *a)
{
    ArenaBlock *keep = NULL;
    for (ArenaBlock *b = a->head, *next; b; b = next) {
        next = b->next;
        if (!keep && b->size == BLOCK_SIZE) keep = b;
        else free(b);
    }
    if (!keep) keep = block_new(BLOCK_SIZE);
    keep->next = NULL;
    keep->used = 0;
    *a = (Arena){ .head = keep };
}

static size_t round_up(size_t n)
{
    if (n > SIZE_MAX - ALIGNMENT) out_of_memory();
    return (n + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

void *arena_alloc(Arena *a, size_t size)
{
    size_t n = round_up(size ? size : 1);
    ArenaBlock *b = a->head;
    if (n > b->size - b->used) {
        ArenaBlock *fresh = block_new(n > BLOCK_SIZE ? n : BLOCK_SIZE);
        fresh->next = b;
        a->head = b = fresh;
    }
    void *p = b->data + b->used;
    b->used += n;
    a->used += n;
    return memset(p, 0, n);
}

void *arena_array(Arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) out_of_memory();
    return arena_alloc(a, n * size);
}

char *arena_copy(Arena *a, const void *p, size_t n)
{
    if (n == SIZE_MAX) out_of_memory();
    char *copy = arena_alloc(a, n + 1);
    if (n) memcpy(copy, p, n);
    return copy;
}

void *arena_grow(Arena *a, void *p, size_t old, size_t size)
{
    if (p && size <= old) return p;
    ArenaBlock *b = a->head;
    size_t have = round_up(old ? old : 1), want = round_up(size);
    if (p && (char *)p + have == b->data + b->used && want - have <= b->size - b->used) {
        memset((char *)p + have, 0, want - have);
        b->used += want - have;
        a->used += want - have;
        return p;
    }
    void *q = arena_alloc(a, size);
    if (p && old) memcpy(q, p, old);
    return q;
}

ArenaMark arena_mark(const Arena *a)
{
    return (ArenaMark){ a->head, a->head->used, a->used };
}

void arena_rewind(Arena *a, ArenaMark to)
{
    while (a->head != to.block) {
        ArenaBlock *next = a->head->next;
        free(a->head);
        a->head = next;
    }
    a->head->used = to.block_used;
    a->used = to.used;
}

size_t arena_used(const Arena *a)
{
    return a->used;
}
