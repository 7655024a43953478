/* test_scenario.c - folders: parts, overlays, the role library. */
#include "data/scenario.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vec.h"
#include "batch_of_one.h"
#include "cmocka_head.h"
#include "data/scenario_prose.h"
#include "data/schema_field.h"

typedef struct Fixture {
    Arena *arena;
    Diag *diag;
    char folder[32];
    VEC(const char *) files;
} Fixture;

static int set_up(void **state)
{
    Arena *a = arena_new();
    Fixture *f = ARENA_NEW(a, Fixture);
    *f = (Fixture){ .arena = a, .diag = diag_new(a), .folder = "/tmp/ddkit-test-XXXXXX" };
    assert_non_null(mkdtemp(f->folder));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    for (size_t i = 0; i < f->files.n; i++) unlink(f->files.at[i]);
    const char *below[] = { "data/scenarios/roles/hr", "data/scenarios/roles", "data/scenarios",
                            "data", "." };
    for (size_t i = 0; i < sizeof below / sizeof *below; i++)
        rmdir(path_join(f->arena, f->folder, below[i]));
    rmdir(f->folder);
    arena_free(f->arena);
    return 0;
}

static const char *put(Fixture *f, const char *name, const char *text)
{
    const char *path = path_join(f->arena, f->folder, name);
    assert_true(save_text(f->arena, f->diag, path, str(text)));
    *vec_push(f->arena, &f->files) = path;
    return path;
}

static Scenario *read_with(Fixture *f, const char *const *overlays)
{
    size_t n = 0;
    ScenarioOptions options;
    while (overlays && overlays[n]) n++;
    if (!scenario_read_overlays(f->arena, f->diag, overlays, n, &options)) return NULL;
    return scenario_read(f->arena, f->diag, f->folder, &options);
}

static Scenario *read_good(Fixture *f)
{
    Scenario *s = scenario_read(f->arena, f->diag, f->folder, NULL);
    if (!s) diag_print(f->diag, stderr, (DiagOptions){ 0 });
    assert_non_null(s);
    return s;
}

static Str text_at(const Scenario *s, const char *path)
{
    return value_str(field_target(s->root, str(path)));
}

static void parts_are_joined(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml", "format: 1\ntitle: T\nparts: [a.yaml, b.yaml]\n");
    put(f, "a.yaml", "roles: {r: {name: '{{company}} R', knows: [x, y]}}\n");
    put(f, "b.yaml", "words: {company: Nightjar}\n");
    const Scenario *s = read_good(f);
    assert_str(text_at(s, "roles.r.name"), "Nightjar R");
    assert_true(str_is(s->name, f->folder + 5)); /* behind "/tmp/" */
    const Value *name = field_target(s->root, STR("roles.r.name"));
    assert_true(str_ends(str(name->span.source->path), "/a.yaml"));
    assert_int_equal(span_location(name->span).col, 19);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
}

static void overlays_merge_replace_and_remove(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nsubtitle: S\nwords: {company: Nightjar}\n"
        "summary: From {{company}} with {{tools.m}}{{extra}}\nauthors: [A, B]\n"
        "tools: {m: {name: Grafana, about: Boards}, n: {name: N}}\n");
    const char *one = put(f, "one.yaml",
                          "words: {company: Initech}\nauthors: [C]\n"
                          "tools: {m: {name: Zabbix}, n: null}\nsubtitle: null\n");
    const char *two = put(f, "two.yaml", "title: Two\nwords: {extra: '!'}\n");
    const Scenario *s = read_with(f, (const char *const[]){ one, two, NULL });
    assert_non_null(s);
    assert_str(text_at(s, "title"), "Two");
    assert_str(text_at(s, "summary"), "From Initech with Zabbix!");
    assert_str(text_at(s, "tools.m.about"), "Boards");
    assert_str(text_at(s, "words.extra"), "!");
    assert_int_equal(value_count(value_get(s->root, "authors")), 1);
    assert_null(value_get(s->root, "subtitle"));
    assert_null(field_target(s->root, STR("tools.n")));
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
}

