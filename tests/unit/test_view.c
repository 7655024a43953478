/* test_view.c - what players see: enough to play by, and nothing that the host keeps to himself. */
#include "game/view.h"

#include "game/evening.h"
#include "scenario_text.h"

static const char scenario[] =
    "features: {pay: P, list: L}\n"
    "tools: {sql: {name: S}, talk: {name: T, kind: people}}\n"
    "clients: {alpha: {name: A, uses: [pay, list], impacted: [pay], unseen: [list]}}\n"
    "clues: {one: {text: t, proves: [k]}, two: {text: t, proves: [k, l]}, three: {text: t, proves: "
    "[k]}, "
    "four: t}\n"
    "incident: {causes: {k: t, l: t, m: t}, hints: [{text: h, clue: four}]}\n"
    "roles: {ops: {name: O, proficient: [sql]}, desk: {name: K, proficient: [talk]}}\n"
    "actions:\n"
    "  look: {title: L, difficulty: easy, reveals: [one]}\n"
    "  read: {title: R, difficulty: easy, reveals: [two]}\n"
    "  dig: {title: D, difficulty: easy, needs: [one], reveals: [four]}\n"
    "  open: {title: O, kind: active, difficulty: easy, needs: [[one, two]]}\n"
    "  mend: {title: M, kind: active, tool: sql, needs: [one], requires: [open],\n"
    "         effect: {relieves: {features: [pay]}}}\n"
    "  fix: {title: F, kind: active, needs: [one, two], resolves: true}\n"
    "  tell: {title: T, reports: true}\n";

enum { LOOK, READ, DIG, OPEN, MEND, FIX, TELL };

static Evening *evening_at_start(Arena *a)
{
    Evening *e = evening_new(a, stage_new(a, plot_of(a, scenario_text(a, scenario)), 2));
    evening_begin(e, 1);
    evening_news(e);
    return e;
}

/* Seat 0 does it, and it works. */
static void succeed(Evening *e, size_t action)
{
    Turn turn = { .seats[0] = { DEED_ACT, action, .dice = 3, .rolled = 18, .said = true } };
    assert_int_equal(evening_play(e, &turn), REFUSED_NOT);
    evening_news(e);
}

static void what_they_may_try_and_why(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_at_start(a);
    const View *v = evening_view(e);
    assert_true(view_open(v, LOOK) && view_open(v, READ) && !view_open(v, DIG));
    assert_false(view_open(v, TELL));
    assert_true(view_open(v, OPEN) && view_blind(v, OPEN) && view_blind(v, FIX));
    assert_false(view_open(v, MEND) || view_blind(v, MEND));
    assert_false(view_lead(v, LOOK) || view_lead(v, READ) || view_lead(v, OPEN));
    assert_false(view_step(v, OPEN) || view_cure(v, FIX));
    succeed(e, LOOK);
    assert_true(view_done(v, LOOK) && !view_open(v, LOOK));
    assert_true(view_lead(v, DIG));  /* its need is met */
    assert_true(view_lead(v, READ)); /* proves a cause of which they know something */
    assert_true(view_step(v, OPEN) && !view_blind(v, OPEN)); /* something requires it */
    assert_true(view_blind(v, FIX) && !view_cure(v, FIX));
    succeed(e, OPEN);
    assert_true(view_relief(v, MEND) && !view_step(v, MEND));
    succeed(e, READ);
    assert_true(view_cure(v, FIX) && !view_blind(v, FIX));
    arena_free(a);
}

static void causes_take_two_clues_or_the_only_one(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_at_start(a);
    const View *v = evening_view(e);
    assert_false(view_cause(v, 0) || view_cause(v, 1) || view_cause(v, 2));
    succeed(e, LOOK);
    assert_false(view_cause(v, 0));
    succeed(e, READ);
    assert_true(view_cause(v, 0) && view_cause(v, 1) && !view_cause(v, 2));
    assert_int_equal(view_n_known(v), 2);
    arena_free(a);
}

static void the_board_shows_what_has_been_seen(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_at_start(a);
    const View *v = evening_view(e);
    assert_int_equal(view_marks(v, 0), 1);
    assert_int_equal(view_mood(v, 0), MOOD_WORRIED);
    assert_false(view_told(v, 0));
    Row row = { .ticked = 3 };
    Turn turn = { .seats[1] = { DEED_REPORT, .dice = 3, .rolled = 18, .rows = &row } };
    assert_true(view_report_in_time(v) && !view_reported(v) && view_peg(v) == 0);
    assert_int_equal(evening_play(e, &turn), REFUSED_NOT);
    assert_int_equal(view_result(v, 1)->outcome, OUTCOME_SUCCESS);
    evening_news(e);
    assert_int_equal(view_marks(v, 0), 3);
    assert_true(view_told(v, 0) && view_heard(v, 0) == 1);
    assert_true(view_reported(v) && view_peg(v) == 3 && view_extended(v));
    assert_true(view_turn(v) == 2 && view_turn(v) == 2 && view_last(v) == 12 &&
                view_shaded(v) == 6);
    arena_free(a);
}

static void chances_are_those_of_the_dice(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_at_start(a);
    const View *v = evening_view(e);
    const Deed look = { DEED_ACT, LOOK, .dice = 2 }, ring = { DEED_RING, 0, .dice = 1 };
    assert_int_equal(view_reach(v, &look), 7);
    assert_int_equal(view_tools(v, &look).n, 0);
    assert_true(view_chance(v, 0, &look, 1, false) == 0);
    assert_true(view_chance(v, 0, &look, 1, true) == 1.0 / 6);
    assert_int_equal(view_reach(v, &ring), 7);
    assert_true(view_tools(v, &ring).n == 1 && view_tools(v, &ring).at[0] == 1);
    assert_true(view_chance(v, 1, &ring, 1, false) == 2.0 / 6);
    const size_t tools[] = { 0, 1 };
    assert_true(view_skilled(v, 0, (Ids){ tools, 1 }) && view_skilled(v, 0, (Ids){ tools, 2 }));
    assert_false(view_skilled(v, 0, (Ids){ tools + 1, 1 }) || view_skilled(v, 0, (Ids){ 0 }));
    assert_int_equal(view_contact(v), 1);
    arena_free(a);
}

static void a_hint_names_what_to_look_for(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_at_start(a);
    const View *v = evening_view(e);
    assert_true(view_can_escalate(v) && !view_hinted(v, DIG));
    assert_int_equal(view_dice(v), 5);
    assert_int_equal(evening_escalate(e), REFUSED_NOT);
    assert_true(view_hinted(v, DIG) && !view_hinted(v, LOOK));
    assert_int_equal(view_dice(v), 4);
    assert_false(view_can_escalate(v));
    assert_int_equal(view_stuck(v), 0);
    succeed(e, LOOK);
    assert_int_equal(view_stuck(v), 0);
    evening_play(e, &(Turn){ 0 });
    evening_news(e);
    assert_int_equal(view_stuck(v), 1);
    succeed(e, OPEN); /* teaches nothing, and yet is something new */
    assert_int_equal(view_stuck(v), 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_they_may_try_and_why),
        cmocka_unit_test(causes_take_two_clues_or_the_only_one),
        cmocka_unit_test(the_board_shows_what_has_been_seen),
        cmocka_unit_test(chances_are_those_of_the_dice),
        cmocka_unit_test(a_hint_names_what_to_look_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
