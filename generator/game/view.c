/* view.c - what the players see of an Evening. */
#include "game/view.h"

#include "game/evening.h"
#include "game/evening_state.h"

static const Evening *in(const View *v)
{
    return (const Evening *)v;
}

static const PlotAction *action_at(const View *v, size_t action)
{
    return &in(v)->stage->plot->actions[action];
}

const Stage *view_stage(const View *v)
{
    return in(v)->stage;
}

/* ---- the clock ---------------------------------------------------------------------------- */

int view_turn(const View *v)
{
    return in(v)->turn;
}

int view_last(const View *v)
{
    return evening_last(in(v));
}

bool view_extended(const View *v)
{
    return in(v)->extended;
}

int view_shaded(const View *v)
{
    return evening_shaded(in(v));
}

bool view_reported(const View *v)
{
    return in(v)->reported > 0;
}

bool view_report_in_time(const View *v)
{
    return in(v)->turn <= in(v)->stage->plot->clock.report_by;
}

int view_peg(const View *v)
{
    return in(v)->peg;
}

bool view_penalty(const View *v)
{
    return in(v)->penalty;
}

/* ---- dice and seats ----------------------------------------------------------------------- */

int view_dice(const View *v)
{
    return evening_pool(in(v));
}

int view_tokens(const View *v)
{
    return evening_tokens(in(v));
}

bool view_skips(const View *v, size_t seat)
{
    return in(v)->skips >> seat & 1;
}

size_t view_contact(const View *v)
{
    return in(v)->contact;
}

bool view_skilled(const View *v, size_t seat, Ids tools)
{
    return evening_skilled(in(v), seat, tools);
}

/* ---- actions ------------------------------------------------------------------------------ */

bool view_open(const View *v, size_t action)
{
    return action_at(v, action)->word == WORD_NONE && evening_refuses(in(v), action) == REFUSED_NOT;
}

bool view_blind(const View *v, size_t action)
{
    return view_open(v, action) && evening_blind(in(v), action);
}

/* Whether another clue of a cause that `clue` proves is known, and the cause is not sure yet. */
static bool shares_cause(const Evening *e, size_t clue)
{
    const Ids causes = e->stage->plot->proves[clue];
    for (size_t i = 0; i < causes.n; i++)
        if (ids_meet(e->stage->cause_clues[causes.at[i]], e->known) &&
            !evening_knows_cause(e, causes.at[i]))
            return true;
    return false;
}

static bool can_ring_for(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    return act->word == WORD_RING && act->client != NONE &&
           view_mood(v, act->client) != MOOD_LEFT &&
           evening_ring_action(in(v), act->client) == action;
}

bool view_lead(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    const bool can = can_ring_for(v, action) || view_open(v, action);
    if (!can || evening_blind(in(v), action)) return false;
    if (act->needs.n || act->n_any) return true;
    for (size_t i = 0; i < act->reveals.n; i++) {
        const size_t clue = act->reveals.at[i];
        if (!set_has(in(v)->known, clue) && shares_cause(in(v), clue)) return true;
    }
    return false;
}

bool view_next(const View *v, size_t action)
{
    const Ids reveals = action_at(v, action)->reveals;
    bool leads_on = false;
    for (size_t i = 0; i < reveals.n; i++)
        leads_on |= !set_has(in(v)->known, reveals.at[i]) &&
                    set_has(in(v)->stage->needed_clues, reveals.at[i]);
    return leads_on && view_lead(v, action);
}

/* Its needs are known, or what it requires has worked: without either nobody has a reason. */
static bool is_founded_change(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    return act->active && (act->needs.n || act->n_any || act->requires.n) && view_open(v, action) &&
           !evening_blind(in(v), action);
}

bool view_cure(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    if (!act->resolves && !act->waits_resolve) return false;
    return view_open(v, action) && !evening_blind(in(v), action);
}

bool view_stopgap(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    return act->rating == RATING_STOPGAP || (act->waits_resolve && act->rating == RATING_NONE);
}

int view_waits(const View *v, size_t action)
{
    return action_at(v, action)->waits;
}

bool view_step(const View *v, size_t action)
{
    const PlotAction *act = action_at(v, action);
    if (!is_founded_change(v, action) || view_cure(v, action)) return false;
    return !ids_within(act->reveals, in(v)->known) || act->effect.easier.n ||
           (act->rating != RATING_TRAP && set_has(in(v)->stage->required, action));
}

bool view_relief(const View *v, size_t action)
{
    return action_at(v, action)->effect.relieves.given && is_founded_change(v, action);
}

bool view_hinted(const View *v, size_t action)
{
    const Ids reveals = action_at(v, action)->reveals;
    for (size_t i = 0; i < reveals.n; i++)
        if (set_has(in(v)->hinted, reveals.at[i]) && !set_has(in(v)->known, reveals.at[i]))
            return true;
    return false;
}

bool view_done(const View *v, size_t action)
{
    return set_has(in(v)->done, action);
}

int view_reach(const View *v, const Deed *deed)
{
    return evening_reach(in(v), deed);
}

Ids view_tools(const View *v, const Deed *deed)
{
    return evening_tools(in(v), deed);
}

double view_chance(const View *v, size_t seat, const Deed *deed, int dice, int helpers)
{
    const Evening *e = in(v);
    return odds_in(&e->stage->odds, dice, evening_bonus(e, seat, deed, helpers),
                   evening_reach(e, deed));
}

/* ---- clients and calls -------------------------------------------------------------------- */

Mood view_mood(const View *v, size_t client)
{
    return in(v)->clients[client].mood;
}

Features view_marks(const View *v, size_t client)
{
    return in(v)->clients[client].marks;
}

bool view_told(const View *v, size_t client)
{
    return in(v)->clients[client].told > 0;
}

int view_heard(const View *v, size_t client)
{
    return in(v)->clients[client].heard;
}

bool view_can_ask(const View *v, size_t client)
{
    return evening_ring_action(in(v), client) != NONE;
}

bool view_asked(const View *v, size_t client)
{
    return ids_meet(in(v)->stage->rings[client], in(v)->done);
}

size_t view_calls(const View *v, const Call **calls)
{
    *calls = in(v)->calls;
    return in(v)->n_calls;
}

/* ---- what is known ------------------------------------------------------------------------ */

size_t view_n_known(const View *v)
{
    return set_count(in(v)->known);
}

bool view_cause(const View *v, size_t cause)
{
    return evening_knows_cause(in(v), cause);
}

bool view_guess(const View *v, size_t cause)
{
    return ids_meet(in(v)->stage->cause_clues[cause], in(v)->known);
}

bool view_colleague(const View *v, size_t colleague)
{
    return !set_has(in(v)->paged, colleague);
}

bool view_can_escalate(const View *v)
{
    return evening_refuses_escalation(in(v)) == REFUSED_NOT;
}

int view_stuck(const View *v)
{
    return in(v)->turn - in(v)->learned - 1;
}

/* ---- procedure, results ------------------------------------------------------------------- */

bool view_ticked(const View *v, size_t step)
{
    return in(v)->ticked >> step & 1;
}

bool view_can_tick(const View *v, size_t step)
{
    return evening_can_tick(in(v), step);
}

const Result *view_result(const View *v, size_t seat)
{
    return &in(v)->results[seat];
}

const Result *view_word_result(const View *v, size_t word)
{
    return &in(v)->word_results[word];
}