static void what_an_overlay_breaks_is_told(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\ntools: {m: {name: M}}\n"
        "actions: {x: {title: X, tool: m}}\n");
    const char *over = put(f, "over.yaml", "tools: {m: null}\n");
    assert_null(read_with(f, (const char *const[]){ over, NULL }));
    assert_int_equal(diag_count(f->diag, SEVERITY_ERROR), 1);
}

static void roles_extend_the_library(void **state)
{
    Fixture *f = *state;
    put(f, "data/scenarios/roles/sre.yaml",
        "name: SRE\nmission: M\nknows: [a, b]\nability: {name: A, text: T, uses: 1}\n");
    const char *env = getenv("DDKIT_DATA"), *before = env ? str_c(f->arena, str(env)) : NULL;
    setenv("DDKIT_DATA", path_join(f->arena, f->folder, "data"), 1);
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nroles:\n"
        "  x: {extends: sre, name: X, ability: {uses: 2}}\n"
        "  y: {extends: sre, knows: [c, d, e]}\n");
    const Scenario *s = read_good(f);
    if (before) setenv("DDKIT_DATA", before, 1);
    else unsetenv("DDKIT_DATA");
    assert_str(text_at(s, "roles.x.name"), "X");
    assert_str(text_at(s, "roles.x.mission"), "M");
    assert_str(text_at(s, "roles.x.ability.name"), "A");
    assert_str(text_at(s, "roles.x.ability.uses"), "2");
    assert_str(text_at(s, "roles.y.ability.uses"), "1");
    assert_int_equal(value_count(field_target(s->root, STR("roles.y.knows"))), 3);
}

static void use_library(Fixture *f, const char *folder)
{
    setenv("DDKIT_DATA", path_join(f->arena, f->folder, folder), 1);
}

/* Overlays reach what a role inherits, and may choose another role of the library. */
static void overlays_lie_above_the_library(void **state)
{
    Fixture *f = *state;
    const char *env = getenv("DDKIT_DATA"), *before = env ? str_c(f->arena, str(env)) : NULL;
    put(f, "data/scenarios/roles/sre.yaml",
        "x-note: mine\nname: SRE {{firm}}\nmission: M\nknows: [a, b]\ngoal: G\n"
        "ability: {name: A, text: T, uses: 1}\n");
    put(f, "data/scenarios/roles/dba.yaml", "name: DBA\nmission: D\nknows: [a, b]\n");
    put(f, "data/scenarios/roles/hr/sre.yaml", "mission: H\nability: {text: HT}\n");
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nwords: {firm: F}\nroles:\n  x: {extends: sre, goal: X}\n"
        "  y: {extends: sre}\n");
    const char *one = put(f, "one.yaml",
                          "language: hr-HR\nroles:\n  x: {ability: {name: HA}, goal: null}\n"
                          "  keeper: {extends: dba, name: Z}\n");
    const char *two = put(f, "two.yaml", "roles: {y: {extends: dba}, keeper: {mission: ZM}}\n");
    use_library(f, "data");
    const Scenario *s = read_with(f, (const char *const[]){ one, two, NULL });
    if (before) setenv("DDKIT_DATA", before, 1);
    else unsetenv("DDKIT_DATA");
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_ERROR), 0);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 1); /* nothing refers to `keeper` */
    assert_str(text_at(s, "roles.x.name"), "SRE F");
    assert_str(text_at(s, "roles.x.mission"), "H");
    assert_str(text_at(s, "roles.x.ability.name"), "HA");
    assert_str(text_at(s, "roles.x.ability.text"), "HT");
    assert_null(field_target(s->root, STR("roles.x.goal")));
    assert_str(text_at(s, "roles.y.name"), "DBA");
    assert_null(field_target(s->root, STR("roles.y.ability")));
    assert_str(text_at(s, "roles.keeper.name"), "Z");
    assert_str(text_at(s, "roles.keeper.mission"), "ZM");
}

/* What an overlay takes out of the procedure, objectives no longer name; what never was is an
 * error. */
