/* test_clear.c - what is clear of a drawing, and what is not. */
#include "cmocka_head.h"

#include "draw/clear.h"
#include "draw/path.h"

static const Stroke rule = { .width = 2, .color = { 0, 0, 0, 1 } };

/* A frame's outline around the sheet leaves its inside clear, not its edge. */
static void test_outline(void **state)
{
    Arena *a = arena_new();
    Frame *f = frame_new(a, (Size){ 100, 100 });
    (void)state;
    frame_add_path(a, f, (Point){ 10, 10 },
                   path_of_rect(a, (Rect){ 0, 0, 80, 80 }, 0, COLOR_NONE, rule));
    assert_true(frame_is_clear(f, (Rect){ 20, 20, 60, 60 }));
    assert_true(frame_is_clear(f, (Rect){ 0, 0, 8, 100 }));
    assert_false(frame_is_clear(f, (Rect){ 0, 40, 9.5, 5 }));
    assert_false(frame_is_clear(f, (Rect){ 5, 50, 20, 1 }));
    assert_false(frame_is_clear(f, (Rect){ 50, 85, 1, 10 })); /* closed */
    arena_free(a);
}

static void test_fill(void **state)
{
    Arena *a = arena_new();
    Frame *f = frame_new(a, (Size){ 100, 100 });
    const Rect box = { 0, 0, 30, 30 }, inside = { 15, 15, 5, 5 };
    (void)state;
    frame_add_path(a, f, (Point){ 0, 0 }, path_of_rect(a, box, 0, COLOR_WHITE, (Stroke){ 0 }));
    assert_true(frame_is_clear(f, inside));
    frame_add_path(a, f, (Point){ 0, 0 }, path_of_rect(a, box, 0, COLOR_BLACK, (Stroke){ 0 }));
    assert_false(frame_is_clear(f, inside));
    arena_free(a);
}

/* Groups turn and clip what they hold. */
static void test_groups(void **state)
{
    Arena *a = arena_new();
    Frame *f = frame_new(a, (Size){ 100, 100 }), *in = frame_new(a, (Size){ 50, 50 });
    const Path *left = path_of_rect(a, (Rect){ 0, 0, 25, 50 }, 0, COLOR_NONE, (Stroke){ 0 });
    (void)state;
    frame_add_image(a, in, (Rect){ 0, 0, 50, 10 }, &(Image){ .width = 1, .height = 1 });
    /* by a quarter, clockwise: the upper edge is at the right now */
    frame_add_group(a, f, (Point){ 0, 0 },
                    (Group){ .frame = in, .transform = { 0, 1, -1, 0, 50, 0 }, .clip = left });
    assert_true(frame_is_clear(f, (Rect){ 0, 0, 39, 50 }));
    assert_false(frame_is_clear(f, (Rect){ 41, 5, 5, 5 }));
    assert_true(frame_is_clear(f, (Rect){ 41, 30, 5, 5 }));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outline),
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
