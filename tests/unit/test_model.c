/* test_model.c - what the model works out for templates. */
#include "kit/model.h"

#include "data/scope.h"
#include "scenario_text.h"

static const Value *model_text(Arena *a, const char *yaml, bool dm)
{
    Scenario *s = ARENA_NEW(a, Scenario);
    s->root = (Value *)(uintptr_t)scenario_text(a, yaml);
    ModelInput in = { .scenario = s,
                      .strings = value_map(a, SPAN_NONE),
                      .theme = value_map(a, SPAN_NONE),
                      .dm = dm };
    const Value *model = model_build(a, diag_new(a), &in);
    assert_non_null(model);
    return model;
}

static const Value *at(const Value *model, const char *path)
{
    return scope_find(&(Scope){ NULL, STR(""), model }, str(path));
}

static int64_t number(const Value *model, const char *path)
{
    return value_integer(at(model, path), -1);
}

/* The example's dice add up, could be thrown, and reach the difficulty by the proficiency alone. */
static void example_of(const char *rules, int64_t sides)
{
    Arena *a = arena_new();
    const Value *m = model_text(a, rules, false), *rolls = at(m, "example.rolls");
    int64_t sum = 0;
    assert_int_equal((int64_t)value_count(rolls), number(m, "example.dice"));
    for (size_t i = 0; i < value_count(rolls); i++) {
        int64_t roll = value_integer(value_at(rolls, i), 0);
        assert_in_range(roll, 1, sides);
        sum += roll;
    }
    assert_int_equal(sum, number(m, "example.sum"));
    assert_int_equal(sum + number(m, "rules.proficiency"), number(m, "example.total"));
    assert_true(sum < number(m, "example.number"));
    assert_true(number(m, "example.total") >= number(m, "example.number"));
    assert_true(value_truth(at(m, "example.close")));
    arena_free(a);
}

static void example_holds_under_house_rules(void **state)
{
    (void)state;
    example_of("", 6);
    example_of("rules: {dice: 8, proficiency: 3, difficulty: {a: 4, b: 19}}\n", 6);
    example_of("rules: {dice: 2, die: 20, proficiency: 1, difficulty: {a: 11}}\n", 20);
    example_of("rules: {dice: 5, die: 2, proficiency: 4, difficulty: {a: 13}}\n", 2);
}

static void example_out_of_reach_is_left_out(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_null(at(model_text(a, "rules: {dice: 1, difficulty: {a: 40}}\n", false), "example"));
    arena_free(a);
}

static void credit_names_only_what_there_is(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *some = model_text(a, "license: CC0-1.0\nauthors: [Ana]\n", false);
    assert_string_equal(str_c(a, value_str(at(some, "credit"))), "CC0-1.0 \xC2\xB7 Ana");
    assert_int_equal(value_str(at(model_text(a, "", false), "credit")).n, 0);
    arena_free(a);
}

static void actions_name_codes(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *m = model_text(a,
                                "clues: {one: {text: x}, two: {text: y}}\n"
                                "actions:\n"
                                "  look: {title: Look, reveals: [two, one]}\n"
                                "  push: {title: Push, kind: active, needs: [two]}\n",
                                true);
    assert_non_null(at(m, "actions.look.reveals_codes"));
    assert_null(at(m, "actions.look.needs_codes"));
    assert_string_equal(str_c(a, value_str(at(m, "actions.push.needs_codes"))), "K-02");
    assert_true(value_truth(at(m, "actions.look.plain_failure")));
    assert_false(value_truth(at(m, "actions.look.any_complication")));
    assert_true(value_truth(at(m, "actions.push.any_complication")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_holds_under_house_rules),
        cmocka_unit_test(example_out_of_reach_is_left_out),
        cmocka_unit_test(credit_names_only_what_there_is),
        cmocka_unit_test(actions_name_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
