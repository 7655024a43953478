/* signature.c - imposing the eight pages, with the cut and the folds marked. */
#include "print/signature.h"

#include "draw/path.h"
#include "print/nup.h"

#define TICK MM(4)
static const Color mark = { 0.35f, 0.38f, 0.42f, 1 };

#define COLUMNS 4

/* Where page 1 … 8 lies: column, row; mirrored where the booklet opens from its other side. */
static const struct {
    unsigned column, row;
} places[SIGNATURE_PAGES] = { { 3, 1 }, { 3, 0 }, { 2, 0 }, { 1, 0 },
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

void signature_sheet(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper)
{
    Size sheet = paper.width > paper.height ? paper : (Size){ paper.height, paper.width };
    Size cell = { sheet.width / 4, sheet.height / 2 };
    Frame *f = frame_new(a, sheet);
    for (size_t i = 0; i < n && i < SIGNATURE_PAGES; i++) {
        const unsigned column = doc->rtl ? COLUMNS - 1 - places[i].column : places[i].column;
        double x = cell.width * column + (cell.width - page.width) / 2;
        double y = cell.height * places[i].row + (cell.height - page.height) / 2;
        Transform upright = { 1, 0, 0, 1, x, y };
        Transform turned = { -1, 0, 0, -1, x + page.width, y + page.height };
        frame_add_group(
            a, f, (Point){ 0, 0 },
            (Group){ .frame = pages[i].front, .transform = places[i].row ? upright : turned });
    }
    add_marks(a, f);
    Rect whole = { 0, 0, sheet.width, sheet.height };
    *vec_push(a, &doc->pages) =
        (Page){ .size = sheet, .trim = whole, .bleed = whole, .frame = f, .label = STR("1") };
}

Imposed impose_signature(const ImpositionJob *job, Document *doc)
{
    unsigned cuts = 1; /* of the folded sheet */
    if (job->n <= SIGNATURE_PAGES)
        signature_sheet(job->arena, doc, job->faces, job->n, job->size, job->paper);
    else cuts = nup_pages(job, doc, SIGNATURE_PAGES / 2);
    return (Imposed){ .fits = true, .bleed = job->bleed, .cuts = cuts };
}
