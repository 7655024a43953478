/* repaint.c - frames copied from the outside in. */
#include "draw/repaint.h"

typedef struct Repaint {
    Arena *arena;
    const Repainter *with;
    void *context;
    Map *copies; /* of shared frames, by their address */
} Repaint;

static const Frame *repainted(Repaint *r, const Frame *f, Transform to_root);

static const Frame *repainted_child(Repaint *r, const Group *g, Transform to_root)
{
    const Str key = map_address(&g->frame);
    const Frame *copy = g->shared ? map_get(r->copies, key) : NULL;
    if (copy) return copy;
    copy = repainted(r, g->frame, to_root);
    if (g->shared) map_set(r->copies, key, (void *)(uintptr_t)copy);
    return copy;
}

static const Group *repainted_group(Repaint *r, const Group *g, const Place *place)
{
    const Transform moved =
        transform_multiply(g->transform, transform_translate(place->at.x, place->at.y));
    Group *copy = ARENA_NEW(r->arena, Group);
    *copy = *g;
    copy->frame = repainted_child(r, g, transform_multiply(moved, place->to_root));
    return copy;
}

static void repaint_item(Repaint *r, Item *item, const Place *place)
{
    const Repainter *w = r->with;
    switch (item->kind) {
    case ITEM_TEXT:
        if (w->line) item->as.line = w->line(r->context, item->as.line, place);
        break;
    case ITEM_PATH:
        if (w->path) item->as.path = w->path(r->context, item->as.path, place);
        break;
    case ITEM_IMAGE:
        if (w->image) item->as.image = w->image(r->context, item->as.image, place);
        break;
    case ITEM_GROUP: item->as.group = repainted_group(r, item->as.group, place); break;
    case ITEM_LINK:
    case ITEM_ANCHOR: break;
    }
}

static const Frame *repainted(Repaint *r, const Frame *f, Transform to_root)
{
    Frame *copy = frame_new(r->arena, f->size);
    copy->baseline = f->baseline;
    frame_reserve(r->arena, copy, f->n);
    for (uint32_t i = 0; i < f->n; i++) {
        const Place place = { f->items[i].at, to_root };
        copy->items[i] = f->items[i];
        repaint_item(r, &copy->items[i], &place);
    }
    copy->n = f->n;
    return copy;
}

const Frame *frame_repainted(Arena *a, const Frame *f, const Repainter *with, void *context,
                             Map *copies)
{
    Repaint r = { a, with, context, copies };
    return repainted(&r, f, TRANSFORM_IDENTITY);
}
