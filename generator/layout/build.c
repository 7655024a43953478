/* build.c - elements into galleys: what holds others, and what all have in common.
 *
 * Whatever an element shows, it ends as blocks of the galley it stands in.  Only elements with a
 * frame, an inset or a fixed size get a box of their own, so that text in nested stacks still
 * breaks across cards and pages line by line. */
#include "layout/build_kinds.h"

#include <math.h>
#include <string.h>

#include "draw/path.h"
#include "layout/flow.h"
#include "layout/side.h"

typedef struct Place {
    Galley *galley;
    double gap;      /* above the first instance */
    double next_gap; /* above the following ones */
} Place;

/* ---- if and each ---------------------------------------------------------------------------- */

const Element *element_chosen(const Element *e, const Scope *scope)
{
    while (e && !condition_holds(&e->condition, scope)) e = e->otherwise;
    return e;
}

void element_take_out(Element *e)
{
    e->loop = (Loop){ .by = 0 };
    e->condition = (Condition){ .n = 0 };
    e->otherwise = NULL;
}

void build_each(LayoutContext *c, const Element *e, const Scope *scope, EachBody *body, void *user)
{
    if (!e->loop.name.n) {
        if (condition_holds(&e->condition, scope)) body(c, e, scope, user);
        else if (e->otherwise) build_each(c, e->otherwise, scope, body, user);
        return;
    }
    const Value *list = loop_list(&e->loop, c->scratch, scope);
    const size_t n = value_count(list);
    for (size_t i = 0; i < n; i++) {
        Scope *inner = ARENA_NEW(c->scratch, Scope);
        *inner = (Scope){ scope, e->loop.name, value_at(list, i) };
        if (condition_holds(&e->condition, inner)) body(c, e, inner, user);
        else if (e->otherwise) build_each(c, e->otherwise, inner, body, user);
    }
}

/* ---- containers ----------------------------------------------------------------------------- */

typedef struct Child {
    Galley *galley;
    double first_gap, gap;
    size_t start;
} Child;

static const Scope *with_scope(LayoutContext *c, const Element *e, const Scope *scope)
{
    const Scope *inner = scope;
    for (size_t i = 0; i < e->n_with; i++) {
        Scope *s = ARENA_NEW(c->scratch, Scope);
        *s = (Scope){ inner, e->with[i].name, scope_find(scope, e->with[i].path) };
        inner = s;
    }
    return inner;
}

void build_children(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double gap)
{
    double between = isnan(e->gap) ? 0 : e->gap;
    size_t start = g->blocks.n;
    const Frame *head = NULL;
    for (size_t i = 0; i < e->n_children; i++) {
        const Element *child = e->children[i];
        const size_t first = g->blocks.n;
        if (e->flow && child->repeat != REPEAT_NO) continue; /* stands on every card */
        build_element(c, g, child, scope, g->blocks.n == start ? gap : between);
        for (size_t k = first; head && k < g->blocks.n; k++)
            if (!g->blocks.at[k].head) g->blocks.at[k].head = head;
        const Element *shown = child->repeat == REPEAT_HEAD ? element_chosen(child, scope) : NULL;
        if (shown) head = build_frame(c, shown, scope, (Size){ g->width, INFINITY });
    }
}

/* The frames of a layer's children, one over the other; the flow's first, as the others may show
 * what it found out, but painted in the order of the template. */
static Frame *layer_frame(LayoutContext *c, const Element *e, const Scope *scope, Size limits)
{
    Frame **parts = ARENA_ARRAY(c->scratch, Frame *, e->n_children);
    Size size = { limits.width, isfinite(limits.height) ? limits.height : 0 };
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < e->n_children; i++) {
            const Element *child = e->children[i];
            if (!child->loop.name.n) child = element_chosen(child, scope);
            if (!child || flow_inside(child) != (pass == 0)) continue;
            parts[i] = build_frame(c, child, scope, limits);
            if (!isfinite(limits.height)) size.height = fmax(size.height, parts[i]->size.height);
        }
    Frame *f = frame_new(c->scratch, size);
    for (size_t i = 0; i < e->n_children; i++) {
        if (!parts[i]) continue;
        frame_add_frame(c->scratch, f, (Point){ 0, 0 }, parts[i]);
        if (!(f->baseline > 0)) f->baseline = parts[i]->baseline;
    }
    return f;
}

