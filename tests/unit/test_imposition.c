/* test_imposition.c - the table of impositions. */
#include <math.h>

#include "cmocka_head.h"
#include "draw/path.h"
#include "draw/walk.h"
#include "print/imposition.h"
#include "print/leaves.h"

static Arena *arena;

/* A SlugText without a font. */
static const Line *no_text(void *context, Arena *a, Str text)
{
    (void)context, (void)a, (void)text;
    return NULL;
}

static Document imposed(const char *name, size_t n, bool backs)
{
    Document doc = { .duplex = DUPLEX_LONG };
    Face *faces = ARENA_ARRAY(arena, Face, n);
    const SlugWords words = { .sheet = STR("{1} of {2}") };
    const Slug slug = { .words = &words };
    for (size_t i = 0; i < n; i++) {
        faces[i].front = frame_new(arena, (Size){ 150, 200 });
        if (backs) faces[i].back = frame_new(arena, (Size){ 150, 200 });
    }
    const ImpositionJob job = { .arena = arena,
                                .faces = faces,
                                .n = n,
                                .size = { 150, 200 },
                                .paper = { 595, 842 },
                                .margin = 10,
                                .up = 2,
                                .overlap = 20,
                                .duplex = DUPLEX_LONG,
                                .slug = &slug,
                                .set = no_text };
    assert_true(imposition_named(str(name))->impose(&job, &doc).fits);
    return doc;
}

static void test_names(void **state)
{
    size_t i = 0;
    (void)state;
    for (; imposition_names[i]; i++) assert_string_equal(imposition_names[i], impositions[i].name);
    assert_null(impositions[i].name);
}

static void test_kinds(void **state)
{
    (void)state;
    arena = arena_new();
    assert_int_equal(imposed("cards", 9, true).pages.n, 2);
    assert_int_equal(imposed("pages", 3, false).pages.n, 3);
    assert_int_equal(imposed("pages", 3, true).pages.n, 6);
    assert_int_equal(imposed("n-up", 3, false).pages.n, 2);
    assert_int_equal(imposed("signature", 8, false).pages.n, 1);
    assert_int_equal(imposed("signature", 9, false).pages.n, 3); /* cut apart, four on a sheet */
    assert_int_equal(imposed("leaves", 3, false).pages.n, 1);
    assert_int_equal(imposed("booklet", 5, false).pages.n, 4);
    assert_int_equal(imposed("tiles", 2, false).pages.n, 2);
    arena_free(arena);
}

/* On small paper fewer pages share a sheet; none runs over its edge.  A page that has no room is
 * not there. */
static void test_small_paper(void **state)
{
    const struct {
        const char *name;
        size_t pages, sheets;
    } kinds[] = { { "n-up", 3, 3 }, { "signature", 8, 4 } };
    (void)state;
    arena = arena_new();
    for (size_t i = 0; i < 2; i++) {
        Face faces[8] = { { 0 } };
        const Size size = { MM(148) / (1 + (double)i), MM(210) / (1 + (double)i) };
        for (size_t k = 0; k < 8; k++) faces[k].front = frame_new(arena, size);
        ImpositionJob job = { .arena = arena,
                              .faces = faces,
                              .n = kinds[i].pages,
                              .size = size,
                              .paper = { MM(148), MM(210) } };
        Document doc = { 0 }, none = { 0 };
        assert_true(imposition_named(str(kinds[i].name))->impose(&job, &doc).fits);
        assert_int_equal(doc.pages.n, kinds[i].sheets);
        job.paper = (Size){ MM(70), MM(105) };
        assert_false(imposition_named(str(kinds[i].name))->impose(&job, &none).fits);
        assert_int_equal(none.pages.n, 0);
    }
    arena_free(arena);
}

/* Where the eight pages of a sheet lie, and what is drawn beside them. */
typedef struct Eighths {
    Point at[8];
    size_t n, turned, marks;
} Eighths;

static void note_eighth(void *user, const Path *path, const Place *place)
{
    Eighths *e = user;
    if (!(path->fill.a > 0)) {
        e->marks++;
        return;
    }
    e->turned += place->to_root.a < 0;
    e->at[e->n++] = place_in_root(place);
}

