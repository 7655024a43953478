/* line_draw.h - a line of text with all that belongs to it: boxes behind code, rules, links,
 * pictures.
 */
#ifndef DDKIT_LAYOUT_LINE_DRAW_H
#define DDKIT_LAYOUT_LINE_DRAW_H

#include "layout/context.h"

/* Onto `f`, the line's baseline being at `at`. */
void line_draw(const LayoutContext *c, Frame *f, Point at, const Line *l);

#endif
