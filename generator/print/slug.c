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
    .sheet = { "sheet {1} of {2}", 16 },
    .front = { "front", 5 },
    .back = { "back", 4 },
    .tile = { "row {1}, column {2}", 19 },
    .folded = { "fold, glue, then cut", 20 },
    .feed_way = { "feed this way", 13 },
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

Str slug_folded(const Slug *slug)
{
    return words_of(slug)->folded;
}

Str slug_tile(Arena *a, const Slug *slug, unsigned row, unsigned column)
{
    return fill_in(a, words_of(slug)->tile, row, column);
}

/* What is left of the words, from all to the least. */
typedef enum Shortening {
    SAY_ALL,
    NO_CREDIT,
    NO_VERSION,
    CUT_TITLE,
    NO_TITLE,
    NO_NAME,
    CUT_HEAP,
    NO_EDGE
} Shortening;

/* The arrow is set with the words, so it points the other way where they are read from the bottom
 * up. */
static void put_feed(Buf *b, const SlugLine *line)
{
    const bool left = line->feed == FEED_LEFT;
    const char *level = left ? "\xE2\x86\x90 " : "\xE2\x86\x91 ";   /* U+2190, U+2191 */
    const char *upwards = left ? "\xE2\x86\x91 " : "\xE2\x86\x92 "; /* U+2191, U+2192 */
    buf_c(b, line->upwards ? upwards : level);
    buf_str(b, words_of(line->slug)->feed_way);
}

static Str words_with(Arena *a, const SlugLine *line, Shortening how, Str title)
{
    const Slug *slug = line->slug;
    const unsigned total = slug->total ? slug->total : line->sheets;
    Buf b = { .arena = a };
    if (how < NO_EDGE && line->feed != FEED_NONE) {
        put_feed(&b, line);
        put_part(&b, how < NO_TITLE ? title : (Str){ 0 });
    } else if (how < NO_TITLE) {
        buf_str(&b, title);
    }
    if (how < NO_NAME && slug->name.n) {
        if (b.n) buf_c(&b, how < NO_TITLE && title.n ? " \xE2\x80\x93 " : " \xC2\xB7 ");
        buf_str(&b, slug->name);
    }
    put_part(&b, slug->piece);
    put_part(&b, fill_in(a, words_of(slug)->sheet, slug->before + line->sheet, total));
    put_part(&b, line->side);
    if (how < NO_EDGE) put_part(&b, line->heap);
    if (how < NO_VERSION) put_part(&b, slug->version);
    if (how < NO_CREDIT) put_part(&b, slug->credit);
    return buf_done(&b);
}

Str slug_words(Arena *a, const SlugLine *line)
{
    return words_with(a, line, SAY_ALL, line->slug->title);
}

/* Without its last word; empty when there is no other. */
static Str without_last_word(Str title)
{
    while (title.n && title.p[title.n - 1] != ' ') title.n--;
    return str_trim(title);
}

/* Drops the last of several things that are done with the cards, and says that there are more. */
static bool say_fewer(Arena *a, SlugLine *line)
{
    static const char more[] = "; \u2026";
    Str heap = line->heap;
    if (str_ends(heap, more)) heap.n -= sizeof more - 1;
    size_t end = heap.n;
    while (end && heap.p[end - 1] != ';') end--;
    if (!end) return false;
    line->heap = str_format(a, "%.*s%s", (int)end - 1, heap.p, more);
    return true;
}

const Line *slug_fitted(Arena *a, const SlugLine *whole, double room)
{
    SlugLine cut = *whole, *line = &cut;
    Shortening how = SAY_ALL;
    Str rest = line->slug->title, title = rest;
    while (how <= NO_EDGE) {
        if (how == NO_EDGE && line->feed == FEED_NONE && !line->heap.n) break;
        const Line *set = line->set(line->context, a, words_with(a, line, how, title));
        if (!set || (double)set->width <= room) return set;
        if (how + 1 < CUT_TITLE) {
            how++;
            continue;
        }
        if (how == NO_NAME || how == CUT_HEAP) {
            how = say_fewer(a, line) ? CUT_HEAP : NO_EDGE;
            continue;
        }
        rest = without_last_word(rest);
        title = str_format(a, "%.*s\u2026", (int)rest.n, rest.p);
        how = rest.n ? CUT_TITLE : how < NO_TITLE ? NO_TITLE : how + 1;
    }
    return NULL;
}

static Frame *text_frame(Arena *a, const Line *line)
{
    if (!line) return frame_new(a, (Size){ 0, 0 });
    Frame *f = frame_new(a, (Size){ line->width, line->ascent + line->descent });
    frame_add_line(a, f, (Point){ 0, line->ascent }, line);
    return f;
}

const Frame *slug_feed(Arena *a, const Slug *slug, SlugText *set, void *context)
{
    Buf b = { .arena = a };
    put_feed(&b, &(SlugLine){ .slug = slug, .feed = FEED_TOP });
    const Line *line = set(context, a, buf_done(&b));
    return line ? text_frame(a, line) : NULL;
}

