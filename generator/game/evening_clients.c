/* evening_clients.c - whoever was not told or heard nothing falls; then clients move. */
#include "game/evening_clients.h"

#include "game/evening_board.h"
#include "game/evening_cards.h"
#include "game/evening_state.h"

/* Whoever is hit and was not told, from the turn on in which the report is due. */
static void fall_untold(Evening *e)
{
    if (e->turn < e->stage->plot->clock.report_by) return;
    for (size_t i = 0; i < e->stage->plot->n_clients; i++) {
        const ClientState *c = &e->clients[i];
        if (!client_hit(c) || c->told) continue;
        client_fall_unheard(e, i);
        client_show(e, i, c->hidden);
    }
}

static void fall_hit(Evening *e)
{
    for (size_t i = 0; i < e->stage->plot->n_clients; i++)
        if (client_hit(&e->clients[i])) client_fall_unheard(e, i);
}

/* The marker stands at the peg or has passed it, and nobody has spoken to all. */
static void fall_unkept(Evening *e)
{
    if (!e->peg || e->turn < e->peg) return;
    if (e->stage->plot->clock.strike) clock_strike(e, 1);
    for (size_t i = 0; i < e->n_calls; i++) {
        const Call *call = &e->calls[i];
        if (call->event == NONE) client_fall_unheard(e, call->client);
    }
}

/* Who has left still does what it does because it leaves, or because nobody told it. */
static bool still_moves(const PlotMove *m)
{
    return m->on == MOVE_UNTOLD || (m->on == MOVE_MOOD && m->mood == MOOD_LEFT);
}

static bool moves_now(const Evening *e, const PlotMove *m)
{
    const ClientState *c = &e->clients[m->client];
    if (c->mood == MOOD_LEFT && !still_moves(m)) return false;
    switch (m->on) {
    case MOVE_UNTOLD: return !c->told && e->turn >= m->turns;
    case MOVE_RUNG: return c->rung;
    case MOVE_TOLD: return c->believes;
    case MOVE_SILENT: return c->told && e->turn - c->heard >= m->turns;
    case MOVE_MOOD: return c->mood >= m->mood;
    default: return false;
    }
}

/* Each once, in the order of the file; one that another sets off comes with the next turn's end. */
static void move_all(Evening *e)
{
    const Plot *p = e->stage->plot;
    for (size_t i = 0; i < p->n_moves; i++) {
        const PlotMove *m = &p->moves[i];
        if (set_has(e->moves, i) || !moves_now(e, m)) continue;
        set_add(e->moves, i);
        clues_learn(e, m->clues);
        if (m->event != NONE) card_draw(e, m->event);
        effect_apply(e, &m->effect);
    }
    cards_deal(e);
}

void clients_end_turn(Evening *e)
{
    fall_untold(e);
    fall_unkept(e);
    if (!e->resolved) { /* the turn of the cure has no flag */
        flags_happen(e);
        if (e->penalty) fall_hit(e);
    }
    move_all(e);
}
