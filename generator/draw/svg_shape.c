/* svg_shape.c - SVG's basic shapes as paths (https://www.w3.org/TR/SVG2/shapes.html). */
#include <math.h>

#include "draw/svg_tree.h"

/* How often path data is tried up to the place where it is malformed. */
#define REPAIRS 16

static double along(const SvgNode *n, const char *name, double whole, double otherwise)
{
    return svg_length(svg_attribute(n, name), whole, otherwise);
}

/* Without the last number or letter. */
static Str without_last(Str data)
{
    const char *const number = "0123456789.+-";
    while (data.n && strchr(" ,\t\r\n\f", data.p[data.n - 1])) data.n--;
    if (data.n && !strchr(number, data.p[data.n - 1])) return str_slice(data, 0, data.n - 1);
    while (data.n && strchr(number, data.p[data.n - 1])) data.n--;
    return data;
}

/* SVG draws malformed data up to the fault; what a command then lacks takes the command with it. */
static void add_path(const SvgNode *n, PathBuilder *b)
{
    Str data = svg_attribute(n, "d");
    size_t bad = 0;
    for (int i = 0; i < REPAIRS && data.n; i++) {
        if (path_svg(b, data, 1, (Point){ 0, 0 }, &bad)) return;
        data = bad < data.n ? str_slice(data, 0, bad) : without_last(data);
    }
}

static void add_ellipse(PathBuilder *b, Point c, double rx, double ry)
{
    const double k = 0.5522847498307936; /* see path.c */
    if (!(rx > 0) || !(ry > 0)) return;
    path_move(b, c.x + rx, c.y);
    path_curve(b, (Point){ c.x + rx, c.y + k * ry }, (Point){ c.x + k * rx, c.y + ry },
               (Point){ c.x, c.y + ry });
    path_curve(b, (Point){ c.x - k * rx, c.y + ry }, (Point){ c.x - rx, c.y + k * ry },
               (Point){ c.x - rx, c.y });
    path_curve(b, (Point){ c.x - rx, c.y - k * ry }, (Point){ c.x - k * rx, c.y - ry },
               (Point){ c.x, c.y - ry });
    path_curve(b, (Point){ c.x + k * rx, c.y - ry }, (Point){ c.x + rx, c.y - k * ry },
               (Point){ c.x + rx, c.y });
    path_close(b);
}

/* Corners of different radii along x and y are drawn with one scaled circle each. */
static void add_rect(const SvgNode *n, SvgView v, PathBuilder *b)
{
    const double width = along(n, "width", v.width, 0), height = along(n, "height", v.height, 0);
    const double x = along(n, "x", v.width, 0), y = along(n, "y", v.height, 0);
    double rx = along(n, "rx", v.width, NAN), ry = along(n, "ry", v.height, NAN);
    if (!(width > 0) || !(height > 0)) return;
    if (isnan(rx)) rx = ry;
    if (isnan(ry)) ry = rx;
    rx = rx > 0 ? fmin(rx, width / 2) : 0;
    ry = ry > 0 ? fmin(ry, height / 2) : 0;
    if (rx == 0 || ry == 0)
        rx = ry = 1, path_rect(b, (Rect){ x, y, width, height }, (double[4]){ 0 });
    else {
        const double k = rx / ry; /* drawn with round corners, then stretched */
        const size_t first = b->n;
        path_rect(b, (Rect){ x, 0, width, height * k }, (double[4]){ rx, rx, rx, rx });
        for (size_t i = first; i < b->n; i++)
            for (int p = 0; p < 3; p++) b->segments[i].p[p].y = y + b->segments[i].p[p].y / k;
    }
}

static void add_points(const SvgNode *n, bool closed, PathBuilder *b)
{
    Str rest = svg_attribute(n, "points");
    const size_t first = b->n;
    double x, y;
    while (svg_take_length(&rest, 1, &x) && svg_take_length(&rest, 1, &y)) {
        if (b->n == first) path_move(b, x, y);
        else path_line(b, x, y);
    }
    if (closed && b->n > first) path_close(b);
}

typedef enum ShapeKind { PATH, RECT, CIRCLE, ELLIPSE, LINE, POLYLINE, POLYGON, NO_SHAPE } ShapeKind;

static ShapeKind kind_of(const SvgNode *n)
{
    static const char *const names[] = { "path", "rect",     "circle", "ellipse",
                                         "line", "polyline", "polygon" };
    int i = 0;
    while (i < NO_SHAPE && !str_is(n->name, names[i])) i++;
    return (ShapeKind)i;
}

bool svg_is_shape(const SvgNode *n)
{
    return kind_of(n) != NO_SHAPE;
}

bool svg_shape(const SvgNode *n, SvgView v, PathBuilder *b)
{
    const double diagonal = hypot(v.width, v.height) / sqrt(2);
    const Point center = { along(n, "cx", v.width, 0), along(n, "cy", v.height, 0) };
    const double r = along(n, "r", diagonal, 0);
    switch (kind_of(n)) {
    case PATH: add_path(n, b); break;
    case RECT: add_rect(n, v, b); break;
    case CIRCLE: add_ellipse(b, center, r, r); break;
    case ELLIPSE:
        add_ellipse(b, center, along(n, "rx", v.width, along(n, "ry", v.height, 0)),
                    along(n, "ry", v.height, along(n, "rx", v.width, 0)));
        break;
    case LINE:
        path_move(b, along(n, "x1", v.width, 0), along(n, "y1", v.height, 0));
        path_line(b, along(n, "x2", v.width, 0), along(n, "y2", v.height, 0));
        break;
    case POLYLINE: add_points(n, false, b); break;
    case POLYGON: add_points(n, true, b); break;
    case NO_SHAPE: break;
    }
    return b->n > 0;
}

/* ---- bounds --------------------------------------------------------------------------------- */

typedef struct Bounds {
    double low, high;
} Bounds;

static void widen(Bounds *b, double v)
{
    b->low = fmin(b->low, v);
    b->high = fmax(b->high, v);
}

static double bezier(const double p[4], double t)
{
    const double s = 1 - t;
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

/* The ends and, where the curve's derivative is 0, what lies between. */
static void widen_curve(Bounds *b, const double p[4])
{
    const double a = -p[0] + 3 * p[1] - 3 * p[2] + p[3], c = p[1] - p[0];
    const double half = p[0] - 2 * p[1] + p[2], root = sqrt(fmax(0, half * half - a * c));
    const double ts[2] = { a != 0 ? (-half + root) / a : -c / (2 * half),
                           a != 0 ? (-half - root) / a : -1 };
    widen(b, p[3]);
    for (int i = 0; i < 2; i++)
        if (ts[i] > 0 && ts[i] < 1) widen(b, bezier(p, ts[i]));
}

Rect path_bounds(const PathBuilder *path)
{
    Bounds x = { INFINITY, -INFINITY }, y = x;
    Point here = { 0, 0 };
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        if (s->kind == SEGMENT_CLOSE) continue;
        if (s->kind == SEGMENT_CURVE) {
            widen_curve(&x, (double[4]){ here.x, s->p[0].x, s->p[1].x, s->p[2].x });
            widen_curve(&y, (double[4]){ here.y, s->p[0].y, s->p[1].y, s->p[2].y });
        }
        here = s->kind == SEGMENT_CURVE ? s->p[2] : s->p[0];
        widen(&x, here.x);
        widen(&y, here.y);
    }
    return (Rect){ x.low, y.low, x.high - x.low, y.high - y.low };
}
