/* pattern.h - areas covered with tiles. */
#ifndef DDKIT_LAYOUT_PATTERN_H
#define DDKIT_LAYOUT_PATTERN_H

#include "layout/context.h"

/* Repeats the theme's pattern over `r`, as one shared group; reported at `at` where there is none.
 */
void pattern_draw(const LayoutContext *c, Frame *f, Rect r, double radius, Str name, Color color,
                  Span at);

#endif
