/* galley.c - filling regions from a column of blocks, and splitting boxes. */
#include "layout/galley.h"

#include <math.h>

#include "layout/box.h"
#include "layout/side.h"

/* Lengths that differ by less than this are the same; sums of line heights round. */
#define EPSILON 0.01
/* A box that is to stay together is split all the same when it is higher than this share of an
 * empty region: keeping it whole would leave too large a hole. */
#define SPLIT_SHARE 0.7
/* Text in columns begins at the foot of a region only where that has this share of it left: two
 * rows above a page of them look like a mistake. */
#define COLUMNS_SHARE 0.18
/* Columns are balanced to within this many points. */
#define BALANCE_STEP 0.25
/* For no paragraph to go on in the next one they become higher by no more than this, points. */
#define UNBROKEN_MOST 42.0
/* To level columns no gap becomes wider by more than this: beside each other wide gaps and narrow
 * ones would look like a mistake, more than columns that end apart. */
#define OPENED_MOST 2.0 /* of what they lost */
#define OPENED_FOOT MM(4)
#define LEVEL_MOST 5.0
/* A picture that fills a region alone stays below its head if it keeps this share of its height. */
#define BELOW_HEAD 0.6
/* A picture is not made lower than this. */
#define PICTURE_LEAST 12.0
/* Room for as many blocks of a region to begin with; most galleys hold one. */
#define PLACED_MANY 16

Galley *galley_new(Arena *a, double width)
{
    Galley *g = ARENA_NEW(a, Galley);
    g->width = width;
    return g;
}

Box *box_new(Arena *a, size_t n, double width)
{
    Box *box = ARENA_NEW(a, Box);
    *box = (Box){ .columns = ARENA_ARRAY(a, BoxColumn, n), .n = n, .width = width };
    return box;
}

Block *galley_add(const LayoutContext *c, Galley *g)
{
    return vec_push(c->scratch, &g->blocks);
}

Block *galley_add_frame(const LayoutContext *c, Galley *g, const Frame *f, double space_above,
                        Span span)
{
    Block *b = galley_add(c, g);
    b->frame = f;
    b->height = f->size.height;
    b->space_above = space_above;
    b->span = span;
    return b;
}

static Frame *picture_frame(const LayoutContext *c, const BlockPicture *p, double height)
{
    const double width = p->size.width * height / p->size.height;
    const double x = p->x + p->share * (p->width - width), k = height / p->size.height;
    Frame *f = frame_new(c->scratch, (Size){ p->x + p->width, height });
    if (p->drawing)
        frame_add_group(c->scratch, f, (Point){ x, 0 },
                        (Group){ .frame = p->drawing, .transform = { k, 0, 0, k, 0, 0 } });
    else picture_place(c->scratch, f, (Rect){ x, 0, width, height }, p->picture);
    return f;
}

Block *galley_add_picture(const LayoutContext *c, Galley *g, const BlockPicture *p,
                          double space_above, Span span)
{
    Block *b = galley_add_frame(c, g, picture_frame(c, p, p->size.height), space_above, span);
    b->picture = p;
    return b;
}

Block *galley_add_drawing(const LayoutContext *c, Galley *g, const Frame *f, double space_above,
                          Span span)
{
    BlockPicture *p = ARENA_NEW(c->scratch, BlockPicture);
    *p = (BlockPicture){ .drawing = f, .size = f->size, .width = f->size.width, .share = 0.5 };
    Block *b = galley_add_frame(c, g, f, space_above, span);
    b->picture = p;
    return b;
}

/* ---- heights -------------------------------------------------------------------------------- */

static const Cursor start = { 0 };

/* Of what is left behind `inner`; NULL: of all. */
static double box_height(const LayoutContext *c, const Box *box, const Cursor *inner)
{
    double high = 0;
    for (size_t i = 0; i < box->n; i++) {
        double h = galley_height(c, box->columns[i].galley, inner ? &inner[i] : &start);
        if (!inner) h += box->columns[i].dy;
        if (h > high) high = h;
    }
    high += box->pad.top + box->pad.bottom;
    return !inner && high < box->min_height ? box->min_height : high;
}

