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

static bool action_comes(const Trail *t, size_t i)
{
    const PlotAction *act = &t->plot->actions[i];
    return plot_met(act, t->clues_reachable) && plot_unlocked(act, t->actions_possible);
}

static bool draw_possible(Trail *t, const PlotEvent *event)
{
    const PlotEffect *effect;
    bool changed = false;
    for (size_t i = 0; (effect = plot_event_effect(event, i)); i++)
        changed |= set_join(t->events_possible, effect->draws);
    return changed;
}

static bool spread(Trail *t)
{
    const Plot *p = t->plot;
    bool changed = false;
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *act = &p->actions[i];
        if (set_has(t->actions_possible, i) || !action_comes(t, i)) continue;
        changed = true;
        set_add(t->actions_possible, i);
        set_join(t->clues_reachable, act->reveals);
        if (act->complication != NONE) set_add(t->events_possible, act->complication);
        set_join(t->events_possible, act->effect.draws);
    }
    for (size_t i = 0; i < p->n_events; i++)
        if (!set_has(t->events_possible, i) && event_comes(t, i)) {
            changed = true;
            set_add(t->events_possible, i);
        }
    for (size_t i = 0; i < p->n_events; i++)
        if (set_has(t->events_possible, i)) {
            changed |= set_join(t->clues_reachable, p->events[i].clues);
            changed |= draw_possible(t, &p->events[i]);
        }
    return changed;
}

typedef VEC(Holder) Holders;

static void add_holder(Arena *a, Holders *by_clue, Ids clues, HolderKind kind, size_t index)
{
    for (size_t i = 0; i < clues.n; i++)
        *vec_push(a, &by_clue[clues.at[i]]) = (Holder){ kind, index };
}

/* By clue. */
static const Holders *holders_of(Arena *a, const Plot *p)
{
    Holders *by_clue = ARENA_ARRAY(a, Holders, p->n_clues);
    for (size_t i = 0; i < p->n_roles; i++)
        add_holder(a, by_clue, p->roles[i].clues, HOLDER_ROLE, i);
    for (size_t i = 0; i < p->n_actions; i++)
        add_holder(a, by_clue, p->actions[i].reveals, HOLDER_ACTION, i);
    for (size_t i = 0; i < p->n_moves; i++)
        add_holder(a, by_clue, p->moves[i].clues, HOLDER_MOVE, i);
    for (size_t i = 0; i < p->n_events; i++)
        add_holder(a, by_clue, p->events[i].clues, HOLDER_EVENT, i);
    for (size_t i = 0; i < p->n_colleagues; i++)
        add_holder(a, by_clue, p->colleagues[i].clues, HOLDER_COLLEAGUE, i);
    return by_clue;
}

static Set needed_clues(Arena *a, const Plot *p)
{
    Set needed = set_new(a, p->n_clues);
    for (size_t i = 0; i < p->n_clues; i++)
        if (p->proves[i].n) set_add(needed, i);
    for (size_t i = 0; i < p->n_actions; i++) plot_add_needs(&p->actions[i], needed);
    return needed;
}

static const TrailCause *causes_of(Arena *a, const Plot *p)
{
    TrailCause *causes = ARENA_ARRAY(a, TrailCause, p->n_causes);
    VEC(size_t) *clues = arena_array(a, p->n_causes, sizeof *clues);
    for (size_t k = 0; k < p->n_clues; k++)
        for (size_t i = 0; i < p->proves[k].n; i++) *vec_push(a, &clues[p->proves[k].at[i]]) = k;
    for (size_t i = 0; i < p->n_causes; i++) causes[i] = (TrailCause){ clues[i].at, clues[i].n };
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
    set_join(t.start, p->known);
    t.clues_reachable = set_copy(a, t.start);
    for (size_t i = 0; i < p->n_colleagues; i++)
        set_join(t.clues_reachable, p->colleagues[i].clues);
    for (size_t i = 0; i < p->n_moves; i++) {
        set_join(t.clues_reachable, p->moves[i].clues);
        if (p->moves[i].event != NONE) set_add(t.events_possible, p->moves[i].event);
        set_join(t.events_possible, p->moves[i].effect.draws);
    }
    while (spread(&t)) {}
    TrailClue *clues = ARENA_ARRAY(a, TrailClue, p->n_clues);
    const Set needed = needed_clues(a, p);
    const Holders *holders = holders_of(a, p);
    for (size_t i = 0; i < p->n_clues; i++) {
        clues[i].holders = holders[i].at;
        clues[i].n_holders = holders[i].n;
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
    case HOLDER_COLLEAGUE:
        kind = "the absent role";
        name = p->colleagues[h.index].thing.name;
        break;
    case HOLDER_MOVE:
        kind = "a move of";
        name = p->clients[p->moves[h.index].client].thing.name;
        break;
    }
    return str_format(a, "%s %.*s", kind, (int)name.n, name.p);
}
