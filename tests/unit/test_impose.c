/* test_impose.c - the geometry of sheets: grids, mirrored backs, marks, slug, tiles. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "print/impose.h"
#include "print/paper.h"
#include "print/tile.h"

#define NEAR 1e-6

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

static Size named(const NamedSize *list, const char *name)
{
    Size s = { 0, 0 };
    assert_true(size_named(list, str(name), &s));
    return s;
}

static ImposeOptions options(const char *paper)
{
    return (ImposeOptions){
        .paper = named(papers, paper), .margin = MM(5), .bleed = MM(3), .duplex = DUPLEX_LONG
    };
}

static Grid fit(const char *card, const ImposeOptions *o)
{
    Grid g = { 0 };
    assert_true(grid_fit(named(card_formats, card), o, &g));
    return g;
}

static void assert_grid(const char *card, const char *paper, unsigned columns, unsigned rows,
                        bool landscape, double bleed_mm)
{
    const ImposeOptions o = options(paper);
    const Grid g = fit(card, &o);
    assert_int_equal(g.columns, columns);
    assert_int_equal(g.rows, rows);
    assert_int_equal(g.landscape, landscape);
    assert_true(fabs(g.bleed - MM(bleed_mm)) < NEAR);
    assert_true(fabs(g.gap.width - 2 * g.bleed) < NEAR);
}

static void test_best_grid(void **state)
{
    (void)state;
    assert_grid("poker", "a4", 3, 3, false, 0);
    assert_grid("poker", "letter", 3, 3, false, 0);
    assert_grid("tarot", "a4", 2, 2, false, 3);
    assert_grid("a6", "a4", 2, 1, true, 3);
    assert_grid("a6", "a3", 2, 2, false, 3);
    assert_grid("quarter-letter", "letter", 2, 1, true, 3);
    assert_grid("a5", "a4", 1, 1, false, 3);
}

static void test_grid_is_centred(void **state)
{
    static const char *const cards[] = { "poker", "tarot", "a6", "mini" };
    (void)state;
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        const ImposeOptions o = options("a4");
        const Grid g = fit(cards[i], &o);
        const Size trim = named(card_formats, cards[i]);
        const double right =
            g.paper.width - g.origin.x - g.columns * (trim.width + g.gap.width) + g.gap.width;
        const double below =
            g.paper.height - g.origin.y - g.rows * (trim.height + g.gap.height) + g.gap.height;
        assert_true(fabs(right - g.origin.x) < NEAR);
        assert_true(fabs(below - g.origin.y) < NEAR);
        assert_true(g.origin.x - g.bleed >= o.margin - NEAR);
        assert_true(g.origin.y - g.bleed >= o.margin - NEAR);
    }
}

static void test_cards_come_before_bleed(void **state)
{
    (void)state;
    ImposeOptions o = options("a4");
    o.marks = MARKS_NONE;
    const Grid g = fit("poker", &o);
    assert_int_equal(g.columns * g.rows, 9);
    assert_true(g.bleed > MM(1.5) && g.bleed < MM(1.6)); /* (200 - 190.5) / 6 */
    o.bleed = 0;
    assert_true(fit("poker", &o).bleed == 0);
}

static void test_exact_fit_survives_rounding(void **state)
{
    (void)state;
    ImposeOptions o = { .paper = { MM(63.5) * 3 + 2 * MM(5), MM(88.9) * 3 + 2 * MM(5) },
                        .margin = MM(5) };
    assert_int_equal(fit("poker", &o).columns, 3);
    assert_int_equal(fit("poker", &o).rows, 3);
}

static void test_card_larger_than_paper(void **state)
{
    (void)state;
    Grid g;
    const ImposeOptions o = options("a4");
    assert_false(grid_fit((Size){ MM(300), MM(300) }, &o, &g));
}

static ImposeOptions even_options(const char *paper)
{
    ImposeOptions o = options(paper);
    o.even = true;
    o.rim = MM(2.5);
    return o;
}

static void test_even_grid_divides_the_paper(void **state)
{
    static const char *const sheets[] = { "a4", "letter", "a5", "b5", "a3", "tabloid" };
    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        const ImposeOptions o = even_options(sheets[i]);
        const ImposeOptions usual = options(sheets[i]);
        const Size trim = named(card_formats, "poker");
        const Grid g = fit("poker", &o), other = fit("poker", &usual);
        assert_true(g.even && g.columns * g.rows >= other.columns * other.rows);
        assert_true(fabs(g.columns * (trim.width + g.gap.width) - g.paper.width) < NEAR);
        assert_true(fabs(g.rows * (trim.height + g.gap.height) - g.paper.height) < NEAR);
        /* What is printed stays off the edge of the paper, and off the cuts. */
        const double x = g.gap.width / 2 + o.rim, y = g.gap.height / 2 + o.rim;
        assert_true(fmin(x + g.inward.width, y + g.inward.height) >= o.margin - NEAR);
        assert_true(fmin(x - g.inward.width, y - g.inward.height) >= MM(2.5) - NEAR);
    }
}

