/* clear.h - where a finished drawing leaves room for something more. */
#ifndef DDKIT_DRAW_CLEAR_H
#define DDKIT_DRAW_CLEAR_H

#include "draw/frame.h"

/* True where `f` has neither type nor picture nor ink within `r`, in the frame's coordinates. White
 * areas are no ink.  Outlines are taken as the boxes around their segments, so what is called clear
 * is; what is not may be. */
bool frame_is_clear(const Frame *f, Rect r);

#endif
