/* balance.h - how likely a sensible team is to make it: a seeded simulation of whole evenings.
 *
 * The model, turn by turn:
 *   - All that the roles know is told at the briefing.  Cards bound to the turn, or to what
 * happened in the turn before, come up; where there are none, one of the shuffled cards does. Cards
 * that the DM picks by hand, and the clients' moves, stay out.
 *   - The team wants, in this order: what resolves the incident; the impact report (if it plays
 * that way, until the turn by which it is due); answers to those who wait for one; then, in a
 * random order, whatever may tell it something new.  It leaves alone what changes the system and
 *     neither resolves nor reveals anything, and it never does a thing twice that has worked.
 *   - Each wish goes to a free player, a proficient one where there is one, with the fewest dice
 *     that make it succeed two times in three; a wish that the rest of the pool cannot lift so far
 *     waits, unless it is the first.  Dice left over go one by one to where they raise a chance
 * most.
 *   - A failed active action draws its complication, an interrupt without an answer has its effect.
 *     Of effects, those of actions that succeed, too, `clock`, `harder` (one step of the ladder
 *     each) and `draws` count.
 *   - All is lost when the clock has run out, or a turn has ended that carries a breach of contract
 *     (at its `extended` turn once the report is out).
 * Real teams know less at the start and talk better than this; read the result as a comparison, of
 * one version of a scenario with another. */
#ifndef DDKIT_GAME_BALANCE_H
#define DDKIT_GAME_BALANCE_H

#include "game/trail.h"

#define BALANCE_EVENINGS 500 /* a chance is then known to within 2 % (one standard deviation) */
/* Of what the handbook shows; `ddkit check` takes another with --seed. */
#define BALANCE_SEED 1

typedef struct Balance {
    int turns;              /* of the clock, as far as it can reach */
    int last;               /* turn after which nothing can be resolved when played this way */
    const double *resolved; /* [turn], 0 to `turns`: share of evenings resolved by its end */
    double reported;        /* share of evenings with the report out in time */
    int evenings;           /* played; fewer than asked for where the scenario is huge */
} Balance;

/* `report`: the team writes the impact report.  The same seed gives the same result. */
Balance balance_of(Arena *a, const Trail *trail, bool report, int evenings, uint64_t seed);

#endif
