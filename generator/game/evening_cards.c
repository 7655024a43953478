/* evening_cards.c - cards, what they and other effects change, and the news of a turn. */
#include "game/evening_cards.h"

#include <limits.h>

#include "game/evening_board.h"
#include "game/evening_state.h"

static const PlotEvent *event_at(const Evening *e, size_t event)
{
    return &e->stage->plot->events[event];
}

/* ---- effects ------------------------------------------------------------------------------ */

void clues_learn(Evening *e, Ids clues)
{
    if (set_join(e->known, clues)) e->learned = e->turn;
}

void clock_strike(Evening *e, int boxes)
{
    const int shaded = evening_shaded(e);
    e->struck += boxes < shaded ? boxes : shaded;
}

/* Turns won, or lost when negative: boxes at the end of the clock, which a report moves, but never
 * the one under the marker.  What is won opens again what was struck, no more. */
static void move_end(Evening *e, int turns)
{
    const int left = evening_open(e) - e->turn;
    if (turns > 0) e->struck -= turns < e->struck ? turns : e->struck;
    else if (left > 0) e->struck += -turns < left ? -turns : left;
}

/* The last turn in which something bears that lasts `turns`; 0: for good. */
static int last_turn(const Evening *e, int turns)
{
    return turns > 0 ? e->turn + turns - !e->rolled : INT_MAX;
}

/* The last turn in which a tool is harder: a card can say how many turns, others end so many after
 * their own, whenever they come. */
static int last_harder(const Evening *e, const PlotEffect *effect)
{
    const int turns = e->stage->plot->rules.harder_for;
    if (effect->turns) return last_turn(e, effect->turns);
    return turns ? e->turn + turns : INT_MAX;
}

/* What is harder already is so for longer, if at all. */
static void make_harder(Evening *e, size_t tool, int until)
{
    if (e->harder[tool] < until) e->harder[tool] = until;
}

/* What a spread means for one client: the features, or all that it uses. */
static Features spread_features(const Evening *e, const PlotSpread *spread, size_t client)
{
    const Features uses = e->stage->plot->clients[client].uses;
    return spread->features ? spread->features & uses : uses;
}

static size_t spread_count(const Evening *e, const PlotSpread *spread)
{
    return spread->clients.n ? spread->clients.n : e->stage->plot->n_clients;
}

static size_t spread_client(const PlotSpread *spread, size_t i)
{
    return spread->clients.n ? spread->clients.at[i] : i;
}

static void impact(Evening *e, const PlotEffect *effect)
{
    const PlotSpread *to = &effect->impacts;
    const PlotEffect *ring = effect->card || effect->turns ? effect : NULL;
    for (size_t i = 0; to->given && i < spread_count(e, to); i++) {
        const size_t client = spread_client(to, i);
        client_mark(e, client, spread_features(e, to, client), ring, last_turn(e, effect->turns));
    }
}

static void relieve(Evening *e, const PlotEffect *effect)
{
    const PlotSpread *of = &effect->relieves;
    for (size_t i = 0; of->given && i < spread_count(e, of); i++) {
        const size_t client = spread_client(of, i);
        if (e->clients[client].mood == MOOD_LEFT) continue;
        client_relieve(e, client, spread_features(e, of, client));
    }
}

static void change_moods(Evening *e, const PlotEffect *effect)
{
    const Plot *p = e->stage->plot;
    const Ids named = effect->mood_clients;
    const size_t n = effect->mood ? (named.n ? named.n : p->n_clients) : 0;
    for (size_t i = 0; i < n; i++) {
        const size_t client = named.n ? named.at[i] : i;
        if (effect->tiered && p->clients[client].tier != effect->tier) continue;
        client_fall(e, client, -effect->mood);
        client_rise(e, client, effect->mood);
    }
}

void effect_apply(Evening *e, const PlotEffect *effect)
{
    if (!effect->any) return;
    for (size_t i = 0; i < effect->unless.n; i++)
        if (e->clients[effect->unless.at[i]].told) return;
    relieve(e, effect);
    impact(e, effect);
    change_moods(e, effect);
    move_end(e, effect->clock);
    for (size_t i = 0; i < effect->harder.n; i++)
        make_harder(e, effect->harder.at[i], last_harder(e, effect));
    for (size_t i = 0; i < effect->easier.n; i++) set_add(e->easier, effect->easier.at[i]);
    for (size_t i = 0; i < effect->draws.n; i++) /* once, or cards could go round for ever */
        if (!set_has(e->drawn, effect->draws.at[i])) card_draw(e, effect->draws.at[i]);
    if (effect->pile) card_draw_free(e, effect->pile);
}

/* ---- cards -------------------------------------------------------------------------------- */

void card_draw(Evening *e, size_t event)
{
    set_add(e->drawn, event);
    if (e->n_pending < e->pending_max) e->pending[e->n_pending++] = event;
}

static bool fits(const Evening *e, size_t event)
{
    return !ids_meet(event_at(e, event)->unless, e->done);
}

