/* calibration.c - the calibration sheet: scales, rulers, lines along the edges, with their numbers.
 *
 * The value is a list of marks, each a map: `kind`, `number`, `down` (it measures down the sheet,
 * else across), its middle `x` and `y` in points.  What stands where is the caller's business
 * (print/calibration.h); here it is drawn.  Lines are thick enough for a laser printer, thin enough
 * to tell a tenth of a millimeter. */
#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"

#define SCALE_LINES 21
#define SCALE_PITCH MM(2)
#define VERNIER_PITCH MM(1.9)
#define FINE MM(0.14)
#define BOLD MM(0.3)
#define STRONG MM(0.5)

/* Of a scale, from the line where both sides meet. */
#define LINE_SHORT MM(4.2) /* to the letters, every other one beyond */
#define LINE_LONG MM(6.6)
#define NAME_GAP MM(1.3) /* from a line to the middle of its name */
#define OVERLAP MM(1)    /* of the back's lines and the front's */
#define BACK_LINE MM(4.6)
#define POINTER_TO MM(9)
#define POINTER_HEAD MM(2)
#define WHOLE_FROM MM(7.4) /* lines of the whole millimeters */
#define WHOLE_TO MM(9)
#define WHOLE_ROW MM(2.3) /* from one row of their names to the other */
#define WHOLE_MIDDLE 5
#define WHOLE_REACH 4

#define TAG_RADIUS MM(2.5)
#define RING_RADIUS MM(1.5)
#define TAG_BEYOND MM(25) /* from the middle of a scale */

typedef struct Sheet {
    const WidgetContext *c;
    Frame *frame;
    Color ink, behind; /* on this side of the paper; seen through it */
    Look letter, tag;
} Sheet;

/* A mark, and its directions: along what it measures, and from its letters to its pointer. */
typedef struct Mark {
    const Value *value;
    Point at;
    bool down;
    double toward; /* 1, or -1 on a back that is seen from behind */
} Mark;

static Point point_of(const Mark *m, double along, double across)
{
    across *= m->toward;
    return m->down ? (Point){ m->at.x + across, m->at.y + along }
                   : (Point){ m->at.x + along, m->at.y + across };
}

static void draw_line(const Sheet *s, const Mark *m, Point from, Point to, double width)
{
    const Point a = point_of(m, from.x, from.y), b = point_of(m, to.x, to.y);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 },
                   path_of_line(s->c->keep, a, b, (Stroke){ .width = width, .color = s->ink }));
}

/* Upright, or along a line that runs down. */
static void draw_text(const Sheet *s, Str text, Look look, Point middle, bool turned)
{
    const Frame *f = label_set(s->c, text, look, INFINITY, LABEL_LEFT, SPAN_NONE);
    const Point own = { f->size.width / 2, f->baseline - label_cap_height(f) / 2 };
    const Transform upright = { 1, 0, 0, 1, -own.x, -own.y }, side = { 0, 1, -1, 0, own.y, -own.x };
    frame_add_group(s->c->keep, s->frame, middle,
                    (Group){ .frame = f, .transform = turned ? side : upright });
}

static void draw_number(const Sheet *s, const Mark *m, int64_t number, Look look, Point at)
{
    draw_text(s, str_integer(s->c->keep, number), look, point_of(m, at.x, at.y), false);
}

/* The number of a reading, white on a disc. */
static void draw_tag(const Sheet *s, const Mark *m, Point at)
{
    PathBuilder disc = { .arena = s->c->keep };
    path_circle(&disc, point_of(m, at.x, at.y), TAG_RADIUS);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 }, path_done(&disc, s->ink, (Stroke){ 0 }));
    draw_number(s, m, value_integer(value_get(m->value, "number"), 0), s->tag, at);
}

