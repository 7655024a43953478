/* lint_dead.c - what waits for what.
 *
 * Whatever never happens waits for one other thing that never happens, or is itself the reason: a
 * clue without a source, a turn that the clock does not have.  So each chain of waiting ends at a
 * reason or runs into a circle, and only these are told. */
#include "game/lint_dead.h"

#define FOLLOWERS_NAMED 4
#define STEPS_NAMED 12

typedef enum DeadKind { DEAD_CLUE, DEAD_ACTION, DEAD_EVENT } DeadKind;

typedef struct Dead {
    Arena *arena;
    Diag *diag;
    const Trail *trail;
    const Plot *plot;
    size_t n; /* clues, then actions, then events */
    /* By thing: what it waits for, and the reason or the first of the circle that this leads to.
     * NONE: nothing, or it can happen. */
    size_t *waits, *reason;
} Dead;

static DeadKind kind_of(const Dead *l, size_t i)
{
    if (i < l->plot->n_clues) return DEAD_CLUE;
    return i < l->plot->n_clues + l->plot->n_actions ? DEAD_ACTION : DEAD_EVENT;
}

static size_t action_at(const Dead *l, size_t action)
{
    return action == NONE ? NONE : l->plot->n_clues + action;
}

static size_t event_at(const Dead *l, size_t event)
{
    return event == NONE ? NONE : l->plot->n_clues + l->plot->n_actions + event;
}

static const PlotAction *action_of(const Dead *l, size_t i)
{
    return &l->plot->actions[i - l->plot->n_clues];
}

static const PlotEvent *event_of(const Dead *l, size_t i)
{
    return &l->plot->events[i - l->plot->n_clues - l->plot->n_actions];
}

static const Thing *thing_of(const Dead *l, size_t i)
{
    switch (kind_of(l, i)) {
    case DEAD_CLUE: return &l->plot->clues[i];
    case DEAD_ACTION: return &action_of(l, i)->thing;
    case DEAD_EVENT: return &event_of(l, i)->thing;
    }
    return NULL;
}

static const char *id_of(const Dead *l, size_t i)
{
    return str_c(l->arena, thing_of(l, i)->id);
}

static bool is_dead(const Dead *l, size_t i)
{
    const Trail *t = l->trail;
    switch (kind_of(l, i)) {
    case DEAD_CLUE: return !t->clues[i].reachable;
    case DEAD_ACTION: return !set_has(t->actions_possible, i - l->plot->n_clues);
    case DEAD_EVENT: return !set_has(t->events_possible, i - l->plot->n_clues - l->plot->n_actions);
    }
    return false;
}

/* Roles, colleagues and clients give at once what they have: it is actions and cards that a clue
 * waits for. */
static size_t giver_of(const Dead *l, size_t clue)
{
    const TrailClue *t = &l->trail->clues[clue];
    if (!t->n_holders) return NONE;
    const Holder h = t->holders[0];
    return h.kind == HOLDER_ACTION ? action_at(l, h.index) : event_at(l, h.index);
}

/* The first clue that it lacks, or action. */
static size_t lock_of(const Dead *l, const PlotAction *act)
{
    const Set known = l->trail->clues_reachable;
    for (size_t i = 0; i < act->needs.n; i++)
        if (!set_has(known, act->needs.at[i])) return act->needs.at[i];
    for (size_t i = 0; i < act->n_any; i++)
        if (act->any[i].n && !ids_meet(act->any[i], known)) return act->any[i].at[0];
    return act->requires.n ? action_at(l, act->requires.at[0]) : NONE;
}

static size_t waits_for(const Dead *l, size_t i)
{
    switch (kind_of(l, i)) {
    case DEAD_CLUE: return giver_of(l, i);
    case DEAD_ACTION: return lock_of(l, action_of(l, i));
    case DEAD_EVENT: {
        const PlotEvent *e = event_of(l, i);
        if (e->when != WHEN_AFTER) return NONE;
        return e->after_action != NONE ? action_at(l, e->after_action)
                                       : event_at(l, e->after_event);
    }
    }
    return NONE;
}

/* The first action of the circle that `i` is on, or its first thing where it has none. */
static size_t first_of_circle(const Dead *l, size_t i)
{
    size_t first = i;
    for (size_t k = l->waits[i]; k != i; k = l->waits[k]) {
        const bool better = kind_of(l, k) == DEAD_ACTION && kind_of(l, first) != DEAD_ACTION;
        const bool alike = (kind_of(l, k) == DEAD_ACTION) == (kind_of(l, first) == DEAD_ACTION);
        if (better || (alike && k < first)) first = k;
    }
    return first;
}

static void find_reasons(const Dead *l)
{
    size_t *walk = ARENA_ARRAY(l->arena, size_t, l->n); /* by thing: in which walk it was met */
    for (size_t i = 0; i < l->n; i++) {
        size_t k = i, reason;
        if (!is_dead(l, i) || l->reason[i] != NONE) continue;
        while (l->reason[k] == NONE && walk[k] != i + 1 && l->waits[k] != NONE) {
            walk[k] = i + 1;
            k = l->waits[k];
        }
        if (l->reason[k] != NONE) reason = l->reason[k];
        else reason = l->waits[k] == NONE ? k : first_of_circle(l, k);
        for (k = i; k != NONE && l->reason[k] == NONE; k = l->waits[k]) l->reason[k] = reason;
    }
}