static void a_step_that_is_taken_out(void **state)
{
    Fixture *f = *state;
    static const char start[] = "format: 1\ntitle: T\nprocedure: {hats: {h: {name: H}}, steps: "
                                "{call: {text: C}, rest: {text: R}}}\n";
    const char *over = put(f, "over.yaml", "procedure: {steps: {call: null}}\n");
    put(f, "scenario.yaml",
        c_format(f->arena, "%sobjectives: [{text: O, steps: [call, rest]}]\n", start));
    const Scenario *s = read_with(f, (const char *const[]){ over, NULL });
    assert_non_null(s);
    assert_int_equal(value_count(field_target(s->root, STR("objectives.0.steps"))), 1);
    assert_str(text_at(s, "objectives.0.steps.0"), "rest");
    put(f, "scenario.yaml", c_format(f->arena, "%sobjectives: [{text: O, steps: [cal]}]\n", start));
    assert_null(read_with(f, (const char *const[]){ over, NULL }));
}

/* A procedure of the scenario lies over the library's, key by key; so does an overlay's. */
static void a_procedure_lies_over_the_librarys(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nlanguage: hr\n"
        "procedure: {title: Ours, steps: {declare: {by: 2}, announce: null}, forms: {update: "
        "null}}\n");
    const char *over = put(f, "over.yaml", "procedure: {steps: {report: null}}\n");
    const Scenario *s = read_with(f, (const char *const[]){ over, NULL });
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    assert_str(text_at(s, "procedure.title"), "Ours");
    assert_str(text_at(s, "procedure.steps.declare.text"),
               "Recite da je incident i odredite ozbiljnost");
    assert_int_equal(value_integer(field_target(s->root, STR("procedure.steps.declare.by")), 0), 2);
    assert_null(field_target(s->root, STR("procedure.steps.announce")));
    assert_null(field_target(s->root, STR("procedure.steps.report")));
    assert_null(field_target(s->root, STR("procedure.forms.update")));
    assert_str(text_at(s, "procedure.forms.handover.title"), "Predaja šešira");
    assert_int_equal(value_count(field_target(s->root, STR("objectives.1.steps"))), 2);
    assert_int_equal(value_count(field_target(s->root, STR("objectives.2.steps"))), 0);
}

/* The texts at `path` of each thing of a map, and whether none is the same in two trees. */
static void assert_all_differ(const Value *a, const Value *b, const char *map, const char *key)
{
    const Value *one = field_target(a, str(map)), *other = field_target(b, str(map));
    assert_true(value_count(one) > 0);
    assert_int_equal(value_count(one), value_count(other));
    for (size_t i = 0; i < value_count(one); i++) {
        const Str text = value_str(value_get(value_at(one, i), key));
        assert_true(text.n > 0);
        assert_false(str_eq(text, value_str(value_get(value_at(other, i), key))));
    }
}

static void the_librarys_procedure_is_translated(void **state)
{
    Fixture *f = *state;
    static const char *const maps[][2] = {
        { "procedure.steps", "text" },   { "procedure.steps", "proof" },
        { "procedure.hats", "says" },    { "procedure.severities", "means" },
        { "procedure.channels", "use" }, { "procedure.forms", "title" },
        { "objectives", "text" },
    };
    const Value *roots[3];
    for (size_t i = 0; i < 3; i++) {
        static const char *const languages[] = { "en", "de", "hr" };
        put(f, "scenario.yaml",
            c_format(f->arena, "format: 1\ntitle: T\nlanguage: %s\n", languages[i]));
        roots[i] = read_good(f)->root;
        assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    }
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        assert_all_differ(roots[0], roots[1], maps[i][0], maps[i][1]);
        assert_all_differ(roots[0], roots[2], maps[i][0], maps[i][1]);
        assert_all_differ(roots[1], roots[2], maps[i][0], maps[i][1]);
    }
}

static void no_procedure_is_a_choice(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml", "format: 1\ntitle: T\nprocedure: null\nobjectives: [{text: O}]\n");
    const Scenario *s = read_good(f);
    assert_null(value_get(s->root, "procedure"));
    assert_int_equal(value_count(value_get(s->root, "objectives")), 1);
    const char *over = put(f, "over.yaml", "procedure: {title: Yours}\nobjectives: null\n");
    s = read_with(f, (const char *const[]){ over, NULL });
    assert_str(text_at(s, "procedure.title"), "Yours");
    assert_null(value_get(s->root, "objectives"));
}

