/* map.c - linear probing, at most two thirds full. */
#include "base/map.h"

typedef struct MapSlot {
    Str key;
    void *value;
    uint64_t hash;
} MapSlot;

uint64_t hash_bytes(uint64_t seed, const void *p, size_t n)
{
    const unsigned char *c = p;
    for (size_t i = 0; i < n; i++) seed = (seed ^ c[i]) * 1099511628211u;
    return seed;
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
}

void map_set(Map *m, Str key, void *value)
{
    if ((m->n + 1) * 3 > m->cap * 2) grow(m);
    uint64_t hash = hash_bytes(HASH_SEED, key.p, key.n);
    MapSlot *s = find(m, key, hash);
    if (!s->value) m->n++;
    *s = (MapSlot){ key, value, hash };
}
