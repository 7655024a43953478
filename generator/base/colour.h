/* colour.h - colours as people write them. */
#ifndef DDKIT_BASE_COLOUR_H
#define DDKIT_BASE_COLOUR_H

#include "base/str.h"

/* sRGB and opacity, 0 to 1.  Opacity 0 draws nothing. */
typedef struct Colour {
    float r, g, b, a;
} Colour;

#define COLOUR_NONE ((Colour){ 0, 0, 0, 0 })
#define COLOUR_BLACK ((Colour){ 0, 0, 0, 1 })
#define COLOUR_WHITE ((Colour){ 1, 1, 1, 1 })

bool colour_parse(Str s, Colour *out); /* #rgb or #rrggbb */
bool colour_eq(Colour a, Colour b);
/* `share` of `b` in `a`, 0 to 1, mixed in sRGB. */
Colour colour_mix(Colour a, Colour b, double share);

#endif
