/* test_pacing.c - real minutes. */
#include "game/pacing.h"

#include <stdlib.h>

#include "scenario_text.h"

static void shares_of_a_session(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = scenario_of(scenario_text(a, ""));
    Pacing p = pacing_of(&s);
    assert_int_equal(p.minutes, 120);
    assert_int_equal(pacing_rounded(p.briefing), 16);
    assert_int_equal(pacing_rounded(p.review), 24);
    assert_int_equal(pacing_rounded(p.turn), 9); /* three to plan, and six beside it */
    assert_int_equal(pacing_rounded(p.slow), 11);
    assert_int_equal(p.fit, 8); /* of 12, two minutes more for the first, six for the ending */
    assert_int_equal(p.fit_slow, 6);
    assert_int_equal(pacing_rounded(pacing_begins(&p, 1)), 16);
    assert_int_equal(pacing_rounded(pacing_begins(&p, 2)), 27); /* two more for the first */
    assert_int_equal(pacing_rounded(pacing_begins(&p, 3)), 36);
    s.players = 6;
    assert_int_equal(pacing_rounded(pacing_of(&s).turn), 9);
    assert_int_equal(pacing_of(&s).facts, 0);
    s.players = 7; /* a large table: more people, and four minutes of facts before the first turn */
    assert_int_equal(pacing_rounded(pacing_of(&s).turn), 11);
    assert_int_equal(pacing_rounded(pacing_of(&s).briefing), 20);
    assert_int_equal(pacing_of(&s).facts, 4);
    s = scenario_of(scenario_text(a, "minutes: 100\nclock: {turns: 2, extended_turns: 4}\n"));
    p = pacing_of(&s);
    assert_int_equal(pacing_rounded(p.turn * 100), 1475); /* all there is for four, and two for the first */
    assert_int_equal(p.fit, 4);
    s.minutes = 200; /* of this session */
    p = pacing_of(&s);
    assert_int_equal(pacing_rounded(p.turn * 10), 315);
    arena_free(a);
}

/* What is said of a session of so many minutes (0: as the scenario has it) begins so; NULL: nothing
 * is said. */
static void says(const char *yaml, int minutes, const char *want)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Scenario s = scenario_of(scenario_text(a, yaml));
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    if (minutes) s.minutes = minutes;
    pacing_check(a, d, &s);
    diag_print(d, to, (DiagOptions){ 0 });
    fclose(to);
    assert_string_equal(str_c(a, str_slice(str(text), 0, want ? str(want).n : n)),
                        want ? want : "");
    free(text);
    arena_free(a);
}

static void too_few_minutes_are_told(void **state)
{
    (void)state;
    says("", 0, NULL);
    says("minutes: 80\n", 0, NULL); /* six turns, rounded */
    says("minutes: 70\n", 0, "test.yaml:3:10: warning: ");
    says("minutes: 60\n", 0, "test.yaml:3:10: warning: ");
    says("minutes: 40\nclock: {turns: 3}\n", 0, NULL);
    says("minutes: 60\nrules: {talk_minutes: 1}\n", 0, NULL);
    says("clock: {turns: 14}\n", 0, "test.yaml:3:8: warning: ");
    says("minutes: 100\n", 30, "ddkit: warning: "); /* the command line's */
    says("minutes: 30\n", 100, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_a_session),
        cmocka_unit_test(too_few_minutes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