/* The top card; nothing comes in the place of one that no longer fits. */
void card_draw_free(Evening *e, Pile pile)
{
    const size_t *cards = pile == PILE_INTERRUPT ? e->interrupts : e->degradations;
    size_t *n = pile == PILE_INTERRUPT ? &e->n_interrupts : &e->n_degradations;
    if (*n) card_draw(e, cards[--*n]);
}

void cards_follow(Evening *e, size_t event, size_t action)
{
    const Ids following = e->stage->following;
    for (size_t i = 0; i < following.n; i++) {
        const PlotEvent *card = event_at(e, following.at[i]);
        const bool due = (event != NONE && card->after_event == event) ||
                         (action != NONE && card->after_action == action);
        if (due && !set_has(e->drawn, following.at[i])) set_add(e->due_next, following.at[i]);
    }
}

static void ask(Evening *e, size_t event, size_t client)
{
    if (client != NONE && e->clients[client].mood == MOOD_LEFT) return;
    if (e->n_calls < CALLS_MAX) e->calls[e->n_calls++] = (Call){ event, client, false };
}

/* A choice is made when its card is read, whenever that is; who has left asks for none. */
static void decide(Evening *e, size_t event)
{
    const PlotEvent *card = event_at(e, event);
    if (card->client != NONE && e->clients[card->client].mood == MOOD_LEFT) return;
    if (card->n_choices) effect_apply(e, &card->choices[e->chosen[event]].effect);
}

/* One that asks for something, drawn when all have rolled, asks with the next news. */
static void read_card(Evening *e, size_t event)
{
    const PlotEvent *card = event_at(e, event);
    if (!fits(e, event)) return;
    if (card->answered && e->rolled) {
        set_add(e->due_next, event);
        return;
    }
    if (card->answered) {
        ask(e, event, card->client);
    } else {
        clues_learn(e, card->clues);
        effect_apply(e, &card->effect);
        decide(e, event);
    }
    cards_follow(e, event, NONE);
}

/* A card can draw more. */
void cards_deal(Evening *e)
{
    for (size_t i = 0; i < e->n_pending; i++) read_card(e, e->pending[i]);
    e->n_pending = 0;
}

/* ---- news --------------------------------------------------------------------------------- */

static void draw_due(Evening *e)
{
    const Plot *p = e->stage->plot;
    const Ids dated = e->stage->dated;
    for (size_t i = 0; i < dated.n; i++)
        if (event_at(e, dated.at[i])->turn <= e->turn && !set_has(e->drawn, dated.at[i]))
            card_draw(e, dated.at[i]);
    for (size_t i = 0; i < e->due.n; i++)
        for (uint64_t word = e->due.words[i]; word; word &= word - 1) {
            const size_t event = i * 64 + (size_t)__builtin_ctzll(word);
            if (event < p->n_events) card_draw(e, event);
        }
}

static void draw_interrupt(Evening *e)
{
    if (e->stage->interrupt_turns[e->turn]) card_draw_free(e, PILE_INTERRUPT);
}

/* Whether the mark's box has come and the mark has not happened yet. */
static bool mark_is_due(const Evening *e, size_t mark)
{
    const PlotMark *m = &e->stage->plot->marks[mark];
    return (e->extended ? m->extended : m->turn) <= e->turn && !set_has(e->flags, mark);
}

/* What the end of this box will ask for, for everybody to see. */
static void announce_penalty(Evening *e)
{
    const Plot *p = e->stage->plot;
    e->penalty = false;
    for (size_t i = 0; i < p->n_marks; i++)
        if (p->marks[i].penalty && mark_is_due(e, i)) e->penalty = true;
}

void flags_happen(Evening *e)
{
    const Plot *p = e->stage->plot;
    announce_penalty(e); /* a report of this turn moves marks */
    for (size_t i = 0; i < p->n_marks; i++) {
        if (!mark_is_due(e, i)) continue;
        set_add(e->flags, i);
        effect_apply(e, &p->marks[i].effect);
    }
}

/* Whom an update would reach has been promised one. */
static bool was_promised(const ClientState *c)
{
    return c->told || c->marks;
}

/* The promise is due, and until a word has gone to all: whose call it is rings. */
static void ring_for_promise(Evening *e)
{
    if (!e->peg || e->turn < e->peg) return;
    for (size_t i = 0; i < e->stage->plot->n_clients; i++)
        if (e->stage->rings_for_promise[i] && was_promised(&e->clients[i])) ask(e, NONE, i);
}

void cards_news(Evening *e)
{
    set_assign(e->due, e->due_next);
    set_clear(e->due_next);
    draw_due(e);
    draw_interrupt(e);
    cards_deal(e);
    announce_penalty(e);
    ring_for_promise(e);
}

/* ---- answers ------------------------------------------------------------------------------ */

void call_answer(Evening *e, Call *call)
{
    if (call->answered) return;
    call->answered = true;
    if (call->event != NONE) clues_learn(e, event_at(e, call->event)->clues);
}

void calls_end_turn(Evening *e)
{
    for (size_t i = 0; i < e->n_calls; i++) {
        const Call *call = &e->calls[i];
        if (call->event != NONE && !call->answered)
            effect_apply(e, &event_at(e, call->event)->effect);
    }
    cards_deal(e);
}
