/* pointers.c - open addressing with linear probing, at most half full. */
#include "backend/pointers.h"

#include <stdint.h>

struct PointerSlot {
    const void *key;
    void *value;
};

static struct PointerSlot *find(const Pointers *t, const void *key)
{
    /* Fibonacci hashing: the high bits of the product depend on all bits of the address. */
    size_t i = (size_t)(((uint64_t)(uintptr_t)key * 0x9E3779B97F4A7C15u) >> 32) & (t->cap - 1);
    while (t->slots[i].key && t->slots[i].key != key) i = (i + 1) & (t->cap - 1);
    return &t->slots[i];
}

static void grow(Pointers *t)
{
    const Pointers old = *t;
    t->cap = old.cap ? old.cap * 2 : 64;
    t->slots = ARENA_ARRAY(t->arena, struct PointerSlot, t->cap);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].key) *find(t, old.slots[i].key) = old.slots[i];
}

void **pointers_slot(Pointers *t, const void *key)
{
    if (t->n * 2 >= t->cap) grow(t);
    struct PointerSlot *slot = find(t, key);
    if (!slot->key) {
        slot->key = key;
        t->n++;
    }
    return &slot->value;
}
