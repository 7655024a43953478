/* element_layer.c - what lies over each other: layers and bands. */
#include <math.h>

#include "layout/bound.h"
#include "layout/box.h"
#include "layout/element_store.h"

/* How far type shrinks that has a fixed height: to 0.6 of its size, but never below the theme's
 * least. */
#define SMALLER_STEP 0.05
#define SMALLER_STEPS 8

/* The frames of its children, one over the other; the flow's first, as the others may show what it
 * found out, but painted in the order of the template. */
static Frame *draw_layer(const LayoutContext *c, const Element *e, const Scope *scope, Size limits,
                         Outcome *out)
{
    const bool whole = isfinite(limits.height);
    Frame **parts = ARENA_ARRAY(c->scratch, Frame *, e->n_children);
    Size size = { limits.width, whole ? limits.height : 0 };
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < e->n_children; i++) {
            const Element *child = e->children[i];
            if (!child->loop) child = build_chosen(child, scope);
            if (!child || element_flows(child) != (pass == 0)) continue;
            parts[i] = build_frame(c, child, scope, limits, out);
            if (!whole) size.height = fmax(size.height, parts[i]->size.height);
        }
    Frame *f = frame_new(c->scratch, size);
    for (size_t i = 0; i < e->n_children; i++) {
        if (!parts[i]) continue;
        frame_add_frame(c->scratch, f, (Point){ 0, 0 }, parts[i]);
        if (!(f->baseline > 0)) f->baseline = parts[i]->baseline;
    }
    return f;
}

static Frame *layer_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size limits,
                          Outcome *out)
{
    return build_needs_box(e, e->width) ? NULL : draw_layer(c, e, scope, limits, out);
}

/* A galley has no height of its own. */
static Size limits_in(const Spot *spot, const Element *e)
{
    return (Size){ spot->galley->width, isnan(e->height) ? (double)INFINITY : e->height };
}

/* Layers of a fixed height, such as a name plate, take smaller type where a name is too long; where
 * that is not enough, they are higher. */
static const Frame *draw_smaller(const LayoutContext *c, const Spot *spot, const Element *e,
                                 const Scope *scope, Outcome *out)
{
    LayoutContext smaller = *c;
    const Frame *f = NULL;
    for (int step = 1; !f || (out->overfull && step <= SMALLER_STEPS); step++) {
        smaller.scale = c->scale * (1 - step * SMALLER_STEP);
        *out = (Outcome){ .flow = spot->flow };
        f = draw_layer(&smaller, e, scope, limits_in(spot, e), out);
    }
    if (!out->overfull) return f;
    *out = (Outcome){ .flow = spot->flow };
    return draw_layer(&smaller, e, scope, (Size){ spot->galley->width, INFINITY }, out);
}

static void build_layer(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    Outcome out = { .flow = spot->flow };
    if (spot->grow > 0 && isnan(e->height)) {
        build_fill(c, spot, e, scope, 0);
        return;
    }
    const Frame *f = draw_layer(c, e, scope, limits_in(spot, e), &out);
    if (out.overfull && !isnan(e->height)) f = draw_smaller(c, spot, e, scope, &out);
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span)->overfull = out.overfull;
}

/* clang-format off */
static const Field layer[] = { ITEMS("The elements inside it."), END };

const ElementType element_layer = {
    { "layer", "Elements on top of each other, each as large as the whole.", NULL, "items", layer },
    .build = build_layer, .frame = layer_frame, .width = build_widest, .holds_flow = true };
/* clang-format on */

/* ---- bands ---------------------------------------------------------------------------------- */

static bool finish_band(Compiler *c, Element *e)
{
    (void)c;
    if (!e->as.band.side) e->as.band.side = SIDE_ALL;
    e->bleed = e->as.band.side;
    return true;
}

/* Reaching over the edges at its ends, too. */
static unsigned band_bleed(unsigned side, unsigned bleed)
{
    if (side == SIDE_LEFT || side == SIDE_RIGHT) bleed |= SIDE_TOP | SIDE_BOTTOM;
    if (side == SIDE_TOP || side == SIDE_BOTTOM) bleed |= SIDE_LEFT | SIDE_RIGHT;
    return bleed;
}

/* `width`: NAN where it takes all. */
static Frame *draw_band(const LayoutContext *c, const Element *e, const Scope *scope, Size size,
                        double width)
{
    const BandAttributes *band = &e->as.band;
    const double w = isnan(width) ? size.width : width,
                 h = isnan(e->height) ? size.height : e->height;
    const unsigned side = side_bits(c->setter->rtl, band->side),
                   bleed = side_bits(c->setter->rtl, e->bleed);
    Rect r = { 0, 0, w, isfinite(h) ? h : 0 };
    if (side == SIDE_RIGHT) r.x = size.width - w;
    if (side == SIDE_BOTTOM) r.y = size.height - h;
    BoxStyle style = { .fill = bound_color(c, e->color, scope, COLOR_NONE), .radius = 0 };
    style.pattern = bound_text(c, band->pattern, scope, NULL);
    style.pattern_at = band->pattern ? band->pattern->span : e->span;
    style.pattern_color =
        color_mix(style.fill, COLOR_WHITE, theme_details(c->setter->theme)->pattern_share);
    Frame *f = frame_new(c->scratch, size);
    box_draw(c, f, r, &style, band_bleed(side, bleed));
    return f;
}

static Frame *band_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size limits,
                         Outcome *out)
{
    (void)out;
    return draw_band(c, e, scope, limits, e->width);
}

static void build_band(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    const Frame *f = draw_band(c, e, scope, limits_in(spot, e), spot->width);
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span);
}

/* clang-format off */
static const Field band[] = {
    WORD("side", "The edge that it runs along. Default: it fills everything.", SHAPE(sides_shape),
        TO(Element, as.band.side, store_sides)),
    BOUND("fill", color, "Its color."),
    BOUND("pattern", as.band.pattern, "Pattern on top of the color."),
    END };

const ElementType element_band = {
    { "band", "Color along an edge, or everywhere, up to the edge of the card.", NULL, NULL, band },
    .finish = finish_band, .build = build_band, .frame = band_frame, .drawn = true };
/* clang-format on */