static void test_even_grids(void **state)
{
    ImposeOptions o = even_options("a4");
    (void)state;
    o.rim = MM(5);
    Grid g = fit("a6", &o);
    assert_true(g.even && g.columns == 2 && g.rows == 2);
    g = fit("tarot", &o);
    assert_true(g.even && g.columns == 3 && g.rows == 2);
    o.rim = MM(3.7); /* 1.3 from the edge, and 2.4 are left between card and cut */
    g = fit("a6", &o);
    assert_true(g.columns * g.rows == 2 && g.landscape); /* in parts of the card's shape */
    o.rim = MM(2.5);
    o.fold = true;
    g = fit("poker", &o);
    assert_true(g.even && g.columns == 2 && g.rows == 2 && g.fold != FOLD_NONE);
    o.fold = false;
    o.even = false;
    assert_false(fit("poker", &o).even);
}

/* A line of 7 pt type of about the given length; `print` looks at nothing else of it. */
static const Line *fake_text(void *context, Arena *a, Str text)
{
    Line *line = ARENA_NEW(a, Line);
    (void)context;
    line->width = (float)text.n * 3.5f;
    line->ascent = 6.5f;
    line->descent = 1.5f;
    return line;
}

/* The same, and what was set last. */
static Str kept;

static const Line *kept_text(void *context, Arena *a, Str text)
{
    kept = text;
    return fake_text(context, a, text);
}

static Document impose(const char *card, const ImposeOptions *o, const Face *faces, size_t n,
                       Grid *grid)
{
    Document doc = { 0 };
    const Slug slug = { .name = STR("deck"), .version = STR("1.2"), .credit = STR("CC BY") };
    *grid = fit(card, o);
    impose_cards(arena, &doc, faces, n, named(card_formats, card), o, grid, &slug, fake_text, NULL);
    return doc;
}

static Face *faces_of(size_t n, Size trim)
{
    Face *faces = ARENA_ARRAY(arena, Face, n);
    const Frame *back = frame_new(arena, trim);
    for (size_t i = 0; i < n; i++)
        faces[i] = (Face){ .front = frame_new(arena, trim), .back = back };
    return faces;
}

/* The trim on its page of the card that shows `frame`; `skip` of them are passed over. */
static Rect card_at(const Page *page, const Frame *frame, size_t skip)
{
    for (uint32_t i = 0; i < page->frame->n; i++) {
        const Item *item = &page->frame->items[i];
        if (item->kind != ITEM_GROUP || item->as.group->frame != frame || skip-- > 0) continue;
        const Transform t = item->as.group->transform;
        const Point a = transform_point(t, (Point){ 0, 0 });
        const Point b = transform_point(t, (Point){ frame->size.width, frame->size.height });
        return (Rect){ item->at.x + fmin(a.x, b.x), item->at.y + fmin(a.y, b.y), fabs(b.x - a.x),
                       fabs(b.y - a.y) };
    }
    fail();
    return (Rect){ 0 };
}

static bool upside_down(const Page *page)
{
    for (uint32_t i = 0; i < page->frame->n; i++)
        if (page->frame->items[i].kind == ITEM_GROUP)
            return page->frame->items[i].as.group->transform.d < 0;
    fail();
    return false;
}

static void assert_mirrored(const char *card, const char *paper, Duplex duplex, bool columns)
{
    ImposeOptions o = options(paper);
    o.duplex = duplex;
    Grid grid;
    const Size trim = named(card_formats, card);
    const Face *faces = faces_of(2, trim);
    const Document doc = impose(card, &o, faces, 2, &grid);
    assert_int_equal(doc.pages.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const Rect front = card_at(&doc.pages.at[0], faces[i].front, 0);
        const Rect back = card_at(&doc.pages.at[1], faces[i].back, i);
        const double x = columns ? grid.paper.width - back.x - back.width : back.x;
        const double y = columns ? back.y : grid.paper.height - back.y - back.height;
        assert_true(fabs(front.x - x) < NEAR);
        assert_true(fabs(front.y - y) < NEAR);
    }
    /* Turned about a vertical axis a card reads the same way; else it needs half a turn. */
    assert_int_equal(upside_down(&doc.pages.at[1]), !columns);
}

static void test_backs_are_mirrored(void **state)
{
    (void)state;
    assert_mirrored("poker", "a4", DUPLEX_LONG, true);
    assert_mirrored("poker", "a4", DUPLEX_SHORT, false);
    assert_mirrored("a6", "a4", DUPLEX_LONG, false);
    assert_mirrored("a6", "a4", DUPLEX_SHORT, true);
}

