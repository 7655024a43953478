/* toner.c - gray, color by color; lean, by what lies under what. */
#include "draw/toner.h"

#include <math.h>

#include "base/vec.h"
#include "draw/path.h"
#include "draw/repaint.h"

/* ---- what both do ------------------------------------------------------------------------- */

typedef struct Toning {
    Arena *arena;
    bool back;                  /* of a card */
    VEC(struct Ground) grounds; /* lean: in painting order */
} Toning;

static const TextStyle *with_color(Arena *a, const TextStyle *style, Color color)
{
    TextStyle *copy = ARENA_NEW(a, TextStyle);
    *copy = *style;
    copy->color = color;
    return copy;
}

static Line *line_copy(Arena *a, const Line *line)
{
    Line *copy = ARENA_NEW(a, Line);
    *copy = *line;
    copy->runs = ARENA_ARRAY(a, GlyphRun, line->n);
    for (uint32_t i = 0; i < line->n; i++) copy->runs[i] = line->runs[i];
    return copy;
}

static Path *path_copy(Arena *a, const Path *path)
{
    Path *copy = ARENA_NEW(a, Path);
    *copy = *path;
    return copy;
}

/* ---- gray --------------------------------------------------------------------------------- */

static Color gray_of(Color c)
{
    const float v = (float)color_gray(c);
    return (Color){ v, v, v, c.a };
}

static const Line *gray_line(void *toning, const Line *line, const Place *place)
{
    Arena *a = ((Toning *)toning)->arena;
    Line *copy = line_copy(a, line);
    (void)place;
    for (uint32_t i = 0; i < line->n; i++) {
        const TextStyle *style = line->runs[i].style;
        TextStyle *gray = ARENA_NEW(a, TextStyle);
        *gray = *style;
        gray->color = gray_of(style->color);
        gray->highlight = gray_of(style->highlight);
        copy->runs[i].style = gray;
    }
    return copy;
}

static const Gradient *gray_gradient(Arena *a, const Gradient *g)
{
    if (!g) return NULL;
    Gradient *copy = ARENA_NEW(a, Gradient);
    GradientStop *stops = ARENA_ARRAY(a, GradientStop, g->n);
    for (size_t i = 0; i < g->n; i++)
        stops[i] = (GradientStop){ g->stops[i].at, gray_of(g->stops[i].color) };
    *copy = *g;
    copy->stops = stops;
    return copy;
}

static const Path *gray_path(void *toning, const Path *path, const Place *place)
{
    Arena *a = ((Toning *)toning)->arena;
    Path *copy = path_copy(a, path);
    (void)place;
    copy->fill = gray_of(path->fill);
    copy->stroke.color = gray_of(path->stroke.color);
    if (path->style && (path->style->fill || path->style->stroke)) {
        PathStyle *style = ARENA_NEW(a, PathStyle);
        *style = *path->style;
        style->fill = gray_gradient(a, style->fill);
        style->stroke = gray_gradient(a, style->stroke);
        copy->style = style;
    }
    return copy;
}

/* Pixels become gray here, a JPEG file when it is written. */
static const Image *gray_image(Arena *a, const Image *image)
{
    if (image->gray) return image;
    Image *copy = ARENA_NEW(a, Image);
    *copy = *image;
    copy->hash = ~image->hash;
    copy->gray = true;
    if (image->jpeg) return copy;
    const size_t n = (size_t)image->width * image->height, more = image->alpha;
    uint8_t *to = arena_array(a, n, 1 + more);
    copy->pixels = to;
    const uint8_t *from = image->pixels;
    for (size_t i = 0; i < n; i++, from += 3 + more) {
        const Color c = { from[0] / 255.0f, from[1] / 255.0f, from[2] / 255.0f, 1 };
        *to++ = (uint8_t)lround(color_gray(c) * 255);
        if (more) *to++ = from[3];
    }
    return copy;
}

