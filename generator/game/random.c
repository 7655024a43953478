/* random.c - SplitMix64. */
#include "game/random.h"

uint64_t random_next(Random *r)
{
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

size_t random_below(Random *r, size_t limit)
{
    /* Numbers from the last, incomplete multiple of the limit are drawn again: a plain remainder
     * would favour small ones. */
    uint64_t n = limit, skip = (UINT64_MAX - n + 1) % n, x;
    do x = random_next(r);
    while (x < skip);
    return (size_t)(x % n);
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