/* The path of a page's marks: alone in a frame of the paper's size, at its corner. */
static const Path *marks_of(const Page *page)
{
    for (uint32_t i = 0; i < page->frame->n; i++) {
        const Item *item = &page->frame->items[i];
        if (item->kind == ITEM_GROUP && item->as.group->frame->size.width == page->size.width)
            return item->as.group->frame->items[0].as.path;
    }
    return NULL;
}

/* Whether line `i` of the marks, two points each, is level and lies between these heights. */
static bool within_row(const Path *p, size_t i, double from, double to)
{
    if (i % 2 || i + 1 >= p->n) return false;
    const Point a = p->segments[i].p[0], b = p->segments[i + 1].p[0];
    return a.y == b.y && a.y > from && a.y < to;
}

/* Front and back lie on one side of one sheet, mirrored about the fold in its middle. */
static void assert_folded(const char *card, const char *paper, Fold fold, unsigned columns,
                          unsigned rows)
{
    ImposeOptions o = options(paper);
    o.fold = true;
    Grid grid;
    const Size trim = named(card_formats, card);
    const size_t n = (size_t)columns * rows;
    const Face *faces = faces_of(n, trim);
    const Document doc = impose(card, &o, faces, n, &grid);
    assert_int_equal(grid.fold, fold);
    assert_int_equal(grid.columns, columns);
    assert_int_equal(grid.rows, rows);
    assert_int_equal(doc.pages.n, 1);
    const Size half = { grid.paper.width / (fold == FOLD_UPRIGHT ? 2 : 1),
                        grid.paper.height / (fold == FOLD_LEVEL ? 2 : 1) };
    for (size_t i = 0; i < n; i++) {
        const Rect front = card_at(&doc.pages.at[0], faces[i].front, 0);
        assert_true(front.x >= o.margin - NEAR && front.y >= o.margin - NEAR);
        assert_true(front.x + front.width <= half.width + NEAR);
        assert_true(front.y + front.height <= half.height + NEAR);
        const Rect back = card_at(&doc.pages.at[0], faces[i].back, i);
        const bool upright = fold == FOLD_UPRIGHT;
        const double x = upright ? grid.paper.width - back.x - back.width : back.x;
        const double y = upright ? back.y : grid.paper.height - back.y - back.height;
        assert_true(fabs(front.x - x) < NEAR && fabs(front.y - y) < NEAR);
    }
    assert_int_equal(upside_down(&doc.pages.at[0]), fold == FOLD_LEVEL); /* backs come first */
}

static void test_backs_beyond_a_fold(void **state)
{
    (void)state;
    assert_folded("poker", "a4", FOLD_UPRIGHT, 2, 2);
    assert_folded("poker", "letter", FOLD_UPRIGHT, 2, 2);
    assert_folded("tarot", "a4", FOLD_UPRIGHT, 1, 2);
    assert_folded("a6", "a4", FOLD_UPRIGHT, 1, 1);
    assert_folded("poker", "a3", FOLD_UPRIGHT, 3, 3);
    assert_folded("bridge", "a4", FOLD_LEVEL, 5, 1);
    assert_folded("quarter-letter", "tabloid", FOLD_UPRIGHT, 1, 3);
}

static void test_no_fold_without_backs(void **state)
{
    (void)state;
    Face *faces = faces_of(2, named(card_formats, "poker"));
    ImpositionJob job = { .faces = faces, .n = 2, .fold = true };
    assert_true(impose_options(&job).fold);
    faces[0].back = faces[1].back = NULL;
    assert_false(impose_options(&job).fold);
}

static void test_margin(void **state)
{
    (void)state;
    ImposeOptions o = options("a4");
    const Size poker = named(card_formats, "poker");
    for (double margin = 5; margin < 25; margin += 1) {
        o.margin = MM(margin);
        const Grid g = fit("poker", &o);
        const Size all = grid_extent(&g, poker);
        const double outer = fmin(g.origin.x, g.origin.y) - g.bleed;
        assert_true(outer >= o.margin - NEAR);
        assert_true(g.paper.width - g.origin.x - all.width - g.bleed >= o.margin - NEAR);
    }
    /* (210 - 63.5) / 2 across, (297 - 88.9) / 2 down */
    assert_true(fabs(grid_margin_max(poker, &o) - MM(73.25)) < NEAR);
    o.fold = true; /* 297 / 2 - 63.5, and (210 - 88.9) / 2 */
    assert_true(fabs(grid_margin_max(poker, &o) - MM(60.55)) < NEAR);
    o.margin = MM(60.5);
    assert_int_equal(fit("poker", &o).columns, 1);
    o.margin = MM(60.6);
    Grid g;
    assert_false(grid_fit(poker, &o, &g));
    assert_true(grid_margin_max((Size){ MM(300), MM(300) }, &o) < 0);
}

