/* side.c - start and end to left and right. */
#include "layout/side.h"

double side_x(bool rtl, double x, double width, double room)
{
    return rtl ? room - x - width : x;
}

double side_aligned(bool rtl, Align align, double room, double width)
{
    if (align == ALIGN_CENTER) return (room - width) / 2;
    return side_x(rtl, align == ALIGN_END ? room - width : 0, width, room);
}

Insets side_insets(bool rtl, Insets i)
{
    return rtl ? (Insets){ i.right, i.top, i.left, i.bottom } : i;
}

unsigned side_bits(bool rtl, unsigned sides)
{
    const unsigned level = SIDE_LEFT | SIDE_RIGHT;
    const unsigned swapped =
        (sides & SIDE_LEFT ? SIDE_RIGHT : 0) | (sides & SIDE_RIGHT ? SIDE_LEFT : 0);
    return rtl ? (sides & ~level) | swapped : sides;
}
