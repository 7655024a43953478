/* test_pacing.c - real minutes. */
#include "game/pacing.h"

#include <string.h>

#include <stdlib.h>

#include "scenario_text.h"

/* Of a scenario with so many clients. */
static Scenario session(Arena *a, const char *yaml, int clients)
{
    Buf b = { .arena = a };
    buf_str(&b, str(yaml));
    if (clients) buf_str(&b, STR("clients:\n"));
    for (int i = 0; i < clients; i++) buf_format(&b, "  c%d: {name: C}\n", i);
    return scenario_of(scenario_text(a, str_c(a, buf_done(&b))));
}

static int begins(const Pacing *p, int turn)
{
    return pacing_rounded(pacing_begins(p, turn));
}

static void shares_of_a_session(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = session(a, "", 0);
    Pacing p = pacing_of(&s);
    assert_int_equal(p.minutes, 120);
    assert_int_equal(pacing_rounded(p.briefing), 13);
    assert_int_equal(pacing_rounded(p.turn), 10); /* three to plan, and seven beside it */
    assert_int_equal(begins(&p, 1), 13);
    assert_int_equal(begins(&p, 2), 25); /* two more for the first */
    assert_int_equal(begins(&p, 3), 35);
    assert_int_equal(p.fit, 7); /* of 12: six for the ending, a fifth of all for the review */
    assert_int_equal(pacing_call(&p), 6);
    assert_int_equal(begins(&p, 8) + pacing_rounded(p.ending + p.review), 120);
    s.players = 6;
    assert_int_equal(pacing_rounded(pacing_of(&s).turn), 10);
    assert_int_equal(pacing_of(&s).facts, 0);
    s.players = 7; /* a large table: more people, and four minutes of facts before the first turn */
    assert_int_equal(pacing_rounded(pacing_of(&s).turn), 12);
    assert_int_equal(pacing_rounded(pacing_of(&s).briefing), 17);
    assert_int_equal(pacing_of(&s).facts, 4);
    arena_free(a);
}

/* Half a minute for each client, in the turn of the report. */
static void a_report_takes_time(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = session(a, "clock: {report_by: 2}\n", 6);
    Pacing p = pacing_of(&s);
    assert_int_equal(begins(&p, 2) - begins(&p, 1), 12);
    assert_int_equal(begins(&p, 3) - begins(&p, 2), 13);
    assert_int_equal(begins(&p, 4) - begins(&p, 3), 10);
    s = session(a, "clock: {report_by: 2}\n", 0);
    p = pacing_of(&s);
    assert_int_equal(begins(&p, 3) - begins(&p, 2), 10);
    arena_free(a);
}

/* Of a clock that is used up before the session, turns share what is left. */
static void few_turns_are_long(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = session(a, "minutes: 100\nclock: {turns: 2, extended_turns: 4}\n", 0);
    Pacing p = pacing_of(&s);
    assert_int_equal(p.fit, 4);
    assert_int_equal(pacing_rounded(p.turn * 100), 1525); /* 63 less 2 for the first, by four */
    assert_int_equal(pacing_rounded(p.review), 20);
    s.minutes = 200; /* of this session */
    assert_int_equal(pacing_rounded(pacing_of(&s).turn * 10), 325);
    arena_free(a);
}

static const char cure[] = "minutes: %d\n"
                           "rules: {talk_minutes: 2}\n"
                           "roles: {r: {name: Reader}}\n"
                           "incident: {causes: {full: Full.}}\n"
                           "actions: {mend: {title: Mend, difficulty: 3, kind: active, "
                           "resolves: true, rating: best}}\n";

/* A session is as long as most teams need, unless somebody asks for another. */
static void a_session_is_as_long_as_most_teams_need(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = session(a, c_format(a, cure, 30), 0);
    pacing_settle(a, &s, -1);
    assert_int_equal(s.usual, 3);    /* one, and two more */
    assert_int_equal(s.minutes, 50); /* 2, 3 of 9, 6 and 27 % of 50 are 48.5 */
    Pacing p = pacing_of(&s);
    assert_int_equal(p.fit, 3);
    assert_true(p.review >= 0.16 * 50);
    pacing_settle(a, &s, 40); /* as asked */
    assert_int_equal(s.minutes, 40);
    assert_int_equal(pacing_of(&s).fit, 2);
    assert_int_equal(pacing_enough(&s, s.usual), 50);
    s = session(a, c_format(a, cure, 90), 0); /* longer than they need */
    pacing_settle(a, &s, -1);
    assert_int_equal(s.minutes, 90);
    assert_true(pacing_of(&s).review >= 18);
    s = session(a, "minutes: 30\n", 0); /* nothing mends it */
    pacing_settle(a, &s, -1);
    assert_int_equal(s.usual, 0);
    assert_int_equal(s.minutes, 30);
    arena_free(a);
}

/* Seven people talk longer. */
static void a_large_table_has_more_minutes(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Scenario s = session(a, c_format(a, cure, 50), 0);
    pacing_settle(a, &s, -1);
    pacing_seat(&s, 6);
    assert_int_equal(s.minutes, 50);
    pacing_seat(&s, 7);
    assert_int_equal(s.minutes, 65); /* 4, 2, 3 of 11, 6 and 27 % of 65 are 62.5 */
    assert_int_equal(pacing_of(&s).fit, 3);
    pacing_settle(a, &s, 50);
    pacing_seat(&s, 7);
    assert_int_equal(s.minutes, 50); /* as asked */
    assert_int_equal(pacing_of(&s).fit, 2);
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
    if (minutes) s.minutes = minutes, s.asked = true;
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
    says("minutes: 65\nrules: {talk_minutes: 1}\n", 0, NULL);
    says("clock: {turns: 14}\n", 0, "test.yaml:3:8: warning: ");
    says("minutes: 100\n", 30, "ddkit: warning: "); /* the command line's */
    says("minutes: 30\n", 100, NULL);
}

/* The kit prints more minutes than the scenario asks for: its author hears it. */
static void minutes_that_are_raised_are_told(void **state)
{
    (void)state;
    for (int asked = -1; asked <= 30; asked += 31) {
        for (int minutes = 30; minutes <= 50; minutes += 20) {
            Arena *a = arena_new();
            Diag *d = diag_new(a);
            Scenario s = session(a, c_format(a, cure, minutes), 0);
            char *text = NULL;
            size_t n = 0;
            FILE *to = open_memstream(&text, &n);
            pacing_settle(a, &s, asked);
            pacing_check(a, d, &s);
            diag_print(d, to, (DiagOptions){ 0 });
            fclose(to);
            assert_int_equal(strstr(text, "printed for 50 [few-minutes]") != NULL,
                             asked < 0 && minutes == 30);
            free(text);
            arena_free(a);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_a_session),
        cmocka_unit_test(a_report_takes_time),
        cmocka_unit_test(few_turns_are_long),
        cmocka_unit_test(a_session_is_as_long_as_most_teams_need),
        cmocka_unit_test(a_large_table_has_more_minutes),
        cmocka_unit_test(too_few_minutes_are_told),
        cmocka_unit_test(minutes_that_are_raised_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
