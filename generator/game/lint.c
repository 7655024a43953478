/* lint.c - one function a check. */
#include "game/lint.h"

#include "game/fold.h"
#include "game/lint_dead.h"
#include "game/lint_evening.h"

typedef struct Lint {
    Arena *arena;
    Diag *diag;
    const LintInput *in;
    const Trail *trail;
    const Plot *plot;
    const Value *scenario;
} Lint;

static void warn(const Lint *l, MessageCode code, Span at, Str name)
{
    report(l->diag, code, at, str_c(l->arena, name));
}

static const char *shown(const Lint *l, int64_t n)
{
    return c_format(l->arena, "%d", (int)n);
}

/* ---- the seats ---------------------------------------------------------------------------- */

/* Where `key` of `players` was written; else where the roles are, which do not fit it. */
static Span place_of_players(const Lint *l, const char *key)
{
    const Entry *players = value_entry(l->scenario, STR("players"));
    const Entry *e = value_entry(players->value, str(key));
    if (entry_is_written(e)) return e->value->span;
    if (entry_is_written(players)) return players->key_span;
    return value_entry(l->scenario, STR("roles"))->key_span;
}

static size_t seats_for(const Value *roles, int players)
{
    size_t n = 0;
    for (size_t i = 0; i < value_count(roles); i++)
        n += fold_seats(roles, roles->map.at[i].key, players);
    return n;
}

/* What would help with so few players. */
static void hint_fold(const Lint *l, const Value *roles, int players)
{
    Buf b = { .arena = l->arena };
    const char *sep = ":";
    buf_format(&b,
               "raise `min`, or say of %zu more of these with how many players it is played: "
               "`needed_from: %d`, and whom it `folds_into`",
               seats_for(roles, players) - (size_t)players, players + 1);
    for (size_t i = 0; i < value_count(roles); i++) {
        Str id = roles->map.at[i].key;
        if (!fold_seats(roles, id, players)) continue;
        buf_format(&b, "%s `%.*s`", sep, (int)id.n, id.p);
        sep = ",";
    }
    if (fold_pages(l->scenario, players))
        buf_c(&b, "; without a player it is a colleague who can be paged");
    report_hint(l->diag, str_c(l->arena, buf_done(&b)));
}

/* Hats that are seats of their own. */
static int64_t hats_with_seats(const Lint *l, int64_t players)
{
    const Value *hats = value_get(value_get(l->scenario, "procedure"), "hats");
    int64_t n = 0;
    for (size_t i = 0; i < value_count(hats); i++) {
        const int64_t from = value_integer(value_get(value_at(hats, i), "full_time_from"), 0);
        n += from && from <= players;
    }
    return n;
}

/* Every number of players that the scenario is made for can be dealt.  Once the roles are folded,
 * the number is settled. */
static void lint_players(const Lint *l)
{
    const Value *roles = value_get(l->scenario, "roles"),
                *players = value_get(l->scenario, "players");
    const int64_t max = value_integer(value_get(players, "max"), 0);
    int first = 0;
    Buf b = { .arena = l->arena };
    if (!value_count(roles) || l->in->of->players) return;
    for (int n = (int)value_integer(value_get(players, "min"), 0); n <= max; n++) {
        size_t seats = seats_for(roles, n);
        if (seats <= (size_t)n) continue;
        buf_format(&b, "%s%d (%zu role%s too many)", first ? ", " : "", n, seats - (size_t)n,
                   seats - (size_t)n == 1 ? "" : "s");
        if (!first) first = n;
    }
    if (first) {
        report(l->diag, MSG_FOLD_RANGE, place_of_players(l, "min"), str_c(l->arena, buf_done(&b)));
        hint_fold(l, roles, first);
    }
    if (max > (int64_t)value_count(roles) + hats_with_seats(l, max))
        report(l->diag, MSG_ROLES_FEW, place_of_players(l, "max"), shown(l, max),
               shown(l, (int64_t)value_count(roles)));
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

static bool any_proficient(const Plot *p, size_t tool)
{
    for (size_t i = 0; i < p->n_roles; i++)
        if (ids_has(p->roles[i].tools, tool)) return true;
    return false;
}

/* `what` takes one of the tools of `v`; with several it is enough that somebody is good at one. */
static void lint_tools(const Lint *l, const Value *v, Ids tools, const char *what)
{
    for (size_t i = 0; i < tools.n; i++)
        if (any_proficient(l->plot, tools.at[i])) return;
    if (!tools.n || !l->plot->n_roles) return;
    report(l->diag, MSG_TOOL_UNSKILLED, value_get(v, "tool")->span, what,
           str_c(l->arena, l->plot->tools[tools.at[0]].id));
}

static void lint_actions(const Lint *l)
{
    const Plot *p = l->plot;
    const Entry *actions = value_entry(l->scenario, STR("actions"));
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *act = &p->actions[i];
        const Thing *t = &act->thing;
        lint_tools(l, t->value, act->tools,
                   c_format(l->arena, "the action `%.*s`", (int)t->id.n, t->id.p));
        if (!value_get(t->value, "success")) warn(l, MSG_ACTION_SILENT, t->at, t->id);
    }
    if (!p->n_actions) return;
    if (!p->resolves) report(l->diag, MSG_NOTHING_RESOLVES, actions->key_span, NULL);
    if (!p->reports && p->n_clients) report(l->diag, MSG_NOTHING_REPORTS, actions->key_span, NULL);
}

