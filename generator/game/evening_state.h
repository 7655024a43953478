/* evening_state.h - what holds at a time of an evening: boxes, dice, prices, and what can be tried.
 */
#ifndef DDKIT_GAME_EVENING_STATE_H
#define DDKIT_GAME_EVENING_STATE_H

#include "game/evening.h"

int evening_last(const Evening *e);   /* turn with which the clock, or the session, is used up */
int evening_open(const Evening *e);   /* the last box that is neither struck nor closed */
int evening_shaded(const Evening *e); /* open boxes of the longer clock that can be struck */
int evening_pool(const Evening *e);   /* dice, without tokens */
int evening_tokens(const Evening *e);
bool evening_skilled(const Evening *e, size_t seat, Ids tools);
/* Why the action cannot be tried; REFUSED_NOT: it can. */
Refusal evening_refuses(const Evening *e, size_t action);
bool evening_blind(const Evening *e, size_t action);
/* Blind, or its reason was not said. */
bool evening_acts_blind(const Evening *e, const Deed *deed);
/* The action that ringing the client is now: the first that has not worked and that nothing locks;
 * NONE: a mere call. */
size_t evening_ring_action(const Evening *e, size_t client);
/* The next hint about something unknown, or NONE. */
size_t evening_next_hint(const Evening *e);
int evening_reach(const Evening *e, const Deed *deed);
Ids evening_tools(const Evening *e, const Deed *deed);
/* What is added to the dice. */
int evening_bonus(const Evening *e, size_t seat, const Deed *deed, int helpers);
bool evening_can_tick(const Evening *e, size_t step);
bool evening_knows_cause(const Evening *e, size_t cause);
Refusal evening_refuses_escalation(const Evening *e);

/* What fails for it, noticed or not. */
static inline Features client_truth(const ClientState *c)
{
    return c->marks | c->hidden;
}
static inline bool client_hit(const ClientState *c)
{
    return c->mood != MOOD_LEFT && client_truth(c);
}
static inline bool deed_is_rolled(const Deed *d)
{
    return d->kind >= DEED_ACT && d->kind <= DEED_RING;
}

#endif
