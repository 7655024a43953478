/* test_balance.c - the simulation where the result can be worked out by hand. */
#include "game/balance.h"

#include <math.h>

#include "game/odds.h"
#include "scenario_text.h"

static Balance play(Arena *a, const char *yaml, bool report)
{
    Plot *p = plot_of(a, scenario_text(a, yaml));
    assert_non_null(p);
    Trail *t = ARENA_NEW(a, Trail);
    *t = trail_of(a, p);
    return balance_of(a, t, report, 4000, 1);
}

static void sure_things_are_sure(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Balance b = play(a,
                     "roles: {a: {name: A}}\n"
                     "actions: {fix: {title: F, difficulty: 5, resolves: true}}\n",
                     false);
    assert_int_equal(b.turns, 12);
    assert_true(b.resolved[0] == 0 && b.resolved[1] == 1 && b.resolved[12] == 1);
    b = play(a,
             "roles: {a: {name: A}}\n"
             "actions: {fix: {title: F, difficulty: 31, resolves: true}}\n",
             false);
    assert_true(b.resolved[12] == 0);
    b = play(a, "roles: {a: {name: A}}\n", true);
    assert_true(b.resolved[12] == 0 && b.reported == 0);
    arena_free(a);
}

/* One hard action with all five dice a turn: 1 - (1 - p)^t, until the clock ends. */
static void one_roll_a_turn(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Balance b = play(a,
                     "roles: {a: {name: A, proficient: [sql]}}\ntools: {sql: {name: S}}\n"
                     "actions: {fix: {title: F, tool: sql, difficulty: 24, resolves: true}}\n",
                     false);
    const OddsTable odds = odds_table(a, 5, 6);
    double p = odds_in(&odds, 5, 2, 24);
    for (int t = 1; t <= 6; t++) {
        double want = 1 - pow(1 - p, t), sigma = sqrt(want * (1 - want) / b.evenings);
        assert_true(fabs(b.resolved[t] - want) < 4 * sigma);
    }
    assert_true(b.resolved[12] == b.resolved[6]);
    arena_free(a);
}

/* An action's effect moves the clock and makes tools harder, as a card's does. */
static void actions_have_effects(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Balance b = play(a,
                     "clues: {x: t, y: t}\nroles: {a: {name: A}}\nclock: {turns: 6}\n"
                     "actions:\n"
                     "  trap: {title: T, difficulty: 3, reveals: [x], effect: {clock: -2}}\n"
                     "  fix: {title: F, difficulty: 5, needs: [x], resolves: true}\n",
                     false);
    /* the trap is turn 1, and two boxes are lost */
    assert_true(b.resolved[3] == 0 && b.resolved[4] == 1);
    b = play(a,
             "clues: {x: t}\nroles: {a: {name: A}}\nclock: {turns: 6}\ntools: {s: {name: S}}\n"
             "rules: {difficulty: {sky: 31}}\n"
             "actions:\n"
             "  trap: {title: T, difficulty: 3, reveals: [x], effect: {harder: [s]}}\n"
             "  fix: {title: F, tool: s, difficulty: hard, needs: [x], resolves: true}\n",
             false);
    assert_true(b.resolved[12] == 0);
    arena_free(a);
}

/* What effects draw is drawn, once; cards that draw each other come to an end. */
static void effects_draw_cards(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Balance b = play(a,
                     "clues: {x: t, y: t}\nroles: {a: {name: A}}\nclock: {turns: 6}\n"
                     "actions:\n"
                     "  trap: {title: T, difficulty: 3, reveals: [y], effect: {draws: one}}\n"
                     "  fix: {title: F, difficulty: 5, needs: [x], resolves: true}\n"
                     "events:\n"
                     "  one: {deck: degradation, title: A, effect: {draws: [two, three]}}\n"
                     "  two: {deck: degradation, title: B, effect: {clock: -1, draws: one}}\n"
                     "  three: {deck: lucky, title: C, clue: x}\n",
                     false);
    assert_true(b.resolved[2] == 0 && b.resolved[3] == 1);
    arena_free(a);
}

/* What a card with an answer gives goes to those who answer it. */
static void answers_give_clues(void **state)
{
    (void)state;
    Arena *a = arena_new();
    for (int difficulty = 3; difficulty <= 31; difficulty += 28) {
        const char *yaml =
            c_format(a,
                     "clues: {x: t}\nroles: {a: {name: A}}\nclock: {turns: 6}\n"
                     "actions: {fix: {title: F, difficulty: 5, needs: [[x]], resolves: true}}\n"
                     "events: {c: {deck: alert, title: C, when: {turn: 2}, clue: x, "
                     "answer: {difficulty: %d}}}\n",
                     difficulty);
        Balance b = play(a, yaml, false);
        assert_true(b.resolved[2] == 0 && b.resolved[3] == (difficulty == 3));
        assert_true(b.resolved[12] == b.resolved[3]);
    }
    arena_free(a);
}