static Frame *band_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    Frame *f = frame_new(c->scratch, size);
    double w = isnan(e->width) ? size.width : e->width,
           h = isnan(e->height) ? size.height : e->height;
    Rect r = { 0, 0, w, h };
    BoxStyle style = { .fill = element_colour(c, e->colour, scope, COLOUR_NONE), .radius = 0 };
    const unsigned side = side_bits(c, e->side);
    unsigned bleed = side_bits(c, e->bleed);
    if (!isfinite(h)) r.height = 0;
    if (side == SIDE_RIGHT) r.x = size.width - w;
    if (side == SIDE_BOTTOM) r.y = size.height - h;
    if (side == SIDE_LEFT || side == SIDE_RIGHT) bleed |= SIDE_TOP | SIDE_BOTTOM;
    if (side == SIDE_TOP || side == SIDE_BOTTOM) bleed |= SIDE_LEFT | SIDE_RIGHT;
    style.pattern = element_text(c, e->text, scope, NULL);
    style.pattern_at = e->text ? e->text->span : e->span;
    style.pattern_colour =
        colour_mix(style.fill, COLOUR_WHITE, theme_details(c->theme)->pattern_share);
    box_draw(c, f, r, &style, bleed);
    return f;
}

/* A stack whose content flows through columns; `gap` lies between those. */
static void build_columns(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                          double before)
{
    Box *box = ARENA_NEW(c->scratch, Box);
    const double gap = isnan(e->gap) ? 0 : e->gap;
    const double gaps = gap * (double)(e->columns - 1);
    Galley *inner = galley_new(c->scratch, fmax((g->width - gaps) / (double)e->columns, 1));
    Element stack = *e;
    stack.gap = 0;
    build_children(c, inner, &stack, scope, 0);
    if (!inner->blocks.n) return;
    galley_flow(c, inner, e->columns, gap);
    *box = (Box){ .columns = ARENA_NEW(c->scratch, BoxColumn), .n = 1, .width = g->width };
    box->columns[0] = (BoxColumn){ inner, 0, g->width, 0 };
    galley_add_box(c, g, box, before, e->span);
}

static void build_plain(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                        double before)
{
    switch (e->kind) {
    case ELEMENT_STACK: build_children(c, g, e, scope, before); break;
    case ELEMENT_INCLUDE:
        build_element(c, g, e->children[0], with_scope(c, e, scope), before);
        break;
    case ELEMENT_ROW: build_row(c, g, e, scope, before); break;
    case ELEMENT_GRID: build_grid(c, g, e, scope, before); break;
    case ELEMENT_COLUMNS: build_columns(c, g, e, scope, before); break;
    case ELEMENT_TEXT: build_text(c, g, e, scope, before); break;
    case ELEMENT_TABLE: build_table_element(c, g, e, scope, before); break;
    case ELEMENT_LIST: build_list(c, g, e, scope, before); break;
    case ELEMENT_ICON: build_icon(c, g, e, scope, before); break;
    case ELEMENT_IMAGE: build_image(c, g, e, scope, before); break;
    case ELEMENT_RULE: build_rule(c, g, e, scope, before); break;
    case ELEMENT_SPRING:
    case ELEMENT_SPACE: build_space(c, g, e, scope, before); break;
    case ELEMENT_CHECKS: build_checks(c, g, e, scope, before); break;
    case ELEMENT_LINES:
    case ELEMENT_WIDGET: build_growing(c, g, e, scope, before); break;
    case ELEMENT_LAYER:
    case ELEMENT_BAND: {
        Size size = { g->width, isnan(e->height) ? (double)INFINITY : e->height };
        Frame *f = e->kind == ELEMENT_LAYER ? layer_frame(c, e, scope, size)
                                            : band_frame(c, e, scope, size);
        galley_add_frame(c, g, f, before, e->span);
        break;
    }
    }
}

