/* bundle.c - joining documents.  Frames are shared with the parts, not copied. */
#include "print/bundle.h"

#include "draw/clear.h"

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

/* Between two things that are printed. */
#define NUMBER_CLEARANCE MM(1.2)
/* From one place to the next that is tried. */
#define NUMBER_STEP MM(8)

/* The box of a number whose baseline ends there. */
static Rect box_of(const Line *line, Point end)
{
    return (Rect){ end.x - line->width, end.y - line->ascent, line->width,
                   line->ascent + line->descent };
}

/* Looks along the edge at that height, from the upper or lower corner on where reading ends, for
 * room that nothing else takes. */
static bool find_room(const Document *doc, const Page *page, double margin, const Line *line,
                      double y, Point *end)
{
    const double room = page->size.width - 2 * margin - line->width;
    for (double along = 0; along <= room; along += NUMBER_STEP) {
        const double x = margin + line->width + along;
        *end = (Point){ doc->rtl ? x : page->size.width - x + line->width, y };
        if (frame_is_clear(page->frame, rect_outset(box_of(line, *end), NUMBER_CLEARANCE)))
            return true;
    }
    return false;
}

/* Above all, in the corner; where all the upper edge is taken, at the lower one. */
static bool find_place(const Document *doc, const Page *page, double margin, const Line *line,
                       Point *end)
{
    const double top = margin + line->ascent, foot = page->size.height - margin - line->descent;
    return find_room(doc, page, margin, line, top, end) ||
           find_room(doc, page, margin, line, foot, end);
}

/* With both edges taken in the upper corner all the same. */
static Transform place_of(const Document *doc, const Page *page, double margin, const Line *line)
{
    const double corner = doc->rtl ? margin + line->width : page->size.width - margin;
    Point end;
    if (!find_place(doc, page, margin, line, &end)) end = (Point){ corner, margin + line->ascent };
    return transform_translate(end.x, end.y);
}

static void print_number(Arena *a, const Document *doc, Page *page, double margin, const Line *line)
{
    const Transform place = page->number ? *page->number : place_of(doc, page, margin, line);
    Frame *number = frame_new(a, (Size){ line->width, line->ascent + line->descent });
    Frame *sheet = frame_new(a, page->size);
    frame_add_line(a, number, (Point){ 0, line->ascent }, line);
    frame_add_group(a, sheet, (Point){ 0, 0 },
                    (Group){ .frame = page->frame, .transform = TRANSFORM_IDENTITY });
    const Transform ends = transform_translate(-line->width, -line->ascent);
    frame_add_group(a, sheet, (Point){ 0, 0 },
                    (Group){ .frame = number, .transform = transform_multiply(ends, place) });
    page->frame = sheet;
}

/* "14/34", or where there is room "H-01, H-02 14/34". */
static const Line *number_line(Arena *a, const Document *bundle, const Page *page, double margin,
                               Str number, const NumberType *type)
{
    Point end;
    if (page->holds.n) {
        const Str text = str_format(a, "%.*s\342\200\203%.*s", (int)page->holds.n, page->holds.p,
                                    (int)number.n, number.p);
        const Line *line = type->set(type->holds, a, text);
        if (line && find_place(bundle, page, margin, line, &end)) return line;
    }
    return type->set(type->number, a, number);
}

void bundle_print_numbers(Arena *a, Document *bundle, double margin, bool refed,
                          const NumberType *type)
{
    const size_t a_sheet = bundle->duplex == DUPLEX_NONE ? 1 : 2;
    const size_t sheets = bundle->pages.n / a_sheet;
    for (size_t i = 0; i < bundle->pages.n; i++) {
        if (i % a_sheet && !(refed && bundle->pages.at[i].frame->n)) continue;
        const Str text = str_format(a, "%zu/%zu", i / a_sheet + 1, sheets);
        Page *page = &bundle->pages.at[i];
        const Line *line = number_line(a, bundle, page, margin, text, type);
        if (line) print_number(a, bundle, page, margin, line);
    }
}
