/* map.c - linear probing, at most two thirds full. */
#include "base/map.h"

typedef struct MapSlot {
    Str key;
    void *value;
    uint64_t hash;
} MapSlot;

/* 2^64 divided by the golden ratio: Knuth, The Art of Computer Programming 3, 6.4. */
#define HASH_FACTOR 0x9E3779B97F4A7C15u

/* The same on every machine; compilers make one load of it. */
static uint64_t eight_bytes(const unsigned char *c)
{
    return (uint64_t)c[0] | (uint64_t)c[1] << 8 | (uint64_t)c[2] << 16 | (uint64_t)c[3] << 24 |
           (uint64_t)c[4] << 32 | (uint64_t)c[5] << 40 | (uint64_t)c[6] << 48 |
           (uint64_t)c[7] << 56;
}

uint64_t hash_bytes(uint64_t seed, const void *p, size_t n)
{
    const unsigned char *c = p;
    for (; n >= 8; c += 8, n -= 8) {
        seed = (seed ^ eight_bytes(c)) * HASH_FACTOR;
        seed ^= seed >> 32;
    }
    uint64_t rest = (uint64_t)n << 56;
    while (n-- > 0) rest |= (uint64_t)c[n] << 8 * n;
    seed = (seed ^ rest) * HASH_FACTOR;
    return seed ^ seed >> 32;
}

void map_init(Map *m, Arena *a)
{
    *m = (Map){ .arena = a };
}

static MapSlot *find(const Map *m, Str key, uint64_t hash)
{
    for (size_t i = (size_t)hash & (m->cap - 1);; i = (i + 1) & (m->cap - 1)) {
        MapSlot *s = &m->slots[i];
        if (!s->value || (s->hash == hash && str_eq(s->key, key))) return s;
    }
}

void *map_get(const Map *m, Str key)
{
    if (!m->cap) return NULL;
    return find(m, key, hash_bytes(HASH_SEED, key.p, key.n))->value;
}

static void grow(Map *m)
{
    Map old = *m;
    m->cap = old.cap ? old.cap * 2 : 16;
    m->slots = ARENA_ARRAY(m->arena, MapSlot, m->cap);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].value) *find(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    arena_release(m->arena, old.slots, old.cap * sizeof *old.slots);
}

void map_set(Map *m, Str key, void *value)
{
    if ((m->n + 1) * 3 > m->cap * 2) grow(m);
    uint64_t hash = hash_bytes(HASH_SEED, key.p, key.n);
    MapSlot *s = find(m, key, hash);
    if (!s->value) m->n++;
    *s = (MapSlot){ key, value, hash };
}
