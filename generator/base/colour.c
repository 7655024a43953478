/* colour.c - parsing, mixing, contrast. */
#include "base/colour.h"

#include <math.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool colour_parse(Str s, Colour *out)
{
    float v[3];
    if ((s.n != 4 && s.n != 7) || s.p[0] != '#') return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex(s.n == 4 ? s.p[1 + i] : s.p[1 + 2 * i]);
        int low = hex(s.n == 4 ? s.p[1 + i] : s.p[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        v[i] = (float)(high * 16 + low) / 255;
    }
    *out = (Colour){ v[0], v[1], v[2], 1 };
    return true;
}

bool colour_eq(Colour a, Colour b)
{
    return !(a.r < b.r || a.r > b.r || a.g < b.g || a.g > b.g || a.b < b.b || a.b > b.b ||
             a.a < b.a || a.a > b.a);
}

Colour colour_mix(Colour a, Colour b, double share)
{
    float s = (float)share, t = 1 - s;
    return (Colour){ a.r * t + b.r * s, a.g * t + b.g * s, a.b * t + b.b * s, a.a * t + b.a * s };
}

static double linear(double c)
{
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double colour_luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(Colour a, Colour b)
{
    double la = colour_luminance(a), lb = colour_luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

Colour colour_gray(Colour c)
{
    float y = 0.299f * c.r + 0.587f * c.g + 0.114f * c.b; /* Rec. 601, as printer drivers do */
    return (Colour){ y, y, y, c.a };
}