static double block_height(const LayoutContext *c, const Block *b, const Cursor *inner)
{
    return b->box && inner ? box_height(c, b->box, inner) : b->height;
}

/* Of what is left behind `from`, one under the other. */
static double blocks_height(const LayoutContext *c, const Galley *g, const Cursor *from)
{
    double y = 0;
    const size_t first = from->block;
    if (first > 0 && first < g->blocks.n && g->blocks.at[first].head)
        y += g->blocks.at[first].head->size.height;
    for (size_t i = first; i < g->blocks.n; i++) {
        const Block *b = &g->blocks.at[i];
        if (i > first) y += b->space_above;
        y += block_height(c, b, i == first ? from->inner : NULL);
    }
    return y;
}

static double balanced(const LayoutContext *c, const Galley *g, const Cursor *from, double most);

double galley_height(const LayoutContext *c, const Galley *g, const Cursor *from)
{
    return g->columns ? balanced(c, g, from, INFINITY) : blocks_height(c, g, from);
}

Block *galley_add_box(const LayoutContext *c, Galley *g, const Box *box, double space_above,
                      Span span)
{
    Block *b = galley_add(c, g);
    b->box = box;
    b->height = box_height(c, box, NULL);
    b->space_above = space_above;
    b->span = span;
    return b;
}

bool galley_at_end(const Galley *g, const Cursor *at)
{
    return at->block >= g->blocks.n;
}

/* Distance from the top to the first line's baseline; 0 where there is no text. */
static double galley_baseline(const Galley *g)
{
    double y = 0;
    for (size_t i = 0; i < g->blocks.n; i++) {
        const Block *b = &g->blocks.at[i];
        if (i) y += b->space_above;
        if (b->frame && b->frame->baseline > 0) return y + b->frame->baseline;
        if (b->box && b->box->n) {
            double inner = galley_baseline(b->box->columns[0].galley);
            if (inner > 0) return y + b->box->pad.top + b->box->columns[0].dy + inner;
        }
        y += b->height;
    }
    return 0;
}

void box_align_baselines(Box *box)
{
    double lowest = 0;
    for (size_t i = 0; i < box->n; i++)
        lowest = fmax(lowest, galley_baseline(box->columns[i].galley));
    for (size_t i = 0; i < box->n; i++) {
        const double own = galley_baseline(box->columns[i].galley);
        box->columns[i].dy = own > 0 ? lowest - own : 0;
    }
}

/* ---- what a region takes -------------------------------------------------------------------- */

typedef struct Placed {
    const Block *block;
    const Cursor *inner; /* where a box goes on from, or NULL */
    double gap, height;
    bool split; /* only so much of a box as fits `room` */
    double room;
} Placed;

