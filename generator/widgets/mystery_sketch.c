/* mystery_sketch.c - boxes, badges and lines of the drawings of the mystery, mirrored where lines
 * run from right to left. */
#include <math.h>

#include "draw/path.h"
#include "widgets/mystery.h"

#define GUTTER (2 * MM(22)) /* inner margins between the two pages */

Sketch sketch_new(const WidgetContext *c, double width)
{
    return (Sketch){ .c = c,
                     .frame = frame_new(c->keep, (Size){ width, 0 }),
                     .ink = c->color(c->user, "ink"),
                     .paper = c->color(c->user, "paper") };
}

Rect sketch_place(const Sketch *s, Rect r)
{
    return (Rect){ widget_x(s->c, r.x, r.width, s->frame->size.width), r.y, r.width, r.height };
}

static Point place_of(const Sketch *s, Point p)
{
    return (Point){ widget_x(s->c, p.x, 0, s->frame->size.width), p.y };
}

void sketch_box(const Sketch *s, Rect r, double radius, Color fill, Stroke stroke)
{
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 },
                   path_of_rect(s->c->keep, sketch_place(s, r), radius, fill, stroke));
}

void sketch_circle(const Sketch *s, Point center, double radius, Color fill, Stroke stroke)
{
    PathBuilder b = { .arena = s->c->keep };
    path_circle(&b, place_of(s, center), radius);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 }, path_done(&b, fill, stroke));
}

void sketch_stroke(const Sketch *s, Point from, Point to, Stroke stroke)
{
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 },
                   path_of_line(s->c->keep, place_of(s, from), place_of(s, to), stroke));
}

void sketch_line(const Sketch *s, Point from, Point to, double width)
{
    sketch_stroke(s, from, to, (Stroke){ width, s->ink, { 0, 0 }, false });
}

void sketch_polygon(const Sketch *s, const Point *points, size_t n, Color fill, double width)
{
    PathBuilder b = { .arena = s->c->keep };
    for (size_t i = 0; i < n; i++) {
        const Point p = place_of(s, points[i]);
        if (i) path_line(&b, p.x, p.y);
        else path_move(&b, p.x, p.y);
    }
    path_close(&b);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 },
                   path_done(&b, fill, (Stroke){ width, s->ink, { 0, 0 }, false }));
}

void sketch_arrow_head(const Sketch *s, Point tip, Point before, double length, double wing)
{
    const double distance = hypot(tip.x - before.x, tip.y - before.y);
    const Point along = { (tip.x - before.x) / distance, (tip.y - before.y) / distance };
    const Point foot = { tip.x - along.x * length, tip.y - along.y * length };
    const Point corners[] = {
        place_of(s, tip), place_of(s, (Point){ foot.x - along.y * wing, foot.y + along.x * wing }),
        place_of(s, (Point){ foot.x + along.y * wing, foot.y - along.x * wing })
    };
    PathBuilder head = { .arena = s->c->keep };
    path_move(&head, corners[0].x, corners[0].y);
    path_line(&head, corners[1].x, corners[1].y);
    path_line(&head, corners[2].x, corners[2].y);
    path_close(&head);
    frame_add_path(s->c->keep, s->frame, (Point){ 0, 0 }, path_done(&head, s->ink, (Stroke){ 0 }));
}

void sketch_frame(const Sketch *s, Point at, const Frame *child)
{
    const Rect r = sketch_place(s, (Rect){ at.x, at.y, child->size.width, child->size.height });
    frame_add_frame(s->c->keep, s->frame, (Point){ r.x, r.y }, child);
}

void sketch_centered(const Sketch *s, Point center, const Frame *child)
{
    sketch_frame(s, (Point){ center.x - child->size.width / 2, center.y - child->size.height / 2 },
                 child);
}

void sketch_badge(const Sketch *s, Point center, int number)
{
    const Look look = look_named(s->c, "mystery-badge");
    sketch_circle(s, center, MYSTERY_BADGE, s->ink, (Stroke){ 0 });
    sketch_centered(
        s, center,
        label_set(s->c, str_integer(s->c->keep, number), look, INFINITY, LABEL_LEFT, SPAN_NONE));
}

Frame *sketch_stacked(const Sketch *s, Frame *upper, Frame *lower, double gap)
{
    Arena *a = s->c->keep;
    const double width = fmax(upper->size.width, lower->size.width);
    Frame *f = frame_new(a, (Size){ width, upper->size.height + gap + lower->size.height });
    frame_add_frame(a, f, (Point){ widget_x(s->c, 0, upper->size.width, width), 0 }, upper);
    frame_add_frame(
        a, f, (Point){ widget_x(s->c, 0, lower->size.width, width), upper->size.height + gap },
        lower);
    return f;
}

void sketch_codes(Buf *out, const Value *things)
{
    for (size_t i = 0; i < value_count(things); i++) {
        if (out->n) buf_char(out, ' ');
        buf_str(out, value_str(value_get(value_at(things, i), "code")));
    }
}

bool mystery_is_person(const Value *clue)
{
    return value_count(value_get(clue, "roles")) || value_count(value_get(clue, "colleagues"));
}

static Str icon_of(const Value *list, const char *part)
{
    const Value *thing = value_at(list, 0);
    return value_str(value_get(part ? value_get(thing, part) : thing, "icon"));
}

const Frame *mystery_icon(const WidgetContext *c, const Value *clue, double size, Color color)
{
    Str name = icon_of(value_get(clue, "roles"), NULL);
    if (!name.n) name = icon_of(value_get(clue, "colleagues"), NULL);
    if (!name.n) name = icon_of(value_get(clue, "actions"), "tool");
    if (!name.n) name = icon_of(value_get(clue, "actions"), "look");
    if (!name.n) name = icon_of(value_get(clue, "events"), "deck");
    if (!name.n && value_count(value_get(clue, "moves"))) name = STR("phone");
    return c->icon(c->user, name.n ? name : STR("lens"), size, color);
}

double mystery_shift(const Mystery *m, size_t page)
{
    return (double)page * (m->s.frame->size.width + GUTTER);
}
