/* chart.c - charts of lines or bars as they come out of a dashboard, for paper.
 *
 * Series are told apart by marker and dash as well as by color, and named at the end of their
 * line rather than in a legend.  The values of a series are evenly spread over the whole of the x
 * axis, so series may have different numbers of values; null is a gap, which is hatched and never
 * joined.  The y axis starts at zero unless the scenario wants a close-up or a logarithmic scale.
 * The title is not drawn. */
#include "widgets/chart.h"

#include <math.h>

#define ASPECT 0.5      /* height to width, where nothing else is asked for */
#define ASPECT_MAX 0.7  /* taller charts read worse */
#define PLOT_LEAST 60.0 /* points, of a chart that may grow */
#define NAME_GAP 2.0    /* between the ticks' labels and the name of the axis */

/* Margins around the plot, from the texts that stand in them. */
static void arrange(const WidgetContext *c, Chart *ch, Size size, const Frame *unit)
{
    const double half = ch->axis.leading / 2;
    double below = ch->axis.leading;
    ch->plot.y = unit ? unit->size.height + half + 2 : half;
    ch->plot.height = fmax(size.height - ch->plot.y - CHART_TICK_GAP - below, 10);
    chart_read_y(c, ch, ch->plot.height);
    chart_collect_labels(c, ch, size.width);
    ch->plot.x = chart_widest_tick(c, ch) + CHART_TICK_GAP;
    ch->plot.width = fmax(size.width - ch->plot.x - CHART_LEADER - ch->column, 10);
    ch->pad = ch->bars && ch->most ? ch->plot.width / (2 * (double)ch->most) : 0;
    chart_read_x(c, ch);
    ch->plot.y += chart_read_marks(c, ch, size.width);
    for (size_t i = 0; i < ch->ticks.n; i += ch->stride)
        below = fmax(below, ch->ticks.at[i].label->size.height);
    const Value *name = value_get(value_get(ch->value, "x"), "label");
    if (value_truth(name)) {
        ch->x_name = label_set(c, label_plain(c, value_str(name)), ch->note, ch->plot.width,
                               LABEL_CENTER, value_span(name));
        below += NAME_GAP + ch->x_name->size.height;
    }
    ch->plot.height = fmax(size.height - ch->plot.y - CHART_TICK_GAP - below, 10);
}

/* Higher, up to `most`, where labels and marks leave little of the plot; returns by how much. */
static double raise_plot(Chart *ch, double most)
{
    double labels = 0;
    for (size_t i = 0; i < ch->labels.n; i++) labels += ch->labels.at[i].text->size.height;
    const double more = fmin(fmax(labels, PLOT_LEAST) - ch->plot.height, most);
    if (!(more > 0)) return 0;
    ch->plot.height += more;
    return more;
}

static size_t longest_series(const Value *chart)
{
    const Value *all = value_get(chart, "series");
    size_t most = 0;
    for (size_t i = 0; i < value_count(all); i++) {
        const size_t n = value_count(value_get(value_at(all, i), "values"));
        if (n > most) most = n;
    }
    return most;
}

Frame *widget_chart(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    Chart ch = {
        .value = value,
        .axis = look_named(c, "chart-axis"),
        .label = look_named(c, "chart-label"),
        .note = look_named(c, "chart-note"),
        .bars = str_is(value_str(value_get(value, "kind")), "bars"),
        .log = str_is(value_str(value_get(value, "scale")), "log"),
        .most = longest_series(value),
    };
    Size size = { limits.width, limits.width * ASPECT };
    if (isfinite(limits.height)) size.height = fmin(limits.height, limits.width * ASPECT_MAX);
    const Value *unit = value_get(value, "unit");
    Frame *unit_text = NULL;
    if (value_truth(unit))
        unit_text = label_set(c, label_plain(c, value_str(unit)), ch.note, size.width * 0.6,
                              LABEL_LEFT, value_span(unit));
    arrange(c, &ch, size, unit_text);
    size.height += raise_plot(&ch, MM(value_number(value_get(options, "most"), 0)) - size.height);

    ch.frame = frame_new(c->keep, size);
    if (unit_text) frame_add_frame(c->keep, ch.frame, (Point){ 0, 0 }, unit_text);
    chart_draw_gaps(c, &ch);
    chart_draw_axes(c, &ch);
    chart_draw_limits(c, &ch);
    if (ch.bars) chart_draw_bars(c, &ch);
    else chart_draw_series(c, &ch);
    chart_draw_marks(c, &ch);
    chart_draw_limit_words(c, &ch);
    chart_draw_gap_words(c, &ch);
    chart_draw_labels(c, &ch);
    return ch.frame;
}
