/* style.h - the theme's styles of text at the scale of the pass. */
#ifndef DDKIT_LAYOUT_STYLE_H
#define DDKIT_LAYOUT_STYLE_H

#include "layout/context.h"

/* The type size a style has at the context's scale: never below the theme's minimum. */
double style_size(const LayoutContext *c, const Style *s);
/* Lengths that go with the type: leading, gaps. */
double style_leading(const LayoutContext *c, const Style *s);

/* What Markdown and elements change about a style. */
typedef struct Variant {
    Color color; /* opacity 0: the style's own */
    bool strong, emphasis, code, strike, raised;
    Str link;
} Variant;

/* A TextStyle in `shared`, the same pointer for the same looks. */
const TextStyle *style_text(const LayoutContext *c, const Style *s, const Variant *v);
/* NULL after a report, as fonts_face(). */
const Font *style_font(const LayoutContext *c, const Style *s);

#endif
