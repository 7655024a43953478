/* view.h - the evening as its players see it.  Who simulates a team includes this and not
 * evening.h: a View cannot be looked into, and no function here says what the host keeps to
 * himself.
 *
 * Players at a table know what the host lets them try, and see from a clue that an action has
 * become promising.  view_open(), view_lead() and view_cure() stand for that. */
#ifndef DDKIT_GAME_VIEW_H
#define DDKIT_GAME_VIEW_H

#include "game/stage.h"

typedef struct View View;

/* How the evening was set up.  Of its plot only what is open may be used: roles, tools, clients,
 * features, rules, clock, procedure, titles and kinds of actions. */
const Stage *view_stage(const View *v);

/* ---- the clock ---------------------------------------------------------------------------- */

int view_turn(const View *v);      /* the one at hand, and the box under the marker */
int view_last(const View *v);      /* the last turn as of now: the box is open, and has time */
bool view_extended(const View *v); /* the report has opened the shaded boxes */
int view_shaded(const View *v);    /* shaded boxes that could still be struck */
bool view_reported(const View *v); /* a report is out, in time or not */
bool view_report_in_time(const View *v); /* one that is out this turn opens them */
int view_peg(const View *v);      /* the box for which the next word is promised; 0: no promise */
bool view_penalty(const View *v); /* everybody who is hit needs a word this turn */

/* ---- dice and seats ----------------------------------------------------------------------- */

int view_dice(const View *v);   /* in the pool this turn, without tokens */
int view_tokens(const View *v); /* extra dice earned and not yet spent */
bool view_skips(const View *v, size_t seat);
size_t view_contact(const View *v);                       /* the seat of the client contact */
bool view_skilled(const View *v, size_t seat, Ids tools); /* in one of them */

/* ---- actions ------------------------------------------------------------------------------ */

/* Whether the host would let them try: a look with all its needs known, or a change, blind or not,
 * that nothing locks.  False for words, and for what has worked already. */
bool view_open(const View *v, size_t action);
/* An open change that nobody can say a reason for. */
bool view_blind(const View *v, size_t action);
/* Open, or a call that can be made now, with needs of its own that are met: something that the team
 * has learned leads to it.  Or what it would reveal proves a cause of which they have another clue.
 */
bool view_lead(const View *v, size_t action);
/* A lead that goes on from there: what it would reveal is needed for something else. */
bool view_next(const View *v, size_t action);
/* An open change, not blind, that promises to end the incident; a stopgap does, too. */
bool view_cure(const View *v, size_t action);
/* A change that people know for a stopgap when they hear of it: a rollback, a way round.  What it
 * does may take so many turns. */
bool view_stopgap(const View *v, size_t action);
int view_waits(const View *v, size_t action);
/* An open change that something learned or done speaks for, and that opens the way for others. */
bool view_step(const View *v, size_t action);
/* An open change that something learned or done speaks for, and that takes marks off the board. */
bool view_relief(const View *v, size_t action);
/* The host's hint was about what this action reveals. */
bool view_hinted(const View *v, size_t action);
bool view_done(const View *v, size_t action);
/* What the sum of dice and bonuses must reach, with all that is harder or easier now. */
int view_reach(const View *v, const Deed *deed);
/* The tools that it takes, any one of them: who is skilled in one has the bonus. */
Ids view_tools(const View *v, const Deed *deed);
/* Chance of `deed`, done by `seat` with `dice` dice and so many helpers. */
double view_chance(const View *v, size_t seat, const Deed *deed, int dice, int helpers);

/* ---- clients ------------------------------------------------------------------------------ */

Mood view_mood(const View *v, size_t client);
Features view_marks(const View *v, size_t client); /* that can be seen on the board */
bool view_told(const View *v, size_t client);
int view_heard(const View *v, size_t client); /* turn of the last word to it; 0: none */
/* Whether a call would ask it something that it has not been asked. */
bool view_can_ask(const View *v, size_t client);
bool view_asked(const View *v, size_t client);

/* ---- who wants an answer ------------------------------------------------------------------ */

typedef struct Call {
    size_t event;  /* the card; NONE: the promise is due */
    size_t client; /* of the board, who asks; NONE: somebody else */
    bool answered;
} Call;

/* Those of this turn. */
size_t view_calls(const View *v, const Call **calls);

/* ---- what is known ------------------------------------------------------------------------ */

size_t view_n_known(const View *v); /* clues */
/* Enough clues are known to name the cause: two that prove it, or its only one. */
bool view_cause(const View *v, size_t cause);
bool view_guess(const View *v, size_t cause); /* one clue is known that proves it */
/* Colleagues, by index in the plot: whether one can still be paged. */
bool view_colleague(const View *v, size_t colleague);
bool view_can_escalate(const View *v);
/* Turns since the team last learned a clue or changed something; 0: in the turn before. */
int view_stuck(const View *v);

/* ---- procedure ---------------------------------------------------------------------------- */

bool view_ticked(const View *v, size_t step);
/* Whether it could be ticked as things stand; a step after the first change or the report may
 * become due with the turn that is planned, and can be ticked in the same turn. */
bool view_can_tick(const View *v, size_t step);

/* ---- the turn before ---------------------------------------------------------------------- */

const Result *view_result(const View *v, size_t seat);
const Result *view_word_result(const View *v, size_t word);

#endif