static Eighths eighths_of(bool flat, bool rtl)
{
    Document doc = { .rtl = rtl };
    Face faces[8] = { { 0 } };
    const Size size = { 200, 290 };
    for (size_t i = 0; i < 8; i++) {
        Frame *f = frame_new(arena, size);
        const Rect all = { 0, 0, size.width, size.height };
        frame_add_path(arena, f, (Point){ 0, 0 },
                       path_of_rect(arena, all, 0, COLOR_BLACK, (Stroke){ 0 }));
        faces[i].front = f;
    }
    const ImpositionJob job = {
        .arena = arena, .faces = faces, .n = 8, .size = size, .paper = { 595, 842 }, .flat = flat
    };
    assert_int_equal(imposition_named(STR("signature"))->impose(&job, &doc).cuts, !flat);
    Eighths e = { .n = 0 };
    assert_int_equal(doc.pages.n, flat ? 2 : 1);
    for (size_t i = 0; i < doc.pages.n; i++)
        frame_walk(doc.pages.at[i].frame, &(FrameVisitor){ .path = note_eighth }, &e);
    assert_int_equal(e.n, 8);
    return e;
}

/* A pamphlet is folded: its upper row stands on its head.  Left flat, it is read as it lies,
 * larger, on both sides. */
static void test_pamphlet(void **state)
{
    (void)state;
    arena = arena_new();
    const Eighths folded = eighths_of(false, false), flat = eighths_of(true, false),
                  mirrored = eighths_of(true, true);
    assert_int_equal(folded.turned, 4);
    assert_int_not_equal(folded.marks, 0);
    assert_int_equal(flat.turned, 0);
    assert_int_equal(flat.marks, 0);
    for (size_t i = 0; i < 8; i++) {
        const size_t before = i - i % 2;
        assert_true(fabs(flat.at[i].y - flat.at[before].y) < 0.01);
        if (i % 2) assert_true(flat.at[i].x > flat.at[before].x + 280);
        if (i % 2) assert_true(mirrored.at[i].x < mirrored.at[before].x - 280);
        if (i % 4 > 1) assert_true(flat.at[i].y > flat.at[i - 2].y + 400);
    }
    arena_free(arena);
}

/* What a sheet of leaves has: the leaves, filled, and the cuts. */
typedef struct Cutting {
    Rect leaves[40], cuts[60];
    size_t n_leaves, n_cuts;
} Cutting;

static void note_path(void *user, const Path *path, const Place *place)
{
    Cutting *c = user;
    Point low = { 1e9, 1e9 }, high = { -1e9, -1e9 };
    for (size_t i = 0; i < path->n; i++) {
        if (path->segments[i].kind == SEGMENT_CLOSE) continue;
        const Point in = path->segments[i].p[0];
        const Point p =
            transform_point(place->to_root, (Point){ place->at.x + in.x, place->at.y + in.y });
        low = (Point){ fmin(low.x, p.x), fmin(low.y, p.y) };
        high = (Point){ fmax(high.x, p.x), fmax(high.y, p.y) };
    }
    const Rect r = { low.x, low.y, high.x - low.x, high.y - low.y };
    if (path->fill.a > 0) c->leaves[c->n_leaves++] = r;
    else c->cuts[c->n_cuts++] = r;
}

/* Closer than touching. */
static bool overlap(Rect a, Rect b)
{
    const double hair = 0.01;
    return a.x + hair < b.x + b.width && b.x + hair < a.x + a.width &&
           a.y + hair < b.y + b.height && b.y + hair < a.y + a.height;
}

