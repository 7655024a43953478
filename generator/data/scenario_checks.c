/* scenario_checks.c - each check reads only what has the right type; the rest is reported already.
 */
#include "data/scenario_checks.h"

#include "data/schema_field.h"
#include "data/yaml.h"

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

/* ---- derived defaults ---- */

static int64_t clamped(int64_t n, int64_t low, int64_t high)
{
    return n < low ? low : n > high ? high : n;
}

static void derive_mark(Arena *a, Value *mark)
{
    const Value *turn = value_get(mark, "turn");
    if (mark->kind != VALUE_MAP || !is_int(turn)) return;
    value_drop_nulls(a, mark);
    if (!value_get(mark, "extended"))
        value_set(a, mark, STR("extended"), value_int(a, turn->span, turn->integer));
}

static void derive_clock(Arena *a, Value *clock)
{
    if (clock->kind != VALUE_MAP) return;
    value_drop_nulls(a, clock);
    int64_t turns = clamped(value_integer(value_get(clock, "turns"), 6), 1, TURNS_MAX);
    int64_t extended = clamped(turns * 2, 1, TURNS_MAX);
    if (!value_get(clock, "extended_turns"))
        value_set(a, clock, STR("extended_turns"), value_int(a, clock->span, extended));
    if (!value_get(clock, "report_by"))
        value_set(a, clock, STR("report_by"), value_int(a, clock->span, clamped(turns, 1, 3)));
    const Value *marks = value_get(clock, "marks");
    for (size_t i = 0; i < value_count(marks); i++) derive_mark(a, value_at(marks, i));
}

static void derive_handouts(Arena *a, const Value *handouts)
{
    for (size_t i = 0; i < value_count(handouts); i++) {
        Value *handout = value_at(handouts, i);
        if (handout->kind != VALUE_MAP) continue;
        value_drop_nulls(a, handout);
        if (value_get(handout, "kind")) continue;
        Str kind = value_get(handout, "chart")   ? STR("chart")
                   : value_get(handout, "image") ? STR("picture")
                                                 : STR("note");
        value_set(a, handout, STR("kind"), value_text(a, handout->span, kind));
    }
}

/* The kit's levels keep their numbers when they only get a name. */
static void derive_levels(Arena *a, const Value *levels)
{
    const Field *rules = field_of(scenario_schema.fields, STR("rules"));
    const Field *difficulty = field_of(rules->fields, STR("difficulty"));
    const Value *defaults = NULL;
    for (size_t i = 0; levels && levels->kind == VALUE_MAP && i < value_count(levels); i++) {
        const Entry *e = &levels->map.at[i];
        if (e->value->kind != VALUE_MAP || value_get(e->value, "number")) continue;
        if (!defaults) defaults = yaml_parse(a, diag_new(a), "default", str(difficulty->fallback));
        const Value *number = value_get_str(defaults, e->key);
        if (number)
            value_set(a, e->value, STR("number"), value_int(a, e->key_span, number->integer));
    }
}

static void join_level(Arena *a, Value *level)
{
    Value *number = value_null(a, level->span), *map = value_map(a, level->span);
    *number = *level;
    value_set(a, map, STR("number"), number);
    *level = *map;
}

void scenario_join_levels(Arena *a, Value *root, Value *over)
{
    const Value *under = value_get(value_get(root, "rules"), "difficulty");
    const Value *levels = value_get(value_get(over, "rules"), "difficulty");
    for (size_t i = 0; levels && levels->kind == VALUE_MAP && i < value_count(levels); i++) {
        Value *level = value_at(levels, i), *base = value_get_str(under, value_key(levels, i));
        if (!base) continue;
        if (is_int(base) && level->kind == VALUE_MAP) join_level(a, base);
        else if (base->kind == VALUE_MAP && is_int(level)) join_level(a, level);
    }
}

void scenario_derive(Arena *a, Value *root)
{
    value_drop_nulls(a, root);
    if (!value_get(root, "clock")) value_set(a, root, STR("clock"), value_map(a, root->span));
    derive_clock(a, value_get(root, "clock"));
    derive_handouts(a, value_get(root, "handouts"));
    derive_levels(a, value_get(value_get(root, "rules"), "difficulty"));
}

/* ---- checks ---- */

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
    for (size_t i = 0; i < value_count(marks); i++)
        if (check_mark(a, d, value_at(marks, i), "turn", extended->integer))
            check_mark(a, d, value_at(marks, i), "extended", extended->integer);
}

/* Follows the chain of `folds_into`; when it comes back, the first role of the circle in file
 * order is blamed, so that a circle is reported once. */
static void check_fold(Arena *a, Diag *d, const Value *roles, const Entry *start)
{
    const Value *into = value_get(start->value, "folds_into");
    Buf by = { .arena = a };
    for (size_t steps = 0; into && steps < value_count(roles); steps++) {
        const Entry *next = value_entry(roles, value_str(into));
        if (next == start) {
            report(d, MSG_FOLD_CYCLE, value_get(start->value, "folds_into")->span,
                   str_c(a, start->key), by.n ? str_c(a, buf_done(&by)) : "");
            return;
        }
        if (!next || next < start) return;
        buf_format(&by, "%s`%.*s`", by.n ? ", " : " by way of ", (int)next->key.n, next->key.p);
        into = value_get(next->value, "folds_into");
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

static void check_when(Diag *d, const Entry *event)
{
    const Entry *when = value_entry(event->value, STR("when"));
    if (when && when->value->kind == VALUE_MAP && value_count(when->value) != 1)
        report(d, MSG_WHEN_SEVERAL, when->key_span, "`turn`, `after` and a text");
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

static void check_chart(Arena *a, Diag *d, const Value *chart)
{
    const Value *y = value_get(chart, "y");
    const Value *from = value_get(y, "from"), *to = value_get(y, "to");
    if (str_is(value_str(value_get(chart, "scale")), "log")) check_log(a, d, chart);
    if (str_is(value_str(value_get(chart, "kind")), "bars")) check_bars(a, d, chart);
    if (is_number(from) && is_number(to) && value_number(from, 0) >= value_number(to, 0))
        report(d, MSG_AXIS_ORDER, from->span, shown_real(a, from), shown_real(a, to));
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
    { "messages", { "chat", "" }, "make it a `kind: chat`, or write a `text`" },
};

/* Whether a handout has nothing to show below its title. */
static bool is_blank(const Value *handout)
{
    static const char *const shown[] = { "text", "chart", "image", "messages", "subject" };
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
    const Value *roles = value_get(root, "roles"), *events = value_get(root, "events");
    const Value *charts = value_get(root, "charts");
    check_players(a, d, value_get(root, "players"));
    check_levels(a, d, value_get(value_get(root, "rules"), "difficulty"));
    check_clock(a, d, value_get(root, "clock"));
    if (roles && roles->kind == VALUE_MAP)
        for (size_t i = 0; i < value_count(roles); i++) check_role(a, d, roles, &roles->map.at[i]);
    if (events && events->kind == VALUE_MAP)
        for (size_t i = 0; i < value_count(events); i++) check_when(d, &events->map.at[i]);
    for (size_t i = 0; i < value_count(charts); i++) check_chart(a, d, value_at(charts, i));
}
