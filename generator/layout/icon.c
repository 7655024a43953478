/* icon.c - icons, made once for each size and color. */
#include "layout/icon.h"

#include <math.h>

#include "data/suggest.h"
#include "draw/path.h"
#include "layout/drawn.h"

static void report_icon(const LayoutContext *c, Str name, Span at)
{
    const Value *icons = theme_icon_names(c->setter->theme);
    if (str_starts(name, "draws-")) return; /* told before, with the word that was written */
    report(c->diag, MSG_TEMPLATE_ICON, at, str_c(c->scratch, name));
    suggest_keys(c->scratch, c->diag, name, &icons, 1);
}

/* From here on an icon is a picture. */
#define LARGE_FROM MM(15)
/* Of so many segments and more, it is one object of its file, wherever it is placed; unless it goes
 * further beyond its size than such an object shows. */
#define OBJECT_FROM 100
#define BEYOND_MOST MM(20)
/* Of its color, in what it draws in a tint. */
#define TONE_SHARE 0.22

static PathBuilder scaled(Arena *a, const PathBuilder *outline, double k)
{
    PathBuilder b = { a, ARENA_ARRAY(a, Segment, outline->n), outline->n, outline->n };
    for (size_t i = 0; i < b.n; i++) {
        b.segments[i] = outline->segments[i];
        for (size_t p = 0; p < 3; p++) {
            b.segments[i].p[p].x *= k;
            b.segments[i].p[p].y *= k;
        }
    }
    return b;
}

static bool stays_near(const PathBuilder *b, double size)
{
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < 3; k++) {
            const Point p = b->segments[i].p[k];
            if (fmin(p.x, p.y) < -BEYOND_MOST || fmax(p.x, p.y) > size + BEYOND_MOST) return false;
        }
    return true;
}

static const Frame *as_object(Arena *a, const Frame *icon)
{
    Frame *f = frame_new(a, icon->size);
    frame_add_group(a, f, (Point){ 0, 0 },
                    (Group){ .frame = icon, .transform = TRANSFORM_IDENTITY, .shared = true });
    return f;
}

static const Frame *draw_icon(const LayoutContext *c, Str name, double size, Color color, Span at)
{
    const Icon *icon = theme_icon(c->setter->theme, name);
    Arena *a = c->setter->shared;
    Frame *f = frame_new(a, (Size){ size, size });
    Point origin = { 0, 0 };
    double k = size / 24;
    if (!icon) {
        PathBuilder dot = { .arena = a };
        if (name.n) report_icon(c, name, at);
        path_circle(&dot, (Point){ size / 2, size / 2 }, size / 4);
        frame_add_path(a, f, origin, path_done(&dot, color, (Stroke){ 0 }));
        return f;
    }
    if (icon->large && size > LARGE_FROM - 0.01) icon = icon->large;
    const PathBuilder tone = scaled(a, &icon->tone, k), fill = scaled(a, &icon->fill, k);
    const PathBuilder line = scaled(a, &icon->stroke, k);
    Stroke stroke = { icon->stroke_width * k, color, { 0, 0 }, true };
    const Color pale = color_mix(COLOR_WHITE, color, TONE_SHARE);
    if (tone.n) frame_add_path(a, f, origin, path_done(&tone, pale, (Stroke){ 0 }));
    if (fill.n) frame_add_path(a, f, origin, path_done(&fill, color, (Stroke){ 0 }));
    if (line.n) frame_add_path(a, f, origin, path_done(&line, COLOR_NONE, stroke));
    if (tone.n + fill.n + line.n < OBJECT_FROM) return f;
    const bool near = stays_near(&tone, size) && stays_near(&fill, size) && stays_near(&line, size);
    return near ? as_object(a, f) : f;
}

const Frame *icon_frame(const LayoutContext *c, Str name, double size, Color color, Span at)
{
    Str key = drawing_key(c, name, (Size){ size, 0 }, color);
    const Frame *f = map_get(&c->setter->drawings, key);
    if (!f) {
        f = draw_icon(c, name, size, color, at);
        map_set(&c->setter->drawings, str_copy(c->setter->shared, key), (void *)(uintptr_t)f);
    }
    return f;
}
