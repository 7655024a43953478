/* diagram_fit.h - a layout of the system that is legible on a page (diagram_fit.c), and the one
 * that all pieces of a kit share (diagram_whole.c). */
#ifndef DDKIT_WIDGETS_DIAGRAM_FIT_H
#define DDKIT_WIDGETS_DIAGRAM_FIT_H

#include "widgets/diagram.h"

#define DIAGRAM_LEGEND_GAP 14.0
#define DIAGRAM_NEARLY 0.9 /* legible */

enum { DIAGRAM_DENSITIES = 6, DIAGRAM_ARRANGEMENTS = 6 };

/* A layout with the scale at which it fits, and the smallest type that it then has. */
typedef struct DiagramFit {
    Diagram *diagram; /* NULL: none; the type, then, is no more than a bound */
    const Arrangement *arrangement;
    const Density *density;
    double scale, type;
    Frame *legend; /* or NULL */
    bool turned;   /* by a quarter: to be read from the right */
} DiagramFit;

/* What is drawn and where it has to fit. */
typedef struct DiagramTask {
    DiagramScope scope;
    const Diagram *read[DIAGRAM_DENSITIES]; /* texts are set once for all layouts of a density */
    const Diagram *dense[DIAGRAM_ARRANGEMENTS]; /* laid out; the same for all sheets */
    Size limits;                                /* of the diagram without the legend */
    double work;                                /* left for this sheet */
    double spread; /* share of the limits over which it may be spread */
    Str why;       /* of the last failure */
} DiagramTask;

/* The best layout of a part of the system: within the limits, as high as it may be at `most`,
 * turned where that is larger. */
DiagramFit diagram_fit(const WidgetContext *c, DiagramTask *task, Size limits, double most);
bool diagram_is_legible(const DiagramFit *fit);
/* The scale and the smallest type of a drawing of this size within the task's limits. */
void diagram_measure(const WidgetContext *c, const DiagramTask *task, const Density *density,
                     Size size, DiagramFit *fit);
/* The legend, and what it leaves of the sheet; none where a few speak for themselves, and on a
 * stamp, where the drawing is worth more. */
Frame *diagram_legend_on(const WidgetContext *c, const Diagram *d, Size *sheet);

/* The kit's one drawing in this room; none where it is too large for that, although another might
 * be legible. */
DiagramFit diagram_fit_whole(const WidgetContext *c, DiagramTask *task, size_t components,
                             Size limits, double most);

#endif
