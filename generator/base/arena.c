/* arena.c - a chain of blocks, newest first, each a bump allocator.  A rewind drops the blocks that
 * are newer than its mark.
 *
 * What is larger than a block has memory of its own, so that a growing table moves without leaving
 * its former places behind. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Just below 64 KiB: glibc tidies its whole heap whenever something larger is freed. */
#define BLOCK_SIZE ((size_t)63 * 1024)
#define LARGE (BLOCK_SIZE / 4)
#define ALIGNMENT _Alignof(int64_t)

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    size_t size, used;
    char data[];
} ArenaBlock;

typedef struct LargeBlock {
    struct LargeBlock *newer, *older;
    size_t serial;
    char data[];
} LargeBlock;

struct Arena {
    ArenaBlock *head;
    LargeBlock *large; /* newest first */
    size_t serial;     /* of the newest large block so far */
    size_t used;
};

_Noreturn void out_of_memory(void)
{
    fputs("ddkit: error: out of memory\n", stderr);
    exit(3);
}

static ArenaBlock *block_new(void)
{
    ArenaBlock *b = malloc(sizeof *b + BLOCK_SIZE);
    if (!b) out_of_memory();
    *b = (ArenaBlock){ .size = BLOCK_SIZE };
    return b;
}

Arena *arena_new(void)
{
    Arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    a->head = block_new();
    return a;
}

/* Those made after number `serial`. */
static void free_large(Arena *a, size_t serial)
{
    while (a->large && a->large->serial > serial) {
        LargeBlock *older = a->large->older;
        free(a->large);
        a->large = older;
    }
    if (a->large) a->large->newer = NULL;
}

static void free_blocks(Arena *a, const ArenaBlock *until)
{
    while (a->head != until) {
        ArenaBlock *next = a->head->next;
        free(a->head);
        a->head = next;
    }
}

void arena_free(Arena *a)
{
    if (!a) return;
    free_large(a, 0);
    free_blocks(a, NULL);
    free(a);
}

void arena_reset(Arena *a)
{
    free_large(a, 0);
    while (a->head->next) {
        ArenaBlock *next = a->head->next;
        free(a->head);
        a->head = next;
    }
    a->head->used = a->used = 0;
}

static size_t round_up(size_t n)
{
    if (n > SIZE_MAX - BLOCK_SIZE) out_of_memory();
    return (n + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static void *large_alloc(Arena *a, size_t n)
{
    LargeBlock *b = calloc(1, sizeof *b + n);
    if (!b) out_of_memory();
    b->serial = ++a->serial;
    b->older = a->large;
    if (a->large) a->large->newer = b;
    a->large = b;
    return b->data;
}

static LargeBlock *large_of(void *p)
{
    return (LargeBlock *)(void *)((char *)p - offsetof(LargeBlock, data));
}

static void *large_grow(Arena *a, void *p, size_t old, size_t size)
{
    LargeBlock *b = large_of(p);
    b = realloc(b, sizeof *b + size);
    if (!b) out_of_memory();
    memset(b->data + old, 0, size - old);
    if (b->older) b->older->newer = b;
    if (b->newer) b->newer->older = b;
    else a->large = b;
    return b->data;
}

/* Most allocations are small, and a call of memset would take longer than the clearing. */
static void *clear(void *p, size_t n)
{
    uint64_t *word = p;
    if (n > 64) return memset(p, 0, n);
    for (size_t i = 0; i < n / sizeof *word; i++) word[i] = 0;
    return p;
}

void *arena_alloc(Arena *a, size_t size)
{
    size_t n = round_up(size ? size : 1);
    a->used += n;
    if (n > LARGE) return large_alloc(a, n);
    ArenaBlock *b = a->head;
    if (n > b->size - b->used) {
        b = block_new();
        b->next = a->head;
        a->head = b;
    }
    void *p = b->data + b->used;
    b->used += n;
    return clear(p, n);
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
    if (p && n) memcpy(copy, p, n);
    return copy;
}

void *arena_grow(Arena *a, void *p, size_t old, size_t size)
{
    if (p && size <= old) return p;
    ArenaBlock *b = a->head;
    size_t have = round_up(old ? old : 1), want = round_up(size);
    if (p && have > LARGE) {
        a->used += want - have;
        return large_grow(a, p, have, want);
    }
    const bool last = p && (char *)p + have == b->data + b->used;
    if (last && want <= LARGE && want - have <= b->size - b->used) {
        memset((char *)p + have, 0, want - have);
        b->used += want - have;
        a->used += want - have;
        return p;
    }
    void *q = arena_alloc(a, size);
    if (p && old) memcpy(q, p, old);
    return q;
}

void arena_release(Arena *a, void *p, size_t size)
{
    const size_t n = round_up(size);
    if (!p || n <= LARGE) return;
    LargeBlock *b = large_of(p);
    if (b->older) b->older->newer = b->newer;
    if (b->newer) b->newer->older = b->older;
    else a->large = b->older;
    a->used -= n;
    free(b);
}

ArenaMark arena_mark(const Arena *a)
{
    return (ArenaMark){ a->head, a->head->used, a->used, a->serial };
}

void arena_rewind(Arena *a, ArenaMark to)
{
    free_large(a, to.serial);
    free_blocks(a, to.block);
    a->head->used = to.block_used;
    a->used = to.used;
}

size_t arena_used(const Arena *a)
{
    return a->used;
}
