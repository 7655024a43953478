/* slug.c - finding room for the slug and drawing it.
 *
 * Text and ruler go side by side into one band where they can, else each into a band of its own. */
#include "print/slug.h"

#include <math.h>

#include "draw/path.h"

#define RULER_LENGTH MM(100)
#define RULER_PARTS 10
#define TICK_LONG MM(3.2) /* at both ends and in the middle */
#define TICK_SHORT MM(1.1)
#define HAIRLINE MM(0.15)
#define GAP MM(4)

static void put_part(Buf *b, Str text)
{
    if (!text.n) return;
    if (b->n) buf_c(b, " \xC2\xB7 ");
    buf_str(b, text);
}

static const SlugWords english = {
    { "sheet {1} of {2}", 16 }, { "front", 5 }, { "back", 4 }, { "row {1}, column {2}", 19 }
};

static const SlugWords *words_of(const Slug *slug)
{
    return slug->words ? slug->words : &english;
}

static Str fill_in(Arena *a, Str text, unsigned first, unsigned second)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < text.n; i++) {
        Str here = str_slice(text, i, text.n);
        const bool one = str_starts(here, "{1}"), two = str_starts(here, "{2}");
        if (one || two) buf_format(&b, "%u", one ? first : second);
        else buf_char(&b, text.p[i]);
        if (one || two) i += 2;
    }
    return buf_done(&b);
}

Str slug_side(const Slug *slug, bool back)
{
    return back ? words_of(slug)->back : words_of(slug)->front;
}

Str slug_tile(Arena *a, const Slug *slug, unsigned row, unsigned column)
{
    return fill_in(a, words_of(slug)->tile, row, column);
}

Str slug_words(Arena *a, const Slug *slug, unsigned sheet, unsigned sheets, Str side)
{
    Buf b = { .arena = a };
    const unsigned total = slug->total ? slug->total : sheets;
    put_part(&b, slug->file);
    put_part(&b, fill_in(a, words_of(slug)->sheet, slug->before + sheet, total));
    put_part(&b, side);
    put_part(&b, slug->version);
    put_part(&b, slug->credit);
    return buf_done(&b);
}

static Frame *text_frame(Arena *a, const Line *line)
{
    if (!line) return frame_new(a, (Size){ 0, 0 });
    Frame *f = frame_new(a, (Size){ line->width, line->ascent + line->descent });
    frame_add_line(a, f, (Point){ 0, line->ascent }, line);
    return f;
}

const Frame *slug_ruler(Arena *a, SlugText *set, void *context)
{
    const Line *label = set(context, a, STR("100 mm"));
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
    if (label) /* above the short ticks, in front of the last long one */
        frame_add_line(
            a, f,
            (Point){ RULER_LENGTH - MM(0.8) - label->width, TICK_LONG - TICK_SHORT - MM(0.3) },
            label);
    return f;
}

/* A band as it is read: along its longer side. */
static bool is_level(Rect band)
{
    return band.width >= band.height;
}

static double length_of(Rect band)
{
    return is_level(band) ? band.width : band.height;
}

static bool fits(Size what, Rect band)
{
    return what.width <= length_of(band) &&
           what.height <= (is_level(band) ? band.height : band.width);
}

/* `along`: where the frame starts in the band. */
static void put_into(Arena *a, Frame *sheet, Rect band, Group what, double along)
{
    static const Transform upwards = { 0, -1, 1, 0, 0, 0 };
    const bool level = is_level(band);
    const double across = ((level ? band.height : band.width) - what.frame->size.height) / 2;
    const Point at = level ? (Point){ band.x + along, band.y + across }
                           : (Point){ band.x + across, band.y + band.height - along };
    what.transform = level ? TRANSFORM_IDENTITY : upwards;
    frame_add_group(a, sheet, at, what);
}

bool slug_draw(Arena *a, Frame *sheet, const Rect *bands, size_t n, const Line *words,
               const Frame *ruler)
{
    const Group parts[2] = { { .frame = text_frame(a, words) },
                             { .frame = ruler, .shared = true } };
    const Size said = parts[0].frame->size;
    const Size both = { said.width + GAP + ruler->size.width,
                        fmax(said.height, ruler->size.height) };
    for (size_t i = 0; i < n; i++) {
        if (!fits(both, bands[i])) continue;
        put_into(a, sheet, bands[i], parts[0], 0);
        put_into(a, sheet, bands[i], parts[1], length_of(bands[i]) - ruler->size.width);
        return true;
    }
    size_t taken = n, placed = 0;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < n; i++) {
            if (i == taken || !fits(parts[k].frame->size, bands[i])) continue;
            put_into(a, sheet, bands[i], parts[k], 0);
            taken = i;
            placed++;
            break;
        }
    return placed == 2;
}
