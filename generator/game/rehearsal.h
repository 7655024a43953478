/* rehearsal.h - many teams play many evenings of a scenario by its rules (evening.h), so that its
 * author sees how they end before anybody comes.  Seeded: the same seed gives the same result. */
#ifndef DDKIT_GAME_REHEARSAL_H
#define DDKIT_GAME_REHEARSAL_H

#include "data/scenario.h"
#include "game/evening.h"
#include "game/team.h"

#define REHEARSAL_EVENINGS 500 /* a share is then known to within 2 % (one standard deviation) */
/* Of what the handbook shows; `ddkit check` takes another with --seed. */
#define REHEARSAL_SEED 1
#define TABLES_MAX 3

/* How the evenings of one team ended; numbers of evenings. */
typedef struct Tally {
    int evenings;     /* played: fewer than asked for where the scenario is huge */
    int good;         /* cured and with the team */
    int second;       /* works, not good, and not gone */
    int limping;      /* works by a stopgap, or nobody knows why */
    int patched;      /* of these: with the team */
    int gone;         /* clients are */
    int early;        /* works before Rehearsal.early */
    int turns;        /* of all evenings together */
    int degradations; /* cards of the deck that were drawn, of all evenings */
} Tally;

/* What one seat does in the turns that it does not skip. */
typedef struct SeatTally {
    int turns, rolls, helps, pages;
} SeatTally;

/* With so many players. */
typedef struct Table {
    int players;
    int minutes; /* of the session */
    const Stage *stage;
    Tally teams[TEAM_ALL];
    SeatTally seats[SEATS_MAX]; /* of the sensible team */
    const int *cures; /* by action: good endings of the sensible team that it alone resolved */
    const int *done;  /* by action: evenings of the sensible team in which it worked */
    size_t single[TEAM_ALL]; /* of CHANGES_ONE: the change that does best; NONE: none */
} Table;

typedef struct Rehearsal {
    Table tables[TABLES_MAX]; /* the fewest players, about five, the most; each once */
    size_t n_tables, middle;
    int early; /* the turn before which nobody should win: the first after half of those that have
                  time in the middle, 5 at most */
} Rehearsal;

typedef struct RehearsalOptions {
    int evenings; /* of each team */
    uint64_t seed;
    bool shown_only; /* not TEAM_UNREPORTED, and the way that did best at the smallest table is
                        played at all */
    void (*alter)(
        Plot *plot); /* changes rules before play, to see what they are for; may be NULL */
} RehearsalOptions;

/* Whether there is anything to play: somebody can take an action that resolves it. */
bool rehearsal_plays(const Plot *plot);

/* `scenario` as this run plays it: for one number of players, or for all that it allows.  Sizes
 * with more roles than players are left out. */
Rehearsal rehearse(Arena *a, const Scenario *scenario, const RehearsalOptions *options);

#endif
