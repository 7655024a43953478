/* stage.h - a plot set up for a number of players: what does not change during an evening. */
#ifndef DDKIT_GAME_STAGE_H
#define DDKIT_GAME_STAGE_H

#include "game/odds.h"
#include "game/plot.h"
#include "game/turn.h"

typedef struct Stage {
    const Plot *plot;
    int players;
    size_t n_seats;  /* seat i plays role i; those behind the last role have none (lead, scribe) */
    int dice;        /* of the pool */
    int helpers;     /* of one roll, at most */
    OddsTable odds;  /* of as many dice as one roll can have */
    int turns_max;   /* of the longer clock */
    int turns_timed; /* that the session has time for; as many where nobody looks at a watch */
    int needed;      /* hit clients that need a true row for it */
    int causes_needed;           /* that must be named for "cured" */
    const bool *interrupt_turns; /* [turn]: has a free interrupt */

    /* Words. */
    size_t report, update;         /* the actions; NONE: the scenario has none */
    size_t words;                  /* the tool that words take, or NONE */
    const Ids *rings;              /* by client: actions that ringing it can be */
    const bool *rings_for_promise; /* by client: calls when the promise is due */

    const uint32_t *skilled;      /* by tool: seats, as bits */
    const Ids *cause_clues;       /* by cause: clues that prove it */
    Set required;                 /* actions that others require */
    Set needed_clues;             /* that some action needs */
    Ids dated, following;         /* events: WHEN_TURN, WHEN_AFTER */
    Ids interrupts, degradations; /* the free cards, one entry a copy */
} Stage;

/* `plot` is that of the roles folded for `players` (fold.h).  Where it has more roles, each has a
 * seat all the same, up to SEATS_MAX. */
Stage *stage_new(Arena *a, const Plot *plot, int players);

#endif
