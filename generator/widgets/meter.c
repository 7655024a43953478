/* meter.c - a monitor at a glance: a big value, and the line that led to it.
 *
 * The value is as large as its style, or as the room allows; a unit of up to UNIT_MAX letters
 * stands raised behind it.  The line starts beside the value; its last point has a disc, the first
 * limit of its chart is dashed, and the ends of the chart's x axis stand below. */
#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"

#define VALUE_SHARE 0.56 /* of the width, beside a line */
#define GAP_MIN 8.0      /* points between value and line */
#define UNIT_MAX 4       /* bytes behind the last blank */
#define UNIT_SCALE 0.5   /* of the value's type */
#define UNIT_GAP 2.0     /* points */
#define LINE_WIDTH 2.0
#define DISC 3.0
#define HEIGHT 66.0 /* points, where it may be as high as it likes */
#define NOTE_GAP 2.0

typedef struct Meter {
    const WidgetContext *c;
    Color color;
    const Value *values; /* of the line, or NULL */
    const Value *chart;  /* that it is taken from, or NULL */
    double low, high;
    Frame *frame;
    Rect plot;
} Meter;

/* A thing, or what an id of `group` stands for. */
static const Value *thing(const WidgetContext *c, const Value *v, const char *group)
{
    if (!v || v->kind != VALUE_TEXT) return v;
    return value_get_str(value_get(c->scenario, group), value_str(v));
}

static bool is_number(const Value *v)
{
    return v && (v->kind == VALUE_INT || v->kind == VALUE_REAL);
}

static void read_values(Meter *m, const Value *event)
{
    m->values = value_get(event, "spark");
    m->chart = thing(m->c, value_get(event, "chart"), "charts");
    if (!value_count(m->values))
        m->values = value_get(value_at(value_get(m->chart, "series"), 0), "values");
    m->low = 0;
    m->high = 0;
    for (size_t i = 0; i < value_count(m->values); i++) {
        const double v = value_number(value_at(m->values, i), 0);
        m->low = fmin(m->low, v);
        m->high = fmax(m->high, v);
    }
    const Value *limit = value_get(value_at(value_get(m->chart, "limits"), 0), "at");
    if (limit) m->high = fmax(m->high, value_number(limit, 0));
    if (m->high <= m->low) m->high = m->low + 1;
}

static double plot_y(const Meter *m, double v)
{
    return m->plot.y + m->plot.height * (1 - (v - m->low) / (m->high - m->low));
}

static Point plot_point(const Meter *m, size_t i, double v)
{
    const size_t n = value_count(m->values);
    return (Point){ m->plot.x + m->plot.width * (n > 1 ? (double)i / (double)(n - 1) : 1),
                    plot_y(m, v) };
}

static void draw_line(const Meter *m)
{
    PathBuilder b = { .arena = m->c->keep }, disc = { .arena = m->c->keep };
    bool drawn = false;
    Point last = { 0, 0 };
    for (size_t i = 0; i < value_count(m->values); i++) {
        const Value *v = value_at(m->values, i);
        if (!is_number(v)) {
            drawn = false; /* a gap is not joined */
            continue;
        }
        last = plot_point(m, i, value_number(v, 0));
        if (drawn) path_line(&b, last.x, last.y);
        else path_move(&b, last.x, last.y);
        drawn = true;
    }
    if (!b.n) return;
    const Stroke stroke = { LINE_WIDTH, m->color, { 0, 0 }, true };
    frame_add_path(m->c->keep, m->frame, (Point){ 0, 0 }, path_done(&b, COLOR_NONE, stroke));
    path_circle(&disc, last, DISC);
    frame_add_path(m->c->keep, m->frame, (Point){ 0, 0 },
                   path_done(&disc, m->color, (Stroke){ 0 }));
}

static Frame *note(const Meter *m, const Value *text)
{
    const Look look = look_colored(m->c, look_named(m->c, "meter-note"), m->color);
    return label_set(m->c, value_str(text), look, INFINITY, LABEL_LEFT, value_span(text));
}

static void draw_limit(const Meter *m)
{
    const Value *limit = value_at(value_get(m->chart, "limits"), 0), *at = value_get(limit, "at");
    if (!at) return;
    const double y = plot_y(m, value_number(at, 0));
    const Stroke dashed = { 0.8, m->color, { 2.5, 2 }, false };
    frame_add_path(m->c->keep, m->frame, (Point){ 0, 0 },
                   path_of_line(m->c->keep, (Point){ m->plot.x, y },
                                (Point){ m->plot.x + m->plot.width, y }, dashed));
    const Value *label = value_get(limit, "label");
    if (!value_str(label).n) return;
    Frame *text = note(m, label);
    if (text->size.width < m->plot.width * 0.7)
        frame_add_frame(m->c->keep, m->frame, (Point){ m->plot.x, y - text->size.height }, text);
}

