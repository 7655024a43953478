/* meter.c - a monitor at a glance: a big value, what it counts, and the line that led to it.
 *
 * The value is as large as its style; a long one takes a step less, so that values of a deck have
 * two sizes, and only what is too long for both takes what it needs.  A unit of up to UNIT_MAX
 * letters stands raised behind it; where the value is too long, further words go to what it counts.
 * The line starts beside the value; its last point has a disc; where both leave it no room, it is
 * not drawn.  Of
 * a chart the first limit is dashed, and the ends of its x axis stand below; without one the line's
 * extremes say how high it is. */
#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"
#include "widgets/scale.h"

#define VALUE_SHARE 0.56  /* of the width, beside a line */
#define BESIDE_SHARE 0.72 /* beside what it counts */
#define VALUE_LARGE 1.25 /* of the style, on a high meter */
#define VALUE_STEP 0.74   /* of the value's type, for long ones */
#define VALUE_LEAST 0.4   /* the same: it stays the largest; the line gives way, then the height */
#define GAP_MIN 8.0       /* points between value and line */
#define UNIT_MAX 4        /* bytes behind the last blank */
#define UNIT_SCALE 0.5    /* of the value's type */
#define UNIT_GAP 2.0      /* points */
#define LINE_WIDTH 2.0
#define DISC 3.0
#define HEIGHT 66.0 /* points, where it may be as high as it likes */
#define NOTE_GAP 2.0
#define WHAT_GAP 5.0 /* above what the value counts */
#define NEAR 0.25    /* of the line's height: two numbers would meet */
#define HATCH_WIDTH 0.7
#define HATCH_PITCH 4.6 /* along the axis */

typedef struct Meter {
    const WidgetContext *c;
    Color color;
    const Value *values; /* of the line, or NULL */
    const Value *chart;  /* that it is taken from, or NULL */
    bool filled;         /* hatched below the line */
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

/* The area between the line and its axis: what is lost. */
static void draw_area(const Meter *m)
{
    PathBuilder outline = { .arena = m->c->keep }, hatch = { .arena = m->c->keep };
    const Rect r = m->plot;
    const double base = plot_y(m, 0), left = r.x, right = r.x + r.width;
    path_move(&outline, left, base);
    for (size_t i = 0; i < value_count(m->values); i++) {
        const Value *v = value_at(m->values, i);
        const Point p = plot_point(m, i, is_number(v) ? value_number(v, 0) : 0);
        path_line(&outline, p.x, p.y);
    }
    path_line(&outline, right, base);
    path_close(&outline);
    for (double x = left - r.height; x < right; x += HATCH_PITCH) {
        path_move(&hatch, x, base);
        path_line(&hatch, x + r.height, base - r.height);
    }
    Frame *lines = frame_new(m->c->keep, m->frame->size);
    frame_add_path(m->c->keep, lines, (Point){ 0, 0 },
                   path_done(&hatch, COLOR_NONE, (Stroke){ HATCH_WIDTH, m->color, { 0 }, false }));
    frame_add_group(m->c->keep, m->frame, (Point){ 0, 0 },
                    (Group){ .frame = lines,
                             .transform = TRANSFORM_IDENTITY,
                             .clip = path_done(&outline, COLOR_BLACK, (Stroke){ 0 }) });
    frame_add_path(m->c->keep, m->frame, (Point){ 0, 0 },
                   path_of_line(m->c->keep, (Point){ left, base }, (Point){ right, base },
                                (Stroke){ HATCH_WIDTH, m->color, { 0 }, false }));
}

static Frame *note_of(const Meter *m, Str text, Span origin)
{
    const Look look = look_colored(m->c, look_named(m->c, "meter-note"), m->color);
    return label_set(m->c, text, look, INFINITY, LABEL_LEFT, origin);
}

static Frame *note(const Meter *m, const Value *text)
{
    return note_of(m, value_str(text), value_span(text));
}

static double value_of(const Meter *m, size_t i)
{
    return value_number(value_at(m->values, i), 0);
}

/* The number of point `i`, where the line does not run: above a peak; of a low point within on its
 * left. */
static void draw_number(const Meter *m, size_t i, bool peak)
{
    const size_t last = value_count(m->values) - 1;
    const double v = value_of(m, i);
    const Scale exact = { .unit = 1, .suffix = "", .decimals = v != floor(v) };
    Frame *f = note_of(m, scale_number(&exact, m->c->keep, v), SPAN_NONE);
    Point at = plot_point(m, i, v);
    if (peak || !i || i == last) {
        at.x -= !i ? 0 : i == last ? f->size.width - DISC : f->size.width / 2;
        at.y -= f->size.height + (i == last ? DISC : NOTE_GAP);
    } else {
        at.x -= f->size.width + 2 * NOTE_GAP;
        at.y -= f->size.height - NOTE_GAP;
    }
    at.x = fmax(at.x, m->plot.x);
    if (at.x + f->size.width > m->frame->size.width) at.x = m->frame->size.width - f->size.width;
    frame_add_frame(m->c->keep, m->frame, at, f);
}

/* How high the line is: its peak, and where it ends, or, if that is near the peak, where it was
 * lowest. */
static void draw_extremes(const Meter *m)
{
    size_t high = SIZE_MAX, low = 0, last = 0;
    for (size_t i = 0; i < value_count(m->values); i++) {
        if (!is_number(value_at(m->values, i))) continue;
        if (high == SIZE_MAX) high = low = i;
        if (value_of(m, i) > value_of(m, high)) high = i;
        if (value_of(m, i) < value_of(m, low)) low = i;
        last = i;
    }
    if (high == SIZE_MAX) return;
    const double height = value_of(m, high) - value_of(m, low);
    const bool ends_high = value_of(m, high) - value_of(m, last) < NEAR * height;
    draw_number(m, ends_high ? last : high, true);
    if (height > 0) draw_number(m, ends_high ? low : last, false);
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

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where the unit of a value such as `37 %` begins; the value's end where it has none.  What starts
 * with a digit is a part of the number. */
static size_t unit_at(Str text)
{
    for (size_t i = text.n; i > 1; i--)
        if (text.p[i - 1] == ' ')
            return text.n - i <= UNIT_MAX && i < text.n && !is_digit(text.p[i]) ? i : text.n;
    return text.n;
}

/* Where the number that a value begins with ends: behind its last word with a digit; 0 without. */
static size_t number_end(Str text)
{
    size_t end = 0;
    const size_t first = str_find(text, ' ');
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.p[i])) continue;
        if (!end && i > first) return 0;
        while (i < text.n && text.p[i] != ' ') i++;
        end = i;
    }
    return end;
}

