/* odds_command.c - `ddkit odds`: chances of each difficulty by number of dice. */
#include "base/visible.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/scenario_path.h"
#include "data/scenario.h"
#include "data/schema.h"
#include "game/odds.h"
#include "game/rules.h"

#define LABEL_COLUMNS 13 /* the names of levels, unless one is longer */
#define CELL_COLUMNS 7   /* "  >99 %" */

/* The rules of a scenario that says nothing about them. */
static Rules usual_rules(Arena *a)
{
    Value *root = value_map(a, SPAN_NONE);
    value_set(a, root, STR("format"), value_int(a, SPAN_NONE, 1));
    value_set(a, root, STR("title"), value_text(a, SPAN_NONE, STR("Odds")));
    schema_check(a, diag_new(a), &scenario_schema, root, NULL);
    return rules_of(a, root);
}

/* The levels that --difficulty gives: a number, or the name of a level of the rules. */
static bool own_levels(Session *s, Rules *rules)
{
    const StringList *given = &s->options.difficulties;
    Level *levels = ARENA_ARRAY(s->arena, Level, given->n);
    bool ok = true;
    for (size_t i = 0; i < given->n; i++) {
        int64_t n;
        Str name = str(given->at[i]);
        int level = rules_difficulty(rules, value_text(s->arena, SPAN_NONE, name));
        if (level) levels[i] = (Level){ name, STR(""), level };
        else if (str_to_int(name, &n) && n >= 0 && n <= 10000)
            levels[i] = (Level){ name, STR(""), (int)n };
        else ok = report(s->diag, MSG_DIFFICULTY_UNKNOWN, SPAN_NONE, given->at[i]);
    }
    if (given->n) rules->levels = levels, rules->n_levels = given->n;
    return ok;
}

static void set_if_given(int *number, int option)
{
    if (option >= 0) *number = option;
}

static void print_row(Arena *a, const OddsTable *t, const Level *level, int bonus)
{
    for (int n = 1; n <= t->dice; n++)
        print_right(stdout, CELL_COLUMNS, chance_text(a, odds_in(t, n, bonus, level->difficulty)));
    putchar('\n');
}

/* "easy 7"; a level that is a mere number is not named twice. */
static Str label_of(Arena *a, const Level *level)
{
    int64_t n;
    const Str name = level->name.n ? level->name : level->id;
    if (str_to_int(level->id, &n)) return level->id;
    return str_format(a, "%.*s %d", (int)name.n, name.p, level->difficulty);
}

static size_t label_columns(Arena *a, const Rules *rules)
{
    size_t columns = LABEL_COLUMNS;
    for (size_t i = 0; i < rules->n_levels; i++) {
        const size_t n = visible_columns(label_of(a, &rules->levels[i]));
        if (n > columns) columns = n;
    }
    return columns;
}

static void print_table(Arena *a, const Rules *rules)
{
    OddsTable t = odds_table(a, rules->dice, rules->sides);
    printf("%d %s with %d sides; +%d for a proficient role\n\n", rules->dice,
           rules->dice == 1 ? "die" : "dice", rules->sides, rules->proficiency);
    const size_t columns = label_columns(a, rules);
    print_left(stdout, columns, STR("dice"));
    for (int n = 1; n <= t.dice; n++) print_right(stdout, CELL_COLUMNS, c_format(a, "%d", n));
    putchar('\n');
    for (size_t i = 0; i < rules->n_levels; i++) {
        print_left(stdout, columns, label_of(a, &rules->levels[i]));
        print_row(a, &t, &rules->levels[i], 0);
        if (!rules->proficiency) continue;
        print_left(stdout, columns, str_format(a, "  with +%d", rules->proficiency));
        print_row(a, &t, &rules->levels[i], rules->proficiency);
    }
}

static void add_chances(Json *j, const char *key, const OddsTable *t, int difficulty, int bonus)
{
    json_key(j, key);
    json_open(j, '[');
    for (int n = 1; n <= t->dice; n++) json_real(j, odds_in(t, n, bonus, difficulty));
    json_close(j, ']');
}

static void print_json(Arena *a, const Rules *rules)
{
    OddsTable t = odds_table(a, rules->dice, rules->sides);
    Json j = json_new(a);
    json_open(&j, '{');
    json_key(&j, "dice"), json_int(&j, rules->dice);
    json_key(&j, "sides"), json_int(&j, rules->sides);
    json_key(&j, "proficiency"), json_int(&j, rules->proficiency);
    json_key(&j, "levels"), json_open(&j, '[');
    for (size_t i = 0; i < rules->n_levels; i++) {
        const Level *level = &rules->levels[i];
        json_open(&j, '{');
        json_key(&j, "name"), json_text(&j, level->name.n ? level->name : level->id);
        json_key(&j, "difficulty"), json_int(&j, level->difficulty);
        add_chances(&j, "chances", &t, level->difficulty, 0);
        add_chances(&j, "proficient", &t, level->difficulty, rules->proficiency);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_close(&j, '}');
    json_print(&j);
}

ExitStatus run_odds(Session *s)
{
    const Options *o = &s->options;
    Rules rules;
    if (o->operands.n > 1) {
        report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "odds", o->operands.at[1]);
        return session_usage(s);
    }
    if (o->operands.n) {
        ScenarioOptions with = { 0 };
        const char *path = scenario_path(s, o->operands.at[0]);
        const bool ready =
            path && scenario_read_overlays(s->arena, s->diag, o->overlays.at, o->overlays.n, &with);
        with.format = o->format;
        const Scenario *scenario = ready ? scenario_read(s->arena, s->diag, path, &with) : NULL;
        if (!scenario) return session_status(s);
        rules = rules_of(s->arena, scenario->root);
    } else {
        rules = usual_rules(s->arena);
    }
    set_if_given(&rules.dice, o->dice);
    set_if_given(&rules.sides, o->sides);
    set_if_given(&rules.proficiency, o->proficiency);
    if (!own_levels(s, &rules)) return session_usage(s);
    if (o->json) print_json(s->arena, &rules);
    else print_table(s->arena, &rules);
    return STATUS_DONE;
}
