/* box.c - boxes drawn. */
#include "layout/box.h"

#include "layout/box_shape.h"
#include "layout/drawn.h"
#include "layout/pattern.h"
#include "layout/side.h"

static Rect bleed_rect(Rect r, unsigned sides, double by)
{
    return rect_inset(r, (Insets){ sides & SIDE_LEFT ? -by : 0, sides & SIDE_TOP ? -by : 0,
                                   sides & SIDE_RIGHT ? -by : 0, sides & SIDE_BOTTOM ? -by : 0 });
}

void box_draw(const LayoutContext *c, Frame *f, Rect r, const BoxStyle *s, unsigned bleed)
{
    Rect area = bleed_rect(r, bleed, c->bleed);
    Stroke stroke = { s->stroke.a > 0 ? s->stroke_width : 0, s->stroke, { 0, 0 }, false };
    if (s->dashed) stroke.dash[0] = stroke.dash[1] = 2.5;
    double bar_x = s->bar_right ? area.x + area.width - s->bar_width : area.x;
    if (s->fill.a > 0 || stroke.width > 0) {
        /* The stroke lies inside the box, so that neighbors keep their distance. */
        box_outline(c, f, rect_outset(area, -stroke.width / 2), s, stroke);
    }
    if (s->pattern.n)
        pattern_draw(c, f, area, s->radius, s->pattern, s->pattern_color, s->pattern_at);
    if (s->bar.a > 0 && s->bar_width > 0)
        frame_add_path(
            c->scratch, f, (Point){ bar_x, area.y },
            shape_rect(c, (Size){ s->bar_width, area.height }, 0, s->bar, (Stroke){ 0 }));
}
