/* test_screen.c - drawings for the host: the session as a bar, and the strip of clues. */
#include "widgets/registry.h"

#include <math.h>

#include "cmocka_head.h"
#include "draw/walk.h"
#include "widget_bed.h"

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

/* Lines that share a height must not share a width. */
typedef struct Lines {
    Rect at[32];
    size_t n;
} Lines;

static void keep_line(void *context, const Line *line, const Place *place)
{
    Lines *l = context;
    const Point at = place_in_root(place);
    if (l->n < sizeof l->at / sizeof *l->at)
        l->at[l->n++] = (Rect){ at.x, at.y, (double)line->width, 1 };
}

static void assert_apart(const Frame *f)
{
    Lines l = { .n = 0 };
    frame_walk(f, &(FrameVisitor){ .line = keep_line }, &l);
    assert_true(l.n > 1);
    for (size_t i = 0; i < l.n; i++)
        for (size_t k = i + 1; k < l.n; k++) assert_false(touch(l.at[i], l.at[k]));
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
        assert_apart(f);
    }
    const Frame *none =
        widget_find(STR("phases"))(&b->context, NULL, NULL, (Size){ 600, INFINITY });
    assert_true(none->size.height <= 0);
}

static void names_above_the_session_stand_apart(void **state)
{
    Bed *b = *state;
    const Value *phases = yaml_parse(
        b->arena, b->diag, "value",
        STR("[{id: briefing, from: 0, to: 4}, {id: report, from: 4, to: 20, first: 1, last: 3},\n"
            " {id: play, from: 20, to: 110, first: 4, last: 6},\n"
            " {id: bought, from: 110, to: 113, first: 7, last: 10},\n"
            " {id: ending, from: 113, to: 115}, {id: review, from: 115, to: 120}]"));
    for (int rtl = 0; rtl < 2; rtl++) {
        b->context.rtl = rtl;
        const Frame *f =
            widget_find(STR("phases"))(&b->context, phases, NULL, (Size){ 500, INFINITY });
        assert_true(says(b, f, "Turns 7–10") && says(b, f, "Last turn") && says(b, f, "Review"));
        assert_inside(f);
        assert_apart(f);
    }
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
        TEST(phases_are_as_long_as_their_minutes),
        TEST(names_above_the_session_stand_apart),
        TEST(clues_stand_by_their_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