static void test_growth(void **state)
{
    (void)state;
    ImposeOptions o = options("a4");
    o.margin = MM(5);
    o.bleed = MM(3);
    o.marks = MARKS_CORNERS; /* which take 4 mm */
    const Size card = { MM(105), MM(148.5) };
    /* (210 - 10 - 8 - 6) / 105; lying down it is 186 / 148.5 */
    assert_true(fabs(grid_growth_max(card, &o) - 186.0 / 105) < 1e-9);
    o.fold = true; /* 297 / 2 - 5 - 7.4 - 6, of which the slug takes 3.4 */
    assert_true(fabs(grid_growth_max(card, &o) - 130.1 / 105) < 1e-9);
    const Size larger = { card.width * 130.1 / 105, card.height * 130.1 / 105 };
    Grid g;
    assert_true(grid_fit(larger, &o, &g));
    assert_true(g.bleed > o.bleed - NEAR);
}

/* Nine cards of Letter, of which the outer ones lie nearer to the middle. */
static void test_even_sheets(void **state)
{
    static const Duplex ways[] = { DUPLEX_LONG, DUPLEX_SHORT };
    const Size trim = named(card_formats, "poker");
    ImposeOptions o = even_options("letter");
    (void)state;
    o.marks = MARKS_LINES;
    for (size_t way = 0; way < 2; way++) {
        Grid grid;
        const Face *faces = faces_of(11, trim);
        o.duplex = ways[way];
        const Document doc = impose("poker", &o, faces, 11, &grid);
        assert_int_equal(doc.pages.n, 4);
        assert_true(doc.pages.at[0].trim.width == grid.paper.width);
        for (size_t i = 0; i < 9; i++) {
            const Rect front = card_at(&doc.pages.at[0], faces[i].front, 0);
            const Rect back = card_at(&doc.pages.at[1], faces[i].back, i);
            const Size paper = doc.pages.at[0].size;
            const bool columns = ways[way] == DUPLEX_LONG;
            assert_true(fabs(columns ? paper.width - back.x - back.width - front.x
                                     : back.x - front.x) < NEAR);
            assert_true(fabs(columns ? back.y - front.y
                                     : paper.height - back.y - back.height - front.y) < NEAR);
            assert_true(front.y + o.rim >= o.margin - NEAR);
        }
        /* Two cuts down and two across; of two cards a sheet, two down and one across. */
        assert_int_equal(marks_of(&doc.pages.at[0])->n, 8);
        assert_int_equal(marks_of(&doc.pages.at[2])->n, 6);
        assert_null(marks_of(&doc.pages.at[1]));
    }
    o.marks = MARKS_CORNERS;
    Grid grid;
    const Document ticks = impose("poker", &o, faces_of(9, trim), 9, &grid);
    assert_int_equal(marks_of(&ticks.pages.at[0])->n, 16);
}

static void test_cuts_are_counted(void **state)
{
    const Face *faces = faces_of(11, named(card_formats, "poker"));
    ImpositionJob job = { .arena = arena,
                          .faces = faces,
                          .n = 11,
                          .size = named(card_formats, "poker"),
                          .paper = named(papers, "a4"),
                          .margin = MM(5),
                          .slug = &(Slug){ .piece = STR("cards") },
                          .set = fake_text };
    Document doc = { 0 };
    (void)state;
    assert_int_equal(impose_grid(&job, &doc).cuts, 8 + 5); /* three edges and two */
    job.even = true;
    job.rim = MM(2.5);
    assert_int_equal(impose_grid(&job, &doc).cuts, 4 + 3);
    job.n = 9;
    job.marks = MARKS_NONE; /* they are cut all the same */
    assert_int_equal(impose_grid(&job, &doc).cuts, 4);
}

