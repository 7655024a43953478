/* deal.h - who plays what: seats dealt so that nobody plays the job they have in real life. */
#ifndef DDKIT_GAME_DEAL_H
#define DDKIT_GAME_DEAL_H

#include "data/scenario.h"
#include "data/schema.h"
#include "game/random.h"

#define SEAT_NONE SIZE_MAX

typedef struct Seat {
    Str player, job; /* as in the roster; no job: empty */
    size_t role;     /* index in `roles`; SEAT_NONE: watches, as there are more people than roles */
    bool own_job;    /* plays what they are, because no deal spares everybody */
    bool known_job;  /* some role's; of any other nobody can say whether it is spared */
} Seat;

typedef struct Deal {
    const Seat *seats; /* in the roster's order */
    size_t n;
    size_t own_jobs; /* the fewest possible */
} Deal;

/* Deals the roles of `scenario` (folded for the roster's number of players, if at all) to the
 * people of `roster`.  A job is the id or name of a role, that of the library's role which it
 * extends, or any of these of a role folded into it; letter case and the sign between words do not
 * matter.  Where it is none of them it is every role's that has all its words in a row, or the
 * other way round ("senior backend developer" is `backend`).  Any other text is nobody's role,
 * which is reported when it is near to one.  The deal is a maximum matching of people and roles
 * that are not their own job, plus what is left: so the number of people who play their own job is
 * the least possible.  Which of the maximum matchings it is depends on the seed alone; any of them
 * can come out.  Warns where some must play their own job, and says why. */
Deal deal_seats(Arena *a, Diag *d, const Scenario *scenario, const Value *roster, uint64_t seed);

#endif
