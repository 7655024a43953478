/* nup.c - n-up sheets, one-sided. */
#include "print/nup.h"

#include "draw/path.h"

#define TICK MM(4)
static const Stroke tick_stroke = { MM(0.15), { 0, 0, 0, 1 }, { 0, 0 }, false };

static void add_ticks(Arena *a, Frame *sheet, double x)
{
    double bottom = sheet->size.height;
    frame_add_path(a, sheet, (Point){ 0, 0 },
                   path_of_line(a, (Point){ x, 0 }, (Point){ x, TICK }, tick_stroke));
    frame_add_path(a, sheet, (Point){ 0, 0 },
                   path_of_line(a, (Point){ x, bottom - TICK }, (Point){ x, bottom }, tick_stroke));
}

/* Where the k-th page of a row lies, from the left. */
static unsigned place(const Document *doc, unsigned up, unsigned k)
{
    return doc->rtl ? up - 1 - k : k;
}

void nup_pages(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper,
               unsigned up)
{
    Size sheet = paper;
    bool wide = page.width * up > page.height;
    if (wide != (paper.width > paper.height)) sheet = (Size){ paper.height, paper.width };
    double left = (sheet.width - page.width * up) / 2, top = (sheet.height - page.height) / 2;
    for (size_t i = 0; i < n; i += up) {
        Frame *f = frame_new(a, sheet);
        for (unsigned k = 0; k < up && i + k < n; k++)
            frame_add_frame(a, f, (Point){ left + page.width * place(doc, up, k), top },
                            pages[i + k].front);
        for (unsigned k = 1; k < up && i + k <= n; k++)
            add_ticks(a, f, left + page.width * (doc->rtl ? up - k : k));
        Rect whole = { 0, 0, sheet.width, sheet.height };
        *vec_push(a, &doc->pages) = (Page){ .size = sheet,
                                            .trim = whole,
                                            .bleed = whole,
                                            .frame = f,
                                            .label = str_integer(a, (int64_t)(i / up) + 1) };
    }
}

Imposed impose_nup(const ImpositionJob *job, Document *doc)
{
    nup_pages(job->arena, doc, job->faces, job->n, job->size, job->paper, job->up ? job->up : 1);
    return (Imposed){ .fits = true, .bleed = job->bleed };
}