static void draw_triangle(const Sheet *s, const Mark *m, Point tip, Point base, double half)
{
    PathBuilder b = { .arena = s->c->keep };
    const bool along = base.x != tip.x;
    const Point left = { base.x - (along ? 0 : half), base.y - (along ? half : 0) };
    const Point right = { base.x + (along ? 0 : half), base.y + (along ? half : 0) };
    const Point corners[] = { point_of(m, tip.x, tip.y), point_of(m, left.x, left.y),
                              point_of(m, right.x, right.y) };
    path_move(&b, corners[0].x, corners[0].y);
    for (int i = 1; i < 3; i++) path_line(&b, corners[i].x, corners[i].y);
    path_close(&b);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 }, path_done(&b, s->ink, (Stroke){ 0 }));
}

/* ---- kinds of marks ------------------------------------------------------------------------- */

/* A line, and its name beyond it, in one of two rows so that there is room for all. */
static void draw_named(const Sheet *s, const Mark *m, Point from, double to, double row, Str name)
{
    draw_line(s, m, from, (Point){ from.x, to }, FINE);
    draw_text(s, name, s->letter, point_of(m, from.x, row), m->down);
}

static void draw_letters(const Sheet *s, const Mark *m)
{
    for (int i = 0; i < SCALE_LINES; i++) {
        const double to = i % 2 ? -LINE_LONG : -LINE_SHORT;
        const char letter[] = { (char)('A' + i), 0 };
        draw_named(s, m, (Point){ (i - SCALE_LINES / 2) * SCALE_PITCH, 0 }, to, to - NAME_GAP,
                   str_copy(s->c->keep, str(letter)));
    }
}

static void draw_whole(const Sheet *s, const Mark *m)
{
    for (int i = -WHOLE_REACH; i <= WHOLE_REACH; i++)
        draw_named(s, m, (Point){ MM(i), WHOLE_FROM }, WHOLE_TO,
                   WHOLE_TO + NAME_GAP + (i % 2 ? WHOLE_ROW : 0),
                   str_integer(s->c->keep, WHOLE_MIDDLE + i));
}

static void draw_scale(const Sheet *s, const Mark *m)
{
    const double outer = value_number(value_get(m->value, "outer"), -1);
    draw_letters(s, m);
    draw_whole(s, m);
    draw_tag(s, m, (Point){ outer * TAG_BEYOND, -MM(2.5) });
}

static void draw_vernier(const Sheet *s, const Mark *m)
{
    for (int i = 0; i < SCALE_LINES; i++) {
        const double at = (i - SCALE_LINES / 2) * VERNIER_PITCH;
        draw_line(s, m, (Point){ at, -OVERLAP }, (Point){ at, BACK_LINE }, FINE);
    }
    draw_line(s, m, (Point){ 0, BACK_LINE }, (Point){ 0, POINTER_TO }, FINE);
    draw_triangle(s, m, (Point){ 0, WHOLE_FROM }, (Point){ 0, WHOLE_FROM - POINTER_HEAD }, MM(0.9));
}

static void draw_ring(const Sheet *s, Point middle)
{
    PathBuilder ring = { .arena = s->c->keep };
    path_circle(&ring, middle, RING_RADIUS);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 },
                   path_done(&ring, COLOR_NONE, (Stroke){ .width = BOLD, .color = s->behind }));
}

/* A scale with the lines that shine through, larger; rings show what is to be read. */
static void draw_example(const Sheet *s, const Mark *m)
{
    const double shift = value_number(value_get(m->value, "shift"), 0);
    const double zoom = value_number(value_get(m->value, "zoom"), 1);
    const int line = (int)lround(shift / (SCALE_PITCH - VERNIER_PITCH));
    const Mark here = { .toward = 1 }, there = { .toward = 1, .at = { shift, 0 } };
    Sheet front = *s, back = *s;
    back.frame = front.frame = frame_new(s->c->keep, (Size){ 0, 0 });
    back.ink = s->behind;
    draw_letters(&front, &here);
    draw_whole(&front, &here);
    draw_vernier(&back, &there);
    const double x = line * SCALE_PITCH, whole = round(shift / MM(1));
    draw_ring(&front, (Point){ x, -NAME_GAP - (line % 2 ? LINE_LONG : LINE_SHORT) });
    draw_ring(&front, (Point){ x, 0 });
    draw_ring(&front,
              (Point){ MM(whole), WHOLE_TO + NAME_GAP + (fmod(whole, 2) != 0 ? WHOLE_ROW : 0) });
    frame_add_group(s->c->keep, s->frame, m->at,
                    (Group){ .frame = front.frame, .transform = { zoom, 0, 0, zoom, 0, 0 } });
}

