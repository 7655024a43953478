/* box_shape.h - the outlines that boxes may have. */
#ifndef DDKIT_LAYOUT_BOX_SHAPE_H
#define DDKIT_LAYOUT_BOX_SHAPE_H

#include "layout/context.h"

/* Ground and frame of a box, in its shape, onto `f`; `in` is the middle of the frame. */
void box_outline(const LayoutContext *c, Frame *f, Rect in, const BoxStyle *style, Stroke stroke);

#endif
