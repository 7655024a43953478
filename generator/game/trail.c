/* trail.c - the fixed point of what can be known, done and drawn. */
#include "game/trail.h"

#include "base/vec.h"

/* Whether event `i` can come up, given what can so far. */
static bool event_comes(const Trail *t, size_t i)
{
    const PlotEvent *e = &t->plot->events[i];
    if (e->copies < 1) return false;
    switch (e->when) {
    case WHEN_RANDOM:
    case WHEN_CHOSEN: return true;
    case WHEN_TURN: return e->turn >= 1 && e->turn <= t->plot->clock.extended_turns;
    case WHEN_AFTER:
        return (e->after_event != NONE && set_has(t->events_possible, e->after_event)) ||
               (e->after_action != NONE && set_has(t->actions_possible, e->after_action));
    }
    return false;
}

static bool spread(Trail *t)
{
    const Plot *p = t->plot;
    bool changed = false;
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *act = &p->actions[i];
        if (set_has(t->actions_possible, i) || !set_within(act->needs, t->clues_reachable))
            continue;
        changed = true;
        set_add(t->actions_possible, i);
        set_join(t->clues_reachable, act->reveals);
        if (act->complication != NONE) set_add(t->events_possible, act->complication);
    }
    for (size_t i = 0; i < p->n_events; i++)
        if (!set_has(t->events_possible, i) && event_comes(t, i)) {
            changed = true;
            set_add(t->events_possible, i);
        }
    for (size_t i = 0; i < p->n_events; i++)
        if (set_has(t->events_possible, i))
            changed |= set_join(t->clues_reachable, p->events[i].clues);
    return changed;
}

static const Holder *holders_of(Arena *a, const Plot *p, size_t clue, size_t *n)
{
    VEC(Holder) found = { 0 };
    for (size_t i = 0; i < p->n_roles; i++)
        if (set_has(p->roles[i].clues, clue)) *vec_push(a, &found) = (Holder){ HOLDER_ROLE, i };
    for (size_t i = 0; i < p->n_actions; i++)
        if (set_has(p->actions[i].reveals, clue))
            *vec_push(a, &found) = (Holder){ HOLDER_ACTION, i };
    for (size_t i = 0; i < p->n_moves; i++)
        if (set_has(p->moves[i].clues, clue)) *vec_push(a, &found) = (Holder){ HOLDER_MOVE, i };
    for (size_t i = 0; i < p->n_events; i++)
        if (set_has(p->events[i].clues, clue)) *vec_push(a, &found) = (Holder){ HOLDER_EVENT, i };
    *n = found.n;
    return found.at;
}

static Set needed_clues(Arena *a, const Plot *p)
{
    Set needed = set_new(a, p->n_clues);
    for (size_t i = 0; i < p->n_clues; i++)
        if (set_count(p->proves[i])) set_add(needed, i);
    for (size_t i = 0; i < p->n_actions; i++) set_join(needed, p->actions[i].needs);
    return needed;
}

static const TrailCause *causes_of(Arena *a, const Plot *p)
{
    TrailCause *causes = ARENA_ARRAY(a, TrailCause, p->n_causes);
    for (size_t i = 0; i < p->n_causes; i++) {
        VEC(size_t) clues = { 0 };
        for (size_t k = 0; k < p->n_clues; k++)
            if (set_has(p->proves[k], i)) *vec_push(a, &clues) = k;
        causes[i] = (TrailCause){ clues.at, clues.n };
    }
    return causes;
}

Trail trail_of(Arena *a, const Plot *p)
{
    Trail t = {
        .plot = p,
        .causes = causes_of(a, p),
        .start = set_new(a, p->n_clues),
        .actions_possible = set_new(a, p->n_actions),
        .events_possible = set_new(a, p->n_events),
    };
    for (size_t i = 0; i < p->n_roles; i++) set_join(t.start, p->roles[i].clues);
    t.clues_reachable = set_copy(a, t.start);
    for (size_t i = 0; i < p->n_moves; i++) {
        set_join(t.clues_reachable, p->moves[i].clues);
        if (p->moves[i].event != NONE) set_add(t.events_possible, p->moves[i].event);
    }
    while (spread(&t)) {}
    TrailClue *clues = ARENA_ARRAY(a, TrailClue, p->n_clues);
    Set needed = needed_clues(a, p);
    for (size_t i = 0; i < p->n_clues; i++) {
        clues[i].holders = holders_of(a, p, i, &clues[i].n_holders);
        clues[i].needed = set_has(needed, i);
        clues[i].reachable = set_has(t.clues_reachable, i);
    }
    t.clues = clues;
    return t;
}

Str holder_name(Arena *a, const Plot *p, Holder h)
{
    const char *kind = "";
    Str name = { 0 };
    switch (h.kind) {
    case HOLDER_ROLE: kind = "the role", name = p->roles[h.index].thing.name; break;
    case HOLDER_ACTION: kind = "the action", name = p->actions[h.index].thing.name; break;
    case HOLDER_EVENT: kind = "the card", name = p->events[h.index].thing.name; break;
    case HOLDER_MOVE:
        kind = "a move of";
        name = p->clients[p->moves[h.index].client].name;
        break;
    }
    return str_format(a, "%s %.*s", kind, (int)name.n, name.p);
}