/* A report that always succeeds takes the dice of turn 1 and gives six turns more. */
static void the_report_buys_turns(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *yaml = "roles: {a: {name: A}}\n"
                       "actions:\n"
                       "  tell: {title: T, difficulty: 5, reports: true}\n"
                       "  look: {title: L, difficulty: 24, reveals: [x]}\n"
                       "  fix: {title: F, difficulty: 5, needs: [x], resolves: true}\n"
                       "clues: {x: text}\n";
    Balance with = play(a, yaml, true), without = play(a, yaml, false);
    const OddsTable odds = odds_table(a, 5, 6);
    double p = odds_in(&odds, 5, 0, 24);
    assert_true(with.reported == 1 && without.reported == 0);
    for (int t = 3; t <= 12; t++) {
        double want = 1 - pow(1 - p, t - 2);
        assert_true(fabs(with.resolved[t] - want) < 0.04);
    }
    assert_true(without.resolved[12] == without.resolved[6]);
    assert_true(with.resolved[12] > without.resolved[12]);
    arena_free(a);
}

static void cards_cost_turns_unless_answered(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *text = "roles: {a: {name: A}, b: {name: B}}\n"
                       "clock: {turns: 2}\n"
                       "actions: {look: {title: L, difficulty: 4, reveals: [x]},\n"
                       "          fix: {title: F, difficulty: 5, needs: [x], resolves: true}}\n"
                       "clues: {x: text}\n"
                       "events: {boss: {deck: interrupt, title: B, when: {turn: 1}, %s\n"
                       "                effect: {clock: -1}}}\n";
    /* Nobody can answer: turn 2 is lost with it. */
    Balance b = play(a, c_format(a, text, "answer: {difficulty: 40},"), false);
    assert_true(b.resolved[4] == 0);
    b = play(a, c_format(a, text, "answer: {difficulty: 1},"), false);
    assert_true(b.resolved[1] == 0 && b.resolved[2] == 1);
    arena_free(a);
}

static void failures_draw_complications(void **state)
{
    (void)state;
    Arena *a = arena_new();
    /* The first try fails for certain and makes the tool a step harder: 30 becomes 33. */
    Balance b = play(
        a,
        "roles: {a: {name: A}}\ntools: {sql: {name: S}}\n"
        "rules: {dice: 2, difficulty: {hard: 12, never: 14}}\n"
        "actions: {fix: {title: F, kind: active, tool: sql, difficulty: hard,\n"
        "                complication: worse, resolves: true}}\n"
        "events: {worse: {deck: degradation, title: W, when: never, effect: {harder: [sql]}}}\n",
        false);
    /* 12 of two dice in turn 1; after a failure it takes 14, which two dice never show. */
    assert_true(fabs(b.resolved[6] - 1.0 / 36) < 0.01);
    assert_true(b.resolved[6] == b.resolved[1]);
    arena_free(a);
}

/* What takes two turns is lost with a breach in the first, and won with one in the second; the
 * report moves the breach to its `extended` turn. */
static void a_breach_loses_the_evening(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *text = "roles: {a: {name: A}, b: {name: B}}\n"
                       "clock: {marks: [{turn: %d, extended: %d, kind: breach, label: B}]}\n"
                       "actions:\n"
                       "  tell: {title: T, difficulty: 1, reports: true}\n"
                       "  look: {title: L, difficulty: 4, reveals: [x]}\n"
                       "  fix: {title: F, difficulty: 5, needs: [x], resolves: true}\n"
                       "clues: {x: text}\n";
    Balance b = play(a, c_format(a, text, 1, 12), false);
    assert_int_equal(b.last, 1);
    assert_true(b.resolved[12] == 0);
    b = play(a, c_format(a, text, 2, 12), false);
    assert_int_equal(b.last, 2);
    assert_true(b.resolved[2] == 1);
    b = play(a, c_format(a, text, 1, 2), true);
    assert_int_equal(b.last, 2);
    assert_true(b.resolved[1] == 0 && b.resolved[2] == 1);
    b = play(a, c_format(a, text, 1, 1), true);
    assert_true(b.reported == 1 && b.resolved[12] == 0);
    arena_free(a);
}

static void the_same_seed_is_the_same_evening(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *yaml =
        "roles: {a: {name: A}}\nactions: {fix: {title: F, difficulty: 20, resolves: true}}\n";
    Balance one = play(a, yaml, true), two = play(a, yaml, true);
    for (int t = 0; t <= one.turns; t++) {
        assert_true(one.resolved[t] == two.resolved[t]);
        if (t) assert_true(one.resolved[t] >= one.resolved[t - 1]);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sure_things_are_sure),
        cmocka_unit_test(one_roll_a_turn),
        cmocka_unit_test(the_report_buys_turns),
        cmocka_unit_test(cards_cost_turns_unless_answered),
        cmocka_unit_test(failures_draw_complications),
        cmocka_unit_test(actions_have_effects),
        cmocka_unit_test(effects_draw_cards),
        cmocka_unit_test(answers_give_clues),
        cmocka_unit_test(a_breach_loses_the_evening),
        cmocka_unit_test(the_same_seed_is_the_same_evening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
