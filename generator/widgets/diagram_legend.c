/* diagram_legend.c - what outlines and lines of a diagram mean: those that occur in it. */
#include <math.h>

#include "draw/path.h"
#include "widgets/diagram.h"
#include "widgets/diagram_kind.h"

#define SAMPLE_WIDTH 22.0
#define SAMPLE_HEIGHT 14.0
#define DETAIL 0.5
#define GLYPH 8.0
#define SAMPLE_GAP 4.5
#define COLUMN_GAP 9.0
#define ROW_GAP 3.0

/* Entries to be set in columns. */
typedef struct Legend {
    VEC(Frame *) entries;
    Look look;
    double widest;
} Legend;

/* An entry: room for the sample at the left, the word beside it. */
static Frame *add_entry(const WidgetContext *c, Legend *l, const char *group, const char *word,
                        double width)
{
    Frame *text = label_set(c, widget_string(c, group, word), l->look,
                            fmax(width - SAMPLE_WIDTH - SAMPLE_GAP, 30), label_start(c), SPAN_NONE);
    const double height = fmax(SAMPLE_HEIGHT, text->size.height);
    const double wide = SAMPLE_WIDTH + SAMPLE_GAP + text->size.width;
    const double x = widget_x(c, SAMPLE_WIDTH + SAMPLE_GAP, text->size.width, wide);
    Frame *entry = frame_new(c->keep, (Size){ wide, height });
    frame_add_frame(c->keep, entry, (Point){ x, (height - text->size.height) / 2 }, text);
    *vec_push(c->scratch, &l->entries) = entry;
    l->widest = fmax(l->widest, entry->size.width);
    return entry;
}

/* Where the entry's sample is. */
static double sample_x(const WidgetContext *c, const Frame *entry)
{
    return widget_x(c, 0, SAMPLE_WIDTH, entry->size.width);
}

static void add_kind(const WidgetContext *c, Legend *l, size_t kind, double width)
{
    Frame *entry = add_entry(c, l, "component", kind_name(kind), width);
    Stroke stroke = { .width = 0.6, .color = c->color(c->user, "ink") };
    const Rect sample = { sample_x(c, entry), (entry->size.height - SAMPLE_HEIGHT) / 2,
                          SAMPLE_WIDTH, SAMPLE_HEIGHT };
    kind_draw_outline(c->keep, entry, kind, sample, DETAIL, c->color(c->user, "paper"), stroke);
    const Rect inner = rect_inset(sample, kind_insets(kind, DETAIL));
    const double size = fmin(GLYPH, inner.height);
    kind_draw_glyph(
        c->keep, entry, kind,
        (Point){ inner.x + (inner.width - size) / 2, inner.y + (inner.height - size) / 2 }, size,
        stroke.color);
}

static void add_stack(const WidgetContext *c, Legend *l, double width)
{
    Frame *entry = add_entry(c, l, "diagram", "instances", width);
    Stroke stroke = { .width = 0.6, .color = c->color(c->user, "ink") };
    const size_t box = kind_find(STR("other"));
    const double y = (entry->size.height - SAMPLE_HEIGHT) / 2;
    for (double shift = 5; shift >= 0; shift -= 2.5) {
        Rect r = { sample_x(c, entry) + shift, y + 5 - shift, SAMPLE_WIDTH - 5, SAMPLE_HEIGHT - 5 };
        kind_draw_outline(c->keep, entry, box, r, DETAIL, c->color(c->user, "paper"), stroke);
    }
}

static void add_flow(const WidgetContext *c, Legend *l, FlowKind kind, double width)
{
    static const char *const words[FLOW_KINDS] = {
        [FLOW_SYNC] = "sync",
        [FLOW_ASYNC] = "async",
        [FLOW_FALLBACK] = "fallback",
    };
    Frame *entry = add_entry(c, l, "flow", words[kind], width);
    const double x = sample_x(c, entry), y = entry->size.height / 2, foot = SAMPLE_WIDTH - 6;
    PathBuilder b = { .arena = c->keep };
    path_move(&b, x, y);
    path_curve(&b, (Point){ x + foot / 3, y }, (Point){ x + foot * 2 / 3, y },
               (Point){ x + foot, y });
    DiagramFlow flow = {
        .kind = kind, .curve = b.segments, .n = b.n, .tip = { x + SAMPLE_WIDTH, y }
    };
    diagram_draw_flow(c, entry, &flow);
}

static size_t columns_of(const Legend *l, double width)
{
    return (size_t)fmax(1, floor((width + COLUMN_GAP) / (l->widest + COLUMN_GAP)));
}

/* Puts entries `from` up to `to` below what `frame` has, in as many columns as fit; no row has one
 * alone where they can be about even. */
static void add_columns(const WidgetContext *c, Frame *frame, const Legend *l, size_t from,
                        size_t to)
{
    const double width = frame->size.width;
    const size_t fit = columns_of(l, width), rows = (to - from + fit - 1) / fit;
    const size_t even = rows ? (to - from + rows - 1) / rows : 1;
    for (; from < to; from += even) {
        double highest = 0;
        if (frame->size.height > 0) frame->size.height += ROW_GAP;
        for (size_t i = from; i < from + even && i < to; i++) {
            const double x = (width + COLUMN_GAP) / (double)fit * (double)(i - from);
            const Frame *entry = l->entries.at[i];
            const Point at = { widget_x(c, x, entry->size.width, width), frame->size.height };
            frame_add_frame(c->keep, frame, at, entry);
            highest = fmax(highest, l->entries.at[i]->size.height);
        }
        frame->size.height += highest;
    }
}

Frame *diagram_legend(const WidgetContext *c, const Diagram *d, double width)
{
    bool flows[FLOW_KINDS] = { 0 }, kinds[KIND_COUNT] = { 0 }, stacked = false;
    for (size_t i = 0; i < d->flows.n; i++) flows[d->flows.at[i].kind] = true;
    for (size_t i = 0; i < d->nodes.n; i++) {
        kinds[d->nodes.at[i].kind] = true;
        stacked = stacked || d->nodes.at[i].instances > 1;
    }
    Legend l = { .look = look_named(c, "diagram-legend") };
    for (int i = 0; i < FLOW_KINDS; i++)
        if (flows[i]) add_flow(c, &l, (FlowKind)i, width);
    size_t lines = l.entries.n;
    if (stacked) add_stack(c, &l, width);
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (kinds[i]) add_kind(c, &l, i, width);

    Frame *frame = frame_new(c->keep, (Size){ width, 0 });
    /* The stack stands beside the flows where there is room, else among the kinds. */
    if (stacked && lines < columns_of(&l, width)) lines++;
    add_columns(c, frame, &l, 0, lines);
    add_columns(c, frame, &l, lines, l.entries.n);
    return frame;
}
