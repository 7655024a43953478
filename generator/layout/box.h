/* box.h - the ground, frame and bar of a box. */
#ifndef DDKIT_LAYOUT_BOX_H
#define DDKIT_LAYOUT_BOX_H

#include "layout/context.h"

/* Onto `f` at `r`, reaching over the trim on the sides of `bleed`. */
void box_draw(const LayoutContext *c, Frame *f, Rect r, const BoxStyle *style, unsigned bleed);

#endif
