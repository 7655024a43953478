/* test_screen.c - the drawings of the host's screen: the strip of the run, the session as a bar,
 * and the strip of clues. */
#include "widgets/registry.h"

#include <math.h>

#include "cmocka_head.h"
#include "draw/walk.h"
#include "widget_bed.h"

static const char clock_yaml[] =
    "clock: {turn_minutes: 5, turns: %d, extended_turns: %d, report_by: 2, marks: [{turn: 3, "
    "extended: 5, kind: penalty, label: Penalties}]}";

/* So many turns, each with two cards called `title`. */
static Value *run_of(Bed *b, int turns, int extended, const char *title)
{
    b->context.scenario = yaml_parse(b->arena, b->diag, "scenario",
                                     str_format(b->arena, clock_yaml, turns, extended));
    Buf yaml = { .arena = b->arena };
    for (int i = 1; i <= extended; i++)
        buf_format(
            &yaml,
            "- {number: %d, from: '21:%02d', to: '21:%02d', minute: %d, spare: %s, cards: "
            "[{code: A-%02d, title: %s, deck: {color: red}}, {code: I-%02d, title: %s, deck: "
            "{color: blue}}], steps: [{number: %d}]%s}\n",
            i, i, i + 1, i * 7, i > 4 ? "true" : "false", i, title, i, title, i,
            i == 2 ? ", interrupt_from: 4" : "");
    return yaml_parse(b->arena, b->diag, "value", buf_done(&yaml));
}

static const Frame *draw_run(Bed *b, const Value *turns, const char *options, double width)
{
    const Value *map = yaml_parse(b->arena, b->diag, "options", str(options));
    return widget_find(STR("run-strip"))(&b->context, turns, map, (Size){ width, INFINITY });
}

typedef struct Extent {
    double least, most, lowest, highest;
} Extent;

static void extend(void *context, const Line *line, const Place *place)
{
    Extent *e = context;
    const Point at = place_in_root(place);
    e->least = fmin(e->least, at.x);
    e->most = fmax(e->most, at.x + (double)line->width);
    e->highest = fmin(e->highest, at.y);
    e->lowest = fmax(e->lowest, at.y);
}

static void assert_inside(const Frame *f)
{
    Extent e = { .least = INFINITY, .highest = INFINITY };
    frame_walk(f, &(FrameVisitor){ .line = extend }, &e);
    assert_true(e.least >= -0.01 && e.most <= f->size.width + 0.01);
    assert_true(e.highest >= 0 && e.lowest <= f->size.height + 0.01);
}

static void a_run_shows_cards_times_steps_and_flags(void **state)
{
    Bed *b = *state;
    const Value *turns = run_of(b, 4, 6, "Something");
    for (int rtl = 0; rtl < 2; rtl++) {
        b->context.rtl = rtl;
        const Frame *f = draw_run(b, turns, "{most: 200}", 786);
        const char *const words[] = { "A-01", "I-06",  "Something", "21:01",      "–21:02",
                                      "14′",  "(42′)", "4+",        "Report due", "Penalties" };
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_true(says(b, f, words[i]));
        assert_inside(f);
    }
}

static void cards_show_titles_where_these_have_room(void **state)
{
    Bed *b = *state;
    const Value *turns = run_of(b, 4, 6, "Something");
    assert_true(says(b, draw_run(b, turns, "{most: 200}", 786), "Something"));
    assert_false(says(b, draw_run(b, turns, "{most: 5}", 786), "Something"));
    /* Nor where a word would stick out. */
    turns = run_of(b, 6, 12, "Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    const Frame *f = draw_run(b, turns, "{most: 60}", 786);
    assert_false(says(b, f, "Bbbb"));
    assert_true(says(b, f, "I-12"));
    assert_inside(f);
}

static void long_runs_take_rows(void **state)
{
    Bed *b = *state;
    const double one = draw_run(b, run_of(b, 6, 12, "So"), "{most: 300}", 786)->size.height;
    const Frame *f = draw_run(b, run_of(b, 20, 40, "So"), "{most: 1}", 786);
    assert_true(f->size.height > one);
    assert_true(says(b, f, "I-40"));
    assert_inside(f);
    assert_true(draw_run(b, NULL, "{most: 300}", 786)->size.height <= 0);
}

static void phases_are_as_long_as_their_minutes(void **state)
{
    Bed *b = *state;
    const Value *phases = yaml_parse(
        b->arena, b->diag, "value",
        STR("[{id: briefing, from: 0, to: 16}, {id: report, from: 16, to: 37, first: 1, last: 3},\n"
            " {id: play, from: 37, to: 44, first: 4, last: 4}, {id: ending, from: 44, to: 48},\n"
            " {id: review, from: 48, to: 60}]"));
    for (int rtl = 0; rtl < 2; rtl++) {
        b->context.rtl = rtl;
        const Frame *f =
            widget_find(STR("phases"))(&b->context, phases, NULL, (Size){ 600, INFINITY });
        const char *const words[] = { "Briefing", "Turns 1–3", "Turn 4", "Last turn", "Review",
                                      "0′",       "16′",       "37′",    "60′" };
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_true(says(b, f, words[i]));
        assert_inside(f);
    }
    const Frame *none =
        widget_find(STR("phases"))(&b->context, NULL, NULL, (Size){ 600, INFINITY });
    assert_true(none->size.height <= 0);
}

/* A strip of so many causes, each with two clues of people and three others. */
static const Frame *draw_clues(Bed *b, unsigned causes)
{
    Buf yaml = { .arena = b->arena };
    for (unsigned i = 0; i < causes; i++) {
        buf_format(&yaml, "- {name: Cause %u, clues: [", i);
        for (unsigned k = 0; k < 5; k++)
            buf_format(&yaml, "{code: K-%u%u, %s},", i, k,
                       k < 2 ? "roles: [{icon: bug}]"
                             : "actions: [{tool: {icon: queue}}], step: 1");
        buf_c(&yaml, "]}\n");
    }
    const Value *value = yaml_parse(b->arena, b->diag, "value", buf_done(&yaml));
    return widget_find(STR("clue-strip"))(&b->context, value, NULL, (Size){ 786, INFINITY });
}

static void count_circles_and_boxes(void *context, const Path *path, const Place *place)
{
    (void)path;
    (void)place;
    ++*(int *)context;
}

static void clues_stand_by_their_causes(void **state)
{
    Bed *b = *state;
    for (int rtl = 0; rtl < 2; rtl++) {
        b->context.rtl = rtl;
        const Frame *few = draw_clues(b, 3), *many = draw_clues(b, 12);
        int paths = 0;
        frame_walk(few, &(FrameVisitor){ .path = count_circles_and_boxes }, &paths);
        assert_int_equal(paths, 3 * (1 + 5 * 3)); /* a bar, and a stem, a sign and a box to tick */
        assert_true(says(b, few, "K-24"));
        assert_true(says(b, many, "K-114"));
        assert_true(many->size.height > few->size.height);
        assert_inside(few);
        assert_inside(many);
    }
    assert_true(draw_clues(b, 0)->size.height <= 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_run_shows_cards_times_steps_and_flags),
        TEST(cards_show_titles_where_these_have_room),
        TEST(long_runs_take_rows),
        TEST(phases_are_as_long_as_their_minutes),
        TEST(clues_stand_by_their_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
