/* scenario_checks.c - each check reads only what has the right type; the rest is reported already.
 */
#include "data/scenario_checks.h"

#include <math.h>

#include "base/vec.h"
#include "data/scenario_derive.h"
#include "data/schema_field.h"

#define CIRCLE_NAMED 12 /* at most, of a circle's actions */

static bool is_int(const Value *v)
{
    return v && v->kind == VALUE_INT;
}

static bool is_number(const Value *v)
{
    return is_int(v) || (v && v->kind == VALUE_REAL);
}

static const char *shown(Arena *a, int64_t n)
{
    return c_format(a, "%lld", (long long)n);
}

static void check_players(Arena *a, Diag *d, const Value *players)
{
    const Value *min = value_get(players, "min"), *max = value_get(players, "max");
    if (is_int(min) && is_int(max) && min->integer > max->integer)
        report(d, MSG_PLAYERS_ORDER, min->span, shown(a, min->integer), shown(a, max->integer));
}

static void check_levels(Arena *a, Diag *d, const Value *levels)
{
    for (size_t i = 0; levels && levels->kind == VALUE_MAP && i < value_count(levels); i++) {
        const Entry *e = &levels->map.at[i];
        if (e->value->kind == VALUE_MAP && !value_get(e->value, "number"))
            report(d, MSG_KEY_MISSING, e->key_span, c_format(a, "`%.*s`", (int)e->key.n, e->key.p),
                   "number");
    }
}

/* Whether the turn that `key` names is on the clock. */
static bool check_mark(Arena *a, Diag *d, const Value *mark, const char *key, int64_t last)
{
    const Value *v = value_get(mark, key);
    if (!is_int(v) || (v->integer >= 1 && v->integer <= last)) return true;
    return report(d, MSG_MARK_OFF, v->span, key, shown(a, v->integer), shown(a, last));
}

static void check_clock(Arena *a, Diag *d, const Value *clock)
{
    const Value *turns = value_get(clock, "turns"), *report_by = value_get(clock, "report_by");
    const Value *extended = value_get(clock, "extended_turns"), *marks = value_get(clock, "marks");
    if (!is_int(turns) || turns->integer > TURNS_MAX || !is_int(extended)) return;
    if (extended->integer < turns->integer)
        report(d, MSG_TURNS_ORDER, extended->span, shown(a, extended->integer),
               shown(a, turns->integer));
    if (is_int(report_by) && report_by->integer > turns->integer)
        report(d, MSG_REPORT_LATE, report_by->span, shown(a, report_by->integer),
               shown(a, turns->integer));
    const int64_t last =
        extended->integer < turns->integer ? TURNS_MAX : extended->integer; /* once it is mended */
    for (size_t i = 0; i < value_count(marks); i++)
        if (check_mark(a, d, value_at(marks, i), "turn", last))
            check_mark(a, d, value_at(marks, i), "extended", last);
}

/* Whether so many can be reached; reports where not, unless `d` is NULL. */
static bool check_needed(Arena *a, Diag *d, const Value *needed, int64_t hit)
{
    if (!is_int(needed) || needed->integer <= hit) return true;
    if (d) report(d, MSG_REPORT_NEEDS, needed->span, shown(a, needed->integer), shown(a, hit));
    return false;
}

/* The longer clock must be possible. */
static bool check_report_needs(Arena *a, Diag *d, const Value *root)
{
    const Entry *needs = value_entry(value_get(root, "clock"), STR("report_needs"));
    const int64_t hit = (int64_t)scenario_clients_hit(root);
    if (!value_count(value_get(root, "clients")) || !entry_is_written(needs)) return true;
    bool all = check_needed(a, d, needs->value, hit);
    for (size_t i = 0; needs->value->kind == VALUE_MAP && i < value_count(needs->value); i++)
        all &= check_needed(a, d, value_at(needs->value, i), hit);
    return all;
}

bool scenario_report_in_reach(const Value *root)
{
    return check_report_needs(NULL, NULL, root);
}

static void check_moves(Diag *d, const Value *moves)
{
    for (size_t i = 0; i < value_count(moves); i++) {
        const Entry *on = value_entry(value_at(moves, i), STR("on"));
        if (on && on->value->kind == VALUE_MAP && value_count(on->value) != 1)
            report(d, MSG_WHEN_SEVERAL, on->key_span, "on",
                   "`untold`, `rung`, `told`, `silent` and `mood`");
    }
}

Str role_heir(const Value *role, size_t i)
{
    const Value *into = value_get(role, "folds_into");
    if (into && into->kind == VALUE_SEQ) return value_str(value_at(into, i));
    return i ? (Str){ 0 } : value_str(into);
}

