/* chart.c - line charts as they come out of a dashboard, for paper.
 *
 * Series are told apart by marker and dash as well as by colour, and named at the end of their
 * line rather than in a legend.  The values of a series are evenly spread over the whole of the x
 * axis, so series may have different numbers of values; null is a gap.  The y axis starts at zero
 * unless the scenario wants a close-up.  The title is not drawn. */
#include "widgets/chart.h"

#include <math.h>

#define ASPECT 0.5     /* height to width, where nothing else is asked for */
#define ASPECT_MAX 0.7 /* taller charts read worse */
#define NAME_GAP 2.0   /* between the ticks' labels and the name of the axis */

/* Margins around the plot, from the texts that stand in them. */
static void arrange(const WidgetContext *c, Chart *ch, Size size, const Frame *unit)
{
    const double half = ch->axis.leading / 2;
    double below = ch->axis.leading;
    ch->plot.y = unit ? unit->size.height + half + 2 : half;
    ch->plot.height = fmax(size.height - ch->plot.y - CHART_TICK_GAP - below, 10);
    chart_read_y(ch, ch->plot.height);
    chart_collect_labels(c, ch, size.width);
    ch->plot.x = chart_widest_tick(c, ch) + CHART_TICK_GAP;
    ch->plot.width = fmax(size.width - ch->plot.x - CHART_LEADER - ch->column, 10);
    chart_read_x(c, ch);
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
    chart_draw_axes(c, &ch);
    chart_draw_limits(c, &ch);
    chart_draw_series(c, &ch);
    chart_draw_labels(c, &ch);
    return ch.frame;
}
