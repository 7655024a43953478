/* evening.c - the turns of an evening, from the first news to the ending. */
#include "game/evening.h"

#include <string.h>

#include "game/evening_board.h"
#include "game/evening_cards.h"
#include "game/evening_clients.h"
#include "game/evening_deeds.h"
#include "game/evening_end.h"
#include "game/evening_state.h"

/* ---- one block that holds all ------------------------------------------------------------- */

/* Measures, and hands out once there is a block. */
typedef struct Carver {
    char *at;
    size_t used;
} Carver;

static void *carve(Carver *c, size_t n, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    void *p = c->at ? c->at + c->used : NULL;
    c->used += (n * size + align - 1) / align * align;
    return p;
}

static Set carve_set(Carver *c, size_t limit)
{
    const size_t words = (limit + 63) / 64;
    return (Set){ carve(c, words, sizeof(uint64_t)), words };
}

static void carve_all(Evening *e, Carver *c)
{
    const Stage *s = e->stage;
    const Plot *p = s->plot;
    e->clients = carve(c, p->n_clients, sizeof *e->clients);
    e->flags = carve_set(c, p->n_marks);
    e->drawn = carve_set(c, p->n_events);
    e->due = carve_set(c, p->n_events);
    e->due_next = carve_set(c, p->n_events);
    e->pending_max = p->n_events + SEATS_MAX + WORDS_MAX;
    e->pending = carve(c, e->pending_max, sizeof *e->pending);
    e->chosen = carve(c, p->n_events, sizeof *e->chosen);
    e->interrupts = carve(c, s->interrupts.n, sizeof *e->interrupts);
    e->degradations = carve(c, s->degradations.n, sizeof *e->degradations);
    e->known = carve_set(c, p->n_clues);
    e->hinted = carve_set(c, p->n_clues);
    e->done = carve_set(c, p->n_actions);
    e->paged = carve_set(c, p->n_colleagues);
    e->moves = carve_set(c, p->n_moves);
    e->easier = carve_set(c, p->n_actions);
    e->harder = carve(c, p->n_tools, sizeof *e->harder);
}

Evening *evening_new(Arena *a, const Stage *stage)
{
    Evening *e = ARENA_NEW(a, Evening);
    Carver measure = { 0 };
    *e = (Evening){ .stage = stage, .phase = PHASE_OVER };
    carve_all(e, &measure);
    e->block_size = measure.used;
    e->block = arena_array(a, e->block_size + 1, 1);
    carve_all(e, &(Carver){ .at = e->block });
    return e;
}

void evening_copy(Evening *to, const Evening *from)
{
    void *const block = to->block;
    memcpy(block, from->block, from->block_size);
    *to = *from;
    to->block = block;
    carve_all(to, &(Carver){ .at = block });
}

/* ---- the start ---------------------------------------------------------------------------- */

static size_t shuffled(Random *random, size_t *to, Ids cards)
{
    for (size_t i = 0; i < cards.n; i++) to[i] = cards.at[i];
    random_shuffle(random, to, cards.n);
    return cards.n;
}

static void set_up_clients(Evening *e)
{
    const Plot *p = e->stage->plot;
    for (size_t i = 0; i < p->n_clients; i++)
        e->clients[i] = (ClientState){
            .marks = p->clients[i].impacted,
            .hidden = p->clients[i].unseen,
            .failed = p->clients[i].impacted | p->clients[i].unseen,
            .mood = p->clients[i].mood,
        };
}

/* Whose main skill words are; else who is skilled in them. */
static size_t first_contact(const Stage *s)
{
    for (size_t i = 0; i < s->plot->n_roles && i < s->n_seats && s->words != NONE; i++)
        if (s->plot->roles[i].main == s->words) return i;
    for (size_t i = 0; i < s->n_seats && s->words != NONE; i++)
        if (s->skilled[s->words] >> i & 1) return i;
    return 0;
}

void evening_begin(Evening *e, uint64_t seed)
{
    const Stage *s = e->stage;
    const Plot *p = s->plot;
    void *const block = e->block;
    const size_t size = e->block_size;
    memset(block, 0, size);
    memset(e, 0, sizeof *e); /* rather than copy one that is empty */
    e->stage = s;
    e->random = (Random){ seed };
    e->phase = PHASE_NEWS;
    e->block = block;
    e->block_size = size;
    carve_all(e, &(Carver){ .at = block });
    e->n_interrupts = shuffled(&e->random, e->interrupts, s->interrupts);
    e->n_degradations = shuffled(&e->random, e->degradations, s->degradations);
    e->contact = first_contact(s);
    set_up_clients(e);
    for (size_t i = 0; i < p->n_events; i++)
        if (p->events[i].n_choices) e->chosen[i] = p->events[i].n_choices - 1;
    for (size_t i = 0; i < p->n_roles; i++) set_join(e->known, p->roles[i].clues);
    set_join(e->known, p->known);
}