/* Whether a role that it folds into does not fold itself, or is not there. */
static bool leads_out(const Value *roles, const Value *role)
{
    Str heir;
    for (size_t i = 0; (heir = role_heir(role, i)).n; i++)
        if (!role_heir(value_get_str(roles, heir), 0).n) return true;
    return false;
}

/* Follows the chain of `folds_into`, of lists by their first role; when it comes back, the first
 * role of the circle in file order is blamed, so that a circle is reported once. */
static void check_fold(Arena *a, Diag *d, const Value *roles, const Entry *start)
{
    Str into = role_heir(start->value, 0);
    Buf by = { .arena = a };
    if (leads_out(roles, start->value)) return;
    for (size_t steps = 0; into.n && steps < value_count(roles); steps++) {
        const Entry *next = value_entry(roles, into);
        if (next == start) {
            report(d, MSG_FOLD_CYCLE, value_get(start->value, "folds_into")->span,
                   str_c(a, start->key), by.n ? str_c(a, buf_done(&by)) : "");
            return;
        }
        if (!next || next < start || leads_out(roles, next->value)) return;
        buf_format(&by, "%s`%.*s`", by.n ? ", " : " by way of ", (int)next->key.n, next->key.p);
        into = role_heir(next->value, 0);
    }
}

static void check_role(Arena *a, Diag *d, const Value *roles, const Entry *e)
{
    const Value *needed = value_get(e->value, "needed_from"), *knows = value_get(e->value, "knows");
    if (e->value->kind != VALUE_MAP) return;
    if (needed && !value_get(e->value, "folds_into"))
        report(d, MSG_KEY_MISSING, needed->span, "a role with `needed_from`", "folds_into");
    if (value_count(knows) < 2)
        report(d, MSG_KNOWS_FEW, e->key_span, str_c(a, e->key),
               value_count(knows) ? "one thing only" : "nothing");
    check_fold(a, d, roles, e);
}

/* ---- actions ---- */

static void check_word(Arena *a, Diag *d, const Entry *action)
{
    const Value *word = value_get(action->value, "word");
    const Entry *client = value_entry(action->value, STR("client"));
    const bool rings = str_is(value_str(word), "ring");
    if (rings && !client)
        report(d, MSG_KEY_MISSING, word->span, "an action with `word: ring`", "client");
    if (client && !rings) report(d, MSG_CLIENT_UNRUNG, client->key_span, str_c(a, action->key));
}

/* What actions require of each other. */
typedef struct Locks {
    const Value *actions;
    bool *open; /* by action: it can be taken, if all others of its kind can */
    VEC(size_t) * followers;
    VEC(size_t) queue; /* that are open, and whose followers are to be looked at */
} Locks;

static void open_lock(Arena *a, Locks *l, size_t action)
{
    if (l->open[action]) return;
    l->open[action] = true;
    *vec_push(a, &l->queue) = action;
}

/* One that requires nothing is open, and so is one that requires what there is not: that is
 * reported already. */
static void read_lock(Arena *a, Locks *l, size_t action)
{
    const Value *list = value_get(value_at(l->actions, action), "requires");
    if (!list || list->kind != VALUE_SEQ || !value_count(list)) open_lock(a, l, action);
    for (size_t i = 0; list && list->kind == VALUE_SEQ && i < value_count(list); i++) {
        const Entry *other = value_entry(l->actions, value_str(value_at(list, i)));
        if (other) *vec_push(a, &l->followers[other - l->actions->map.at]) = action;
        else open_lock(a, l, action);
    }
}

/* The first action that a closed one requires, which is closed as well. */
static size_t lock_before(const Locks *l, size_t action)
{
    const Value *first = value_at(value_get(value_at(l->actions, action), "requires"), 0);
    return (size_t)(value_entry(l->actions, value_str(first)) - l->actions->map.at);
}

static void report_circle(Arena *a, Diag *d, const Locks *l, size_t first)
{
    const Entry *at = l->actions->map.at;
    Buf b = { .arena = a };
    size_t i = first, n = 0;
    do {
        const Str id = at[i = lock_before(l, i)].key;
        if (i == first && !n) buf_c(&b, "itself");
        else buf_format(&b, "%s`%.*s`", n ? ", which requires " : "", (int)id.n, id.p);
    } while (i != first && ++n < CIRCLE_NAMED);
    if (i != first)
        buf_format(&b, ", and so on back to `%.*s`", (int)at[first].key.n, at[first].key.p);
    report(d, MSG_REQUIRES_CYCLE, value_entry(at[first].value, STR("requires"))->key_span,
           str_c(a, at[first].key), str_c(a, buf_done(&b)));
}

