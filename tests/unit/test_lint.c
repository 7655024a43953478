/* test_lint.c - each craft check finds its flaw and is silent without it. */
#include "game/lint.h"

#include <stdlib.h>
#include <string.h>

#include "data/words.h"
#include "game/fold.h"
#include "scenario_text.h"

/* Everything in it is as it should be. */
static const char sound[] =
    "players: {min: 1, max: 1}\n"
    "words: {us: We}\n"
    "tools: {sql: {name: SQL}}\n"
    "features: {pay: Pay, ship: Ship}\n"
    "clients: {acme: {name: Acme, tier: gold, uses: [pay], impacted: true}}\n"
    "incident: {causes: {pool: The pool.}}\n"
    "clues: {normal: {text: x, proves: [pool]}, full: {text: x, proves: [pool]}}\n"
    "roles: {dba: {name: Dba, proficient: [sql], handouts: [graph], knows: [{text: k, clue: "
    "normal}, k]}}\n"
    "charts: {load: {title: L, series: [{name: s, values: [1, 2]}, {name: t, values: [3, 4]}]}}\n"
    "handouts: {graph: {title: G, chart: load}}\n"
    "actions:\n"
    "  look: {title: L, tool: sql, reveals: [full], success: '{{us}} look'}\n"
    "  tell: {title: T, tool: sql, reports: true, success: s}\n"
    "  fix: {title: F, tool: sql, needs: [full], resolves: true, success: s}\n"
    "events: {boss: {deck: interrupt, title: B, text: t, when: {turn: 2}, answer: {tool: sql}}}\n";

static char *lint_text(Arena *a, const char *yaml)
{
    Diag *d = diag_new(a);
    Value *root = (Value *)(uintptr_t)scenario_text(a, yaml);
    Scenario s = scenario_of(root);
    assert_true(words_expand(a, d, root, NULL, &s.named));
    Plot *p = plot_of(a, root);
    assert_non_null(p);
    Trail t = trail_of(a, p);
    Route r = route_of(a, &t, ROUTE_LUCKY);
    lint(d, &(LintInput){ &t, &r, &s });
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    diag_print(d, to, (DiagOptions){ 0 });
    fclose(to);
    char *copy = arena_copy(a, text, n);
    free(text);
    return copy;
}

/* `sound` with one text in place of another. */
static char *changed(Arena *a, const char *from, const char *to)
{
    const char *at = strstr(sound, from);
    assert_non_null(at);
    return c_format(a, "%.*s%s%s", (int)(at - sound), sound, to, at + strlen(from));
}

static void silent_when_sound(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_string_equal(lint_text(a, sound), "");
    assert_string_equal(lint_text(a, ""), "");
    arena_free(a);
}

static void finds_each_flaw(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *code;
    } flaws[] = {
        { "{pool: The pool.}", "{pool: The pool., leak: L}", "[unproven-cause]" },
        { "full: {text: x, proves: [pool]}", "full: x", "[thin-cause]" },
        { "clues: {", "clues: {odd: x, ", "[unheld-clue]" },
        { "tell: {title: T,", "tell: {title: T, needs: [full],", NULL },
        { "reveals: [full]", "needs: [full], reveals: [full]", "[unreachable-clue]" },
        { "reveals: [full]", "needs: [full], reveals: [full]", "[impossible-action]" },
        { "tools: {", "tools: {git: {name: G}, ", "[unused-tool]" },
        { "proficient: [sql]", "proficient: []", "[unskilled-tool]" },
        { "proficient: [sql]", "proficient: []", "[unskilled-role]" },
        { "proficient: [sql]", "proficient: []", "which the answer to the card `boss` needs" },
        { "{{us}}", "we", "[unused-word]" },
        { "title: B, text: t", "title: B", "[silent-card]" },
        { "reports: true, success: s", "reports: true", "[silent-action]" },
        { "values: [3, 4]", "values: [3, 4, 5]", "the series `s` has 2 values, but `t` has 3" },
        { "max: 1", "max: 3", "[too-few-roles]" },
        { "max: 1}", "max: 2}\nprocedure: {hats: {lead: {name: L, full_time_from: 3}}}",
          "[too-few-roles]" },
        { "roles: {",
          "roles: {more: {name: M, proficient: [sql], knows: [{text: k, clue: full}, k]}, ",
          "people: 1 (1 must still fold) [unplayable-players]" },
        { ", resolves: true", "", "[no-resolution]" },
        { ", reports: true", "", "[no-report]" },
        { "{turn: 2}", "{turn: 13}", "[event-never-drawn]" },
        { "{turn: 2}", "{turn: 12}", NULL },
        { "{text: k, clue: normal}", "k", "[role-off-trail]" },
        { "impacted: true", "impacted: false", "[idle-client]" },
        { "impacted: true", "moves: [{when: w, text: t}]", NULL },
        { "when: {turn: 2}", "client: acme, effect: {impacts: {clients: [acme]}}", NULL },
        { "handouts: [graph], ", "", "[unused-handout]" },
        { "handouts: [graph], ", "", NULL },
        { "handouts: {graph: {title: G, chart: load}}", "handouts: {graph: {title: G, text: t}}",
          "[unused-chart]" },
        { "events:", "clock: {marks: [{turn: 7, label: L}]}\nevents:", "[late-mark]" },
        { "events:", "clock: {marks: [{turn: 4, extended: 3, label: L}]}\nevents:",
          "[mark-moves-back]" },
        { "events:", "clock: {marks: [{turn: 1, kind: breach, label: L}]}\nevents:",
          "[early-breach]" },
    };
    for (size_t i = 0; i < sizeof flaws / sizeof *flaws; i++) {
        Arena *a = arena_new();
        char *said = lint_text(a, changed(a, flaws[i].from, flaws[i].to));
        if (flaws[i].code && !strstr(said, flaws[i].code))
            fail_msg("no %s in:\n%s", flaws[i].code, said);
        arena_free(a);
    }
}

