/* chart.h - a chart being drawn; private to the chart's files.
 *
 *   chart.c         the margins, and what is drawn in which order
 *   chart_axis.c    both axes: their ticks from the scenario's texts and values, grid and labels
 *   chart_series.c  lines, markers, limits, and their names at the right */
#ifndef DDKIT_WIDGETS_CHART_H
#define DDKIT_WIDGETS_CHART_H

#include "base/vec.h"
#include "widgets/label.h"
#include "widgets/scale.h"

#define CHART_LEADER 22.0 /* points between the plot and its labels */
#define CHART_TICK_GAP 5.0

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

/* On the page, within the y axis' ends. */
double chart_value_y(const Chart *ch, double v);
bool chart_is_number(const Value *v);

/* Sets the ticks for a plot of this width; the y axis' scale for this height. */
void chart_read_x(const WidgetContext *c, Chart *ch);
void chart_read_y(Chart *ch, double height);
double chart_widest_tick(const WidgetContext *c, const Chart *ch);
void chart_draw_axes(const WidgetContext *c, Chart *ch);

/* Texts and colours of the labels at the right, and the column's width; their places come later. */
void chart_collect_labels(const WidgetContext *c, Chart *ch, double width);
void chart_draw_limits(const WidgetContext *c, Chart *ch);
void chart_draw_series(const WidgetContext *c, Chart *ch);
void chart_draw_labels(const WidgetContext *c, Chart *ch);

Stroke chart_stroke(const WidgetContext *c, const char *colour, double width);
void chart_line(const WidgetContext *c, Chart *ch, Point from, Point to, Stroke stroke);
/* Adds `text` so that the middle of its capitals is at `y`. */
void chart_text(const WidgetContext *c, Chart *ch, const Frame *text, double x, double y);

#endif
