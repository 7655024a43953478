/* arena.c - a chain of blocks, newest first, each a bump allocator.  A rewind drops the blocks that
 * are newer than its mark.
 *
 * Memory is cleared a stretch at a time, ahead of what is handed out: allocations are many and
 * small.  What is larger than a block has memory of its own, so that a growing table moves without
 * leaving its former places behind. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Just below 64 KiB: glibc tidies its whole heap whenever something larger is freed. */
#define BLOCK_SIZE ((size_t)63 * 1024)
#define LARGE (BLOCK_SIZE / 4)
#define CLEARED_AHEAD ((size_t)1024)

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    char data[];
} ArenaBlock;

typedef struct LargeBlock {
    struct LargeBlock *newer, *older;
    size_t serial;
    char data[];
} LargeBlock;

/* What is in the newest block from `free` on is to be cleared before it is handed out. */
static void turn_to(Arena *a, char *free)
{
    a->free = a->clean = free;
    a->end = a->head->data + BLOCK_SIZE;
}

static void add_block(Arena *a)
{
    ArenaBlock *b = malloc(sizeof *b + BLOCK_SIZE);
    if (!b) out_of_memory();
    b->next = a->head;
    a->head = b;
    turn_to(a, b->data);
}

Arena *arena_new(void)
{
    Arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    add_block(a);
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
    turn_to(a, a->head->data);
}

static size_t round_up(size_t n)
{
    if (n > SIZE_MAX - BLOCK_SIZE) out_of_memory();
    return (n + ARENA_ALIGNMENT - 1) & ~(ARENA_ALIGNMENT - 1);
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

void *arena_alloc_more(Arena *a, size_t n)
{
    if (n > LARGE) return large_alloc(a, n);
    if (n > (size_t)(a->end - a->free)) add_block(a);
    const size_t wanted = n - (size_t)(a->clean - a->free) + CLEARED_AHEAD;
    const size_t left = (size_t)(a->end - a->clean), more = wanted < left ? wanted : left;
    memset(a->clean, 0, more);
    a->clean += more;
    char *p = a->free;
    a->free += n;
    return p;
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
    if (!p) return arena_alloc(a, size);
    if (size <= old) return p;
    const size_t have = round_up(old ? old : 1), want = round_up(size);
    if (have > LARGE) return large_grow(a, p, have, want);
    const bool last = (char *)p + have == a->free;
    if (last && want <= LARGE && want - have <= (size_t)(a->end - a->free)) {
        arena_alloc(a, want - have); /* just behind it */
        return p;
    }
    return memcpy(arena_alloc(a, size), p, old);
}

void arena_release(Arena *a, void *p, size_t size)
{
    if (!p || round_up(size) <= LARGE) return;
    LargeBlock *b = large_of(p);
    if (b->older) b->older->newer = b->newer;
    if (b->newer) b->newer->older = b->older;
    else a->large = b->older;
    free(b);
}

ArenaMark arena_mark(const Arena *a)
{
    return (ArenaMark){ a->head, a->free, a->serial };
}

void arena_rewind(Arena *a, ArenaMark to)
{
    free_large(a, to.serial);
    const size_t used = a->head == to.block ? (size_t)(a->free - to.free) : SIZE_MAX;
    if (used <= CLEARED_AHEAD) { /* what lies behind stays clear */
        a->free = memset(to.free, 0, used);
        return;
    }
    free_blocks(a, to.block);
    turn_to(a, to.free);
}
