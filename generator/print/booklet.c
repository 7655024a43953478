/* booklet.c - of a bundle of n sheets, sheet k from the outside has pages
 *
 *      front   4n - 2k | 2k + 1         back   2k + 2 | 4n - 2k - 1        (k from 0)
 *
 * or the other way round where a document is bound at the right. */
#include "print/booklet.h"

#include <math.h>

#include "draw/path.h"
#include "print/sheet.h"

#define TICK MM(4)
static const Stroke fold_stroke = { MM(0.15), { 0.35f, 0.38f, 0.42f, 1 }, { 2.5, 2 }, false };

/* Of office paper, 80 g/m². */
#define PAPER_THICKNESS MM(0.1)

#define PAGES 4 /* of a sheet */

/* Sheets that lie in each other, and the first of their pages. */
typedef struct Bundle {
    size_t sheets, first;
} Bundle;

typedef struct Booklet {
    const ImpositionJob *job;
    Document *doc;
    Size sheet;
    double scale; /* of a page */
    size_t end;   /* of the booklet at hand: behind its last page */
} Booklet;

/* The page's frame in the left or right half of a side, `creep` closer to the fold. */
static void add_page(const Booklet *b, Frame *side, size_t page, bool right, double creep)
{
    const ImpositionJob *job = b->job;
    if (page >= b->end) return;
    const double half = b->sheet.width / 2, width = job->size.width * b->scale;
    const double x = (half - width) / 2 + (right ? half - creep : creep);
    const double y = (b->sheet.height - job->size.height * b->scale) / 2;
    const Transform at = { b->scale, 0, 0, b->scale, x, y };
    frame_add_group(job->arena, side, (Point){ 0, 0 },
                    (Group){ .frame = job->faces[page].front, .transform = at });
}

static void add_tick(const Booklet *b, Frame *side, double y)
{
    const double x = b->sheet.width / 2;
    frame_add_path(
        b->job->arena, side, (Point){ 0, 0 },
        path_of_line(b->job->arena, (Point){ x, y }, (Point){ x, y + TICK }, fold_stroke));
}

static void add_side(const Booklet *b, size_t left, size_t right, double creep, bool back)
{
    Arena *a = b->job->arena;
    Frame *side = frame_new(a, b->sheet);
    const bool rtl = b->doc->rtl;
    add_page(b, side, rtl ? right : left, false, creep);
    add_page(b, side, rtl ? left : right, true, creep);
    add_tick(b, side, 0);
    add_tick(b, side, b->sheet.height - TICK);
    const Rect whole = { 0, 0, b->sheet.width, b->sheet.height };
    const int64_t number = (int64_t)(b->doc->pages.n / 2) + 1;
    const Str name = str_integer(a, number);
    *vec_push(a, &b->doc->pages) =
        (Page){ .size = b->sheet,
                .trim = whole,
                .bleed = whole,
                .frame = !back && b->job->refed ? sheet_with_feed(b->job, side) : side,
                .label = back ? str_format(a, "%.*s back", (int)name.n, name.p) : name };
}

static void add_bundle(const Booklet *b, Bundle bundle)
{
    const size_t last = bundle.first + bundle.sheets * PAGES - 1;
    for (size_t k = 0; k < bundle.sheets; k++) {
        const double creep = (double)k * PAPER_THICKNESS;
        const size_t from = bundle.first + 2 * k, to = last - 2 * k;
        add_side(b, to, from, creep, false);
        add_side(b, from + 1, to - 1, creep, true);
    }
}

/* Pages [first, first + n). */
static void add_booklet(const Booklet *b, size_t first, size_t n)
{
    const size_t sheets = (n + PAGES - 1) / PAGES;
    const size_t bundles = (sheets + BOOKLET_SHEETS_MOST - 1) / BOOKLET_SHEETS_MOST;
    for (size_t i = 0; i < bundles; i++) {
        const Bundle bundle = { sheets / bundles + (i < sheets % bundles), first };
        add_bundle(b, bundle);
        first += bundle.sheets * PAGES;
    }
}

Imposed impose_booklet(const ImpositionJob *job, Document *doc)
{
    const Size paper = job->paper;
    Booklet b = { .job = job, .doc = doc };
    b.sheet = (Size){ fmax(paper.width, paper.height), fmin(paper.width, paper.height) };
    b.scale = fmin(b.sheet.width / 2 / job->size.width, b.sheet.height / job->size.height);
    for (size_t i = 0, first = 0; first < job->n; i++) {
        const size_t n = i < job->n_parts ? job->parts[i] : job->n - first;
        b.end = first + n;
        add_booklet(&b, first, n);
        first += n;
    }
    return (Imposed){ .fits = true, .bleed = job->bleed };
}
