/* chart_series.c - the series of a chart, and their names at the right of the plot. */
#include "widgets/chart.h"

#include <math.h>

#include "draw/path.h"

#define COLUMN_MAX 0.3  /* of the width, for the labels at the right */
#define KEY 6.0         /* from a series' marker to its name */
#define MARKER 2.3      /* radius, points */
#define MARKER_ROOM 9.0 /* series whose values are closer to each other have no marker at each */
#define EXACT_MAX 1e7   /* values from here on are written as on the axis */
#define PLAIN 2         /* so many series are told apart by their dashes alone */
#define MOVED 2.0       /* points from the end of its line from which on a name has a leader */

static void add_marker(PathBuilder *b, Marker marker, Point p, double r)
{
    switch (marker) {
    case MARKER_DISC:
    case MARKER_RING: path_circle(b, p, r); return;
    case MARKER_SQUARE:
        path_rect(b, (Rect){ p.x - r * 0.9, p.y - r * 0.9, r * 1.8, r * 1.8 },
                  (const double[4]){ 0, 0, 0, 0 });
        return;
    case MARKER_TRIANGLE:
        path_move(b, p.x, p.y - r * 1.25);
        path_line(b, p.x + r * 1.2, p.y + r * 0.85);
        path_line(b, p.x - r * 1.2, p.y + r * 0.85);
        break;
    case MARKER_DIAMOND:
        path_move(b, p.x, p.y - r * 1.35);
        path_line(b, p.x + r * 1.35, p.y);
        path_line(b, p.x, p.y + r * 1.35);
        path_line(b, p.x - r * 1.35, p.y);
        break;
    }
    path_close(b);
}

static Point series_point(const Chart *ch, const Value *values, size_t i)
{
    return (Point){ chart_value_x(ch, values, i),
                    chart_value_y(ch, value_number(value_at(values, i), 0)) };
}

/* A value between two gaps: without a marker nothing would show it. */
static bool is_lone(const Value *values, size_t i)
{
    return (i == 0 || !chart_is_number(value_at(values, i - 1))) &&
           (i + 1 == value_count(values) || !chart_is_number(value_at(values, i + 1)));
}

/* A thin rim of paper sets markers off the lines they stand on. */
static void add_markers_path(const WidgetContext *c, Chart *ch, const PathBuilder *markers,
                             const SeriesLook *look)
{
    const Color color = c->color(c->user, look->color), paper = c->color(c->user, "paper");
    const bool ring = look->marker == MARKER_RING;
    Stroke rim = { .width = ring ? 1 : 0.7, .color = ring ? color : paper };
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 },
                   path_done(markers, ring ? paper : color, rim));
}

/* The value that the series' name points at; the number of values where there is none. */
static size_t last_value(const Value *values)
{
    for (size_t i = value_count(values); i-- > 0;)
        if (chart_is_number(value_at(values, i))) return i;
    return value_count(values);
}

/* At each value where dashes are not enough; where markers would run into each other, at the last
 * one. */
static void draw_markers(const WidgetContext *c, Chart *ch, const Value *values,
                         const SeriesLook *look)
{
    const size_t n = value_count(values), last = last_value(values);
    const bool plain = value_count(value_get(ch->value, "series")) <= PLAIN;
    const bool all = !plain && ch->plot.width >= MARKER_ROOM * (double)(n - 1);
    PathBuilder b = { .arena = c->keep };
    for (size_t i = 0; i < n; i++)
        if (chart_is_number(value_at(values, i)) &&
            (all || (!plain && i == last) || is_lone(values, i)))
            add_marker(&b, look->marker, series_point(ch, values, i), MARKER);
    add_markers_path(c, ch, &b, look);
}

static void draw_series(const WidgetContext *c, Chart *ch, const Value *series,
                        const SeriesLook *look)
{
    const Value *values = value_get(series, "values");
    PathBuilder b = { .arena = c->keep };
    bool drawing = false;
    for (size_t i = 0; i < value_count(values); i++) {
        const bool there = chart_is_number(value_at(values, i));
        const Point p = there ? series_point(ch, values, i) : (Point){ 0, 0 };
        if (there && drawing) path_line(&b, p.x, p.y);
        else if (there) path_move(&b, p.x, p.y);
        drawing = there;
    }
    Stroke stroke = chart_stroke(c, look->color, look == chart_look(0) ? 1.7 : 1.3);
    stroke.dash[0] = look->dash[0];
    stroke.dash[1] = look->dash[1];
    stroke.round = true;
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_done(&b, COLOR_NONE, stroke));
    draw_markers(c, ch, values, look);
}

Str chart_number(const WidgetContext *c, const Chart *ch, double v)
{
    if (fabs(v) >= EXACT_MAX) return scale_number(&ch->y, c->scratch, v);
    Scale whole = { .unit = 1, .suffix = "", .group = ch->y.group, .point = ch->y.point };
    while (whole.decimals < 4 &&
           fabs(v * pow(10, whole.decimals) - round(v * pow(10, whole.decimals))) > 1e-6)
        whole.decimals++;
    return scale_number(&whole, c->scratch, v);
}

