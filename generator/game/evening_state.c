/* evening_state.c - what holds at a time: boxes, dice, prices, and what can be tried. */
#include "game/evening_state.h"

static const PlotAction *action_at(const Evening *e, size_t action)
{
    return &e->stage->plot->actions[action];
}

/* ---- clock and dice ----------------------------------------------------------------------- */

int evening_open(const Evening *e)
{
    const Clock *c = &e->stage->plot->clock;
    return (e->extended ? c->extended_lost_at : c->lost_at) - e->struck;
}

int evening_last(const Evening *e)
{
    const int open = evening_open(e), timed = e->stage->turns_timed;
    return timed < open ? timed : open;
}

int evening_shaded(const Evening *e)
{
    const int turns = e->stage->plot->clock.turns, from = e->turn > turns ? e->turn : turns;
    const int left = e->extended ? evening_open(e) - from : 0;
    return left > 0 ? left : 0;
}

static int held_dice(const Evening *e)
{
    const Rules *r = &e->stage->plot->rules;
    int held = 0;
    for (size_t i = 0; i < e->stage->plot->n_clients; i++)
        if (e->clients[i].mood == MOOD_ANGRY) held += r->angry_dice;
    return held < r->angry_most ? held : r->angry_most;
}

int evening_pool(const Evening *e)
{
    const int dice = e->stage->dice - held_dice(e) - e->dice_owed;
    return dice > 0 ? dice : 0;
}

int evening_tokens(const Evening *e)
{
    const Plot *p = e->stage->plot;
    uint64_t counted = 0;
    if (p->token_steps <= 0) return 0;
    for (size_t i = 0; i < p->n_steps; i++)
        if (p->steps[i].counts) counted |= (uint64_t)1 << i;
    return bits_count(e->in_time & counted) / p->token_steps * p->token_dice - e->tokens_spent;
}

/* ---- actions ------------------------------------------------------------------------------ */

bool evening_skilled(const Evening *e, size_t seat, Ids tools)
{
    for (size_t i = 0; i < tools.n; i++)
        if (e->stage->skilled[tools.at[i]] >> seat & 1) return true;
    return false;
}

Refusal evening_refuses(const Evening *e, size_t action)
{
    const PlotAction *act = action_at(e, action);
    if (ids_meet(act->unless, e->done)) return REFUSED_DONE;
    if (!plot_unlocked(act, e->done)) return REFUSED_LOCKED;
    if (act->word == WORD_NONE && set_has(e->done, action)) return REFUSED_DONE;
    if (!act->active && !plot_met(act, e->known)) return REFUSED_NEEDS;
    return REFUSED_NOT;
}

bool evening_blind(const Evening *e, size_t action)
{
    const PlotAction *act = action_at(e, action);
    return act->active && (act->needs.n || act->n_any) && !plot_met(act, e->known);
}

/* The action that a deed is, or NONE. */
static size_t action_of(const Evening *e, const Deed *deed)
{
    const Stage *s = e->stage;
    switch (deed->kind) {
    case DEED_ACT:
    case DEED_GLANCE: return deed->on;
    case DEED_REPORT: return s->report;
    case DEED_UPDATE: return s->update;
    case DEED_RING: return evening_ring_action(e, deed->on);
    default: return NONE;
    }
}

size_t evening_ring_action(const Evening *e, size_t client)
{
    const Ids rings = e->stage->rings[client];
    for (size_t i = 0; i < rings.n; i++)
        if (!set_has(e->done, rings.at[i]) && evening_refuses(e, rings.at[i]) == REFUSED_NOT)
            return rings.at[i];
    return NONE;
}

Ids evening_tools(const Evening *e, const Deed *deed)
{
    const Plot *p = e->stage->plot;
    const size_t action = action_of(e, deed);
    const Ids none = { 0 }, words = { &e->stage->words, e->stage->words != NONE };
    if (deed->kind == DEED_ANSWER) {
        const Call *call = &e->calls[deed->on];
        const Ids tools = call->event == NONE ? none : p->events[call->event].answer_tools;
        return !tools.n && call->client != NONE ? words : tools;
    }
    if (action != NONE && (p->actions[action].tools.n || deed->kind <= DEED_ACT))
        return p->actions[action].tools;
    return deed_is_word(deed) ? words : none;
}