static Document reduced_leaves(const Size *sizes, const CardLabel *labels, size_t n,
                               MarksKind marks, bool rtl, double least)
{
    Document doc = { .rtl = rtl };
    Face *faces = ARENA_ARRAY(arena, Face, n);
    for (size_t i = 0; i < n; i++) {
        Frame *f = frame_new(arena, sizes[i]);
        const Rect all = { 0, 0, sizes[i].width, sizes[i].height };
        frame_add_path(arena, f, (Point){ 0, 0 },
                       path_of_rect(arena, all, 0, COLOR_BLACK, (Stroke){ 0 }));
        faces[i].front = f;
        if (labels) faces[i].label = &labels[i];
    }
    const ImpositionJob job = { .arena = arena,
                                .faces = faces,
                                .n = n,
                                .paper = { 595, 842 },
                                .margin = 14,
                                .marks = marks,
                                .least = least };
    assert_true(imposition_named(STR("leaves"))->impose(&job, &doc).fits);
    return doc;
}

static Document coded_leaves(const Size *sizes, const CardLabel *labels, size_t n, MarksKind marks,
                             bool rtl)
{
    return reduced_leaves(sizes, labels, n, marks, rtl, 0);
}

static Document leaves(const Size *sizes, size_t n, MarksKind marks, bool rtl)
{
    return coded_leaves(sizes, NULL, n, marks, rtl);
}

static Cutting cutting_of(const Page *page)
{
    Cutting c = { .n_leaves = 0 };
    frame_walk(page->frame, &(FrameVisitor){ .path = note_path }, &c);
    return c;
}

/* A narrow leaf below a wide one saves its sheet, stands at the side where lines begin, and grows
 * as far as there is room, though by no more than 15 %: it would not look like its neighbors. */
static void narrow_leaves_fill_sheets_of_wide_ones(void **state)
{
    (void)state;
    arena = arena_new();
    const Size fits[] = { { 560, 400 }, { 300, 300 } }, high[] = { { 560, 400 }, { 300, 500 } };
    const Document one = leaves(fits, 2, MARKS_LINES, false);
    assert_int_equal(one.pages.n, 1);
    const Cutting c = cutting_of(&one.pages.at[0]);
    assert_int_equal(c.n_leaves, 2);
    assert_false(overlap(c.leaves[0], c.leaves[1]));
    assert_int_equal(c.n_cuts, 3); /* beside the last leaf, and below */
    assert_int_equal((int)(c.leaves[1].height + 0.5), 345);
    assert_int_equal((int)(c.leaves[1].width + 0.5), 345);
    const Size tight[] = { { 560, 400 }, { 300, 360 } };
    const Cutting full = cutting_of(&leaves(tight, 2, MARKS_LINES, false).pages.at[0]);
    assert_int_equal(full.n_cuts, 2); /* none below the last leaf */
    assert_true(full.leaves[1].height > 390);
    assert_true(full.leaves[0].height + full.leaves[1].height < 842 - 2 * 14);
    const Size low[] = { { 560, 400 }, { 500, 100 } };
    const Cutting wide = cutting_of(&leaves(low, 2, MARKS_LINES, false).pages.at[0]);
    assert_int_equal((int)(wide.leaves[1].width + 0.5), 560);
    assert_int_equal(wide.n_cuts, 2); /* none beside it */
    assert_int_equal(leaves(high, 2, MARKS_LINES, false).pages.n, 2);
    assert_true(c.leaves[1].x < 30);
    const Document right = leaves(fits, 2, MARKS_LINES, true);
    const Rect end = cutting_of(&right.pages.at[0]).leaves[1];
    assert_true(end.x > 150 && end.x + end.width > 570);
    arena_free(arena);
}

/* Where the highest that fits would leave a gap, two lower ones fill the column. */
static void columns_are_filled_up(void **state)
{
    (void)state;
    arena = arena_new();
    /* First fit: 400 + 300, 380 + 350, 200 + 190 … */
    const Size sizes[] = { { 560, 400 }, { 560, 380 }, { 560, 350 }, { 560, 300 }, { 560, 210 },
                           { 560, 200 }, { 560, 190 }, { 560, 130 }, { 560, 60 } };
    double all = 0;
    for (size_t i = 0; i < 9; i++) all += sizes[i].height;
    assert_int_equal(leaves(sizes, 9, MARKS_LINES, false).pages.n, (int)ceil(all / 802));
    /* Wide and narrow ones together, where apart they would take a sheet more. */
    const Size mixed[] = { { 560, 300 }, { 560, 250 }, { 560, 240 },
                           { 560, 160 }, { 300, 360 }, { 300, 280 } };
    assert_int_equal(leaves(mixed, 6, MARKS_LINES, false).pages.n, 2);
    arena_free(arena);
}

