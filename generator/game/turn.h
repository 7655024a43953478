/* turn.h - what a team can do in one turn, as data.  Who plans one sees the evening through view.h;
 * evening.h judges and plays it. */
#ifndef DDKIT_GAME_TURN_H
#define DDKIT_GAME_TURN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/set.h"

#define SEATS_MAX 24 /* as many people as a scenario may be for */
#define WORDS_MAX 9  /* free words of a turn */
#define STEPS_MAX 64 /* of a procedure; those behind them are not played */

/* Features as bits, by their index in the scenario.  From the 64th on they count as one. */
typedef uint64_t Features;

/* In the order in which a client falls. */
typedef enum Mood { MOOD_CALM, MOOD_WORRIED, MOOD_ANGRY, MOOD_LEFT } Mood;

/* What a client's row of the impact report says.  Features that are ticked fail for it; without one
 * it is "fine so far", or says nothing, and then the client is not told. */
typedef struct Row {
    Features ticked;
    bool fine; /* where nothing is ticked */
} Row;

typedef enum DeedKind {
    DEED_NONE,
    /* With dice. */
    DEED_ACT,    /* on: an action that is no word */
    DEED_ANSWER, /* on: one of view_calls(); the first of the words */
    DEED_REPORT, /* a word, with `rows` */
    DEED_UPDATE, /* a word; `form`: filled in */
    DEED_RING,   /* on: a client; a word */
    /* Without. */
    DEED_HELP,   /* on: the seat that is helped; HELP_WORD + i: the i-th free word */
    DEED_GLANCE, /* on: a passive action */
    DEED_PAGE,   /* on: a colleague (rules.page may ask for dice) */
} DeedKind;

#define HELP_WORD ((size_t)SEATS_MAX)

/* One thing that somebody does. */
typedef struct Deed {
    DeedKind kind;
    size_t on;
    int dice;
    int rolled;      /* their sum, as it lies on the table; 0: the engine throws them */
    bool said;       /* DEED_ACT on an active action: why, what is expected, how it is undone */
    bool form;       /* DEED_UPDATE */
    const Row *rows; /* DEED_REPORT: by client */
} Deed;

static inline bool deed_is_word(const Deed *d)
{
    return d->kind >= DEED_ANSWER && d->kind <= DEED_RING;
}

/* All that a team does in a turn, locked before the first roll. */
typedef struct Turn {
    Deed seats[SEATS_MAX]; /* one each; of who skips the turn: DEED_NONE */
    Deed words[WORDS_MAX]; /* free words of the client contact, beside its own deed */
    size_t n_words;
    uint64_t ticks; /* steps of the procedure, by index; what is not done is not ticked */
    int tokens;     /* extra dice spent that ticks have earned */
} Turn;

/* The last turn, without news, cards or dice. */
typedef struct Farewell {
    uint64_t ticks;
    bool calls; /* each angry client is called, and a few who were not told */
    bool owns;  /* the all-clear says what harm was done */
    Set named;  /* causes of the incident that the team names, and the host agrees */
} Farewell;

/* Why a turn cannot be played as it was planned. */
typedef enum Refusal {
    REFUSED_NOT,
    REFUSED_PHASE,    /* it is not time for that */
    REFUSED_SKIPS,    /* the seat skips this turn */
    REFUSED_SUBJECT,  /* there is no such action, call, client, seat or colleague */
    REFUSED_NO_DICE,  /* a deed that is rolled has none, or one that is not has some */
    REFUSED_POOL,     /* more dice than there are */
    REFUSED_MOST,     /* more dice than one roll may have */
    REFUSED_BLIND,    /* more dice than a blind change may have */
    REFUSED_ROLL,     /* the dice cannot show this sum */
    REFUSED_NEEDS,    /* a look that nobody has a reason for yet */
    REFUSED_LOCKED,   /* something else must have worked first */
    REFUSED_DONE,     /* has worked already, or what it changes is changed */
    REFUSED_GONE,     /* the client has left, the colleague has been paged */
    REFUSED_HELP,     /* a second helper, oneself, no dice there, or no helping in these rules */
    REFUSED_GLANCE,   /* only passive actions, if these rules have it */
    REFUSED_WORD,     /* a word is not for this seat, or it is no word, or there are too many */
    REFUSED_PAGE,     /* a second colleague in one turn */
    REFUSED_UPDATE,   /* before the report */
    REFUSED_REPORT,   /* this scenario has none */
    REFUSED_ROWS,     /* a row of the report leaves out what the board shows of its client */
    REFUSED_TOKENS,   /* more than were earned */
    REFUSED_ESCALATE, /* too soon, no hint left, or nothing to pay with */
} Refusal;

/* What came of a deed. */
typedef enum Outcome {
    OUTCOME_NONE,    /* there was no roll: nothing, help */
    OUTCOME_SUCCESS, /* also: a colleague was paged */
    OUTCOME_BLIND,   /* works, and a card was drawn all the same */
    OUTCOME_HINT,    /* missed, or only a glance: a hint at most */
    OUTCOME_NEAR,    /* a change that missed by little: nothing happens */
    OUTCOME_CARD,    /* a change that missed: a card */
} Outcome;

typedef struct Result {
    Outcome outcome;
    int sum, reach; /* with all bonuses; what was to be reached */
} Result;

#endif
