/* mystery_route.h - lines between boxes that run in the channels between other boxes: along given
 * uprights and levels, with few bends, never through a box.  Plain geometry: nothing is drawn. */
#ifndef DDKIT_WIDGETS_MYSTERY_ROUTE_H
#define DDKIT_WIDGETS_MYSTERY_ROUTE_H

#include "base/geometry.h"
#include "base/vec.h"

typedef VEC(double) Lanes;

typedef struct Router Router;

/* A grid of `x` and `y`, both in ascending order, among `boxes`, which lines keep off. */
Router *router_new(Arena *a, const Lanes *x, const Lanes *y, const Rect *boxes, size_t n);

/* `at`, kept in order, unless there is a lane already. */
void lanes_add(Arena *a, Lanes *lanes, double at);

/* The corners of a line from one box's edge to another's; none where there is no way.  Later lines
 * keep off bold ones; thin ones gladly share their way. */
size_t router_link(Router *r, size_t from, size_t to, bool bold, Point **corners);

#endif
