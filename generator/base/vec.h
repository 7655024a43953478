/* vec.h - typed growing arrays in an arena.
 *
 *     VEC(Item) items = { 0 };
 *     *vec_push(arena, &items) = item;
 *     for (size_t i = 0; i < items.n; i++) use(items.at[i]);
 */
#ifndef DDKIT_BASE_VEC_H
#define DDKIT_BASE_VEC_H

#include "base/arena.h"

#define VEC(T)         \
    struct {           \
        T *at;         \
        size_t n, cap; \
    }

/* Points at a new zeroed element at the end.  The pointer is good until the next push. */
#define vec_push(a, v)                                                                         \
    ((v)->n == (v)->cap ? (void)((v)->at = vec_grow((a), (v)->at, &(v)->cap, sizeof *(v)->at)) \
                        : (void)0,                                                             \
     (v)->at + (v)->n++)

/* Gives an empty array room for `count` elements to begin with. */
#define vec_reserve(a, v, count) \
    ((v)->cap = (count), (v)->at = arena_array((a), (v)->cap, sizeof *(v)->at))

/* Room for 8 elements to begin with, fewer of large ones: many arrays never hold more. */
static inline void *vec_grow(Arena *a, void *at, size_t *cap, size_t size)
{
    const size_t first = size <= 32 ? 8 : size <= 64 ? 4 : 2;
    size_t old = *cap, grown = old ? old * 2 : first;
    *cap = grown;
    return arena_grow(a, at, old * size, grown * size);
}

#endif
