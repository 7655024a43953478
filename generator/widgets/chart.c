/* chart.c - line charts as they come out of a dashboard, for paper.
 *
 * Series are told apart by marker and dash as well as by colour, and named at the end of their
 * line rather than in a legend.  The values of a series are evenly spread over the whole of the x
 * axis, so series may have different numbers of values; null is a gap.  The y axis starts at zero
 * unless the scenario wants a close-up.  The title is not drawn. */
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
#define LABEL_AIR 6.0   /* between the labels of ticks */
#define NAME_GAP 2.0    /* between the ticks' labels and the name of the axis */
#define MARKER 2.3      /* radius, points */
#define MARKER_ROOM 9.0 /* series whose values are closer to each other have no marker at each */
#define DAY (24 * 60.0)
#define LIMIT_COLOUR "red"

typedef enum XKind { X_TIMES, X_DAYS, X_NUMBERS, X_TEXTS } XKind;
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

/* A place on the x axis; `hang` is the part of the label that is left of it. */
typedef struct Tick {
    double share; /* of the axis' length */
    double hang;
    Frame *label;
} Tick;

typedef struct Chart {
    const Value *value;
    VEC(Tick) ticks; /* of the x axis, from left to right */
    size_t stride;   /* every so many ticks have their label drawn */
    Frame *x_name;   /* or NULL */
    Scale y;
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

/* The short name of a day, 0 is Monday. */
static Str weekday(const WidgetContext *c, int day)
{
    Str names = widget_string(c, "weekdays");
    while (day-- > 0) names = str_slice(names, str_find(names, ' ') + 1, names.n);
    return str_slice(names, 0, str_find(names, ' '));
}

/* "Thu 06:00" or "Thu" to minutes since Monday. */
static bool parse_weekday(const WidgetContext *c, Str s, double *minutes)
{
    const size_t blank = str_find(s, ' ');
    double time = 0;
    if (blank < s.n && !parse_time(str_slice(s, blank + 1, s.n), &time)) return false;
    for (int day = 0; day < 7; day++)
        if (blank && str_eq(str_slice(s, 0, blank), weekday(c, day))) {
            *minutes = day * DAY + time;
            return true;
        }
    return false;
}

static Frame *axis_text(const WidgetContext *c, const Chart *ch, Str text)
{
    return label_set(c, text, ch->axis, INFINITY, LABEL_LEFT, SPAN_NONE);
}

/* About as many ticks as labels as wide as `sample` leave air between. */
static int ticks_wanted(const WidgetContext *c, const Chart *ch, Str sample)
{
    return (int)fmax(2, fmin(ch->plot.width / (axis_text(c, ch, sample)->size.width * 2.2), 8));
}

/* What the ends of the x axis are, and how far apart. */
static XKind read_ends(const WidgetContext *c, Str from, Str to, double *low, double *high)
{
    if (parse_time(from, low) && parse_time(to, high) && *low != *high) {
        if (*high < *low) *high += DAY; /* past midnight */
        return X_TIMES;
    }
    if (parse_weekday(c, from, low) && parse_weekday(c, to, high)) {
        if (*high <= *low) *high += 7 * DAY;
        return X_DAYS;
    }
    const bool numbers = str_to_real(from, low) && str_to_real(to, high) && *low < *high;
    return numbers ? X_NUMBERS : X_TEXTS;
}

static Str x_text(const WidgetContext *c, XKind kind, const Scale *scale, double v)
{
    if (kind == X_NUMBERS) return scale_number(scale, c->keep, v);
    const Str time = scale_time(c->keep, v);
    if (kind == X_TIMES) return time;
    const Str day = weekday(c, (int)(v / DAY) % 7);
    /* Whole days go by their names alone. */
    if (fmod(scale->step, DAY) == 0) return day;
    return str_format(c->keep, "%.*s %.*s", (int)day.n, day.p, (int)time.n, time.p);
}

/* An axis of times, days or numbers chooses its ticks; false where it is none. */
static bool scale_ticks(const WidgetContext *c, Chart *ch, Str from, Str to)
{
    double low, high;
    const XKind kind = read_ends(c, from, to, &low, &high);
    if (kind == X_TEXTS) return false;
    const int wanted = ticks_wanted(c, ch, from.n > to.n ? from : to);
    const Range range = { low, high, .keep_low = true, .keep_high = true };
    const Scale scale =
        kind == X_NUMBERS ? scale_of(range, wanted) : scale_minutes(low, high, wanted);
    if (scale.low < low || scale.high > high) return false; /* numbers too close to each other */
    for (int i = 0; i < scale.n; i++) {
        const double v = scale_tick(&scale, i);
        Frame *label = axis_text(c, ch, x_text(c, kind, &scale, v));
        *vec_push(c->scratch, &ch->ticks) = (Tick){ (v - low) / (high - low), 0.5, label };
    }
    return true;
}

/* The scenario's own labels: `from`, those between at equal distances, and `to`. */
static void text_ticks(const WidgetContext *c, Chart *ch, const Value *x)
{
    const Value *between = value_get(x, "ticks");
    const size_t last = value_count(between) + 1;
    const double most = ch->plot.width / 2 - TICK_GAP;
    for (size_t i = 0; i <= last; i++) {
        const Value *text = i == 0      ? value_get(x, "from")
                            : i == last ? value_get(x, "to")
                                        : value_at(between, i - 1);
        const LabelAlign align = i == 0 ? LABEL_LEFT : i == last ? LABEL_RIGHT : LABEL_CENTER;
        const double share = (double)i / (double)last;
        *vec_push(c->scratch, &ch->ticks) =
            (Tick){ share, i == 0 || i == last ? share : 0.5,
                    label_set(c, label_plain(c, value_str(text)), ch->axis, most, align,
                              value_span(text)) };
    }
}

static double tick_x(const Chart *ch, const Tick *tick)
{
    return ch->plot.x + tick->share * ch->plot.width;
}

static double tick_left(const Chart *ch, const Tick *tick)
{
    return tick_x(ch, tick) - tick->hang * tick->label->size.width;
}

/* Whether labels at every `stride`-th tick keep clear of each other. */
static bool has_room(const Chart *ch, size_t stride)
{
    for (size_t i = stride; i < ch->ticks.n; i += stride) {
        const Tick *before = &ch->ticks.at[i - stride];
        const double end = tick_left(ch, before) + before->label->size.width;
        if (tick_left(ch, &ch->ticks.at[i]) < end + LABEL_AIR) return false;
    }
    return true;
}

static void read_x(const WidgetContext *c, Chart *ch)
{
    const Value *x = value_get(ch->value, "x"), *own = value_get(x, "ticks");
    const Str from = value_str(value_get(x, "from")), to = value_str(value_get(x, "to"));
    const bool chosen = !value_count(own) && scale_ticks(c, ch, from, to);
    if (!chosen && (value_count(own) || from.n || to.n)) text_ticks(c, ch, x);
    const size_t last = ch->ticks.n ? ch->ticks.n - 1 : 0;
    /* The scenario's first and last label are always there. */
    for (ch->stride = 1; ch->stride < last; ch->stride++)
        if ((chosen || last % ch->stride == 0) && has_room(ch, ch->stride)) break;
}

/* Widens the range to the value, if it is one. */
static void cover(Range *r, const Value *v)
{
    if (!is_number(v)) return;
    r->low = fmin(r->low, value_number(v, 0));
    r->high = fmax(r->high, value_number(v, 0));
}

/* All values and limits.  Ticks between whole numbers would ask what half a message is. */
static Range data_range(const Chart *ch)
{
    Range r = { .low = INFINITY, .high = -INFINITY, .whole = true };
    const Value *all = value_get(ch->value, "series"), *limits = value_get(ch->value, "limits");
    for (size_t s = 0; s < value_count(all); s++) {
        const Value *values = value_get(value_at(all, s), "values");
        for (size_t i = 0; i < value_count(values); i++) {
            const double v = value_number(value_at(values, i), 0);
            cover(&r, value_at(values, i));
            r.whole = r.whole && v == floor(v);
        }
    }
    for (size_t i = 0; i < value_count(limits); i++)
        cover(&r, value_get(value_at(limits, i), "at"));
    return r;
}

/* From zero, so that changes look as large as they are, unless the scenario says how far the axis
 * goes.  No value is ever cut off. */
static void read_y(Chart *ch, double height)
{
    Range r = data_range(ch);
    const Value *from = value_get(value_get(ch->value, "y"), "from"),
                *to = value_get(value_get(ch->value, "y"), "to");
    r.keep_low = is_number(from) && value_number(from, 0) <= r.low;
    r.keep_high = is_number(to) && value_number(to, 0) >= r.high;
    r.low = fmin(r.low, value_number(from, 0));
    r.high = fmax(r.high, value_number(to, 0));
    if (r.low > r.high) r = (Range){ 0, 1, .whole = true };
    const double step = ch->axis.leading * 3;
    ch->y = scale_of(r, (int)fmax(2, fmin(height / step, 6)));
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

static void draw_y_axis(const WidgetContext *c, Chart *ch)
{
    const double left = ch->plot.x, right = left + ch->plot.width;
    const Stroke base = stroke_of(c, "mute", 0.6), grid = stroke_of(c, "line", 0.4);
    const bool between = ch->y.first > ch->y.low; /* an end that is kept has no tick of its own */
    for (int i = 0; i < ch->y.n; i++) {
        const double v = scale_tick(&ch->y, i), y = value_y(ch, v);
        const bool dark = fabs(v) < ch->y.step / 2 || (i == 0 && !between);
        add_line(c, ch, (Point){ left, y }, (Point){ right, y }, dark ? base : grid);
        Frame *text = axis_text(c, ch, scale_number(&ch->y, c->keep, v));
        add_text(c, ch, text, left - TICK_GAP - text->size.width, y);
    }
    const double bottom = ch->plot.y + ch->plot.height;
    if (between) add_line(c, ch, (Point){ left, bottom }, (Point){ right, bottom }, base);
}

static void draw_x_axis(const WidgetContext *c, Chart *ch)
{
    const double bottom = ch->plot.y + ch->plot.height;
    for (size_t i = 0; i < ch->ticks.n; i++) {
        const Tick *tick = &ch->ticks.at[i];
        const double x = tick_x(ch, tick);
        add_line(c, ch, (Point){ x, bottom }, (Point){ x, bottom + 3 }, stroke_of(c, "mute", 0.6));
        if (i % ch->stride == 0)
            frame_add_frame(c->keep, ch->frame, (Point){ tick_left(ch, tick), bottom + TICK_GAP },
                            tick->label);
    }
    if (!ch->x_name) return;
    const double x = ch->plot.x + (ch->plot.width - ch->x_name->size.width) / 2;
    frame_add_frame(c->keep, ch->frame,
                    (Point){ x, ch->frame->size.height - ch->x_name->size.height }, ch->x_name);
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

/* The value that the series' name points at; the number of values where there is none. */
static size_t last_value(const Value *values)
{
    for (size_t i = value_count(values); i-- > 0;)
        if (is_number(value_at(values, i))) return i;
    return value_count(values);
}

/* At each value, or, where they would run into each other, at the last one. */
static void draw_markers(const WidgetContext *c, Chart *ch, const Value *values,
                         const SeriesLook *look)
{
    const size_t n = value_count(values), last = last_value(values);
    const bool all = ch->plot.width >= MARKER_ROOM * (double)(n - 1);
    PathBuilder b = { .arena = c->keep };
    for (size_t i = 0; i < n; i++)
        if (is_number(value_at(values, i)) && (all || i == last || is_lone(values, i)))
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
    Stroke stroke = stroke_of(c, LIMIT_COLOUR, 0.7);
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
        label->colour = c->colour(c->user, series ? label->look->colour : LIMIT_COLOUR);
        label->leading = (series ? ch->label : ch->note).leading;
        label->text = label_set(c, label_plain(c, value_str(name)),
                                look_coloured(c, series ? ch->label : ch->note, label->colour),
                                most, LABEL_LEFT, value_span(name));
        ch->column = fmax(ch->column, label->text->size.width);
    }
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
        const size_t last = last_value(values);
        if (last == value_count(values)) continue;
        const Point end = series_point(ch, values, last);
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
    for (size_t i = 0; i < ch->ticks.n; i += ch->stride)
        below = fmax(below, ch->ticks.at[i].label->size.height);
    const Value *name = value_get(value_get(ch->value, "x"), "label");
    if (value_truth(name)) {
        ch->x_name = label_set(c, label_plain(c, value_str(name)), ch->note, ch->plot.width,
                               LABEL_CENTER, value_span(name));
        below += NAME_GAP + ch->x_name->size.height;
    }
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
