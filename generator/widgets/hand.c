/* hand.c - writing with a pen: strokes that shake a little. */
#include "widgets/hand.h"

#include <math.h>
#include <stdlib.h>
#include <uninorm.h>

#include "base/map.h"
#include "base/utf8.h"
#include "text/letter_case.h"

#define PEN 0.125  /* of a capital's height */
#define SPACE 5.0  /* units between letters */
#define SHAKE 0.55 /* units that a point may be off */
#define TILT 0.035 /* radians that a letter may lean */
#define HOP 0.7    /* units that a letter may stand too high or low */
#define POINTS_MAX 16

static bool is_mark(uint32_t c)
{
    return c >= 0x300 && c < 0x370;
}

bool hand_read(const WidgetContext *c, Str text, HandText *out)
{
    const Str upper = text_upper(c->scratch, text, c->language);
    size_t n = 0;
    uint8_t *apart = u8_normalize(UNINORM_NFD, (const uint8_t *)upper.p, upper.n, NULL, &n);
    if (!apart && upper.n) return false;
    const Str s = str_copy(c->scratch, (Str){ (const char *)apart, n });
    free(apart);
    *out = (HandText){ 0 };
    for (size_t i = 0; i < s.n;) {
        const uint32_t letter = utf8_next(s, &i);
        if (!hand_letter(letter)) return false;
        *vec_push(c->scratch, &out->characters) = letter;
    }
    return true;
}

Hand hand_take(const WidgetContext *c, double capital, Str seed)
{
    const uint64_t hash = hash_bytes(HASH_SEED, seed.p, seed.n);
    return (Hand){ .capital = capital,
                   .color = c->color(c->user, "pen"),
                   .state = (unsigned)(hash ^ hash >> 32) | 1,
                   .strokes = { .arena = c->keep } };
}

/* From -1 to 1; xorshift (G. Marsaglia, 2003). */
static double shake(Hand *h)
{
    h->state ^= h->state << 13;
    h->state ^= h->state >> 17;
    h->state ^= h->state << 5;
    return (double)(h->state % 2001) / 1000 - 1;
}

double hand_width(const Hand *h, const HandText *text)
{
    double units = 0;
    for (size_t i = 0; i < text->characters.n; i++)
        if (!is_mark(text->characters.at[i]))
            units += hand_letter(text->characters.at[i])->width + SPACE;
    return units * h->capital / HAND_CAPITAL;
}

static double width_of(const WidgetContext *c, double capital, Str text)
{
    HandText letters;
    const Hand h = { .capital = capital };
    return hand_read(c, text, &letters) ? hand_width(&h, &letters) : 0;
}

/* As much of the text as `width` holds, one letter at least. */
static size_t letters_in(const WidgetContext *c, double capital, Str text, double width)
{
    size_t end = 0;
    for (size_t i = 1; i <= text.n; i++) {
        if (i < text.n && ((unsigned char)text.p[i] & 0xC0) == 0x80) continue;
        if (end && width_of(c, capital, str_slice(text, 0, i)) > width) break;
        end = i;
    }
    return end;
}

static void add_line(const WidgetContext *c, double capital, Str line, double width,
                     HandLines *lines)
{
    while (width_of(c, capital, line) > width) {
        const size_t end = letters_in(c, capital, line, width);
        if (end == line.n) break;
        *vec_push(c->scratch, lines) = str_slice(line, 0, end);
        line = str_slice(line, end, line.n);
    }
    *vec_push(c->scratch, lines) = line;
}

void hand_wrap(const WidgetContext *c, double capital, Str text, double width, HandLines *lines)
{
    size_t end = 0, start = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != ' ') continue;
        if (end > start && width_of(c, capital, str_slice(text, start, i)) > width) {
            add_line(c, capital, str_slice(text, start, end), width, lines);
            start = end + 1;
        }
        end = i;
    }
    add_line(c, capital, str_slice(text, start, text.n), width, lines);
}

/* The points of the stroke at `*s`, shaken; moves `*s` to the next one. */
static size_t read_stroke(Hand *h, const char **s, Point *points, bool *curved)
{
    size_t n = 0;
    *curved = **s == '~';
    if (*curved) ++*s;
    while (**s && **s != '|' && n < POINTS_MAX) {
        char *end;
        const long x = strtol(*s, &end, 10), y = strtol(end + 1, &end, 10);
        points[n++] = (Point){ (double)x + SHAKE * shake(h), (double)y + SHAKE * shake(h) };
        *s = *end == ' ' ? end + 1 : end;
    }
    if (**s == '|') ++*s;
    return n;
}

/* Through all points: a Catmull-Rom spline as Bézier curves. */
static void add_stroke(Hand *h, const Point *p, size_t n, bool curved)
{
    path_move(&h->strokes, p[0].x, p[0].y);
    for (size_t i = 1; i < n; i++) {
        const Point a = p[i > 1 ? i - 2 : 0], b = p[i - 1], c = p[i], d = p[i + 1 < n ? i + 1 : i];
        const Point from = { b.x + (c.x - a.x) / 6, b.y + (c.y - a.y) / 6 };
        const Point to = { c.x - (d.x - b.x) / 6, c.y - (d.y - b.y) / 6 };
        if (curved) path_curve(&h->strokes, from, to, c);
        else path_line(&h->strokes, c.x, c.y);
    }
}

static void write_strokes(Hand *h, const char *strokes, double shift, Transform to_frame)
{
    while (*strokes) {
        Point points[POINTS_MAX];
        bool curved;
        const size_t n = read_stroke(h, &strokes, points, &curved);
        for (size_t i = 0; i < n; i++) {
            points[i].x += shift;
            points[i] = transform_point(to_frame, points[i]);
        }
        if (n) add_stroke(h, points, n, curved);
    }
}

size_t hand_write(Hand *h, const HandText *text, size_t i, Point foot, double angle)
{
    const HandLetter *letter = hand_letter(text->characters.at[i]);
    const double scale = h->capital / HAND_CAPITAL, turn = angle + TILT * shake(h);
    const double up = HAND_CAPITAL + HOP * shake(h), middle = letter->width / 2;
    const double cosine = scale * cos(turn), sine = scale * sin(turn);
    const Transform t = { cosine,
                          sine,
                          -sine,
                          cosine,
                          foot.x - cosine * middle + sine * up,
                          foot.y - sine * middle - cosine * up };
    write_strokes(h, letter->strokes, 0, t);
    for (i++; i < text->characters.n && is_mark(text->characters.at[i]); i++)
        write_strokes(h, hand_letter(text->characters.at[i])->strokes, middle, t);
    return i;
}

void hand_write_line(Hand *h, const HandText *text, Point start)
{
    const double scale = h->capital / HAND_CAPITAL;
    double x = start.x;
    for (size_t i = 0; i < text->characters.n;) {
        const double width = hand_letter(text->characters.at[i])->width;
        const Point foot = { x + width / 2 * scale, start.y };
        x += (width + SPACE) * scale;
        i = hand_write(h, text, i, foot, 0);
    }
}

void hand_done(const WidgetContext *c, Hand *h, Frame *frame)
{
    if (!h->strokes.n) return;
    const Stroke pen = { h->capital * PEN, h->color, { 0, 0 }, true };
    frame_add_path(c->keep, frame, (Point){ 0, 0 }, path_done(&h->strokes, COLOR_NONE, pen));
}
