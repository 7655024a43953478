/* map.h - text to pointer, open addressing, in an arena.  There is no iteration on purpose: hash
 * order must never reach an output.  Keep a VEC beside the map where order matters. */
#ifndef DDKIT_BASE_MAP_H
#define DDKIT_BASE_MAP_H

#include "base/str.h"

typedef struct Map {
    Arena *arena;
    struct MapSlot *slots;
    size_t n, cap;
} Map;

void map_init(Map *m, Arena *a);
/* NULL when absent. */
void *map_get(const Map *m, Str key);
/* Adds or replaces.  `key`'s bytes must live as long as the map; `value` must not be NULL. */
void map_set(Map *m, Str key, void *value);
/* The address of `*p` as a key, p being a `T *const *`: for what is known of an object elsewhere.
 * As a key of map_set() `*p` itself must live as long as the map. */
#define map_address(p) ((Str){ (const char *)(p), sizeof *(p) })
/* Multiplicative, eight bytes at a time; the same on every machine.  Against accidents, not
 * attacks. */
uint64_t hash_bytes(uint64_t seed, const void *p, size_t n);
#define HASH_SEED 1469598103934665603u

#endif