const Frame *slug_ruler(Arena *a, SlugText *set, void *context)
{
    const Line *label = set(context, a, STR("100 mm"));
    PathBuilder b = { .arena = a };
    const Stroke stroke = { .width = HAIRLINE, .color = COLOR_BLACK };
    for (int i = 0; i <= RULER_PARTS; i++) {
        const double x = RULER_LENGTH * i / RULER_PARTS;
        path_move(&b, x, TICK_LONG);
        path_line(&b, x, i % (RULER_PARTS / 2) == 0 ? 0 : TICK_LONG - TICK_SHORT);
    }
    path_move(&b, 0, TICK_LONG);
    path_line(&b, RULER_LENGTH, TICK_LONG);
    Frame *f = frame_new(a, (Size){ RULER_LENGTH, TICK_LONG });
    frame_add_path(a, f, (Point){ 0, 0 }, path_done(&b, COLOR_NONE, stroke));
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

static double depth_of(Rect band)
{
    return is_level(band) ? band.height : band.width;
}

static bool fits(Size what, Rect band)
{
    return what.width <= length_of(band) && what.height <= depth_of(band);
}

/* A slug being drawn. */
typedef struct Drawing {
    Arena *arena;
    Frame *sheet;
    const Rect *bands;
    size_t n;
    bool rtl;
    SlugPlaces places;
} Drawing;

/* `along`: where the frame starts in the band, as it is read. */
static void put_into(Drawing *d, Rect band, Group what, double along)
{
    static const Transform upwards = { 0, -1, 1, 0, 0, 0 };
    const Size size = what.frame->size;
    const bool level = is_level(band);
    const double across = (depth_of(band) - size.height) / 2;
    if (d->rtl) along = length_of(band) - along - size.width;
    const Point at = level ? (Point){ band.x + along, band.y + across }
                           : (Point){ band.x + across, band.y + band.height - along };
    what.transform = level ? TRANSFORM_IDENTITY : upwards;
    frame_add_group(d->arena, d->sheet, at, what);
    d->places.at[d->places.n++] = level
                                      ? (Rect){ at.x, at.y, size.width, size.height }
                                      : (Rect){ at.x, at.y - size.width, size.height, size.width };
}

/* The first band from `from` on with room for so much; `n` where there is none. */
static size_t find_band(const Drawing *d, Size what, size_t but)
{
    size_t i = 0;
    while (i < d->n && (i == but || !fits(what, d->bands[i]))) i++;
    return i;
}

/* The band that leaves words of this height most room beside the ruler in `ruled`. */
static size_t longest_band(const Drawing *d, double height, size_t ruled, double *room)
{
    size_t best = d->n;
    *room = 0;
    for (size_t i = 0; i < d->n; i++) {
        const double taken = i == ruled ? RULER_LENGTH + GAP : 0;
        const double left = length_of(d->bands[i]) - taken;
        if (depth_of(d->bands[i]) < height || left <= *room) continue;
        *room = left;
        best = i;
    }
    return best;
}

static void put_words(Drawing *d, size_t band, const Line *words)
{
    if (band == d->n || !words) return;
    put_into(d, d->bands[band], (Group){ .frame = text_frame(d->arena, words) }, 0);
    d->places.words = true;
}

static void put_ruler(Drawing *d, size_t band, const Frame *ruler, bool at_end)
{
    if (band == d->n || !ruler) return;
    const double along = at_end ? length_of(d->bands[band]) - ruler->size.width : 0;
    put_into(d, d->bands[band], (Group){ .frame = ruler, .shared = true }, along);
    d->places.ruler = true;
}

SlugPlaces slug_draw(Arena *a, Frame *sheet, const Rect *bands, size_t n, const SlugLine *line,
                     const Frame *ruler)
{
    Drawing d = { .arena = a, .sheet = sheet, .bands = bands, .n = n, .rtl = line->slug->rtl };
    const Line *words = line->set(line->context, a, slug_words(a, line));
    const Size said = text_frame(a, words)->size, measure = ruler ? ruler->size : (Size){ 0, 0 };
    const Size both = { said.width + GAP + measure.width, fmax(said.height, measure.height) };
    size_t with = find_band(&d, both, n), of_words = find_band(&d, said, n);
    size_t of_ruler = with < n ? with : find_band(&d, measure, of_words);
    if (of_ruler == n) of_ruler = find_band(&d, measure, n);
    if (with < n) {
        of_words = with;
    } else if (of_words == n || of_words == of_ruler) {
        double room;
        of_words = longest_band(&d, said.height, ruler ? of_ruler : n, &room);
        words = slug_fitted(a, line, room);
    }
    if (of_words < n && line->feed != FEED_NONE && !is_level(bands[of_words])) {
        const double taken = of_words == of_ruler && ruler ? measure.width + GAP : 0;
        SlugLine upwards = *line;
        upwards.upwards = true;
        words = slug_fitted(a, &upwards, length_of(bands[of_words]) - taken);
    }
    put_words(&d, of_words, words);
    put_ruler(&d, of_ruler, ruler, of_words == of_ruler);
    return d.places;
}
