/* route.h - lines between boxes that run in the channels between other boxes: along given uprights
 * and levels, with few bends, never through a box.  Plain geometry: nothing is drawn. */
#ifndef DDKIT_WIDGETS_ROUTE_H
#define DDKIT_WIDGETS_ROUTE_H

#include "base/geometry.h"
#include "base/vec.h"

typedef VEC(double) Lanes;

/* How lines treat each other. */
typedef enum RoutePolicy {
    ROUTES_MERGE, /* they gladly share their way, but for bold ones */
    ROUTES_APART  /* each has its own lane, and crosses others as seldom as can be */
} RoutePolicy;

typedef struct Router Router;

/* A grid of `x` and `y`, both in ascending order, among `boxes`, from which lines keep `keep_off`
 * away.  Where lines are apart, they meet boxes at a right angle, near the middle of a side. */
Router *router_new(Arena *a, const Lanes *x, const Lanes *y, const Rect *boxes, size_t n,
                   RoutePolicy policy, double keep_off);

/* `at`, kept in order, unless there is a lane already. */
void lanes_add(Arena *a, Lanes *lanes, double at);

/* The corners of a line from one box's edge to another's; none where there is no way.  Later lines
 * keep off bold ones. */
size_t router_link(Router *r, size_t from, size_t to, bool bold, Point **corners);

/* Where lines are apart: a line with these corners, from box to box, is there, and no longer. */
void router_take(Router *r, const Point *corners, size_t n);
void router_unlink(Router *r, const Point *corners, size_t n);
/* Lines cross words only where there is no other way, of lines that merge bold ones; until they are
 * cleared again. */
void router_block(Router *r, Rect words);
void router_clear(Router *r, Rect words);
/* Lines had better not run along the border of the box, `by` points to either side. */
void router_shun(Router *r, Rect box, double by);

#endif
