/* test_schema.c - normal forms, defaults, secrets, and what the tables themselves promise. */
#include "data/schema.h"

#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"
#include "data/scenario_derive.h"
#include "data/schema_field.h"
#include "data/words.h"
#include "data/yaml.h"

/* A scenario of `yaml` behind the required keys, which must be valid. */
static Value *read(Arena *a, const char *yaml)
{
    Diag *d = diag_new(a);
    Value *v = yaml_parse(a, d, "t.yaml", str_format(a, "format: 1\ntitle: T\n%s", yaml));
    assert_non_null(v);
    scenario_derive(a, v);
    bool ok = schema_check(a, d, &scenario_schema, v, NULL);
    if (!ok) diag_print(d, stderr, (DiagOptions){ 0 });
    assert_true(ok);
    return v;
}

static const Value *at(const Value *root, const char *path)
{
    return field_target(root, str(path));
}

static void defaults_are_filled_in(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = read(a, "events: {e: {deck: alert, title: E}}\nactions: {x: {title: X}}\n"
                       "clients: {c: {name: C}}\nhandouts: {h: {title: H}}\n");
    static const struct {
        const char *path;
        int64_t want;
    } numbers[] = {
        { "players.min", 3 },
        { "players.max", 10 },
        { "minutes", 120 },
        { "rules.dice.1", 5 },
        { "rules.dice.9", 6 },
        { "rules.die", 6 },
        { "rules.proficiency", 2 },
        { "rules.difficulty.easy", 7 },
        { "rules.difficulty.interrupt", 3 },
        { "clock.turns", 6 },
        { "clock.extended_turns", 12 },
        { "clock.report_by", 3 },
        { "clock.turn_minutes", 5 },
        { "events.e.copies", 1 },
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_int_equal(value_integer(at(v, numbers[i].path), -1), numbers[i].want);
    assert_str(value_str(at(v, "language")), "en");
    assert_str(value_str(at(v, "level")), "regular");
    assert_str(value_str(at(v, "clients.c.tier")), "standard");
    assert_str(value_str(at(v, "actions.x.difficulty")), "medium");
    assert_str(value_str(at(v, "handouts.h.kind")), "note");
    assert_false(value_truth(at(v, "actions.x.resolves")));
    assert_null(at(v, "clients.c.impacted"));
    assert_null(at(v, "subtitle"));
    assert_null(at(v, "clock.starts_at"));
    assert_int_equal(span_location(at(v, "events.e.copies")->span).line, 3); /* the event's place */
    arena_free(a);
}

static void derived_defaults_follow_the_turns(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = read(a, "clock: {turns: 2, extended_turns: null, marks: [{turn: 2, label: L}]}\n");
    assert_int_equal(value_integer(at(v, "clock.extended_turns"), 0), 4);
    assert_int_equal(value_integer(at(v, "clock.report_by"), 0), 2);
    assert_int_equal(value_integer(at(v, "clock.marks.0.extended"), 0), 2);
    assert_str(value_str(at(v, "clock.marks.0.kind")), "note");
    arena_free(a);
}

static void short_forms_become_maps(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = read(a, "roles: {r: {name: R, knows: [plain, {text: with, clue: c}, 42]}}\n"
                       "clues: {c: {text: C}, short: S}\n"
                       "events: {e: {deck: alert, title: E, when: Late},\n"
                       "         f: {deck: alert, title: F, when: {turn: 2}}}\n");
    assert_str(value_str(at(v, "roles.r.knows.0.text")), "plain");
    assert_str(value_str(at(v, "roles.r.knows.1.clue")), "c");
    assert_str(value_str(at(v, "roles.r.knows.2.text")), "42");
    assert_int_equal(at(v, "roles.r.knows.2.text")->kind, VALUE_TEXT);
    assert_str(value_str(at(v, "clues.short.text")), "S");
    assert_str(value_str(at(v, "events.e.when.text")), "Late");
    assert_int_equal(value_integer(at(v, "events.f.when.turn"), 0), 2);
    arena_free(a);
}

static void numbers_are_texts_as_written(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = read(a, "version: 1.20\nsubtitle: 007\nauthors: [1e3]\nwords:\n  w: |\n    line\n");
    assert_str(value_str(at(v, "version")), "1.20");
    assert_str(value_str(at(v, "subtitle")), "007");
    assert_str(value_str(at(v, "authors.0")), "1e3");
    assert_str(value_str(at(v, "words.w")), "line");
    assert_int_equal(at(v, "version")->kind, VALUE_TEXT);
    arena_free(a);
}

static void own_levels_join_the_default_ones(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v =
        read(a, "rules: {difficulty: {easy: 5, heroic: 16}}\n"
                "actions: {x: {title: X, difficulty: heroic}, y: {title: Y, difficulty: 4}}\n");
    assert_int_equal(value_integer(at(v, "rules.difficulty.easy"), 0), 5);
    assert_int_equal(value_integer(at(v, "rules.difficulty.hard"), 0), 13);
    assert_int_equal(value_integer(at(v, "rules.difficulty.heroic"), 0), 16);
    assert_int_equal(value_integer(at(v, "actions.y.difficulty"), 0), 4);
    arena_free(a);
}

/* What follows from other keys, and the forms that keys of the evening take. */
static void the_evening_has_defaults(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v =
        read(a, "tools: {t: {name: T}, p: {name: P, kind: people}}\n"
                "rules: {dice: 4, interrupts: {7: 2}}\nfeatures: {f: F}\n"
                "clients:\n"
                "  a: {name: A, uses: [f], impacted: true}\n"
                "  b: {name: B, uses: [f], unseen: [f]}\n"
                "  c: {name: C, uses: [f], mood: angry}\n"
                "  d: {name: D, uses: [f], impacted: [f]}\n"
                "  e: {name: E, moves: [{when: w, text: t, event: moved}]}\n"
                "actions:\n"
                "  r: {title: R, reports: true}\n"
                "  s: {title: S, word: report, complication: missed}\n"
                "events:\n"
                "  free: {deck: interrupt, title: E}\n"
                "  moved: {deck: client, title: E}\n"
                "  missed: {deck: degradation, title: E, effect: {draws: [drawn, interrupt]}}\n"
                "  drawn: {deck: degradation, title: E}\n"
                "  own: {deck: degradation, title: E, when: {turn: 2}, free: true}\n"
                "  waits: {deck: degradation, title: E, when: Later}\n"
                "incident: {hints: [plain, {text: more}]}\n");
    static const struct {
        const char *path;
        int64_t want;
    } numbers[] = {
        { "rules.dice.1", 4 },
        { "rules.interrupts.7", 2 },
        { "rules.interrupts.from", 5 },
        { "rules.blind.harder", 1 },
        { "rules.near", 2 },
        { "rules.mood.angry_most", 2 },
        { "rules.words.free", 1 },
        { "clock.report_needs.1", 2 },
        { "rules.escalate.every", 2 },
        { "rules.endings.causes", 50 },
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_int_equal(value_integer(at(v, numbers[i].path), -1), numbers[i].want);
    assert_null(at(v, "rules.interrupts.4")); /* replaced as a whole */
    assert_str(value_str(at(v, "rules.words.tool")), "p");
    assert_str(value_str(at(v, "rules.words.bare")), "easy");
    assert_null(at(v, "rules.words.all_clear"));
    assert_str(value_str(at(v, "clients.a.mood")), "worried");
    assert_str(value_str(at(v, "clients.b.mood")), "calm"); /* nobody has noticed */
    assert_str(value_str(at(v, "clients.c.mood")), "angry");
    assert_str(value_str(at(v, "actions.r.word")), "report");
    assert_true(value_truth(at(v, "actions.s.reports")));
    static const char *const drawn[] = { "moved", "missed", "drawn", "waits" };
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        assert_false(value_truth(at(v, c_format(a, "events.%s.free", drawn[i]))));
    assert_true(value_truth(at(v, "events.free.free")));
    assert_true(value_truth(at(v, "events.own.free")));
    assert_str(value_str(at(v, "incident.hints.0.text")), "plain");
    arena_free(a);
}

static void empty_values_are_as_good_as_none(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = read(a, "subtitle:\nclock: ~\nrules: {dice: null}\nroles:\n");
    assert_null(at(v, "subtitle"));
    assert_null(at(v, "roles"));
    assert_int_equal(value_integer(at(v, "rules.dice.1"), 0), 5);
    assert_int_equal(value_integer(at(v, "clock.extended_turns"), 0), 12);
    arena_free(a);
}

/* The field that `name` leads to, or NULL. */
static const Field *below(const Field *f, Str name)
{
    if (f->type == FIELD_MAP || f->type == FIELD_LIST) return f->element;
    if (f->type == FIELD_OBJECT) return field_of(f->fields, name);
    if (f->type != FIELD_ONE_OF) return NULL;
    const Field *found = NULL;
    for (const Field *k = f->alternatives; !found && !field_is_end(k); k++) found = below(k, name);
    return found;
}

/* Whether the value at `path` is for the host only. */
static bool is_secret(Str path)
{
    const Field *f = &scenario_schema;
    while (f && path.n) {
        size_t dot = str_find(path, '.');
        f = below(f, str_slice(path, 0, dot));
        if (f && f->secret) return true;
        path = str_slice(path, dot + 1, path.n);
    }
    return false;
}

/* Files of an older edition are read on; what did something once is left out, and that is said. */
static void retired_keys_are_noted(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Value *v = yaml_parse(a, d, "t.yaml",
                          STR("format: 1\ntitle: T\n"
                              "rules: {promise_grace: 2, near: 1, mood: {call: {calm: easy}}}\n"));
    scenario_derive(a, v);
    assert_true(schema_check(a, d, &scenario_schema, v, NULL));
    assert_int_equal(diag_count(d, SEVERITY_NOTE), 2);
    assert_null(at(v, "rules.promise_grace"));
    assert_null(at(v, "rules.mood.call"));
    assert_int_equal(value_integer(at(v, "rules.near"), -1), 1);
    assert_int_equal(value_integer(at(v, "rules.mood.most_down"), -1), 1);
    arena_free(a);
}

static void secrets_are_marked(void **state)
{
    (void)state;
    static const char *const secret[] = {
        "clues",
        "clues.pool-full",
        "clues.pool-full.text",
        "incident.root_cause",
        "incident.causes.small-pool",
        "incident.timeline.0.text",
        "incident.solutions",
        "incident.wrap_up",
        "actions",
        "actions.look.success",
        "clients.globex.secret",
        "clients.globex.moves",
        "clients.globex.moves.0.effect.impacts.features",
        "events.cto.secret",
        "handouts.log.secret",
        "review.improvements",
        "roles.sre.knows.0.clue",
    };
    static const char *const open[] = {
        "title",
        "incident",
        "incident.opening",
        "events.cto.text",
        "handouts.log.text",
        "roles.sre.knows.0.text",
        "roles.sre.knows.0",
        "clients.globex.quote",
        "review.questions",
        "no.such.path",
        "",
    };
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
        assert_true(is_secret(str(secret[i])));
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) assert_false(is_secret(str(open[i])));
}

static void visit(void *context, const Field *field, Value *v, bool secret)
{
    (void)field;
    Buf *b = context;
    buf_format(b, "%s%.*s ", secret ? "!" : "", (int)v->text.n, v->text.p);
}

static void every_scalar_is_visited(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Buf b = { .arena = a };
    Value *v = yaml_parse(a, d, "t.yaml",
                          STR("title: A\npoll: [B, {x: y}]\nunknown: C\nfeatures: {f: D}\n"
                              "clues: {c: {text: E, proves: [F]}, d: G}\nminutes: many\n"));
    schema_each(&scenario_schema, v, visit, &b);
    assert_str(buf_done(&b), "A B D !E !F !G ");
    arena_free(a);
}

static void expect(const char *text, const char *want)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Value *v =
        read(a, c_format(a, "%s%s\n", text,
                         "\nwords: {company: Nightjar, the: 'the {{company}}'}\n"
                         "tools: {logs: {name: '{{company}} Loki', about: \"two\\nlines\\n\"}}\n"
                         "features: {pay: Checkout}\n"
                         "system: {components: {db: {name: Orders}}}"));
    assert_true(words_expand(a, d, v, NULL, &(Map){ 0 }));
    assert_str(value_str(value_get(v, "subtitle")), want);
    arena_free(a);
}