/* By as little as saves a sheet, or not at all. */
static void leaves_are_reduced_to_save_a_sheet(void **state)
{
    (void)state;
    arena = arena_new();
    const Size sizes[] = { { 560, 410 }, { 560, 410 } }, high[] = { { 560, 450 }, { 560, 450 } };
    assert_int_equal(reduced_leaves(sizes, NULL, 2, MARKS_NONE, false, 0).pages.n, 2);
    const Document one = reduced_leaves(sizes, NULL, 2, MARKS_NONE, false, 0.9);
    assert_int_equal(one.pages.n, 1);
    const Cutting c = cutting_of(&one.pages.at[0]);
    assert_true(c.leaves[0].width < 560 * 0.98 && c.leaves[0].width > 560 * 0.94);
    assert_true(c.leaves[1].x > 17.5 && c.leaves[1].x < 40); /* in the middle of its column */
    const Document two = reduced_leaves(high, NULL, 2, MARKS_NONE, false, 0.9);
    assert_int_equal(two.pages.n, 2);
    assert_int_equal((int)(cutting_of(&two.pages.at[0]).leaves[0].width + 0.5), 560);
    arena_free(arena);
}

/* However many there are. */
static void many_leaves_take_no_time(void **state)
{
    (void)state;
    arena = arena_new();
    Size *sizes = ARENA_ARRAY(arena, Size, 400);
    for (size_t i = 0; i < 400; i++) sizes[i] = (Size){ 560, 40 + (double)(i * 7919 % 331) / 3 };
    assert_true(leaves(sizes, 400, MARKS_LINES, false).pages.n < 50);
    arena_free(arena);
}

static void test_leaves(void **state)
{
    static const Size sizes[] = {
        { 380, 300 }, { 560, 500 }, { 380, 200 }, { 380, 240 }, { 560, 300 }, { 380, 90 },
        { 380, 539 }, { 560, 250 }, { 380, 60 },  { 560, 790 }, { 380, 900 },
    };
    const size_t n = sizeof sizes / sizeof *sizes;
    size_t placed = 0;
    (void)state;
    arena = arena_new();
    const Document doc = leaves(sizes, n, MARKS_CORNERS, false);
    /* On their sides: columns of 300, 240; 200, 90, 60; 539; 900.  Upright: 500, 250; 300; 790. */
    assert_int_equal(doc.pages.n, 3 + 2);
    /* The sheets of the leaves 0; 1; 6; 7; 9. */
    static const bool on_its_side[] = { true, false, true, false, false };
    for (size_t i = 0; i < doc.pages.n; i++) {
        const Page *page = &doc.pages.at[i];
        const Cutting c = cutting_of(page);
        placed += c.n_leaves;
        assert_true((page->size.width > page->size.height) == on_its_side[i]);
        for (size_t k = 0; k < c.n_leaves; k++) {
            for (size_t m = 0; m < k; m++) assert_false(overlap(c.leaves[k], c.leaves[m]));
            for (size_t m = 0; m < c.n_cuts; m++)
                if (c.leaves[k].height < 900)
                    assert_false(
                        overlap(rect_outset(c.cuts[m], 0.1), rect_outset(c.leaves[k], -0.2)));
            assert_true(c.leaves[k].x >= 14 && c.leaves[k].y >= 14);
            assert_true(c.leaves[k].x + c.leaves[k].width <= page->size.width - 14);
        }
    }
    assert_int_equal(placed, n);
    /* Nothing to cut, where no marks are wanted; from the right where one reads that way. */
    const Document bare = leaves(sizes, 1, MARKS_NONE, true);
    const Cutting alone = cutting_of(&bare.pages.at[0]);
    assert_int_equal(alone.n_cuts, 0);
    assert_true(alone.leaves[0].x > 421);
    /* Paper that is narrower than the leaf asks for gives what it has. */
    assert_true(leaf_room((Size){ 300, 400 }, 14, 560).leaf.width <= 372);
    assert_int_equal(leaf_room((Size){ 300, 400 }, 14, 560).columns, 1);
    arena_free(arena);
}

