/* scenario_derive.c - each function reads only what has the right type; the rest is reported later.
 */
#include "data/scenario_derive.h"

#include "data/scenario_checks.h"
#include "data/schema_field.h"
#include "data/yaml.h"

/* Percent of the clients that are hit who need a true row, if the scenario does not say. */
#define REPORT_NEEDS 60
/* The first turn of a free interrupt, if the scenario does not say. */
#define INTERRUPTS_FROM 5

static bool is_int(const Value *v)
{
    return v && v->kind == VALUE_INT;
}

static bool is_map(const Value *v)
{
    return v && v->kind == VALUE_MAP;
}

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

/* A map by numbers of players is one thing: that of an overlay replaces it. */
static void replace_table(Arena *a, Value *root, const Value *over, const char *map,
                          const char *key)
{
    Value *under = value_get(root, map);
    const Value *table = value_get(value_get(over, map), key);
    if (is_map(table) && is_map(value_get(under, key)))
        value_set(a, under, str(key), value_map(a, table->span));
}

void scenario_replace_tables(Arena *a, Value *root, const Value *over)
{
    replace_table(a, root, over, "rules", "dice");
    replace_table(a, root, over, "rules", "helpers");
    replace_table(a, root, over, "rules", "interrupts");
    replace_table(a, root, over, "clock", "report_needs");
}

/* What is written under the key; NULL where that is nothing, or null. */
static Value *written(const Value *map, const char *key)
{
    Value *v = value_get(map, key);
    return v && v->kind != VALUE_NULL ? v : NULL;
}

/* ---- rules ---- */

static void derive_interrupts(Arena *a, Value *rules)
{
    Value *interrupts = value_get(rules, "interrupts");
    if (!is_map(interrupts)) return;
    if (!written(interrupts, "from"))
        value_set(a, interrupts, STR("from"), value_int(a, interrupts->span, INTERRUPTS_FROM));
}

/* The first tool that is people. */
static Str tool_of_words(const Value *tools)
{
    for (size_t i = 0; is_map(tools) && i < value_count(tools); i++)
        if (str_is(value_str(value_get(value_at(tools, i), "kind")), "people"))
            return value_key(tools, i);
    return (Str){ 0 };
}

static void derive_words(Arena *a, const Value *root, Value *rules)
{
    const Str tool = tool_of_words(value_get(root, "tools"));
    Value *words = written(rules, "words");
    if (!tool.n) return;
    if (!words) value_set(a, rules, STR("words"), words = value_map(a, rules->span));
    if (!is_map(words)) return;
    if (!written(words, "tool")) value_set(a, words, STR("tool"), value_text(a, words->span, tool));
}

static void derive_rules(Arena *a, Value *root)
{
    if (!value_get(root, "rules")) value_set(a, root, STR("rules"), value_map(a, root->span));
    Value *rules = value_get(root, "rules");
    if (!is_map(rules)) return;
    derive_levels(a, value_get(rules, "difficulty"));
    derive_interrupts(a, rules);
    derive_words(a, root, rules);
}

/* ---- clients ---- */

/* Whether something fails for it when the incident starts, seen or not. */
static bool is_hit(const Value *client)
{
    return value_truth(value_get(client, "impacted")) || value_truth(value_get(client, "unseen"));
}

size_t scenario_clients_hit(const Value *root)
{
    const Value *clients = value_get(root, "clients");
    size_t n = 0;
    for (size_t i = 0; is_map(clients) && i < value_count(clients); i++)
        n += is_hit(value_at(clients, i));
    return n;
}

static void derive_clients(Arena *a, const Value *clients)
{
    for (size_t i = 0; is_map(clients) && i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        if (!is_map(client)) continue;
        const bool worried = value_truth(value_get(client, "impacted"));
        if (!written(client, "mood"))
            value_set(a, client, STR("mood"),
                      value_text(a, client->span, worried ? STR("worried") : STR("calm")));
    }
}

static void derive_report_needs(Arena *a, const Value *root, Value *clock)
{
    const int64_t hit = (int64_t)scenario_clients_hit(root);
    if (!is_map(clock) || value_get(clock, "report_needs")) return;
    const int64_t needs = clamped((hit * REPORT_NEEDS + 50) / 100, 1, 99);
    value_set(a, clock, STR("report_needs"), value_int(a, clock->span, needs));
}

/* ---- actions and cards ---- */

/* `reports: true` and `word: report` say the same. */
static void derive_actions(Arena *a, const Value *actions)
{
    for (size_t i = 0; is_map(actions) && i < value_count(actions); i++) {
        Value *action = value_at(actions, i);
        if (!is_map(action)) continue;
        const Value *word = written(action, "word"), *reports = written(action, "reports");
        if (!word && value_truth(reports))
            value_set(a, action, STR("word"), value_text(a, reports->span, STR("report")));
        if (!reports && str_is(value_str(word), "report"))
            value_set(a, action, STR("reports"), value_bool(a, word->span, true));
    }
}

/* Adds the ids of `v`, a text or a list of them. */
static void add_names(Map *names, const Value *v)
{
    if (v && v->kind == VALUE_TEXT && v->text.n) map_set(names, v->text, (void *)(uintptr_t)v);
    for (size_t i = 0; v && v->kind == VALUE_SEQ && i < value_count(v); i++)
        if (value_at(v, i)->kind == VALUE_TEXT) add_names(names, value_at(v, i));
}

/* The cards that things of `list` draw. */
static void add_drawn(Map *names, const Value *list)
{
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *v = value_at(list, i);
        add_names(names, value_get(v, "complication"));
        add_names(names, value_get(v, "event"));
        add_names(names, value_get(value_get(v, "effect"), "draws"));
        add_drawn(names, value_get(v, "moves"));
        add_drawn(names, value_get(v, "choices"));
    }
}

static void derive_events(Arena *a, const Value *root)
{
    const Value *events = value_get(root, "events");
    Map drawn;
    map_init(&drawn, a);
    add_drawn(&drawn, events);
    add_drawn(&drawn, value_get(root, "actions"));
    add_drawn(&drawn, value_get(root, "clients"));
    add_drawn(&drawn, value_get(value_get(root, "clock"), "marks"));
    for (size_t i = 0; is_map(events) && i < value_count(events); i++) {
        const Entry *e = &events->map.at[i];
        if (!is_map(e->value)) continue;
        const bool free = !value_truth(value_get(e->value, "when")) && !map_get(&drawn, e->key);
        if (!written(e->value, "free"))
            value_set(a, e->value, STR("free"), value_bool(a, e->value->span, free));
    }
}

void scenario_derive(Arena *a, Value *root)
{
    value_drop_nulls(a, root);
    if (!value_get(root, "clock")) value_set(a, root, STR("clock"), value_map(a, root->span));
    derive_clock(a, value_get(root, "clock"));
    derive_handouts(a, value_get(root, "handouts"));
    derive_rules(a, root);
    derive_clients(a, value_get(root, "clients"));
    derive_report_needs(a, root, value_get(root, "clock"));
    derive_actions(a, value_get(root, "actions"));
    derive_events(a, root);
}
