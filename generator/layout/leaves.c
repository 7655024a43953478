/* leaves.c - elements that hold no others: text, icons, pictures, rules, boxes to tick, lines,
 * widgets, space; and what all elements read from their bindings. */
#include "layout/build_kinds.h"

#include <math.h>

#include "data/suggest.h"
#include "draw/path.h"
#include "layout/side.h"

/* Nobody ticks more boxes or writes on more lines than this; a number from a scenario must not fill
 * the memory. */
#define COUNT_MAX 1000

Str element_text(LayoutContext *c, const Template *t, const Scope *scope, Span *origin)
{
    return t ? template_expand(t, c->scratch, c->diag, scope, &c->pages, origin) : STR("");
}

Colour element_colour(LayoutContext *c, const Template *t, const Scope *scope, Colour otherwise)
{
    Colour colour = otherwise;
    if (!t) return otherwise;
    Str name = element_text(c, t, scope, NULL);
    if (name.n && !theme_colour(c->theme, name, &colour))
        report(c->diag, MSG_THEME_COLOUR, t->span, str_c(c->scratch, name));
    return colour;
}

/* How many `what` an element asks for; 0 where it says nothing.  Anything else than a number of 0
 * to COUNT_MAX is reported, and is 0. */
static int64_t element_count(LayoutContext *c, const Element *e, const Scope *scope,
                             const char *what)
{
    const Str text = str_trim(element_text(c, e->text, scope, NULL));
    int64_t n = 0;
    if (!text.n || (str_to_int(text, &n) && n >= 0 && n <= COUNT_MAX)) return n;
    report(c->diag, MSG_NUMBER_RANGE, e->text->span, what, "0",
           c_format(c->scratch, "%d", COUNT_MAX), str_c(c->scratch, str_slice(text, 0, 60)));
    return 0;
}

RichOptions element_rich(LayoutContext *c, const Element *e, const Scope *scope)
{
    return (RichOptions){ .style = e->style,
                          .colour = element_colour(c, e->colour, scope, COLOUR_NONE),
                          .align = e->align,
                          .keep_next = e->keep_next,
                          .verbatim = e->verbatim,
                          .line_breaks = e->line_breaks };
}

const BoxStyle *bound_box(LayoutContext *c, const Element *e, const Scope *scope)
{
    const ElementBox *box = e->box;
    if (!box) return NULL;
    if (!box->fill && !box->stroke && !box->bar && !box->pattern) return side_box(c, &box->style);
    BoxStyle *b = ARENA_NEW(c->scratch, BoxStyle);
    *b = box->style;
    b->fill = element_colour(c, box->fill, scope, b->fill);
    b->stroke = element_colour(c, box->stroke, scope, b->stroke);
    b->bar = element_colour(c, box->bar, scope, b->bar);
    if (box->pattern) b->pattern = element_text(c, box->pattern, scope, NULL);
    return side_box(c, b);
}

/* ---- leaves --------------------------------------------------------------------------------- */

void build_text(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    RichOptions o = element_rich(c, e, scope);
    Str text = element_text(c, e->text, scope, &o.origin);
    o.before = before;
    if (str_trim(text).n) build_rich(c, g, text, &o);
}

static void report_icon(LayoutContext *c, Str name, Span at)
{
    const Value *icons = theme_icon_names(c->theme);
    report(c->diag, MSG_TEMPLATE_ICON, at, str_c(c->scratch, name));
    suggest_keys(c->scratch, c->diag, name, &icons, 1);
}

