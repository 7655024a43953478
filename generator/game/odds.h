/* odds.h - chances of dice, exact. */
#ifndef DDKIT_GAME_ODDS_H
#define DDKIT_GAME_ODDS_H

#include "base/arena.h"

/* Larger pools are cut to these; the scenario format and the command line allow no more. */
#define ODDS_DICE_MAX 40
#define ODDS_SIDES_MAX 100

/* Of 0 to `dice` dice with `sides` sides, counted once and then looked up. */
typedef struct OddsTable {
    int dice, sides;
    const double *at_least; /* [dice][sum] */
} OddsTable;

OddsTable odds_table(Arena *a, int dice, int sides);
/* Chance (0 to 1) that the sum of `dice` dice plus `bonus` reaches `difficulty`.  Exact but for one
 * division: counts are whole numbers up to 2^53, beyond that doubles.  No dice never succeed: an
 * action without a die is not rolled. */
double odds_in(const OddsTable *t, int dice, int bonus, int difficulty);
/* The fewest dice whose chance is over 0 and at least `chance`; 0 when the pool has not so many. */
int odds_dice_for(const OddsTable *t, int bonus, int difficulty, double chance);

#endif