static void test_skipped_slots(void **state)
{
    (void)state;
    const Size trim = named(card_formats, "poker");
    ImposeOptions o = options("a4");
    Grid grid;
    const Face *faces = faces_of(6, trim);
    o.skip = 4;
    const Document doc = impose("poker", &o, faces, 6, &grid);
    assert_int_equal(doc.pages.n, 4);
    /* The first lies in the middle of the second row, as does its back; the last on a new sheet. */
    const Rect first = card_at(&doc.pages.at[0], faces[0].front, 0);
    assert_true(fabs(first.x - grid.origin.x - trim.width) < NEAR);
    assert_true(fabs(first.y - grid.origin.y - trim.height) < NEAR);
    const Rect back = card_at(&doc.pages.at[1], faces[0].back, 0);
    assert_true(fabs(back.x - first.x) < NEAR && fabs(back.y - first.y) < NEAR);
    const Rect last = card_at(&doc.pages.at[2], faces[5].front, 0);
    assert_true(fabs(last.x - grid.origin.x) < NEAR && fabs(last.y - grid.origin.y) < NEAR);
    /* What was used before is not cut again. */
    o.skip = 6;
    const Document row = impose("poker", &o, faces, 3, &grid);
    const Path *marks = marks_of(&row.pages.at[0]);
    for (size_t i = 0; i < marks->n; i++)
        assert_true(!within_row(marks, i, grid.origin.y - NEAR, grid.origin.y + trim.height));
    const ImpositionJob job = { .arena = arena,
                                .faces = faces,
                                .n = 6,
                                .size = trim,
                                .paper = o.paper,
                                .margin = o.margin,
                                .skip = 9 };
    Document none = { 0 };
    const Imposed imposed = impose_grid(&job, &none);
    assert_false(imposed.fits);
    assert_int_equal(imposed.slots, 9);
    assert_int_equal(none.pages.n, 0);
}

/* A document as `part` makes it of pages of this size. */
static void part(Document *fronts, Document *backs, Size size, size_t n, Duplex duplex)
{
    Document doc = { .duplex = duplex };
    for (size_t i = 0; i < n; i++)
        *vec_push(arena, &doc.pages) = (Page){ .size = size,
                                               .frame = frame_new(arena, size),
                                               .label = str_format(arena, "%zu", i + 1) };
    document_part(arena, &doc, fronts, backs);
    assert_int_equal(doc.pages.n, n);
    assert_int_equal(fronts->duplex, DUPLEX_NONE);
    assert_int_equal(backs->duplex, DUPLEX_NONE);
}

static void test_fronts_and_backs_apart(void **state)
{
    (void)state;
    Document fronts, backs;
    part(&fronts, &backs, (Size){ 200, 300 }, 5, DUPLEX_LONG);
    assert_int_equal(fronts.pages.n, 3);
    assert_int_equal(backs.pages.n, 3);
    assert_true(str_is(fronts.pages.at[1].label, "3") && str_is(backs.pages.at[1].label, "4"));
    assert_true(str_is(backs.pages.at[2].label, "5 back"));
    assert_int_equal(backs.pages.at[2].frame->n, 0);
    assert_int_equal(fronts.pages.at[0].quarters + backs.pages.at[0].quarters, 0);
    /* All are upright; sheets are turned about their long edge. */
    part(&fronts, &backs, (Size){ 300, 200 }, 2, DUPLEX_LONG);
    assert_int_equal(fronts.pages.at[0].quarters, 1);
    assert_int_equal(backs.pages.at[0].quarters, 1);
    part(&fronts, &backs, (Size){ 300, 200 }, 2, DUPLEX_SHORT);
    assert_int_equal(fronts.pages.at[0].quarters, 1);
    assert_int_equal(backs.pages.at[0].quarters, 3);
}

static void test_pages_and_labels(void **state)
{
    (void)state;
    ImposeOptions o = options("a4");
    Grid grid;
    const Face *faces = faces_of(11, named(card_formats, "poker"));
    Document doc = impose("poker", &o, faces, 11, &grid);
    static const char *const labels[] = { "1", "1 back", "2", "2 back" };
    assert_int_equal(doc.pages.n, 4);
    for (size_t i = 0; i < 4; i++) assert_true(str_is(doc.pages.at[i].label, labels[i]));
    const Rect trim = doc.pages.at[0].trim;
    assert_true(fabs(trim.x - MM(9.75)) < NEAR && fabs(trim.y - MM(15.15)) < NEAR);
    assert_true(fabs(trim.width - MM(190.5)) < NEAR && fabs(trim.height - MM(266.7)) < NEAR);
    o.duplex = DUPLEX_NONE;
    doc = impose("poker", &o, faces, 11, &grid);
    assert_int_equal(doc.pages.n, 2);
}

static void test_no_backs_no_back_pages(void **state)
{
    (void)state;
    const ImposeOptions o = options("a4");
    Grid grid;
    Face *faces = faces_of(10, named(card_formats, "poker"));
    for (size_t i = 0; i < 10; i++) faces[i].back = NULL;
    assert_int_equal(impose("poker", &o, faces, 10, &grid).pages.n, 2);
    /* A single one keeps all sheets two-sided. */
    faces[3].back = frame_new(arena, named(card_formats, "poker"));
    assert_int_equal(impose("poker", &o, faces, 10, &grid).pages.n, 4);
}

static void test_frames_used_again_are_shared(void **state)
{
    (void)state;
    const ImposeOptions o = options("a4");
    Grid grid;
    const Face *faces = faces_of(3, named(card_formats, "poker"));
    const Document doc = impose("poker", &o, faces, 3, &grid);
    assert_false(doc.pages.at[0].frame->items[0].as.group->shared);
    assert_true(doc.pages.at[1].frame->items[0].as.group->shared);
}

