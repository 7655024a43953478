/* diagram_kind.c - how components of each kind look.
 *
 * Outlines come in families (a store is a cylinder, a pipe lies on its side, what is not ours is
 * dashed); the glyph tells the members of a family apart.  Glyphs are strokes on a grid of 16. */
#include "widgets/diagram_kind.h"

#include <math.h>

#include "draw/path.h"

typedef enum Outline {
    OUTLINE_BOX,
    OUTLINE_ROUND,   /* people and what they hold */
    OUTLINE_HEXAGON, /* passes requests on */
    OUTLINE_BARS,    /* a box with bars at both sides */
    OUTLINE_PIPE,
    OUTLINE_STORE,
    OUTLINE_CUT,    /* a box with a corner cut off */
    OUTLINE_DASHED, /* a box that is not ours */
} Outline;

static const struct Kind {
    const char *name;
    Outline outline;
    const char *glyph;
} kinds[KIND_COUNT] = {
    { "user", OUTLINE_ROUND,
      "M8 8a3.1 3.1 0 1 0 0-6.2a3.1 3.1 0 0 0 0 6.2M2.2 14.4c.2-3 2.6-4.4 5.8-4.4s5.6 1.4 5.8 "
      "4.4" },
    { "client", OUTLINE_ROUND, "M1.6 2.6h12.8v8.6h-12.8zM5 14.2h6M8 11.2v3" },
    { "balancer", OUTLINE_HEXAGON, "M1.2 8h4.3c3 0 3-5 6-5h2.7M5.5 8h8.7M5.5 8c3 0 3 5 6 5h2.7" },
    { "gateway", OUTLINE_HEXAGON, "M2.6 14.4v-7.2a5.4 5.4 0 0 1 10.8 0v7.2M1 14.4h14M8 14.4v-6.6" },
    { "service", OUTLINE_BOX,
      "M6 1.8c-3 0-1 5.6-3.6 6.2c2.6.6.6 6.2 3.6 6.2M10 1.8c3 0 1 5.6 3.6 6.2c-2.6.6-.6 6.2-3.6 "
      "6.2" },
    { "worker", OUTLINE_BARS,
      "M8 4.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4M8 1.4v3.4M8 11.2v3.4M1.4 8h3.4M11.2 8h3.4"
      "M3.3 3.3l2.4 2.4M10.3 10.3l2.4 2.4M3.3 12.7l2.4-2.4M10.3 5.7l2.4-2.4" },
    { "queue", OUTLINE_PIPE, "M1.4 4h13.2v8h-13.2zM5.8 4v8M10.2 4v8" },
    { "topic", OUTLINE_PIPE,
      "M7.2 8a.8.8 0 1 0 1.6 0a.8.8 0 0 0-1.6 0M5 11a4.2 4.2 0 0 1 0-6M11 5a4.2 4.2 0 0 1 0 6"
      "M2.8 13.2a7.3 7.3 0 0 1 0-10.4M13.2 2.8a7.3 7.3 0 0 1 0 10.4" },
    { "cache", OUTLINE_STORE, "M9.2 1.4l-6.2 7.6h4.4l-.6 5.6l6.2-7.6h-4.4z" },
    { "database", OUTLINE_STORE,
      "M2.5 3.8c0-1.4 2.5-2.3 5.5-2.3s5.5.9 5.5 2.3s-2.5 2.3-5.5 2.3s-5.5-.9-5.5-2.3v8.4"
      "c0 1.4 2.5 2.3 5.5 2.3s5.5-.9 5.5-2.3v-8.4M2.5 8c0 1.4 2.5 2.3 5.5 2.3s5.5-.9 5.5-2.3" },
    { "storage", OUTLINE_STORE, "M1.5 13.4v-10.8h5l1.6 2.2h6.4v8.6z" },
    { "external", OUTLINE_DASHED,
      "M12.6 9.4v4.8h-10.8v-10.8h4.8M9.6 1.8h4.6v4.6M14.2 1.8l-6.6 6.6" },
    { "job", OUTLINE_CUT, "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4.4v3.8l2.6 1.7" },
    { "other", OUTLINE_BOX,
      "M2.2 8a1 1 0 1 0 2 0a1 1 0 0 0-2 0M7 8a1 1 0 1 0 2 0a1 1 0 0 0-2 0M11.8 8a1 1 0 1 0 2 0a1 1 "
      "0 0 0-2 0" },
};

