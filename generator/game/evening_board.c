/* evening_board.c - moods rise and fall, marks come and go with their cards. */
#include "game/evening_board.h"

#include "game/evening_state.h"

/* ---- moods -------------------------------------------------------------------------------- */

/* Once the cure works, no client falls that has called this turn. */
static bool is_relieved_caller(const Evening *e, size_t client)
{
    for (size_t i = 0; e->resolved && i < e->n_calls; i++)
        if (e->calls[i].client == client) return true;
    return false;
}

void client_fall(Evening *e, size_t client, int steps)
{
    ClientState *c = &e->clients[client];
    if (is_relieved_caller(e, client)) return;
    const int most = e->stage->plot->rules.most_down;
    for (; steps > 0 && c->fallen < most && c->mood != MOOD_LEFT; steps--) {
        c->mood++;
        c->fallen++;
    }
}

void client_fall_unheard(Evening *e, size_t client)
{
    if (e->clients[client].spared != e->turn) client_fall(e, client, 1);
}

void client_rise(Evening *e, size_t client, int steps)
{
    ClientState *c = &e->clients[client];
    for (; steps > 0 && c->mood != MOOD_CALM && c->mood != MOOD_LEFT; steps--) c->mood--;
}

/* ---- marks -------------------------------------------------------------------------------- */

/* What is cleared is under no card any more. */
static void unring(Evening *e, size_t client, Features marks)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->n_rings; i++) {
        Ring r = e->rings[i];
        if (r.client == client) r.marks &= ~marks;
        if (r.marks) e->rings[kept++] = r;
    }
    e->n_rings = kept;
}

static void show(Evening *e, size_t client, Features marks)
{
    ClientState *c = &e->clients[client];
    c->marks |= marks;
    c->hidden &= ~marks;
    c->failed |= marks;
}

void client_mark(Evening *e, size_t client, Features marks, const PlotEffect *ring, int until)
{
    const ClientState *c = &e->clients[client];
    if (c->mood == MOOD_LEFT) return;
    const Features fresh = marks & ~client_truth(c); /* what fails already does so as before */
    if (ring && fresh && e->n_rings < RINGS_MAX)
        e->rings[e->n_rings++] = (Ring){ ring, client, fresh, until };
    show(e, client, marks);
}

void client_show(Evening *e, size_t client, Features hidden)
{
    show(e, client, hidden & e->clients[client].hidden);
}

void client_relieve(Evening *e, size_t client, Features marks)
{
    ClientState *c = &e->clients[client];
    c->marks &= ~marks;
    c->hidden &= ~marks;
    unring(e, client, marks);
}

/* Takes the rings that `gone` names off the board. */
static void lift(Evening *e, bool (*gone)(const Evening *, const Ring *, size_t), size_t what)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->n_rings; i++) {
        const Ring r = e->rings[i];
        if (!gone(e, &r, what)) e->rings[kept++] = r;
        else e->clients[r.client].marks &= ~r.marks;
    }
    e->n_rings = kept;
}

static bool is_over(const Evening *e, const Ring *ring, size_t what)
{
    (void)what;
    return ring->until < e->turn;
}

void rings_expire(Evening *e)
{
    lift(e, is_over, 0);
}

static bool is_of_card(const Evening *e, const Ring *ring, size_t event)
{
    return ring->effect == &e->stage->plot->events[event].effect;
}

void evening_take_off(Evening *e, size_t event)
{
    lift(e, is_of_card, event);
}

/* ---- words -------------------------------------------------------------------------------- */

void client_tell(Evening *e, size_t client)
{
    ClientState *c = &e->clients[client];
    if (c->mood == MOOD_LEFT) return;
    if (!c->told) c->told = e->turn;
    c->heard = c->spared = e->turn;
    c->believes = true;
}

void client_misinform(Evening *e, size_t client)
{
    ClientState *c = &e->clients[client];
    const ClientState before = *c;
    client_tell(e, client);
    c->believes = before.believes;
    c->spared = before.spared;
}