static void words_are_filled_in(void **state)
{
    (void)state;
    expect("subtitle: '{{company}}'", "Nightjar");
    expect("subtitle: At {{ company }}, {{the}}!", "At Nightjar, the Nightjar!");
    expect("subtitle: '{{tools.logs}} {{tools.logs.name}}'", "Nightjar Loki Nightjar Loki");
    expect("subtitle: '{{tools.logs.about}}'", "two lines");
    expect("subtitle: '{{features.pay}} in {{components.db}}'", "Checkout in Orders");
    expect("subtitle: 'a \\{{company}} {b} {{company}}}'", "a {{company}} {b} Nightjar}");
    expect("subtitle: '\\{{ {{company}} \\{{'", "{{ Nightjar {{");
    expect("version: '{{company}}'\nsubtitle: x", "x");
}

/* Each field is fit to be used, whatever the scenario. */
static void check_table(Arena *a, const Field *f, const char *path)
{
    Diag *d = diag_new(a);
    assert_non_null(f->help);
    assert_true(strlen(f->help) > 4);
    assert_true(f->help[strlen(f->help) - 1] == '.');
    assert_true(f->low <= f->high);
    if (f->type == FIELD_ENUM) assert_non_null(f->values);
    if (f->type == FIELD_REF) assert_non_null(f->target);
    if (f->fallback) {
        Value *v = yaml_parse(a, d, path, str(f->fallback));
        assert_non_null(v);
        if (f->type != FIELD_REF && f->type != FIELD_ONE_OF)
            assert_true(schema_sift(a, d, f, v)); /* without what it refers to */
    }
    if (f->element) check_table(a, f->element, path);
    for (const Field *k = f->alternatives; k && !field_is_end(k); k++) check_table(a, k, path);
    for (const Field *k = f->fields; k && k->key; k++)
        check_table(a, k, c_format(a, "%s.%s", path, k->key));
}

static void tables_are_sound(void **state)
{
    (void)state;
    Arena *a = arena_new();
    check_table(a, &scenario_schema, "");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_filled_in),
        cmocka_unit_test(derived_defaults_follow_the_turns),
        cmocka_unit_test(the_evening_has_defaults),
        cmocka_unit_test(short_forms_become_maps),
        cmocka_unit_test(numbers_are_texts_as_written),
        cmocka_unit_test(own_levels_join_the_default_ones),
        cmocka_unit_test(empty_values_are_as_good_as_none),
        cmocka_unit_test(retired_keys_are_noted),
        cmocka_unit_test(secrets_are_marked),
        cmocka_unit_test(every_scalar_is_visited),
        cmocka_unit_test(words_are_filled_in),
        cmocka_unit_test(tables_are_sound),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
