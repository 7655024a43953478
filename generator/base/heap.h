/* heap.h - how the C library's allocator asks the system for memory. */
#ifndef DDKIT_BASE_HEAP_H
#define DDKIT_BASE_HEAP_H

/* Before the first large allocation.  Does nothing where it can do nothing. */
void heap_prepare(void);

#endif
