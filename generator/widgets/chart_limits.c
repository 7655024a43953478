/* chart_limits.c - thresholds: a line, and behind it the values that it is about as a hatched band
 * with the limit's word.  Where there are several, each band ends at the next limit. */
#include <math.h>

#include "widgets/chart.h"

#define LIMIT_COLOR "red"
#define BAND_PITCH 5.0
#define WORD_GAP 2.5
#define PLACES 9 /* along the line that a word tries */

static double at_of(const Value *limit)
{
    return value_number(value_get(limit, "at"), 0);
}

static bool is_below(const Value *limit)
{
    return str_is(value_str(value_get(limit, "side")), "below");
}

/* Where the band of a limit ends: at the next one of its kind, or the end of the axis. */
static double band_end(const Chart *ch, const Value *limits, const Value *limit)
{
    const bool below = is_below(limit);
    double end = below ? ch->y.low : ch->y.high;
    for (size_t i = 0; i < value_count(limits); i++) {
        const Value *other = value_at(limits, i);
        if (is_below(other) != below) continue;
        const double at = at_of(other);
        if (below ? at < at_of(limit) && at > end : at > at_of(limit) && at < end) end = at;
    }
    return end;
}

static Rect band_of(const Chart *ch, const Value *limits, const Value *limit)
{
    const double from = chart_value_y(ch, at_of(limit));
    const double to = chart_value_y(ch, band_end(ch, limits, limit));
    return (Rect){ ch->plot.x, fmin(from, to), ch->plot.width, fabs(to - from) };
}

void chart_draw_limits(const WidgetContext *c, Chart *ch)
{
    const Value *limits = value_get(ch->value, "limits");
    const double right = ch->plot.x + ch->plot.width;
    for (size_t i = 0; i < value_count(limits); i++) {
        const Value *limit = value_at(limits, i);
        const double y = chart_value_y(ch, at_of(limit));
        chart_hatch(c, ch, band_of(ch, limits, limit), chart_stroke(c, LIMIT_COLOR, 0.3),
                    BAND_PITCH, i % 2);
        chart_line(c, ch, (Point){ ch->plot.x, y }, (Point){ right, y },
                   chart_stroke(c, LIMIT_COLOR, 0.9));
    }
}

/* "alert > 500", unless the author has said how much. */
static Str limit_word(const WidgetContext *c, const Chart *ch, const Value *limit)
{
    const Str word = label_plain(c, value_str(value_get(limit, "label")));
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= '0' && word.p[i] <= '9') return word;
    const Str number = chart_number(c, ch, at_of(limit));
    return str_format(c->keep, "%.*s\u00A0%c\u00A0%.*s", (int)word.n, word.p,
                      is_below(limit) ? '<' : '>', (int)number.n, number.p);
}

/* Along the line, from its left end on; within the band first, then on its other side. */
static void add_limit_word(const WidgetContext *c, Chart *ch, const Value *limit)
{
    const Value *label = value_get(limit, "label");
    const Look look = look_colored(c, ch->label, c->color(c->user, LIMIT_COLOR));
    const Frame *text = label_set(c, limit_word(c, ch, limit), look, ch->plot.width * 0.6,
                                  LABEL_LEFT, value_span(label));
    const double y = chart_value_y(ch, at_of(limit));
    const double over = y - text->size.height - WORD_GAP, under = y + WORD_GAP;
    const double room = ch->plot.width - text->size.width - 2 * WORD_GAP;
    Point places[2 * PLACES];
    for (size_t i = 0; i < PLACES; i++) {
        const double x = ch->plot.x + WORD_GAP + room * (double)i / (PLACES - 1);
        places[i] = (Point){ x, is_below(limit) ? under : over };
        places[i + PLACES] = (Point){ x, is_below(limit) ? over : under };
    }
    chart_add_word(c, ch, text, places, 2 * PLACES);
}

void chart_draw_limit_words(const WidgetContext *c, Chart *ch)
{
    const Value *limits = value_get(ch->value, "limits");
    for (size_t i = 0; i < value_count(limits); i++) add_limit_word(c, ch, value_at(limits, i));
}
