/* map.c - linear probing, at most two thirds full. */
#include "base/map.h"

/* As small as may be: a look into a large map waits for memory, not for arithmetic. */
typedef struct MapSlot {
    const char *key;
    void *value;  /* NULL: the slot is free */
    uint32_t n;   /* bytes of the key */
    uint32_t tag; /* of its hash */
} MapSlot;

/* 2^64 divided by the golden ratio: Knuth, The Art of Computer Programming 3, 6.4. */
#define HASH_FACTOR 0x9E3779B97F4A7C15u

/* The same on every machine; compilers make one load of it. */
static uint64_t four_bytes(const unsigned char *c)
{
    return (uint64_t)c[0] | (uint64_t)c[1] << 8 | (uint64_t)c[2] << 16 | (uint64_t)c[3] << 24;
}

static uint64_t eight_bytes(const unsigned char *c)
{
    return four_bytes(c) | four_bytes(c + 4) << 32;
}

/* All of fewer than eight bytes; without a loop, as nearly every key ends in some.  Where two loads
 * overlap, so they do for all keys of this length. */
static uint64_t last_bytes(const unsigned char *c, size_t n)
{
    if (n >= 4) return four_bytes(c) | four_bytes(c + n - 4) << 32;
    if (n == 0) return 0;
    return (uint64_t)c[0] | (uint64_t)c[n / 2] << 8 | (uint64_t)c[n - 1] << 16;
}

static uint64_t mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * HASH_FACTOR;
    return hash ^ hash >> 32;
}

uint64_t hash_bytes(uint64_t seed, const void *p, size_t n)
{
    const unsigned char *c = p;
    uint64_t hash = seed ^ n * HASH_FACTOR;
    for (; n >= 8; c += 8, n -= 8) hash = mix(hash, eight_bytes(c));
    return mix(hash, last_bytes(c, n));
}

void map_init(Map *m, Arena *a)
{
    *m = (Map){ .arena = a };
}

static size_t place_of(const Map *m, uint32_t tag)
{
    return tag & (m->cap - 1);
}

static inline MapSlot *find(const Map *m, Str key, uint32_t tag)
{
    for (size_t i = place_of(m, tag);; i = (i + 1) & (m->cap - 1)) {
        MapSlot *s = &m->slots[i];
        if (!s->value) return s;
        if (s->tag != tag || s->n != key.n) continue;
        if (!key.n || memcmp(s->key, key.p, key.n) == 0) return s;
    }
}

static uint32_t tag_of(Str key)
{
    return (uint32_t)hash_bytes(HASH_SEED, key.p, key.n);
}

void *map_get(const Map *m, Str key)
{
    return m->cap ? find(m, key, tag_of(key))->value : NULL;
}

static void grow(Map *m)
{
    Map old = *m;
    m->cap = old.cap ? old.cap * 2 : 16;
    if (m->cap > UINT32_MAX) out_of_memory();
    m->slots = ARENA_ARRAY(m->arena, MapSlot, m->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (!old.slots[i].value) continue;
        size_t k = place_of(m, old.slots[i].tag);
        while (m->slots[k].value) k = (k + 1) & (m->cap - 1);
        m->slots[k] = old.slots[i];
    }
    arena_release(m->arena, old.slots, old.cap * sizeof *old.slots);
}

void map_set(Map *m, Str key, void *value)
{
    if (key.n > UINT32_MAX) out_of_memory();
    if ((m->n + 1) * 3 > m->cap * 2) grow(m);
    const uint32_t tag = tag_of(key);
    MapSlot *s = find(m, key, tag);
    if (!s->value) m->n++;
    *s = (MapSlot){ key.p, value, (uint32_t)key.n, tag };
}
