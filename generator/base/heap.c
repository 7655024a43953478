/* heap.c - large steps, huge pages, small blocks and no failures, for glibc on Linux.
 *
 * A run touches its memory once and ends, so that what the system does for each page of 4 KiB, from
 * the fault to the clearing, is a twentieth of its time.  The heap is therefore reserved in one
 * large step (which takes addresses, not memory) and marked for huge pages (madvise(2)). */
#include "base/heap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h> /* which defines __GLIBC__ */

#ifdef __GLIBC__
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory_end.h"

#define HUGE_PAGE ((uintptr_t)2 << 20)
#define STEP (64 << 20)
#define NEXT_STEP (128 << 10) /* glibc's own */
/* Tables beyond this have pages of their own: they move without being copied, and leave no hole. */
#define OWN_PAGES (1 << 20)

/* gcc says so; clang has it as a feature. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define plain_malloc malloc

static void open_blocks(void) {}
#else
/* ---- small blocks ---------------------------------------------------------------------------
 *
 * libyaml alone asks for 200,000 blocks of a few bytes, libharu for 60,000, and give them back at
 * once or with the next document: what was given back last is taken first.  The program has one
 * thread. */
#define SMALL 176 /* bytes */
#define SMALL_BLOCKS ((size_t)12 << 10)

typedef struct Blocks {
    _Alignas(max_align_t) char at[SMALL_BLOCKS][SMALL];
} Blocks;

static Blocks *blocks;    /* NULL: there are none, or none yet */
static size_t taken;      /* of them, at least once */
static void **given_back; /* each holds the one that was given back before */

/* NULL: it is too large, or they are used up. */
static void *take_small(size_t size)
{
    void **b = given_back;
    if (size > SMALL) return NULL;
    if (b) given_back = *b;
    else if (blocks && taken < SMALL_BLOCKS) b = (void **)(void *)blocks->at[taken++];
    return b;
}

static bool is_small(const void *p)
{
    return blocks && (uintptr_t)p - (uintptr_t)blocks < sizeof *blocks;
}

static void give_back(void *p)
{
    *(void **)p = given_back;
    given_back = p;
}

/* ---- all others ----------------------------------------------------------------------------- */

/* The allocators that come after this program's: those of a library that was loaded before the C
 * library, or the C library's. */
typedef struct Allocators {
    void *(*malloc)(size_t);
    void (*free)(void *);
    size_t (*malloc_usable_size)(void *);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    int (*posix_memalign)(void **, size_t, size_t);
    void *(*aligned_alloc)(size_t, size_t);
} Allocators;

/* For what dlsym(3) may allocate before it has found them. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void __libc_free(void *p);

static Allocators next;
static enum { UNKNOWN, ASKING, KNOWN } knowledge;

/* A pointer to a function, from one to an object. */
#define FIND(name) (*(void **)&next.name = dlsym(RTLD_NEXT, #name))

/* False while they are being looked for. */
static bool know_next(void)
{
    if (knowledge == KNOWN) return true;
    if (knowledge == ASKING) return false;
    knowledge = ASKING;
    FIND(malloc), FIND(free), FIND(malloc_usable_size), FIND(calloc), FIND(realloc);
    FIND(posix_memalign), FIND(aligned_alloc);
    knowledge = KNOWN;
    return true;
}

static void *plain_malloc(size_t size)
{
    return know_next() ? next.malloc(size) : __libc_malloc(size);
}

static void open_blocks(void)
{
    blocks = plain_malloc(sizeof *blocks);
}

static void *there(void *p)
{
    if (!p) out_of_memory();
    return p;
}

void *malloc(size_t size)
{
    void *p = take_small(size);
    return p ? p : there(plain_malloc(size));
}

void free(void *p)
{
    if (is_small(p)) give_back(p);
    else if (know_next()) next.free(p);
    else __libc_free(p);
}

size_t malloc_usable_size(void *p)
{
    return is_small(p) ? SMALL : know_next() ? next.malloc_usable_size(p) : 0;
}

void *calloc(size_t n, size_t size)
{
    void *p = !size || n <= SMALL / size ? take_small(n * size) : NULL;
    if (p) return memset(p, 0, n * size);
    return there(know_next() ? next.calloc(n, size) : __libc_calloc(n, size));
}

static void *resize_small(void *p, size_t size)
{
    if (size && size <= SMALL) return p;
    void *moved = size ? memcpy(malloc(size), p, SMALL) : NULL;
    free(p);
    return moved;
}

void *realloc(void *p, size_t size)
{
    if (is_small(p)) return resize_small(p, size);
    void *moved = know_next() ? next.realloc(p, size) : NULL;
    return p && !size ? moved : there(moved); /* with a size of 0 it may be a free() */
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
    const int error = know_next() ? next.posix_memalign(p, alignment, size) : ENOMEM;
    if (error == ENOMEM) out_of_memory();
    return error;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    void *p = know_next() ? next.aligned_alloc(alignment, size) : NULL;
    if (!p && errno != EINVAL) out_of_memory();
    return p;
}
#endif

void heap_prepare(void)
{
    mallopt(M_TOP_PAD, STEP);
    mallopt(M_TRIM_THRESHOLD, 2 * STEP);       /* or it would go back at once */
    mallopt(M_MMAP_THRESHOLD, STEP);           /* all from there, for now */
    void *first = plain_malloc(2 * NEXT_STEP); /* more than there is: takes the step */
    const uintptr_t end = (uintptr_t)sbrk(0) & ~(HUGE_PAGE - 1);
    const uintptr_t start = ((uintptr_t)first + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
    /* Another allocator's memory may lie anywhere. */
    if (first && start < end && end - start <= STEP &&
        madvise((void *)start, end - start, MADV_HUGEPAGE) == 0)
        first =
            realloc(first, start - (uintptr_t)first); /* stays: nothing is touched before them */
    else free(first);
    open_blocks();
    mallopt(M_MMAP_THRESHOLD, OWN_PAGES);
    /* Beyond that, or where a limit forbids it. */
    mallopt(M_TOP_PAD, NEXT_STEP);
}
#else
void heap_prepare(void) {}
#endif
