/* drawn.h - what is drawn often and made once. */
#ifndef DDKIT_LAYOUT_DRAWN_H
#define DDKIT_LAYOUT_DRAWN_H

#include "draw/path.h"
#include "layout/context.h"

/* Paths in `shared`, the same pointer for the same shape: most cards of a deck have the same bands
 * and boxes.  A rectangle has its top left corner at the origin, a line runs from there to `to`. */
const Path *shape_rect(const LayoutContext *c, Size size, double radius, Color fill, Stroke stroke);
/* The same of any outline; `kind`, none of `r` and `l`, tells them apart. */
typedef void ShapeBuilder(PathBuilder *b, Size size, double radius);
const Path *shape_built(const LayoutContext *c, char kind, ShapeBuilder *build, Size size,
                        double radius, Color fill, Stroke stroke);
const Path *shape_line(const LayoutContext *c, Point to, Stroke stroke);

/* What tells drawings that are made once apart; in scratch. */
Str drawing_key(const LayoutContext *c, Str name, Size size, Color color);

/* A frame with nothing but a line across, from `at` on. */
Frame *drawn_rule(const LayoutContext *c, Size size, Point at, double length, Stroke stroke);

#endif
