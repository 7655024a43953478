/* evening_deeds.c - the rolls of a turn, and what comes of them. */
#include "game/evening_deeds.h"

#include "game/evening_board.h"
#include "game/evening_cards.h"
#include "game/evening_state.h"

/* A deed and what it came to; who did it bears on the bonus only. */
typedef struct Roll {
    const Deed *deed;
    Result *result;
    size_t action; /* of the plot, or NONE */
    bool blind;
} Roll;

static const PlotAction *action_at(const Evening *e, size_t action)
{
    return &e->stage->plot->actions[action];
}

/* ---- rolls -------------------------------------------------------------------------------- */

static int throw_dice(Evening *e, int dice)
{
    const size_t sides = (size_t)e->stage->plot->rules.sides;
    int sum = 0;
    for (; dice > 0; dice--) sum += 1 + (int)random_below(&e->random, sides);
    return sum;
}

static Outcome judge(const Evening *e, const Roll *roll)
{
    const Rules *r = &e->stage->plot->rules;
    const int missed_by = roll->result->reach - roll->result->sum;
    const bool change = roll->deed->kind == DEED_ACT && action_at(e, roll->action)->active;
    if (missed_by <= 0) return roll->blind && r->blind.draws ? OUTCOME_BLIND : OUTCOME_SUCCESS;
    if (!change) return OUTCOME_HINT;
    return !roll->blind && missed_by <= r->near ? OUTCOME_NEAR : OUTCOME_CARD;
}

static Roll roll_deed(Evening *e, const Deed *deed, size_t seat, int helpers, Result *result)
{
    Roll roll = { .deed = deed, .result = result, .action = NONE };
    if (deed->kind == DEED_ACT) {
        roll.action = deed->on;
        roll.blind = evening_acts_blind(e, deed);
    }
    if (deed->kind == DEED_REPORT) roll.action = e->stage->report;
    if (deed->kind == DEED_UPDATE) roll.action = e->stage->update;
    if (deed->kind == DEED_RING) roll.action = evening_ring_action(e, deed->on);
    const int thrown = deed->rolled ? deed->rolled : throw_dice(e, deed->dice);
    result->reach = evening_reach(e, deed);
    result->sum = thrown + evening_bonus(e, seat, deed, helpers);
    result->outcome = judge(e, &roll);
    return roll;
}

/* ---- actions ------------------------------------------------------------------------------ */

static void uncover(Evening *e, const PlotSpread *spread)
{
    const size_t n = spread->clients.n ? spread->clients.n : e->stage->plot->n_clients;
    for (size_t i = 0; spread->given && i < n; i++) {
        const size_t client = spread->clients.n ? spread->clients.at[i] : i;
        client_show(e, client, spread->features ? spread->features : ~(Features)0);
    }
}

static void start_wait(Evening *e, size_t action)
{
    const PlotAction *act = action_at(e, action);
    if (act->waits > 0 && e->n_waits < WAITS_MAX)
        e->waits[e->n_waits++] = (Wait){ action, e->turn + act->waits };
}

static void succeed(Evening *e, size_t action)
{
    const PlotAction *act = action_at(e, action);
    if (act->active || act->resolves) e->learned = e->turn;
    set_add(e->done, action);
    clues_learn(e, act->reveals);
    uncover(e, &act->uncovers); /* before its moods, as it is read */
    effect_apply(e, &act->effect);
    start_wait(e, action);
    cards_follow(e, NONE, action);
    e->resolved |= act->resolves;
    e->holds |= act->holds;
    e->patched |= act->rating == RATING_STOPGAP;
    e->mended |= act->rating == RATING_GOOD;
    e->harm += act->rating == RATING_TRAP;
}

/* There is one of each card: where the named one is out, a free one stands in. */
static void miss(Evening *e, size_t action)
{
    const size_t card = action_at(e, action)->complication;
    if (card != NONE && !set_has(e->drawn, card)) card_draw(e, card);
    else card_draw_free(e, PILE_DEGRADATION);
}

/* ---- words -------------------------------------------------------------------------------- */

/* Whatever it asks: any word to it will do. */
static void answer_client(Evening *e, size_t client)
{
    for (size_t i = 0; i < e->n_calls; i++)
        if (e->calls[i].client == client) call_answer(e, &e->calls[i]);
}

static void answer_clients(Evening *e)
{
    for (size_t i = 0; i < e->n_calls; i++) {
        Call *call = &e->calls[i];
        if (call->client == NONE) continue;
        call_answer(e, call);
        e->clients[call->client].heard = e->clients[call->client].spared = e->turn;
    }
}

/* To all: with it the team owns up to the harm that it has done, but for that of this turn, which
 * comes after words. */
static void speak(Evening *e)
{
    e->peg = e->turn + e->stage->plot->rules.promise;
    e->harm = 0;
    answer_clients(e);
}

/* A word to all, no later than in the turn in which the peg was reached. */
static void keep_promise(Evening *e)
{
    if (e->turn <= e->peg) e->kept = true;
}

static bool row_counts(const Evening *e, size_t client, Row row)
{
    return e->clients[client].mood != MOOD_LEFT && (row.ticked || row.fine);
}

/* What has been cleared was true. */
static bool row_holds(const Evening *e, size_t client, Row row)
{
    const ClientState *c = &e->clients[client];
    return row.ticked ? !(row.ticked & ~c->failed) : !client_truth(c);
}

/* One row; false rows cost a step, and tell all the same, but bring nothing that clients do once
 * they are told. */
static void read_row(Evening *e, size_t client, Row row)
{
    if (!row_counts(e, client, row)) return;
    if (!row_holds(e, client, row)) {
        client_misinform(e, client);
        client_fall(e, client, 1);
        return;
    }
    client_tell(e, client);
    client_show(e, client, row.ticked); /* what still fails unnoticed */
}