static void draw_ruler(const Sheet *s, const Mark *m)
{
    const double half = MM(50);
    draw_line(s, m, (Point){ -half, 0 }, (Point){ half, 0 }, FINE);
    for (int i = -5; i <= 5; i++) {
        const double reach = i == -5 || i == 5 ? MM(5) : MM(1.5);
        draw_line(s, m, (Point){ MM(10 * i), -reach }, (Point){ MM(10 * i), reach }, FINE);
    }
    draw_triangle(s, m, (Point){ -half, 0 }, (Point){ -half + MM(3), 0 }, MM(0.9));
    draw_triangle(s, m, (Point){ half, 0 }, (Point){ half - MM(3), 0 }, MM(0.9));
    draw_tag(s, m, (Point){ 0, -MM(5) });
}

/* A line beside an edge, and an arrow from it to where the paper ends. */
static void draw_edge(const Sheet *s, const Mark *m)
{
    const double from = -MM(19.5), line = MM(6);
    /* what is measured runs across the line, which `along` is here */
    draw_line(s, m, (Point){ 0, -line }, (Point){ 0, line }, STRONG);
    draw_line(s, m, (Point){ -MM(10), 0 }, (Point){ 0, 0 }, FINE);
    draw_triangle(s, m, (Point){ from + MM(8.5), 0 }, (Point){ from + MM(11), 0 }, MM(0.9));
    draw_tag(s, m, (Point){ MM(4.5), 0 });
}

/* A stair of lines, each a millimeter further from the edge. */
static void draw_border(const Sheet *s, const Mark *m)
{
    const double step = MM(5.6), length = MM(4.6), steps = 10;
    for (int i = 1; i <= steps; i++) {
        const double at = (i - (steps + 1) / 2) * step;
        draw_line(s, m, (Point){ at - length / 2, MM(i) }, (Point){ at + length / 2, MM(i) }, BOLD);
        draw_number(s, m, i, s->letter, (Point){ at, MM(i + 2.2) });
    }
    draw_tag(s, m, (Point){ 0, MM(14.5) });
}

/* ---- the sheet ------------------------------------------------------------------------------ */

static void draw_mark(const Sheet *s, const Value *v)
{
    static const struct {
        const char *kind;
        void (*draw)(const Sheet *s, const Mark *m);
    } kinds[] = {
        { "scale", draw_scale }, { "vernier", draw_vernier }, { "example", draw_example },
        { "ruler", draw_ruler }, { "edge", draw_edge },       { "border", draw_border },
    };
    const Mark m = { .value = v,
                     .at = { value_number(value_get(v, "x"), 0),
                             value_number(value_get(v, "y"), 0) },
                     .down = value_truth(value_get(v, "down")),
                     .toward = value_number(value_get(v, "toward"), 1) };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(value_str(value_get(v, "kind")), kinds[i].kind)) kinds[i].draw(s, &m);
}

Frame *widget_calibration(const WidgetContext *c, const Value *value, const Value *options,
                          Size limits)
{
    (void)options;
    const Size size = { limits.width, isfinite(limits.height) ? limits.height : 0 };
    const Sheet s = { .c = c,
                      .frame = frame_new(c->keep, size),
                      .ink = c->color(c->user, "ink"),
                      .behind = c->color(c->user, "red"),
                      .letter = look_named(c, "calibration-letter"),
                      .tag = look_named(c, "calibration-number") };
    for (size_t i = 0; i < value_count(value); i++) draw_mark(&s, value_at(value, i));
    return s.frame;
}