static const Frame *draw_icon(LayoutContext *c, Str name, double size, Colour colour, Span at)
{
    const Icon *icon = theme_icon(c->theme, name);
    Arena *a = c->lasting;
    Frame *f = frame_new(a, (Size){ size, size });
    Point origin = { 0, 0 };
    double k = size / 24;
    size_t bad;
    if (!icon) {
        PathBuilder dot = { .arena = a };
        if (name.n) report_icon(c, name, at);
        path_circle(&dot, (Point){ size / 2, size / 2 }, size / 4);
        frame_add_path(a, f, origin, path_done(&dot, colour, (Stroke){ 0 }));
        return f;
    }
    PathBuilder fill = { .arena = a }, line = { .arena = a };
    if (!path_svg(&fill, icon->fill, k, origin, &bad) ||
        !path_svg(&line, icon->stroke, k, origin, &bad))
        report(c->diag, MSG_TEMPLATE_SVG, icon->span, NULL);
    Stroke stroke = { icon->stroke_width * k, colour, { 0, 0 }, true };
    if (fill.n) frame_add_path(a, f, origin, path_done(&fill, colour, (Stroke){ 0 }));
    if (line.n) frame_add_path(a, f, origin, path_done(&line, COLOUR_NONE, stroke));
    return f;
}

const Frame *build_icon_frame(LayoutContext *c, Str name, double size, Colour colour, Span at)
{
    Str key = drawing_key(c, name, (Size){ size, 0 }, colour);
    const Frame *f = map_get(&c->drawings, key);
    if (!f) {
        f = draw_icon(c, name, size, colour, at);
        map_set(&c->drawings, str_copy(c->lasting, key), (void *)(uintptr_t)f);
    }
    return f;
}

double icon_size(const LayoutContext *c, const Element *e)
{
    return e->size > 0 ? e->size : style_size(c, e->style) * 1.2;
}

static Frame *framed(LayoutContext *c, Galley *g, const Element *e, const Frame *inner)
{
    Frame *f = frame_new(c->scratch, (Size){ g->width, inner->size.height });
    double x = side_aligned(c, e->align, g->width, inner->size.width);
    f->baseline = inner->baseline;
    frame_add_frame(c->scratch, f, (Point){ x, 0 }, inner);
    return f;
}

void build_icon(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Span at;
    Str name = element_text(c, e->text, scope, &at);
    Colour colour = element_colour(c, e->colour, scope, e->style->text.colour);
    const Frame *icon = build_icon_frame(c, name, icon_size(c, e), colour, at);
    Frame *f = framed(c, g, e, icon);
    f->baseline = icon->size.height * 0.84; /* stands on the line of the text beside it */
    galley_add_frame(c, g, f, before, at);
}

/* As wide as its `size`, or its own, and no higher than its `height`. */
static Size image_size(const Element *e, const Picture *p, double room)
{
    double k = fmin(room, e->size > 0 ? e->size : p->size.width) / p->size.width;
    if (!isnan(e->height)) k = fmin(k, e->height / p->size.height);
    return (Size){ p->size.width * k, p->size.height * k };
}

void build_image(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Span at;
    Str name = element_text(c, e->text, scope, &at);
    const Picture *picture = name.n && c->picture ? c->picture(c->user, name, at) : NULL;
    if (!picture) return;
    BlockPicture *p = ARENA_NEW(c->scratch, BlockPicture);
    *p = (BlockPicture){ .picture = picture,
                         .size = image_size(e, picture, g->width),
                         .width = g->width,
                         .share = side_aligned(c, e->align, 1, 0) };
    galley_add_picture(c, g, p, before, at)->keep_next = e->keep_next;
}

void build_rule(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Colour colour = element_colour(c, e->colour, scope, theme_table(c->theme)->rule);
    Stroke stroke = {
        e->size > 0 ? e->size : theme_table(c->theme)->rule_width, colour, { 0, 0 }, false
    };
    if (e->dashed) stroke.dash[0] = stroke.dash[1] = 2.5;
    Frame *f = frame_new(c->scratch, (Size){ g->width, 0 });
    frame_add_path(c->scratch, f, (Point){ 0, 0 }, shape_line(c, (Point){ g->width, 0 }, stroke));
    galley_add_frame(c, g, f, before, e->span)->keep_next = e->keep_next;
}

