/* chart.c - line charts as they come out of a dashboard, for paper.
 *
 * Series are told apart by marker and dash as well as by colour, and named at the end of their
 * line rather than in a legend.  The values of a series are evenly spread over the whole of the x
 * axis, so series may have different numbers of values; null is a gap.  The title is not drawn. */
#include <math.h>

#include "base/vec.h"
#include "draw/path.h"
#include "widgets/label.h"
#include "widgets/scale.h"

#define ASPECT 0.5     /* height to width, where nothing else is asked for */
#define ASPECT_MAX 0.7 /* taller charts read worse */
#define COLUMN_MAX 0.3 /* of the width, for the labels at the right */
#define LEADER 22.0    /* points between the plot and its labels */
#define KEY 6.0        /* from a series' marker to its name */
#define TICK_GAP 5.0
#define NAME_GAP 8.0   /* between the last tick's label and the name of the axis */
#define MARKER 2.3     /* radius, points */
#define MARKERS_ALL 16 /* series of at most so many values have a marker at each */

typedef enum XKind { X_NONE, X_TIME, X_NUMBER, X_TEXT } XKind;
typedef enum Marker {
    MARKER_DISC,
    MARKER_SQUARE,
    MARKER_RING,
    MARKER_TRIANGLE,
    MARKER_DIAMOND
} Marker;

typedef struct SeriesLook {
    const char *colour;
    double dash[2];
    Marker marker;
} SeriesLook;

static const SeriesLook looks[] = {
    { "ink", { 0, 0 }, MARKER_DISC },
    { "teal", { 5, 2.5 }, MARKER_SQUARE },
    { "orange", { 0.2, 2.6 }, MARKER_TRIANGLE },
    { "violet", { 9, 2.5 }, MARKER_RING },
    { "red", { 2.5, 2.5 }, MARKER_DIAMOND },
};

static const SeriesLook *look_of_series(size_t i)
{
    return &looks[i % (sizeof looks / sizeof *looks)];
}

/* A name at the right of the plot, and the height it wants to be at. */
typedef struct EndLabel {
    Frame *text;
    const SeriesLook *look; /* NULL for a limit */
    Colour colour;
    double leading;
    double wish, y; /* centre of the first line's capitals, wished and found */
    double from;    /* x at which the leader starts */
} EndLabel;

typedef struct Chart {
    const Value *value;
    XKind x_kind;
    Scale x, y;
    Frame *x_from, *x_to, *x_name; /* the first two where x_kind is X_TEXT; the name may be NULL */
    Rect plot;
    Look axis, label, note;
    VEC(EndLabel) labels;
    double column; /* width of the labels */
    Frame *frame;
} Chart;

static double value_y(const Chart *ch, double v)
{
    /* Clamped: only values that no printer could tell from the axis' end are outside. */
    const double within = fmin(fmax(v, ch->y.low), ch->y.high);
    const double share = (within - ch->y.low) / (ch->y.high - ch->y.low);
    return ch->plot.y + ch->plot.height * (1 - share);
}

static bool is_number(const Value *v)
{
    return v && (v->kind == VALUE_INT || v->kind == VALUE_REAL);
}

/* "21:05" to minutes. */
static bool parse_time(Str s, double *minutes)
{
    const size_t colon = str_find(s, ':');
    int64_t hour, minute;
    if (!str_to_int(str_slice(s, 0, colon), &hour) || hour < 0 || hour > 47) return false;
    if (!str_to_int(str_slice(s, colon + 1, s.n), &minute) || minute < 0 || minute > 59)
        return false;
    *minutes = (double)(hour * 60 + minute);
    return true;
}

/* About as many ticks as labels as wide as `sample` leave air between. */
static int ticks_wanted(const WidgetContext *c, const Chart *ch, Str sample)
{
    Frame *text = label_set(c, sample, ch->axis, INFINITY, LABEL_LEFT, SPAN_NONE);
    return (int)fmax(2, fmin(ch->plot.width / (text->size.width * 2.2), 8));
}

