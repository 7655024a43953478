/* test_galley.c - a galley that flows through columns. */
#include "layout/galley.h"

#include <math.h>

#include "cmocka_head.h"

typedef struct Bed {
    LayoutContext c;
    Galley *g;
} Bed;

/* A galley of `n` lines, each 10 points high. */
static Bed lines(size_t n)
{
    static Typesetter setter;
    Bed b = { .c = { .setter = &setter, .scratch = arena_new() } };
    b.g = galley_new(b.c.scratch, 100);
    for (size_t i = 0; i < n; i++)
        galley_add_frame(&b.c, b.g, frame_new(b.c.scratch, (Size){ 100, 10 }), 0, SPAN_NONE);
    return b;
}

static void clear(Bed *b)
{
    arena_free(b->c.scratch);
}

/* To within the step of the search. */
static void assert_height(double got, double want)
{
    assert_true(got > want - 0.3 && got < want + 0.3);
}

static double fill(Bed *b, Cursor *at, double height, FillResult *result)
{
    *result = (FillResult){ 0 };
    return galley_fill(&b->c, b->g, at, height, false, result)->size.height;
}

static void columns_are_of_equal_length(void **state)
{
    (void)state;
    Bed b = lines(10);
    Cursor at = { 0 };
    FillResult r;
    galley_flow(&b.c, b.g, 3, 20, false);
    assert_height(b.g->columns->height, 40);
    assert_true(b.g->columns->step == 120); /* a line, a gap */
    assert_height(fill(&b, &at, 500, &r), 40);
    assert_true(galley_at_end(b.g, &at));
    at = (Cursor){ 0 };
    assert_height(fill(&b, &at, INFINITY, &r), 40);
    assert_true(galley_at_end(b.g, &at));
    clear(&b);
}

/* Three paragraphs of four lines: six and six, or four and eight; as before where that is too high.
 */
static void columns_begin_with_a_paragraph_where_there_is_room(void **state)
{
    (void)state;
    for (int unbroken = 0; unbroken < 2; unbroken++) {
        Bed b = lines(12);
        b.g->blocks.at[4].space_above = b.g->blocks.at[8].space_above = 2;
        galley_flow(&b.c, b.g, 2, 0, unbroken == 1);
        for (int tall = 0; tall < 2; tall++) {
            Cursor at = { 0 };
            FillResult r;
            assert_height(fill(&b, &at, tall ? 500 : 70, &r), unbroken && tall ? 82 : 62);
            assert_true(galley_at_end(b.g, &at));
        }
        clear(&b);
    }
}

static void columns_that_are_too_short_are_filled(void **state)
{
    (void)state;
    Bed b = lines(10);
    Cursor at = { 0 };
    FillResult r;
    galley_flow(&b.c, b.g, 2, 0, false);
    assert_false(galley_ends(&b.c, b.g, &at, 35));
    assert_height(fill(&b, &at, 35, &r), 30);
    assert_int_equal(at.block, 6);
    assert_true(galley_ends(&b.c, b.g, &at, 35));
    assert_height(fill(&b, &at, 35, &r), 20); /* what is left is balanced */
    assert_true(galley_at_end(b.g, &at));
    assert_null(r.overfull);
    clear(&b);
}

static void a_head_stands_over_each_column(void **state)
{
    (void)state;
    Bed b = lines(10);
    const Frame *head = frame_new(b.c.scratch, (Size){ 100, 10 });
    for (size_t i = 1; i < 10; i++) b.g->blocks.at[i].head = head;
    galley_flow(&b.c, b.g, 2, 0, false);
    assert_height(b.g->columns->height, 60); /* 1 + 5, and the head with 4 */
    clear(&b);
}

/* Makes block `i` one that can be found again. */
static void note(Bed *b, size_t i)
{
    Frame *f = frame_new(b->c.scratch, (Size){ 100, 10 });
    frame_add_anchor(b->c.scratch, f, (Point){ 0, 0 }, (Anchor){ .name = STR("here") });
    b->g->blocks.at[i].frame = f;
}

/* What a column has left lies between its blocks, but between none that stay together, and not too
 * much of it; on a region that is full columns go to its foot, on the last one each has even gaps.
 */