/* Boxes to tick, `gap` apart, as many in a row as fit. */
Frame *checks_frame(LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    int64_t n = element_count(c, e, scope, "`checks`"), line = 0;
    const Details *look = theme_details(c->theme);
    double size = e->size > 0 ? e->size : look->check_size;
    double gap = isnan(e->gap) ? look->check_gap : e->gap, weight = look->check_stroke;
    int64_t in_row = (int64_t)((width + gap) / (size + gap));
    Colour colour = element_colour(c, e->colour, scope, e->style->text.colour);
    if (in_row < 1) in_row = 1;
    double used = (double)(n < in_row ? n : in_row) * (size + gap) - gap;
    Frame *f = frame_new(c->scratch, (Size){ n ? used : 0, 0 });
    const Path *box = shape_rect(c, (Size){ size - weight, size - weight }, look->check_radius,
                                 COLOUR_NONE, (Stroke){ weight, colour, { 0, 0 }, false });
    for (int64_t i = 0; i < n; i++) {
        line = i / in_row;
        const double x = side_x(c, (double)(i % in_row) * (size + gap), size, used);
        const Point at = { x + weight / 2, (double)line * (size + gap) + weight / 2 };
        frame_add_path(c->scratch, f, at, box);
    }
    f->size.height = n ? (double)line * (size + gap) + size : 0;
    f->baseline = n ? size * 0.86 : 0;
    return f;
}

void build_checks(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Frame *inner = checks_frame(c, e, scope, g->width);
    if (inner->n) galley_add_frame(c, g, framed(c, g, e, inner), before, e->span);
}

static double lines_pitch(const LayoutContext *c, const Element *e)
{
    return e->pitch > 0 ? e->pitch : theme_details(c->theme)->line_pitch;
}

Frame *lines_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    Frame *f = frame_new(c->scratch, size);
    Colour colour = element_colour(c, e->colour, scope, theme_table(c->theme)->rule);
    Stroke stroke = { theme_table(c->theme)->rule_width, colour, { 0, 0 }, false };
    /* As many as fit, spread over the whole height: columns and pages end at a common edge. */
    double n = fmin(floor((size.height + 0.01) / lines_pitch(c, e)), COUNT_MAX);
    const int64_t wanted = element_count(c, e, scope, "`lines`");
    if (n < 2 && !wanted) n = 0; /* one alone looks like a rule */
    const Path *line = shape_line(c, (Point){ size.width, 0 }, stroke);
    for (double i = 1; i <= n; i++)
        frame_add_path(c->scratch, f, (Point){ 0, size.height * i / n }, line);
    return f;
}

Frame *widget_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    const Value *v = e->value_path.n ? scope_find(scope, e->value_path) : NULL;
    return c->widget(c->user, c, e, v, size);
}

/* Lines and widgets that grow wait for the height they get; the others are drawn at once. */
void build_growing(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    double natural = e->kind == ELEMENT_LINES
                         ? (double)element_count(c, e, scope, "`lines`") * lines_pitch(c, e)
                         : (isnan(e->height) ? 0 : e->height);
    if (e->grow > 0) {
        Fill *fill = ARENA_NEW(c->scratch, Fill);
        *fill = (Fill){ e, scope };
        Block *b = galley_add(c, g);
        *b = (Block){
            .fill = fill, .height = natural, .before = before, .grow = e->grow, .span = e->span
        };
        return;
    }
    Frame *f = e->kind == ELEMENT_LINES
                   ? lines_frame(c, e, scope, (Size){ g->width, natural })
                   : widget_frame(c, e, scope,
                                  (Size){ g->width, natural > 0 ? natural : (double)INFINITY });
    if (f) galley_add_frame(c, g, framed(c, g, e, f), before, e->span);
}

void build_space(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    (void)scope;
    Block *b = galley_add(c, g);
    *b = (Block){ .height = isnan(e->height) ? 0 : e->height,
                  .before = before,
                  .grow = e->grow,
                  .span = e->span };
}