static void read_x(const WidgetContext *c, Chart *ch)
{
    const Value *x = value_get(ch->value, "x");
    const Str from = value_str(value_get(x, "from")), to = value_str(value_get(x, "to"));
    double low, high;
    ch->x_kind = from.n || to.n ? X_TEXT : X_NONE;
    if (parse_time(from, &low) && parse_time(to, &high)) {
        if (high < low) high += 24 * 60; /* past midnight */
        if (high == low) return;
        ch->x_kind = X_TIME;
        ch->x = scale_minutes(low, high, ticks_wanted(c, ch, STR("00:00")));
    } else if (str_to_real(from, &low) && str_to_real(to, &high) && low < high) {
        ch->x_kind = X_NUMBER;
        ch->x = scale_tight(low, high, ticks_wanted(c, ch, from.n > to.n ? from : to));
    }
}

/* The range of all values and limits.  Zero belongs to it unless everything is far from it. */
static void read_y(Chart *ch, double height)
{
    double low = INFINITY, high = -INFINITY;
    const Value *all = value_get(ch->value, "series"), *limits = value_get(ch->value, "limits");
    for (size_t s = 0; s < value_count(all); s++) {
        const Value *values = value_get(value_at(all, s), "values");
        for (size_t i = 0; i < value_count(values); i++) {
            if (!is_number(value_at(values, i))) continue;
            low = fmin(low, value_number(value_at(values, i), 0));
            high = fmax(high, value_number(value_at(values, i), 0));
        }
    }
    for (size_t i = 0; i < value_count(limits); i++) {
        low = fmin(low, value_number(value_get(value_at(limits, i), "at"), low));
        high = fmax(high, value_number(value_get(value_at(limits, i), "at"), high));
    }
    if (!(low <= high)) low = 0, high = 1;
    if (low > 0 && low < high * 0.7) low = 0;
    if (high < 0 && high > low * 0.7) high = 0;
    const double step = ch->axis.leading * 3;
    ch->y = scale_loose(low, high, (int)fmax(2, fmin(height / step, 6)));
}

static Stroke stroke_of(const WidgetContext *c, const char *colour, double width)
{
    return (Stroke){ .width = width, .colour = c->colour(c->user, colour) };
}

static void add_line(const WidgetContext *c, Chart *ch, Point from, Point to, Stroke stroke)
{
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_of_line(c->keep, from, to, stroke));
}

/* Adds `text` so that the middle of its capitals is at `y`. */
static void add_text(const WidgetContext *c, Chart *ch, const Frame *text, double x, double y)
{
    const double top = y + label_cap_height(text) / 2 - text->baseline;
    frame_add_frame(c->keep, ch->frame, (Point){ x, top }, text);
}

static Frame *axis_text(const WidgetContext *c, const Chart *ch, Str text)
{
    return label_set(c, text, ch->axis, INFINITY, LABEL_LEFT, SPAN_NONE);
}

static void draw_y_axis(const WidgetContext *c, Chart *ch)
{
    for (int i = 0; i < ch->y.n; i++) {
        const double v = scale_tick(&ch->y, i), y = value_y(ch, v);
        const double right = ch->plot.x + ch->plot.width;
        const bool zero = fabs(v) < ch->y.step / 2;
        add_line(c, ch, (Point){ ch->plot.x, y }, (Point){ right, y },
                 stroke_of(c, zero || i == 0 ? "mute" : "line", zero || i == 0 ? 0.6 : 0.4));
        Frame *text = axis_text(c, ch, scale_number(&ch->y, c->keep, v));
        add_text(c, ch, text, ch->plot.x - TICK_GAP - text->size.width, y);
    }
}

/* A tick with its label below the plot; `hang` is the part of the label that is left of the tick.
 * Returns the label's right end. */