/* Calls `check` with each mark: a line of 0.15 mm. */
static size_t each_mark(const Page *page, void (*check)(Point, Point, const void *),
                        const void *context)
{
    const Path *p = marks_of(page);
    if (!p) return 0;
    assert_true(fabs(p->stroke.width - MM(0.15)) < NEAR);
    for (size_t k = 0; k + 1 < p->n; k += 2)
        check(p->segments[k].p[0], p->segments[k + 1].p[0], context);
    return p->n / 2;
}

static void check_outside(Point from, Point to, const void *context)
{
    const Page *page = context;
    const Rect b = page->bleed;
    const double low_x = fmin(from.x, to.x), high_x = fmax(from.x, to.x);
    const double low_y = fmin(from.y, to.y), high_y = fmax(from.y, to.y);
    const double clear = MM(0.25);
    assert_true(high_x < b.x - clear || low_x > b.x + b.width + clear || high_y < b.y - clear ||
                low_y > b.y + b.height + clear);
    assert_true(low_x > 0 && low_y > 0 && high_x < page->size.width && high_y < page->size.height);
}

static void test_marks_are_clear_of_the_cards(void **state)
{
    static const char *const cards[] = { "poker", "tarot", "a6", "quarter-letter" };
    static const char *const sheets[] = { "a4", "letter" };
    (void)state;
    for (size_t i = 0; i < 8; i++) {
        ImposeOptions o = options(sheets[i % 2]);
        Grid grid;
        const Face *faces = faces_of(20, named(card_formats, cards[i / 2]));
        const Document doc = impose(cards[i / 2], &o, faces, 20, &grid);
        for (size_t k = 0; k < doc.pages.n; k++)
            assert_true(each_mark(&doc.pages.at[k], check_outside, &doc.pages.at[k]) >= 8);
    }
}

static void ignore_mark(Point from, Point to, const void *context)
{
    (void)from, (void)to, (void)context;
}

static void test_marks_for_used_slots_only(void **state)
{
    (void)state;
    ImposeOptions o = options("a4");
    Grid grid;
    const Face *faces = faces_of(9, named(card_formats, "poker"));
    Document doc = impose("poker", &o, faces, 9, &grid);
    assert_int_equal(each_mark(&doc.pages.at[0], ignore_mark, NULL), 16); /* 4 + 4 lines */
    doc = impose("poker", &o, faces, 1, &grid);
    assert_int_equal(each_mark(&doc.pages.at[0], ignore_mark, NULL), 8);
    assert_int_equal(each_mark(&doc.pages.at[1], ignore_mark, NULL), 8);
    doc = impose("poker", &o, faces, 4, &grid);
    assert_int_equal(each_mark(&doc.pages.at[0], ignore_mark, NULL), 14); /* 4 + 3 lines */
    o.marks = MARKS_NONE;
    doc = impose("poker", &o, faces, 9, &grid);
    assert_int_equal(each_mark(&doc.pages.at[0], ignore_mark, NULL), 0);
}

static void test_slug_words(void **state)
{
    (void)state;
    Slug slug = { .name = STR("deck"), .version = STR("1.2") };
    const SlugLine back = { &slug, 2, 6, STR("back"), STR(""), FEED_NONE, false, fake_text, NULL };
    const SlugLine alone = { &slug, 2, 6, STR(""), STR(""), FEED_NONE, false, fake_text, NULL };
    assert_true(
        str_is(slug_words(arena, &back), "deck \xC2\xB7 sheet 2 of 6 \xC2\xB7 back \xC2\xB7 1.2"));
    slug.before = 3;
    slug.total = 10;
    assert_true(str_is(slug_words(arena, &alone), "deck \xC2\xB7 sheet 5 of 10 \xC2\xB7 1.2"));
}

static void test_slug_finds_room(void **state)
{
    (void)state;
    Frame *sheet = frame_new(arena, (Size){ 600, 800 });
    const Slug slug = { .name = STR("words") };
    const SlugLine line = { &slug, 1, 2, STR("front"), STR(""), FEED_NONE, false, fake_text, NULL };
    const Frame *ruler = slug_ruler(arena, fake_text, NULL);
    const Rect wide = { 14, 780, 570, 12 }, thin = { 14, 780, 570, 5 }, tall = { 2, 100, 12, 600 };
    const Rect narrow[] = { { 14, 780, 140, 12 }, { 14, 2, 290, 12 } };
    const SlugPlaces both = slug_draw(arena, sheet, &wide, 1, &line, ruler);
    assert_true(both.words && both.ruler && both.n == 2);
    assert_true(both.at[0].x == 14 && both.at[1].x > 290);
    assert_int_equal(slug_draw(arena, sheet, &thin, 1, &line, ruler).n, 0);
    assert_int_equal(slug_draw(arena, sheet, NULL, 0, &line, ruler).n, 0);
    assert_int_equal(sheet->n, 2);
    assert_int_equal(slug_draw(arena, sheet, &tall, 1, &line, ruler).n, 2);
    assert_true(sheet->items[2].as.group->transform.b == -1); /* from the bottom up */
    assert_int_equal(slug_draw(arena, sheet, narrow, 2, &line, ruler).n, 2);
    assert_true(sheet->items[4].at.y > 700 && sheet->items[5].at.y < 20);
}

