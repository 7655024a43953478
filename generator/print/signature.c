/* signature.c - imposing the eight pages, with the cut and the folds marked. */
#include "print/signature.h"

#include <math.h>

#include "draw/path.h"
#include "print/nup.h"

#define TICK MM(4)
static const Color mark = { 0.35f, 0.38f, 0.42f, 1 };

#define COLUMNS 4

/* One of the sheet. */
typedef struct Eighth {
    unsigned column, row;
} Eighth;

/* Where page 1 … 8 lies; mirrored where the booklet opens from its other side. */
static const Eighth eighths[SIGNATURE_PAGES] = { { 3, 1 }, { 3, 0 }, { 2, 0 }, { 1, 0 },
                                                 { 0, 0 }, { 0, 1 }, { 1, 1 }, { 2, 1 } };

static void add_line(Arena *a, Frame *f, Point from, Point to, bool dashed)
{
    Stroke s = { MM(0.15), mark, { dashed ? 2.5 : 0, dashed ? 2 : 0 }, false };
    frame_add_path(a, f, (Point){ 0, 0 }, path_of_line(a, from, to, s));
}

static void add_marks(Arena *a, Frame *f)
{
    double w = f->size.width, h = f->size.height;
    for (int i = 1; i < 4; i++) { /* folds across */
        add_line(a, f, (Point){ w * i / 4, 0 }, (Point){ w * i / 4, TICK }, true);
        add_line(a, f, (Point){ w * i / 4, h - TICK }, (Point){ w * i / 4, h }, true);
    }
    add_line(a, f, (Point){ 0, h / 2 }, (Point){ TICK, h / 2 }, true); /* the fold lengthwise */
    add_line(a, f, (Point){ w - TICK, h / 2 }, (Point){ w, h / 2 }, true);
    add_line(a, f, (Point){ w / 4, h / 2 }, (Point){ w * 3 / 4, h / 2 }, false); /* the cut */
}

static Eighth eighth_of(unsigned page, bool rtl)
{
    Eighth e = eighths[page];
    if (rtl) e.column = COLUMNS - 1 - e.column;
    return e;
}

static void add_sheet(Arena *a, Document *doc, Frame *f)
{
    const Rect whole = { 0, 0, f->size.width, f->size.height };
    const Str label = str_integer(a, (int64_t)doc->pages.n + 1);
    *vec_push(a, &doc->pages) =
        (Page){ .size = f->size, .trim = whole, .bleed = whole, .frame = f, .label = label };
}

void signature_sheet(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper)
{
    Size sheet = paper.width > paper.height ? paper : (Size){ paper.height, paper.width };
    Size cell = { sheet.width / 4, sheet.height / 2 };
    Frame *f = frame_new(a, sheet);
    for (unsigned i = 0; i < n && i < SIGNATURE_PAGES; i++) {
        const Eighth eighth = eighth_of(i, doc->rtl);
        double x = cell.width * eighth.column + (cell.width - page.width) / 2;
        double y = cell.height * eighth.row + (cell.height - page.height) / 2;
        Transform upright = { 1, 0, 0, 1, x, y };
        Transform turned = { -1, 0, 0, -1, x + page.width, y + page.height };
        frame_add_group(
            a, f, (Point){ 0, 0 },
            (Group){ .frame = pages[i].front, .transform = eighth.row ? upright : turned });
    }
    add_marks(a, f);
    add_sheet(a, doc, f);
}

void signature_flat(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper)
{
    const Size sheet = paper.width < paper.height ? paper : (Size){ paper.height, paper.width };
    const Size cell = { sheet.width / 2, sheet.height / 2 };
    const double scale = fmin(cell.width / page.width, cell.height / page.height);
    for (size_t first = 0; first < n; first += FLAT_PAGES) {
        Frame *f = frame_new(a, sheet);
        for (unsigned i = 0; i < FLAT_PAGES && first + i < n; i++) {
            const unsigned column = doc->rtl ? 1 - i % 2 : i % 2;
            const double x = cell.width * column + (cell.width - page.width * scale) / 2;
            const double y = cell.height * (i / 2) + (cell.height - page.height * scale) / 2;
            frame_add_group(a, f, (Point){ 0, 0 },
                            (Group){ .frame = pages[first + i].front,
                                     .transform = { scale, 0, 0, scale, x, y } });
        }
        add_sheet(a, doc, f);
    }
}

/* Small paper has no room for all of them on one sheet. */
static bool has_room(Size page, Size paper)
{
    return nup_that_fit(page, paper, COLUMNS) == COLUMNS &&
           2 * page.height <= fmin(paper.width, paper.height) + MM(0.2);
}

Imposed impose_signature(const ImpositionJob *job, Document *doc)
{
    unsigned cuts = job->flat ? 0 : 1; /* of the folded sheet */
    const unsigned up = nup_that_fit(job->size, job->paper, COLUMNS);
    if (!up) return (Imposed){ .margin_max = -1 };
    if (job->n <= SIGNATURE_PAGES && has_room(job->size, job->paper))
        (job->flat ? signature_flat : signature_sheet)(job->arena, doc, job->faces, job->n,
                                                       job->size, job->paper);
    else cuts = nup_pages(job, doc, up);
    return (Imposed){ .fits = true, .bleed = job->bleed, .cuts = cuts };
}
