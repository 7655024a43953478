/* pointers.h - a table from addresses to what a back end knows about the object there.
 *
 * There is no iteration: the order of addresses differs from run to run and must not reach an
 * output.  Keep a VEC beside it where order matters. */
#ifndef DDKIT_BACKEND_POINTERS_H
#define DDKIT_BACKEND_POINTERS_H

#include "base/arena.h"

typedef struct Pointers {
    Arena *arena; /* set this, zero the rest */
    struct PointerSlot *slots;
    size_t n, cap;
} Pointers;

/* The place of `key`'s value; NULL is in it when the key is new.  Good until the next call. */
void **pointers_slot(Pointers *t, const void *key);

#endif
