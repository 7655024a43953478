/* walk.c - items in painting order, groups inside out. */
#include "draw/walk.h"

Point place_in_root(const Place *p)
{
    return transform_point(p->to_root, p->at);
}

static bool only_moves(const Group *g)
{
    const Transform t = g->transform;
    return t.a == 1 && t.b == 0 && t.c == 0 && t.d == 1 && !g->clip && !g->shared &&
           g->transparency == 0;
}

/* A walk, and where in it the frame at hand lies. */
typedef struct Walk {
    const FrameVisitor *visitor;
    void *context;
    Place origin;
} Walk;

static void walk(const Walk *w, const Frame *f);

static void walk_group(const Walk *w, const Group *g, Place place)
{
    const FrameVisitor *v = w->visitor;
    const Transform t = g->transform;
    Walk inner = { v, w->context, place };
    if (only_moves(g)) {
        inner.origin.at = (Point){ place.at.x + t.e, place.at.y + t.f };
        walk(&inner, g->frame);
        return;
    }
    if (v->enter && !v->enter(w->context, g, &place)) return;
    const Transform moved = transform_multiply(t, transform_translate(place.at.x, place.at.y));
    inner.origin = (Place){ { 0, 0 }, transform_multiply(moved, place.to_root) };
    walk(&inner, g->frame);
    if (v->leave) v->leave(w->context, g);
}

static void walk_item(const Walk *w, const Item *item, const Place *place)
{
    const FrameVisitor *v = w->visitor;
    void *c = w->context;
    switch (item->kind) {
    case ITEM_TEXT:
        if (v->line) v->line(c, item->as.line, place);
        break;
    case ITEM_PATH:
        if (v->path) v->path(c, item->as.path, place);
        break;
    case ITEM_IMAGE:
        if (v->image) v->image(c, item->as.image, place);
        break;
    case ITEM_LINK:
        if (v->link) v->link(c, item->as.link, place);
        break;
    case ITEM_ANCHOR:
        if (v->anchor) v->anchor(c, item->as.anchor, place);
        break;
    case ITEM_GROUP: walk_group(w, item->as.group, *place); break;
    }
}

static void walk(const Walk *w, const Frame *f)
{
    Place place = w->origin;
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        place.at = (Point){ w->origin.at.x + item->at.x, w->origin.at.y + item->at.y };
        walk_item(w, item, &place);
    }
}

void frame_walk(const Frame *f, const FrameVisitor *visitor, void *context)
{
    const Walk w = { visitor, context, { { 0, 0 }, TRANSFORM_IDENTITY } };
    walk(&w, f);
}
