/* phases.c - the session as a bar: briefing, turns, review, each as long as its minutes, which
 * stand below the borders.  Turns are told apart by their ground: white, hatched, and dark for
 * those that the report buys.  What has no room in its part stands above it. */
#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"

#define PAD 5.0
#define EDGE 1.4
#define GAP 3.0
#define HATCH_PITCH 4.2
#define HATCH_WIDTH 0.5

typedef struct Phase {
    double from, to; /* minutes */
    Frame *label;
    double x; /* where the label starts */
    bool hatched, dark, above;
} Phase;

typedef struct Bar {
    const WidgetContext *c;
    Phase *phases;
    size_t n;
    double width, minutes, top, height;
    Frame *frame;
} Bar;

static double x_of(const Bar *b, double minute)
{
    return EDGE / 2 + (b->width - EDGE) * minute / b->minutes;
}

/* "Turns 7–10", or a word. */
static Str name_of(const WidgetContext *c, const Value *phase)
{
    const int first = (int)value_integer(value_get(phase, "first"), 0),
              last = (int)value_integer(value_get(phase, "last"), 0);
    const Str id = value_str(value_get(phase, "id"));
    if (!first) return widget_string(c, "phases", str_c(c->scratch, id));
    const Str one = widget_string(c, "phases", "turn"), many = widget_string(c, "phases", "turns");
    if (first == last) return str_format(c->keep, "%.*s %d", (int)one.n, one.p, first);
    return str_format(c->keep, "%.*s %d–%d", (int)many.n, many.p, first, last);
}

static void read_phase(Bar *b, Phase *p, const Value *value)
{
    const WidgetContext *c = b->c;
    const Str id = value_str(value_get(value, "id"));
    Look look = look_named(c, "phase");
    p->from = (double)value_integer(value_get(value, "from"), 0);
    p->to = (double)value_integer(value_get(value, "to"), 0);
    p->dark = str_is(id, "bought");
    p->hatched = str_is(id, "play");
    p->label = label_set(c, name_of(c, value), look, INFINITY, LABEL_LEFT, SPAN_NONE);
    p->above = p->label->size.width + 2 * PAD > x_of(b, p->to) - x_of(b, p->from);
    if (p->dark && !p->above)
        p->label =
            label_set(c, name_of(c, value), look_colored(c, look, c->color(c->user, "paper")),
                      INFINITY, LABEL_LEFT, SPAN_NONE);
}

/* Lines at 45 degrees, cut to the part. */
static void add_hatch(const Bar *b, Rect r)
{
    const WidgetContext *c = b->c;
    PathBuilder lines = { .arena = c->keep };
    const double least = r.x + r.y, most = least + r.width + r.height;
    for (double sum = ceil(least / HATCH_PITCH) * HATCH_PITCH; sum < most; sum += HATCH_PITCH) {
        const double low = fmax(r.x, sum - r.y - r.height), high = fmin(r.x + r.width, sum - r.y);
        if (high - low < 0.1) continue;
        path_move(&lines, low, sum - low);
        path_line(&lines, high, sum - high);
    }
    const Stroke stroke = { .width = HATCH_WIDTH, .color = c->color(c->user, "mute") };
    if (lines.n)
        frame_add_path(c->keep, b->frame, (Point){ 0, 0 }, path_done(&lines, COLOR_NONE, stroke));
}

static void draw_ground(const Bar *b, const Phase *p, Rect r)
{
    const WidgetContext *c = b->c;
    frame_add_path(c->keep, b->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, r, 0, c->color(c->user, p->dark ? "night" : "paper"),
                                (Stroke){ .width = EDGE, .color = c->color(c->user, "ink") }));
    if (!p->hatched) return;
    /* Below the words it is white. */
    const double white = p->above ? 0 : p->label->size.width + 2 * PAD;
    const double x = b->c->rtl ? r.x : r.x + white;
    add_hatch(b, (Rect){ x, r.y, r.width - white, r.height });
}

static void draw_phase(const Bar *b, const Phase *p)
{
    const WidgetContext *c = b->c;
    const double from = x_of(b, p->from), width = x_of(b, p->to) - from;
    const Rect r = { widget_x(c, from, width, b->width), b->top, width, b->height };
    const Size size = p->label->size;
    draw_ground(b, p, r);
    const double y = p->above ? 0 : b->top + (b->height - size.height) / 2;
    frame_add_frame(c->keep, b->frame, (Point){ widget_x(c, p->x, size.width, b->width), y },
                    p->label);
}

/* A label above the bar ends with its part, or stands right after the one before it; those that
 * would leave the bar at its end move back. */
static void place_labels(Bar *b)
{
    double after = 0, before = b->width;
    for (size_t i = 0; i < b->n; i++) {
        Phase *p = &b->phases[i];
        p->x = x_of(b, p->from) + PAD;
        if (!p->above) continue;
        p->x = fmax(x_of(b, p->to) - p->label->size.width, after);
        after = p->x + p->label->size.width + 2 * PAD;
    }
    for (size_t i = b->n; i-- > 0;) {
        Phase *p = &b->phases[i];
        if (!p->above) continue;
        p->x = fmin(p->x, before - p->label->size.width);
        before = p->x - 2 * PAD;
    }
}

/* A minute below a border, unless it would touch the one before it; returns where it ends. */
static double draw_minute(const Bar *b, double minute, double after)
{
    const WidgetContext *c = b->c;
    Frame *f = label_set(c, str_format(c->keep, "%.0f′", minute), look_named(c, "phase-minute"),
                         INFINITY, LABEL_LEFT, SPAN_NONE);
    const double x = fmin(fmax(x_of(b, minute) - f->size.width / 2, 0), b->width - f->size.width);
    if (x < after) return after;
    frame_add_frame(c->keep, b->frame,
                    (Point){ widget_x(c, x, f->size.width, b->width), b->top + b->height + 1 }, f);
    b->frame->size.height = b->top + b->height + 1 + f->size.height;
    return x + f->size.width + GAP;
}

Frame *widget_phases(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Bar b = { .c = c, .n = value_count(value), .width = limits.width };
    b.frame = frame_new(c->keep, (Size){ limits.width, 0 });
    if (!b.n) return b.frame;
    b.minutes = (double)value_integer(value_get(value_at(value, b.n - 1), "to"), 1);
    b.phases = ARENA_ARRAY(c->scratch, Phase, b.n);
    for (size_t i = 0; i < b.n; i++) {
        Phase *p = &b.phases[i];
        read_phase(&b, p, value_at(value, i));
        b.height = fmax(b.height, p->label->size.height + 2 * PAD);
        if (p->above) b.top = fmax(b.top, p->label->size.height + 1);
    }
    place_labels(&b);
    double after = draw_minute(&b, 0, 0);
    for (size_t i = 0; i < b.n; i++) {
        draw_phase(&b, &b.phases[i]);
        after = draw_minute(&b, b.phases[i].to, after);
    }
    return b.frame;
}
