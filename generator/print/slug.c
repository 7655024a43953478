/* slug.c - finding room for the slug and drawing it.
 *
 * Text and ruler go side by side into one band where they can, else each into a band of its own. */
#include "print/slug.h"

#include "draw/path.h"

#define RULER_LENGTH MM(100)
#define RULER_PARTS 10
#define TICK_LONG MM(2.4) /* at both ends and in the middle */
#define TICK_SHORT MM(1.5)
#define HAIRLINE MM(0.15)
#define GAP MM(4)

static void put_part(Buf *b, Str text)
{
    if (!text.n) return;
    if (b->n) buf_c(b, " \xC2\xB7 ");
    buf_str(b, text);
}

Str slug_words(Arena *a, const Slug *slug, unsigned sheet, unsigned sheets, const char *side)
{
    Buf b = { .arena = a };
    const unsigned total = slug->total ? slug->total : sheets;
    put_part(&b, slug->file);
    put_part(&b, str_format(a, "sheet %u of %u", slug->before + sheet, total));
    put_part(&b, str(side));
    put_part(&b, slug->version);
    put_part(&b, slug->credit);
    return buf_done(&b);
}

static Frame *text_frame(Arena *a, const Line *line)
{
    Frame *f = frame_new(a, (Size){ line->width, line->ascent + line->descent });
    frame_add_line(a, f, (Point){ 0, line->ascent }, line);
    return f;
}

static Frame *ruler_frame(Arena *a, const Line *label)
{
    PathBuilder b = { .arena = a };
    const Stroke stroke = { .width = HAIRLINE, .colour = COLOUR_BLACK };
    for (int i = 0; i <= RULER_PARTS; i++) {
        const double x = RULER_LENGTH * i / RULER_PARTS;
        path_move(&b, x, TICK_LONG);
        path_line(&b, x, i % (RULER_PARTS / 2) == 0 ? 0 : TICK_LONG - TICK_SHORT);
    }
    path_move(&b, 0, TICK_LONG);
    path_line(&b, RULER_LENGTH, TICK_LONG);
    Frame *f = frame_new(a, (Size){ RULER_LENGTH, TICK_LONG });
    frame_add_path(a, f, (Point){ 0, 0 }, path_done(&b, COLOUR_NONE, stroke));
    if (label) {
        const double x = RULER_LENGTH + MM(1.5);
        frame_add_line(a, f, (Point){ x, TICK_LONG }, label);
        f->size.width = x + label->width;
    }
    return f;
}

static bool fits(const Frame *f, double length, double thickness)
{
    return f->size.width <= length && f->size.height <= thickness;
}

/* `along` and `across`: where the frame starts in the band as it is read. */
static void put_into(Arena *a, Frame *sheet, Rect band, const Frame *f, double along)
{
    if (band.width >= band.height) {
        const double across = (band.height - f->size.height) / 2;
        frame_add_frame(a, sheet, (Point){ band.x + along, band.y + across }, f);
        return;
    }
    const double across = (band.width - f->size.height) / 2;
    const Transform upwards = { 0, -1, 1, 0, 0, 0 };
    frame_add_group(a, sheet, (Point){ band.x + across, band.y + band.height - along },
                    (Group){ .frame = f, .transform = upwards });
}

static double length_of(Rect band)
{
    return band.width >= band.height ? band.width : band.height;
}

static double thickness_of(Rect band)
{
    return band.width >= band.height ? band.height : band.width;
}

bool slug_draw(Arena *a, Frame *sheet, const Rect *bands, size_t n, Str text, SlugText *set,
               void *context)
{
    const Line *words = set(context, a, text);
    Frame *ruler = ruler_frame(a, set(context, a, STR("100 mm")));
    Frame *said = words ? text_frame(a, words) : frame_new(a, (Size){ 0, 0 });
    const double both = said->size.width + GAP + ruler->size.width;
    for (size_t i = 0; i < n; i++) {
        const double length = length_of(bands[i]), thickness = thickness_of(bands[i]);
        if (both > length || !fits(said, length, thickness) || !fits(ruler, length, thickness))
            continue;
        put_into(a, sheet, bands[i], said, 0);
        put_into(a, sheet, bands[i], ruler, length - ruler->size.width);
        return true;
    }
    Frame *parts[] = { said, ruler };
    size_t done = 0;
    for (size_t i = 0; i < n && done < 2; i++) {
        const double length = length_of(bands[i]);
        if (!fits(parts[done], length, thickness_of(bands[i]))) continue;
        put_into(a, sheet, bands[i], parts[done], 0);
        done++;
    }
    return done == 2;
}
