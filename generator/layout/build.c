/* build.c - what all types of elements have in common on their way into galleys.
 *
 * Whatever an element shows, it ends as blocks of the galley it stands in.  Only elements with a
 * frame, an inset or a fixed size get a box of their own, so that text in nested stacks still
 * breaks across cards and pages line by line. */
#include "layout/build.h"

#include <math.h>

#include "layout/bound.h"
#include "layout/element_type.h"
#include "layout/face_flow.h"
#include "text/markdown.h"

/* ---- if and each ---------------------------------------------------------------------------- */

typedef struct Body {
    EachBody *run;
    void *user;
} Body;

const Element *build_chosen(const Element *e, const Scope *scope)
{
    while (e && !condition_holds(&e->condition, scope)) e = e->otherwise;
    return e;
}

static void run_chosen(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    const Body *body = user;
    if (condition_holds(&e->condition, scope)) body->run(c, e, scope, body->user);
    else if (e->otherwise) build_each(c, e->otherwise, scope, body->run, body->user);
}

void build_loop(const LayoutContext *c, const Element *e, const Scope *scope, EachBody *body,
                void *user)
{
    if (!e->loop) {
        body(c, e, scope, user);
        return;
    }
    const Value *list = loop_list(e->loop, c->scratch, scope);
    const size_t n = value_count(list);
    for (size_t i = 0; i < n; i++) {
        Scope *inner = ARENA_NEW(c->scratch, Scope);
        *inner = (Scope){ scope, e->loop->name, value_at(list, i) };
        body(c, e, inner, user);
    }
}

void build_each(const LayoutContext *c, const Element *e, const Scope *scope, EachBody *body,
                void *user)
{
    Body each = { body, user };
    if (e->type->makes_rows) run_chosen(c, e, scope, &each);
    else build_loop(c, e, scope, run_chosen, &each);
}

/* ---- widths --------------------------------------------------------------------------------- */

double build_grown(const LayoutContext *c, double width)
{
    return width * fmax(c->unshrunk, 1);
}

/* What an include shows; of what no kit of this run shows, what stands for it.  NULL: nothing. */
static const Element *shown_by(const Element *include)
{
    return include->n_children ? include->children[0] : include->otherwise;
}

/* Whether what it shows keeps its form: a drawing, or what has a height of its own, too. */
static bool keeps_form(const Element *e)
{
    while (isnan(e->height) && e->type == &element_include && shown_by(e)) e = shown_by(e);
    return e->type->drawn || !isnan(e->height);
}

/* Up to this width columns hold codes and numbers, which a narrow page does not make shorter. */
#define CODE_WIDTH MM(10)

static double narrowed(const LayoutContext *c, double width)
{
    return c->narrow > 0 ? fmax(width * c->narrow, fmin(width, CODE_WIDTH)) : width;
}

double build_own_width(const LayoutContext *c, double width)
{
    return isnan(width) ? width : build_grown(c, narrowed(c, width));
}

Insets build_inset(const LayoutContext *c, const Element *e)
{
    const double less = c->margins > 0 ? 1 - c->margins : 0;
    const Insets i = e->inset, *m = &e->margin;
    return (Insets){ i.left - less * m->left, i.top - less * m->top, i.right - less * m->right,
                     i.bottom - less * m->bottom };
}

/* As wide as the element says. */
static double own_width(const LayoutContext *c, const Element *e)
{
    if (isnan(e->width) || keeps_form(e)) return e->width;
    return build_own_width(c, e->width);
}

double build_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    if (!isnan(e->width)) return own_width(c, e);
    const double inside = e->type->width ? e->type->width(c, e, scope) : 0;
    return inside + e->inset.left + e->inset.right;
}

static void widen(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    double *width = user;
    *width = fmax(*width, build_width(c, e, scope));
}

double build_widest(const LayoutContext *c, const Element *e, const Scope *scope)
{
    double width = 0;
    for (size_t i = 0; i < e->n_children; i++) build_each(c, e->children[i], scope, widen, &width);
    return width;
}