static void lint_events(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_events; i++) {
        const PlotEvent *e = &l->plot->events[i];
        const Thing *t = &e->thing;
        lint_tools(l, value_get(t->value, "answer"), e->answer_tools,
                   c_format(l->arena, "the answer to the card `%.*s`", (int)t->id.n, t->id.p));
        if (!value_get(t->value, "text")) warn(l, MSG_CARD_SILENT, t->at, t->id);
    }
}

static void lint_roles(const Lint *l)
{
    const Plot *p = l->plot;
    for (size_t i = 0; i < p->n_roles; i++) {
        const PlotRole *role = &p->roles[i];
        bool knows = false;
        for (size_t k = 0; k < role->clues.n; k++)
            knows |= l->trail->clues[role->clues.at[k]].needed;
        if (p->n_clues && !knows) warn(l, MSG_ROLE_OFF_TRAIL, role->thing.at, role->thing.id);
        if (p->n_tools && !role->tools.n)
            warn(l, MSG_ROLE_UNSKILLED, role->thing.at, role->thing.id);
    }
}

/* ---- things on the table ------------------------------------------------------------------ */

static bool impact_at_start(const Value *client)
{
    return value_truth(value_get(client, "impacted")) || value_truth(value_get(client, "unseen"));
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

/* Whether an event is about the client, or an event's or action's effect names it. */
static bool is_touched(const Plot *p, Str client)
{
    for (size_t i = 0; i < p->n_actions; i++)
        if (effect_names(value_get(p->actions[i].thing.value, "effect"), client)) return true;
    for (size_t i = 0; i < p->n_events; i++) {
        const Value *v = p->events[i].thing.value;
        const Value *choices = value_get(v, "choices");
        if (names(value_get(v, "client"), client) || effect_names(value_get(v, "effect"), client))
            return true;
        for (size_t k = 0; k < value_count(choices); k++)
            if (effect_names(value_get(value_at(choices, k), "effect"), client)) return true;
    }
    return false;
}

static void lint_clients(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_clients; i++) {
        const Thing *client = &l->plot->clients[i].thing;
        if (!impact_at_start(client->value) && !value_count(value_get(client->value, "moves")) &&
            !is_touched(l->plot, client->id))
            warn(l, MSG_CLIENT_IDLE, client->at, client->id);
        if (l->plot->n_features && !value_count(value_get(client->value, "uses")))
            warn(l, MSG_CLIENT_NO_BOX, client->at, client->id);
    }
}

/* The features of `list`, each where `client` does not use it. */
static void lint_features(const Lint *l, const Thing *client, const Value *list)
{
    const Value *uses = value_get(client->value, "uses");
    if (!value_count(uses)) return; /* told by itself */
    for (size_t i = 0; list && list->kind == VALUE_SEQ && i < value_count(list); i++) {
        const Value *feature = value_at(list, i);
        if (!names(uses, value_str(feature)))
            report(l->diag, MSG_CLIENT_NOT_USING, feature->span, str_c(l->arena, client->id),
                   str_c(l->arena, value_str(feature)));
    }
}

/* What hits several clients hits each in what it uses; of a single one it can be told.  `self`: the
 * client whose move it is, which is meant where none is named. */
static void lint_effect(const Lint *l, const Value *effect, const Thing *self)
{
    const Value *impacts = value_get(effect, "impacts"), *clients = value_get(impacts, "clients");
    const Thing *client = value_count(clients) ? NULL : self;
    for (size_t i = 0; value_count(clients) == 1 && i < l->plot->n_clients; i++)
        if (names(clients, l->plot->clients[i].thing.id)) client = &l->plot->clients[i].thing;
    if (client) lint_features(l, client, value_get(impacts, "features"));
}

static void lint_impacts(const Lint *l)
{
    for (size_t i = 0; i < l->plot->n_clients; i++) {
        const Thing *client = &l->plot->clients[i].thing;
        const Value *moves = value_get(client->value, "moves");
        lint_features(l, client, value_get(client->value, "impacted"));
        lint_features(l, client, value_get(client->value, "unseen"));
        for (size_t k = 0; k < value_count(moves); k++)
            lint_effect(l, value_get(value_at(moves, k), "effect"), client);
    }
    for (size_t i = 0; i < l->plot->n_events; i++) {
        const Value *event = l->plot->events[i].thing.value, *choices = value_get(event, "choices");
        lint_effect(l, value_get(event, "effect"), NULL);
        for (size_t k = 0; k < value_count(choices); k++)
            lint_effect(l, value_get(value_at(choices, k), "effect"), NULL);
    }
    for (size_t i = 0; i < l->plot->n_actions; i++)
        lint_effect(l, value_get(l->plot->actions[i].thing.value, "effect"), NULL);
}

