/* color.h - colors as people write them. */
#ifndef DDKIT_BASE_COLOR_H
#define DDKIT_BASE_COLOR_H

#include "base/str.h"

/* sRGB and opacity, 0 to 1.  Opacity 0 draws nothing. */
typedef struct Color {
    float r, g, b, a;
} Color;

/* Inks of a printing press, 0 to 1 each. */
typedef struct Cmyk {
    float c, m, y, k;
} Cmyk;

/* What a color is printed with. */
typedef struct ColorInks {
    Color color;
    Cmyk area;
    Cmyk line; /* text, rules and small shapes: as few inks as do, since inks never quite meet */
} ColorInks;

#define COLOR_NONE ((Color){ 0, 0, 0, 0 })
#define COLOR_BLACK ((Color){ 0, 0, 0, 1 })
#define COLOR_WHITE ((Color){ 1, 1, 1, 1 })

bool color_parse(Str s, Color *out); /* #rgb or #rrggbb */
bool color_eq(Color a, Color b);
/* `share` of `b` in `a`, 0 to 1, mixed in sRGB. */
Color color_mix(Color a, Color b, double share);
/* The gray, 0 to 1, that is as light (of the same luminance: WCAG 2.2, "relative luminance"). */
double color_gray(Color c);
/* How well one is read on the other, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
double color_contrast(Color a, Color b);

#endif
