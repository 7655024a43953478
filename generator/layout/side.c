/* side.c - start and end to left and right. */
#include "layout/side.h"

double side_x(const LayoutContext *c, double x, double width, double room)
{
    return c->rtl ? room - x - width : x;
}

double side_aligned(const LayoutContext *c, Align align, double room, double width)
{
    if (align == ALIGN_CENTER) return (room - width) / 2;
    return side_x(c, align == ALIGN_END ? room - width : 0, width, room);
}

Insets side_insets(const LayoutContext *c, Insets i)
{
    return c->rtl ? (Insets){ i.right, i.top, i.left, i.bottom } : i;
}

unsigned side_bits(const LayoutContext *c, unsigned sides)
{
    const unsigned level = SIDE_LEFT | SIDE_RIGHT;
    const unsigned swapped =
        (sides & SIDE_LEFT ? SIDE_RIGHT : 0) | (sides & SIDE_RIGHT ? SIDE_LEFT : 0);
    return c->rtl ? (sides & ~level) | swapped : sides;
}

const BoxStyle *side_box(LayoutContext *c, const BoxStyle *style)
{
    if (!c->rtl || !style || !(style->bar.a > 0)) return style;
    BoxStyle *mirrored = ARENA_NEW(c->scratch, BoxStyle);
    *mirrored = *style;
    mirrored->bar_right = !style->bar_right;
    return mirrored;
}
