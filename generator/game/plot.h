/* plot.h - a scenario as the game sees it: who can do and know what, with every id resolved to an
 * index.  It is a view: texts and places stay in the Values that it points to. */
#ifndef DDKIT_GAME_PLOT_H
#define DDKIT_GAME_PLOT_H

#include "data/value.h"
#include "game/clock.h"
#include "game/rules.h"
#include "game/set.h"

#define NONE SIZE_MAX /* no tool, no event … */

/* A thing with an id. */
typedef struct Thing {
    Str id, name; /* the id where it has no name or title */
    Span at;      /* of the id */
    const Value *value;
} Thing;

typedef struct PlotRole {
    Thing thing;
    Ids clues; /* known from the start, or on a handout of the briefing */
    Ids tools; /* proficient in */
} PlotRole;

/* What an effect changes, as far as it bears on the game. */
typedef struct PlotEffect {
    int clock;  /* turns won; negative: lost */
    Ids harder; /* tools one step harder */
    Ids draws;  /* events */
} PlotEffect;

typedef struct PlotAction {
    Thing thing;
    bool active, resolves, reports;
    int difficulty;
    size_t tool;
    Ids needs;      /* clues, all of them; see plot_met() */
    const Ids *any; /* and of each of these sets any one clue */
    size_t n_any;
    Ids reveals;         /* clues; what its handouts show is among them */
    size_t complication; /* event, on failure */
    PlotEffect effect;   /* on success */
} PlotAction;

typedef enum EventWhen { WHEN_RANDOM, WHEN_TURN, WHEN_AFTER, WHEN_CHOSEN } EventWhen;

typedef struct PlotEvent {
    Thing thing;
    EventWhen when;
    int turn;                         /* WHEN_TURN */
    size_t after_event, after_action; /* WHEN_AFTER: one of them */
    Ids clues;                        /* with an answer: for those who give it */
    bool answered;                    /* has an `answer`; its effect comes only when that fails */
    int answer_difficulty;
    size_t answer_tool;
    PlotEffect effect;
    int copies;
} PlotEvent;

/* One of a client's moves. */
typedef struct PlotMove {
    size_t client;
    Ids clues;
    size_t event;
    PlotEffect effect;
    Span at;
} PlotMove;

typedef struct Plot {
    const Value *scenario;
    Rules rules;
    Clock clock;
    const Thing *clues, *causes, *tools, *clients, *handouts;
    const PlotRole *roles;
    const PlotAction *actions;
    const PlotEvent *events;
    const PlotMove *moves;
    bool resolves, reports;   /* some action does */
    const Ids *proves;        /* by clue: causes */
    const Ids *handout_clues; /* by handout */
    size_t n_clues, n_causes, n_tools, n_clients, n_handouts, n_roles, n_actions, n_events, n_moves;
} Plot;

/* Of a validated scenario, folded (fold.h) or as written. */
Plot *plot_of(Arena *a, const Value *scenario);

/* Whether what is known opens the action. */
static inline bool plot_met(const PlotAction *action, Set known)
{
    if (!ids_within(action->needs, known)) return false;
    for (size_t i = 0; i < action->n_any; i++)
        if (!ids_meet(action->any[i], known)) return false;
    return true;
}
/* Adds all clues that bear on whether the action is open. */
void plot_add_needs(const PlotAction *action, Set to);

#endif
