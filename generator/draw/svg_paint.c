/* svg_paint.c - gradients and plain colors as ink. */
#include <math.h>

#include "draw/svg_tree.h"

/* Gradients that refer to others. */
#define HOPS_MAX 16
#define STOPS_MAX 256

/* A gradient's attribute, or that of the one it refers to. */
static Str inherited(const SvgFile *f, const SvgNode *g, const char *name)
{
    for (int hops = 0; g && hops < HOPS_MAX; hops++) {
        const Str v = svg_attribute(g, name);
        if (v.n) return v;
        g = svg_referenced(f, svg_attribute(g, "href"));
    }
    return STR("");
}

/* The one whose stops count. */
static const SvgNode *with_stops(const SvgFile *f, const SvgNode *g)
{
    for (int hops = 0; g && hops < HOPS_MAX; hops++) {
        for (const SvgNode *c = g->first; c; c = c->next)
            if (str_is(c->name, "stop")) return g;
        g = svg_referenced(f, svg_attribute(g, "href"));
    }
    return NULL;
}

typedef VEC(GradientStop) Stops;

static void add_stop(SvgFile *f, Stops *stops, double at, Color color)
{
    *vec_push(f->keep, stops) = (GradientStop){ at, color };
}

static Stops stops_of(SvgFile *f, const SvgNode *g, const SvgStyle *style)
{
    Stops stops = { 0 };
    const SvgNode *from = with_stops(f, g);
    for (const SvgNode *n = from ? from->first : NULL; n && stops.n < STOPS_MAX; n = n->next) {
        if (!str_is(n->name, "stop")) continue;
        const SvgStyle s = svg_style(f, n, style);
        const double least = stops.n ? stops.at[stops.n - 1].at : 0;
        const double at = fmin(1, fmax(least, svg_length(svg_attribute(n, "offset"), 1, 0)));
        Color color = s.stop;
        color.a *= (float)s.stop_opacity;
        if (!stops.n && at > 0) add_stop(f, &stops, 0, color);
        add_stop(f, &stops, at, color);
    }
    if (stops.n && stops.at[stops.n - 1].at < 1)
        add_stop(f, &stops, 1, stops.at[stops.n - 1].color);
    return stops;
}

/* What the gradient's coordinates are written in: shares of the shape's box, or user units. */
static bool in_box(const SvgFile *f, const SvgNode *g)
{
    return !str_is(inherited(f, g, "gradientUnits"), "userSpaceOnUse");
}

static void place_linear(const SvgFile *f, const SvgNode *g, SvgView v, Gradient *out)
{
    out->from.x = svg_length(inherited(f, g, "x1"), v.width, 0);
    out->from.y = svg_length(inherited(f, g, "y1"), v.height, 0);
    out->to.x = svg_length(inherited(f, g, "x2"), v.width, v.width);
    out->to.y = svg_length(inherited(f, g, "y2"), v.height, 0);
}

/* A focus outside the circle is moved onto it (SVG 1.1, 13.2.3): the cone would not cover all. */
static void place_radial(const SvgFile *f, const SvgNode *g, SvgView v, Gradient *out)
{
    const double diagonal = hypot(v.width, v.height) / sqrt(2), inside = 0.999;
    out->radial = true;
    out->to.x = svg_length(inherited(f, g, "cx"), v.width, v.width / 2);
    out->to.y = svg_length(inherited(f, g, "cy"), v.height, v.height / 2);
    out->to_radius = svg_length(inherited(f, g, "r"), diagonal, diagonal / 2);
    out->from.x = svg_length(inherited(f, g, "fx"), v.width, out->to.x);
    out->from.y = svg_length(inherited(f, g, "fy"), v.height, out->to.y);
    out->from_radius = fmax(0, svg_length(inherited(f, g, "fr"), diagonal, 0));
    const double dx = out->from.x - out->to.x, dy = out->from.y - out->to.y, off = hypot(dx, dy);
    if (off <= out->to_radius * inside) return;
    out->from.x = out->to.x + dx / off * out->to_radius * inside;
    out->from.y = out->to.y + dy / off * out->to_radius * inside;
}

static bool is_empty(const Gradient *g)
{
    return g->radial ? !(g->to_radius > 0) : g->from.x == g->to.x && g->from.y == g->to.y;
}

static void warn_spread(SvgFile *f, const SvgNode *g)
{
    const Str spread = inherited(f, g, "spreadMethod");
    if (spread.n && !str_is(spread, "pad"))
        svg_missing(f, g, "`spreadMethod`", "the gradient's last color goes on beyond its end");
}

/* A gradient over a shape with the box; a color where it has but one. */
static SvgInk gradient_ink(SvgFile *f, const SvgNode *n, const SvgStyle *style, double opacity,
                           Rect box, SvgView view)
{
    const Stops stops = stops_of(f, n, style);
    Gradient *g = ARENA_NEW(f->keep, Gradient);
    const bool relative = in_box(f, n);
    const SvgView v = relative ? (SvgView){ 1, 1 } : view;
    if (!stops.n || (relative && (!(box.width > 0) || !(box.height > 0)))) return (SvgInk){ 0 };
    if (str_is(n->name, "radialGradient")) place_radial(f, n, v, g);
    else place_linear(f, n, v, g);
    SvgInk ink = { stops.at[stops.n - 1].color, NULL };
    if (stops.n == 1 || is_empty(g)) {
        ink.color.a *= (float)opacity;
        return ink;
    }
    warn_spread(f, n);
    g->transform = svg_transform(inherited(f, n, "gradientTransform"));
    if (relative)
        g->transform = transform_multiply(g->transform,
                                          (Transform){ box.width, 0, 0, box.height, box.x, box.y });
    g->stops = stops.at;
    g->n = stops.n;
    for (size_t i = 0; i < stops.n; i++) g->translucent |= stops.at[i].color.a < 1;
    return (SvgInk){ { 0, 0, 0, (float)opacity }, g };
}

static SvgInk plain_ink(SvgPaintKind kind, Color color, const SvgStyle *style, double opacity)
{
    SvgInk ink = { kind == SVG_CURRENT ? style->color : color, NULL };
    ink.color.a *= (float)opacity;
    return kind == SVG_NONE ? (SvgInk){ 0 } : ink;
}

SvgInk svg_ink(SvgFile *f, const SvgNode *n, const SvgPaint *paint, const SvgStyle *style,
               double opacity, Rect box, SvgView view)
{
    if (paint->kind != SVG_SERVER) return plain_ink(paint->kind, paint->color, style, opacity);
    const SvgNode *server = svg_referenced(f, paint->server);
    if (server &&
        (str_is(server->name, "linearGradient") || str_is(server->name, "radialGradient")))
        return gradient_ink(f, server, style, opacity, box, view);
    const Str name = server ? server->name : paint->server;
    svg_missing(f, server ? server : n,
                server ? c_format(f->scratch, "`<%.*s>`", (int)name.n, name.p)
                       : c_format(f->scratch, "the paint `%.*s`", (int)name.n, name.p),
                NULL);
    return plain_ink(paint->fallback, paint->color, style, opacity);
}