/* An element with a frame, an inset or a size of its own: a box with one column. */
static void build_boxed(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                        double before)
{
    Box *box = ARENA_NEW(c->scratch, Box);
    double width = isnan(e->width) ? g->width : fmin(e->width, g->width);
    const Insets pad = side_insets(c, e->inset);
    double inside = fmax(width - pad.left - pad.right, 1);
    Galley *inner = galley_new(c->scratch, inside);
    *box = (Box){ .columns = ARENA_ARRAY(c->scratch, BoxColumn, 1),
                  .n = 1,
                  .pad = pad,
                  .x = side_aligned(c, e->align, g->width, width),
                  .width = width,
                  .min_height = isnan(e->height) ? 0 : e->height,
                  .valign = e->valign,
                  .style = bound_box(c, e, scope),
                  .bleed = side_bits(c, e->bleed) };
    build_plain(c, inner, e, scope, 0);
    if (!inner->blocks.n && !(box->min_height > 0)) return;
    box->columns[0] = (BoxColumn){ inner, pad.left, inside, 0 };
    Block *b = galley_add_box(c, g, box, before, e->span);
    b->together = e->together;
    b->keep_next = e->keep_next;
    if (e->kind == ELEMENT_STACK || e->kind == ELEMENT_TEXT) b->grow = e->grow;
}

static bool needs_box(const Element *e)
{
    bool sized = e->kind == ELEMENT_STACK || e->kind == ELEMENT_TEXT || e->kind == ELEMENT_ROW ||
                 e->kind == ELEMENT_GRID || e->kind == ELEMENT_COLUMNS ||
                 e->kind == ELEMENT_INCLUDE;
    return e->box || e->inset.left != 0 || e->inset.right != 0 || e->inset.top != 0 ||
           e->inset.bottom != 0 || (sized && (!isnan(e->width) || !isnan(e->height)));
}

static Str plain_text(LayoutContext *c, Str text)
{
    const MarkdownBlock *doc = markdown_parse(c->scratch, text);
    Buf b = { .arena = c->keep };
    const MarkdownBlock *first = doc->n_children ? &doc->children[0] : doc;
    for (size_t i = 0; i < first->n_inlines; i++)
        if (!first->inlines[i].raised) buf_str(&b, first->inlines[i].text);
    return buf_done(&b);
}

/* A place that links lead to, on a block of no height that stays with what follows. */
static void add_anchor(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Anchor anchor = { .name = str_copy(c->keep, element_text(c, e->anchor, scope, NULL)),
                      .level = e->outline };
    const Template *title = e->title ? e->title : e->kind == ELEMENT_TEXT ? e->text : NULL;
    if (e->outline && title) anchor.title = plain_text(c, element_text(c, title, scope, NULL));
    if (!anchor.name.n && !anchor.title.n) return;
    Frame *f = frame_new(c->scratch, (Size){ g->width, 0 });
    frame_add_anchor(c->scratch, f, (Point){ 0, 0 }, anchor);
    galley_add_frame(c, g, f, before, e->span)->keep_next = true;
}

/* The element upside down: the far half of a tent.  Like any other box it is higher than its
 * `height` where its content needs it. */