void evening_choose(Evening *e, size_t event, size_t choice)
{
    if (event < e->stage->plot->n_events && choice < e->stage->plot->events[event].n_choices)
        e->chosen[event] = choice;
}

/* ---- a turn ------------------------------------------------------------------------------- */

static void clear_turn(Evening *e)
{
    for (size_t i = 0; i < e->stage->plot->n_clients; i++) e->clients[i].fallen = 0;
    for (size_t i = 0; i < e->stage->n_seats; i++) e->results[i] = (Result){ OUTCOME_NONE, 0, 0 };
    for (size_t i = 0; i < WORDS_MAX; i++) e->word_results[i] = (Result){ OUTCOME_NONE, 0, 0 };
    e->skips = e->skips_next;
    e->skips_next = 0;
    e->rolled = e->penalty = false;
    e->n_calls = 0;
    e->dice_owed = 0;
}

bool evening_news(Evening *e)
{
    if (e->phase != PHASE_NEWS) return false;
    e->turn++;
    clear_turn(e);
    rings_expire(e);
    cards_news(e);
    e->phase = PHASE_PLAN;
    return true;
}

Refusal evening_escalate(Evening *e)
{
    const Rules *r = &e->stage->plot->rules;
    const Refusal refusal = evening_refuses_escalation(e);
    if (refusal != REFUSED_NOT) return refusal;
    const size_t hint = evening_next_hint(e), clue = e->stage->plot->hints[hint].clue;
    e->hints = hint + 1;
    if (clue != NONE) set_add(e->hinted, clue);
    e->escalated = e->turn;
    if (e->escalations++ < r->escalate.free) return REFUSED_NOT;
    if (evening_shaded(e)) clock_strike(e, r->escalate.boxes);
    else e->dice_owed = r->escalate.dice;
    return REFUSED_NOT;
}

static void end_waits(Evening *e)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->n_waits; i++) {
        const Wait w = e->waits[i];
        if (w.until > e->turn) e->waits[kept++] = w;
        else if (e->stage->plot->actions[w.action].waits_resolve && !e->resolved)
            e->resolved = e->waited = true;
    }
    e->n_waits = kept;
}

static bool step_in_time(const Evening *e, size_t step)
{
    const PlotStep *s = &e->stage->plot->steps[step];
    return !s->by || e->turn <= s->by;
}

static void tick_steps(Evening *e, uint64_t ticks)
{
    for (size_t i = 0; i < e->stage->plot->n_steps; i++) {
        const uint64_t step = (uint64_t)1 << i;
        if (!(ticks & step) || !evening_can_tick(e, i)) continue;
        if (step_in_time(e, i)) e->in_time |= step;
        e->ticked |= step;
    }
}

static void move_marker(Evening *e)
{
    const bool used_up = e->turn >= evening_last(e);
    e->phase = e->resolved || used_up ? PHASE_CLOSE : PHASE_NEWS;
}

Refusal evening_play(Evening *e, const Turn *turn)
{
    const Refusal refusal = evening_check(e, turn, NULL);
    if (refusal != REFUSED_NOT) return refusal;
    e->tokens_spent += turn->tokens;
    deeds_play(e, turn);
    calls_end_turn(e);
    clients_end_turn(e);
    end_waits(e);
    tick_steps(e, turn->ticks);
    move_marker(e);
    return REFUSED_NOT;
}

/* ---- the end ------------------------------------------------------------------------------ */

Refusal evening_close(Evening *e, const Farewell *farewell)
{
    if (e->phase != PHASE_CLOSE) return REFUSED_PHASE;
    if (e->stage->plot->rules.aftercare) tick_steps(e, farewell->ticks);
    if (e->stage->plot->rules.aftercare && farewell->calls) calls_of_last_turn(e);
    if (e->stage->plot->rules.aftercare && farewell->owns) e->harm = 0;
    e->ending = ending_of(e, farewell->named);
    e->phase = PHASE_OVER;
    return REFUSED_NOT;
}

/* ---- the host ----------------------------------------------------------------------------- */

void evening_skip(Evening *e, size_t seat)
{
    e->skips_next |= (uint32_t)1 << seat;
}

void evening_wear(Evening *e, size_t seat)
{
    e->contact = seat;
}