static bool card_makes_harder(const PlotEvent *event, size_t tool)
{
    const PlotEffect *effect;
    for (size_t i = 0; (effect = plot_event_effect(event, i)); i++)
        if (ids_has(effect->harder, tool)) return true;
    return false;
}

static bool tool_is_used(const Lint *l, size_t tool)
{
    const Plot *p = l->plot;
    Str id = p->tools[tool].id;
    bool used = any_proficient(p, tool) ||
                map_get(&l->in->of->named, str_format(l->arena, "tools.%.*s", (int)id.n, id.p));
    for (size_t i = 0; i < p->n_actions; i++)
        used |= ids_has(p->actions[i].tools, tool) || ids_has(p->actions[i].effect.harder, tool);
    for (size_t i = 0; i < p->n_events; i++)
        used |= ids_has(p->events[i].answer_tools, tool) || card_makes_harder(&p->events[i], tool);
    for (size_t i = 0; i < p->n_moves; i++) used |= ids_has(p->moves[i].effect.harder, tool);
    return used;
}

static void lint_names(const Lint *l)
{
    const Value *words = value_get(l->scenario, "words");
    for (size_t i = 0; i < l->plot->n_tools; i++)
        if (!tool_is_used(l, i))
            warn(l, MSG_TOOL_UNUSED, l->plot->tools[i].at, l->plot->tools[i].id);
    for (size_t i = 0; i < value_count(words); i++) {
        const Entry *e = &words->map.at[i];
        if (!map_get(&l->in->of->named, e->key)) warn(l, MSG_WORD_UNUSED, e->key_span, e->key);
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

static int64_t values_in(const Value *series)
{
    return (int64_t)value_count(value_get(series, "values"));
}

/* All lines of a chart have values for the same moments. */
static void lint_series(const Lint *l, const Value *list)
{
    const Value *longest = value_at(list, 0);
    for (size_t i = 1; i < value_count(list); i++)
        if (values_in(value_at(list, i)) > values_in(longest)) longest = value_at(list, i);
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *series = value_at(list, i);
        if (values_in(series) != values_in(longest))
            report(l->diag, MSG_SERIES_UNEVEN, value_span(value_get(series, "values")),
                   str_c(l->arena, value_str(value_get(series, "name"))),
                   shown(l, values_in(series)),
                   str_c(l->arena, value_str(value_get(longest, "name"))),
                   shown(l, values_in(longest)));
    }
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
        lint_series(l, value_get(e->value, "series"));
    }
}

/* A breach before anything can be resolved, though the report moves it as far as it can. */
static void lint_breach(const Lint *l, const Value *mark)
{
    const Value *turn = value_get(mark, "turn"), *extended = value_get(mark, "extended");
    const Route *route = l->in->route;
    if (!route || !route->exact || !str_is(value_str(value_get(mark, "kind")), "breach")) return;
    if (l->plot->reports && value_integer(extended, 0) > value_integer(turn, 0)) turn = extended;
    if (route->turns > value_integer(turn, 0))
        report(l->diag, MSG_BREACH_EARLY, turn->span, str_c(l->arena, value_str(turn)),
               shown(l, route->turns));
}

/* A mark that the short clock does not reach has one turn only; what lies outside both clocks is an
 * error. */
static void lint_clock(const Lint *l)
{
    const Value *marks = value_get(value_get(l->scenario, "clock"), "marks");
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *mark = value_at(marks, i), *turn = value_get(mark, "turn");
        const Value *extended = value_get(mark, "extended");
        const int64_t from = value_integer(turn, 0), to = value_integer(extended, from);
        if (from > l->plot->clock.turns)
            report(l->diag, MSG_MARK_LATE, turn->span, str_c(l->arena, value_str(turn)),
                   shown(l, l->plot->clock.turns));
        if (to < from) report(l->diag, MSG_MARK_BACK, extended->span, shown(l, from), shown(l, to));
        lint_breach(l, mark);
    }
}

bool lint(Diag *d, const LintInput *in)
{
    Arena *a = arena_new();
    const Plot *plot = in->trail->plot;
    Lint l = { a, d, in, in->trail, plot, plot->scenario };
    lint_players(&l);
    lint_causes(&l);
    const bool alive = lint_dead(a, d, in->trail);
    lint_actions(&l);
    lint_events(&l);
    lint_roles(&l);
    lint_clients(&l);
    lint_impacts(&l);
    lint_names(&l);
    lint_handouts(&l);
    lint_clock(&l);
    lint_evening(a, d, in);
    arena_free(a);
    return alive;
}