static double draw_x_tick(const WidgetContext *c, Chart *ch, double x, const Frame *label,
                          double hang)
{
    const double bottom = ch->plot.y + ch->plot.height, left = x - label->size.width * hang;
    add_line(c, ch, (Point){ x, bottom }, (Point){ x, bottom + 3 }, stroke_of(c, "mute", 0.6));
    frame_add_frame(c->keep, ch->frame, (Point){ left, bottom + TICK_GAP }, label);
    return left + label->size.width;
}

static void draw_x_axis(const WidgetContext *c, Chart *ch)
{
    const double left = ch->plot.x, right = left + ch->plot.width;
    double end = right;
    if (ch->x_kind == X_TEXT) {
        draw_x_tick(c, ch, left, ch->x_from, 0);
        draw_x_tick(c, ch, right, ch->x_to, 1);
    }
    for (int i = 0; (ch->x_kind == X_TIME || ch->x_kind == X_NUMBER) && i < ch->x.n; i++) {
        const double v = scale_tick(&ch->x, i);
        const double at = left + (v - ch->x.low) / (ch->x.high - ch->x.low) * ch->plot.width;
        const bool time = ch->x_kind == X_TIME;
        Str text = time ? scale_time(c->keep, v) : scale_number(&ch->x, c->keep, v);
        end = draw_x_tick(c, ch, at, axis_text(c, ch, text), 0.5);
    }
    if (!ch->x_name) return;
    const double x = fmax(right + LEADER, end + NAME_GAP);
    frame_add_frame(c->keep, ch->frame, (Point){ x, ch->plot.y + ch->plot.height + TICK_GAP },
                    ch->x_name);
}

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
    const size_t n = value_count(values);
    /* A single value is the latest one. */
    const double share = n > 1 ? (double)i / (double)(n - 1) : 1;
    return (Point){ ch->plot.x + share * ch->plot.width,
                    value_y(ch, value_number(value_at(values, i), 0)) };
}

/* A value between two gaps: without a marker nothing would show it. */
static bool is_lone(const Value *values, size_t i)
{
    return (i == 0 || !is_number(value_at(values, i - 1))) &&
           (i + 1 == value_count(values) || !is_number(value_at(values, i + 1)));
}

/* A thin rim of paper sets markers off the lines they stand on. */
static void add_markers_path(const WidgetContext *c, Chart *ch, const PathBuilder *markers,
                             const SeriesLook *look)
{
    const Colour colour = c->colour(c->user, look->colour), paper = c->colour(c->user, "paper");
    const bool ring = look->marker == MARKER_RING;
    Stroke rim = { .width = ring ? 1 : 0.7, .colour = ring ? colour : paper };
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 },
                   path_done(markers, ring ? paper : colour, rim));
}

static void draw_markers(const WidgetContext *c, Chart *ch, const Value *values,
                         const SeriesLook *look)
{
    const size_t n = value_count(values), each = n <= MARKERS_ALL ? 1 : (n + 7) / 8;
    PathBuilder b = { .arena = c->keep };
    for (size_t i = 0; i < n; i++)
        if (is_number(value_at(values, i)) && ((n - 1 - i) % each == 0 || is_lone(values, i)))
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
        const bool there = is_number(value_at(values, i));
        const Point p = there ? series_point(ch, values, i) : (Point){ 0, 0 };
        if (there && drawing) path_line(&b, p.x, p.y);
        else if (there) path_move(&b, p.x, p.y);
        drawing = there;
    }
    Stroke stroke = stroke_of(c, look->colour, 1.3);
    stroke.dash[0] = look->dash[0];
    stroke.dash[1] = look->dash[1];
    stroke.round = true;
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_done(&b, COLOUR_NONE, stroke));
    draw_markers(c, ch, values, look);
}

