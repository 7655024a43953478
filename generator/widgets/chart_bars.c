/* chart_bars.c - a group of bars for each moment, one a series, side by side. */
#include "widgets/chart.h"

#include <math.h>

#include "draw/path.h"

#define GROUP_SHARE 0.8 /* of the distance between moments */
#define BAR_PITCH 2.4   /* of hatched bars */
#define OUTLINE 0.7
#define NOTHING 1.1 /* height of the bar of a value that is zero, points */
#define SWATCH 5.0

static void draw_filling(const WidgetContext *c, Chart *ch, Rect area, const SeriesLook *look)
{
    const Stroke hatch = chart_stroke(c, look->color, 0.6);
    const bool wide = look->bar == BAR_WIDE_HATCH || look->bar == BAR_WIDE_HATCH_BACK;
    const double pitch = wide ? 2 * BAR_PITCH : BAR_PITCH;
    if (look->bar == BAR_HATCH || look->bar == BAR_WIDE_HATCH || look->bar == BAR_CROSS)
        chart_hatch(c, ch, area, hatch, pitch, false);
    if (look->bar == BAR_HATCH_BACK || look->bar == BAR_WIDE_HATCH_BACK || look->bar == BAR_CROSS)
        chart_hatch(c, ch, area, hatch, pitch, true);
}

static void draw_area(const WidgetContext *c, Chart *ch, Rect area, const SeriesLook *look)
{
    static const double corners[4] = { 0 };
    PathBuilder b = { .arena = c->keep };
    const Color color = c->color(c->user, look->color), paper = c->color(c->user, "paper");
    const Stroke outline = chart_stroke(c, look->color, OUTLINE);
    path_rect(&b, area, corners);
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 },
                   path_done(&b, look->bar == BAR_SOLID ? color : paper, (Stroke){ 0 }));
    draw_filling(c, ch, area, look);
    b = (PathBuilder){ .arena = c->keep };
    path_rect(&b, area, corners);
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_done(&b, COLOR_NONE, outline));
}

/* From zero, or from the end of the axis that is nearer to it; a logarithmic axis has no zero. */
static Rect bar_of(const Chart *ch, double left, double width, double value)
{
    const double base = ch->log ? ch->y.low : fmin(fmax(0, ch->y.low), ch->y.high);
    const double from = chart_value_y(ch, base), to = chart_value_y(ch, value);
    if (fabs(from - to) < NOTHING)
        return (Rect){ left, value < base ? from : from - NOTHING, width, NOTHING };
    return (Rect){ left, fmin(from, to), width, fabs(from - to) };
}

double chart_bar_left(const Chart *ch, const Value *values, size_t i, size_t series, double *width)
{
    const double group = 2 * ch->pad * GROUP_SHARE;
    *width = group / (double)value_count(value_get(ch->value, "series"));
    return chart_value_x(ch, values, i) - group / 2 + (double)series * *width;
}

void chart_draw_bars(const WidgetContext *c, Chart *ch)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t s = 0; s < value_count(all); s++) {
        const Value *values = value_get(value_at(all, s), "values");
        for (size_t i = 0; i < value_count(values); i++) {
            const Value *v = value_at(values, i);
            double width;
            const double left = chart_bar_left(ch, values, i, s, &width);
            if (!chart_is_number(v)) continue;
            draw_area(c, ch, bar_of(ch, left + OUTLINE / 2, width - OUTLINE, value_number(v, 0)),
                      chart_look(s));
        }
    }
}

void chart_draw_swatch(const WidgetContext *c, Chart *ch, Point at, const SeriesLook *look)
{
    const Rect box = { at.x - SWATCH, at.y - SWATCH / 2, SWATCH, SWATCH };
    draw_area(c, ch, box, look);
}
