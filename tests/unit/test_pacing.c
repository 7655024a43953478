/* test_pacing.c - real minutes. */
#include "game/pacing.h"

#include <stdlib.h>

#include "scenario_text.h"

static void shares_of_a_session(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Pacing p = pacing_of(scenario_text(a, ""));
    assert_int_equal(p.minutes, 120);
    assert_int_equal(pacing_rounded(p.briefing), 25);
    assert_int_equal(pacing_rounded(p.review), 25);
    assert_int_equal(pacing_rounded(p.turn), 6);
    p = pacing_of(scenario_text(a, "minutes: 100\nclock: {turns: 2, extended_turns: 4}\n"));
    assert_int_equal(pacing_rounded(p.turn * 10), 145);
    arena_free(a);
}

/* Where it points, as line and column; 0:0: nothing was said. */
static void warns_at(const char *yaml, uint32_t line, uint32_t col)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    char *text = NULL, *want = line ? c_format(a, "test.yaml:%u:%u: warning: ", line, col) : "";
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    pacing_check(a, d, scenario_text(a, yaml));
    diag_print(d, to, (DiagOptions){ 0 });
    fclose(to);
    assert_string_equal(str_c(a, str_slice(str(text), 0, line ? str(want).n : n)), want);
    free(text);
    arena_free(a);
}

static void short_turns_are_told(void **state)
{
    (void)state;
    warns_at("", 0, 0);
    warns_at("minutes: 60\n", 0, 0); /* 3 minutes, rounded */
    warns_at("minutes: 50\n", 3, 10);
    warns_at("minutes: 30\nclock: {turns: 3}\n", 0, 0);
    warns_at("clock: {extended_turns: 40}\n", 3, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_a_session),
        cmocka_unit_test(short_turns_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
