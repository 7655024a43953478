/* icon.h - icons of the theme, drawn. */
#ifndef DDKIT_LAYOUT_ICON_H
#define DDKIT_LAYOUT_ICON_H

#include "layout/context.h"

/* In a box of `size` points; a dot, reported at `at`, where the theme has none of that name. */
const Frame *icon_frame(const LayoutContext *c, Str name, double size, Color color, Span at);

#endif
