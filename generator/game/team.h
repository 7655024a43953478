/* team.h - how a team plays: from what it sees (view.h) to what it does in a turn (turn.h).
 *
 * Teams differ in a few habits, and share everything else:
 *   - Words come first: the report when it is due, an update when it is promised, answers.
 *   - Then what ends the incident; then colleagues are paged, and what leads on is followed.
 *   - A deed goes to a free seat that is skilled in it, with the fewest dice that make it likely;
 *     dice left over go where they raise a chance most, seats left over help.
 *   - A stopgap is known by its title, and taken when the clock is nearly used up.
 * No team knows what the host alone knows, or what an action will reveal. */
#ifndef DDKIT_GAME_TEAM_H
#define DDKIT_GAME_TEAM_H

#include "game/random.h"
#include "game/view.h"

/* What it changes in the system. */
typedef enum Changes {
    CHANGES_FOUNDED, /* what has its needs, with all three things said */
    CHANGES_ONE, /* one thing, and before it what opens the way to it; nothing said but a reason */
} Changes;

typedef struct Habits {
    const char *id;   /* in JSON, and below `team` in the strings */
    const char *name; /* for people, of 16 letters at most */
    bool reports;     /* writes the impact report */
    bool speaks;      /* keeps the promise, answers who rings, calls who is angry */
    bool calls;       /* asks clients what they have seen */
    bool chats; /* a word every turn, wanted or not; calls cost actions until all have been asked */
    bool works; /* looks, pages, helps, ticks steps, escalates */
    int follows; /* percent of its looks that follow a lead where there is one */
    Changes changes;
    /* At any price: a change has help, one clue is enough to name a cause, and in the last turn
     * clients are called. */
    bool bold;
} Habits;

typedef enum TeamId {
    TEAM_SENSIBLE,
    TEAM_CHATTY,
    TEAM_ONCE,
    TEAM_SILENT,
    TEAM_HASTY,
    TEAM_ROLLBACK,
    TEAM_ROLLBACK_TALK,
    TEAM_NOVICE,
    TEAM_COUNT,
    TEAM_UNREPORTED = TEAM_COUNT, /* sensible, but for the report: what that is worth */
    TEAM_ALL
} TeamId;

extern const Habits team_habits[TEAM_ALL];

#define TEAM_CHANGES_MAX 4

/* Why it would look somewhere: the first reasons come first. */
typedef enum LookKind { LOOK_NONE, LOOK_NEXT, LOOK_LEAD, LOOK_CALL, LOOK_OTHER } LookKind;

/* What a team has in mind beside what it sees. */
typedef struct Team {
    const Habits *habits;
    Random random;
    size_t set_on[TEAM_CHANGES_MAX]; /* actions, in this order */
    size_t n_set_on;
    int rows_told;        /* of its last report */
    Row *rows;            /* by client */
    size_t *options;      /* actions or clients */
    LookKind *looks;      /* by action */
    int abilities_most;   /* of an evening */
    int abilities;        /* left */
    int rolls[SEATS_MAX]; /* by seat, in this evening; words beside an action do not count */
    int helps[SEATS_MAX];
} Team;

/* For evenings of one stage.  For CHANGES_ONE the caller sets what it is set on. */
Team team_new(Arena *a, const Stage *stage, TeamId id);
/* Whether it decides when a card asks: who talks and thinks takes the first choice, anybody else
 * lets the last one happen. */
bool team_decides(const Team *team);
/* A new evening. */
void team_begin(Team *team, uint64_t seed);
/* "We escalate." */
bool team_escalates(const Team *team, const View *v);
/* Fills `turn` in; it can be played. */
void team_plan(Team *team, const View *v, Turn *turn);
/* The last turn; `named` has room for the causes. */
Farewell team_farewell(const Team *team, const View *v, Set named);

#endif
