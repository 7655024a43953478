/* trail.h - the clue trail: who holds which clue, what proves which cause, what players can reach.
 */
#ifndef DDKIT_GAME_TRAIL_H
#define DDKIT_GAME_TRAIL_H

#include "game/plot.h"

/* Where a clue can come from; the index is that of the Plot's list of the kind. */
typedef enum HolderKind {
    HOLDER_ROLE,
    HOLDER_ACTION,
    HOLDER_MOVE, /* of a client */
    HOLDER_EVENT,
    HOLDER_COLLEAGUE, /* a role without a player, that can be paged */
} HolderKind;

typedef struct Holder {
    HolderKind kind;
    size_t index;
} Holder;

typedef struct TrailClue {
    const Holder *holders;
    size_t n_holders;
    bool needed;    /* proves a cause or opens an action */
    bool reachable; /* by one of the holders, at some time */
} TrailClue;

typedef struct TrailCause {
    const size_t *clues; /* that prove it */
    size_t n_clues;
} TrailCause;

typedef struct Trail {
    const Plot *plot;
    const TrailClue *clues;
    const TrailCause *causes;
    Set start; /* clues that the roles bring, all told at the briefing */
    Set clues_reachable, actions_possible, events_possible;
} Trail;

/* What can happen is a least fixed point: an action is possible once its needs are reachable and
 * one of those that it requires is possible; an event once its turn lies within the extended clock,
 * or what it comes after is possible, or some possible action or event or a client's move draws it,
 * or nothing in particular has to happen; both then give their clues.  Clients' moves are always
 * possible. */
Trail trail_of(Arena *a, const Plot *plot);

/* "the role Developer", "the action Read the log" … for messages and reports. */
Str holder_name(Arena *a, const Plot *plot, Holder h);

#endif
