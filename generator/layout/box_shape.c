/* box_shape.c - boxes that are torn off, tickets with their stubs, stamps and what people say.
 *
 * An outline depends on its size alone, so that all boxes of one size share it (drawn.h). */
#include "layout/box_shape.h"

#include <math.h>

#include "layout/drawn.h"

#define QUARTER 0.5523 /* how far from its ends a quarter of a circle pulls as one curve */
#define TORN_DEPTH MM(5)
#define NOTCH MM(3)
#define HOLES                                   \
    (Stroke)                                    \
    {                                           \
        .dash = { 0.1, MM(1.9) }, .round = true \
    }
#define TOOTH_RADIUS MM(0.62)
#define TOOTH_PITCH MM(2.1)
#define TAIL_HEIGHT MM(3)
#define TAIL_FROM MM(2)
#define TAIL_WIDTH MM(5)

/* A quarter of a circle from where the path is, first along `from`, to `end`. */
static void turn(PathBuilder *b, Point start, Point corner, Point end)
{
    path_curve(
        b,
        (Point){ start.x + (corner.x - start.x) * QUARTER,
                 start.y + (corner.y - start.y) * QUARTER },
        (Point){ end.x + (corner.x - end.x) * QUARTER, end.y + (corner.y - end.y) * QUARTER }, end);
}

/* Its upper corners are round; the edge below is the same for all sizes. */
static void torn(PathBuilder *b, Size size, double r)
{
    static const struct {
        double x, up; /* from the right, of the width; from the lowest point, of TORN_DEPTH */
    } edge[] = { { 0, 0.9 },     { 0.095, 0.45 }, { 0.13, 0.77 },  { 0.26, 0.13 }, { 0.29, 0.65 },
                 { 0.39, 0.3 },  { 0.42, 0 },     { 0.535, 0.55 }, { 0.58, 0.2 },  { 0.705, 0.74 },
                 { 0.735, 0.4 }, { 0.86, 0.67 },  { 0.9, 0.28 },   { 1, 0.62 } };
    const double w = size.width;
    path_move(b, 0, r);
    turn(b, (Point){ 0, r }, (Point){ 0, 0 }, (Point){ r, 0 });
    path_line(b, w - r, 0);
    turn(b, (Point){ w - r, 0 }, (Point){ w, 0 }, (Point){ w, r });
    for (size_t i = 0; i < sizeof edge / sizeof *edge; i++)
        path_line(b, w * (1 - edge[i].x), size.height - TORN_DEPTH * edge[i].up);
    path_close(b);
}

/* Open where the stub is torn off: there are holes instead of a line. */
static void ticket(PathBuilder *b, Size size, double r)
{
    const double w = size.width, h = size.height, n = NOTCH;
    path_move(b, n, h);
    turn(b, (Point){ n, h }, (Point){ n, h - n }, (Point){ 0, h - n });
    path_line(b, 0, r);
    turn(b, (Point){ 0, r }, (Point){ 0, 0 }, (Point){ r, 0 });
    path_line(b, w - r, 0);
    turn(b, (Point){ w - r, 0 }, (Point){ w, 0 }, (Point){ w, r });
    path_line(b, w, h - n);
    turn(b, (Point){ w, h - n }, (Point){ w - n, h - n }, (Point){ w - n, h });
}

static void stub(PathBuilder *b, Size size, double r)
{
    const double w = size.width, h = size.height, n = NOTCH;
    path_move(b, w - n, 0);
    turn(b, (Point){ w - n, 0 }, (Point){ w - n, n }, (Point){ w, n });
    path_line(b, w, h - r);
    turn(b, (Point){ w, h - r }, (Point){ w, h }, (Point){ w - r, h });
    path_line(b, r, h);
    turn(b, (Point){ r, h }, (Point){ 0, h }, (Point){ 0, h - r });
    path_line(b, 0, n);
    turn(b, (Point){ 0, n }, (Point){ n, n }, (Point){ n, 0 });
}

