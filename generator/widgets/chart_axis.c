/* chart_axis.c - the axes of a chart: ticks for times, days, numbers or texts along x, round
 * numbers along y. */
#include "widgets/chart.h"

#include <math.h>

#include "draw/path.h"

#define BAND_SHARE 0.2 /* of a limit, above it */
#define LABEL_AIR 6.0  /* between the labels of ticks */
#define DAY (24 * 60.0)

double chart_value_y(const Chart *ch, double v)
{
    /* Clamped: only values that no printer could tell from the axis' end are outside. */
    return ch->plot.y + ch->plot.height * (1 - scale_share(&ch->y, v));
}

double chart_x(const Chart *ch, double share)
{
    return ch->plot.x + ch->pad + share * (ch->plot.width - 2 * ch->pad);
}

double chart_value_x(const Chart *ch, const Value *values, size_t i)
{
    const size_t n = value_count(values);
    /* A single value is the latest one. */
    return chart_x(ch, n > 1 ? (double)i / (double)(n - 1) : 1);
}

bool chart_is_number(const Value *v)
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
    Str names = widget_string(c, "chart", "weekdays");
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

static bool has_time(Str day)
{
    return str_find(day, ' ') < day.n;
}

/* About as many ticks as the ends' labels leave air between; but none between two bars, and none
 * within days whose time the scenario does not tell. */