/* ---- prices ------------------------------------------------------------------------------- */

/* With each of its tools: the team takes the one that is not. */
static bool tools_are_harder(const Evening *e, const Deed *deed)
{
    const Ids tools = evening_tools(e, deed);
    for (size_t i = 0; i < tools.n; i++)
        if (e->harder[tools.at[i]] < e->turn) return false;
    return tools.n > 0;
}

/* One level, however much makes it harder; but a blind change may have its own price. */
static int levels_harder(const Evening *e, const Deed *deed)
{
    const Rules *r = &e->stage->plot->rules;
    const int blind = deed->kind == DEED_ACT && evening_acts_blind(e, deed) ? r->blind.harder : 0;
    const bool harder = tools_are_harder(e, deed);
    return blind > harder ? blind : harder;
}

static int move_level(const Rules *r, int difficulty, int levels)
{
    for (; levels > 0; levels--) difficulty = rules_harder(r, difficulty);
    for (; levels < 0; levels++) difficulty = rules_easier(r, difficulty);
    return difficulty;
}

static int price_on_card(const Evening *e, const PlotEvent *card)
{
    return ids_meet(card->eased_after, e->done) ? card->eased_difficulty : card->answer_difficulty;
}

static int base_of_answer(const Evening *e, const Call *call)
{
    const Plot *p = e->stage->plot;
    return call->event == NONE ? p->rules.answer : price_on_card(e, &p->events[call->event]);
}

static int base_of(const Evening *e, const Deed *deed, size_t action)
{
    const Rules *r = &e->stage->plot->rules;
    if (deed->kind == DEED_ANSWER) return base_of_answer(e, &e->calls[deed->on]);
    if (deed->kind == DEED_UPDATE) return deed->form ? r->update : r->bare;
    if (action != NONE) return action_at(e, action)->difficulty;
    return r->ring;
}

int evening_reach(const Evening *e, const Deed *deed)
{
    const Rules *r = &e->stage->plot->rules;
    const size_t action = action_of(e, deed);
    const bool easier = action != NONE && set_has(e->easier, action);
    return move_level(r, base_of(e, deed, action), levels_harder(e, deed) - easier);
}

bool evening_acts_blind(const Evening *e, const Deed *deed)
{
    return action_at(e, deed->on)->active && (!deed->said || evening_blind(e, deed->on));
}

int evening_bonus(const Evening *e, size_t seat, const Deed *deed, int helpers)
{
    const Rules *r = &e->stage->plot->rules;
    const int skill = evening_skilled(e, seat, evening_tools(e, deed)) ? r->proficiency : 0;
    return skill + helpers * r->help;
}

/* ---- procedure, causes, hints ------------------------------------------------------------- */

bool evening_can_tick(const Evening *e, size_t step)
{
    const StepAfter after = e->stage->plot->steps[step].after;
    if (e->ticked >> step & 1) return false;
    return after == AFTER_NOTHING || (after == AFTER_CHANGE && e->said) ||
           (after == AFTER_REPORT && e->kept) || (after == AFTER_END && e->phase == PHASE_CLOSE);
}

bool evening_knows_cause(const Evening *e, size_t cause)
{
    const Ids clues = e->stage->cause_clues[cause];
    size_t known = 0;
    for (size_t i = 0; i < clues.n; i++) known += set_has(e->known, clues.at[i]);
    return known > 0 && known >= (clues.n < 2 ? clues.n : 2);
}

size_t evening_next_hint(const Evening *e)
{
    const Plot *p = e->stage->plot;
    for (size_t i = e->hints; i < p->n_hints; i++)
        if (p->hints[i].clue == NONE || !set_has(e->known, p->hints[i].clue)) return i;
    return NONE;
}

Refusal evening_refuses_escalation(const Evening *e)
{
    const Rules *r = &e->stage->plot->rules;
    if (e->phase != PHASE_PLAN) return REFUSED_PHASE;
    if (e->escalations && e->turn - e->escalated < r->escalate.every) return REFUSED_ESCALATE;
    if (evening_next_hint(e) == NONE) return REFUSED_ESCALATE;
    const bool pays_dice = e->escalations >= r->escalate.free && !evening_shaded(e);
    return pays_dice && evening_pool(e) < r->escalate.dice ? REFUSED_ESCALATE : REFUSED_NOT;
}
