/* diagram_kind.h - kinds of components: outline, glyph, word. */
#ifndef DDKIT_WIDGETS_DIAGRAM_KIND_H
#define DDKIT_WIDGETS_DIAGRAM_KIND_H

#include "draw/frame.h"

#define KIND_COUNT 14

/* The kind called `name` in a scenario; an unknown one is the last, "other". */
size_t kind_find(Str name);
/* "database"; the strings' group `component` has a word for it. */
const char *kind_name(size_t kind);
/* What the outline takes of a box's sides, so that content keeps clear of it.  `detail` scales
 * lids, slants and corners: 1 for components on the page, less for small samples. */
Insets kind_insets(size_t kind, double detail);

/* How far within its box the outline is where a line meets it, at a place on the box. */
double kind_recess(size_t kind, Rect box, Point at);

/* Draws the outline into `box`. */
void kind_draw_outline(Arena *a, Frame *frame, size_t kind, Rect box, double detail, Color fill,
                       Stroke stroke);
/* Draws the glyph into a square of `size` points with its top left corner at `at`. */
void kind_draw_glyph(Arena *a, Frame *frame, size_t kind, Point at, double size, Color color);

#endif