static bool in_circle(const Dead *l, size_t reason)
{
    return l->waits[reason] != NONE;
}

static bool is_on_circle(const Dead *l, size_t reason, size_t i)
{
    if (!in_circle(l, reason)) return i == reason;
    for (size_t k = l->waits[reason]; k != reason; k = l->waits[k])
        if (k == i) return true;
    return i == reason;
}

/* "; until then `a` and `b` cannot happen either", or nothing. */
static const char *followers(const Dead *l, size_t reason)
{
    Buf b = { .arena = l->arena };
    size_t n = 0, last = NONE;
    for (size_t i = l->plot->n_clues; i < l->n; i++) {
        if (l->reason[i] != reason || is_on_circle(l, reason, i)) continue;
        if (last != NONE && n <= FOLLOWERS_NAMED)
            buf_format(&b, "%s`%s`", n > 1 ? ", " : "", id_of(l, last));
        last = i;
        n++;
    }
    if (!n) return "";
    if (n > FOLLOWERS_NAMED + 1) buf_format(&b, " and %zu more", n - FOLLOWERS_NAMED);
    else buf_format(&b, "%s`%s`", n > 1 ? " and " : "", id_of(l, last));
    return c_format(l->arena, "; until then %s cannot happen either",
                    str_c(l->arena, buf_done(&b)));
}

/* What one waits for, as the end of a sentence about it. */
static void put_step(const Dead *l, Buf *b, size_t from, bool first)
{
    const size_t to = l->waits[from];
    const char *which = first ? "" : ", which ";
    if (kind_of(l, from) == DEAD_CLUE)
        buf_format(b, ", which %s%s`%s` gives", l->trail->clues[from].n_holders == 1 ? "only " : "",
                   kind_of(l, to) == DEAD_EVENT ? "the card " : "", id_of(l, to));
    else if (kind_of(l, from) == DEAD_EVENT)
        buf_format(b, "%scomes only after `%s`", which, id_of(l, to));
    else if (kind_of(l, to) == DEAD_CLUE)
        buf_format(b, "%sneeds the clue `%s`", which, id_of(l, to));
    else buf_format(b, "%srequires `%s`", which, id_of(l, to));
}

static const char *circle(const Dead *l, size_t first)
{
    Buf b = { .arena = l->arena };
    size_t i = first, n = 0;
    buf_format(&b, "`%s` ", id_of(l, first));
    do {
        put_step(l, &b, i, i == first);
        i = l->waits[i];
    } while (i != first && ++n < STEPS_NAMED);
    if (i != first) buf_format(&b, ", and so on back to `%s`", id_of(l, first));
    return str_c(l->arena, buf_done(&b));
}

/* Where the thing says what it waits for. */
static Span place_of(const Thing *t)
{
    static const char *const keys[] = { "needs", "requires", "when" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const Entry *e = value_entry(t->value, str(keys[i]));
        if (e) return e->key_span;
    }
    return t->at;
}

static void add_hint(const Dead *l, size_t reason, const char *hint)
{
    report_hint(l->diag, c_format(l->arena, "%s%s", hint, followers(l, reason)));
}

static void tell(const Dead *l, size_t reason)
{
    const Thing *t = thing_of(l, reason);
    if (in_circle(l, reason)) {
        report(l->diag, MSG_NEEDS_CIRCLE, place_of(t), circle(l, reason));
        add_hint(l, reason,
                 "let a role know one of these clues, or let something else give it, or need one "
                 "less");
    } else if (kind_of(l, reason) == DEAD_CLUE) {
        report(l->diag, MSG_CLUE_UNHELD, t->at, id_of(l, reason));
        add_hint(l, reason, "let a role know it, an action reveal it, or a client or card give it");
    } else if (kind_of(l, reason) == DEAD_EVENT) {
        report(l->diag, MSG_EVENT_NEVER, value_span(value_get(value_get(t->value, "when"), "turn")),
               id_of(l, reason), c_format(l->arena, "%d", event_of(l, reason)->turn),
               c_format(l->arena, "%d", l->plot->clock.extended_turns));
        add_hint(l, reason, "choose an earlier turn, or make the clock longer");
    }
}

bool lint_dead(Arena *a, Diag *d, const Trail *trail)
{
    const Plot *p = trail->plot;
    const size_t n = p->n_clues + p->n_actions + p->n_events;
    const Dead l = { a, d, trail, p, n, ARENA_ARRAY(a, size_t, n), ARENA_ARRAY(a, size_t, n) };
    for (size_t i = 0; i < n; i++) {
        l.waits[i] = is_dead(&l, i) ? waits_for(&l, i) : NONE;
        l.reason[i] = NONE;
    }
    find_reasons(&l);
    bool none = true;
    for (size_t i = 0; i < n; i++) {
        if (l.reason[i] != i) continue;
        tell(&l, i);
        none = false;
    }
    return none;
}