/* Each circle once, at its first action.  What only leads into one needs no change. */
static void report_circles(Arena *a, Diag *d, const Locks *l)
{
    const size_t n = value_count(l->actions);
    size_t *walk = ARENA_ARRAY(a, size_t, n); /* by action: the walk that met it first */
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        if (l->open[i]) continue;
        while (!walk[k]) {
            walk[k] = i + 1;
            k = lock_before(l, k);
        }
        if (walk[k] != i + 1) continue;
        size_t first = k;
        for (size_t m = lock_before(l, k); m != k; m = lock_before(l, m))
            if (m < first) first = m;
        report_circle(a, d, l, first);
    }
}

/* Actions of which each requires another one of them can never be taken. */
static void check_locks(Arena *a, Diag *d, const Value *actions)
{
    const size_t n = value_count(actions);
    Locks l = { .actions = actions,
                .open = ARENA_ARRAY(a, bool, n),
                .followers = arena_array(a, n, sizeof *l.followers) };
    for (size_t i = 0; i < n; i++) read_lock(a, &l, i);
    for (size_t i = 0; i < l.queue.n; i++) {
        const size_t action = l.queue.at[i];
        for (size_t k = 0; k < l.followers[action].n; k++)
            open_lock(a, &l, l.followers[action].at[k]);
    }
    report_circles(a, d, &l);
}

static void check_actions(Arena *a, Diag *d, const Value *actions)
{
    if (!actions || actions->kind != VALUE_MAP) return;
    for (size_t i = 0; i < value_count(actions); i++)
        if (value_at(actions, i)->kind == VALUE_MAP) check_word(a, d, &actions->map.at[i]);
    check_locks(a, d, actions);
}

/* ---- the procedure ---- */

static void need_key(Arena *a, Diag *d, const Entry *e, const char *key)
{
    if (e->value->kind == VALUE_MAP && !value_get(e->value, key))
        report(d, MSG_KEY_MISSING, e->key_span, c_format(a, "`%.*s`", (int)e->key.n, e->key.p),
               key);
}

/* What a scenario changes in a procedure of the library needs no keys; what it adds does. */
static void check_procedure(Arena *a, Diag *d, const Value *procedure)
{
    static const char *const needs[][2] = { { "severities", "name" },
                                            { "severities", "when" },
                                            { "hats", "name" },
                                            { "steps", "text" },
                                            { "forms", "title" } };
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        const Value *map = value_get(procedure, needs[i][0]);
        for (size_t k = 0; map && map->kind == VALUE_MAP && k < value_count(map); k++)
            need_key(a, d, &map->map.at[k], needs[i][1]);
    }
}

/* A text such as "turn 2" or "after revert" is printed, but the card is not dealt by it. */
static void check_when_text(Arena *a, Diag *d, const Value *when, const Value *actions)
{
    const Value *said = value_get(when, "text");
    const Str text = str_trim(value_str(said ? said : when));
    const char *const keys[] = { "turn", "after" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const size_t n = strlen(keys[i]);
        int64_t turn;
        if (!str_starts(text, keys[i]) || text.n <= n || text.p[n] != ' ') continue;
        const Str rest = str_trim((Str){ text.p + n, text.n - n });
        if (i ? value_get_str(actions, rest) != NULL : str_to_int(rest, &turn))
            report(d, MSG_WHEN_TEXT, when->span, str_c(a, text), keys[i], str_c(a, rest));
    }
}

static void check_when(Arena *a, Diag *d, const Entry *event, const Value *actions)
{
    const Entry *when = value_entry(event->value, STR("when"));
    if (!when) return;
    if (when->value->kind == VALUE_MAP && value_count(when->value) != 1)
        report(d, MSG_WHEN_SEVERAL, when->key_span, "when", "`turn`, `after` and a text");
    check_when_text(a, d, when->value, actions);
}

/* What comes of a card with choices stands there, each below its name. */
static void check_choices(Arena *a, Diag *d, const Value *event)
{
    static const char *const instead[] = { "answer", "ignored", "effect" };
    const Value *choices = value_get(event, "choices");
    if (!choices || choices->kind != VALUE_MAP) return;
    for (size_t i = 0; i < sizeof instead / sizeof *instead; i++) {
        const Entry *e = value_entry(event, str(instead[i]));
        if (e) report(d, MSG_CHOICES_BESIDE, e->key_span, instead[i]);
    }
    for (size_t i = 0; i + 1 < value_count(choices); i++)
        need_key(a, d, &choices->map.at[i], "choice");
}