double build_least(const LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    const double sides = e->inset.left + e->inset.right;
    return e->type->least ? e->type->least(c, e, scope, fmax(width - sides, 1)) + sides : 0;
}

typedef struct Least {
    double width, found;
} Least;

static void need(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Least *least = user;
    least->found = fmax(least->found, build_least(c, e, scope, least->width));
}

double build_least_inside(const LayoutContext *c, const Element *e, const Scope *scope,
                          double width)
{
    Least least = { width, 0 };
    for (size_t i = 0; i < e->n_children; i++) build_each(c, e->children[i], scope, need, &least);
    return least.found;
}

/* ---- boxes ---------------------------------------------------------------------------------- */

bool build_needs_box(const Element *e, double width)
{
    const Insets *i = &e->inset;
    return e->box || i->left != 0 || i->right != 0 || i->top != 0 || i->bottom != 0 ||
           (e->type->sized && (!isnan(width) || !isnan(e->height)));
}

/* An element with a frame, an inset or a size of its own: a box with one column. */
static void build_boxed(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    const double room = spot->galley->width,
                 width = isnan(spot->width) ? room : fmin(spot->width, room);
    const Insets pad = side_insets(c->setter->rtl, build_inset(c, e));
    const double inside = fmax(width - pad.left - pad.right, 1);
    Spot inner = *spot;
    inner.galley = galley_new(c->scratch, inside);
    inner.space_above = 0;
    Box *box = box_new(c->scratch, 1, width);
    box->pad = pad;
    box->x = side_aligned(c->setter->rtl, e->align, room, width);
    box->min_height = isnan(e->height) ? 0 : e->height;
    box->valign = e->valign;
    box->style = bound_box(c, e, scope);
    box->bleed = side_bits(c->setter->rtl, e->bleed);
    e->type->build(c, &inner, e, scope);
    if (!inner.galley->blocks.n && !(box->min_height > 0)) return;
    box->columns[0] = (BoxColumn){ inner.galley, pad.left, inside, 0 };
    Block *b = galley_add_box(c, spot->galley, box, spot->space_above, e->span);
    b->together = e->together;
    b->sticky = e->sticky;
    if (e->type->box_grows) b->grow = spot->grow;
}

/* Upright. */
static void build_content(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope)
{
    if (build_needs_box(e, spot->width)) build_boxed(c, spot, e, scope);
    else e->type->build(c, spot, e, scope);
}

/* The element upside down: the far half of a tent.  Like any other box it is higher than its
 * `height` where its content needs it. */
static void build_rotated(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope)
{
    Spot upright = *spot;
    upright.galley = galley_new(c->scratch, spot->galley->width);
    upright.space_above = 0;
    build_content(c, &upright, e, scope);
    const Block *overfull = NULL;
    const Frame *inner = galley_whole(c, upright.galley, &overfull);
    const Size size = { spot->galley->width, inner->size.height };
    Frame *f = frame_new(c->scratch, size);
    frame_add_group(
        c->scratch, f, (Point){ 0, 0 },
        (Group){ .frame = inner, .transform = { -1, 0, 0, -1, size.width, size.height } });
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span)->overfull = overfull;
}

/* The element with lines that run up, in the middle of its width: the head of a narrow column. From
 * right to left they run down, so that they begin at its foot, too. */
static void build_upright(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope)
{
    const double length = isnan(e->height) ? spot->galley->width : e->height;
    Spot lying = *spot;
    lying.galley = galley_new(c->scratch, length);
    lying.space_above = 0;
    e->type->build(c, &lying, e, scope);
    const Block *overfull = NULL;
    const Frame *inner = galley_whole(c, lying.galley, &overfull);
    const Size size = { spot->galley->width, length };
    const double side = (size.width - inner->size.height) / 2;
    const Transform up = { 0, -1, 1, 0, side, size.height },
                    down = { 0, 1, -1, 0, size.width - side, 0 };
    Frame *f = frame_new(c->scratch, size);
    frame_add_group(c->scratch, f, (Point){ 0, 0 },
                    (Group){ .frame = inner, .transform = c->setter->rtl ? down : up });
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span)->overfull = overfull;
}

