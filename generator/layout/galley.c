/* galley.c - filling regions from a column of blocks, and splitting boxes. */
#include "layout/galley.h"

#include <math.h>

#include "draw/path.h"
#include "layout/build.h"

/* Lengths that differ by less than this are the same; sums of line heights round. */
#define EPSILON 0.01
/* A box that is to stay together is split all the same when it is higher than this share of an
 * empty region: keeping it whole would leave too large a hole. */
#define SPLIT_SHARE 0.7

Galley *galley_new(Arena *a, double width)
{
    Galley *g = ARENA_NEW(a, Galley);
    g->width = width;
    return g;
}

Block *galley_add(LayoutContext *c, Galley *g)
{
    return vec_push(c->scratch, &g->blocks);
}

Block *galley_add_frame(LayoutContext *c, Galley *g, const Frame *f, double before, Span span)
{
    Block *b = galley_add(c, g);
    b->frame = f;
    b->height = f->size.height;
    b->before = before;
    b->span = span;
    return b;
}

/* Of what is left behind `from`; NULL: of all. */
static double galley_height(const Galley *g, const Cursor *from);

static double box_height(const Box *box, const Cursor *inner)
{
    double high = 0;
    for (size_t i = 0; i < box->n; i++) {
        double h = galley_height(box->columns[i].galley, inner ? &inner[i] : NULL);
        if (!inner) h += box->columns[i].dy;
        if (h > high) high = h;
    }
    high += box->pad.top + box->pad.bottom;
    return !inner && high < box->min_height ? box->min_height : high;
}

Block *galley_add_box(LayoutContext *c, Galley *g, const Box *box, double before, Span span)
{
    Block *b = galley_add(c, g);
    b->box = box;
    b->height = box_height(box, NULL);
    b->before = before;
    b->span = span;
    return b;
}

static double block_height(const Block *b, const Cursor *inner)
{
    return b->box && inner ? box_height(b->box, inner) : b->height;
}

static double galley_height(const Galley *g, const Cursor *from)
{
    double y = 0;
    size_t start = from ? from->block : 0;
    if (start > 0 && start < g->blocks.n && g->blocks.at[start].head)
        y += g->blocks.at[start].head->size.height;
    for (size_t i = start; i < g->blocks.n; i++) {
        const Block *b = &g->blocks.at[i];
        if (i > start) y += b->before;
        y += block_height(b, from && i == start ? from->inner : NULL);
    }
    return y;
}

bool galley_at_end(const Galley *g, const Cursor *at)
{
    return at->block >= g->blocks.n;
}

double galley_baseline(const Galley *g)
{
    double y = 0;
    for (size_t i = 0; i < g->blocks.n; i++) {
        const Block *b = &g->blocks.at[i];
        if (i) y += b->before;
        if (b->frame && b->frame->baseline > 0) return y + b->frame->baseline;
        if (b->box && b->box->n) {
            double inner = galley_baseline(b->box->columns[0].galley);
            if (inner > 0) return y + b->box->pad.top + b->box->columns[0].dy + inner;
        }
        y += b->height;
    }
    return 0;
}

/* ---- boxes ---------------------------------------------------------------------------------- */

static Rect bleed_rect(Rect r, unsigned sides, double by)
{
    return rect_inset(r, (Insets){ sides & SIDE_LEFT ? -by : 0, sides & SIDE_TOP ? -by : 0,
                                   sides & SIDE_RIGHT ? -by : 0, sides & SIDE_BOTTOM ? -by : 0 });
}

void box_draw(LayoutContext *c, Frame *f, Rect r, const BoxStyle *s, unsigned bleed)
{
    Rect area = bleed_rect(r, bleed, c->bleed);
    Stroke stroke = { s->stroke.a > 0 ? s->stroke_width : 0, s->stroke, { 0, 0 }, false };
    if (s->dashed) stroke.dash[0] = stroke.dash[1] = 2.5;
    double bar_x = s->bar_right ? area.x + area.width - s->bar_width : area.x;
    if (s->fill.a > 0 || stroke.width > 0) {
        /* The stroke lies inside the box, so that neighbours keep their distance. */
        Rect in = rect_outset(area, -stroke.width / 2);
        frame_add_path(c->scratch, f, (Point){ in.x, in.y },
                       shape_rect(c, (Size){ in.width, in.height }, s->radius, s->fill, stroke));
    }
    if (s->pattern.n)
        pattern_draw(c, f, area, s->radius, s->pattern, s->pattern_colour, s->pattern_at);
    if (s->bar.a > 0 && s->bar_width > 0)
        frame_add_path(
            c->scratch, f, (Point){ bar_x, area.y },
            shape_rect(c, (Size){ s->bar_width, area.height }, 0, s->bar, (Stroke){ 0 }));
}