static void test_slug_is_mirrored(void **state)
{
    (void)state;
    Frame *sheet = frame_new(arena, (Size){ 600, 800 });
    const Slug slug = { .name = STR("words"), .rtl = true };
    const SlugLine line = { &slug, 1, 2, STR("front"), STR(""), FEED_NONE, false, fake_text, NULL };
    const Rect wide = { 14, 780, 570, 12 };
    const SlugPlaces p =
        slug_draw(arena, sheet, &wide, 1, &line, slug_ruler(arena, fake_text, NULL));
    assert_true(fabs(p.at[0].x + p.at[0].width - 584) < NEAR);
    assert_true(fabs(p.at[1].x - 14) < NEAR);
}

/* What gives way first; piece, sheet and side never do. */
static void test_slug_is_shortened(void **state)
{
    (void)state;
    const Slug slug = { .title = STR("A long title"),
                        .name = STR("Cards"),
                        .piece = STR("cards"),
                        .version = STR("1.2"),
                        .credit = STR("CC BY") };
    const SlugLine line = { &slug, 1, 2, STR("back"), STR(""), FEED_NONE, false, kept_text, NULL };
    static const char *const said[] = {
        "A long title – Cards · cards · sheet 1 of 2 · back · 1.2 · CC BY",
        "A long title – Cards · cards · sheet 1 of 2 · back · 1.2",
        "A long title – Cards · cards · sheet 1 of 2 · back",
        "A long… – Cards · cards · sheet 1 of 2 · back",
        "A… – Cards · cards · sheet 1 of 2 · back",
        "Cards · cards · sheet 1 of 2 · back",
        "cards · sheet 1 of 2 · back",
    };
    const size_t n = sizeof said / sizeof *said;
    for (size_t i = 0; i < n; i++) {
        const double room = kept_text(NULL, arena, str(said[i]))->width;
        assert_non_null(slug_fitted(arena, &line, room));
        assert_true(str_is(kept, said[i]));
    }
    assert_null(slug_fitted(arena, &line, 10));
}

/* What the host does with the cards is of more use than any name. */
static void test_slug_says_what_to_do(void **state)
{
    (void)state;
    const Slug slug = { .name = STR("Cards"), .piece = STR("cards") };
    const SlugLine line = { .slug = &slug,
                            .sheet = 1,
                            .sheets = 2,
                            .side = STR("front"),
                            .heap = STR("shuffle these"),
                            .set = kept_text };
    const Str words = slug_words(arena, &line);
    const double room = kept_text(NULL, arena, STR("cards · sheet 1 of 2 · front"))->width;
    assert_true(str_is(words, "Cards · cards · sheet 1 of 2 · front · shuffle these"));
    assert_non_null(slug_fitted(arena, &line, room));
    assert_null(slug_fitted(arena, &line, room - 1));
    SlugLine several = line;
    several.side = STR("");
    several.heap = STR("shuffle these; keep those");
    const Line *first = kept_text(NULL, arena, STR("cards · sheet 1 of 2 · shuffle these; …"));
    assert_true(slug_fitted(arena, &several, first->width)->width == first->width);
    several.heap = STR("shuffle these; keep those; read one");
    const Line *two =
        kept_text(NULL, arena, STR("cards · sheet 1 of 2 · shuffle these; keep those; …"));
    assert_true(slug_fitted(arena, &several, two->width)->width == two->width);
    assert_true(slug_fitted(arena, &several, two->width - 1)->width == first->width);
}

/* Whether a line of the marks runs through a rectangle. */
static bool is_crossed(const Path *p, Rect r)
{
    for (size_t i = 0; i + 1 < p->n; i += 2) {
        const Point from = p->segments[i].p[0], to = p->segments[i + 1].p[0];
        if (fmax(from.x, to.x) >= r.x && fmin(from.x, to.x) <= r.x + r.width &&
            fmax(from.y, to.y) >= r.y && fmin(from.y, to.y) <= r.y + r.height)
            return true;
    }
    return false;
}