/* A format lies above the overlays, which change it under its own name. */
static void a_format_lies_above_all(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nrules: {dice: {1: 5, 9: 6}, help: 2}\n"
        "roles: {a: {name: A, knows: [x, y]}, b: {name: B, knows: [x, y]}}\n"
        "formats:\n  short: {minutes: 60, rules: {dice: {1: 7}}, roles: {b: null}}\n  gentle: "
        "{}\n");
    const char *over =
        put(f, "over.yaml", "minutes: 90\nrules: {help: 3}\nformats: {short: {subtitle: S}}\n");
    ScenarioOptions options;
    assert_true(scenario_read_overlays(f->arena, f->diag, &over, 1, &options));
    options.format = "short";
    const Scenario *s = scenario_read(f->arena, f->diag, f->folder, &options);
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    assert_int_equal(s->minutes, 60);
    assert_str(text_at(s, "subtitle"), "S");
    assert_int_equal(value_integer(field_target(s->root, STR("rules.help")), 0), 3);
    assert_int_equal(value_count(field_target(s->root, STR("rules.dice"))), 1); /* as a whole */
    assert_int_equal(value_count(value_get(s->root, "roles")), 1);
    assert_int_equal(value_count(s->formats), 2);
    assert_null(value_get(s->root, "formats")); /* nobody sees what is not played */
    const Value *dice = field_target(s->root, STR("rules.dice.1"));
    assert_int_equal(span_location(dice->span).line, 6);
    options.format = "none";
    assert_null(scenario_read(f->arena, f->diag, f->folder, &options));
}

static Scenario *play(Fixture *f, const char *format, const char *const *overlays, size_t n)
{
    ScenarioOptions options;
    assert_true(scenario_read_overlays(f->arena, f->diag, overlays, n, &options));
    options.format = format;
    return scenario_read(f->arena, f->diag, f->folder, &options);
}

static bool has(const Scenario *s, const char *path)
{
    return field_target(s->root, str(path));
}

/* What a format removes stays removed when overlays change the format, at any depth, and what they
 * remove is removed in that format only. */
static void overlays_join_a_format(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nsubtitle: S\nauthors: [A]\nsummary: U\n"
        "tools: {a: {name: A, about: B}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E}}\n"
        "formats:\n  short: {subtitle: null, tools: {a: {about: null}, b: null, c: null}}\n"
        "  gentle: {authors: null}\n");
    const char *overlays[] = {
        put(f, "one.yaml",
            "formats:\n  short: {summary: null, tools: {a: {name: Z}, d: null}}\n"
            "  tiny: {tools: {e: null, b: {about: null}}}\n"),
        put(f, "two.yaml",
            "formats:\n  short: {title: Two, tools: {a: {icon: clock}, c: {about: Back}}}\n"
            "  gentle: null\n  tiny: {title: Tiny, tools: {b: {name: BB}}}\n"),
    };
    const Scenario *s = play(f, "short", overlays, 2);
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    assert_false(has(s, "subtitle") || has(s, "summary"));
    assert_false(has(s, "tools.a.about") || has(s, "tools.b") || has(s, "tools.d"));
    assert_true(has(s, "tools.e") && has(s, "authors"));
    assert_str(text_at(s, "title"), "Two");
    assert_str(text_at(s, "tools.a.name"), "Z");
    assert_str(text_at(s, "tools.c.name"), "C"); /* an overlay brings it back */
    assert_str(text_at(s, "tools.c.about"), "Back");
    assert_int_equal(value_count(s->formats), 2); /* short, tiny */

    s = play(f, NULL, overlays, 2);
    assert_true(s && has(s, "subtitle") && has(s, "tools.b") && has(s, "tools.d"));
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);

    s = play(f, "tiny", overlays, 2); /* which only overlays know */
    assert_true(s && has(s, "tools.d") && !has(s, "tools.e"));
    assert_str(text_at(s, "tools.b.name"), "BB");
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE),
                     1); /* b has no `about`, told when played */
    assert_null(play(f, "gentle", overlays, 2));
}

/* What an overlay replaces in the scenario it replaces in a format, too; levels keep their names.
 */
