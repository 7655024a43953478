/* test_clock.c - times of turns. */
#include "game/clock.h"

#include "scenario_text.h"

static void check(const char *yaml, int turn, const char *want)
{
    Arena *a = arena_new();
    Clock c = clock_of(scenario_text(a, yaml));
    assert_string_equal(str_c(a, clock_time(&c, a, turn)), want);
    arena_free(a);
}

static void story_time(void **state)
{
    (void)state;
    const char *yaml = "clock: {starts_at: \"21:05\"}\n";
    check(yaml, 0, "21:05");
    check(yaml, 1, "21:10");
    check(yaml, 12, "22:05");
}

static void over_midnight(void **state)
{
    (void)state;
    const char *yaml = "clock: {starts_at: \"23:50\", turn_minutes: 10}\n";
    check(yaml, 1, "00:00");
    check(yaml, 2, "00:10");
    check("clock: {starts_at: \"00:00\", turn_minutes: 1440}\n", 3, "00:00");
}

static void without_story_time(void **state)
{
    (void)state;
    check("", 0, "0:00");
    check("", 1, "0:05");
    check("", 12, "1:00");
    check("clock: {turn_minutes: 90}\n", 20, "30:00");
}

static void numbers_and_defaults(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Clock c = clock_of(scenario_text(a, ""));
    assert_int_equal(c.turns, 6);
    assert_int_equal(c.extended_turns, 12);
    assert_int_equal(c.turn_minutes, 5);
    assert_int_equal(c.report_by, 3);
    assert_int_equal(c.starts_at, -1);
    c = clock_of(scenario_text(a, "clock: {starts_at: \"07:09\", turns: 4, report_by: 2}\n"));
    assert_int_equal(c.turns, 4);
    assert_int_equal(c.extended_turns, 8);
    assert_int_equal(c.report_by, 2);
    assert_int_equal(c.starts_at, 7 * 60 + 9);
    arena_free(a);
}

static void lost_at(const char *marks, int without, int with)
{
    Arena *a = arena_new();
    Clock c = clock_of(scenario_text(a, c_format(a, "clock: {marks: [%s]}\n", marks)));
    assert_int_equal(c.lost_at, without);
    assert_int_equal(c.extended_lost_at, with);
    arena_free(a);
}

static void a_time_falls_into_a_turn(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Clock c = clock_of(scenario_text(a, "clock: {starts_at: \"23:55\", turn_minutes: 5}\n"));
    assert_true(clock_within(&c, 1, clock_minutes(STR("23:55"))));
    assert_false(clock_within(&c, 1, clock_minutes(STR("00:00"))));
    assert_true(clock_within(&c, 2, clock_minutes(STR("00:04"))));
    assert_false(clock_within(&c, 2, clock_minutes(STR("23:54"))));
    assert_int_equal(clock_minutes(STR("3 weeks before")), -1);
    arena_free(a);
}

static void a_breach_ends_the_evening(void **state)
{
    (void)state;
    lost_at("", 6, 12);
    lost_at("{turn: 4, extended: 8, kind: breach, label: B}", 4, 8);
    lost_at("{turn: 4, kind: breach, label: B}", 4, 4); /* the report does not move it */
    lost_at("{turn: 9, extended: 10, kind: breach, label: B}", 6, 10);
    lost_at("{turn: 2, extended: 4, kind: penalty, label: P}, {turn: 3, label: N}", 6, 12);
    lost_at("{turn: 5, extended: 7, kind: breach, label: B}, "
            "{turn: 3, extended: 9, kind: breach, label: C}",
            3, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(story_time),
        cmocka_unit_test(over_midnight),
        cmocka_unit_test(without_story_time),
        cmocka_unit_test(numbers_and_defaults),
        cmocka_unit_test(a_time_falls_into_a_turn),
        cmocka_unit_test(a_breach_ends_the_evening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
