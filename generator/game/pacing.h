/* pacing.h - how the session's real minutes are spent. */
#ifndef DDKIT_GAME_PACING_H
#define DDKIT_GAME_PACING_H

#include "data/scenario.h"

typedef struct Pacing {
    int minutes;                   /* of the session */
    double briefing, turn, review; /* minutes of each, a turn's as if all of them were played */
} Pacing;

Pacing pacing_of(const Scenario *scenario);
/* Minutes rounded, as they are printed. */
int pacing_rounded(double minutes);
/* Warns when turns are too short to talk. */
void pacing_check(Arena *a, Diag *d, const Scenario *scenario);

#endif
