/* side.h - the sides of things, and the one place that mirrors them.
 *
 * Layout counts from the side where lines start; `left` in a template means that side, `right` the
 * other one.  Builders turn such places into places on the page here, as they put something into a
 * Frame or a Box; from then on x is counted from the left.  `rtl`: lines start on the right. */
#ifndef DDKIT_LAYOUT_SIDE_H
#define DDKIT_LAYOUT_SIDE_H

#include <stdbool.h>

#include "base/geometry.h"

typedef enum Align {
    ALIGN_START,
    ALIGN_CENTER,
    ALIGN_END,
    ALIGN_FIGURES, /* of a table's column: at the right in all languages */
} Align;
typedef enum VAlign { VALIGN_BASELINE, VALIGN_TOP, VALIGN_CENTER, VALIGN_BOTTOM, VALIGN_STRETCH } VAlign;
enum { SIDE_LEFT = 1, SIDE_TOP = 2, SIDE_RIGHT = 4, SIDE_BOTTOM = 8, SIDE_ALL = 15 };

/* Where something `width` wide that starts `x` behind the start of `room` lies from its left. */
double side_x(bool rtl, double x, double width, double room);
/* Where something `width` wide lies in `room`, from its left. */
double side_aligned(bool rtl, Align align, double room, double width);
Insets side_insets(bool rtl, Insets i);
/* SIDE_LEFT and the like. */
unsigned side_bits(bool rtl, unsigned sides);

#endif