typedef struct Region {
    const LayoutContext *c;
    const Galley *galley;
    double height;
    bool unbroken;     /* ends where a paragraph does */
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

static Cursor *clone_inner(const LayoutContext *c, const Box *box, const Cursor *from)
{
    Cursor *inner = ARENA_ARRAY(c->scratch, Cursor, box->n);
    for (size_t i = 0; from && i < box->n; i++) inner[i] = from[i];
    return inner;
}

static void galley_take(const LayoutContext *c, const Galley *g, Cursor *at, double height,
                        FillResult *result);

static void add_faults(FillResult *to, const FillResult *from)
{
    if (from->overfull) to->overfull = from->overfull;
    to->torn += from->torn;
    to->parted += from->parted;
    to->shrunk += from->shrunk;
}

/* Moves `inner` behind what of the box fits `height`; gives its height. */
static double box_take(const LayoutContext *c, const Box *box, Cursor *inner, double height,
                       FillResult *result)
{
    const double room = height - box->pad.top - box->pad.bottom;
    double high = 0;
    for (size_t i = 0; i < box->n; i++) {
        FillResult r = { 0 };
        galley_take(c, box->columns[i].galley, &inner[i], room, &r);
        add_faults(result, &r);
        high = fmax(high, r.used);
    }
    return high + box->pad.top + box->pad.bottom;
}

static bool has_columns(const Box *box)
{
    for (size_t i = 0; i < box->n; i++)
        if (box->columns[i].galley->columns) return true;
    return false;
}

/* Tries to place the first part of a box into what is left of the region. */
static bool split_block(Region *r, const Block *b, Cursor *at, double gap, FillResult *result)
{
    const bool empty = r->placed.n == 0;
    const double room = r->height - r->used - gap;
    const double most = b->whole ? r->height : b->together ? r->height * SPLIT_SHARE : 0;
    if (!b->box || (b->height < most && !empty)) return false;
    if (room <= b->box->pad.top + b->box->pad.bottom && !empty) return false;
    if (!empty && !at->inner && has_columns(b->box) && room < r->height * COLUMNS_SHARE)
        return false;
    FillResult faults = { 0 };
    Cursor *inner = clone_inner(r->c, b->box, at->inner);
    const double height = box_take(r->c, b->box, inner, room, &faults);
    if ((faults.overfull || faults.torn || faults.shrunk) && !empty) return false;
    add_faults(result, &faults);
    *vec_push(r->c->scratch, &r->placed) = (Placed){ b, at->inner, gap, height, true, room };
    r->used += gap + height;
    if (at_end_all(b->box, inner)) {
        *at = (Cursor){ at->block + 1, NULL };
    } else {
        at->inner = inner;
        if (b->together) result->parted++;
    }
    return true;
}

/* Gives back blocks that must stay with the one at `at`; false where all would have to go. */
static bool retreat(Region *r, Cursor *at)
{
    size_t keep = r->placed.n;
    while (keep > 0 && r->placed.at[keep - 1].block->sticky) keep--;
    if (keep == 0) return false;
    for (size_t i = keep; i < r->placed.n; i++)
        r->used -= r->placed.at[i].gap + r->placed.at[i].height;
    at->block -= r->placed.n - keep;
    at->inner = NULL;
    r->placed.n = keep;
    return true;
}

/* Whether what lies there goes on with what is before it: lines of a paragraph have no space above.
 */
static bool is_inside(const Galley *g, const Cursor *at)
{
    if (!at->block || at->block >= g->blocks.n || at->inner) return false;
    return g->blocks.at[at->block].frame && !(g->blocks.at[at->block].space_above > 0);
}

/* Gives back the lines of a paragraph that goes on behind the region, but for one that begins it.
 */
static void give_back(Region *r, Cursor *at)
{
    const Region before = *r;
    const Cursor end = *at;
    while (r->placed.n && is_inside(r->galley, at)) {
        r->placed.n--;
        r->used -= r->placed.at[r->placed.n].gap + r->placed.at[r->placed.n].height;
        *at = (Cursor){ at->block - 1, NULL };
    }
    if (!r->placed.n) *r = before, *at = end;
}

/* Whether a break lies before the next block: asked for, or because it does not fit. */
static void take_blocks(Region *r, Cursor *at, FillResult *result)
{
    for (; at->block < r->galley->blocks.n; *at = (Cursor){ at->block + 1, NULL }) {
        const Block *b = &r->galley->blocks.at[at->block];
        bool empty = r->placed.n == 0;
        double gap = empty ? 0 : b->space_above, h = block_height(r->c, b, at->inner);
        if (b->break_before && !empty && isfinite(r->height)) return;
        if (empty && at->block > 0 && b->head) {
            r->head = b->head;
            r->used = b->head->size.height;
        }
        if (isinf(h) || r->used + gap + h > r->height + EPSILON) {
            if (split_block(r, b, at, gap, result)) return;
            if (!empty) {
                if (r->unbroken) give_back(r, at);
                if (retreat(r, at)) return;
                if (!b->picture || r->height - r->used - gap < h * BELOW_HEAD) {
                    result->torn++; /* better than to print over the edge */
                    return;
                }
            }
            const double room = r->height - r->used - gap;
            if (b->picture && room >= PICTURE_LEAST) h = room, result->shrunk++;
            else
                result->overfull =
                    b; /* larger than a region: printed over its edge, and reported */
        }
        *vec_push(r->c->scratch, &r->placed) = (Placed){ b, at->inner, gap, h, false, 0 };
        r->used += gap + h;
    }
}

/* ---- columns -------------------------------------------------------------------------------- */

/* The regions that a galley takes next. */
typedef struct Regions {
    unsigned n;
    double height, last; /* of each but the last; of the last one */
    bool unbroken;       /* all but the last end where a paragraph does */
} Regions;

/* How high columns are that end about level. */
typedef struct Balance {
    double height; /* INFINITY: they never hold all */
    bool unbroken;
} Balance;

static Balance balance_of(const LayoutContext *c, const Galley *g, const Cursor *from, double most);

static double balanced(const LayoutContext *c, const Galley *g, const Cursor *from, double most)
{
    return balance_of(c, g, from, most).height;
}

static Regions regions_of(const LayoutContext *c, const Galley *g, const Cursor *from,
                          double height)
{
    if (!g->columns) return (Regions){ 1, height, height, false };
    const Balance balance = balance_of(c, g, from, height);
    Regions r = { g->columns->n, balance.height, height, balance.unbroken };
    if (isfinite(r.height)) r.last = r.height;
    else r.height = isfinite(height) ? height : blocks_height(c, g, from);
    return r;
}

static Region region_of(const LayoutContext *c, const Galley *g, const Regions *r, unsigned i)
{
    const bool last = i + 1 == r->n;
    return (Region){
        .c = c, .galley = g, .height = last ? r->last : r->height, .unbroken = r->unbroken && !last
    };
}

/* Takes what the regions have room for, drawing nothing; moves `at`. */
static void regions_take(const LayoutContext *c, const Galley *g, const Regions *regions,
                         Cursor *at, FillResult *result)
{
    for (unsigned i = 0; i < regions->n; i++) {
        Region r = region_of(c, g, regions, i);
        take_blocks(&r, at, result);
        result->used = fmax(result->used, r.used);
    }
}

static void galley_take(const LayoutContext *c, const Galley *g, Cursor *at, double height,
                        FillResult *result)
{
    const Regions regions = regions_of(c, g, at, height);
    regions_take(c, g, &regions, at, result);
}

bool galley_ends(const LayoutContext *c, const Galley *g, const Cursor *from, double height)
{
    const ArenaMark mark = arena_mark(c->scratch);
    Cursor at = *from;
    galley_take(c, g, &at, height, &(FillResult){ 0 });
    arena_rewind(c->scratch, mark);
    return galley_at_end(g, &at);
}

/* Whether columns like that hold all that lies behind `from`. */
static bool columns_hold(const LayoutContext *c, const Galley *g, const Cursor *from,
                         Balance columns, FillResult *result)
{
    const ArenaMark mark = arena_mark(c->scratch);
    Cursor at = *from;
    regions_take(c, g,
                 &(Regions){ g->columns->n, columns.height, columns.height, columns.unbroken }, &at,
                 result);
    arena_rewind(c->scratch, mark);
    return galley_at_end(g, &at);
}

/* The least height up to `most` at which a galley's columns hold all that lies behind `from` with
 * no more torn than at `most`; INFINITY where they never hold it. */
static double least_height(const LayoutContext *c, const Galley *g, const Cursor *from, double most,
                           bool unbroken)
{
    const bool all = !from->block && !from->inner && !unbroken;
    if (all && most >= g->columns->height) return g->columns->height;
    double low = 0, high = isfinite(most) ? most : blocks_height(c, g, from);
    FillResult at_most = { 0 };
    if (!columns_hold(c, g, from, (Balance){ high, unbroken }, &at_most)) return INFINITY;
    while (high - low > BALANCE_STEP && !at_most.overfull) {
        const double middle = (low + high) / 2;
        FillResult r = { 0 };
        const bool holds = columns_hold(c, g, from, (Balance){ middle, unbroken }, &r) &&
                           !r.overfull && r.torn <= at_most.torn && r.parted <= at_most.parted &&
                           r.shrunk <= at_most.shrunk;
        *(holds ? &high : &low) = middle;
    }
    return high;
}

/* A little higher where no column then ends within a paragraph. */
static Balance balance_of(const LayoutContext *c, const Galley *g, const Cursor *from, double most)
{
    const double least = least_height(c, g, from, most, false);
    if (!g->columns->unbroken || !isfinite(least)) return (Balance){ least, false };
    const double more =
        least_height(c, g, from, fmin(most, least + UNBROKEN_MOST), g->columns->unbroken);
    return isfinite(more) ? (Balance){ more, true } : (Balance){ least, false };
}

void galley_flow(const LayoutContext *c, Galley *g, unsigned n, double gap, bool unbroken)
{
    GalleyColumns *columns = ARENA_NEW(c->scratch, GalleyColumns);
    *columns = (GalleyColumns){ .n = n,
                                .step = g->width + gap,
                                .height = NAN, /* not known yet */
                                .unbroken = unbroken };
    g->columns = columns;
    columns->height = least_height(c, g, &start, INFINITY, false);
}

/* ---- boxes ---------------------------------------------------------------------------------- */

/* Draws what of the box lies behind `inner` and fits `height`; moves `inner`. */
static Frame *box_fill(const LayoutContext *c, const Box *box, Cursor *inner, double height,
                       bool whole, double stretch_to, FillResult *result)
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
        add_faults(result, &r);
        if (whole && !galley_at_end(col->galley, &inner[i]))
            result->overfull = &col->galley->blocks.at[inner[i].block];
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

static const Frame *placed_frame(Region *r, const Placed *p, double height, FillResult *result)
{
    const LayoutContext *c = r->c;
    const Block *b = p->block;
    if (p->split)
        return box_fill(c, b->box, clone_inner(c, b->box, p->inner), p->room, false, 0, result);
    if (b->box)
        return box_fill(
            c, b->box, clone_inner(c, b->box, p->inner), INFINITY, true,
            b->box->valign == VALIGN_STRETCH || height > p->height + EPSILON ? height : 0, result);
    if (b->fill) return b->fill(c, b->filler, (Size){ r->galley->width, height });
    if (b->picture && p->height < b->height - EPSILON)
        return picture_frame(c, b->picture, p->height);
    return b->frame;
}

static Frame *compose(Region *r, bool stretch, FillResult *result)
{
    double weights = 0, spare = isfinite(r->height) ? r->height - r->used : 0, y = 0;
    for (size_t i = 0; i < r->placed.n; i++) weights += r->placed.at[i].block->grow;
    bool grow = stretch && weights > 0 && spare > 0;
    double height = isfinite(r->height) && stretch ? r->height : r->used;
    Frame *f = frame_new(r->c->scratch, (Size){ r->galley->width, height });
    if (r->placed.n > 1) frame_reserve(r->c->scratch, f, (uint32_t)r->placed.n);
    if (r->head) {
        frame_add_frame(r->c->scratch, f, (Point){ 0, 0 }, r->head);
        y = r->head->size.height;
    }
    for (size_t i = 0; i < r->placed.n; i++) {
        const Placed *p = &r->placed.at[i];
        double h = p->height + (grow ? spare * p->block->grow / weights : 0);
        y += p->gap;
        const Frame *part = placed_frame(r, p, h, result);
        if (p->block->overfull) result->overfull = p->block->overfull;
        if (part) {
            if (!(f->baseline > 0) && part->baseline > 0) f->baseline = y + part->baseline;
            frame_add_frame(r->c->scratch, f, (Point){ 0, y }, part);
        }
        y += h;
    }
    return f;
}

static Region take_region(Region r, Cursor *at, FillResult *result)
{
    const Galley *g = r.galley;
    const size_t left = g->blocks.n - at->block;
    r.placed.cap = left < PLACED_MANY ? left : PLACED_MANY;
    r.placed.at = ARENA_ARRAY(r.c->scratch, Placed, r.placed.cap);
    take_blocks(&r, at, result);
    result->used = fmax(result->used, r.used);
    return r;
}

/* Gaps that closed to save a page open again as far as this page has room, and a little more for
 * those within boxes, which stay as they are. */
static void open_gaps(Region *r, FillResult *result)
{
    const double closed = r->c->closed;
    const bool on_page = r->c->tight > 0 && closed > 0 && isfinite(r->height);
    double lost = 0;
    for (size_t i = 1; on_page && i < r->placed.n; i++) {
        if (r->placed.at[i].block->grow > 0) return; /* that takes it all */
        lost += r->placed.at[i].gap * closed / (1 - closed);
    }
    if (lost <= 0) return;
    const double share = fmax(0, fmin(OPENED_MOST, (r->height - r->used - OPENED_FOOT) / lost));
    for (size_t i = 1; i < r->placed.n; i++)
        r->placed.at[i].gap *= 1 + share * closed / (1 - closed);
    r->used += share * lost;
    result->opened = share;
    result->used = fmax(result->used, r->used);
}

static Frame *fill_region(const LayoutContext *c, const Galley *g, Cursor *at, double height,
                          bool stretch, FillResult *result)
{
    const double held = stretch && isfinite(height) ? c->held : 0;
    Region r = take_region((Region){ .c = c, .galley = g, .height = height - held }, at, result);
    r.height = height;
    if (stretch) open_gaps(&r, result);
    return compose(&r, stretch, result);
}

/* Space between blocks that a break could part. */
static bool is_gap(const Region *r, size_t i)
{
    return i > 0 && r->placed.at[i].gap > 0 && !r->placed.at[i - 1].block->sticky;
}

/* Widens the gaps of a region that would end above `target`. */
static void level_region(Region *r, double target)
{
    size_t gaps = 0;
    for (size_t i = 0; i < r->placed.n; i++) gaps += is_gap(r, i);
    if (!gaps || r->used >= target) return;
    const double more = fmin((target - r->used) / (double)gaps, LEVEL_MOST);
    for (size_t i = 0; i < r->placed.n; i++)
        if (is_gap(r, i)) r->placed.at[i].gap += more;
    r->used += more * (double)gaps;
}

Frame *galley_fill(const LayoutContext *c, const Galley *g, Cursor *at, double height, bool stretch,
                   FillResult *result)
{
    if (!g->columns) return fill_region(c, g, at, height, stretch, result);
    const Regions regions = regions_of(c, g, at, height);
    const double step = g->columns->step, all = step * (regions.n - 1) + g->width;
    Frame *f = frame_new(c->scratch, (Size){ step * regions.n, 0 });
    Region *taken = ARENA_ARRAY(c->scratch, Region, regions.n);
    unsigned n = 0;
    for (; n < regions.n && !galley_at_end(g, at); n++)
        taken[n] = take_region(region_of(c, g, &regions, n), at, result);
    const bool level =
        g->columns->level && !galley_at_end(g, at); /* the last ones end as they may */
    if (level) result->used = fmax(result->used, height);
    for (unsigned i = 0; i < n; i++) {
        if (level) level_region(&taken[i], result->used);
        const Frame *part = compose(&taken[i], false, result);
        if (!i) f->baseline = part->baseline;
        frame_add_frame(c->scratch, f,
                        (Point){ side_x(c->setter->rtl, step * i, g->width, all), 0 }, part);
    }
    f->size.height = result->used;
    return f;
}

void galley_level(Galley *g)
{
    if (g->columns) g->columns->level = true;
}

bool galley_rows_stay(size_t y, size_t n)
{
    enum { LEAST = 3 };
    return y + 1 < LEAST || n - (y + 1) < LEAST;
}

Frame *galley_whole(const LayoutContext *c, const Galley *g, const Block **overfull)
{
    Cursor at = { 0 };
    FillResult result = { 0 };
    Frame *f = galley_fill(c, g, &at, INFINITY, false, &result);
    if (result.overfull) *overfull = result.overfull;
    return f;
}
