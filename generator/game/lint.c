/* lint.c - one function a check. */
#include "game/lint.h"

typedef struct Lint {
    Arena *arena;
    Diag *diag;
    const Trail *trail;
    const Plot *plot;
    const Value *scenario;
} Lint;

static void warn(const Lint *l, MessageCode code, Span at, Str name)
{
    report(l->diag, code, at, str_c(l->arena, name));
}

/* ---- the trail ---------------------------------------------------------------------------- */

static void lint_causes(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_causes; i++) {
        const Thing *cause = &l->plot->causes[i];
        size_t n = l->trail->causes[i].n_clues;
        if (n == 0) warn(l, MSG_CAUSE_UNPROVEN, cause->at, cause->id);
        if (n == 1)
            report(l->diag, MSG_CAUSE_THIN, cause->at, str_c(l->arena, cause->id),
                   str_c(l->arena, l->plot->clues[l->trail->causes[i].clues[0]].id));
    }
}

static void lint_clues(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_clues; i++) {
        const Thing *clue = &l->plot->clues[i];
        const TrailClue *t = &l->trail->clues[i];
        if (!t->n_holders) warn(l, MSG_CLUE_UNHELD, clue->at, clue->id);
        else if (!t->reachable)
            report(l->diag, MSG_CLUE_UNREACHABLE, clue->at, str_c(l->arena, clue->id),
                   str_c(l->arena, holder_name(l->arena, l->plot, t->holders[0])));
    }
}

/* The first clue that the action needs and nobody can get. */
static Str missing_need(const Lint *l, const PlotAction *act)
{
    for (size_t c = 0; c < l->plot->n_clues; c++)
        if (set_has(act->needs, c) && !l->trail->clues[c].reachable) return l->plot->clues[c].id;
    return (Str){ "", 0 };
}

static bool any_proficient(const Plot *p, size_t tool)
{
    for (size_t i = 0; i < p->n_roles; i++)
        if (set_has(p->roles[i].tools, tool)) return true;
    return false;
}

static void lint_actions(const Lint *l)
{
    bool resolves = false, reports = false;
    const Plot *p = l->plot;
    const Entry *actions = value_entry(l->scenario, STR("actions"));
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *act = &p->actions[i];
        const Value *tool = value_get(act->thing.value, "tool");
        if (!set_has(l->trail->actions_possible, i))
            report(l->diag, MSG_ACTION_IMPOSSIBLE, act->thing.at, str_c(l->arena, act->thing.id),
                   str_c(l->arena, missing_need(l, act)));
        if (act->tool != NONE && p->n_roles && !any_proficient(p, act->tool))
            report(l->diag, MSG_TOOL_UNSKILLED, tool->span, str_c(l->arena, act->thing.id),
                   str_c(l->arena, p->tools[act->tool].id));
        resolves |= act->resolves;
        reports |= act->reports;
    }
    if (!p->n_actions) return;
    if (!resolves) report(l->diag, MSG_NOTHING_RESOLVES, actions->key_span, NULL);
    if (!reports && p->n_clients) report(l->diag, MSG_NOTHING_REPORTS, actions->key_span, NULL);
}

static void lint_events(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_events; i++) {
        const PlotEvent *e = &l->plot->events[i];
        if (set_has(l->trail->events_possible, i)) continue;
        const Value *when = value_get(e->thing.value, "when");
        warn(l, MSG_EVENT_NEVER, when ? when->span : e->thing.at, e->thing.id);
    }
}

static void lint_roles(const Lint *l)
{
    const Plot *p = l->plot;
    for (size_t i = 0; i < p->n_roles; i++) {
        const PlotRole *role = &p->roles[i];
        bool knows = false;
        for (size_t c = 0; c < p->n_clues; c++)
            knows |= l->trail->clues[c].needed && set_has(role->clues, c);
        if (p->n_clues && !knows) warn(l, MSG_ROLE_OFF_TRAIL, role->thing.at, role->thing.id);
    }
}

/* ---- things on the table ------------------------------------------------------------------ */

static bool impact_at_start(const Value *client)
{
    return value_truth(value_get(client, "impacted"));
}

/* Whether `v` is the text, or a list that holds it. */
static bool names(const Value *v, Str id)
{
    if (v && v->kind == VALUE_TEXT) return str_eq(value_str(v), id);
    for (size_t i = 0; v && v->kind == VALUE_SEQ && i < value_count(v); i++)
        if (names(value_at(v, i), id)) return true;
    return false;
}

static bool effect_names(const Value *effect, Str client)
{
    return names(value_get(value_get(effect, "impacts"), "clients"), client) ||
           names(value_get(value_get(effect, "relieves"), "clients"), client);
}

static bool in_some_event(const Plot *p, Str client)
{
    for (size_t i = 0; i < p->n_events; i++) {
        const Value *v = p->events[i].thing.value;
        if (names(value_get(v, "client"), client) || effect_names(value_get(v, "effect"), client))
            return true;
    }
    return false;
}

static void lint_clients(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_clients; i++) {
        const Thing *client = &l->plot->clients[i];
        if (!impact_at_start(client->value) && !value_count(value_get(client->value, "moves")) &&
            !in_some_event(l->plot, client->id))
            warn(l, MSG_CLIENT_IDLE, client->at, client->id);
    }
}

/* Whether a thing of `map` names `id` under one of two keys. */
static bool named_in(const Value *map, const char *key, const char *other_key, Str id)
{
    for (size_t i = 0; i < value_count(map); i++)
        if (names(value_get(value_at(map, i), key), id) ||
            names(value_get(value_at(map, i), other_key), id))
            return true;
    return false;
}

static bool given_by_client(const Value *clients, Str handout)
{
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++)
            if (names(value_get(value_at(moves, k), "handout"), handout)) return true;
    }
    return false;
}

static void lint_handouts(const Lint *l)
{
    static const char *const givers[] = { "roles", "actions", "events" };
    const Value *charts = value_get(l->scenario, "charts");
    const Value *handouts = value_get(l->scenario, "handouts");
    for (size_t i = 0; i < value_count(handouts); i++) {
        const Entry *e = &handouts->map.at[i];
        bool given = given_by_client(value_get(l->scenario, "clients"), e->key);
        for (size_t k = 0; k < sizeof givers / sizeof *givers; k++)
            given |= named_in(value_get(l->scenario, givers[k]), "handout", "handouts", e->key);
        if (!given) warn(l, MSG_HANDOUT_UNUSED, e->key_span, e->key);
    }
    for (size_t i = 0; i < value_count(charts); i++) {
        const Entry *e = &charts->map.at[i];
        if (!named_in(handouts, "chart", "charts", e->key))
            warn(l, MSG_CHART_UNUSED, e->key_span, e->key);
    }
}

/* Marks of the short clock that only the long one has; what lies outside both is an error. */
static void lint_clock(const Lint *l)
{
    const Value *marks = value_get(value_get(l->scenario, "clock"), "marks");
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *turn = value_get(value_at(marks, i), "turn");
        if (value_integer(turn, 0) > l->plot->clock.turns)
            report(l->diag, MSG_MARK_LATE, turn->span, str_c(l->arena, value_str(turn)),
                   c_format(l->arena, "%d", l->plot->clock.turns));
    }
}

void lint(Diag *d, const Trail *trail)
{
    Arena *a = arena_new();
    Lint l = { a, d, trail, trail->plot, trail->plot->scenario };
    lint_causes(&l);
    lint_clues(&l);
    lint_actions(&l);
    lint_events(&l);
    lint_roles(&l);
    lint_clients(&l);
    lint_handouts(&l);
    lint_clock(&l);
    arena_free(a);
}