/* Sheets, and leaves on them, are in the order of the codes, however wide they are. */
static void test_leaves_by_code(void **state)
{
    static const Size sizes[] = { { 560, 700 }, { 560, 300 }, { 560, 310 }, { 380, 500 } };
    static const CardLabel labels[] = { { .code = { "H-100", 5 } },
                                        { .code = { "H-04-2", 6 } },
                                        { .code = { "H-04", 4 } },
                                        { .code = { "H-03", 4 } } };
    (void)state;
    arena = arena_new();
    const Document doc = coded_leaves(sizes, labels, 4, MARKS_CORNERS, false);
    assert_int_equal(doc.pages.n, 3);
    assert_true(doc.pages.at[0].size.width > doc.pages.at[0].size.height);
    const Cutting second = cutting_of(&doc.pages.at[1]);
    assert_int_equal(second.n_leaves, 2);
    assert_true(fabs(second.leaves[0].height - 310) < 0.1);
    assert_true(fabs(cutting_of(&doc.pages.at[2]).leaves[0].height - 700) < 0.1);
    arena_free(arena);
}

/* All lie in order where that takes no sheet more, whatever fills columns best. */
static void test_leaves_in_order(void **state)
{
    static const Size sizes[] = { { 560, 250 }, { 560, 290 }, { 560, 500 }, { 560, 290 } };
    static const CardLabel labels[] = { { .code = { "H-01", 4 } },
                                        { .code = { "H-02", 4 } },
                                        { .code = { "H-03", 4 } },
                                        { .code = { "H-04", 4 } } };
    (void)state;
    arena = arena_new();
    const Document doc = coded_leaves(sizes, labels, 4, MARKS_CORNERS, false);
    assert_int_equal(doc.pages.n, 2);
    assert_true(str_is(doc.pages.at[0].holds, "H-01, H-02"));
    assert_true(str_is(doc.pages.at[1].holds, "H-03, H-04"));
    arena_free(arena);
}

/* Lines of a sheet of two pages: ticks that can be seen beyond the margin, a line, or nothing. */
static void test_marks_of_pages_side_by_side(void **state)
{
    static const struct {
        MarksKind marks;
        uint32_t lines;
    } cases[] = { { MARKS_CORNERS, 2 }, { MARKS_LINES, 1 }, { MARKS_NONE, 0 } };
    (void)state;
    arena = arena_new();
    for (size_t i = 0; i < 3; i++) {
        const Face faces[2] = { { .front = frame_new(arena, (Size){ 100, 200 }) },
                                { .front = frame_new(arena, (Size){ 100, 200 }) } };
        const ImpositionJob job = { .arena = arena,
                                    .faces = faces,
                                    .n = 2,
                                    .size = { 100, 200 },
                                    .paper = { 595, 842 },
                                    .margin = 20,
                                    .up = 2,
                                    .marks = cases[i].marks };
        Document doc = { 0 };
        assert_true(imposition_named(STR("n-up"))->impose(&job, &doc).fits);
        const Frame *sheet = doc.pages.at[0].frame;
        assert_int_equal(sheet->n, cases[i].lines);
        if (cases[i].marks != MARKS_CORNERS) continue;
        const Path *tick = sheet->items[0].as.path;
        assert_true(tick->segments[0].p[0].y < job.margin && tick->segments[1].p[0].y > job.margin);
    }
    arena_free(arena);
}

static void test_too_small(void **state)
{
    Document doc = { .duplex = DUPLEX_NONE };
    const Face face = { 0 };
    const ImpositionJob job = {
        .faces = &face, .n = 1, .size = { 900, 900 }, .paper = { 595, 842 }
    };
    (void)state;
    assert_false(imposition_named(STR("cards"))->impose(&job, &doc).fits);
    assert_int_equal(doc.pages.n, 0);
}