static void tables_of_a_format_are_replaced(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nrules: {interrupts: {2: 5, 9: 1}, difficulty: {easy: 5}}\n"
        "formats:\n  short:\n    rules: {dice: {1: 7, 6: 9}, helpers: {1: 1, 5: 2}, difficulty: "
        "{easy: 7},\n            interrupts: {3: 4, 4: 2, 7: 1, from: 4}}\n"
        "    clock: {report_needs: {1: 2, 8: 3}}\n");
    const char *one =
        put(f, "one.yaml",
            "formats:\n  short:\n    rules: {dice: {2: 8}, helpers: {3: 1}, difficulty: "
            "{easy: {name: Stroll}}, interrupts: {5: 2}}\n"
            "    clock: {report_needs: {1: 1}}\n");
    const Scenario *s = play(f, "short", &one, 1);
    assert_non_null(s);
    assert_int_equal(value_count(field_target(s->root, STR("rules.dice"))), 1);
    assert_int_equal(value_count(field_target(s->root, STR("rules.helpers"))), 1);
    assert_int_equal(value_count(field_target(s->root, STR("clock.report_needs"))), 1);
    const Value *interrupts = field_target(s->root, STR("rules.interrupts"));
    assert_int_equal(value_count(interrupts), 2); /* with `from`, of its default */
    assert_int_equal(value_integer(value_get(interrupts, "5"), 0), 2);
    assert_int_equal(value_integer(value_get(interrupts, "from"), 0), 5);
    const Value *easy = field_target(s->root, STR("rules.difficulty.easy"));
    assert_int_equal(value_integer(value_get(easy, "number"), 0), 7);
    assert_str(value_str(value_get(easy, "name")), "Stroll");
}

static void a_format_that_is_not_there_cannot_be_removed(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml", "format: 1\ntitle: T\nformats: {short: {subtitle: S}}\n");
    const char *one = put(f, "one.yaml", "formats: {shrot: null}\n");
    const Scenario *s = play(f, "short", &one, 1);
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 1);
    assert_str(text_at(s, "subtitle"), "S");
}

/* Roles that an overlay or a format brings lose what it removes of the library's. */
static void a_brought_role_drops_what_it_inherits(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nroles: {a: {extends: sre}, b: {name: B}}\n"
        "formats: {short: {roles: {c: {extends: network, goal: null}, b: {extends: data, goal: "
        "null}}}}\n");
    const char *one = put(f, "one.yaml", "roles: {d: {extends: security, goal: null}}\n");
    const Scenario *s = play(f, "short", &one, 1);
    assert_non_null(s);
    assert_true(has(s, "roles.a.goal") && has(s, "roles.b.mission") && has(s, "roles.c.mission") &&
                has(s, "roles.d.mission"));
    assert_false(has(s, "roles.b.goal") || has(s, "roles.c.goal") || has(s, "roles.d.goal"));
    assert_str(text_at(s, "roles.b.name"), "B");
}

static void own_keys_are_nobodys_business(void **state)
{
    Fixture *f = *state;
    put(f, "scenario.yaml",
        "format: 1\ntitle: T\nx-common: &c {name: L}\nparts: [part.yaml]\ntools: {l: *c}\n");
    put(f, "part.yaml", "x-common: again\nx-: [1]\nreview: {questions: [q]}\n");
    const char *over = put(f, "over.yaml", "x-gone: null\nx-todo: {a: b}\ntitle: O\n");
    const Scenario *s = read_with(f, (const char *const[]){ over, NULL });
    assert_non_null(s);
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    assert_str(text_at(s, "tools.l.name"), "L");
    assert_str(text_at(s, "title"), "O");
}

/* A scenario in which every role of the shipped library has a seat. */
static const Value *library_roles(Fixture *f, const char *language)
{
    const char *library = path_join(f->arena, data_folder(f->arena), "scenarios/roles");
    Str *names;
    size_t n = folder_list(f->arena, library, &names);
    Buf b = { .arena = f->arena };
    buf_format(&b, "format: 1\ntitle: T\nlanguage: %s\nroles:\n", language);
    for (size_t i = 0; i < n; i++) {
        if (!str_ends(names[i], ".yaml")) continue;
        Str id = str_slice(names[i], 0, names[i].n - strlen(".yaml"));
        buf_format(&b, "  %.*s: {extends: %.*s, knows: [a, b]}\n", (int)id.n, id.p, (int)id.n,
                   id.p);
    }
    put(f, "scenario.yaml", str_c(f->arena, buf_done(&b)));
    const Value *roles = value_get(read_good(f)->root, "roles");
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
    return roles;
}