/* Draws what of the box lies behind `inner` and fits `height`; moves `inner`. */
static Frame *box_fill(LayoutContext *c, const Box *box, Cursor *inner, double height, bool whole,
                       double stretch_to, FillResult *result)
{
    double room = height - box->pad.top - box->pad.bottom, high = 0;
    Frame **parts = ARENA_ARRAY(c->scratch, Frame *, box->n);
    for (size_t i = 0; i < box->n; i++) {
        const BoxColumn *col = &box->columns[i];
        FillResult r = { 0 };
        bool grows = whole && stretch_to > 0;
        double h = grows   ? stretch_to - box->pad.top - box->pad.bottom - col->dy
                   : whole ? (double)INFINITY
                           : room;
        parts[i] = galley_fill(c, col->galley, &inner[i], h, grows, &r);
        if (r.misfit) result->misfit = r.misfit;
        if (whole && !galley_at_end(col->galley, &inner[i]))
            result->misfit = &col->galley->blocks.at[inner[i].block];
        if (r.torn) result->torn = true;
        double used = r.used + (whole ? col->dy : 0);
        if (used > high) high = used;
    }
    double h = high + box->pad.top + box->pad.bottom;
    if (whole && h < box->min_height) h = box->min_height;
    if (stretch_to > h) h = stretch_to;
    Frame *f = frame_new(c->scratch, (Size){ box->x + box->width, h });
    if (box->style) box_draw(c, f, (Rect){ box->x, 0, box->width, h }, box->style, box->bleed);
    for (size_t i = 0; i < box->n; i++) {
        const BoxColumn *col = &box->columns[i];
        double slack = h - box->pad.top - box->pad.bottom - parts[i]->size.height;
        double y = box->pad.top + (whole ? col->dy : 0);
        if (box->valign == VALIGN_CENTER) y += slack / 2;
        if (box->valign == VALIGN_BOTTOM) y += slack;
        frame_add_frame(c->scratch, f, (Point){ box->x + col->x, y }, parts[i]);
        if (!(f->baseline > 0) && parts[i]->baseline > 0) f->baseline = y + parts[i]->baseline;
    }
    return f;
}

/* ---- regions -------------------------------------------------------------------------------- */

typedef struct Placed {
    const Block *block;
    const Frame *part; /* of a box that was split */
    Cursor *inner;     /* where a box that is placed whole goes on from, or NULL */
    double gap, height;
} Placed;

typedef struct Region {
    LayoutContext *c;
    const Galley *galley;
    double height;
    const Frame *head; /* repeated table head */
    VEC(Placed) placed;
    double used;
} Region;

static bool at_end_all(const Box *box, const Cursor *inner)
{
    for (size_t i = 0; i < box->n; i++)
        if (!galley_at_end(box->columns[i].galley, &inner[i])) return false;
    return true;
}

static Cursor *clone_inner(LayoutContext *c, const Box *box, const Cursor *from)
{
    Cursor *inner = ARENA_ARRAY(c->scratch, Cursor, box->n);
    for (size_t i = 0; from && i < box->n; i++) inner[i] = from[i];
    return inner;
}

