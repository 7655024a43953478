/* nup.c - n-up sheets, one-sided. */
#include "print/nup.h"

#include "draw/path.h"

/* What can be seen of a tick, beyond what the printer leaves white. */
#define TICK MM(3)
#define FROM_EDGE MM(1)
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

unsigned nup_pages(const ImpositionJob *job, Document *doc, unsigned up)
{
    Arena *a = job->arena;
    const Face *pages = job->faces;
    const size_t n = job->n;
    const Size page = job->size, paper = job->paper;
    Size sheet = paper;
    unsigned cuts = 0;
    bool wide = page.width * up > page.height;
    if (wide != (paper.width > paper.height)) sheet = (Size){ paper.height, paper.width };
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
    const unsigned cuts = nup_pages(job, doc, job->up ? job->up : 1);
    return (Imposed){ .fits = true, .bleed = job->bleed, .cuts = cuts };
}
