/* test_lint.c - each craft check finds its flaw and is silent without it. */
#include "game/lint.h"

#include <stdlib.h>
#include <string.h>

#include "data/words.h"
#include "data/yaml.h"
#include "game/fold.h"
#include "scenario_text.h"

/* Everything in it is as it should be. */
static const char sound[] =
    "players: {min: 1, max: 1}\n"
    "words: {us: We}\n"
    "tools: {sql: {name: SQL}}\n"
    "features: {pay: Pay, ship: Ship}\n"
    "clients: {acme: {name: Acme, tier: gold, uses: [pay], impacted: true},\n"
    "  late: {name: Late, uses: [ship], unseen: [ship]}}\n"
    "incident: {causes: {pool: The pool.}}\n"
    "clues: {normal: {text: x, proves: [pool]}, full: {text: x, proves: [pool]}}\n"
    "roles: {dba: {name: Dba, proficient: [sql], handouts: [graph], knows: [{text: k, clue: "
    "normal}, k]}}\n"
    "charts: {load: {title: L, series: [{name: s, values: [1, 2]}, {name: t, values: [3, 4]}]}}\n"
    "handouts: {graph: {title: G, chart: load}}\n"
    "actions:\n"
    "  look: {title: L, tool: sql, reveals: [full], success: '{{us}} look', uncovers: {features: "
    "[ship]}}\n"
    "  tell: {title: T, tool: sql, reports: true, success: s}\n"
    "  fix: {title: F, tool: sql, needs: [full], resolves: true, success: s}\n"
    "events: {boss: {deck: interrupt, title: B, text: t, when: {turn: 2}, answer: {tool: sql}},\n"
    "  asks: {deck: interrupt, title: A, text: t, copies: 6},\n"
    "  worse: {deck: degradation, title: W, text: t, copies: 4}}\n";

