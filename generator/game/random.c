/* random.c - SplitMix64. */
#include "game/random.h"

static uint64_t random_next(Random *r)
{
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

size_t random_below(Random *r, size_t limit)
{
    /* Lemire: Fast random integer generation in an interval, ACM TOMACS 29 (2019).  The product's
     * upper half is the number; draws whose lower half lies in the incomplete part of the range,
     * which would favor some numbers, are repeated. */
    uint64_t product = (random_next(r) >> 32) * limit;
    if ((uint32_t)product < limit) {
        const uint32_t skip = (uint32_t)(((uint64_t)1 << 32) % limit);
        while ((uint32_t)product < skip) product = (random_next(r) >> 32) * limit;
    }
    return (size_t)(product >> 32);
}

double random_unit(Random *r)
{
    return (double)(random_next(r) >> 11) * 0x1p-53;
}

void random_shuffle(Random *r, size_t *items, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = random_below(r, i), kept = items[i - 1];
        items[i - 1] = items[k];
        items[k] = kept;
    }
}