/* Whoever is hit has a true row in this report or in one before it: that buys time, whether anybody
 * heard it or not. */
static void open_clock(Evening *e, const Row *rows)
{
    const Plot *p = e->stage->plot;
    int known = 0;
    for (size_t i = 0; i < p->n_clients; i++) {
        ClientState *c = &e->clients[i];
        c->known |= row_counts(e, i, rows[i]) && row_holds(e, i, rows[i]);
        known += c->mood != MOOD_LEFT && c->failed && c->known;
    }
    if (known >= e->stage->needed && e->turn <= p->clock.report_by) e->extended = true;
}

static void publish(Evening *e, const Row *rows)
{
    for (size_t i = 0; i < e->stage->plot->n_clients; i++) read_row(e, i, rows[i]);
    if (e->reported) keep_promise(e);
    else e->reported = e->turn;
    speak(e);
    open_clock(e, rows);
}

static void update(Evening *e)
{
    keep_promise(e);
    for (size_t i = 0; i < e->stage->plot->n_clients; i++)
        if (e->clients[i].told || e->clients[i].marks) client_tell(e, i);
    speak(e);
    for (size_t i = 0; i < e->n_calls; i++)
        if (e->calls[i].client != NONE) client_tell(e, e->calls[i].client);
}

/* Being called is worth a step, whatever still fails. */
static void ring(Evening *e, size_t client)
{
    client_tell(e, client);
    e->clients[client].rung = true;
    client_rise(e, client, 1);
    answer_client(e, client);
}

static void answer(Evening *e, size_t i)
{
    Call *call = &e->calls[i];
    call_answer(e, call);
    if (call->client != NONE) client_tell(e, call->client);
}

/* ---- what comes of it --------------------------------------------------------------------- */

static void work(Evening *e, const Roll *roll)
{
    const Deed *deed = roll->deed;
    if (roll->action != NONE) succeed(e, roll->action);
    switch (deed->kind) {
    case DEED_REPORT: publish(e, deed->rows); break;
    case DEED_UPDATE: update(e); break;
    case DEED_RING: ring(e, deed->on); break;
    case DEED_ANSWER: answer(e, deed->on); break;
    default: break;
    }
}

static void tell_result(Evening *e, const Roll *roll)
{
    const Outcome o = roll->result->outcome;
    const Deed *deed = roll->deed;
    if (o == OUTCOME_SUCCESS || o == OUTCOME_BLIND) work(e, roll);
    else if (deed->kind == DEED_REPORT) open_clock(e, deed->rows);
    if (o == OUTCOME_BLIND) card_draw_free(e, PILE_DEGRADATION);
    if (o == OUTCOME_CARD) miss(e, roll->action);
}

/* Looks first; then words, which are about the system as it was when they were written; changes
 * last. */
enum { RESULT_LOOK, RESULT_WORD, RESULT_CHANGE, RESULT_STEPS };

static int result_step(const Evening *e, const Roll *roll)
{
    if (roll->deed->kind != DEED_ACT) return RESULT_WORD;
    return action_at(e, roll->action)->active ? RESULT_CHANGE : RESULT_LOOK;
}

/* Whether a change works of which all was said before it; a trap does not do what was expected. */
static bool works_as_said(const Evening *e, const Roll *roll)
{
    return result_step(e, roll) == RESULT_CHANGE && roll->result->outcome == OUTCOME_SUCCESS &&
           !evening_acts_blind(e, roll->deed) && action_at(e, roll->action)->rating != RATING_TRAP;
}

static void note_changes(Evening *e, const Roll *rolls, size_t n)
{
    for (size_t i = 0; i < n; i++) e->said |= works_as_said(e, &rolls[i]);
}

static int count_helpers(const Evening *e, const Turn *turn, size_t who)
{
    int n = 0;
    for (size_t i = 0; i < e->stage->n_seats; i++)
        n += turn->seats[i].kind == DEED_HELP && turn->seats[i].on == who;
    return n;
}

/* Without dice: a glance is a hint; a colleague says all at the end of the turn. */
static void do_plain(Evening *e, const Deed *deed, Result *result)
{
    if (deed->kind == DEED_GLANCE) result->outcome = OUTCOME_HINT;
    if (deed->kind != DEED_PAGE) return;
    result->outcome = OUTCOME_SUCCESS;
    set_add(e->paged, deed->on);
    clues_learn(e, e->stage->plot->colleagues[deed->on].clues);
}

/* All roll before anything happens, so that no result bears on another one. */
void deeds_play(Evening *e, const Turn *turn)
{
    Roll rolls[SEATS_MAX + WORDS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < e->stage->n_seats; i++) {
        const Deed *deed = &turn->seats[i];
        if (deed_is_rolled(deed))
            rolls[n++] = roll_deed(e, deed, i, count_helpers(e, turn, i), &e->results[i]);
    }
    for (size_t i = 0; i < turn->n_words; i++)
        rolls[n++] = roll_deed(e, &turn->words[i], e->contact,
                               count_helpers(e, turn, HELP_WORD + i), &e->word_results[i]);
    e->rolled = true;
    note_changes(e, rolls, n);
    for (int step = 0; step < RESULT_STEPS; step++)
        for (size_t i = 0; i < n; i++)
            if (result_step(e, &rolls[i]) == step) tell_result(e, &rolls[i]);
    for (size_t i = 0; i < e->stage->n_seats; i++) do_plain(e, &turn->seats[i], &e->results[i]);
    if (e->resolved) answer_clients(e); /* the cure is what they called for */
    cards_deal(e);
}
