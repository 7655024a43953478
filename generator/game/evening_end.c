/* evening_end.c - how an evening has ended. */
#include "game/evening_end.h"

#include "game/evening_board.h"

/* Who was hit tonight, noticed or not, and has had no word. */
static bool is_untold(const ClientState *c)
{
    return c->failed && !c->told && c->mood != MOOD_LEFT;
}

void calls_of_last_turn(Evening *e)
{
    const Plot *p = e->stage->plot;
    int late = p->rules.endings_late;
    for (size_t i = 0; i < p->n_clients; i++) {
        if (e->clients[i].mood == MOOD_ANGRY) client_rise(e, i, 1);
        if (is_untold(&e->clients[i]) && late-- > 0) client_tell(e, i);
    }
}

/* Moods are read after the calls of the last turn. */
static Trust trust_of(const Evening *e)
{
    const Plot *p = e->stage->plot;
    size_t left = 0, angry = 0, untold = 0;
    bool platinum = false;
    for (size_t i = 0; i < p->n_clients; i++) {
        const bool gone = e->clients[i].mood == MOOD_LEFT;
        left += gone;
        angry += e->clients[i].mood == MOOD_ANGRY;
        untold += is_untold(&e->clients[i]);
        platinum |= gone && p->clients[i].tier == TIER_PLATINUM;
    }
    if (platinum || (left && left * 2 >= p->n_clients)) return TRUST_GONE;
    const bool with = !left && !untold && angry <= (size_t)p->rules.endings_angry &&
                      e->harm <= p->rules.endings_traps;
    return with ? TRUST_WITH : TRUST_STRAINED;
}

static int count_named(const Evening *e, Set named)
{
    int n = 0;
    for (size_t i = 0; named.words && i < e->stage->plot->n_causes; i++) n += set_has(named, i);
    return n;
}

static Works works_of(const Evening *e, Set named)
{
    if (!e->resolved) return e->holds ? WORKS_LIMPING : WORKS_DOWN;
    if (e->waited || (e->patched && !e->mended)) return WORKS_LIMPING;
    return count_named(e, named) < e->stage->causes_needed ? WORKS_LIMPING : WORKS_CURED;
}

Ending ending_of(const Evening *e, Set named)
{
    const Plot *p = e->stage->plot;
    Ending ending = {
        .works = works_of(e, named),
        .trust = trust_of(e),
        .steps = bits_count(e->in_time),
        .struck = e->struck,
    };
    for (size_t i = 0; i < p->n_clients; i++) ending.clients += e->clients[i].mood != MOOD_LEFT;
    return ending;
}