static const Value *phrases(Arena *a)
{
    static const char yaml[] = "mood: [one step down]\nlevel: [one level harder]\n"
                               "turn: [turn is lost]\nmark: [is marked]\n";
    return yaml_parse(a, diag_new(a), "phrases", str(yaml));
}

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
    lint(d, &(LintInput){ .trail = &t, .route = &r, .of = &s, .phrases = phrases(a) });
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
        { "reveals: [full]", "needs: [full], reveals: [full]",
          "`look` needs the clue `full`, which only `look` gives [needs-circle]" },
        { "reveals: [full]", "needs: [full], reveals: [full]",
          "until then `fix` cannot happen either" },
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
          "people: 1 (1 role too many) [unplayable-players]" },
        { ", resolves: true", "", "[no-resolution]" },
        { ", reports: true", "", "[no-report]" },
        { "{turn: 2}", "{turn: 13}", "[event-never-drawn]" },
        { "{turn: 2}", "{turn: 12}", NULL },
        { "{text: k, clue: normal}", "k", "[role-off-trail]" },
        { "impacted: true", "impacted: false", "[idle-client]" },
        { "uses: [pay], ", "", "the client `acme` has no `uses`" },
        { "impacted: true", "impacted: false", "[no-teeth]" },
        { "tier: gold, ", "", "[no-teeth]" },
        { "impacted: true}", "impacted: true, moves: [{when: w, text: t}]}",
          "the client `late` is hit, but never acts [mute-client]" },
        { ", unseen: [ship]", ", impacted: true", "[truth-trivial]" },
        { ", uncovers: {features: [ship]}", "", "[unseen-for-good]" },
        { "uncovers: {features: [ship]}", "uncovers: {clients: [acme]}", "[unseen-for-good]" },
        { "uncovers: {features: [ship]}", "uncovers: {clients: [late], features: [pay]}",
          "[unseen-for-good]" },
        { "unseen: [ship]", "unseen: [ship, pay]", "[unused-impact]" },
        { "B, text: t, when: {turn: 2}", "B, text: 'Does pay work?', when: {turn: 2}", NULL },
        { "events: {boss: {deck: interrupt, title: B, text: t",
          "  mend: {title: M, kind: active, tool: sql, success: s, undo: u, effect: {relieves: "
          "{features: [pay]}}}\nevents: {boss: {deck: interrupt, title: B, text: 'Does pay work?'",
          "tells of \"Pay\", which the action `mend` may have mended by then [blind-card]" },
        { "events: {",
          "  idle: {title: I, kind: active, tool: sql, success: s, undo: u}\nevents: {",
          "[mute-success]" },
        { "events: {",
          "  risky: {title: R, kind: active, tool: sql, success: s, resolves: true}\nevents: {",
          "[no-undo]" },
        { "W, text: t", "W, text: A turn is lost.",
          "this text says \"turn is lost\", but there is no `effect` with `clock` "
          "[effect-in-prose]" },
        { "W, text: t", "W, text: t, ignored: 'Acme, one step down.', effect: {clock: -1}",
          "`mood` [effect-in-prose]" },
        { "W, text: t",
          "W, text: t, choices: {a: {choice: A, effect: {clock: -1}}, b: {text: 'Acme, one step "
          "down.', effect: {clock: -1}}}",
          "`mood` [effect-in-prose]" },
        { "W, text: t",
          "W, text: t, choices: {a: {choice: A, effect: {impacts: {clients: [acme], features: "
          "[ship]}}}, b: {text: t}}",
          "[unused-impact]" },
        { "success: '{{us}} look'", "success: '{{us}} look. SQL is one level harder'",
          "`harder` [effect-in-prose]" },
        { "success: '{{us}} look'",
          "success: '{{us}} look', instead: [{when: Again, text: SQL is one level harder}]",
          "`harder` [effect-in-prose]" },
        { "impacted: true}", "impacted: true, moves: [{when: w, text: Pay is marked}]}",
          "`impacts` [effect-in-prose]" },
        { "copies: 6", "copies: 5", "only 5 free interrupts and 4 free degradations" },
        { "copies: 4", "copies: 3", "[few-free-cards]" },
        { "events: {",
          "events: {one: {deck: alert, title: O, text: t, when: {turn: 2}}, two: {deck: alert, "
          "title: T, text: t, when: {turn: 2}}, ",
          "the card `boss` is one too many: it comes in turn 2 after two others [pile-up]" },
        { "events: {", "procedure: {steps: {late: {text: L, by: 13}}}\nevents: {",
          "[deadline-past]" },
        { "events: {", "  more: {title: M, tool: sql, success: s, word: update}\nevents: {",
          "[no-form]" },
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
        { "impacted: true},\n"
          "  late: {name: Late, uses: [ship], unseen: [ship]}}\n"
          "incident: {causes: {pool: The pool.}}\n"
          "clues: {normal: {text: x, proves: [pool]}, full: {text: x, proves: [pool]}}\n"
          "roles: {dba: {name: Dba, proficient: [sql], handouts: [graph], ",
          "impacted: true, moves: [{on: {told: true}, when: w, text: t, handout: graph}]},\n"
          "  late: {name: Late, uses: [ship], unseen: [ship], moves: [{on: {untold: 2}, when: w, "
          "text: t}]}}\n"
          "incident: {causes: {pool: The pool.}}\n"
          "clues: {normal: {text: x, proves: [pool]}, full: {text: x, proves: [pool]}}\n"
          "roles: {dba: {name: Dba, proficient: [sql], " },
        { "max: 1", "max: 1}\nminutes: 30\nclock: {turns: 3, marks: [{turn: 1, extended: 2, kind: "
                    "breach, label: L}]" },
        { "max: 1}", "max: 1}\nclock: {marks: [{turn: 1, extended: 1, kind: note, label: L}, "
                     "{turn: 2, kind: breach, label: M}]}" },
        { "roles: {", "roles: {more: {name: M, needed_from: 2, folds_into: dba, proficient: [sql], "
                      "knows: [{text: k, clue: full}, k]}, " },
        { "max: 1}", "max: 2}\nprocedure: {hats: {lead: {name: L, full_time_from: 2}}}" },
        { "impacted: true", "impacted: [pay]" },
        { "uncovers: {features: [ship]}", "uncovers: {clients: [late]}" },
        { "W, text: t", "W, text: A turn is lost., effect: {clock: -1}" },
        { "W, text: t", "W, text: 'Xone step down, one step downs'" },
        { "events: {", "  risky: {title: R, kind: active, tool: sql, success: s, difficulty: easy, "
                       "resolves: true}\nevents: {" },
        { "events: {", "procedure: {steps: {late: {text: L, by: 12}}, forms: {update: {title: "
                       "U}}}\nevents: {" },
        { "events: {", "events: {one: {deck: alert, title: O, text: t, when: {turn: 2}}, " },
        { "answer: {tool: sql}", "answer: {tool: sql}, effect: {impacts: {features: [pay]}}" },
        { "events: {",
          "  idle: {title: I, kind: active, tool: sql, success: s, undo: u}\nevents: {one: {deck: "
          "interrupt, title: O, text: t, when: {turn: 3}, answer: {tool: sql, eased: {after: "
          "[idle], difficulty: 3}}}, " },
        { "W, text: t",
          "W, text: A turn is lost., copies: 4, choices: {a: {choice: A, effect: {draws: bad}}, "
          "b: {text: t}}},\n  bad: {deck: degradation, title: X, text: t" },
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        Arena *a = arena_new();
        char *yaml = changed(a, sounds[i].from, sounds[i].to);
        if (i == 0) yaml = c_format(a, "%sbriefing: '{{tools.git.about}}'\n", yaml);
        assert_string_equal(lint_text(a, yaml), "");
        arena_free(a);
    }
}