static const PlacedImage *gray_picture(void *toning, const PlacedImage *image, const Place *place)
{
    Arena *a = ((Toning *)toning)->arena;
    PlacedImage *copy = ARENA_NEW(a, PlacedImage);
    (void)place;
    *copy = (PlacedImage){ gray_image(a, image->image), image->size };
    return copy;
}

/* ---- lean --------------------------------------------------------------------------------- */

/* A dark area that is left white, with an outline: where it was, and its color. */
typedef struct Ground {
    Rect box; /* of the whole drawing */
    Color color;
} Ground;

/* Less than that, square points, is a sign, not an area. */
#define AREA (MM(7) * MM(7))
/* What is less on white is light: letters could hardly be read (WCAG 2.2, 1.4.11). */
#define CONTRAST 3.0
/* Of a back's pattern. */
#define FAINT MM(0.2)
#define PALE 0.78 /* share of white */
/* Outlines: of a frame as wide as looks like one, of what is small or has a shape of its own. */
#define WIDE MM(0.6)
#define THIN MM(0.35)
#define WIDE_FROM MM(12)

static bool is_light(Color c)
{
    return color_contrast(c, COLOR_WHITE) < CONTRAST;
}

static Rect bounds(const Path *p, const Place *place)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < p->n; i++) {
        const unsigned points[] = { 1, 1, 3, 0 };
        for (unsigned k = 0; k < points[p->segments[i].kind]; k++) {
            const Point own = p->segments[i].p[k];
            const Point q = transform_point(place->to_root,
                                            (Point){ place->at.x + own.x, place->at.y + own.y });
            left = fmin(left, q.x), right = fmax(right, q.x);
            top = fmin(top, q.y), bottom = fmax(bottom, q.y);
        }
    }
    return (Rect){ left, top, right - left, bottom - top };
}

static double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}

/* What is filled, of the polygon through ends and controls: near enough. */
static double area(const Path *p, const Place *place)
{
    double twice = 0;
    Point start = { 0, 0 }, at = { 0, 0 };
    for (size_t i = 0; i < p->n; i++) {
        const Segment *s = &p->segments[i];
        const unsigned points[] = { 1, 1, 3, 0 };
        if (s->kind == SEGMENT_MOVE) {
            twice += cross(at, start);
            start = at = s->p[0];
            continue;
        }
        for (unsigned k = 0; k < points[s->kind]; k++) {
            twice += cross(at, s->p[k]);
            at = s->p[k];
        }
    }
    twice += cross(at, start);
    const Transform t = place->to_root;
    return fabs(twice / 2 * (t.a * t.d - t.b * t.c));
}

/* The dark area that `at` lay on, or NULL. */
static const Ground *ground_at(const Toning *t, Point at)
{
    for (size_t i = t->grounds.n; i > 0; i--) {
        const Rect b = t->grounds.at[i - 1].box;
        if (at.x >= b.x && at.x <= b.x + b.width && at.y >= b.y && at.y <= b.y + b.height)
            return &t->grounds.at[i - 1];
    }
    return NULL;
}

/* What was light on a dark area is dark on white. */
static Color lean_color(const Toning *t, Color c, Point at)
{
    const Ground *ground = c.a > 0 && is_light(c) ? ground_at(t, at) : NULL;
    if (!ground || is_light(ground->color)) return c;
    return (Color){ ground->color.r, ground->color.g, ground->color.b, c.a };
}

static const Line *lean_line(void *toning, const Line *line, const Place *place)
{
    Toning *t = toning;
    Line *copy = NULL;
    for (uint32_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        const Point middle = { place->at.x + (double)run->x + (double)run->width / 2,
                               place->at.y - run->style->size / 3 };
        const Color color =
            lean_color(t, run->style->color, transform_point(place->to_root, middle));
        if (color_eq(color, run->style->color)) continue;
        if (!copy) copy = line_copy(t->arena, line);
        copy->runs[i].style = with_color(t->arena, run->style, color);
    }
    return copy ? copy : line;
}

