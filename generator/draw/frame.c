/* frame.c - building Frames.
 *
 * A Frame is a growing list of items.  Nothing is measured or drawn here; the only cleverness is
 * that a small child dissolves into its parent, so that the depth of the layout's nesting does not
 * reach the back ends. */
#include "draw/frame.h"

#include <string.h>

/* A child of at most this many items is copied; the copies cost less than a group would. */
#define DISSOLVE_MAX 32

Frame *frame_new(Arena *a, Size size)
{
    Frame *f = ARENA_NEW(a, Frame);
    f->size = size;
    return f;
}

void frame_reserve(Arena *a, Frame *f, uint32_t more)
{
    if (f->n + more <= f->cap) return;
    const uint32_t cap = f->cap * 2 < f->n + more ? f->n + more : f->cap * 2;
    f->items = arena_grow(a, f->items, f->cap * sizeof *f->items, cap * sizeof *f->items);
    f->cap = cap;
}

static Item *add(Arena *a, Frame *f, ItemKind kind, Point at)
{
    frame_reserve(a, f, 1);
    Item *item = &f->items[f->n++];
    item->kind = kind;
    item->at = at;
    return item;
}

void frame_add_line(Arena *a, Frame *f, Point at, const Line *line)
{
    add(a, f, ITEM_TEXT, at)->as.line = line;
    if (f->baseline == 0) f->baseline = at.y;
}

void frame_add_path(Arena *a, Frame *f, Point at, const Path *path)
{
    add(a, f, ITEM_PATH, at)->as.path = path;
}

void frame_add_image(Arena *a, Frame *f, Rect at, const Image *image)
{
    PlacedImage *placed = ARENA_NEW(a, PlacedImage);
    *placed = (PlacedImage){ image, { at.width, at.height } };
    add(a, f, ITEM_IMAGE, (Point){ at.x, at.y })->as.image = placed;
}

void frame_add_group(Arena *a, Frame *f, Point at, Group group)
{
    Group *g = ARENA_NEW(a, Group);
    *g = group;
    add(a, f, ITEM_GROUP, at)->as.group = g;
}

void frame_add_frame(Arena *a, Frame *f, Point at, const Frame *child)
{
    if (f->baseline == 0 && child->baseline != 0) f->baseline = at.y + child->baseline;
    if (child->n > DISSOLVE_MAX) {
        frame_add_group(a, f, at, (Group){ .frame = child, .transform = TRANSFORM_IDENTITY });
        return;
    }
    /* Most frames hold one child at their origin.  Finished items don't change, so it lends them:
     * what is added to `f` later grows out of them. */
    if (!f->cap && at.x == 0 && at.y == 0) {
        f->items = child->items;
        f->n = f->cap = child->n;
        return;
    }
    /* Every kind of item is placed by `at` last, so moving it is adding to `at`. */
    frame_reserve(a, f, child->n);
    for (uint32_t i = 0; i < child->n; i++) {
        Item *item = &f->items[f->n++];
        *item = child->items[i];
        item->at.x += at.x;
        item->at.y += at.y;
    }
}

void frame_add_link(Arena *a, Frame *f, Rect at, Str target)
{
    Link *link = ARENA_NEW(a, Link);
    *link = (Link){ { at.width, at.height }, target };
    add(a, f, ITEM_LINK, (Point){ at.x, at.y })->as.link = link;
}

void frame_add_anchor(Arena *a, Frame *f, Point at, Anchor anchor)
{
    Anchor *copy = ARENA_NEW(a, Anchor);
    *copy = anchor;
    add(a, f, ITEM_ANCHOR, at)->as.anchor = copy;
}

PathStyle path_style(const Path *p)
{
    enum { MITER_LIMIT = 10 }; /* PDF's and cairo's */
    const Stroke *s = &p->stroke;
    if (p->style) return *p->style;
    return (PathStyle){ .cap = s->round ? CAP_ROUND : CAP_BUTT,
                        .join = s->round ? JOIN_ROUND : JOIN_MITER,
                        .miter_limit = MITER_LIMIT,
                        .dash = s->dash,
                        .n_dash = s->dash[0] > 0 || s->dash[1] > 0 ? 2 : 0 };
}

static bool same_group(const Group *a, const Group *b)
{
    const Transform s = a->transform, t = b->transform;
    return a->clip == b->clip && a->shared == b->shared && a->transparency == b->transparency &&
           s.a == t.a && s.b == t.b && s.c == t.c && s.d == t.d && s.e == t.e && s.f == t.f &&
           frame_same(a->frame, b->frame);
}

static bool same_item(const Item *a, const Item *b)
{
    if (a->kind != b->kind || a->at.x != b->at.x || a->at.y != b->at.y) return false;
    switch (a->kind) {
    case ITEM_TEXT: return a->as.line == b->as.line;
    case ITEM_PATH: return a->as.path == b->as.path;
    case ITEM_IMAGE:
        return a->as.image->image == b->as.image->image &&
               a->as.image->size.width == b->as.image->size.width &&
               a->as.image->size.height == b->as.image->size.height;
    case ITEM_GROUP: return same_group(a->as.group, b->as.group);
    case ITEM_LINK:
    case ITEM_ANCHOR: break;
    }
    return false;
}

bool frame_same(const Frame *a, const Frame *b)
{
    if (a == b) return true;
    if (a->n != b->n || a->size.width != b->size.width || a->size.height != b->size.height)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (!same_item(&a->items[i], &b->items[i])) return false;
    return true;
}

static void *kept(Arena *a, const void *p, size_t size)
{
    return memcpy(arena_alloc(a, size), p, size);
}

Frame *frame_keep(Arena *a, const Frame *f)
{
    Frame *copy = kept(a, f, sizeof *f);
    copy->items = ARENA_ARRAY(a, Item, f->n);
    copy->cap = f->n;
    for (uint32_t i = 0; i < f->n; i++) {
        Item *item = &copy->items[i];
        *item = f->items[i];
        switch (item->kind) {
        case ITEM_TEXT:
        case ITEM_PATH: break;
        case ITEM_IMAGE: item->as.image = kept(a, item->as.image, sizeof(PlacedImage)); break;
        case ITEM_LINK: item->as.link = kept(a, item->as.link, sizeof(Link)); break;
        case ITEM_ANCHOR: item->as.anchor = kept(a, item->as.anchor, sizeof(Anchor)); break;
        case ITEM_GROUP: {
            Group *g = kept(a, item->as.group, sizeof *g);
            if (!g->shared) g->frame = frame_keep(a, g->frame);
            item->as.group = g;
            break;
        }
        }
    }
    return copy;
}
