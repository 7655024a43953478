/* frame.c - building Frames.
 *
 * A Frame is a growing list of items.  Nothing is measured or drawn here; the only cleverness is
 * that a small child dissolves into its parent, so that the depth of the layout's nesting does not
 * reach the back ends. */
#include "draw/frame.h"

/* A child of at most this many items is copied; the copies cost less than a group would. */
#define DISSOLVE_MAX 32

Frame *frame_new(Arena *a, Size size)
{
    Frame *f = ARENA_NEW(a, Frame);
    f->size = size;
    return f;
}

static Item *add(Arena *a, Frame *f, ItemKind kind, Point at)
{
    if (f->n == f->cap) {
        uint32_t cap = f->cap ? f->cap * 2 : 8;
        f->items = arena_grow(a, f->items, f->cap * sizeof *f->items, cap * sizeof *f->items);
        f->cap = cap;
    }
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
    Item *item = add(a, f, ITEM_IMAGE, (Point){ at.x, at.y });
    item->as.image.image = image;
    item->as.image.size = (Size){ at.width, at.height };
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
    /* Every kind of item is placed by `at` last, so moving it is adding to `at`. */
    for (uint32_t i = 0; i < child->n; i++) {
        const Item *from = &child->items[i];
        Item *item = add(a, f, from->kind, (Point){ at.x + from->at.x, at.y + from->at.y });
        item->as = from->as;
    }
}

void frame_add_link(Arena *a, Frame *f, Rect at, Str target)
{
    Item *item = add(a, f, ITEM_LINK, (Point){ at.x, at.y });
    item->as.link.size = (Size){ at.width, at.height };
    item->as.link.target = target;
}

void frame_add_anchor(Arena *a, Frame *f, Point at, Anchor anchor)
{
    Anchor *copy = ARENA_NEW(a, Anchor);
    *copy = anchor;
    add(a, f, ITEM_ANCHOR, at)->as.anchor = copy;
}
