/* heap.c - large steps and huge pages, for glibc on Linux.
 *
 * A run touches its memory once and ends, so that what the system does for each page of 4 KiB, from
 * the fault to the clearing, is a twentieth of its time.  The heap is therefore reserved in one
 * large step (which takes addresses, not memory) and marked for huge pages (madvise(2)). */
#include "base/heap.h"

#include <stdint.h>
#include <stdlib.h> /* which defines __GLIBC__ */

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#define HUGE_PAGE ((uintptr_t)2 << 20)
#define STEP (64 << 20)
#define NEXT_STEP (128 << 10) /* glibc's own */
/* Tables beyond this have pages of their own: they move without being copied, and leave no hole. */
#define OWN_PAGES (1 << 20)

void heap_prepare(void)
{
    mallopt(M_TOP_PAD, STEP);
    mallopt(M_TRIM_THRESHOLD, 2 * STEP); /* or it would go back at once */
    mallopt(M_MMAP_THRESHOLD, OWN_PAGES);
    void *first = malloc(OWN_PAGES / 2); /* more than there is: takes the step */
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