/* What only a choice of a card names is no loose end. */
static void choices_name_things(void **state)
{
    (void)state;
    static const char story[] =
        "tools: {odd: {name: O}}\n"
        "features: {pay: Pay}\n"
        "clients: {idle: {name: I, uses: [pay]}}\n"
        "events: {fork: {deck: interrupt, title: F, text: t, when: {turn: 1},\n"
        "  choices: {a: {choice: A%s}, b: {text: t}}}}\n";
    Arena *a = arena_new();
    const char *without = lint_text(a, c_format(a, story, ""));
    const char *with =
        lint_text(a, c_format(a, story, ", effect: {harder: [odd], relieves: {clients: [idle]}}"));
    assert_non_null(strstr(without, "[idle-client]"));
    assert_non_null(strstr(without, "[unused-tool]"));
    assert_null(strstr(with, "[idle-client]"));
    assert_null(strstr(with, "[unused-tool]"));
    arena_free(a);
}

/* Hints count against what nobody knows at the start; a cause must be met on the way. */
static void the_way_has_hints_and_causes(void **state)
{
    (void)state;
    static const char story[] =
        "players: {min: 1, max: 1}\n"
        "incident: {causes: {on: C, off: C}%s}\n"
        "clues: {a: {text: x, proves: [on]}, b: {text: x, proves: [on]}, c: x,\n"
        "  d: {text: x, proves: [off]}, e: {text: x, proves: [off]}}\n"
        "roles: {r: {name: R, knows: [k, {text: k, clue: c}%s]}}\n"
        "actions:\n"
        "  one: {title: A, needs: [c], reveals: [a], success: s}\n"
        "  two: {title: B, needs: [a], reveals: [b%s], success: s}\n"
        "  aside: {title: D, reveals: [d, e], success: s}\n"
        "  fix: {title: F, needs: [a, b], resolves: true, reports: true, success: s}\n";
    static const struct {
        const char *hints, *knows, *reveals;
        bool few, hollow;
    } cases[] = {
        { "", "", "", true, true },
        { ", hints: [{text: h, clue: a}]", ", {text: k, clue: d}", "", false, false },
        { ", hints: [h]", "", ", d", false, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *a = arena_new();
        Buf yaml = { .arena = a };
        const char *fill[] = { cases[i].hints, cases[i].knows, cases[i].reveals };
        size_t n = 0;
        for (const char *p = story; *p; p++)
            if (p[0] == '%') buf_c(&yaml, fill[n++]), p++;
            else buf_char(&yaml, *p);
        const char *said = lint_text(a, str_c(a, buf_done(&yaml)));
        assert_int_equal(strstr(said, "only 0 hints, but the fastest resolution takes 2 clues") !=
                             NULL,
                         cases[i].few);
        assert_int_equal(strstr(said, "the cause `off` is off every way") != NULL, cases[i].hollow);
        arena_free(a);
    }
}

/* What folding brings into one hand, and hands that are full from the start. */
static void hands_are_not_too_full(void **state)
{
    (void)state;
    static const char story[] =
        "incident: {causes: {q: C}}\n"
        "clues: {a: {text: x, proves: [q]}, b: {text: x, proves: [q]}, c: x, d: x, e: x}\n"
        "roles:\n"
        "  one: {name: O, knows: [{text: k, clue: a}]}\n"
        "  two: {name: T, knows: [{text: k, clue: c}]}\n"
        "  three: {name: H, knows: [{text: k, clue: b}], needed_from: 3, folds_into: one}\n";
    Arena *a = arena_new();
    const char *proof = "with 2 players the role `one` alone can prove the cause `q`";
    const char *of_three = c_format(a, "players: {min: 2, max: 3}\n%s", story);
    assert_null(strstr(lint_text(a, of_three), proof)); /* it is not folded, but paged */
    const char *said = lint_text(a, c_format(a, "rules: {absent: fold}\n%s", of_three));
    assert_non_null(strstr(said, proof));
    assert_non_null(strstr(said, "fold this role into `two`"));
    assert_null(strstr(said, "[one-hand-share]"));
    const char *full = c_format(a,
                                "players: {min: 2, max: 4}\n%s  four: {name: F, knows: [{text: k, "
                                "clue: d}, {text: k, clue: e}, {text: k, clue: c}]}\n",
                                story);
    assert_non_null(
        strstr(lint_text(a, full), "with 4 players the role `four` starts with 3 of 6 clues"));
    arena_free(a);
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
    lint(d, &(LintInput){ .trail = &t, .of = &two });
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 0);
    t = trail_of(a, plot_of(a, any.root));
    lint(d, &(LintInput){ .trail = &t, .of = &any });
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 2);
    arena_free(a);
}

static void points_at_the_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *said = lint_text(a, changed(a, "{pool: The pool.}", "{pool: P, leak: L}"));
    assert_non_null(strstr(said, "test.yaml:9:30: warning: no clue proves the cause `leak`"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silent_when_sound),
        cmocka_unit_test(finds_each_flaw),
        cmocka_unit_test(silent_where_nothing_is_wrong),
        cmocka_unit_test(choices_name_things),
        cmocka_unit_test(the_way_has_hints_and_causes),
        cmocka_unit_test(hands_are_not_too_full),
        cmocka_unit_test(impacts_fit_what_clients_use),
        cmocka_unit_test(a_folded_scenario_has_its_number),
        cmocka_unit_test(points_at_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