static void test_lines_run_through_the_sheet_but_not_the_slug(void **state)
{
    (void)state;
    static const char *const cards[] = { "poker", "tarot", "a7", "mini" };
    static const char *const on[] = { "a4", "letter" };
    for (size_t i = 0; i < 8; i++) {
        ImposeOptions o = options(on[i % 2]);
        Grid grid;
        o.marks = MARKS_LINES;
        const Face *faces = faces_of(9, named(card_formats, cards[i / 2]));
        const Document doc = impose(cards[i / 2], &o, faces, 9, &grid);
        each_mark(&doc.pages.at[1], check_outside, &doc.pages.at[1]); /* corners alone on backs */
        const Frame *f = doc.pages.at[0].frame;
        const Frame *marks = f->items[f->n - 1].as.group->frame;
        const Path *lines = marks->items[0].as.path;
        assert_true(is_crossed(lines, (Rect){ grid.paper.width / 2, MM(1.5), 300, 1 }) ||
                    is_crossed(lines, (Rect){ MM(1.5), grid.paper.height / 2, 1, 300 }));
        unsigned slugs = 0;
        for (uint32_t k = 0; k < f->n; k++) {
            const Group *g = f->items[k].as.group;
            if (g->clip || g->frame == marks) continue;
            const bool up = g->transform.b != 0;
            const Size size = g->frame->size;
            const Point at = f->items[k].at;
            const Rect r = up ? (Rect){ at.x, at.y - size.width, size.height, size.width }
                              : (Rect){ at.x, at.y, size.width, size.height };
            assert_false(is_crossed(lines, r));
            slugs++;
        }
        assert_true(slugs > 0);
    }
}

static void test_poster_tiles(void **state)
{
    (void)state;
    const TileOptions o = { .paper = named(papers, "a4"), .margin = MM(5), .overlap = MM(10) };
    const Slug slug = { .name = STR("poster") };
    Document doc = { 0 };
    const Frame *two = frame_new(arena, tile_area(&o, 2, 1));
    assert_int_equal(tile_poster(arena, &doc, two, &o, &slug, fake_text, NULL), 2);
    const Page *pages = doc.pages.at;
    assert_true(str_is(pages[0].label, "1") && str_is(pages[1].label, "2"));
    /* What both sheets show is the overlap. */
    const double shown = pages[0].trim.width + pages[1].trim.width - two->size.width;
    assert_true(fabs(shown - o.overlap) < NEAR);
    const Frame *four = frame_new(arena, tile_area(&o, 2, 2));
    assert_int_equal(tile_poster(arena, &doc, four, &o, &slug, fake_text, NULL), 4);
}

static void test_poster_that_fits_is_one_page(void **state)
{
    (void)state;
    const Size a3 = named(papers, "a3");
    const TileOptions o = { .paper = a3, .margin = MM(5), .overlap = MM(10) };
    const Slug slug = { .before = 2 };
    Document doc = { 0 };
    const Frame *poster = frame_new(arena, (Size){ a3.height, a3.width });
    assert_int_equal(tile_poster(arena, &doc, poster, &o, &slug, fake_text, NULL), 1);
    assert_true(fabs(doc.pages.at[0].size.width - a3.height) < NEAR);
    assert_true(str_is(doc.pages.at[0].label, "3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_best_grid),
        cmocka_unit_test(test_grid_is_centred),
        cmocka_unit_test(test_even_grid_divides_the_paper),
        cmocka_unit_test(test_even_grids),
        cmocka_unit_test(test_even_sheets),
        cmocka_unit_test(test_cuts_are_counted),
        cmocka_unit_test(test_cards_come_before_bleed),
        cmocka_unit_test(test_exact_fit_survives_rounding),
        cmocka_unit_test(test_card_larger_than_paper),
        cmocka_unit_test(test_backs_are_mirrored),
        cmocka_unit_test(test_backs_beyond_a_fold),
        cmocka_unit_test(test_no_fold_without_backs),
        cmocka_unit_test(test_margin),
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_skipped_slots),
        cmocka_unit_test(test_fronts_and_backs_apart),
        cmocka_unit_test(test_pages_and_labels),
        cmocka_unit_test(test_no_backs_no_back_pages),
        cmocka_unit_test(test_frames_used_again_are_shared),
        cmocka_unit_test(test_marks_are_clear_of_the_cards),
        cmocka_unit_test(test_marks_for_used_slots_only),
        cmocka_unit_test(test_slug_words),
        cmocka_unit_test(test_slug_finds_room),
        cmocka_unit_test(test_slug_is_mirrored),
        cmocka_unit_test(test_slug_is_shortened),
        cmocka_unit_test(test_slug_says_what_to_do),
        cmocka_unit_test(test_lines_run_through_the_sheet_but_not_the_slug),
        cmocka_unit_test(test_poster_tiles),
        cmocka_unit_test(test_poster_that_fits_is_one_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
