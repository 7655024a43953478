/* geometry.c - boxes, transforms, and lengths as people write them. */
#include "base/geometry.h"

#include <math.h>

Size size_within(Size own, Size most)
{
    const double k = fmin(1, fmin(most.width / own.width, most.height / own.height));
    return (Size){ own.width * k, own.height * k };
}

Rect rect_inset(Rect r, Insets by)
{
    return (Rect){ r.x + by.left, r.y + by.top, r.width - by.left - by.right,
                   r.height - by.top - by.bottom };
}

Rect rect_outset(Rect r, double by)
{
    return rect_inset(r, (Insets){ -by, -by, -by, -by });
}

Transform transform_translate(double x, double y)
{
    return (Transform){ 1, 0, 0, 1, x, y };
}

Transform transform_multiply(Transform m, Transform n)
{
    return (Transform){
        m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
        m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f,
    };
}

Point transform_point(Transform t, Point p)
{
    return (Point){ t.a * p.x + t.c * p.y + t.e, t.b * p.x + t.d * p.y + t.f };
}

bool length_parse(Str s, double unit_default, double *points)
{
    double unit = unit_default, v;
    s = str_trim(s);
    if (str_ends(s, "mm")) unit = MM(1), s.n -= 2;
    else if (str_ends(s, "pt")) unit = 1, s.n -= 2;
    else if (str_ends(s, "in")) unit = 72, s.n -= 2;
    if (!str_to_real(str_trim(s), &v)) return false;
    *points = v * unit;
    return true;
}

bool size_parse(Str s, Size *out)
{
    double unit = MM(1), w, h;
    Str sign = STR("\xC3\x97"); /* U+00D7 */
    s = str_trim(s);
    if (str_ends(s, "mm")) s.n -= 2;
    else if (str_ends(s, "pt")) unit = 1, s.n -= 2;
    else if (str_ends(s, "in")) unit = 72, s.n -= 2;
    size_t x = str_find(s, 'x'), skip = 1;
    for (size_t i = 0; x == s.n && i + sign.n <= s.n; i++)
        if (str_eq(str_slice(s, i, i + sign.n), sign)) x = i, skip = sign.n;
    if (x == s.n) return false;
    if (!str_to_real(str_trim(str_slice(s, 0, x)), &w) ||
        !str_to_real(str_trim(str_slice(s, x + skip, s.n)), &h))
        return false;
    if (w <= 0 || h <= 0) return false;
    *out = (Size){ w * unit, h * unit };
    return true;
}