/* The shipped library: each role is a whole seat but for what only a scenario can say. */
static void every_library_role_is_a_seat(void **state)
{
    static const char *const own[] = { "name", "icon", "mission", "brief", "ability", "goal" };
    const Value *roles = library_roles(*state, "en");
    assert_in_range(value_count(roles), 10, 24);
    for (size_t i = 0; i < value_count(roles); i++) {
        const Value *role = roles->map.at[i].value;
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            assert_non_null(value_get(role, own[k]));
        assert_null(value_get(role, "proficient")); /* tools are the scenario's */
        assert_int_equal(value_count(value_get(role, "knows")), 2);
    }
}

/* Each text of each role is there in the languages of the kit, with the same headings. */
static void library_roles_are_translated(void **state)
{
    static const char *const languages[] = { "de", "hr-HR" };
    static const char *const texts[] = { "mission", "brief", "ability.name", "ability.text",
                                         "goal" };
    const Value *english = library_roles(*state, "en");
    for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
        const Value *roles = library_roles(*state, languages[l]);
        assert_int_equal(value_count(roles), value_count(english));
        for (size_t i = 0; i < value_count(roles); i++) {
            const Value *from = value_at(english, i), *role = value_at(roles, i);
            for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
                assert_false(str_eq(value_str(field_target(role, str(texts[k]))),
                                    value_str(field_target(from, str(texts[k])))));
            const Value *uses = field_target(role, STR("ability.uses"));
            assert_int_equal(value_integer(uses, -1),
                             value_integer(field_target(from, STR("ability.uses")), -1));
            assert_int_equal(str_find(value_str(value_get(role, "brief")), '#') <
                                 value_str(value_get(role, "brief")).n,
                             true);
        }
    }
}

static void the_examples_of_the_reference_are_good(void **state)
{
    Fixture *f = *state;
    Buf b = { .arena = f->arena };
    buf_c(&b, example_head);
    for (const Field *k = scenario_schema.fields; k->key; k++)
        if (k->example) buf_c(&b, k->example);
    put(f, "scenario.yaml", str_c(f->arena, buf_done(&b)));
    const Scenario *s = read_good(f);
    assert_str(text_at(s, "briefing"), "Nightjar Hotels sells the last free rooms of the night. "
                                       "You keep the Nightjar Hotels shop running.\n");
    assert_int_equal(diag_count(f->diag, SEVERITY_NOTE), 0);
}

static void a_file_of_another_name_gives_the_slug(void **state)
{
    Fixture *f = *state;
    const char *path = put(f, "late.yaml", "format: 1\ntitle: T\n");
    const Scenario *s = scenario_read(f->arena, f->diag, path, NULL);
    assert_non_null(s);
    assert_str(s->name, "late");
    assert_string_equal(s->folder, f->folder);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(parts_are_joined),
        TEST(overlays_merge_replace_and_remove),
        TEST(what_an_overlay_breaks_is_told),
        TEST(roles_extend_the_library),
        TEST(overlays_lie_above_the_library),
        TEST(a_step_that_is_taken_out),
        TEST(a_procedure_lies_over_the_librarys),
        TEST(the_librarys_procedure_is_translated),
        TEST(no_procedure_is_a_choice),
        TEST(a_format_lies_above_all),
        TEST(overlays_join_a_format),
        TEST(tables_of_a_format_are_replaced),
        TEST(a_format_that_is_not_there_cannot_be_removed),
        TEST(a_brought_role_drops_what_it_inherits),
        TEST(own_keys_are_nobodys_business),
        TEST(every_library_role_is_a_seat),
        TEST(library_roles_are_translated),
        TEST(the_examples_of_the_reference_are_good),
        TEST(a_file_of_another_name_gives_the_slug),
    };
    return cmocka_run_group_tests_name("scenario", tests, NULL, NULL);
}