/* One side of a stamp, from `at` along the unit vector `way`; the bites are on its right. */
static void teeth(PathBuilder *b, Point at, Point way, double length)
{
    const double n = fmax(floor(length / TOOTH_PITCH), 1), pitch = length / n, r = TOOTH_RADIUS;
    const double deep = r * 4 / 3; /* half a circle as one curve */
    const Point in = { -way.y * deep, way.x * deep };
    for (double i = 0; i < n; i++) {
        const double from = pitch * (i + 0.5) - r, to = from + 2 * r;
        const Point p = { at.x + way.x * from, at.y + way.y * from },
                    q = { at.x + way.x * to, at.y + way.y * to };
        path_line(b, p.x, p.y);
        path_curve(b, (Point){ p.x + in.x, p.y + in.y }, (Point){ q.x + in.x, q.y + in.y }, q);
    }
    path_line(b, at.x + way.x * length, at.y + way.y * length);
}

static void stamp(PathBuilder *b, Size size, double r)
{
    (void)r;
    path_move(b, 0, 0);
    teeth(b, (Point){ 0, 0 }, (Point){ 1, 0 }, size.width);
    teeth(b, (Point){ size.width, 0 }, (Point){ 0, 1 }, size.height);
    teeth(b, (Point){ size.width, size.height }, (Point){ -1, 0 }, size.width);
    teeth(b, (Point){ 0, size.height }, (Point){ 0, -1 }, size.height);
    path_close(b);
}

/* The tail is `from` the left. */
static void bubble(PathBuilder *b, Size size, double r, double from)
{
    const double w = size.width, h = size.height, top = TAIL_HEIGHT;
    path_move(b, r, top);
    path_line(b, fmax(from, r), top);
    path_line(b, from + TAIL_WIDTH / 2, 0);
    path_line(b, fmin(from + TAIL_WIDTH, w - r), top);
    path_line(b, w - r, top);
    turn(b, (Point){ w - r, top }, (Point){ w, top }, (Point){ w, top + r });
    path_line(b, w, h - r);
    turn(b, (Point){ w, h - r }, (Point){ w, h }, (Point){ w - r, h });
    path_line(b, r, h);
    turn(b, (Point){ r, h }, (Point){ 0, h }, (Point){ 0, h - r });
    path_line(b, 0, top + r);
    turn(b, (Point){ 0, top + r }, (Point){ 0, top }, (Point){ r, top });
    path_close(b);
}

static void bubble_ltr(PathBuilder *b, Size size, double r)
{
    bubble(b, size, r, TAIL_FROM);
}

static void bubble_rtl(PathBuilder *b, Size size, double r)
{
    bubble(b, size, r, size.width - TAIL_FROM - TAIL_WIDTH);
}

/* Where a ticket meets its stub there is no frame to make room for. */
static Rect joined(Rect in, BoxShape shape, double width)
{
    if (shape == BOX_STUB) in.y -= width / 2;
    if (shape == BOX_STUB || shape == BOX_TICKET) in.height += width / 2;
    return in;
}

static void add_holes(const LayoutContext *c, Frame *f, Rect in, Stroke stroke)
{
    Stroke holes = HOLES;
    const double gap = NOTCH + MM(1.6), length = in.width - 2 * gap;
    if (length <= 0 || stroke.width <= 0) return;
    holes.width = stroke.width;
    holes.color = stroke.color;
    frame_add_path(c->scratch, f, (Point){ in.x + gap, in.y + in.height },
                   shape_line(c, (Point){ length, 0 }, holes));
}

void box_outline(const LayoutContext *c, Frame *f, Rect in, const BoxStyle *s, Stroke stroke)
{
    static ShapeBuilder *const shapes[] = {
        [BOX_TORN] = torn,   [BOX_TICKET] = ticket,     [BOX_STUB] = stub,
        [BOX_STAMP] = stamp, [BOX_BUBBLE] = bubble_ltr,
    };
    const Rect r = joined(in, s->shape, stroke.width);
    const Size size = { r.width, r.height };
    ShapeBuilder *build = s->shape == BOX_BUBBLE && c->setter->rtl ? bubble_rtl : shapes[s->shape];
    const Path *path =
        build ? shape_built(c, "ptksbu"[s->shape], build, size, s -> radius, s -> fill, stroke)
              : shape_rect(c, size, s->radius, s->fill, stroke);
    frame_add_path(c->scratch, f, (Point){ r.x, r.y }, path);
    if (s->shape == BOX_TICKET) add_holes(c, f, r, stroke);
}