static const char *shown_real(Arena *a, const Value *v)
{
    Buf text = { .arena = a };
    buf_number(&text, value_number(v, 0), 4);
    return str_c(a, buf_done(&text));
}

/* A value that a logarithmic axis has no place for. */
static void check_positive(Arena *a, Diag *d, const Value *v)
{
    if (is_number(v) && value_number(v, 0) <= 0)
        report(d, MSG_LOG_VALUE, v->span, shown_real(a, v));
}

static void check_log(Arena *a, Diag *d, const Value *chart)
{
    const Value *series = value_get(chart, "series"), *limits = value_get(chart, "limits");
    const Value *y = value_get(chart, "y");
    for (size_t i = 0; i < value_count(series); i++) {
        const Value *values = value_get(value_at(series, i), "values");
        for (size_t k = 0; k < value_count(values); k++) check_positive(a, d, value_at(values, k));
    }
    for (size_t i = 0; i < value_count(limits); i++)
        check_positive(a, d, value_get(value_at(limits, i), "at"));
    check_positive(a, d, value_get(y, "from"));
    check_positive(a, d, value_get(y, "to"));
}

/* Bars of one moment stand side by side only where all series have the same moments. */
static void check_bars(Arena *a, Diag *d, const Value *chart)
{
    const Value *series = value_get(chart, "series");
    const size_t first = value_count(value_get(value_at(series, 0), "values"));
    for (size_t i = 1; i < value_count(series); i++) {
        const Value *values = value_get(value_at(series, i), "values");
        if (!values || value_count(values) == first) continue;
        report(d, MSG_BARS_UNEQUAL, values->span, c_format(a, "%zu values", value_count(values)),
               c_format(a, "%zu", first));
    }
}

/* "21:05" to minutes; -1: another text. */
static int64_t minutes_of(Str s)
{
    const size_t colon = str_find(s, ':');
    int64_t hour, minute;
    if (!str_to_int(str_slice(s, 0, colon), &hour) || hour < 0 || hour > 47) return -1;
    if (!str_to_int(str_slice(s, colon + 1, s.n), &minute) || minute < 0 || minute > 59) return -1;
    return hour * 60 + minute;
}

/* A step that people count in: whole numbers; of minutes those that make up an hour, and hours. */
static bool is_round(int64_t span, int64_t steps, bool time)
{
    if (steps < 1 || span % steps) return false;
    const int64_t step = span / steps;
    return !time || step % 60 == 0 || 60 % step == 0;
}

static const char *shown_step(Arena *a, double step, bool time)
{
    Buf b = { .arena = a };
    const bool hours = time && fmod(step, 60) == 0;
    if (hours && step == 60) return "an hour";
    buf_number(&b, hours ? step / 60 : step, 1);
    buf_c(&b, hours ? " hours" : !time ? "" : step == 1 ? " minute" : " minutes");
    return str_c(a, buf_done(&b));
}

/* Values at equal distances that are no round ones, where one value more or fewer would make them
 * so: then one was forgotten, or counted twice. */
static void check_steps(Arena *a, Diag *d, const Value *chart)
{
    const Value *x = value_get(chart, "x"), *from = value_get(x, "from"), *to = value_get(x, "to");
    const Value *values = value_get(value_at(value_get(chart, "series"), 0), "values");
    const int64_t n = (int64_t)value_count(values);
    int64_t low = minutes_of(value_str(from)), high = minutes_of(value_str(to));
    const bool time = low >= 0 && high >= 0 && low != high;
    if (!from || !to || n < 3 || value_get(x, "ticks")) return;
    if (time && high < low) high += 24 * 60; /* past midnight */
    if (!time && !(str_to_int(value_str(from), &low) && str_to_int(value_str(to), &high))) return;
    const int64_t span = high - low;
    if (span <= 0 || span % (n - 1) == 0) return;
    const int64_t better = is_round(span, n, time)       ? n + 1
                           : is_round(span, n - 2, time) ? n - 1
                                                         : 0;
    if (!better) return;
    report(d, MSG_CHART_STEP, values->span, shown(a, n), str_c(a, value_str(from)),
           str_c(a, value_str(to)), shown_step(a, (double)span / (double)(n - 1), time),
           shown(a, better), shown_step(a, (double)(span / (better - 1)), time));
}

static void check_chart(Arena *a, Diag *d, const Value *chart)
{
    const Value *y = value_get(chart, "y");
    const Value *from = value_get(y, "from"), *to = value_get(y, "to");
    if (str_is(value_str(value_get(chart, "scale")), "log")) check_log(a, d, chart);
    if (str_is(value_str(value_get(chart, "kind")), "bars")) check_bars(a, d, chart);
    if (is_number(from) && is_number(to) && value_number(from, 0) >= value_number(to, 0))
        report(d, MSG_AXIS_ORDER, from->span, shown_real(a, from), shown_real(a, to));
    if (!str_is(value_str(value_get(chart, "kind")), "bars")) check_steps(a, d, chart);
}

