/* heap.h - how the C library's allocator asks the system for memory, and what happens when there is
 * none.
 *
 * Some libraries go on without what they could not allocate: text without glyphs, fonts without
 * tables.  So the program has its own malloc(), for them and for itself, which asks the C library's
 * and ends the program where that has nothing (memory_end.h).  Nobody ever sees NULL.  Blocks of a
 * few bytes it has itself, which is quicker.  Sanitizers bring an allocator of their own; built
 * with them, the program leaves it alone. */
#ifndef DDKIT_BASE_HEAP_H
#define DDKIT_BASE_HEAP_H

/* Before the first large allocation.  Does nothing where it can do nothing. */
void heap_prepare(void);

#endif