static void draw_limits(const WidgetContext *c, Chart *ch)
{
    const Value *limits = value_get(ch->value, "limits");
    Stroke stroke = stroke_of(c, "red", 0.7);
    stroke.dash[0] = 3.5;
    stroke.dash[1] = 2;
    for (size_t i = 0; i < value_count(limits); i++) {
        const double y = value_y(ch, value_number(value_get(value_at(limits, i), "at"), 0));
        add_line(c, ch, (Point){ ch->plot.x, y }, (Point){ ch->plot.x + ch->plot.width, y },
                 stroke);
    }
}

/* Texts and colours of the labels at the right; their places come later. */
static void collect_labels(const WidgetContext *c, Chart *ch, double width)
{
    const double most = width * COLUMN_MAX;
    const Value *all = value_get(ch->value, "series"), *limits = value_get(ch->value, "limits");
    const size_t n_series = value_count(all), n = n_series + value_count(limits);
    for (size_t i = 0; i < n; i++) {
        const bool series = i < n_series;
        const Value *name = series ? value_get(value_at(all, i), "name")
                                   : value_get(value_at(limits, i - n_series), "label");
        EndLabel *label = vec_push(c->scratch, &ch->labels);
        label->look = series ? look_of_series(i) : NULL;
        label->colour = c->colour(c->user, series ? label->look->colour : "red");
        label->leading = (series ? ch->label : ch->note).leading;
        label->text = label_set(c, label_plain(c, value_str(name)),
                                look_coloured(c, series ? ch->label : ch->note, label->colour),
                                most, LABEL_LEFT, value_span(name));
        ch->column = fmax(ch->column, label->text->size.width);
    }
    const Value *name = value_get(value_get(ch->value, "x"), "label");
    if (!value_truth(name)) return;
    ch->x_name =
        label_set(c, label_plain(c, value_str(name)), ch->note, most, LABEL_LEFT, value_span(name));
    ch->column = fmax(ch->column, ch->x_name->size.width + NAME_GAP);
}

/* Where the lines end, in the order of collect_labels(). */
static void wish_places(Chart *ch)
{
    const Value *all = value_get(ch->value, "series"), *limits = value_get(ch->value, "limits");
    const size_t n_series = value_count(all);
    const double right = ch->plot.x + ch->plot.width;
    for (size_t i = 0; i < ch->labels.n; i++) {
        EndLabel *label = &ch->labels.at[i];
        label->from = right;
        label->wish = ch->plot.y;
        if (i >= n_series) {
            const Value *at = value_get(value_at(limits, i - n_series), "at");
            label->wish = value_y(ch, value_number(at, 0));
            continue;
        }
        const Value *values = value_get(value_at(all, i), "values");
        size_t last = value_count(values);
        while (last > 0 && !is_number(value_at(values, last - 1))) last--;
        if (!last) continue;
        const Point end = series_point(ch, values, last - 1);
        label->wish = end.y;
        label->from = end.x;
    }
}

static void place_labels(const WidgetContext *c, Chart *ch)
{
    const size_t n = ch->labels.n;
    double *centre = ARENA_ARRAY(c->scratch, double, n),
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
        centre[i] = label->wish + (height[i] - label->leading) / 2;
    }
    spread_labels(c->scratch, centre, height, n, 0, ch->plot.y + ch->plot.height + TICK_GAP);
    for (size_t i = 0; i < n; i++)
        ch->labels.at[i].y = centre[i] - (height[i] - ch->labels.at[i].leading) / 2;
}

