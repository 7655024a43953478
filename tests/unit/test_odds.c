/* test_odds.c - chances against every throw there is. */
#include "game/odds.h"

#include "game/rules.h"
#include "scenario_text.h"

#define NEAR 1e-12

/* Throws of `dice` dice whose sum is at least `sum`, counted one by one. */
static double throws_reaching(int dice, int sides, int sum)
{
    double n = 0;
    if (dice == 0) return sum <= 0;
    for (int face = 1; face <= sides; face++) n += throws_reaching(dice - 1, sides, sum - face);
    return n;
}

static double throws(int dice, int sides)
{
    return dice == 0 ? 1 : sides * throws(dice - 1, sides);
}

static void every_throw(void **state)
{
    (void)state;
    static const int sides_of[] = { 2, 4, 6, 8 };
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof sides_of / sizeof *sides_of; i++) {
        int sides = sides_of[i];
        OddsTable table = odds_table(a, 5, sides);
        for (int dice = 1; dice <= 5; dice++)
            for (int bonus = 0; bonus <= 3; bonus++)
                for (int difficulty = -1; difficulty <= 5 * sides + 5; difficulty++) {
                    double want =
                        throws_reaching(dice, sides, difficulty - bonus) / throws(dice, sides);
                    double got = odds_in(&table, dice, bonus, difficulty);
                    assert_true(got - want < NEAR && want - got < NEAR);
                }
    }
    arena_free(a);
}

static void sure_and_impossible_are_exact(void **state)
{
    (void)state;
    Arena *a = arena_new();
    OddsTable t = odds_table(a, 3, 6);
    assert_true(odds_in(&t, 3, 0, 3) == 1);
    assert_true(odds_in(&t, 1, 2, 3) == 1);
    assert_true(odds_in(&t, 2, 0, 13) == 0);
    assert_true(odds_in(&t, 0, 5, 3) == 0); /* no die, no roll */
    assert_true(odds_in(&t, -1, 5, 3) == 0);
    assert_true(odds_in(&t, 2, 0, 12) == 1.0 / 36);
    arena_free(a);
}

static void large_pools_stay_sane(void **state)
{
    (void)state;
    Arena *a = arena_new();
    OddsTable t = odds_table(a, 1000, 1000); /* cut to 40 dice of 100 sides */
    /* The distribution is symmetric: P(S >= mean + k) = P(S <= mean - k). */
    for (int k = 1; k < 600; k += 37) {
        double above = odds_in(&t, 40, 0, 2020 + k), below = 1 - odds_in(&t, 40, 0, 2020 - k + 1);
        assert_true(above > 0 && above < 1);
        assert_true(above - below < 1e-9 && below - above < 1e-9);
    }
    assert_true(odds_in(&t, 1000, 0, 4000) > 0);
    assert_true(odds_in(&t, 1000, 0, 4001) == 0);
    arena_free(a);
}

static void fewest_dice(void **state)
{
    (void)state;
    Arena *a = arena_new();
    OddsTable t = odds_table(a, 5, 6);
    assert_int_equal(odds_dice_for(&t, 0, 3, 1), 3);
    assert_int_equal(odds_dice_for(&t, 0, 7, 0), 2);
    assert_int_equal(odds_dice_for(&t, 2, 7, 0), 1);
    assert_int_equal(odds_dice_for(&t, 0, 30, 0), 5);
    assert_int_equal(odds_dice_for(&t, 0, 31, 0), 0);
    for (int difficulty = 1; difficulty < 31; difficulty++) {
        int n = odds_dice_for(&t, 0, difficulty, 0.5);
        if (n > 0) assert_true(odds_in(&t, n, 0, difficulty) >= 0.5);
        if (n > 1) assert_true(odds_in(&t, n - 1, 0, difficulty) < 0.5);
        if (n == 0) assert_true(odds_in(&t, 5, 0, difficulty) < 0.5);
    }
    arena_free(a);
}

static void rules_and_their_ladder(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Rules r = rules_of(a, scenario_text(a, ""));
    assert_int_equal(r.dice, 5);
    assert_int_equal(r.sides, 6);
    assert_int_equal(r.proficiency, 2);
    assert_int_equal(r.n_levels, 4);
    assert_int_equal(rules_difficulty(&r, value_text(a, SPAN_NONE, STR("hard"))), 13);
    assert_int_equal(rules_difficulty(&r, value_int(a, SPAN_NONE, 9)), 9);
    assert_int_equal(rules_harder(&r, 3), 7);
    assert_int_equal(rules_harder(&r, 8), 10);
    assert_int_equal(rules_harder(&r, 13), 13); /* levels end there */
    assert_int_equal(rules_harder(&r, 20), 20);
    assert_int_equal(rules_easier(&r, 20), 13);
    assert_int_equal(rules_easier(&r, 10), 7);
    assert_int_equal(rules_easier(&r, 3), 3);
    Rules own = rules_of(a, scenario_text(a, "rules: {dice: 4, die: 8, difficulty: {easy: 5}}\n"));
    assert_int_equal(own.dice, 4);
    assert_int_equal(rules_difficulty(&own, value_text(a, SPAN_NONE, STR("easy"))), 5);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_throw),
        cmocka_unit_test(sure_and_impossible_are_exact),
        cmocka_unit_test(large_pools_stay_sane),
        cmocka_unit_test(fewest_dice),
        cmocka_unit_test(rules_and_their_ladder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
