/* test_lint.c - each craft check finds its flaw and is silent without it. */
#include "game/lint.h"

#include <stdlib.h>
#include <string.h>

#include "scenario_text.h"

/* Everything in it is as it should be. */
static const char sound[] =
    "tools: {sql: {name: SQL}}\n"
    "features: {pay: Pay}\n"
    "clients: {acme: {name: Acme, tier: gold, uses: [pay], impacted: true}}\n"
    "incident: {causes: {pool: The pool.}}\n"
    "clues: {normal: {text: x, proves: [pool]}, full: {text: x, proves: [pool]}}\n"
    "roles: {dba: {name: Dba, proficient: [sql], handouts: [graph], knows: [{text: k, clue: "
    "normal}, k]}}\n"
    "charts: {load: {title: L, series: [{name: s, values: [1, 2]}]}}\n"
    "handouts: {graph: {title: G, chart: load}}\n"
    "actions:\n"
    "  look: {title: L, tool: sql, reveals: [full]}\n"
    "  tell: {title: T, tool: sql, reports: true}\n"
    "  fix: {title: F, tool: sql, needs: [full], resolves: true}\n"
    "events: {boss: {deck: interrupt, title: B, when: {turn: 2}}}\n";

static char *lint_text(Arena *a, const char *yaml)
{
    Diag *d = diag_new(a);
    Plot *p = plot_of(a, d, scenario_text(a, yaml));
    assert_non_null(p);
    Trail t = trail_of(a, p);
    lint(d, &t);
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
        const char *from, *to, *slug;
    } flaws[] = {
        { "{pool: The pool.}", "{pool: The pool., leak: L}", "[unproven-cause]" },
        { "full: {text: x, proves: [pool]}", "full: x", "[thin-cause]" },
        { "clues: {", "clues: {odd: x, ", "[unheld-clue]" },
        { "tell: {title: T,", "tell: {title: T, needs: [full],", NULL },
        { "reveals: [full]", "needs: [full], reveals: [full]", "[unreachable-clue]" },
        { "reveals: [full]", "needs: [full], reveals: [full]", "[impossible-action]" },
        { "tools: {", "tools: {git: {name: G}, ", NULL },
        { "proficient: [sql]", "proficient: []", "[unskilled-tool]" },
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
    };
    for (size_t i = 0; i < sizeof flaws / sizeof *flaws; i++) {
        Arena *a = arena_new();
        char *said = lint_text(a, changed(a, flaws[i].from, flaws[i].to));
        if (flaws[i].slug && !strstr(said, flaws[i].slug))
            fail_msg("no %s in:\n%s", flaws[i].slug, said);
        arena_free(a);
    }
}

static void points_at_the_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *said = lint_text(a, changed(a, "{pool: The pool.}", "{pool: P, leak: L}"));
    assert_non_null(strstr(said, "test.yaml:6:30: warning: no clue proves the cause `leak`"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silent_when_sound),
        cmocka_unit_test(finds_each_flaw),
        cmocka_unit_test(points_at_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
