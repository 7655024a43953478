/* random.h - a seeded sequence of numbers that is the same on every machine: SplitMix64 (Steele,
 * Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).  For deals and
 * simulations, not for secrets. */
#ifndef DDKIT_GAME_RANDOM_H
#define DDKIT_GAME_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct Random {
    uint64_t state; /* the seed to begin with; any value is good */
} Random;

/* 0 to limit - 1, all equally likely; `limit` is 1 to 2^32 - 1. */
size_t random_below(Random *r, size_t limit);
/* 0 <= x < 1, in steps of 2^-53. */
double random_unit(Random *r);
/* Brings n numbers into an order of which all are equally likely (Fisher-Yates). */
void random_shuffle(Random *r, size_t *items, size_t n);

#endif