/* ---- places --------------------------------------------------------------------------------- */

/* A place that links lead to, on a block of no height that stays with what follows. */
static void add_anchor(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    Anchor anchor = { .name = str_copy(c->output, bound_text(c, e->anchor, scope, NULL)),
                      .level = e->outline };
    if (e->outline && e->title)
        anchor.title =
            markdown_plain_text(c->output, c->scratch, bound_text(c, e->title, scope, NULL));
    if (e->entry) anchor.entry = str_copy(c->output, bound_text(c, e->entry, scope, NULL));
    if (!anchor.name.n && !anchor.title.n && !anchor.entry.n) return;
    Frame *f = frame_new(c->scratch, (Size){ spot->galley->width, 0 });
    frame_add_anchor(c->scratch, f, (Point){ 0, 0 }, anchor);
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span)->sticky = true;
}

/* ---- elements ------------------------------------------------------------------------------- */

/* What `keep` and `break` say of blocks from `start` on; its own begin at `content`. */
static void mark_blocks(const Galley *g, const Element *e, size_t start, size_t content)
{
    Block *blocks = g->blocks.at, *last = &blocks[g->blocks.n - 1];
    for (Block *b = &blocks[content]; e->together && b <= last; b++) {
        b->together = true;
        if (b < last) b->sticky = true;
    }
    if (e->sticky) last->sticky = true;
    if (e->break_before) blocks[start].break_before = true;
}

/* Without its loop and condition. */
static void build_instance(const LayoutContext *c, const Spot *spot, const Element *e,
                           const Scope *scope)
{
    Galley *g = spot->galley;
    Spot at = *spot;
    const size_t start = g->blocks.n;
    if (!e->type->makes_rows && (e->anchor || e->outline || e->entry))
        add_anchor(c, spot, e, scope);
    const size_t content = g->blocks.n;
    if (content > start) at.space_above = 0;
    if (e->rotated) build_rotated(c, &at, e, scope);
    else if (e->upright) build_upright(c, &at, e, scope);
    else build_content(c, &at, e, scope);
    if (g->blocks.n == content) {
        g->blocks.n = start; /* nothing to show: nothing to lead to */
        return;
    }
    mark_blocks(g, e, start, content);
    if (e->type->room_grows && spot->grow > 0 && !build_needs_box(e, spot->width)) {
        g->blocks.at[g->blocks.n - 1].sticky = false;
        *galley_add(c, g) = (Block){ .grow = spot->grow, .span = e->span };
    }
}

static double space_above(const LayoutContext *c, const Element *e, double gap)
{
    return isnan(e->space_above) ? gap : e->space_above * (1 - c->closed);
}

/* The next instance below what the spot's galley holds. */
static void build_next(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    const Spot *s = user;
    const Spot own = { s->galley, space_above(c, e, s->space_above), own_width(c, e), e->grow,
                       s->flow };
    build_instance(c, &own, e, scope);
}

/* Where the instances of an element end: counts of blocks. */
typedef struct Rows {
    Spot spot;
    VEC(size_t) ends;
} Rows;

static void build_row(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Rows *rows = user;
    const Galley *g = rows->spot.galley;
    const size_t before = g->blocks.n;
    build_next(c, e, scope, &rows->spot);
    if (g->blocks.n > before) *vec_push(c->scratch, &rows->ends) = g->blocks.n;
}

void build_element(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                   double gap)
{
    Rows rows = { .spot = { .galley = g, .space_above = gap } };
    build_each(c, e, scope, e->rows ? build_row : build_next, &rows);
    for (size_t i = 0; i + 1 < rows.ends.n; i++)
        if (galley_rows_stay(i, rows.ends.n)) g->blocks.at[rows.ends.at[i] - 1].sticky = true;
}