static void columns_end_level(void **state)
{
    (void)state;
    Bed b = lines(10);
    Cursor at = { 0 };
    FillResult r;
    for (size_t i = 1; i < 10; i++) b.g->blocks.at[i].space_above = 2;
    for (size_t i = 3; i < 7; i++) b.g->blocks.at[i].sticky = true; /* 3 to 7 */
    note(&b, 2);
    note(&b, 7);
    galley_flow(&b.c, b.g, 2, 0, false);
    galley_level(b.g);
    const Frame *f = galley_fill(&b.c, b.g, &at, 65, false, &r);
    assert_true(f->size.height == 65 && at.block == 8);
    assert_height(f->items[0].at.y, 34); /* 24, and at most 5 for each of two gaps */
    assert_height(f->items[1].at.y, 48);
    at = (Cursor){ 0 };
    f = galley_fill(&b.c, b.g, &at, 500, false, &r);
    assert_true(galley_at_end(b.g, &at));
    assert_height(f->size.height, 82);   /* 3 to 9 */
    assert_height(f->items[0].at.y, 24); /* all is there: columns end as they may */
    assert_height(f->items[1].at.y, 48);
    clear(&b);
}

static void what_stays_together_is_not_torn(void **state)
{
    (void)state;
    Bed b = lines(10);
    Cursor at = { 0 };
    FillResult r;
    for (size_t i = 2; i < 8; i++) b.g->blocks.at[i].sticky = true; /* 2 to 8 */
    galley_flow(&b.c, b.g, 2, 0, false);
    assert_height(b.g->columns->height, 80); /* 2, and 7 + 1 */
    fill(&b, &at, 95, &r);
    assert_int_equal(r.torn, 0);
    assert_true(galley_at_end(b.g, &at));
    at = (Cursor){ 0 };
    assert_height(fill(&b, &at, 60, &r), 60); /* too little room for all that */
    assert_int_equal(at.block, 8);
    assert_int_equal(r.torn, 1);
    clear(&b);
}

/* A box that is whole moves to the next region, however large the hole; any other is split. */
static void what_is_whole_moves_on(void **state)
{
    (void)state;
    for (int whole = 0; whole < 2; whole++) {
        Bed b = lines(2), inner = lines(9);
        Cursor at = { 0 };
        FillResult r;
        Box *box = box_new(b.c.scratch, 1, 100);
        box->columns[0].galley = inner.g;
        Block *last = &b.g->blocks.at[1];
        *last = (Block){ .box = box, .height = 90, .whole = whole };
        assert_height(fill(&b, &at, 95, &r), whole ? 10 : 90);
        clear(&inner);
        clear(&b);
    }
}

static void a_break_starts_a_column(void **state)
{
    (void)state;
    Bed b = lines(9);
    Cursor at = { 0 };
    FillResult r;
    b.g->blocks.at[1].break_before = true;
    galley_flow(&b.c, b.g, 3, 0, false);
    assert_height(b.g->columns->height, 40); /* 1, 4, 4 */
    clear(&b);
    b = lines(3);
    b.g->blocks.at[1].break_before = b.g->blocks.at[2].break_before = true;
    galley_flow(&b.c, b.g, 2, 0, false);
    assert_true(isinf(b.g->columns->height)); /* a third column is on the next page */
    assert_height(fill(&b, &at, 500, &r), 10);
    assert_int_equal(at.block, 2);
    at = (Cursor){ 0 };
    assert_height(fill(&b, &at, INFINITY, &r), 20); /* or nowhere */
    assert_true(galley_at_end(b.g, &at));
    clear(&b);
}

static void a_block_higher_than_a_column_is_overfull(void **state)
{
    (void)state;
    Bed b = lines(3);
    Cursor at = { 0 };
    FillResult r;
    b.g->blocks.at[1].height = 80;
    galley_flow(&b.c, b.g, 2, 0, false);
    assert_height(b.g->columns->height, 80 + 10);
    fill(&b, &at, 50, &r);
    assert_ptr_equal(r.overfull, &b.g->blocks.at[1]);
    assert_int_equal(at.block, 2);
    clear(&b);
}

/* A box with one column that flows. */
static Galley *outer(Bed *b)
{
    Galley *out = galley_new(b->c.scratch, 300);
    Box *box = box_new(b->c.scratch, 1, 300);
    box->columns[0] = (BoxColumn){ b->g, 0, 300, 0 };
    galley_add_box(&b->c, out, box, 0, SPAN_NONE);
    return out;
}

static void columns_go_on_over_regions(void **state)
{
    (void)state;
    Bed b = lines(20);
    galley_flow(&b.c, b.g, 2, 0, false);
    Galley *out = outer(&b);
    assert_height(out->blocks.at[0].height, 100);
    Cursor at = { 0 };
    FillResult r = { 0 };
    assert_height(galley_fill(&b.c, out, &at, 70, false, &r)->size.height, 70);
    assert_false(galley_at_end(out, &at));
    assert_height(galley_fill(&b.c, out, &at, 70, false, &r)->size.height, 30);
    assert_true(galley_at_end(out, &at));
    clear(&b);
}

