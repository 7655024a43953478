/* side.h - the one place that mirrors.
 *
 * Layout counts from the side where lines start; `left` in a template means that side, `right` the
 * other one.  Builders turn such places into places on the page here, as they put something into a
 * Frame or a Box; from then on x is counted from the left. */
#ifndef DDKIT_LAYOUT_SIDE_H
#define DDKIT_LAYOUT_SIDE_H

#include "layout/context.h"

/* Where something `width` wide that starts `x` behind the start of `room` lies from its left. */
double side_x(const LayoutContext *c, double x, double width, double room);
/* Where something `width` wide lies in `room`, from its left. */
double side_aligned(const LayoutContext *c, Align align, double room, double width);
Insets side_insets(const LayoutContext *c, Insets i);
/* SIDE_LEFT and the like. */
unsigned side_bits(const LayoutContext *c, unsigned sides);
/* A box with its bar on the proper side; `style` itself where it has none. */
const BoxStyle *side_box(LayoutContext *c, const BoxStyle *style);

#endif
