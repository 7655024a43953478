/* path.h - building paths: rectangles, rounded ones, circles, lines, SVG path data
 * (svg.c). */
#ifndef DDKIT_DRAW_PATH_H
#define DDKIT_DRAW_PATH_H

#include "draw/frame.h"

typedef struct PathBuilder {
    Arena *arena;
    Segment *segments;
    size_t n, cap;
} PathBuilder;

void path_move(PathBuilder *b, double x, double y);
void path_line(PathBuilder *b, double x, double y);
void path_curve(PathBuilder *b, Point c1, Point c2, Point end);
void path_close(PathBuilder *b);
/* Corner radii clockwise from the top left; each is cut to half the shorter side. */
void path_rect(PathBuilder *b, Rect r, const double radii[4]);
void path_circle(PathBuilder *b, Point center, double radius);
/* SVG 2 path data (all commands, relative and absolute), scaled and then moved.  False where the
 * data is malformed; `*bad` is then the offset. */
bool path_svg(PathBuilder *b, Str data, double scale, Point move, size_t *bad);
/* A finished path in the builder's arena. */
Path *path_done(const PathBuilder *b, Color fill, Stroke stroke);

/* Short cuts, in arena `a`. */
Path *path_of_rect(Arena *a, Rect r, double radius, Color fill, Stroke stroke);
Path *path_of_line(Arena *a, Point from, Point to, Stroke stroke);

#endif
