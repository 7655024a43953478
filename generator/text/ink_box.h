/* ink_box.h - how far the glyphs of a line really reach. */
#ifndef DDKIT_TEXT_INK_BOX_H
#define DDKIT_TEXT_INK_BOX_H

#include "base/geometry.h"
#include "text/glyph_run.h"

/* The box of what a run draws, points, y down, from the left end of its line's baseline.  False
 * where it draws nothing. */
bool run_ink_box(const GlyphRun *run, Rect *out);

#endif
