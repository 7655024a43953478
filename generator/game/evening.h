/* evening.h - the rules of an evening: one state, and the steps from one to the next.
 *
 *     Stage *stage = stage_new(arena, plot, players);
 *     Evening *e = evening_new(arena, stage);
 *     evening_begin(e, seed);
 *     while (evening_news(e)) {           // the host reads
 *         plan(evening_view(e), &turn);   // the team talks
 *         evening_play(e, &turn);         // dice, results, clients, and the clock moves
 *     }
 *     evening_close(e, &farewell);        // the last turn, and what it comes to
 *
 * An Evening is a plain value: evening_copy() makes two of one, and nothing outside it changes. All
 * chance comes from its own `random`, unless a Turn says what the dice show.  No step allocates.
 * Turns are judged in evening_check.c; cards are taken off in evening_board.c.
 * The rules themselves are in docs/game.md; the comments here say
 * only what they leave to the reader. */
#ifndef DDKIT_GAME_EVENING_H
#define DDKIT_GAME_EVENING_H

#include "game/random.h"
#include "game/stage.h"
#include "game/turn.h"
#include "game/view.h"

typedef enum Phase {
    PHASE_NEWS,  /* evening_news() is next */
    PHASE_PLAN,  /* evening_escalate(), evening_play() */
    PHASE_CLOSE, /* the cure works or the clock is used up: evening_close() */
    PHASE_OVER,
} Phase;

/* What the end is called: how the system is, and who is still with the team. */
typedef enum Works { WORKS_CURED, WORKS_LIMPING, WORKS_DOWN } Works;
typedef enum Trust { TRUST_WITH, TRUST_STRAINED, TRUST_GONE } Trust;

typedef struct Ending {
    Works works;
    Trust trust;
    int steps;   /* of the procedure, ticked in time */
    int clients; /* that have not left */
    int struck;  /* boxes */
} Ending;

typedef struct ClientState {
    Features marks;  /* that everybody sees */
    Features hidden; /* that fail and that nobody has noticed; never in `marks` */
    Features failed; /* that fail or have failed tonight: a report may say so */
    Mood mood;
    int told;      /* turn; 0: not told */
    int heard;     /* turn of the last word to it; 0: none */
    int spared;    /* turn of the last one but wrong rows: it does not fall for silence then */
    bool known;    /* its row in a report was true, heard or not */
    bool believes; /* some word to it was not a wrong row: what it does once told follows that */
    int fallen;    /* steps this turn */
    bool rung;
} ClientState;

/* Marks that go away with the card that lies on them. */
typedef struct Ring {
    const PlotEffect *effect;
    size_t client;
    Features marks;
    int until; /* the last turn; INT_MAX: until the host takes the card away */
} Ring;

/* An action whose result comes by mere waiting. */
typedef struct Wait {
    size_t action;
    int until; /* the turn with whose end it comes */
} Wait;

#define CALLS_MAX 16  /* of one turn */
#define RINGS_MAX 256 /* marks under cards; more stay as if there were no card */
#define WAITS_MAX 16

typedef struct Evening {
    const Stage *stage;
    Random random;
    Phase phase;
    int turn;    /* the one at hand, and the box under the marker */
    bool rolled; /* of the turn at hand; what an effect starts now bears from the next turn on */

    /* The clock. */
    bool extended;
    int struck;   /* boxes, from the end of the clock on */
    Set flags;    /* marks of the clock that have happened */
    bool penalty; /* at the end of this turn */

    /* Words. */
    int reported; /* turn; 0: no report yet */
    int peg;      /* box; 0: no promise */
    bool kept;    /* an update, or a further report, came before or when the peg was reached */
    ClientState *clients;

    /* Cards. */
    Set drawn, due, due_next;                /* events; due: with this news, with the next */
    size_t *pending, n_pending, pending_max; /* events drawn that have yet to happen */
    size_t *chosen;                          /* by event: of its choices, by now */
    size_t *interrupts, *degradations;       /* shuffled; those below the number are left */
    size_t n_interrupts, n_degradations;
    Call calls[CALLS_MAX];
    size_t n_calls;
    Ring rings[RINGS_MAX];
    size_t n_rings;

    /* What is known and done. */
    Set known;   /* clues */
    Set hinted;  /* clues that a hint was about */
    Set done;    /* actions that have worked */
    Set paged;   /* colleagues */
    Set moves;   /* of clients, that have happened */
    Set easier;  /* actions, by one level */
    int *harder; /* by tool: the last turn in which it is, by one level */
    Wait waits[WAITS_MAX];
    size_t n_waits;
    int learned; /* the last turn with something new */
    bool said;   /* a change has worked of which all was said before it */

    /* Procedure and help. */
    uint64_t ticked, in_time; /* steps */
    int tokens_spent;
    int escalations, escalated; /* how many; the turn of the last one */
    size_t hints;               /* read so far */
    int dice_owed;              /* by the escalation of this turn */

    /* Seats. */
    size_t contact;
    uint32_t skips, skips_next; /* seats, as bits: this turn, the next turn */
    Result results[SEATS_MAX], word_results[WORDS_MAX];

    /* The end. */
    bool resolved, waited; /* waited: mere waiting did it */
    bool patched, mended;  /* by a stopgap; by something better */
    bool holds;            /* by halves: something works even if the clock is used up */
    int harm;              /* traps that have worked and that nobody has owned up to */
    Ending ending;         /* once it is over */

    void *block; /* all that the pointers above lead to */
    size_t block_size;
} Evening;

/* Room for one evening, not yet begun. */
Evening *evening_new(Arena *a, const Stage *stage);
/* Sets everything up for the first news; the same seed gives the same evening.  The client contact
 * is the seat whose main skill words are, else the first that is skilled in them, or seat 0. */
void evening_begin(Evening *e, uint64_t seed);
/* `to` becomes like `from`; both are of one stage. */
void evening_copy(Evening *to, const Evening *from);
static inline const View *evening_view(const Evening *e)
{
    return (const View *)e;
}

/* What the team says to a card with choices when that is read.  Until it is given: the last one,
 * that nobody decides. */
void evening_choose(Evening *e, size_t event, size_t choice);
/* A turn begins: what has run its time is taken off; cards that are due are read, those without an
 * answer have their effect; who rings.  False when the evening is no longer in
 * PHASE_NEWS, that is at its end. */
bool evening_news(Evening *e);
/* "We escalate", before the turn is played: the next hint about something unknown. */
Refusal evening_escalate(Evening *e);
/* Whether the turn can be played as planned; `*who` (may be NULL) becomes the seat, or HELP_WORD +
 * i of a free word, or NONE.  Changes nothing. */
Refusal evening_check(const Evening *e, const Turn *turn, size_t *who);
/* Rolls, results, clients, the clock.  Nothing happens unless evening_check() lets it. */
Refusal evening_play(Evening *e, const Turn *turn);
/* The last turn, and the ending.  Without rules.aftercare only `named` counts. */
Refusal evening_close(Evening *e, const Farewell *farewell);

/* What hosts do beside the rules, as a card's text has it. */
void evening_skip(Evening *e, size_t seat); /* loses its next turn; a word it still has */
void evening_wear(Evening *e, size_t seat); /* is the client contact from now on */
void evening_take_off(Evening *e,
                      size_t event); /* the card that lies on marks goes, they with it */

#endif