/* A leader from the end of the line to its name, and the line's marker once more. */
static void draw_label(const WidgetContext *c, Chart *ch, const EndLabel *label)
{
    const double right = ch->plot.x + ch->plot.width, x = right + LEADER;
    const double key = x - KEY, stop = label->look ? key - MARKER * 2 : x - 3;
    PathBuilder leader = { .arena = c->keep }, marker = { .arena = c->keep };
    path_move(&leader, label->from + MARKER + 1.5, label->wish);
    path_line(&leader, right + LEADER * 0.24, label->wish);
    path_line(&leader, right + LEADER * 0.42, label->y);
    path_line(&leader, stop, label->y);
    frame_add_path(
        c->keep, ch->frame, (Point){ 0, 0 },
        path_done(&leader, COLOUR_NONE, (Stroke){ .width = 0.5, .colour = label->colour }));
    add_text(c, ch, label->text, x, label->y);
    if (!label->look) return;
    add_marker(&marker, label->look->marker, (Point){ key, label->y }, MARKER);
    add_markers_path(c, ch, &marker, label->look);
}

static double widest_tick(const WidgetContext *c, const Chart *ch)
{
    double widest = 0;
    for (int i = 0; i < ch->y.n; i++) {
        const Str number = scale_number(&ch->y, c->scratch, scale_tick(&ch->y, i));
        widest = fmax(widest, axis_text(c, ch, number)->size.width);
    }
    return widest;
}

/* The texts at the ends of an axis that is neither time nor number. */
static Frame *end_text(const WidgetContext *c, const Chart *ch, const char *key, LabelAlign align)
{
    const Value *text = value_get(value_get(ch->value, "x"), key);
    return label_set(c, label_plain(c, value_str(text)), ch->axis, ch->plot.width / 2 - TICK_GAP,
                     align, value_span(text));
}

/* Margins around the plot, from the texts that stand in them. */
static void arrange(const WidgetContext *c, Chart *ch, Size size, const Frame *unit)
{
    const double half = ch->axis.leading / 2;
    double below = ch->axis.leading;
    ch->plot.y = unit ? unit->size.height + half + 2 : half;
    ch->plot.height = fmax(size.height - ch->plot.y - TICK_GAP - below, 10);
    read_y(ch, ch->plot.height);
    collect_labels(c, ch, size.width);
    ch->plot.x = widest_tick(c, ch) + TICK_GAP;
    ch->plot.width = fmax(size.width - ch->plot.x - LEADER - ch->column, 10);
    read_x(c, ch);
    if (ch->x_kind == X_TEXT) {
        ch->x_from = end_text(c, ch, "from", LABEL_LEFT);
        ch->x_to = end_text(c, ch, "to", LABEL_RIGHT);
        below = fmax(below, fmax(ch->x_from->size.height, ch->x_to->size.height));
    }
    if (ch->x_name) below = fmax(below, ch->x_name->size.height);
    ch->plot.height = fmax(size.height - ch->plot.y - TICK_GAP - below, 10);
}

Frame *widget_chart(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Chart ch = {
        .value = value,
        .axis = look_named(c, "chart-axis"),
        .label = look_named(c, "chart-label"),
        .note = look_named(c, "chart-note"),
    };
    Size size = { limits.width, limits.width * ASPECT };
    if (isfinite(limits.height)) size.height = fmin(limits.height, limits.width * ASPECT_MAX);
    const Value *unit = value_get(value, "unit");
    Frame *unit_text = NULL;
    if (value_truth(unit))
        unit_text = label_set(c, label_plain(c, value_str(unit)), ch.note, size.width * 0.6,
                              LABEL_LEFT, value_span(unit));
    arrange(c, &ch, size, unit_text);

    ch.frame = frame_new(c->keep, size);
    if (unit_text) frame_add_frame(c->keep, ch.frame, (Point){ 0, 0 }, unit_text);
    draw_y_axis(c, &ch);
    draw_x_axis(c, &ch);
    draw_limits(c, &ch);
    const Value *all = value_get(value, "series");
    for (size_t i = value_count(all); i-- > 0;) /* the first one on top */
        draw_series(c, &ch, value_at(all, i), look_of_series(i));
    place_labels(c, &ch);
    for (size_t i = 0; i < ch.labels.n; i++) draw_label(c, &ch, &ch.labels.at[i]);
    return ch.frame;
}
