/* test_path.c - shapes and SVG path data. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "draw/path.h"

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* The path as text: "M1,2 L3,4 C1,1 2,2 3,3 Z". */
static const char *text_of(const PathBuilder *b)
{
    static const char letters[] = "MLCZ";
    static const int points[] = { 1, 1, 3, 0 };
    Buf out = { .arena = arena };
    for (size_t i = 0; i < b->n; i++) {
        const Segment *s = &b->segments[i];
        if (i) buf_char(&out, ' ');
        buf_char(&out, letters[s->kind]);
        for (int k = 0; k < points[s->kind]; k++) {
            if (k) buf_char(&out, ' ');
            buf_number(&out, s->p[k].x, 2);
            buf_char(&out, ',');
            buf_number(&out, s->p[k].y, 2);
        }
    }
    return str_c(arena, buf_done(&out));
}

static void assert_svg(const char *data, const char *expected)
{
    PathBuilder b = { .arena = arena };
    size_t bad = 999;
    assert_true(path_svg(&b, str(data), 1, (Point){ 0, 0 }, &bad));
    assert_string_equal(text_of(&b), expected);
}

static void assert_bad(const char *data, size_t at)
{
    PathBuilder b = { .arena = arena };
    size_t bad = 999;
    path_move(&b, 7, 7);
    assert_false(path_svg(&b, str(data), 1, (Point){ 0, 0 }, &bad));
    assert_int_equal(bad, at);
    assert_string_equal(text_of(&b), "M7,7");
}

static void test_rect_is_plain_without_radii(void **state)
{
    (void)state;
    PathBuilder b = { .arena = arena };
    path_rect(&b, (Rect){ 1, 2, 10, 20 }, (const double[4]){ 0 });
    assert_string_equal(text_of(&b), "M1,2 L11,2 L11,22 L1,22 Z");
}

static void test_rect_cuts_radii(void **state)
{
    (void)state;
    PathBuilder b = { .arena = arena };
    path_rect(&b, (Rect){ 0, 0, 10, 20 }, (const double[4]){ 100, 0, -3, 2 });
    assert_string_equal(text_of(&b), "M5,0 L10,0 L10,20 L2,20 C0.9,20 0,19.1 0,18 L0,5 "
                                     "C0,2.24 2.24,0 5,0 Z");
}

static void test_circle_is_round(void **state)
{
    (void)state;
    PathBuilder b = { .arena = arena };
    path_circle(&b, (Point){ 3, 4 }, 10);
    assert_int_equal(b.n, 6);
    Point from = b.segments[0].p[0];
    for (size_t i = 1; i <= 4; i++) {
        const Point *p = b.segments[i].p;
        for (double t = 0; t <= 1; t += 0.125) {
            const double u = 1 - t;
            const double x = u * u * u * from.x + 3 * u * u * t * p[0].x + 3 * u * t * t * p[1].x +
                             t * t * t * p[2].x;
            const double y = u * u * u * from.y + 3 * u * u * t * p[0].y + 3 * u * t * t * p[1].y +
                             t * t * t * p[2].y;
            assert_true(fabs(hypot(x - 3, y - 4) - 10) < 0.003);
        }
        from = p[2];
    }
}

static void test_svg_lines(void **state)
{
    (void)state;
    assert_svg("", "");
    assert_svg("M1 2", "M1,2");
    assert_svg("M1 2L3,4H5V6h-1v-2z", "M1,2 L3,4 L5,4 L5,6 L4,6 L4,4 Z");
    assert_svg(" m 1 , 2 l 1 1 2 2 ", "M1,2 L2,3 L4,5");
}

static void test_svg_implicit_commands(void **state)
{
    (void)state;
    assert_svg("M0 0 1 1 2 2", "M0,0 L1,1 L2,2");
    assert_svg("m1 1 1 1 1 1", "M1,1 L2,2 L3,3");
    assert_svg("M0 0H1 2 3", "M0,0 L1,0 L2,0 L3,0");
}

static void test_svg_compact_numbers(void **state)
{
    (void)state;
    assert_svg("M1.5.5-3-.25", "M1.5,0.5 L-3,-0.25");
    assert_svg("M1e1-1E-1L+2.,3", "M10,-0.1 L2,3");
}