/* The ends of the x axis, below the plot; returns their height. */
static double axis_height(const Meter *m)
{
    return value_get(value_get(m->chart, "x"), "from")
               ? look_named(m->c, "meter-note").leading + NOTE_GAP
               : 0;
}

static void draw_axis(const Meter *m)
{
    const Value *x = value_get(m->chart, "x"), *from = value_get(x, "from"),
                *to = value_get(x, "to");
    if (!from || !to) return;
    const double y = m->plot.y + m->plot.height + NOTE_GAP;
    Frame *left = note(m, from), *right = note(m, to);
    if (left->size.width + right->size.width + NOTE_GAP > m->plot.width) return;
    frame_add_frame(m->c->keep, m->frame, (Point){ m->plot.x, y }, left);
    frame_add_frame(m->c->keep, m->frame,
                    (Point){ m->plot.x + m->plot.width - right->size.width, y }, right);
}

/* Where the unit of a value such as `37 %` begins; the value's end where it has none. */
static size_t unit_at(Str text)
{
    for (size_t i = text.n; i > 1; i--)
        if (text.p[i - 1] == ' ') return text.n - i <= UNIT_MAX ? i : text.n;
    return text.n;
}

/* The value at its style's size times `scale`, with its unit. */
static Frame *set_value(const Meter *m, const Value *value, double scale)
{
    const Str text = label_plain(m->c, value_str(value));
    const size_t unit = unit_at(text);
    const Look look = look_colored(m->c, look_named(m->c, "meter-value"), m->color);
    const Look number = look_scaled(m->c, look, scale);
    const Look small = look_scaled(m->c, look, scale * UNIT_SCALE);
    Str figures = { text.p, unit < text.n ? unit - 1 : text.n };
    Frame *f = label_set(m->c, figures, number, INFINITY, LABEL_LEFT, value_span(value));
    if (unit >= text.n) return f;
    Frame *u = label_set(m->c, (Str){ text.p + unit, text.n - unit }, small, INFINITY, LABEL_LEFT,
                         value_span(value));
    Frame *both =
        frame_new(m->c->keep, (Size){ f->size.width + UNIT_GAP + u->size.width, f->size.height });
    const double top = f->baseline - label_cap_height(f); /* of the capitals */
    frame_add_frame(m->c->keep, both, (Point){ 0, 0 }, f);
    frame_add_frame(m->c->keep, both,
                    (Point){ f->size.width + UNIT_GAP, top - u->baseline + label_cap_height(u) },
                    u);
    both->baseline = f->baseline;
    return both;
}

/* The value as large as it may be in `room`. */
static Frame *fit_value(const Meter *m, const Value *value, Size room)
{
    Frame *f = set_value(m, value, 1);
    const double scale = fmin(room.width / f->size.width, room.height / f->size.height);
    return scale < 1 ? set_value(m, value, scale) : f;
}

Frame *widget_meter(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Str color = value_str(value_get(options, "color"));
    const Size size = { limits.width, isfinite(limits.height) ? limits.height : HEIGHT };
    Meter m = { .c = c,
                .color = c->color(c->user, color.n ? str_c(c->keep, color) : "ink"),
                .frame = frame_new(c->keep, size) };
    read_values(&m, value);
    const Value *big = value_get(value, "value");
    const bool line = value_count(m.values) > 1;
    double x = 0;
    if (value_str(big).n) {
        Frame *f = fit_value(&m, big, (Size){ size.width * (line ? VALUE_SHARE : 1), size.height });
        frame_add_frame(c->keep, m.frame,
                        (Point){ widget_x(c, 0, f->size.width, size.width),
                                 (size.height - f->size.height) / 2 },
                        f);
        x = f->size.width + GAP_MIN;
    }
    if (!line) return m.frame;
    const double width = size.width - x - DISC;
    m.plot = (Rect){ widget_x(c, x, width, size.width - DISC), DISC, width,
                     size.height - 2 * DISC - axis_height(&m) };
    draw_limit(&m);
    draw_line(&m);
    draw_axis(&m);
    return m.frame;
}