/* Near misses of the above. */
static void silent_where_nothing_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } sounds[] = {
        { "tools: {", "tools: {git: {name: G, about: x}, " /* named by the text below */ },
        { "max: 1", "max: 1}\nminutes: 30\nclock: {turns: 3, marks: [{turn: 1, extended: 2, kind: "
                    "breach, label: L}]" },
        { "max: 1}", "max: 1}\nclock: {marks: [{turn: 1, extended: 1, kind: note, label: L}, "
                     "{turn: 2, kind: breach, label: M}]}" },
        { "roles: {", "roles: {more: {name: M, needed_from: 2, folds_into: dba, proficient: [sql], "
                      "knows: [{text: k, clue: full}, k]}, " },
        { "max: 1}", "max: 2}\nprocedure: {hats: {lead: {name: L, full_time_from: 2}}}" },
        { "impacted: true", "impacted: [pay]" },
        { "answer: {tool: sql}", "answer: {tool: sql}, effect: {impacts: {features: [pay]}}" },
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        Arena *a = arena_new();
        char *yaml = changed(a, sounds[i].from, sounds[i].to);
        if (i == 0) yaml = c_format(a, "%sbriefing: '{{tools.git.about}}'\n", yaml);
        assert_string_equal(lint_text(a, yaml), "");
        arena_free(a);
    }
}

static void impacts_fit_what_clients_use(void **state)
{
    (void)state;
    static const char *const effects[] = {
        "impacted: [ship]",
        "moves: [{when: w, text: t, effect: {impacts: {features: [ship]}}}]",
        "moves: [{when: w, text: t, effect: {impacts: {features: [pay]}}}]",
    };
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        char *said = lint_text(a, changed(a, "impacted: true", effects[i]));
        bool found =
            strstr(said, "`ship` fails for the client `acme`, but that client does not use it");
        assert_int_equal(found, i < 2);
    }
    arena_free(a);
}

/* Once a number of players was chosen, the others do not matter. */
static void a_folded_scenario_has_its_number(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Scenario any = scenario_of(scenario_text(a, "players: {min: 1, max: 9}\n"
                                                      "roles: {a: {name: A}, b: {name: B}}\n"));
    Scenario two = any;
    assert_true(fold_roles(a, d, &two, 2));
    Trail t = trail_of(a, plot_of(a, two.root));
    lint(d, &(LintInput){ &t, NULL, &two });
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 0);
    t = trail_of(a, plot_of(a, any.root));
    lint(d, &(LintInput){ &t, NULL, &any });
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 2);
    arena_free(a);
}

static void points_at_the_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *said = lint_text(a, changed(a, "{pool: The pool.}", "{pool: P, leak: L}"));
    assert_non_null(strstr(said, "test.yaml:8:30: warning: no clue proves the cause `leak`"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silent_when_sound),
        cmocka_unit_test(finds_each_flaw),
        cmocka_unit_test(silent_where_nothing_is_wrong),
        cmocka_unit_test(impacts_fit_what_clients_use),
        cmocka_unit_test(a_folded_scenario_has_its_number),
        cmocka_unit_test(points_at_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