static void test_svg_curves(void **state)
{
    (void)state;
    assert_svg("M0 0C0 1 1 2 2 2S4 1 4 0", "M0,0 C0,1 1,2 2,2 C3,2 4,1 4,0");
    assert_svg("M1 1c0 1 1 2 2 2s2-1 2-2", "M1,1 C1,2 2,3 3,3 C4,3 5,2 5,1");
    assert_svg("M0 0Q3 3 6 0T12 0", "M0,0 C2,2 4,2 6,0 C8,-2 10,-2 12,0");
    /* Behind anything but a curve of the same kind the control point is the current point. */
    assert_svg("M0 0S1 1 2 0", "M0,0 C0,0 1,1 2,0");
    assert_svg("M0 0Q3 3 6 0S7 1 8 0", "M0,0 C2,2 4,2 6,0 C6,0 7,1 8,0");
}

static void test_svg_close_returns(void **state)
{
    (void)state;
    assert_svg("M5 5l1 0 0 1zl2 2", "M5,5 L6,5 L6,6 Z M5,5 L7,7");
    assert_svg("M5 5l1 0zm1 1l1 1", "M5,5 L6,5 Z M6,6 L7,7");
}

static void test_svg_arcs(void **state)
{
    (void)state;
    const char *half = "M0,0 C0,-5.52 4.48,-10 10,-10 C15.52,-10 20,-5.52 20,0";
    assert_svg("M0 0A10 10 0 0 1 20 0", half);
    assert_svg("M0 0A10 10 0 0120 0", half); /* flags need no separator */
    assert_svg("M0 0a10 10 0 0 1 20 0", half);
    assert_svg("M0 0A-10-10 0 0 1 20 0", half);
    assert_svg("M0 0A1 1 0 0 1 20 0", half); /* radii too small are scaled up */
    assert_svg("M0 0A0 10 0 0 1 20 0", "M0,0 L20,0");
    assert_svg("M4 4A9 9 0 0 1 4 4", "M4,4");
    assert_svg("M10 0A10 10 0 0 0 0 10", "M10,0 C4.48,0 0,4.48 0,10");
    assert_svg("M0 0A20 10 90 0 1 20 0",
               "M0,0 C0,-11.05 4.48,-20 10,-20 C15.52,-20 20,-11.05 20,0");
}

static void test_svg_large_arc(void **state)
{
    (void)state;
    PathBuilder b = { .arena = arena };
    size_t bad;
    assert_true(path_svg(&b, STR("M10 0A10 10 0 1 0 0 10"), 1, (Point){ 0, 0 }, &bad));
    assert_int_equal(b.n, 4); /* three quarters */
    for (size_t i = 1; i < b.n; i++) {
        const Point p = b.segments[i].p[2];
        assert_true(fabs(hypot(p.x, p.y) - 10) < 1e-9);
    }
}

static void test_svg_scales_and_moves(void **state)
{
    (void)state;
    PathBuilder b = { .arena = arena };
    size_t bad;
    assert_true(path_svg(&b, STR("M1 1l2 0"), 2, (Point){ 10, 20 }, &bad));
    assert_string_equal(text_of(&b), "M12,22 L16,22");
}

static void test_svg_malformed(void **state)
{
    (void)state;
    assert_bad("L1 1", 0);
    assert_bad("M1", 2);
    assert_bad("M1 1X", 4);
    assert_bad("M1 1L2", 6);
    assert_bad("M1 1,", 5);
    assert_bad("M1 1 2 2 nan", 9);
    assert_bad("M0 0A1 1 0 2 0 3 3", 11);
    assert_bad("M0,,0", 3);
    assert_bad("M1e999 0", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rect_is_plain_without_radii),
        cmocka_unit_test(test_rect_cuts_radii),
        cmocka_unit_test(test_circle_is_round),
        cmocka_unit_test(test_svg_lines),
        cmocka_unit_test(test_svg_implicit_commands),
        cmocka_unit_test(test_svg_compact_numbers),
        cmocka_unit_test(test_svg_curves),
        cmocka_unit_test(test_svg_close_returns),
        cmocka_unit_test(test_svg_arcs),
        cmocka_unit_test(test_svg_large_arc),
        cmocka_unit_test(test_svg_scales_and_moves),
        cmocka_unit_test(test_svg_malformed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
