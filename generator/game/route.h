/* route.h - the fastest way through the story: actions that lead to a resolution in the fewest
 * turns, and of such ways one of the fewest steps.
 *
 * It is a lower bound, for a lucky and well-advised team:
 *   - every roll succeeds;
 *   - all that the roles know is told at the briefing;
 *   - an action may be chosen in a turn when its needs were known before that turn's choices, what
 * it requires has worked and nothing has that bars it; what it reveals is known from the next turn
 *     on (results come after all choices);
 *   - one colleague can be paged in a turn, by a player of its own; nobody helps;
 *   - the actions of one turn share the pool of dice, each takes a player of its own, and a player
 *     who is proficient in the tool adds the bonus;
 *   - an action takes the fewest dice whose chance is over 0 and at least `chance`.
 * It leads to a cure; where a scenario has none, to a stopgap that resolves, or to what resolves by
 * waiting, which counts.  Cards bound to a turn give their clues at the start of it.  Cards that
 * want an answer first, other cards and the clients' moves are luck, and counted on (from the
 * start) only where no way exists without. */
#ifndef DDKIT_GAME_ROUTE_H
#define DDKIT_GAME_ROUTE_H

#include "game/odds.h"
#include "game/trail.h"

/* What is asked of a roll, for `chance` below: that the dice can do it at all, or more likely than
 * not.  `ddkit check` tells of both; the handbook of the latter, which a team can go by. */
#define ROUTE_LUCKY 0.0
#define ROUTE_EVEN 0.5

typedef struct RouteStep {
    int turn;         /* from 1 */
    size_t action;    /* NONE: somebody pages */
    size_t colleague; /* this one */
    size_t role;      /* that plays it because it is proficient; NONE: anybody */
    int dice;
} RouteStep;

typedef struct Route {
    int turns;              /* 0: there is none within the extended clock */
    const RouteStep *steps; /* by turn; no way of as many turns has fewer */
    size_t n_steps;
    bool luck;  /* counts on cards or moves that may not come */
    bool exact; /* false: the search was cut short, a shorter way may exist */
} Route;

Route route_of(Arena *a, const Trail *trail, double chance);

#endif