/* What a meter says: a value, and what it counts. */
typedef struct Reading {
    Str value, what;
    Span value_at, what_at;
} Reading;

static Reading read(const Meter *m, const Value *event)
{
    const Value *value = value_get(event, "value"), *what = value_get(event, "note");
    return (Reading){ .value = label_plain(m->c, value_str(value)),
                      .what = value_str(what),
                      .value_at = value_span(value),
                      .what_at = value_span(what) };
}

/* The words behind a number are a part of what it counts. */
static Reading words_below(const Meter *m, Reading r)
{
    const size_t end = number_end(r.value);
    if (!end || end >= r.value.n) return r;
    const Str words = str_trim(str_slice(r.value, end, r.value.n));
    r.what = str_format(m->c->keep, "%.*s%s%.*s", (int)words.n, words.p, r.what.n ? ": " : "",
                        (int)r.what.n, r.what.p);
    r.value = str_slice(r.value, 0, end);
    return r;
}

static Look value_look(const Meter *m)
{
    return look_colored(m->c, look_named(m->c, "meter-value"), m->color);
}

/* The value at its style's size times `scale`, with its unit. */
static Frame *set_value(const Meter *m, const Reading *r, double scale)
{
    const Str text = r->value;
    const size_t unit = unit_at(text);
    const Look number = look_scaled(m->c, value_look(m), scale);
    const Look small = look_scaled(m->c, value_look(m), scale * UNIT_SCALE);
    Str figures = { text.p, unit < text.n ? unit - 1 : text.n };
    Frame *f = label_set(m->c, figures, number, INFINITY, LABEL_LEFT, r->value_at);
    if (unit >= text.n) return f;
    Frame *u = label_set(m->c, (Str){ text.p + unit, text.n - unit }, small, INFINITY, LABEL_LEFT,
                         r->value_at);
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

/* Height of the value's capitals, whatever is beside it. */
static double value_cap(const Frame *f)
{
    return f->n && f->items[0].kind == ITEM_GROUP ? label_cap_height(f->items[0].as.group->frame)
                                                  : label_cap_height(f);
}

/* The value in `room`, which its capitals fill; NULL where it would no longer be large. */
static Frame *fit_value(const Meter *m, const Reading *r, Size room)
{
    Frame *f = set_value(m, r, 1);
    const double fits = fmin(room.width / f->size.width, room.height / value_cap(f));
    if (isfinite(room.height) && fits >= VALUE_LARGE) return set_value(m, r, VALUE_LARGE);
    if (fits >= 1) return f;
    return fits < VALUE_LEAST ? NULL : set_value(m, r, fmin(VALUE_STEP, fits));
}

static Frame *set_what(const Meter *m, const Reading *r, double width)
{
    const Look look = look_colored(m->c, look_named(m->c, "meter-what"), m->color);
    return r->what.n ? label_set(m->c, r->what, look, width, label_start(m->c), r->what_at) : NULL;
}

static void add_at(const Meter *m, Frame *f, double x, double y)
{
    frame_add_frame(m->c->keep, m->frame,
                    (Point){ widget_x(m->c, x, f->size.width, m->frame->size.width), y }, f);
}

/* The value, with its capitals in the middle of what is above `low`. */
static void add_value(const Meter *m, Frame *f, double low)
{
    const double cap = value_cap(f), top = fmax((m->frame->size.height - low - cap) / 2, 0);
    add_at(m, f, 0, top + cap - f->baseline);
}

/* Beside a value without a line there is room for what it counts; false where that is too long. */
static bool draw_beside(const Meter *m, const Reading *r)
{
    const Size size = m->frame->size;
    Frame *f = fit_value(m, r, (Size){ size.width * BESIDE_SHARE, size.height });
    if (!r->what.n || !f) return false;
    const double x = f->size.width + GAP_MIN, cap = value_cap(f);
    Frame *what = set_what(m, r, size.width - x);
    if (what->size.height > cap * 1.4 || what->size.width > size.width - x) return false;
    const double base = (size.height + cap) / 2;
    add_value(m, f, 0);
    add_at(m, what, x, fmin(base - what->size.height + NOTE_GAP, size.height - what->size.height));
    return true;
}

/* The value above what it counts; returns the width that they take, 0 where they are too long. */
static double draw_above(const Meter *m, const Reading *r, double width)
{
    const Size size = m->frame->size;
    Frame *what = set_what(m, r, width);
    const double low = what ? what->size.height + WHAT_GAP : 0;
    Frame *f = fit_value(m, r, (Size){ width, size.height - low });
    if (!f) return 0;
    add_value(m, f, low);
    if (!what) return f->size.width;
    add_at(m, what, 0, size.height - what->size.height);
    return fmax(f->size.width, what->size.width);
}

/* What fits no way makes the meter higher; a value that is not a number takes lines. */
static void draw_high(const Meter *m, const Reading *r)
{
    const double width = m->frame->size.width;
    Frame *f = fit_value(m, r, (Size){ width, INFINITY }), *what = set_what(m, r, width);
    const Look small = look_scaled(m->c, value_look(m), VALUE_LEAST);
    double further = 0; /* height of its lines but the first */
    if (!f) {
        f = label_set(m->c, r->value, small, width, label_start(m->c), r->value_at);
        further = f->size.height - small.leading;
    }
    const double cap = value_cap(f), high = cap + further;
    const double low = what ? what->size.height + WHAT_GAP : 0;
    m->frame->size.height = fmax(m->frame->size.height, high + low);
    add_at(m, f, 0, cap - f->baseline);
    if (what) add_at(m, what, 0, m->frame->size.height - what->size.height);
}

/* The value, and what it counts; returns the width that they leave no room in for a line, or that
 * of the meter where the line gives way to them. */
static double draw_value(const Meter *m, const Value *event, bool line)
{
    const double width = m->frame->size.width;
    const Reading given = read(m, event), parted = words_below(m, given);
    if (!given.value.n) return 0;
    double used = 0;
    if (line) used = draw_above(m, &given, width * VALUE_SHARE);
    if (line && !(used > 0)) used = draw_above(m, &parted, width * VALUE_SHARE);
    if (used > 0) return used;
    if (!draw_beside(m, &given) && !(draw_above(m, &given, width) > 0) &&
        !(draw_above(m, &parted, width) > 0))
        draw_high(m, &parted);
    return width;
}

/* The line, from `x` on. */
static void draw_plot(Meter *m, double x)
{
    const Size size = m->frame->size;
    const bool axis = value_get(value_get(m->chart, "x"), "from");
    const double width = size.width - x - DISC;
    const double above = m->chart ? DISC : look_named(m->c, "meter-note").leading + NOTE_GAP;
    m->plot = (Rect){ widget_x(m->c, x, width, size.width - DISC), above, width,
                      size.height - above - (axis ? axis_height(m) : DISC) };
    if (m->filled) draw_area(m);
    draw_limit(m);
    draw_line(m);
    draw_axis(m);
    if (!m->chart) draw_extremes(m);
}

Frame *widget_meter(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Str color = value_str(value_get(options, "color"));
    const Size size = { limits.width, isfinite(limits.height) ? limits.height : HEIGHT };
    Meter m = { .c = c,
                .color = c->color(c->user, color.n ? str_c(c->keep, color) : "ink"),
                .filled = value_truth(value_get(options, "filled")),
                .frame = frame_new(c->keep, size) };
    read_values(&m, value);
    const bool line = value_count(m.values) > 1;
    const double used = draw_value(&m, value, line);
    if (line && used < size.width) draw_plot(&m, used > 0 ? used + GAP_MIN : 0);
    return m.frame;
}