/* At the foot of a region they need some room to begin with; a list without columns does not. */
static void columns_do_not_begin_with_a_row_at_the_foot(void **state)
{
    (void)state;
    Bed b = lines(20);
    for (int flows = 0; flows < 2; flows++) {
        if (flows) galley_flow(&b.c, b.g, 2, 0, false);
        Galley *all = galley_new(b.c.scratch, 300);
        for (int i = 0; i < 6; i++)
            galley_add_frame(&b.c, all, frame_new(b.c.scratch, (Size){ 300, 10 }), 0, SPAN_NONE);
        Box *box = box_new(b.c.scratch, 1, 300);
        box->columns[0] = (BoxColumn){ b.g, 0, 300, 0 };
        galley_add_box(&b.c, all, box, 0, SPAN_NONE);
        FillResult r = { 0 };
        Cursor at = { 0 };
        assert_height(galley_fill(&b.c, all, &at, 70, false, &r)->size.height, flows ? 60 : 70);
        assert_true(flows ? !at.inner : at.inner != NULL);
        at = (Cursor){ 0 }; /* with room for two rows they do */
        assert_height(galley_fill(&b.c, all, &at, 80, false, &r)->size.height, 80);
    }
    clear(&b);
}

static void columns_within_columns(void **state)
{
    (void)state;
    Bed b = lines(20);
    galley_flow(&b.c, b.g, 2, 0, false);
    Galley *out = outer(&b);
    Cursor at = { 0 };
    FillResult r = { 0 };
    galley_flow(&b.c, out, 2, 0, false);
    assert_height(galley_fill(&b.c, out, &at, 70, false, &r)->size.height, 50);
    assert_true(galley_at_end(out, &at));
    clear(&b);
}

/* A filler: notes the height it is given. */
static Frame *note_height(const LayoutContext *c, const void *filler, Size size)
{
    **(double *const *)filler = size.height;
    return frame_new(c->scratch, size);
}

static void a_block_that_fills_is_drawn_at_the_height_that_is_left(void **state)
{
    (void)state;
    Bed b = lines(3);
    double height = 0, *filler = &height;
    Cursor at = { 0 };
    FillResult r = { 0 };
    *galley_add(&b.c, b.g) =
        (Block){ .fill = note_height, .filler = &filler, .height = 5, .grow = 1 };
    galley_fill(&b.c, b.g, &at, 100, true, &r);
    assert_true(height == 70);
    at = (Cursor){ 0 };
    galley_fill(&b.c, b.g, &at, 100, false, &r);
    assert_true(height == 5);
    clear(&b);
}

static void what_a_frame_has_no_room_for_is_told_where_the_frame_stands(void **state)
{
    (void)state;
    Bed b = lines(4);
    static const Block lost;
    Cursor at = { 0 };
    FillResult first = { 0 }, second = { 0 };
    const Block *all = NULL;
    b.g->blocks.at[2].overfull = &lost;
    galley_fill(&b.c, b.g, &at, 20, false, &first);
    assert_null(first.overfull);
    galley_fill(&b.c, b.g, &at, 20, false, &second);
    assert_ptr_equal(second.overfull, &lost);
    galley_whole(&b.c, b.g, &all);
    assert_ptr_equal(all, &lost);
    clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_of_equal_length),
        cmocka_unit_test(columns_begin_with_a_paragraph_where_there_is_room),
        cmocka_unit_test(columns_that_are_too_short_are_filled),
        cmocka_unit_test(a_head_stands_over_each_column),
        cmocka_unit_test(columns_end_level),
        cmocka_unit_test(what_stays_together_is_not_torn),
        cmocka_unit_test(what_is_whole_moves_on),
        cmocka_unit_test(a_break_starts_a_column),
        cmocka_unit_test(a_block_higher_than_a_column_is_overfull),
        cmocka_unit_test(columns_go_on_over_regions),
        cmocka_unit_test(columns_do_not_begin_with_a_row_at_the_foot),
        cmocka_unit_test(columns_within_columns),
        cmocka_unit_test(a_block_that_fills_is_drawn_at_the_height_that_is_left),
        cmocka_unit_test(what_a_frame_has_no_room_for_is_told_where_the_frame_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
