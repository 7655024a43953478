/* rehearsal_check.h - what many played evenings say about a scenario's craft. */
#ifndef DDKIT_GAME_REHEARSAL_CHECK_H
#define DDKIT_GAME_REHEARSAL_CHECK_H

#include "base/diag.h"
#include "data/scenario.h"
#include "game/rehearsal.h"

/* Whether the scenario claims to be a whole evening: it says how hard it is (`level`), and its
 * clients are those of the second edition, with something unseen, or moves that say what sets them
 * off.  Without that, rehearsal_check() says nothing. */
bool rehearsal_applies(const Plot *plot);

/* Warns, each at its place and with what to do about it, where a sensible team does too well or too
 * badly, where teams that play badly do well, where words do not matter, where seats or cards have
 * nothing to do, and where all evenings end alike.  docs/game.md lists them.  The level is judged
 * with about five players, and more loosely with the fewest and the most; seats are judged with the
 * fewest and about five.  A format other than the regular game is not held to the level. */
void rehearsal_check(Arena *a, Diag *d, const Rehearsal *r, const Scenario *scenario);

#endif