void build_cell(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope)
{
    build_instance(c, &(Spot){ g, space_above(c, e, 0), NAN, e->type->fills, NULL }, e, scope);
}

/* What stands above the rest of `e` where that continues. */
static const Frame *head_of(const LayoutContext *c, const Galley *g, const Element *child,
                            const Scope *scope, const Frame *head, Outcome *out)
{
    const bool repeats = child->repeat == REPEAT_HEAD || child->repeat == REPEAT_AGAIN;
    const Element *shown = repeats ? build_chosen(child, scope) : NULL;
    return shown ? build_frame(c, shown, scope, (Size){ g->width, INFINITY }, out) : head;
}

void build_children(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                    double space_above, double gap)
{
    const size_t start = g->blocks.n;
    const Frame *head = NULL;
    Outcome out = { 0 }; /* the head's */
    for (size_t i = 0; i < e->n_children; i++) {
        const Element *child = e->children[i];
        const size_t first = g->blocks.n;
        if (e->flow && child->repeat != REPEAT_NO) continue; /* stands on every card */
        if (child->repeat != REPEAT_AGAIN)
            build_element(c, g, child, scope, first == start ? space_above : gap);
        for (size_t k = first; head && k < g->blocks.n; k++) {
            Block *b = &g->blocks.at[k];
            if (!b->head) b->head = head;
            if (!b->overfull) b->overfull = out.overfull;
        }
        head = head_of(c, g, child, scope, head, &out);
    }
}

/* ---- frames --------------------------------------------------------------------------------- */

Frame *build_aligned(const LayoutContext *c, const Spot *spot, const Element *e, const Frame *inner)
{
    const double width = spot->galley->width;
    Frame *f = frame_new(c->scratch, (Size){ width, inner->size.height });
    const double x = side_aligned(c->setter->rtl, e->align, width, inner->size.width);
    f->baseline = inner->baseline;
    frame_add_frame(c->scratch, f, (Point){ x, 0 }, inner);
    return f;
}

void build_add_aligned(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Frame *inner)
{
    galley_add_frame(c, spot->galley, build_aligned(c, spot, e, inner), spot->space_above, e->span);
}

typedef struct Filler {
    const Element *element;
    const Scope *scope;
} Filler;

static Frame *draw_fill(const LayoutContext *c, const void *what, Size size)
{
    const Filler *f = what;
    return f->element->type->frame(c, f->element, f->scope, size, &(Outcome){ 0 });
}

void build_fill(const LayoutContext *c, const Spot *spot, const Element *e, const Scope *scope,
                double natural)
{
    Filler *filler = ARENA_NEW(c->scratch, Filler);
    *filler = (Filler){ e, scope };
    *galley_add(c, spot->galley) = (Block){ .fill = draw_fill,
                                            .filler = filler,
                                            .height = natural,
                                            .space_above = spot->space_above,
                                            .grow = spot->grow,
                                            .span = e->span };
}

/* By way of a galley. */
static Frame *galley_frame(const LayoutContext *c, const Element *e, const Scope *scope,
                           Size limits, Outcome *out)
{
    Spot s = { .galley = galley_new(c->scratch, limits.width), .flow = out->flow };
    Cursor at = { 0 };
    FillResult result = { 0 };
    build_each(c, e, scope, build_next, &s);
    Frame *f = galley_fill(c, s.galley, &at, limits.height, isfinite(limits.height), &result);
    if (!result.overfull && !galley_at_end(s.galley, &at))
        result.overfull = &s.galley->blocks.at[at.block];
    if (result.overfull) out->overfull = result.overfull;
    return f;
}

Frame *build_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size limits,
                   Outcome *out)
{
    if (e->flow && out->flow) return flow_frame(c, out->flow, e, scope, limits);
    Frame *f = e->type->frame ? e->type->frame(c, e, scope, limits, out) : NULL;
    return f ? f : galley_frame(c, e, scope, limits, out);
}
