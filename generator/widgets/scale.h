/* scale.h - axes with round numbers: which values get a tick, and how they are written. */
#ifndef DDKIT_WIDGETS_SCALE_H
#define DDKIT_WIDGETS_SCALE_H

#include "base/str.h"

/* Ticks stand at first, first + step … up to n of them.  All fields are finite, step is over 0.  Of
 * a logarithmic scale `first` and `step` count powers of ten, or, when it is `fine`, thirds of
 * them: 1, 2, 5, 10, 20 … */
typedef struct Scale {
    bool log, fine;
    double low, high; /* what the axis covers */
    double first, step;
    int n;
    double unit;        /* values are written divided by it: 1, 1000, 10^6 … */
    const char *suffix; /* behind the number, with its blank: "", " k", " M" … */
    int decimals;
    /* Between thousands; NULL: a thin blank, from five digits on, as four may be a year. */
    const char *group;
    const char *point; /* before decimals; NULL: a period */
} Scale;

/* What an axis has to cover. */
typedef struct Range {
    double low, high;         /* finite, in this order */
    bool keep_low, keep_high; /* the axis ends just there, rather than at the tick beyond */
    bool whole;               /* ticks at whole numbers alone, as for counts */
} Range;

/* An axis with steps of 1, 2 or 5 times a power of ten, about `wanted` of them (P. Heckbert, Nice
 * Numbers for Graph Labels, Graphics Gems, 1990).  A range without extent is widened; its ends are
 * then not kept. */
Scale scale_of(Range range, int wanted);
/* An axis of minutes, which keeps its ends: steps that divide hours and days. */
Scale scale_minutes(double low, double high, int wanted);

/* A logarithmic axis for a range over 0, about `wanted` ticks. */
Scale scale_log(Range range, int wanted);
/* Where a value stands on the axis: 0 at its low end, 1 at its high one; beyond them it is clamped.
 */
double scale_share(const Scale *s, double v);

double scale_tick(const Scale *s, int i);
/* The tick's value with all digits that the axis needs, thousands set apart. */
Str scale_number(const Scale *s, Arena *a, double v);
/* Minutes since midnight as a time of day, "21:05". */
Str scale_time(Arena *a, double minutes);

/* Moves intervals of the given heights, as little as possible, so that none overlap and all lie in
 * [low, high] as far as they fit.  `center` in: where they want to be, ascending; out: where they
 * are. */
void spread_labels(Arena *scratch, double *center, const double *height, size_t n, double low,
                   double high);

#endif