static bool is_rect(const Path *p, const Rect *box, const Place *place)
{
    const bool upright = place->to_root.b == 0 && place->to_root.c == 0;
    return upright && p->n == 5 && p->segments[1].kind == SEGMENT_LINE &&
           p->segments[2].kind == SEGMENT_LINE && p->segments[3].kind == SEGMENT_LINE &&
           area(p, place) > 0.99 * box->width * box->height;
}

/* A frame along the inside of a rectangle, else a line along the edge. */
static const Path *outlined(Toning *t, const Path *path, const Rect *box, const Place *place)
{
    const Color color = path->fill;
    if (!is_rect(path, box, place)) {
        Path *copy = path_copy(t->arena, path);
        copy->fill = COLOR_WHITE;
        if (!(copy->stroke.width > 0) || is_light(copy->stroke.color))
            copy->stroke = (Stroke){ .width = THIN, .color = color };
        return copy;
    }
    const Point corner = path->segments[0].p[0], across = path->segments[2].p[0];
    const double width = fmin(box->width, box->height) >= WIDE_FROM ? WIDE : THIN;
    const Rect whole = { fmin(corner.x, across.x), fmin(corner.y, across.y),
                         fabs(across.x - corner.x), fabs(across.y - corner.y) };
    return path_of_rect(t->arena, rect_outset(whole, -width / 2), 0, COLOR_WHITE,
                        (Stroke){ .width = width, .color = color });
}

static void add_ground(Toning *t, Rect box, Color color)
{
    *vec_push(t->arena, &t->grounds) = (Ground){ box, color };
}

static Color pale(Color c)
{
    const Color mixed = color_mix(c, COLOR_WHITE, PALE);
    return (Color){ mixed.r, mixed.g, mixed.b, c.a };
}

/* Thin and pale. */
static const Path *faint_path(Toning *t, const Path *path)
{
    Path *copy = path_copy(t->arena, path);
    copy->stroke.width = fmin(path->stroke.width, FAINT);
    copy->stroke.color = pale(path->stroke.color);
    copy->fill = pale(path->fill);
    return copy;
}

static const Path *leaner_path(Toning *t, const Path *path, const Place *place)
{
    const Rect box = bounds(path, place);
    const Point middle = { box.x + box.width / 2, box.y + box.height / 2 };
    const bool large =
        path->fill.a > 0 && !(path->style && path->style->fill) && area(path, place) >= AREA;
    if (large && !is_light(path->fill)) {
        const Path *outline = outlined(t, path, &box, place);
        add_ground(t, box, path->fill);
        return outline;
    }
    const Ground *ground = ground_at(t, middle);
    if (!ground) return path;
    Path *copy = path_copy(t->arena, path);
    copy->stroke.color = lean_color(t, path->stroke.color, middle);
    if (!large) copy->fill = lean_color(t, path->fill, middle);
    else {
        if (!(copy->stroke.width > 0))
            copy->stroke = (Stroke){ .width = THIN, .color = ground->color };
        add_ground(t, box, path->fill); /* what stands on it keeps its color */
    }
    return copy;
}

static const Path *lean_path(void *toning, const Path *path, const Place *place)
{
    Toning *t = toning;
    if (!path->n) return path;
    const Path *lean = leaner_path(t, path, place);
    return t->back ? faint_path(t, lean) : lean;
}

const Frame *frame_toned(Arena *a, const Frame *f, Toner toner, bool back, Map *copies)
{
    static const Repainter repainters[] = {
        [TONER_LEAN] = { .line = lean_line, .path = lean_path },
        [TONER_GRAY] = { .line = gray_line, .path = gray_path, .image = gray_picture },
    };
    const Frame **key = ARENA_NEW(a, const Frame *);
    const Frame *copy = map_get(copies, map_address(&f));
    Toning t = { .arena = a, .back = back };
    if (copy) return copy;
    *key = f;
    copy = frame_repainted(a, f, &repainters[toner], &t, copies);
    map_set(copies, map_address(key), (void *)(uintptr_t)copy);
    return copy;
}
