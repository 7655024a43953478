/* odds.c - sums of dice, counted.
 *
 * ways(0, 0) = 1;  ways(n, s) = ways(n-1, s-1) + … + ways(n-1, s-sides).
 * The chance to reach a sum is the number of ways to it and above over sides^n.  Only additions of
 * positive numbers are made, so that nothing cancels out where counts outgrow 2^53. */
#include "game/odds.h"

#include <math.h>

static int clamp(int v, int low, int high)
{
    return v < low ? low : v > high ? high : v;
}

/* ways[] of n-1 dice to ways[] of n dice, in place: from the highest sum down, as a sum is only
 * made of lower ones. */
static void add_die(double *ways, int n, int sides)
{
    for (int sum = n * sides; sum >= 0; sum--) {
        double count = 0;
        for (int face = 1; face <= sides && face <= sum; face++) count += ways[sum - face];
        ways[sum] = count;
    }
}

OddsTable odds_table(Arena *a, int dice, int sides)
{
    dice = clamp(dice, 0, ODDS_DICE_MAX);
    sides = clamp(sides, 1, ODDS_SIDES_MAX);
    size_t columns = (size_t)(dice * sides + 1);
    double *table = ARENA_ARRAY(a, double, columns *(size_t)(dice + 1));
    double *ways = ARENA_ARRAY(a, double, columns);
    ways[0] = 1;
    for (int n = 1; n <= dice; n++) {
        double *row = table + (size_t)n * columns, good = 0;
        add_die(ways, n, sides);
        for (int sum = n * sides; sum >= 0; sum--) {
            good += ways[sum];
            row[sum] = sum <= n ? 1 : good / pow(sides, n);
        }
    }
    return (OddsTable){ .dice = dice, .sides = sides, .at_least = table };
}

double odds_in(const OddsTable *t, int dice, int bonus, int difficulty)
{
    int sum = difficulty - bonus, n = clamp(dice, 0, t->dice);
    if (n == 0 || sum > n * t->sides) return 0;
    return t->at_least[n * (t->dice * t->sides + 1) + (sum < 0 ? 0 : sum)];
}

int odds_dice_for(const OddsTable *t, int bonus, int difficulty, double chance)
{
    for (int n = 1; n <= t->dice; n++) {
        double p = odds_in(t, n, bonus, difficulty);
        if (p > 0 && p >= chance) return n;
    }
    return 0;
}
