/* chart.h - a chart being drawn; private to the chart's files.
 *
 *   chart.c         the margins, and what is drawn in which order
 *   chart_pen.c     looks of series; lines, hatches, labels
 *   chart_axis.c    both axes: their ticks from the scenario's texts and values, grid and labels
 *   chart_series.c  lines, markers, and their names at the right
 *   chart_limits.c  thresholds, as hatched bands
 *   chart_words.c   words within the plot, clear of the lines
 *   chart_bars.c    bars in place of lines
 *   chart_gaps.c    hatched areas: where values are missing, bars of some series
 *   chart_marks.c   moments: lines from the axis up to a label */
#ifndef DDKIT_WIDGETS_CHART_H
#define DDKIT_WIDGETS_CHART_H

#include "base/vec.h"
#include "widgets/label.h"
#include "widgets/scale.h"

#define CHART_LEADER 13.0 /* points between the plot and its labels */
#define CHART_TICK_GAP 5.0

typedef enum Marker {
    MARKER_DISC,
    MARKER_SQUARE,
    MARKER_RING,
    MARKER_TRIANGLE,
    MARKER_DIAMOND
} Marker;

/* How a bar is filled. */
typedef enum BarFill {
    BAR_SOLID,
    BAR_HATCH,
    BAR_EMPTY,
    BAR_HATCH_BACK,
    BAR_CROSS,
    BAR_WIDE_HATCH,
    BAR_WIDE_HATCH_BACK
} BarFill;

typedef struct SeriesLook {
    const char *color;
    double dash[2];
    Marker marker;
    BarFill bar;
} SeriesLook;

/* A name at the right of the plot, and the height it wants to be at. */
typedef struct EndLabel {
    Frame *text;
    const SeriesLook *look;
    Color color;
    double leading;
    double wish, y; /* center of the first line's capitals, wished and found */
    double from;    /* x at which the leader starts; NAN: there is none */
} EndLabel;

/* A moment on the x axis. */
typedef struct ChartMark {
    double share; /* of the axis' length */
    Frame *label;
    bool left;  /* the label stands left of its line */
    size_t row; /* above the plot, from 0 */
} ChartMark;

/* What the x axis counts. */
typedef enum XKind { X_TIMES, X_DAYS, X_NUMBERS, X_TEXTS } XKind;

/* A place on the x axis; `hang` is the part of the label that is left of it. */
typedef struct Tick {
    double share; /* of the axis' length */
    double hang;
    Frame *label;
} Tick;

typedef struct Chart {
    const Value *value;
    bool bars, log;
    size_t most; /* values of the longest series */
    double pad;  /* from either end of the plot to the first and last value */
    VEC(ChartMark) marks;
    XKind x_kind;
    double x_low, x_high; /* its ends, but of X_TEXTS */
    VEC(Tick) ticks;      /* of the x axis, from left to right */
    size_t stride;        /* every so many ticks have their label drawn */
    Frame *x_name;        /* or NULL */
    Scale y;
    Rect plot;
    Look axis, label, note;
    VEC(EndLabel) labels;
    double column;   /* width of the labels */
    VEC(Rect) words; /* that stand within the plot already */
    Frame *frame;
} Chart;

/* On the page: a share of the x axis' length. */
double chart_x(const Chart *ch, double share);
/* Where value `i` of a series stands; bars are centered there. */
double chart_value_x(const Chart *ch, const Value *values, size_t i);
/* On the page, within the y axis' ends. */
double chart_value_y(const Chart *ch, double v);
bool chart_is_number(const Value *v);
/* A value as it is, with its thousands apart, where it is not a very long number: what an axis
 * writes is rounded. */
Str chart_number(const WidgetContext *c, const Chart *ch, double v);

/* Sets the ticks for a plot of this width; the y axis' scale for this height. */
void chart_read_x(const WidgetContext *c, Chart *ch);
void chart_read_y(const WidgetContext *c, Chart *ch, double height);
double chart_widest_tick(const WidgetContext *c, const Chart *ch);
/* Where on the axis a time, weekday, number or label stands; false where that is not on it. */
bool chart_read_share(const WidgetContext *c, const Chart *ch, Str at, double *share);
void chart_draw_axes(const WidgetContext *c, Chart *ch);

/* Texts and colors of the labels at the right, and the column's width; their places come later. */
void chart_collect_labels(const WidgetContext *c, Chart *ch, double width);
/* The left edge of a bar's place, and how wide that is. */
double chart_bar_left(const Chart *ch, const Value *values, size_t i, size_t series, double *width);
void chart_draw_bars(const WidgetContext *c, Chart *ch);
/* A small box filled like a series' bars, its center at `at`. */
void chart_draw_swatch(const WidgetContext *c, Chart *ch, Point at, const SeriesLook *look);
/* Where values are missing, below all else. */
void chart_draw_gaps(const WidgetContext *c, Chart *ch);
/* How long they are missing, where the axis tells, above the series. */
void chart_draw_gap_words(const WidgetContext *c, Chart *ch);
/* Reads the marks of a plot of known width; returns the height that their labels take above it. */
double chart_read_marks(const WidgetContext *c, Chart *ch, double right);
void chart_draw_marks(const WidgetContext *c, Chart *ch);
void chart_draw_limits(const WidgetContext *c, Chart *ch);
void chart_draw_limit_words(const WidgetContext *c, Chart *ch);
/* Draws a word at the first of `places`, its top left corner, that lies in the plot and is clear of
 * all lines; else at the first. */
void chart_add_word(const WidgetContext *c, Chart *ch, const Frame *text, const Point *places,
                    size_t n);
void chart_draw_series(const WidgetContext *c, Chart *ch);
void chart_draw_labels(const WidgetContext *c, Chart *ch);

/* The looks of the i-th series. */
const SeriesLook *chart_look(size_t i);
Stroke chart_stroke(const WidgetContext *c, const char *color, double width);
void chart_line(const WidgetContext *c, Chart *ch, Point from, Point to, Stroke stroke);
/* Adds `text` so that the middle of its capitals is at `y`. */
void chart_text(const WidgetContext *c, Chart *ch, const Frame *text, double x, double y);
/* Fills an area with slanted lines. */
void chart_hatch(const WidgetContext *c, Chart *ch, Rect area, Stroke stroke, double pitch,
                 bool backwards);

#endif
