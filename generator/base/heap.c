/* heap.c - large steps, huge pages and no failures, for glibc on Linux.
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
#else
/* The allocators that come after this program's: those of a library that was loaded before the C
 * library, or the C library's. */
typedef struct Allocators {
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    int (*posix_memalign)(void **, size_t, size_t);
    void *(*aligned_alloc)(size_t, size_t);
} Allocators;

/* For what dlsym(3) may allocate before it has found them. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);

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
    FIND(malloc), FIND(calloc), FIND(realloc), FIND(posix_memalign), FIND(aligned_alloc);
    knowledge = KNOWN;
    return true;
}

static void *plain_malloc(size_t size)
{
    return know_next() ? next.malloc(size) : __libc_malloc(size);
}

static void *there(void *p)
{
    if (!p) out_of_memory();
    return p;
}

void *malloc(size_t size)
{
    return there(plain_malloc(size));
}

void *calloc(size_t n, size_t size)
{
    return there(know_next() ? next.calloc(n, size) : __libc_calloc(n, size));
}

void *realloc(void *p, size_t size)
{
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
    mallopt(M_TRIM_THRESHOLD, 2 * STEP); /* or it would go back at once */
    mallopt(M_MMAP_THRESHOLD, OWN_PAGES);
    void *first = plain_malloc(OWN_PAGES / 2); /* more than there is: takes the step */
    const uintptr_t end = (uintptr_t)sbrk(0) & ~(HUGE_PAGE - 1);
    const uintptr_t start = ((uintptr_t)first + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
    /* Another allocator's memory may lie anywhere. */
    if (first && start < end && end - start <= STEP)
        madvise((void *)start, end - start, MADV_HUGEPAGE);
    free(first);
    /* Beyond that, or where a limit forbids it. */
    mallopt(M_TOP_PAD, NEXT_STEP);
}
#else
void heap_prepare(void) {}
#endif
