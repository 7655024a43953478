/* nup.c - n-up sheets, one-sided. */
#include "print/nup.h"

#include "draw/path.h"

/* What can be seen of a tick, beyond what the printer leaves white. */
#define TICK MM(3)
#define FROM_EDGE MM(1)
#define SLACK MM(0.2) /* half-letter twice is letter, but for what numbers are rounded to */
static const Stroke tick_stroke = { MM(0.15), { 0, 0, 0, 1 }, { 0, 0 }, false };

static void add_line(const ImpositionJob *job, Frame *sheet, double x, double from, double to)
{
    frame_add_path(job->arena, sheet, (Point){ 0, 0 },
                   path_of_line(job->arena, (Point){ x, from }, (Point){ x, to }, tick_stroke));
}

static void mark_cut(const ImpositionJob *job, Frame *sheet, double x)
{
    const double end = sheet->size.height - FROM_EDGE, tick = job->margin + TICK;
    if (job->marks == MARKS_NONE) return;
    if (job->marks == MARKS_LINES) {
        add_line(job, sheet, x, FROM_EDGE, end);
        return;
    }
    add_line(job, sheet, x, FROM_EDGE, tick);
    add_line(job, sheet, x, sheet->size.height - tick, end);
}

/* Where the k-th page of a row lies, from the left. */
static unsigned place(const Document *doc, unsigned up, unsigned k)
{
    return doc->rtl ? up - 1 - k : k;
}

/* The way round in which a row lies on the paper. */
static Size sheet_of_row(Size page, Size paper, unsigned up)
{
    const bool wide = page.width * up > page.height;
    return wide == (paper.width > paper.height) ? paper : (Size){ paper.height, paper.width };
}

unsigned nup_that_fit(Size page, Size paper, unsigned up)
{
    for (; up > 0; up--) {
        const Size sheet = sheet_of_row(page, paper, up);
        if (page.width * up <= sheet.width + SLACK && page.height <= sheet.height + SLACK) break;
    }
    return up;
}

unsigned nup_pages(const ImpositionJob *job, Document *doc, unsigned up)
{
    Arena *a = job->arena;
    const Face *pages = job->faces;
    const size_t n = job->n;
    const Size page = job->size, sheet = sheet_of_row(page, job->paper, up);
    unsigned cuts = 0;
    double left = (sheet.width - page.width * up) / 2, top = (sheet.height - page.height) / 2;
    for (size_t i = 0; i < n; i += up) {
        Frame *f = frame_new(a, sheet);
        for (unsigned k = 0; k < up && i + k < n; k++)
            frame_add_frame(a, f, (Point){ left + page.width * place(doc, up, k), top },
                            pages[i + k].front);
        for (unsigned k = 1; k < up && i + k <= n; k++, cuts++)
            mark_cut(job, f, left + page.width * (doc->rtl ? up - k : k));
        Rect whole = { 0, 0, sheet.width, sheet.height };
        *vec_push(a, &doc->pages) = (Page){ .size = sheet,
                                            .trim = whole,
                                            .bleed = whole,
                                            .frame = f,
                                            .label = str_integer(a, (int64_t)(i / up) + 1) };
    }
    return cuts;
}

Imposed impose_nup(const ImpositionJob *job, Document *doc)
{
    const unsigned up = nup_that_fit(job->size, job->paper, job->up ? job->up : 1);
    if (!up) return (Imposed){ .margin_max = -1 };
    return (Imposed){ .fits = true, .bleed = job->bleed, .cuts = nup_pages(job, doc, up) };
}