/* Keys that some kinds of handouts show. */
static const struct {
    const char *key, *kinds[2];
    const char *hint;
} shown_on[] = {
    { "to", { "mail", "" }, "make it a `kind: mail`, or leave it out" },
    { "cc", { "mail", "" }, "make it a `kind: mail`, or leave it out" },
    { "subject", { "mail", "" }, "make it a `kind: mail`, or leave it out" },
    { "date", { "mail", "alert" }, "make it a `kind: mail` or `alert`, or say it in `from`" },
    { "severity", { "alert", "" }, "make it a `kind: alert`, or leave it out" },
    { "messages", { "chat", "desk" }, "make it a `kind: chat` or `desk`, or write a `text`" },
    { "number", { "form", "" }, "make it a `kind: form`, or say it in `from`" },
    { "fields", { "form", "" }, "make it a `kind: form`, or write a `text`" },
    { "stamp", { "form", "" }, "make it a `kind: form`, or leave it out" },
};

/* Whether a handout has nothing to show below its title. */
static bool is_blank(const Value *handout)
{
    static const char *const shown[] = {
        "text", "chart", "image", "messages", "subject", "fields"
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (value_truth(value_get(handout, shown[i]))) return false;
    return true;
}

static void check_handout(Arena *a, Diag *d, const Value *handout)
{
    if (handout->kind == VALUE_MAP && is_blank(handout))
        report(d, MSG_HANDOUT_BLANK, handout->span, NULL);
    const Str kind = value_str(value_get(handout, "kind"));
    for (size_t i = 0; i < sizeof shown_on / sizeof *shown_on; i++) {
        const Entry *e = value_entry(handout, str(shown_on[i].key));
        if (!e || str_is(kind, shown_on[i].kinds[0]) || str_is(kind, shown_on[i].kinds[1]))
            continue;
        report(d, MSG_HANDOUT_KEY, e->key_span, shown_on[i].key, str_c(a, kind));
        report_hint(d, shown_on[i].hint);
    }
}

/* Nobody at the table could tell them apart. */
static void check_names(Arena *a, Diag *d, const Value *things)
{
    Map first;
    map_init(&first, a);
    for (size_t i = 0; things && things->kind == VALUE_MAP && i < value_count(things); i++) {
        const Entry *e = &things->map.at[i];
        const Value *name = e->value->kind == VALUE_MAP ? value_get(e->value, "name") : e->value;
        const Str shown = str_trim(value_str(name));
        if (!shown.n) continue;
        const Entry *other = map_get(&first, shown);
        if (other) report(d, MSG_SAME_NAME, name->span, str_c(a, shown), str_c(a, other->key));
        else map_set(&first, shown, (void *)(uintptr_t)e);
    }
}

void scenario_check(Arena *a, Diag *d, const Value *root)
{
    static const char *const named[] = { "clients", "features", "roles", "tools" };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        check_names(a, d, value_get(root, named[i]));
    const Value *handouts = value_get(root, "handouts");
    for (size_t i = 0; handouts && handouts->kind == VALUE_MAP && i < value_count(handouts); i++)
        check_handout(a, d, value_at(handouts, i));
    const Value *clients = value_get(root, "clients");
    const Value *roles = value_get(root, "roles"), *events = value_get(root, "events");
    const Value *charts = value_get(root, "charts");
    check_players(a, d, value_get(root, "players"));
    check_levels(a, d, value_get(value_get(root, "rules"), "difficulty"));
    check_clock(a, d, value_get(root, "clock"));
    check_report_needs(a, d, root);
    check_procedure(a, d, value_get(root, "procedure"));
    for (size_t i = 0; i < value_count(clients); i++)
        check_moves(d, value_get(value_at(clients, i), "moves"));
    check_actions(a, d, value_get(root, "actions"));
    if (roles && roles->kind == VALUE_MAP)
        for (size_t i = 0; i < value_count(roles); i++) check_role(a, d, roles, &roles->map.at[i]);
    if (events && events->kind == VALUE_MAP)
        for (size_t i = 0; i < value_count(events); i++) {
            check_when(a, d, &events->map.at[i], value_get(root, "actions"));
            check_choices(a, d, value_at(events, i));
        }
    for (size_t i = 0; i < value_count(charts); i++) check_chart(a, d, value_at(charts, i));
}
