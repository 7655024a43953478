/* bundle.c - joining documents.  Frames are shared with the parts, not copied. */
#include "print/bundle.h"

#include "draw/path.h"

static Str label_of(Arena *a, Str name, const Page *page)
{
    return str_format(a, "%.*s %.*s", (int)name.n, name.p, (int)page->label.n, page->label.p);
}

void bundle_add(Arena *a, Document *bundle, const Document *part, Str name, Str title)
{
    const bool two_sided = bundle->duplex != DUPLEX_NONE;
    const bool one_sided = two_sided && part->duplex == DUPLEX_NONE;
    const bool turns = two_sided && !one_sided && part->duplex != bundle->duplex;
    *vec_push(a, &bundle->sections) = (Section){ title, bundle->pages.n };
    for (size_t i = 0; i < part->pages.n; i++) {
        Page *page = vec_push(a, &bundle->pages);
        *page = part->pages.at[i];
        page->label = label_of(a, name, page);
        page->quarters = turns && i % 2 == 1 ? 2 : 0;
        if (one_sided) document_add_blank(a, bundle);
    }
    if (two_sided && bundle->pages.n % 2 == 1) document_add_blank(a, bundle);
}

void bundle_number(Arena *a, Document *bundle, bool sheets)
{
    for (size_t i = 0; i < bundle->pages.n; i++)
        bundle->pages.at[i].label = str_integer(a, (int64_t)(sheets ? i / 2 : i) + 1);
}

/* In the upper corner, where no page has anything: at the right, or where reading ends. */
static Transform corner_of(const Document *doc, const Page *page, double margin, const Line *line)
{
    const double end = doc->rtl ? margin + line->width : page->size.width - margin;
    return transform_translate(end, margin + line->ascent);
}

static void print_number(Arena *a, const Document *doc, Page *page, double margin, const Line *line)
{
    const Transform place = page->number ? *page->number : corner_of(doc, page, margin, line);
    Frame *number = frame_new(a, (Size){ line->width, line->ascent + line->descent });
    Frame *sheet = frame_new(a, page->size);
    /* White behind it: the frame of a form may run there. */
    const Rect plate = rect_outset((Rect){ 0, 0, line->width, number->size.height }, 1);
    if (!page->number)
        frame_add_path(a, number, (Point){ 0, 0 },
                       path_of_rect(a, plate, 0, COLOR_WHITE, (Stroke){ 0 }));
    frame_add_line(a, number, (Point){ 0, line->ascent }, line);
    frame_add_group(a, sheet, (Point){ 0, 0 },
                    (Group){ .frame = page->frame, .transform = TRANSFORM_IDENTITY });
    const Transform ends = transform_translate(-line->width, -line->ascent);
    frame_add_group(a, sheet, (Point){ 0, 0 },
                    (Group){ .frame = number, .transform = transform_multiply(ends, place) });
    page->frame = sheet;
}

void bundle_print_numbers(Arena *a, Document *bundle, double margin, bool refed, SlugText *set,
                          void *context)
{
    const size_t a_sheet = bundle->duplex == DUPLEX_NONE ? 1 : 2;
    const size_t sheets = bundle->pages.n / a_sheet;
    for (size_t i = 0; i < bundle->pages.n; i++) {
        if (i % a_sheet && !(refed && bundle->pages.at[i].frame->n)) continue;
        const Str text = str_format(a, "%zu/%zu", i / a_sheet + 1, sheets);
        const Line *line = set(context, a, text);
        if (line) print_number(a, bundle, &bundle->pages.at[i], margin, line);
    }
}