/* The pages in the halves of a side, and where their left edges are; a page has its number for a
 * baseline. */
typedef struct Side {
    double number[2], left[2];
} Side;

static bool note_page(void *user, const Group *g, const Place *place)
{
    Side *side = user;
    const double x = place->at.x + g->transform.e;
    const int half = x > 842 / 4.0;
    side->number[half] = g->frame->baseline;
    side->left[half] = x;
    return false;
}

static Document booklet(size_t n, const size_t *parts, size_t n_parts, bool rtl)
{
    Document doc = { .rtl = rtl };
    Face *faces = ARENA_ARRAY(arena, Face, n);
    for (size_t i = 0; i < n; i++) {
        Frame *f = frame_new(arena, (Size){ 595, 842 });
        f->baseline = (double)i + 1;
        faces[i].front = f;
    }
    const ImpositionJob job = { .arena = arena,
                                .faces = faces,
                                .n = n,
                                .size = { 595, 842 },
                                .paper = { 595, 842 },
                                .parts = parts,
                                .n_parts = n_parts };
    assert_true(imposition_named(STR("booklet"))->impose(&job, &doc).fits);
    return doc;
}

static Side side_of(const Document *doc, size_t page)
{
    Side side = { { 0, 0 }, { 0, 0 } };
    assert_true(page < doc->pages.n);
    frame_walk(doc->pages.at[page].frame, &(FrameVisitor){ .enter = note_page }, &side);
    return side;
}

static void assert_sides(const Document *doc, const int (*want)[2], size_t n)
{
    assert_int_equal(doc->pages.n, n);
    for (size_t i = 0; i < n; i++) {
        const Side side = side_of(doc, i);
        assert_int_equal((int)side.number[0], want[i][0]);
        assert_int_equal((int)side.number[1], want[i][1]);
    }
}

static void test_booklet(void **state)
{
    static const int seven[][2] = { { 0, 1 }, { 2, 7 }, { 6, 3 }, { 4, 5 } };
    static const int turned[][2] = { { 1, 0 }, { 7, 2 }, { 3, 6 }, { 5, 4 } };
    static const int split[][2] = { { 0, 1 }, { 2, 3 }, { 0, 4 }, { 5, 0 }, { 9, 6 }, { 7, 8 } };
    static const size_t parts[] = { 3, 2, 4 };
    (void)state;
    arena = arena_new();
    Document doc = booklet(7, NULL, 0, false);
    assert_sides(&doc, seven, 4);
    /* The inner sheet's pages are closer to the fold by a sheet's thickness. */
    const Side outer = side_of(&doc, 1), inner = side_of(&doc, 3);
    assert_true(fabs(inner.left[0] - outer.left[0] - MM(0.1)) < 1e-9);
    assert_true(fabs(outer.left[1] - inner.left[1] - MM(0.1)) < 1e-9);
    doc = booklet(7, NULL, 0, true);
    assert_sides(&doc, turned, 4);
    doc = booklet(9, parts, 3, false);
    assert_sides(&doc, split, 6);
    /* 45 pages: two bundles of six sheets, not one of twelve. */
    doc = booklet(45, NULL, 0, false);
    assert_int_equal(doc.pages.n, 24);
    const Side first = side_of(&doc, 0), second = side_of(&doc, 12);
    assert_int_equal((int)first.number[0], 24);
    assert_int_equal((int)second.number[1], 25);
    assert_string_equal(str_c(arena, doc.pages.at[3].label), "2 back");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(narrow_leaves_fill_sheets_of_wide_ones),
        cmocka_unit_test(columns_are_filled_up),
        cmocka_unit_test(leaves_are_reduced_to_save_a_sheet),
        cmocka_unit_test(many_leaves_take_no_time),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_small_paper),
        cmocka_unit_test(test_pamphlet),
        cmocka_unit_test(test_leaves),
        cmocka_unit_test(test_leaves_by_code),
        cmocka_unit_test(test_leaves_in_order),
        cmocka_unit_test(test_booklet),
        cmocka_unit_test(test_marks_of_pages_side_by_side),
        cmocka_unit_test(test_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
