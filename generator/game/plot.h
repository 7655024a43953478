/* plot.h - a scenario as the game sees it: who can do and know what, with every id resolved to an
 * index.  It is a view: texts and places stay in the Values that it points to. */
#ifndef DDKIT_GAME_PLOT_H
#define DDKIT_GAME_PLOT_H

#include "data/value.h"
#include "game/clock.h"
#include "game/rules.h"
#include "game/set.h"
#include "game/turn.h"

#define NONE SIZE_MAX /* no tool, no event … */

/* A thing with an id. */
typedef struct Thing {
    Str id, name; /* the id where it has no name or title */
    Span at;      /* of the id */
    const Value *value;
} Thing;

typedef struct PlotRole {
    Thing thing;
    Ids clues;   /* known from the start, or on a handout of the briefing */
    Ids tools;   /* proficient in */
    size_t main; /* of these the one that it names first, or NONE */
    bool ability;
} PlotRole;

/* A role without a player, that can be paged. */
typedef struct PlotColleague {
    Thing thing;
    Ids clues;
} PlotColleague;

typedef struct PlotClient {
    Thing thing;
    Tier tier;
    Features uses, impacted, unseen;
    Mood mood; /* at the start */
} PlotClient;

/* Clients and features that something happens to.  None of a kind: all of it. */
typedef struct PlotSpread {
    bool given;
    Ids clients;
    Features features;
} PlotSpread;

typedef enum Pile { PILE_NONE, PILE_INTERRUPT, PILE_DEGRADATION } Pile;

/* What an effect changes. */
typedef struct PlotEffect {
    PlotSpread impacts, relieves;
    Ids harder;       /* tools, one level */
    Ids easier;       /* actions, one level */
    int clock;        /* turns won; negative: lost */
    Ids draws;        /* events */
    Pile pile;        /* a free card of it, too */
    int mood;         /* steps up; negative: down */
    Ids mood_clients; /* whose; none: all */
    bool tiered;      /* only of those of this tier */
    Tier tier;
    int turns;  /* that marks and `harder` last; 0: marks stay, `harder` as the rules have it */
    Ids unless; /* clients; nothing happens if one of them was told */
    bool card;  /* of an event: its marks go with it */
    bool any;   /* it does something at all */
} PlotEffect;

/* What a change is worth.  One that is rated `best` or `good` mends what it is about; `stopgap`
 * lets the evening end limping; what is not rated says nothing. */
typedef enum Rating { RATING_NONE, RATING_GOOD, RATING_STOPGAP, RATING_TRAP } Rating;

/* An action that is a word to clients. */
typedef enum PlotWord { WORD_NONE, WORD_REPORT, WORD_UPDATE, WORD_RING } PlotWord;

typedef struct PlotAction {
    Thing thing;
    bool active, resolves, holds;
    Rating rating;
    PlotWord word;
    size_t client; /* WORD_RING */
    int difficulty;
    Ids tools;      /* any one of them */
    Ids needs;      /* clues, all of them; see plot_met() */
    const Ids *any; /* and of each of these sets any one clue */
    size_t n_any;
    Ids reveals;         /* clues; what its handouts show is among them */
    size_t complication; /* event, on failure */
    PlotEffect effect;   /* on success */
    PlotSpread uncovers; /* unseen marks, on success */
    int waits;           /* turns after success; 0: nothing to wait for */
    bool waits_resolve;
    Ids requires, unless; /* actions: one must have worked (if any are given), none may have */
} PlotAction;

typedef enum EventWhen { WHEN_RANDOM, WHEN_TURN, WHEN_AFTER, WHEN_CHOSEN } EventWhen;

typedef struct PlotChoice {
    Thing thing;
    PlotEffect effect;
} PlotChoice;

typedef struct PlotEvent {
    Thing thing;
    EventWhen when;
    int turn;                         /* WHEN_TURN */
    size_t after_event, after_action; /* WHEN_AFTER: one of them */
    size_t client;                    /* of the board, that it is about */
    Pile free;                        /* is shuffled into this pile */
    bool degrades;                    /* is of the deck of degradations */
    Ids unless;                       /* actions; after one of them it does not fit */
    Ids clues;                        /* with an answer: for those who give it */
    bool answered;                    /* has an `answer`; its effect comes only when that fails */
    int answer_difficulty, eased_difficulty;
    Ids eased_after;  /* actions; after one of them the answer is less hard */
    Ids answer_tools; /* any one of them */
    PlotEffect effect;
    const PlotChoice *choices; /* without an answer and an effect; the last: nobody decides */
    size_t n_choices;
    int copies;
} PlotEvent;

/* What makes a client move. */
typedef enum MoveOn {
    MOVE_BY_HOST,
    MOVE_UNTOLD,
    MOVE_RUNG,
    MOVE_TOLD,
    MOVE_SILENT,
    MOVE_MOOD
} MoveOn;

/* One of a client's moves. */
typedef struct PlotMove {
    size_t client;
    MoveOn on;
    int turns; /* MOVE_UNTOLD: by the end of this turn; MOVE_SILENT: for so many turns */
    Mood mood; /* MOVE_MOOD: this, or worse */
    Ids clues;
    size_t event;
    PlotEffect effect;
    Span at;
} PlotMove;

/* A flag on the clock. */
typedef struct PlotMark {
    int turn, extended;
    bool penalty; /* everybody who is hit needs a word in its turn */
    PlotEffect effect;
} PlotMark;

typedef struct PlotHint {
    size_t clue; /* NONE: about none in particular */
} PlotHint;

typedef enum StepAfter { AFTER_NOTHING, AFTER_CHANGE, AFTER_REPORT, AFTER_END } StepAfter;

/* A step of the procedure. */
typedef struct PlotStep {
    Thing thing;
    int by; /* turn; 0: any */
    StepAfter after;
    bool counts; /* toward a token */
} PlotStep;

typedef struct Plot {
    const Value *scenario;
    Rules rules;
    Clock clock;
    const Thing *clues, *causes, *tools, *features, *handouts;
    const PlotClient *clients;
    const PlotRole *roles;
    const PlotColleague *colleagues;
    const PlotMark *marks;
    const PlotHint *hints;
    const PlotStep *steps;
    int token_steps, token_dice; /* so many steps in time earn so many dice; 0 steps: none */
    Ids known;                   /* clues that are read out with the opening */
    const PlotAction *actions;
    const PlotEvent *events;
    const PlotMove *moves;
    bool resolves, reports;   /* some action does */
    const Ids *proves;        /* by clue: causes */
    const Ids *handout_clues; /* by handout */
    size_t n_clues, n_causes, n_tools, n_clients, n_handouts, n_roles, n_actions, n_events, n_moves;
    size_t n_features, n_colleagues, n_marks, n_hints, n_steps;
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
/* Whether what has worked lets it be tried. */
static inline bool plot_unlocked(const PlotAction *action, Set done)
{
    return !action->requires.n || ids_meet(action->requires, done);
}
/* What a card changes, or may change: from 0, NULL behind the last one. */
static inline const PlotEffect *plot_event_effect(const PlotEvent *event, size_t i)
{
    if (!i) return &event->effect;
    return i <= event->n_choices ? &event->choices[i - 1].effect : NULL;
}
/* Adds all clues that bear on whether the action is open. */
void plot_add_needs(const PlotAction *action, Set to);

#endif
