/* drawn.c - rectangles and lines, remembered by all that tells them apart. */
#include "layout/drawn.h"

#include "draw/path.h"

static Str shape_key(const LayoutContext *c, char kind, Size size, double radius, Color fill,
                     const Stroke *stroke)
{
    const double numbers[] = { size.width,      size.height,     radius,          fill.r,
                               fill.g,          fill.b,          fill.a,          stroke->width,
                               stroke->color.r, stroke->color.g, stroke->color.b, stroke->color.a,
                               stroke->dash[0], stroke->dash[1], stroke->round };
    Buf b = { .arena = c->scratch };
    buf_char(&b, kind);
    buf_mem(&b, numbers, sizeof numbers);
    return buf_done(&b);
}

static const Path *shape_keep(const LayoutContext *c, Str key, const Path *path)
{
    map_set(&c->setter->shapes, str_copy(c->setter->shared, key), (void *)(uintptr_t)path);
    return path;
}

const Path *shape_rect(const LayoutContext *c, Size size, double radius, Color fill, Stroke stroke)
{
    const Str key = shape_key(c, 'r', size, radius, fill, &stroke);
    const Path *known = map_get(&c->setter->shapes, key);
    if (known) return known;
    const Rect r = { 0, 0, size.width, size.height };
    return shape_keep(c, key, path_of_rect(c->setter->shared, r, radius, fill, stroke));
}

const Path *shape_built(const LayoutContext *c, char kind, ShapeBuilder *build, Size size,
                        double radius, Color fill, Stroke stroke)
{
    const Str key = shape_key(c, kind, size, radius, fill, &stroke);
    const Path *known = map_get(&c->setter->shapes, key);
    if (known) return known;
    PathBuilder b = { .arena = c->setter->shared };
    build(&b, size, radius);
    return shape_keep(c, key, path_done(&b, fill, stroke));
}

const Path *shape_line(const LayoutContext *c, Point to, Stroke stroke)
{
    const Str key = shape_key(c, 'l', (Size){ to.x, to.y }, 0, COLOR_NONE, &stroke);
    const Path *known = map_get(&c->setter->shapes, key);
    if (known) return known;
    return shape_keep(c, key, path_of_line(c->setter->shared, (Point){ 0, 0 }, to, stroke));
}

Str drawing_key(const LayoutContext *c, Str name, Size size, Color color)
{
    const int numbers[] = { (int)(size.width * 100), (int)(size.height * 100), (int)(color.r * 255),
                            (int)(color.g * 255), (int)(color.b * 255) };
    Buf key = { .arena = c->scratch };
    buf_mem(&key, numbers, sizeof numbers);
    buf_str(&key, name);
    return buf_done(&key);
}

Frame *drawn_rule(const LayoutContext *c, Size size, Point at, double length, Stroke stroke)
{
    Frame *f = frame_new(c->scratch, size);
    frame_add_path(c->scratch, f, at, shape_line(c, (Point){ length, 0 }, stroke));
    return f;
}