static void build_turned(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                         double before)
{
    Element *upright = ARENA_NEW(c->scratch, Element);
    *upright = *e;
    upright->turned = false;
    element_take_out(upright);
    Frame *inner = build_frame(c, upright, scope, (Size){ g->width, INFINITY });
    Size size = { g->width, inner->size.height };
    Frame *f = frame_new(c->scratch, size);
    frame_add_group(c->scratch, f, (Point){ 0, 0 },
                    (Group){ .frame = inner, .transform = { -1, 0, 0, -1, size.width, size.height } });
    galley_add_frame(c, g, f, before, e->span);
}

/* Without its loop and condition. */
static void build_instance(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                           double before)
{
    const size_t start = g->blocks.n;
    bool own_place = e->kind != ELEMENT_TABLE; /* a table's anchors are its rows' */
    if (own_place && (e->anchor || e->outline)) {
        add_anchor(c, g, e, scope, before);
        if (g->blocks.n > start) before = 0;
    }
    size_t content = g->blocks.n;
    if (e->turned) build_turned(c, g, e, scope, before);
    else if (needs_box(e)) build_boxed(c, g, e, scope, before);
    else build_plain(c, g, e, scope, before);
    if (g->blocks.n == content) {
        g->blocks.n = start; /* nothing to show: nothing to lead to */
        return;
    }
    for (size_t i = content; e->together && i < g->blocks.n; i++) {
        g->blocks.at[i].together = true;
        if (i + 1 < g->blocks.n) g->blocks.at[i].keep_next = true;
    }
    if (e->keep_next) g->blocks.at[g->blocks.n - 1].keep_next = true;
    if (e->break_before) g->blocks.at[start].break_before = true;
    if (e->grow > 0 && e->kind == ELEMENT_TEXT && !needs_box(e)) {
        g->blocks.at[g->blocks.n - 1].keep_next = false;
        Block *b = galley_add(c, g);
        *b = (Block){ .grow = e->grow, .span = e->span };
    }
}

static void build_one(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Place *p = user;
    const double before = isnan(e->before) ? p->gap : e->before;
    const size_t first = p->galley->blocks.n;
    build_instance(c, p->galley, e, scope, before);
    if (p->galley->blocks.n > first) p->gap = p->next_gap;
}

static double instance_gap(const Element *e, double gap)
{
    return isnan(e->before) ? gap : e->before;
}

void build_element(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double gap)
{
    bool own_loop = e->kind == ELEMENT_TABLE; /* its `each` makes rows */
    Place p = { g, gap, instance_gap(e, gap) };
    if (own_loop) {
        if (condition_holds(&e->condition, scope)) build_one(c, e, scope, &p);
        else if (e->otherwise) build_element(c, g, e->otherwise, scope, gap);
        return;
    }
    build_each(c, e, scope, build_one, &p);
}

Frame *build_frame(LayoutContext *c, const Element *e, const Scope *scope, Size limits)
{
    if (e->flow && c->flow) return flow_frame(c, e, scope, limits);
    if (e->kind == ELEMENT_INCLUDE && flow_inside(e))
        return build_frame(c, e->children[0], with_scope(c, e, scope), limits);
    if (e->kind == ELEMENT_LAYER && !needs_box(e)) return layer_frame(c, e, scope, limits);
    if (e->kind == ELEMENT_BAND) return band_frame(c, e, scope, limits);
    if (e->kind == ELEMENT_LINES && isfinite(limits.height))
        return lines_frame(c, e, scope, limits);
    if (e->kind == ELEMENT_WIDGET && isfinite(limits.height)) {
        Frame *f = widget_frame(c, e, scope, limits);
        return f ? f : frame_new(c->scratch, limits);
    }
    Galley *g = galley_new(c->scratch, limits.width);
    Cursor at = { 0 };
    FillResult result = { 0 };
    build_element(c, g, e, scope, 0);
    Frame *f = galley_fill(c, g, &at, limits.height, isfinite(limits.height), &result);
    if (result.misfit) c->lost = result.misfit;
    else if (!galley_at_end(g, &at)) c->lost = &g->blocks.at[at.block];
    return f;
}