/* The name of a series, behind its last value where there is a line that ends with it. */
static Str name_of(const WidgetContext *c, const Chart *ch, const Value *series)
{
    const Value *values = value_get(series, "values");
    const size_t last = last_value(values);
    const Str name = label_plain(c, value_str(value_get(series, "name")));
    if (ch->bars || last == value_count(values)) return name;
    const Str value = chart_number(c, ch, value_number(value_at(values, last), 0));
    return str_format(c->keep, "%.*s %.*s", (int)value.n, value.p, (int)name.n, name.p);
}

void chart_collect_labels(const WidgetContext *c, Chart *ch, double width)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t i = 0; i < value_count(all); i++) {
        const Value *name = value_get(value_at(all, i), "name");
        EndLabel *label = vec_push(c->scratch, &ch->labels);
        label->look = chart_look(i);
        label->color = c->color(c->user, label->look->color);
        label->leading = ch->label.leading;
        label->text =
            label_set(c, name_of(c, ch, value_at(all, i)), look_colored(c, ch->label, label->color),
                      width * COLUMN_MAX, LABEL_LEFT, value_span(name));
        ch->column = fmax(ch->column, label->text->size.width);
    }
}

/* Where the lines end, in the order of chart_collect_labels(). */
static void wish_places(Chart *ch)
{
    const Value *all = value_get(ch->value, "series");
    const double right = ch->plot.x + ch->plot.width;
    for (size_t i = 0; i < ch->labels.n; i++) {
        EndLabel *label = &ch->labels.at[i];
        label->from = right;
        label->wish = ch->plot.y;
        const Value *values = value_get(value_at(all, i), "values");
        const size_t last = last_value(values);
        if (ch->bars || last == value_count(values)) { /* nothing to point at */
            label->from = NAN;
            label->wish += ((double)i + 0.5) * label->leading;
            continue;
        }
        const Point end = series_point(ch, values, last);
        label->wish = end.y;
        /* Within the plot a leader would look like the line going on across the gap. */
        label->from = fmax(end.x, right - ch->pad);
    }
}

static void place_labels(const WidgetContext *c, Chart *ch)
{
    const size_t n = ch->labels.n;
    double *center = ARENA_ARRAY(c->scratch, double, n),
           *height = ARENA_ARRAY(c->scratch, double, n);
    wish_places(ch);
    /* By insertion: few, and equal ones keep their order. */
    for (size_t i = 1; i < n; i++) {
        const EndLabel label = ch->labels.at[i];
        size_t k = i;
        for (; k > 0 && ch->labels.at[k - 1].wish > label.wish; k--)
            ch->labels.at[k] = ch->labels.at[k - 1];
        ch->labels.at[k] = label;
    }
    for (size_t i = 0; i < n; i++) {
        const EndLabel *label = &ch->labels.at[i];
        height[i] = label->text->size.height;
        /* The first line is what points at the end of the series. */
        center[i] = label->wish + (height[i] - label->leading) / 2;
    }
    const double top = ch->marks.n ? ch->plot.y - ch->label.leading / 2 : 0;
    spread_labels(c->scratch, center, height, n, top,
                  ch->plot.y + ch->plot.height + CHART_TICK_GAP);
    for (size_t i = 0; i < n; i++)
        ch->labels.at[i].y = center[i] - (height[i] - ch->labels.at[i].leading) / 2;
}

/* What stands for a series that has no end to point at: how its bars are filled, or its marker. */
static void draw_key(const WidgetContext *c, Chart *ch, const EndLabel *label, double x)
{
    PathBuilder marker = { .arena = c->keep };
    const Point at = { x - KEY, label->y };
    if (ch->bars) {
        chart_draw_swatch(c, ch, at, label->look);
        return;
    }
    add_marker(&marker, label->look->marker, at, MARKER);
    add_markers_path(c, ch, &marker, label->look);
}

/* The name, and a leader from the end of the line where it had to move away.  No marker: it would
 * look like one more value. */
static void draw_label(const WidgetContext *c, Chart *ch, const EndLabel *label)
{
    const double right = ch->plot.x + ch->plot.width, x = right + CHART_LEADER;
    PathBuilder leader = { .arena = c->keep };
    chart_text(c, ch, label->text, x, label->y);
    if (isnan(label->from)) {
        draw_key(c, ch, label, x);
        return;
    }
    if (fabs(label->y - label->wish) < MOVED && label->from <= right) return;
    path_move(&leader, label->from + MARKER + 1, label->wish);
    path_line(&leader, right + CHART_LEADER * 0.4, label->wish);
    path_line(&leader, x - 2, label->y);
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 },
                   path_done(&leader, COLOR_NONE, (Stroke){ .width = 0.5, .color = label->color }));
}

void chart_draw_series(const WidgetContext *c, Chart *ch)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t i = value_count(all); i-- > 0;) /* the first one on top */
        draw_series(c, ch, value_at(all, i), chart_look(i));
}

void chart_draw_labels(const WidgetContext *c, Chart *ch)
{
    place_labels(c, ch);
    for (size_t i = 0; i < ch->labels.n; i++) draw_label(c, ch, &ch->labels.at[i]);
}