/* Tries to place the first part of a box into what is left of the region. */
static bool split_block(Region *r, const Block *b, Cursor *at, double gap, const Cursor *from,
                        FillResult *result)
{
    bool empty = r->placed.n == 0;
    double room = r->height - r->used - gap;
    if (!b->box || (b->together && b->height < r->height * SPLIT_SHARE && !empty)) return false;
    if (room <= b->box->pad.top + b->box->pad.bottom && !empty) return false;
    ArenaMark mark = arena_mark(r->c->keep);
    FillResult inner_result = { 0 };
    Cursor *inner = clone_inner(r->c, b->box, from);
    Frame *part = box_fill(r->c, b->box, inner, room, false, 0, &inner_result);
    if ((inner_result.misfit || inner_result.torn) && !empty) {
        arena_rewind(r->c->keep, mark);
        return false;
    }
    if (inner_result.misfit) result->misfit = inner_result.misfit;
    if (inner_result.torn) result->torn = true;
    *vec_push(r->c->scratch, &r->placed) = (Placed){ b, part, NULL, gap, part->size.height };
    r->used += gap + part->size.height;
    if (at_end_all(b->box, inner)) *at = (Cursor){ at->block + 1, NULL };
    else at->inner = inner;
    return true;
}

/* Gives back blocks that must stay with the one at `at`; false where all would have to go. */
static bool retreat(Region *r, Cursor *at)
{
    size_t keep = r->placed.n;
    while (keep > 0 && r->placed.at[keep - 1].block->keep_next) keep--;
    if (keep == 0) return false;
    for (size_t i = keep; i < r->placed.n; i++)
        r->used -= r->placed.at[i].gap + r->placed.at[i].height;
    at->block -= r->placed.n - keep;
    at->inner = NULL;
    r->placed.n = keep;
    return true;
}

/* Whether a break lies before the next block: asked for, or because it does not fit. */
static void take_blocks(Region *r, Cursor *at, FillResult *result)
{
    for (; at->block < r->galley->blocks.n; *at = (Cursor){ at->block + 1, NULL }) {
        const Block *b = &r->galley->blocks.at[at->block];
        bool empty = r->placed.n == 0;
        double gap = empty ? 0 : b->before, h = block_height(b, at->inner);
        if (b->break_before && !empty && isfinite(r->height)) return;
        if (empty && at->block > 0 && b->head) {
            r->head = b->head;
            r->used = b->head->size.height;
        }
        if (r->used + gap + h > r->height + EPSILON) {
            if (split_block(r, b, at, gap, at->inner, result)) return;
            if (!empty) {
                result->torn = !retreat(r, at); /* better than to print over the edge */
                return;
            }
            result->misfit = b; /* larger than a region: printed over its edge, and reported */
        }
        *vec_push(r->c->scratch, &r->placed) = (Placed){ b, NULL, at->inner, gap, h };
        r->used += gap + h;
    }
}

static const Frame *placed_frame(Region *r, const Placed *p, double height, FillResult *result)
{
    LayoutContext *c = r->c;
    const Block *b = p->block;
    if (p->part) return p->part;
    if (b->box)
        return box_fill(c, b->box, clone_inner(c, b->box, p->inner), INFINITY, true,
                        height > p->height + EPSILON ? height : 0, result);
    if (b->fill)
        return build_frame(c, b->fill->element, b->fill->scope, (Size){ r->galley->width, height });
    return b->frame;
}

static Frame *compose(Region *r, bool stretch, FillResult *result)
{
    double weights = 0, spare = isfinite(r->height) ? r->height - r->used : 0, y = 0;
    for (size_t i = 0; i < r->placed.n; i++) weights += r->placed.at[i].block->grow;
    bool grow = stretch && weights > 0 && spare > 0;
    double height = isfinite(r->height) && stretch ? r->height : r->used;
    Frame *f = frame_new(r->c->scratch, (Size){ r->galley->width, height });
    if (r->head) {
        frame_add_frame(r->c->scratch, f, (Point){ 0, 0 }, r->head);
        y = r->head->size.height;
    }
    for (size_t i = 0; i < r->placed.n; i++) {
        const Placed *p = &r->placed.at[i];
        double h = p->height + (grow ? spare * p->block->grow / weights : 0);
        y += p->gap;
        const Frame *part = placed_frame(r, p, h, result);
        if (part) {
            if (!(f->baseline > 0) && part->baseline > 0) f->baseline = y + part->baseline;
            frame_add_frame(r->c->scratch, f, (Point){ 0, y }, part);
        }
        y += h;
    }
    return f;
}

Frame *galley_fill(LayoutContext *c, const Galley *g, Cursor *at, double height, bool stretch,
                   FillResult *result)
{
    Region r = { .c = c, .galley = g, .height = height };
    take_blocks(&r, at, result);
    result->used = r.used;
    return compose(&r, stretch, result);
}
