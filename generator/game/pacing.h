/* pacing.h - how the session's real minutes are spent. */
#ifndef DDKIT_GAME_PACING_H
#define DDKIT_GAME_PACING_H

#include "data/scenario.h"

typedef struct Pacing {
    int minutes;                   /* of the session */
    double briefing, turn, review; /* minutes of each */
    double ending;                 /* of the last turn, without dice, and of reading how it ends */
    double slow;                   /* minutes of a turn of a team that takes its time */
    double first;                  /* minutes more that the first turn takes */
    int facts; /* of the briefing, at a large table: everybody says one fact; else 0 */
    int fit,
        fit_slow; /* so many turns have time, of all that the clock may have; so many slow ones */
} Pacing;

Pacing pacing_of(const Scenario *scenario);
/* Minutes into the session at which a turn begins, counted from 1; a turn ends where the next one
 * would begin. */
double pacing_begins(const Pacing *pacing, int turn);
/* Minutes rounded, as they are printed. */
int pacing_rounded(double minutes);
/* Warns when not even the turns without a report have time. */
void pacing_check(Arena *a, Diag *d, const Scenario *scenario);

#endif