#define GRID 16.0
#define STORE_CAP 3.5 /* half height of a cylinder's lid, points */
#define PIPE_CAP 4.0
#define SLANT 6.0 /* of a hexagon's points */
#define CUT 7.0
#define BAR 4.0

size_t kind_find(Str name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_is(name, kinds[i].name)) return i;
    return KIND_COUNT - 1;
}

const char *kind_name(size_t kind)
{
    return kinds[kind].name;
}

Insets kind_insets(size_t kind, double detail)
{
    const double d = detail;
    switch (kinds[kind].outline) {
    case OUTLINE_BOX:
    case OUTLINE_DASHED: return (Insets){ 0 };
    case OUTLINE_CUT: return (Insets){ 0, 0, CUT / 2 * d, 0 };
    case OUTLINE_ROUND: return (Insets){ 2 * d, 0, 2 * d, 0 };
    case OUTLINE_HEXAGON: return (Insets){ SLANT / 2 * d, 0, SLANT / 2 * d, 0 };
    case OUTLINE_BARS: return (Insets){ BAR * d, 0, BAR * d, 0 };
    case OUTLINE_PIPE: return (Insets){ d, 0, 2 * PIPE_CAP * d, 0 };
    case OUTLINE_STORE: return (Insets){ 0, 2 * STORE_CAP * d, 0, STORE_CAP * d };
    }
    return (Insets){ 0 };
}

double kind_recess(size_t kind, Rect box, Point at)
{
    const double rx = box.width / 2, ry = box.height / 2;
    const double x = fmin(fabs(at.x - box.x - rx) / rx, 1),
                 y = fmin(fabs(at.y - box.y - ry) / ry, 1);
    const bool level = y < x; /* meets the left or the right side */
    switch (kinds[kind].outline) {
    case OUTLINE_STORE: return level ? 0 : STORE_CAP * (1 - sqrt(1 - x * x));
    case OUTLINE_PIPE: return level ? PIPE_CAP * (1 - sqrt(1 - y * y)) : 0;
    case OUTLINE_HEXAGON: return level ? SLANT * y : 0;
    default: return 0;
    }
}

/* Half an ellipse around (x, y) with radii rx, ry, from the current point at angle 0 or 90 degrees:
 * two quarters, each a cubic with handles of 0.5523 of the radius. */
static void half_ellipse_down(PathBuilder *b, double x, double y, double rx, double ry)
{
    const double k = 0.5523;
    path_curve(b, (Point){ x + rx, y + ry * k }, (Point){ x + rx * k, y + ry },
               (Point){ x, y + ry });
    path_curve(b, (Point){ x - rx * k, y + ry }, (Point){ x - rx, y + ry * k },
               (Point){ x - rx, y });
}

static void half_ellipse_right(PathBuilder *b, double x, double y, double rx, double ry)
{
    const double k = 0.5523;
    path_curve(b, (Point){ x + rx * k, y - ry }, (Point){ x + rx, y - ry * k },
               (Point){ x + rx, y });
    path_curve(b, (Point){ x + rx, y + ry * k }, (Point){ x + rx * k, y + ry },
               (Point){ x, y + ry });
}

