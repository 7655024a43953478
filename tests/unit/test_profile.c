/* What a printer does wrong is undone, to a hair, on both sides of every kind of sheet. */
#include "cmocka_head.h"
#include <math.h>

#include "print/profile.h"

#define A4 ((Size){ MM(210), MM(297) })

static PrinterProfile crooked(void)
{
    return (PrinterProfile){
        .paper = A4,
        .duplex = DUPLEX_LONG,
        .front = { { MM(0.7), MM(-0.4) }, 0.15, { 1.003, 0.999 }, { MM(4), MM(4), MM(4), MM(4) } },
        .back = { { MM(-2), MM(1.2) }, -0.3, { 1.002, 0.998 }, { MM(4), MM(4), MM(4), MM(4) } },
    };
}

static void assert_point(Point p, double x, double y)
{
    assert_true(fabs(p.x - x) < 1e-6);
    assert_true(fabs(p.y - y) < 1e-6);
}

static void test_fault(void **state)
{
    (void)state;
    PrinterSide s = printer_side_true();
    assert_point(transform_point(printer_fault(&s, A4), (Point){ 10, 20 }), 10, 20);
    s.offset = (Point){ 3, -2 };
    assert_point(transform_point(printer_fault(&s, A4), (Point){ 10, 20 }), 13, 18);
    s = printer_side_true();
    s.skew = 90; /* clockwise: what is above the middle goes to its right */
    const Point above = { MM(105), MM(148.5) - 10 };
    assert_point(transform_point(printer_fault(&s, A4), above), MM(105) + 10, MM(148.5));
    s = printer_side_true();
    s.scale = (Size){ 1.01, 1 };
    assert_point(transform_point(printer_fault(&s, A4), (Point){ 0, 0 }), MM(-1.05), 0);
}

static void test_correction(void **state)
{
    (void)state;
    const PrinterProfile p = crooked();
    const Transform both =
        transform_multiply(printer_correction(&p.back, A4), printer_fault(&p.back, A4));
    assert_point(transform_point(both, (Point){ 0, 0 }), 0, 0);
    assert_point(transform_point(both, (Point){ 500, 800 }), 500, 800);
}

static int open_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* A document of `n` empty pages. */
static Document document(Arena *a, Size size, size_t n, Duplex duplex)
{
    Document doc = { .duplex = duplex };
    for (size_t i = 0; i < n; i++)
        *vec_push(a, &doc.pages) = (Page){ .size = size,
                                           .trim = { 10, 20, 30, 40 },
                                           .bleed = { 0, 0, size.width, size.height },
                                           .frame = frame_new(a, size) };
    return doc;
}

static Transform on_page(const Document *doc, size_t i)
{
    assert_int_equal(doc->pages.at[i].frame->n, 1);
    return doc->pages.at[i].frame->items[0].as.group->transform;
}

static void assert_same(Transform a, Transform b)
{
    const Point far = { 595, 842 };
    const Point p = transform_point(b, (Point){ 0, 0 }), q = transform_point(b, far);
    assert_point(transform_point(a, (Point){ 0, 0 }), p.x, p.y);
    assert_point(transform_point(a, far), q.x, q.y);
}

static void test_sides(void **state)
{
    Arena *a = *state;
    const PrinterProfile p = crooked();
    Document two = document(a, A4, 2, DUPLEX_LONG), one = document(a, A4, 2, DUPLEX_NONE);
    profile_apply(a, &two, &p);
    profile_apply(a, &one, &p);
    const Transform front = printer_correction(&p.front, A4),
                    back = printer_correction(&p.back, A4);
    assert_same(on_page(&two, 0), front);
    assert_same(on_page(&two, 1), back);
    assert_same(on_page(&one, 1), front);
    assert_true(two.pages.at[0].size.width == A4.width && two.pages.at[0].trim.x == 10);
}

/* The printer turns the sheet as ever; the print dialog turns the back's picture by 180 degrees. */
static void test_other_edge(void **state)
{
    Arena *a = *state;
    const PrinterProfile p = crooked();
    Document doc = document(a, A4, 2, DUPLEX_SHORT);
    profile_apply(a, &doc, &p);
    const Transform half = { -1, 0, 0, -1, A4.width, A4.height };
    const Transform as_fed = printer_correction(&p.back, A4);
    assert_same(on_page(&doc, 0), printer_correction(&p.front, A4));
    assert_same(on_page(&doc, 1), transform_multiply(transform_multiply(half, as_fed), half));
}

static void test_landscape(void **state)
{
    Arena *a = *state;
    const PrinterProfile p = { .front = printer_side_true(), .back = printer_side_true() };
    const Size wide = { A4.height, A4.width };
    Document doc = document(a, wide, 1, DUPLEX_NONE);
    profile_apply(a, &doc, &p);
    const Page *page = &doc.pages.at[0];
    assert_true(page->size.width == A4.width && page->size.height == A4.height);
    /* the top left corner goes to the lower left one, the top right one to the top left */
    assert_point(transform_point(on_page(&doc, 0), (Point){ 0, 0 }), 0, A4.height);
    assert_point(transform_point(on_page(&doc, 0), (Point){ wide.width, 0 }), 0, 0);
    assert_true(fabs(page->trim.x - 20) < 1e-6 && page->trim.width == 40);
    assert_true(fabs(page->trim.y - (A4.height - 40)) < 1e-6 && page->trim.height == 30);
}

/* Without a measured back, that is only made true to size. */
static void test_no_back(void **state)
{
    Arena *a = *state;
    PrinterProfile p = crooked();
    p.duplex = DUPLEX_NONE;
    Document doc = document(a, A4, 2, DUPLEX_LONG);
    profile_apply(a, &doc, &p);
    const PrinterSide size_only = { .scale = p.front.scale };
    assert_same(on_page(&doc, 1), printer_correction(&size_only, A4));
}

static void test_margin(void **state)
{
    (void)state;
    PrinterProfile p = { .front = printer_side_true(), .back = printer_side_true() };
    p.front.margins = (Insets){ MM(4), MM(4), MM(6.5), MM(4) };
    assert_true(fabs(profile_margin(&p, A4) - MM(6.5)) < 1e-6);
    /* the back is moved 3 mm to the left, to where the printer leaves 4 mm white */
    p.back.margins.left = MM(4);
    p.back.offset.x = MM(3);
    assert_true(fabs(profile_margin(&p, A4) - MM(7)) < 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fault),
        cmocka_unit_test(test_correction),
        cmocka_unit_test_setup_teardown(test_sides, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(test_other_edge, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(test_landscape, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(test_no_back, open_arena, close_arena),
        cmocka_unit_test(test_margin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
