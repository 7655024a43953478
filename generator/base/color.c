/* color.c - parsing, comparing, mixing. */
#include "base/color.h"

#include <math.h>

#include "base/ascii.h"

bool color_parse(Str s, Color *out)
{
    float v[3];
    if ((s.n != 4 && s.n != 7) || s.p[0] != '#') return false;
    for (size_t i = 0; i < 3; i++) {
        int high = ascii_hex(s.n == 4 ? s.p[1 + i] : s.p[1 + 2 * i]);
        int low = ascii_hex(s.n == 4 ? s.p[1 + i] : s.p[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        v[i] = (float)(high * 16 + low) / 255;
    }
    *out = (Color){ v[0], v[1], v[2], 1 };
    return true;
}

bool color_eq(Color a, Color b)
{
    return !(a.r < b.r || a.r > b.r || a.g < b.g || a.g > b.g || a.b < b.b || a.b > b.b ||
             a.a < b.a || a.a > b.a);
}

Color color_mix(Color a, Color b, double share)
{
    float s = (float)share, t = 1 - s;
    return (Color){ a.r * t + b.r * s, a.g * t + b.g * s, a.b * t + b.b * s, a.a * t + b.a * s };
}

/* Linear light of a channel (WCAG 2.2, "relative luminance"). */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(Color c)
{
    return 0.2126 * linear((double)c.r) + 0.7152 * linear((double)c.g) +
           0.0722 * linear((double)c.b);
}

double color_gray(Color c)
{
    const double y = luminance(c);
    return y <= 0.0031308 ? y * 12.92 : 1.055 * pow(y, 1 / 2.4) - 0.055; /* IEC 61966-2-1 */
}

double color_contrast(Color a, Color b)
{
    const double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}
