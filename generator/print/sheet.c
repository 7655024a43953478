/* sheet.c - the plainest way onto paper. */
#include "print/sheet.h"

void sheet_single(Arena *a, Document *doc, const Frame *frame, Str label)
{
    const Rect all = { 0, 0, frame->size.width, frame->size.height };
    *vec_push(a, &doc->pages) =
        (Page){ .size = frame->size, .trim = all, .bleed = all, .frame = frame, .label = label };
}

/* One for pages that are the same, as forms to fill in are: it is drawn once. */
static const Frame *shared_sheet(Arena *a, const Frame *page)
{
    Frame *sheet = frame_new(a, page->size);
    frame_add_group(a, sheet, (Point){ 0, 0 },
                    (Group){ .frame = page, .transform = TRANSFORM_IDENTITY, .shared = true });
    return sheet;
}

/* Of the k-th face, or its back. */
static void add_sheet(const ImpositionJob *job, Document *doc, const Frame *frame, size_t k)
{
    const size_t number = job->numbers ? job->numbers[k] : doc->pages.n + 1;
    sheet_single(job->arena, doc, frame, str_integer(job->arena, (int64_t)number));
}

const Frame *sheet_with_feed(const ImpositionJob *job, const Frame *page)
{
    static const Transform upwards = { 0, -1, 1, 0, 0, 0 };
    const Frame *words = slug_feed(job->arena, job->slug, job->set, job->context);
    if (!words) return page;
    const bool wide = page->size.width > page->size.height;
    const double edge = job->margin;
    const Group group = { .frame = words, .transform = wide ? upwards : TRANSFORM_IDENTITY };
    const Point at = wide ? (Point){ edge, (page->size.height + words->size.width) / 2 }
                          : (Point){ (page->size.width - words->size.width) / 2, edge };
    Frame *sheet = frame_new(job->arena, page->size);
    frame_add_frame(job->arena, sheet, (Point){ 0, 0 }, page);
    frame_add_group(job->arena, sheet, at, group);
    return sheet;
}

static bool same_front(const Face *a, const Face *b)
{
    return !a->back && !b->back && frame_same(a->front, b->front);
}

Imposed impose_single(const ImpositionJob *job, Document *doc)
{
    const Face *faces = job->faces;
    for (size_t i = 0, same; i < job->n; i += same) {
        for (same = 1; i + same < job->n && same_front(&faces[i], &faces[i + same]);) same++;
        const Frame *front = same > 1 ? shared_sheet(job->arena, faces[i].front) : faces[i].front;
        for (size_t k = 0; k < same; k++) {
            const bool refed = job->refed && job->n > 1 && doc->pages.n % 2 == 0;
            add_sheet(job, doc, refed ? sheet_with_feed(job, front) : front, i + k);
        }
        if (faces[i].back) add_sheet(job, doc, faces[i].back, i);
    }
    return (Imposed){ .fits = true, .bleed = job->bleed };
}