static void add_store(PathBuilder *b, Rect r, double cap)
{
    const double x = r.x + r.width / 2, rx = r.width / 2;
    const double top = r.y + cap, bottom = r.y + r.height - cap;
    path_move(b, r.x + r.width, top);
    path_line(b, r.x + r.width, bottom);
    half_ellipse_down(b, x, bottom, rx, cap);
    path_line(b, r.x, top);
    half_ellipse_down(b, x, top, -rx, -cap);
    path_close(b);
    path_move(b, r.x + r.width, top);
    half_ellipse_down(b, x, top, rx, cap);
}

static void add_pipe(PathBuilder *b, Rect r, double cap)
{
    const double y = r.y + r.height / 2, ry = r.height / 2;
    const double left = r.x + cap, right = r.x + r.width - cap;
    path_move(b, left, r.y);
    path_line(b, right, r.y);
    half_ellipse_right(b, right, y, cap, ry);
    path_line(b, left, r.y + r.height);
    half_ellipse_right(b, left, y, -cap, -ry);
    path_close(b);
    path_move(b, right, r.y);
    half_ellipse_right(b, right, y, -cap, ry);
}

static void add_polygon(PathBuilder *b, const Point *p, size_t n)
{
    path_move(b, p[0].x, p[0].y);
    for (size_t i = 1; i < n; i++) path_line(b, p[i].x, p[i].y);
    path_close(b);
}

static void add_outline(PathBuilder *b, Outline outline, Rect r, double detail)
{
    const double right = r.x + r.width, bottom = r.y + r.height, middle = r.y + r.height / 2;
    const double slant = SLANT * detail, cut = CUT * detail, bar = BAR * detail;
    const double radius = (outline == OUTLINE_ROUND ? 9 : 2.5) * detail;
    switch (outline) {
    case OUTLINE_STORE: add_store(b, r, STORE_CAP * detail); return;
    case OUTLINE_PIPE: add_pipe(b, r, PIPE_CAP * detail); return;
    case OUTLINE_HEXAGON:
        add_polygon(b,
                    (const Point[]){ { r.x + slant, r.y },
                                     { right - slant, r.y },
                                     { right, middle },
                                     { right - slant, bottom },
                                     { r.x + slant, bottom },
                                     { r.x, middle } },
                    6);
        return;
    case OUTLINE_CUT:
        add_polygon(b,
                    (const Point[]){ { r.x, r.y },
                                     { right - cut, r.y },
                                     { right, r.y + cut },
                                     { right, bottom },
                                     { r.x, bottom } },
                    5);
        return;
    case OUTLINE_BOX:
    case OUTLINE_ROUND:
    case OUTLINE_BARS:
    case OUTLINE_DASHED: break;
    }
    path_rect(b, r, (const double[4]){ radius, radius, radius, radius });
    if (outline != OUTLINE_BARS) return;
    for (int side = 0; side < 2; side++) {
        const double x = side ? right - bar : r.x + bar;
        path_move(b, x, r.y);
        path_line(b, x, bottom);
    }
}

void kind_draw_outline(Arena *a, Frame *frame, size_t kind, Rect box, double detail, Color fill,
                       Stroke stroke)
{
    PathBuilder b = { .arena = a };
    add_outline(&b, kinds[kind].outline, box, detail);
    if (kinds[kind].outline == OUTLINE_DASHED) {
        stroke.dash[0] = 3 * detail;
        stroke.dash[1] = 2 * detail;
    }
    frame_add_path(a, frame, (Point){ 0, 0 }, path_done(&b, fill, stroke));
}

void kind_draw_glyph(Arena *a, Frame *frame, size_t kind, Point at, double size, Color color)
{
    PathBuilder b = { .arena = a };
    size_t bad;
    /* The table's own data: never malformed. */
    path_svg(&b, str(kinds[kind].glyph), size / GRID, (Point){ 0, 0 }, &bad);
    Stroke stroke = { .width = size * 0.075, .color = color, .round = true };
    frame_add_path(a, frame, at, path_done(&b, COLOR_NONE, stroke));
}
