/* chart_gaps.c - hatched areas.
 *
 * Where a series has no values nothing is drawn for it but a hatched strip from the last value
 * before to the first one after: a gap must not look like a low value, nor like a straight line. */
#include "widgets/chart.h"

#include <math.h>

#define GAP_PITCH 4.0
#define WORD_GAP 3.0
#define HEIGHTS 5    /* at which a word may stand beside its strip */
#define GAP_BAND 6.0 /* height of a series' band where there are several */

/* The strip of missing values [from, to) of lines.  Where there are several series, each has a band
 * of its own above the axis: the others go on. */
static Rect strip_of(const Chart *ch, const Value *values, size_t from, size_t to, size_t series,
                     size_t n_series)
{
    const double left = from ? chart_value_x(ch, values, from - 1) : ch->plot.x;
    const double right =
        to < value_count(values) ? chart_value_x(ch, values, to) : ch->plot.x + ch->plot.width;
    const double bottom = ch->plot.y + ch->plot.height;
    if (n_series == 1) return (Rect){ left, ch->plot.y, right - left, ch->plot.height };
    const double top = fmax(bottom - GAP_BAND * (double)(series + 1), ch->plot.y);
    return (Rect){ left, top, right - left, GAP_BAND - 1 };
}

static void draw_gaps_of(const WidgetContext *c, Chart *ch, const Value *values, size_t series,
                         size_t n_series)
{
    const bool alone = n_series == 1;
    const Stroke stroke = chart_stroke(c, alone ? "mute" : chart_look(series)->color, 0.35);
    const size_t n = value_count(values);
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && !chart_is_number(value_at(values, to));) to++;
        if (to == from) continue;
        const Rect area = strip_of(ch, values, from, to, series, n_series);
        chart_hatch(c, ch, area, stroke, alone ? GAP_PITCH : GAP_BAND / 2, series % 2);
    }
}

/* A bar that is missing: the whole height of its place. */
static void draw_missing_bars(const WidgetContext *c, Chart *ch, const Value *values, size_t series)
{
    for (size_t i = 0; i < value_count(values); i++) {
        double width;
        const double left = chart_bar_left(ch, values, i, series, &width);
        const Rect area = { left, ch->plot.y, width, ch->plot.height };
        if (chart_is_number(value_at(values, i))) continue;
        chart_hatch(c, ch, area, chart_stroke(c, "mute", 0.35), GAP_PITCH, series % 2);
    }
}

void chart_draw_gaps(const WidgetContext *c, Chart *ch)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t i = 0; i < value_count(all); i++) {
        const Value *values = value_get(value_at(all, i), "values");
        if (ch->bars) draw_missing_bars(c, ch, values, i);
        else draw_gaps_of(c, ch, values, i, value_count(all));
    }
}

/* "no data", and where the axis is one of times, for how long. */
static Str gap_text(const WidgetContext *c, const Chart *ch, size_t missing, size_t n)
{
    const Str none = widget_string(c, "chart", "gap");
    if (ch->x_kind != X_TIMES || n < 2) return none;
    const double step = (ch->x_high - ch->x_low) / (double)(n - 1);
    return str_format(c->keep, "%.*s, %.0f min", (int)none.n, none.p, step * (double)missing);
}

/* Beside the strip, at one of some heights; or within it. */
static void add_gap_word(const WidgetContext *c, Chart *ch, Rect strip, Str words, Span span)
{
    const Frame *text = label_set(c, words, ch->label, ch->plot.width * 0.5, LABEL_LEFT, span);
    const double bottom = ch->plot.y + ch->plot.height - text->size.height - WORD_GAP;
    const double high = bottom - ch->plot.y - WORD_GAP;
    const double inside = strip.x + (strip.width - text->size.width) / 2,
                 after = strip.x + strip.width + WORD_GAP,
                 before = strip.x - text->size.width - WORD_GAP;
    Point places[3 * HEIGHTS];
    size_t n = 0;
    for (size_t k = 0; k < HEIGHTS; k++) {
        const double y = bottom - high * (double)k / (HEIGHTS - 1);
        if (strip.width > text->size.width + 2 * WORD_GAP) places[n++] = (Point){ inside, y };
        places[n++] = (Point){ after, y };
        places[n++] = (Point){ before, y };
    }
    chart_add_word(c, ch, text, places, n);
}

void chart_draw_gap_words(const WidgetContext *c, Chart *ch)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t i = 0; i < value_count(all) && !ch->bars; i++) {
        const Value *values = value_get(value_at(all, i), "values");
        const size_t n = value_count(values);
        for (size_t from = 0, to; from < n; from = to + 1) {
            for (to = from; to < n && !chart_is_number(value_at(values, to));) to++;
            if (to == from) continue;
            add_gap_word(c, ch, strip_of(ch, values, from, to, i, value_count(all)),
                         gap_text(c, ch, to - from, n), value_span(value_at(values, from)));
        }
    }
}
