/* pacing.h - how the session's real minutes are spent: one length and one timetable, which all
 * pieces print. */
#ifndef DDKIT_GAME_PACING_H
#define DDKIT_GAME_PACING_H

#include "data/scenario.h"

typedef struct Pacing {
    int minutes;          /* of the session */
    double briefing;      /* minutes of it, and of a turn */
    double turn;          /* the first and that of the report take longer */
    double first, report; /* by so much */
    double ending;        /* of the last turn, without dice, and of reading how it ends */
    double review;        /* what the turns that have time leave */
    int facts;            /* of the briefing, at a large table: everybody says one fact; else 0 */
    int report_by;        /* the turn of the report; 0: none */
    int fit;              /* so many turns have time, of all that the clock may have */
} Pacing;

/* Turns that most teams need, when the shortest way takes `route`; 0 for none.  Tables took one to
 * three more. */
int pacing_usual(const Scenario *scenario, int route);
/* Settles the session's length: `asked` minutes, or, below 0, those of the scenario and what more
 * the usual turns with these players need, in steps of five. */
void pacing_settle(Arena *a, Scenario *scenario, int asked);
/* The same scenario for so many players: a large table needs more minutes, unless some were asked
 * for. */
void pacing_seat(Scenario *scenario, int players);
/* Minutes of the session in which so many turns have time, in steps of five. */
int pacing_enough(const Scenario *scenario, int turns);

Pacing pacing_of(const Scenario *scenario);
/* Minutes into the session at which a turn begins, counted from 1; a turn ends where the next one
 * would begin. */
double pacing_begins(const Pacing *pacing, int turn);
/* The turn with whose news the host says "this turn and one more". */
int pacing_call(const Pacing *pacing);
/* Minutes rounded, as they are printed. */
int pacing_rounded(double minutes);
/* Warns when not even the turns without a report have time. */
void pacing_check(Arena *a, Diag *d, const Scenario *scenario);

#endif