static int ticks_wanted(const WidgetContext *c, const Chart *ch, Str from, Str to)
{
    const double label = axis_text(c, ch, from.n > to.n ? from : to)->size.width;
    double wanted = fmax(2, fmin(ch->plot.width / (label * 2.2), 8));
    if (ch->bars && ch->most > 1) wanted = fmin(wanted, (double)(ch->most - 1));
    if (ch->x_kind == X_DAYS && !has_time(from) && !has_time(to))
        wanted = fmin(wanted, (ch->x_high - ch->x_low) / DAY);
    return (int)wanted;
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
    const XKind kind = ch->x_kind;
    const double low = ch->x_low, high = ch->x_high;
    if (kind == X_TEXTS) return false;
    const int wanted = ticks_wanted(c, ch, from, to);
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

/* How many labels of its own the scenario has; between no ends, those between are all. */
static size_t own_labels(const Value *x)
{
    const bool ends = value_get(x, "from") || value_get(x, "to");
    return value_count(value_get(x, "ticks")) + (ends ? 2 : 0);
}

/* `from`, those between at equal distances, and `to`. */
static const Value *own_label(const Value *x, size_t i)
{
    const Value *between = value_get(x, "ticks");
    const size_t n = own_labels(x);
    if (n == value_count(between)) return value_at(between, i);
    return i == 0       ? value_get(x, "from")
           : i == n - 1 ? value_get(x, "to")
                        : value_at(between, i - 1);
}

static double own_share(const Value *x, size_t i)
{
    const size_t n = own_labels(x);
    return n > 1 ? (double)i / (double)(n - 1) : 0.5;
}

static void text_ticks(const WidgetContext *c, Chart *ch, const Value *x)
{
    const size_t n = own_labels(x);
    const double room = ch->bars ? ch->plot.width / (double)n : ch->plot.width / 2;
    const double most = fmax(room - CHART_TICK_GAP, 10);
    for (size_t i = 0; i < n; i++) {
        const Value *text = own_label(x, i);
        const double share = own_share(x, i);
        /* above a bar's middle there is room on both sides */
        const bool at_end = !ch->bars && n > 1 && (i == 0 || i == n - 1);
        const LabelAlign align = !at_end ? LABEL_CENTER : i == 0 ? LABEL_LEFT : LABEL_RIGHT;
        *vec_push(c->scratch, &ch->ticks) =
            (Tick){ share, at_end ? share : 0.5,
                    label_set(c, label_plain(c, value_str(text)), ch->axis, most, align,
                              value_span(text)) };
    }
}

static double tick_x(const Chart *ch, const Tick *tick)
{
    return chart_x(ch, tick->share);
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

void chart_read_x(const WidgetContext *c, Chart *ch)
{
    const Value *x = value_get(ch->value, "x"), *own = value_get(x, "ticks");
    const Str from = value_str(value_get(x, "from")), to = value_str(value_get(x, "to"));
    ch->x_kind = read_ends(c, from, to, &ch->x_low, &ch->x_high);
    const bool chosen = !value_count(own) && scale_ticks(c, ch, from, to);
    if (!chosen && (value_count(own) || from.n || to.n)) text_ticks(c, ch, x);
    const size_t last = ch->ticks.n ? ch->ticks.n - 1 : 0;
    /* The scenario's first and last label are always there. */
    for (ch->stride = 1; ch->stride < last; ch->stride++)
        if ((chosen || last % ch->stride == 0) && has_room(ch, ch->stride)) break;
}

/* The label of the scenario's own that says this. */
static bool find_label(const Value *x, Str at, double *share)
{
    const size_t n = own_labels(x);
    size_t i = 0;
    while (i < n && !str_eq(value_str(own_label(x, i)), at)) i++;
    if (i < n) *share = own_share(x, i);
    return i < n;
}

bool chart_read_share(const WidgetContext *c, const Chart *ch, Str at, double *share)
{
    const Value *x = value_get(ch->value, "x");
    double v;
    if (at.n && find_label(x, at, share)) return true;
    switch (ch->x_kind) {
    case X_TIMES:
        if (!parse_time(at, &v)) return false;
        if (v < ch->x_low) v += DAY;
        break;
    case X_DAYS:
        if (!parse_weekday(c, at, &v)) return false;
        if (v < ch->x_low) v += 7 * DAY;
        break;
    case X_NUMBERS:
        if (!str_to_real(at, &v)) return false;
        break;
    default: return false;
    }
    *share = (v - ch->x_low) / (ch->x_high - ch->x_low);
    return *share >= 0 && *share <= 1;
}

/* Widens the range to the value, if it is one. */
static void cover(Range *r, const Value *v)
{
    if (!chart_is_number(v)) return;
    r->low = fmin(r->low, value_number(v, 0));
    r->high = fmax(r->high, value_number(v, 0));
}

/* With room for the band of a limit that no value reaches. */
static Range with_bands(const Value *limits, Range r)
{
    const double high = r.high;
    for (size_t i = 0; i < value_count(limits); i++) {
        const double at = value_number(value_get(value_at(limits, i), "at"), 0);
        if (at >= high && !str_is(value_str(value_get(value_at(limits, i), "side")), "below"))
            r.high = fmax(r.high, at + fabs(at) * BAND_SHARE);
    }
    return r;
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
    return with_bands(limits, r);
}

/* From zero, so that changes look as large as they are, unless the scenario says how far the axis
 * goes.  No value is ever cut off. */
void chart_read_y(const WidgetContext *c, Chart *ch, double height)
{
    Range r = data_range(ch);
    const Value *from = value_get(value_get(ch->value, "y"), "from"),
                *to = value_get(value_get(ch->value, "y"), "to");
    r.keep_low = chart_is_number(from) && value_number(from, 0) <= r.low;
    r.keep_high = chart_is_number(to) && value_number(to, 0) >= r.high;
    const double other = ch->log ? r.low : 0;
    r.low = fmin(r.low, value_number(from, other));
    r.high = fmax(r.high, value_number(to, ch->log ? r.high : 0));
    if (!(r.low <= r.high) || !isfinite(r.low))
        r = (Range){ ch->log, ch->log ? 10 : 1, .whole = true };
    const double step = ch->axis.leading * 3;
    const int ticks = (int)fmax(2, fmin(height / step, 6));
    ch->y = ch->log ? scale_log(r, ticks) : scale_of(r, ticks);
    ch->y.group = str_c(c->keep, widget_string(c, "chart", "thousands"));
    ch->y.point = str_c(c->keep, widget_string(c, "chart", "decimals"));
}

static void draw_y_axis(const WidgetContext *c, Chart *ch)
{
    const double left = ch->plot.x, right = left + ch->plot.width;
    const Stroke base = chart_stroke(c, "mute", 0.6), grid = chart_stroke(c, "line", 0.4);
    const bool between = ch->y.n && scale_tick(&ch->y, 0) >
                                        ch->y.low; /* an end that is kept has no tick of its own */
    for (int i = 0; i < ch->y.n; i++) {
        const double v = scale_tick(&ch->y, i), y = chart_value_y(ch, v);
        const bool dark = (!ch->log && fabs(v) < ch->y.step / 2) || (i == 0 && !between);
        chart_line(c, ch, (Point){ left, y }, (Point){ right, y }, dark ? base : grid);
        Frame *text = axis_text(c, ch, scale_number(&ch->y, c->keep, v));
        chart_text(c, ch, text, left - CHART_TICK_GAP - text->size.width, y);
    }
    const double bottom = ch->plot.y + ch->plot.height;
    if (between) chart_line(c, ch, (Point){ left, bottom }, (Point){ right, bottom }, base);
}

static void draw_x_axis(const WidgetContext *c, Chart *ch)
{
    const double bottom = ch->plot.y + ch->plot.height;
    for (size_t i = 0; i < ch->ticks.n; i++) {
        const Tick *tick = &ch->ticks.at[i];
        const double x = tick_x(ch, tick);
        chart_line(c, ch, (Point){ x, bottom }, (Point){ x, bottom + 3 },
                   chart_stroke(c, "mute", 0.6));
        if (i % ch->stride == 0)
            frame_add_frame(c->keep, ch->frame,
                            (Point){ tick_left(ch, tick), bottom + CHART_TICK_GAP }, tick->label);
    }
    if (!ch->x_name) return;
    const double x = ch->plot.x + (ch->plot.width - ch->x_name->size.width) / 2;
    frame_add_frame(c->keep, ch->frame,
                    (Point){ x, ch->frame->size.height - ch->x_name->size.height }, ch->x_name);
}

double chart_widest_tick(const WidgetContext *c, const Chart *ch)
{
    double widest = 0;
    for (int i = 0; i < ch->y.n; i++) {
        const Str number = scale_number(&ch->y, c->scratch, scale_tick(&ch->y, i));
        widest = fmax(widest, axis_text(c, ch, number)->size.width);
    }
    return widest;
}

void chart_draw_axes(const WidgetContext *c, Chart *ch)
{
    draw_y_axis(c, ch);
    draw_x_axis(c, ch);
}
