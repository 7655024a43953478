/* path.c - the shapes that layout and print are made of.  SVG path data is read in svg.c. */
#include "draw/path.h"

#include <math.h>

/* The handle that makes four cubic Béziers a circle to within 0.03 % of the radius:
 * 4/3 (sqrt 2 - 1). */
#define CIRCLE_HANDLE 0.5522847498307936

static Segment *add(PathBuilder *b, SegmentKind kind)
{
    if (b->n == b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 8;
        b->segments = arena_grow(b->arena, b->segments, b->cap * sizeof *b->segments,
                                 cap * sizeof *b->segments);
        b->cap = cap;
    }
    Segment *s = &b->segments[b->n++];
    s->kind = kind;
    return s;
}

void path_move(PathBuilder *b, double x, double y)
{
    add(b, SEGMENT_MOVE)->p[0] = (Point){ x, y };
}

void path_line(PathBuilder *b, double x, double y)
{
    add(b, SEGMENT_LINE)->p[0] = (Point){ x, y };
}

void path_curve(PathBuilder *b, Point c1, Point c2, Point end)
{
    Segment *s = add(b, SEGMENT_CURVE);
    s->p[0] = c1;
    s->p[1] = c2;
    s->p[2] = end;
}

void path_close(PathBuilder *b)
{
    add(b, SEGMENT_CLOSE);
}

/* A quarter circle from the current point `from`, heading along `from_handle`, to `to`, arriving
 * from the corner: both handles point at `corner`. */
static void add_corner(PathBuilder *b, Point from, Point corner, Point to)
{
    const double k = CIRCLE_HANDLE;
    path_curve(b, (Point){ from.x + (corner.x - from.x) * k, from.y + (corner.y - from.y) * k },
               (Point){ to.x + (corner.x - to.x) * k, to.y + (corner.y - to.y) * k }, to);
}

void path_rect(PathBuilder *b, Rect r, const double radii[4])
{
    const double most = fmin(r.width, r.height) / 2;
    const double right = r.x + r.width, bottom = r.y + r.height;
    double k[4];
    for (int i = 0; i < 4; i++) k[i] = fmax(0, fmin(radii[i], most));
    path_move(b, r.x + k[0], r.y);
    path_line(b, right - k[1], r.y);
    if (k[1] > 0)
        add_corner(b, (Point){ right - k[1], r.y }, (Point){ right, r.y },
                   (Point){ right, r.y + k[1] });
    path_line(b, right, bottom - k[2]);
    if (k[2] > 0)
        add_corner(b, (Point){ right, bottom - k[2] }, (Point){ right, bottom },
                   (Point){ right - k[2], bottom });
    path_line(b, r.x + k[3], bottom);
    if (k[3] > 0)
        add_corner(b, (Point){ r.x + k[3], bottom }, (Point){ r.x, bottom },
                   (Point){ r.x, bottom - k[3] });
    if (k[0] > 0) {
        path_line(b, r.x, r.y + k[0]);
        add_corner(b, (Point){ r.x, r.y + k[0] }, (Point){ r.x, r.y }, (Point){ r.x + k[0], r.y });
    }
    path_close(b);
}

void path_circle(PathBuilder *b, Point center, double radius)
{
    const Point c = center;
    const double r = radius;
    path_move(b, c.x + r, c.y);
    add_corner(b, (Point){ c.x + r, c.y }, (Point){ c.x + r, c.y + r }, (Point){ c.x, c.y + r });
    add_corner(b, (Point){ c.x, c.y + r }, (Point){ c.x - r, c.y + r }, (Point){ c.x - r, c.y });
    add_corner(b, (Point){ c.x - r, c.y }, (Point){ c.x - r, c.y - r }, (Point){ c.x, c.y - r });
    add_corner(b, (Point){ c.x, c.y - r }, (Point){ c.x + r, c.y - r }, (Point){ c.x + r, c.y });
    path_close(b);
}

Path *path_done(const PathBuilder *b, Color fill, Stroke stroke)
{
    Path *p = ARENA_NEW(b->arena, Path);
    *p = (Path){ .segments = b->segments, .n = b->n, .fill = fill, .stroke = stroke };
    return p;
}

Path *path_of_rect(Arena *a, Rect r, double radius, Color fill, Stroke stroke)
{
    /* Room for just what comes: sheets hold thousands of these. */
    size_t n = radius > 0 ? 10 : 5;
    PathBuilder b = { .arena = a, .segments = ARENA_ARRAY(a, Segment, n), .cap = n };
    path_rect(&b, r, (const double[4]){ radius, radius, radius, radius });
    return path_done(&b, fill, stroke);
}

Path *path_of_line(Arena *a, Point from, Point to, Stroke stroke)
{
    PathBuilder b = { .arena = a, .segments = ARENA_ARRAY(a, Segment, 2), .cap = 2 };
    path_move(&b, from.x, from.y);
    path_line(&b, to.x, to.y);
    return path_done(&b, COLOR_NONE, stroke);
}
