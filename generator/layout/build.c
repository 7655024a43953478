/* build.c - elements into galleys: one function a kind.
 *
 * Whatever an element shows, it ends as blocks of the galley it stands in.  Only elements with a
 * frame, an inset or a fixed size get a box of their own, so that text in nested stacks still
 * breaks across cards and pages line by line. */
#include "layout/build.h"

#include <math.h>
#include <string.h>

#include "draw/path.h"
#include "layout/flow.h"

/* A list this long in a template is a mistake in the scenario's numbers, not a kit. */
#define EACH_MAX 100000

typedef struct Place {
    Galley *galley;
    double gap;      /* above the first instance */
    double next_gap; /* above the following ones */
} Place;

/* ---- if and each ---------------------------------------------------------------------------- */

static bool holds(const Element *e, const Scope *scope)
{
    return !e->if_path.n || value_truth(scope_find(scope, e->if_path)) != e->if_not;
}

void build_each(LayoutContext *c, const Element *e, const Scope *scope, EachBody *body, void *user)
{
    if (!e->each_name.n) {
        if (holds(e, scope)) body(c, e, scope, user);
        return;
    }
    const Value *list = scope_find(scope, e->each_path);
    size_t n = value_count(list);
    for (size_t i = 0; i < n && i < EACH_MAX; i++) {
        Scope *inner = ARENA_NEW(c->scratch, Scope);
        *inner = (Scope){ scope, e->each_name, value_at(list, i) };
        if (holds(e, inner)) body(c, e, inner, user);
    }
}

/* ---- small helpers -------------------------------------------------------------------------- */

static Str expand(LayoutContext *c, const Template *t, const Scope *scope, Span *origin)
{
    return t ? template_expand(t, c->scratch, c->diag, scope, &c->pages, origin) : STR("");
}

static Colour colour_of(LayoutContext *c, const Template *t, const Scope *scope, Colour otherwise)
{
    Colour colour = otherwise;
    if (!t) return otherwise;
    Str name = expand(c, t, scope, NULL);
    if (name.n && !theme_colour(c->theme, name, &colour))
        report(c->diag, MSG_THEME_COLOUR, t->span, str_c(c->scratch, name));
    return colour;
}

static int64_t number_of(LayoutContext *c, const Template *t, const Scope *scope)
{
    int64_t n = 0;
    return str_to_int(str_trim(expand(c, t, scope, NULL)), &n) && n > 0 ? n : 0;
}

static RichOptions rich_options(LayoutContext *c, const Element *e, const Scope *scope)
{
    return (RichOptions){ .style = e->style,
                          .colour = colour_of(c, e->colour, scope, COLOUR_NONE),
                          .align = e->align,
                          .keep_next = e->keep_next };
}

static double aligned(Align align, double room, double width)
{
    return align == ALIGN_CENTER ? (room - width) / 2 : align == ALIGN_END ? room - width : 0;
}

static const BoxStyle *bound_box(LayoutContext *c, const Element *e, const Scope *scope)
{
    if (!e->boxed) return NULL;
    if (!e->box_fill && !e->box_stroke && !e->box_bar && !e->box_pattern) return &e->box;
    BoxStyle *b = ARENA_NEW(c->scratch, BoxStyle);
    *b = e->box;
    b->fill = colour_of(c, e->box_fill, scope, b->fill);
    b->stroke = colour_of(c, e->box_stroke, scope, b->stroke);
    b->bar = colour_of(c, e->box_bar, scope, b->bar);
    if (e->box_pattern) b->pattern = expand(c, e->box_pattern, scope, NULL);
    return b;
}

/* ---- leaves --------------------------------------------------------------------------------- */

static void build_text(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    RichOptions o = rich_options(c, e, scope);
    Str text = expand(c, e->text, scope, &o.origin);
    o.before = before;
    if (str_trim(text).n) build_rich(c, g, text, &o);
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
        if (name.n) report(c->diag, MSG_TEMPLATE_ICON, at, str_c(c->scratch, name));
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

static double icon_size(const LayoutContext *c, const Element *e)
{
    return e->size > 0 ? e->size : style_size(c, e->style) * 1.2;
}

static Frame *framed(LayoutContext *c, Galley *g, const Element *e, const Frame *inner)
{
    Frame *f = frame_new(c->scratch, (Size){ g->width, inner->size.height });
    double x = aligned(e->align, g->width, inner->size.width);
    f->baseline = inner->baseline;
    frame_add_frame(c->scratch, f, (Point){ x, 0 }, inner);
    return f;
}

static void build_icon(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Span at;
    Str name = expand(c, e->text, scope, &at);
    Colour colour = colour_of(c, e->colour, scope, e->style->text.colour);
    const Frame *icon = build_icon_frame(c, name, icon_size(c, e), colour, at);
    Frame *f = framed(c, g, e, icon);
    f->baseline = icon->size.height * 0.84; /* stands on the line of the text beside it */
    galley_add_frame(c, g, f, before, at);
}

static void build_image(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                        double before)
{
    Span at;
    Str name = expand(c, e->text, scope, &at);
    const Image *image = name.n && c->image ? c->image(c->user, name, at) : NULL;
    if (!image) return;
    double width = e->size > 0 ? e->size : g->width;
    double height = width * image->height / image->width;
    Frame *inner = frame_new(c->scratch, (Size){ width, height });
    frame_add_image(c->scratch, inner, (Rect){ 0, 0, width, height }, image);
    galley_add_frame(c, g, framed(c, g, e, inner), before, at);
}

static void build_rule(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Colour colour = colour_of(c, e->colour, scope, theme_table(c->theme)->rule);
    Stroke stroke = {
        e->size > 0 ? e->size : theme_table(c->theme)->rule_width, colour, { 0, 0 }, false
    };
    if (e->dashed) stroke.dash[0] = stroke.dash[1] = 2.5;
    Frame *f = frame_new(c->scratch, (Size){ g->width, 0 });
    frame_add_path(c->scratch, f, (Point){ 0, 0 },
                   path_of_line(c->keep, (Point){ 0, 0 }, (Point){ g->width, 0 }, stroke));
    galley_add_frame(c, g, f, before, e->span)->keep_next = e->keep_next;
}

/* Boxes to tick, `size` (3.4 mm) large, `gap` apart, as many in a row as fit. */
static Frame *checks_frame(LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    int64_t n = number_of(c, e->text, scope), line = 0;
    double size = e->size > 0 ? e->size : MM(3.4), gap = isnan(e->gap) ? MM(1.6) : e->gap;
    int64_t in_row = (int64_t)((width + gap) / (size + gap));
    Colour colour = colour_of(c, e->colour, scope, e->style->text.colour);
    if (in_row < 1) in_row = 1;
    if (n > 200) n = 200;
    double used = (double)(n < in_row ? n : in_row) * (size + gap) - gap;
    Frame *f = frame_new(c->scratch, (Size){ n ? used : 0, 0 });
    for (int64_t i = 0; i < n; i++) {
        line = i / in_row;
        Rect r = { (double)(i % in_row) * (size + gap) + 0.5, (double)line * (size + gap) + 0.5,
                   size - 1, size - 1 };
        frame_add_path(
            c->scratch, f, (Point){ 0, 0 },
            path_of_rect(c->keep, r, MM(0.6), COLOUR_NONE, (Stroke){ 1, colour, { 0, 0 }, false }));
    }
    f->size.height = n ? (double)line * (size + gap) + size : 0;
    f->baseline = n ? size * 0.86 : 0;
    return f;
}

static void build_checks(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                         double before)
{
    Frame *inner = checks_frame(c, e, scope, g->width);
    if (inner->n) galley_add_frame(c, g, framed(c, g, e, inner), before, e->span);
}

static double lines_pitch(const Element *e)
{
    return e->pitch > 0 ? e->pitch : MM(7);
}

static Frame *lines_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    Frame *f = frame_new(c->scratch, size);
    Colour colour = colour_of(c, e->colour, scope, theme_table(c->theme)->rule);
    Stroke stroke = { theme_table(c->theme)->rule_width, colour, { 0, 0 }, false };
    double pitch = lines_pitch(e);
    for (double y = pitch; y <= size.height + 0.01; y += pitch)
        frame_add_path(c->scratch, f, (Point){ 0, 0 },
                       path_of_line(c->keep, (Point){ 0, y }, (Point){ size.width, y }, stroke));
    return f;
}

static Frame *widget_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    const Value *v = e->value_path.n ? scope_find(scope, e->value_path) : NULL;
    return c->widget(c->user, c, e, v, size);
}

/* Lines and widgets that grow wait for the height they get; the others are drawn at once. */
static void build_growing(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                          double before)
{
    double natural = e->kind == ELEMENT_LINES
                         ? (double)number_of(c, e->text, scope) * lines_pitch(e)
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

static void build_space(LayoutContext *c, Galley *g, const Element *e, double before)
{
    Block *b = galley_add(c, g);
    *b = (Block){ .height = isnan(e->height) ? 0 : e->height,
                  .before = before,
                  .grow = e->grow,
                  .span = e->span };
}

/* ---- rows and grids ------------------------------------------------------------------------- */

typedef struct Cells {
    VEC(const Element *) elements;
    VEC(const Scope *) scopes;
} Cells;

static void collect_cell(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Cells *cells = user;
    *vec_push(c->scratch, &cells->elements) = e;
    *vec_push(c->scratch, &cells->scopes) = scope;
}

static void collect_cells(LayoutContext *c, const Element *e, const Scope *scope, Cells *cells)
{
    for (size_t i = 0; i < e->n_children; i++)
        build_each(c, e->children[i], scope, collect_cell, cells);
}

static double natural_width(LayoutContext *c, const Element *e, const Scope *scope);

typedef struct Widest {
    double width;
    bool sum;
    double gap;
    size_t n;
} Widest;

static void widen(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Widest *w = user;
    double own = natural_width(c, e, scope);
    if (w->sum) w->width += own + (w->n++ ? w->gap : 0);
    else w->width = fmax(w->width, own);
}

/* How wide an element is when nothing wraps. */
static double natural_width(LayoutContext *c, const Element *e, const Scope *scope)
{
    Widest w = { .sum = e->kind == ELEMENT_ROW, .gap = isnan(e->gap) ? 0 : e->gap };
    double pad = e->inset.left + e->inset.right + e->box.pad.left + e->box.pad.right;
    if (!isnan(e->width)) return e->width;
    switch (e->kind) {
    case ELEMENT_TEXT: {
        RichOptions o = rich_options(c, e, scope);
        w.width = build_rich_widths(c, expand(c, e->text, scope, &o.origin), &o).max + 0.01;
        break;
    }
    case ELEMENT_ICON: w.width = icon_size(c, e); break;
    case ELEMENT_CHECKS: w.width = checks_frame(c, e, scope, 10000)->size.width; break;
    case ELEMENT_IMAGE: w.width = e->size; break;
    case ELEMENT_STACK:
    case ELEMENT_ROW:
    case ELEMENT_LAYER:
    case ELEMENT_INCLUDE:
        for (size_t i = 0; i < e->n_children; i++) build_each(c, e->children[i], scope, widen, &w);
        break;
    default: break;
    }
    return w.width + pad;
}

/* Widths of a row's cells: fixed and natural ones first, the rest by weight. */
static void row_widths(LayoutContext *c, const Cells *cells, double room, double *width)
{
    double weights = 0, wanted = 0;
    size_t n = cells->elements.n;
    for (size_t i = 0; i < n; i++) {
        const Element *e = cells->elements.at[i];
        if (e->grow > 0) {
            weights += e->grow;
            continue;
        }
        width[i] = natural_width(c, e, cells->scopes.at[i]);
        wanted += width[i];
    }
    double squeeze = wanted > room && wanted > 0 ? room / wanted : 1,
           spare = fmax(room - wanted, 0);
    for (size_t i = 0; i < n; i++) {
        const Element *e = cells->elements.at[i];
        if (e->grow > 0) width[i] = weights > 0 ? spare * e->grow / weights : 0;
        else width[i] *= squeeze;
        if (width[i] < 1) width[i] = 1;
    }
}

static void align_baselines(Box *box)
{
    double lowest = 0;
    for (size_t i = 0; i < box->n; i++)
        lowest = fmax(lowest, galley_baseline(box->columns[i].galley));
    for (size_t i = 0; i < box->n; i++) {
        double own = galley_baseline(box->columns[i].galley);
        box->columns[i].dy = own > 0 ? lowest - own : 0;
    }
}

static void add_row(LayoutContext *c, Galley *g, const Element *e, const Cells *cells,
                    const double *width, double gap, double before)
{
    Box *box = ARENA_NEW(c->scratch, Box);
    double x = 0;
    *box = (Box){ .columns = ARENA_ARRAY(c->scratch, BoxColumn, cells->elements.n),
                  .n = cells->elements.n,
                  .width = g->width,
                  .valign = e->valign };
    bool empty = true;
    for (size_t i = 0; i < box->n; i++) {
        Galley *inner = galley_new(c->scratch, width[i]);
        Element plain = *cells->elements.at[i]; /* its `each` and `if` are done, `grow` is used */
        plain.each_name = plain.if_path = STR("");
        plain.grow = plain.kind == ELEMENT_LINES || plain.kind == ELEMENT_WIDGET ? 1 : 0;
        plain.width = NAN;
        Element *kept = ARENA_NEW(c->scratch, Element);
        *kept = plain;
        build_element(c, inner, kept, cells->scopes.at[i], 0);
        box->columns[i] = (BoxColumn){ inner, x, width[i], 0 };
        x += width[i] + gap;
        if (inner->blocks.n) empty = false;
    }
    if (empty) return;
    if (e->valign == VALIGN_BASELINE) align_baselines(box);
    Block *b = galley_add_box(c, g, box, before, e->span);
    b->together = true;
    b->keep_next = e->keep_next;
}

static void build_row(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                      double before)
{
    Cells cells = { 0 };
    collect_cells(c, e, scope, &cells);
    double *width = ARENA_ARRAY(c->scratch, double, cells.elements.n);
    double gap = isnan(e->gap) ? 0 : e->gap;
    double gaps = cells.elements.n ? gap * (double)(cells.elements.n - 1) : 0;
    row_widths(c, &cells, g->width - gaps, width);
    add_row(c, g, e, &cells, width, gap, before);
}

static void build_grid(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Cells all = { 0 };
    size_t columns = e->columns ? e->columns : 1;
    double gap = isnan(e->gap) ? 0 : e->gap;
    double *width = ARENA_ARRAY(c->scratch, double, columns);
    for (size_t i = 0; i < columns; i++)
        width[i] = (g->width - gap * (double)(columns - 1)) / (double)columns;
    collect_cells(c, e, scope, &all);
    for (size_t i = 0; i < all.elements.n; i += columns) {
        Cells row = { 0 };
        for (size_t k = i; k < i + columns && k < all.elements.n; k++)
            collect_cell(c, all.elements.at[k], all.scopes.at[k], &row);
        add_row(c, g, e, &row, width, gap, i ? gap : before);
    }
}

/* ---- tables and lists ----------------------------------------------------------------------- */

typedef struct TableRows {
    VEC(Cell) cells;
    size_t rows;
} TableRows;

static Cell table_cell(LayoutContext *c, const Element *e, const Column *col, const Template *t,
                       const Style *style, const Scope *scope)
{
    Cell cell = { .options = { .style = style, .align = col->align, .origin = e->span } };
    cell.text = str_copy(c->scratch, expand(c, t, scope, &cell.options.origin));
    return cell;
}

static void collect_row(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    TableRows *rows = user;
    size_t first = rows->cells.n;
    for (size_t x = 0; x < e->n_table; x++)
        *vec_push(c->scratch, &rows->cells) =
            table_cell(c, e, &e->table[x], e->table[x].text, e->table[x].style, scope);
    if (e->anchor)
        rows->cells.at[first].anchor = str_copy(c->keep, expand(c, e->anchor, scope, NULL));
    rows->rows++;
}

static void build_table_element(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                                double before)
{
    TableRows rows = { 0 };
    double *fixed = ARENA_ARRAY(c->scratch, double, e->n_table);
    double *weight = ARENA_ARRAY(c->scratch, double, e->n_table);
    size_t heads = 0;
    for (size_t x = 0; x < e->n_table; x++) {
        fixed[x] = e->table[x].width;
        weight[x] = e->table[x].weight;
        if (e->table[x].head) heads = 1;
    }
    for (size_t x = 0; heads && x < e->n_table; x++)
        *vec_push(c->scratch, &rows.cells) =
            table_cell(c, e, &e->table[x], e->table[x].head, e->head_style, scope);
    rows.rows = heads;
    build_each(c, e, scope, collect_row, &rows);
    if (rows.rows > heads)
        build_table(c, g, rows.cells.at, rows.rows, e->n_table, heads,
                    &(TableLook){ fixed, weight, before, e->span, false });
}

/* A list's item is a row of its marker and its content; the row may break across regions. */
static void build_list(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Box *box = ARENA_NEW(c->scratch, Box);
    double width = fmax(g->width - e->marker_width, 1);
    Galley *marker = galley_new(c->scratch, e->marker_width),
           *content = galley_new(c->scratch, width);
    RichOptions o = rich_options(c, e, scope);
    Str text = expand(c, e->marker, scope, &o.origin);
    o.style = e->marker_style;
    o.align = ALIGN_START;
    build_rich(c, marker, text, &o);
    build_children(c, content, e, scope, 0);
    if (!content->blocks.n) return;
    *box = (Box){ .columns = ARENA_ARRAY(c->scratch, BoxColumn, 2), .n = 2, .width = g->width };
    box->columns[0] = (BoxColumn){ marker, 0, e->marker_width, 0 };
    box->columns[1] = (BoxColumn){ content, e->marker_width, width, 0 };
    align_baselines(box);
    galley_add_box(c, g, box, before, e->span)->together = true;
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
    for (size_t i = 0; i < e->n_children; i++) {
        if (e->flow && e->children[i]->repeat != REPEAT_NO) continue; /* stands on every card */
        build_element(c, g, e->children[i], scope, g->blocks.n == start ? gap : between);
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
            if (flow_inside(child) != (pass == 0) || !holds(child, scope)) continue;
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
    BoxStyle style = { .fill = colour_of(c, e->colour, scope, COLOUR_NONE), .radius = 0 };
    unsigned bleed = e->bleed;
    if (!isfinite(h)) r.height = 0;
    if (e->side == SIDE_RIGHT) r.x = size.width - w;
    if (e->side == SIDE_BOTTOM) r.y = size.height - h;
    if (e->side == SIDE_LEFT || e->side == SIDE_RIGHT) bleed |= SIDE_TOP | SIDE_BOTTOM;
    if (e->side == SIDE_TOP || e->side == SIDE_BOTTOM) bleed |= SIDE_LEFT | SIDE_RIGHT;
    style.pattern = expand(c, e->text, scope, NULL);
    style.pattern_at = e->text ? e->text->span : e->span;
    style.pattern_colour =
        colour_mix(style.fill, COLOUR_WHITE, e->size > 0 ? e->size / MM(100) : 0.28);
    box_draw(c, f, r, &style, bleed);
    return f;
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
    case ELEMENT_TEXT: build_text(c, g, e, scope, before); break;
    case ELEMENT_TABLE: build_table_element(c, g, e, scope, before); break;
    case ELEMENT_LIST: build_list(c, g, e, scope, before); break;
    case ELEMENT_ICON: build_icon(c, g, e, scope, before); break;
    case ELEMENT_IMAGE: build_image(c, g, e, scope, before); break;
    case ELEMENT_RULE: build_rule(c, g, e, scope, before); break;
    case ELEMENT_SPACE: build_space(c, g, e, before); break;
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
    Insets pad = e->inset;
    pad.left += e->box.pad.left, pad.right += e->box.pad.right;
    pad.top += e->box.pad.top, pad.bottom += e->box.pad.bottom;
    double inside = fmax(width - pad.left - pad.right, 1);
    Galley *inner = galley_new(c->scratch, inside);
    *box = (Box){ .columns = ARENA_ARRAY(c->scratch, BoxColumn, 1),
                  .n = 1,
                  .pad = pad,
                  .x = aligned(e->align, g->width, width),
                  .width = width,
                  .min_height = isnan(e->height) ? 0 : e->height,
                  .valign = e->valign,
                  .style = bound_box(c, e, scope),
                  .bleed = e->bleed };
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
                 e->kind == ELEMENT_GRID || e->kind == ELEMENT_INCLUDE;
    return e->boxed || e->inset.left > 0 || e->inset.right > 0 || e->inset.top > 0 ||
           e->inset.bottom > 0 || (sized && (!isnan(e->width) || !isnan(e->height)));
}

static Str plain_text(LayoutContext *c, Str text)
{
    const MarkdownBlock *doc = markdown_parse(c->scratch, text);
    Buf b = { .arena = c->keep };
    const MarkdownBlock *first = doc->n_children ? &doc->children[0] : doc;
    for (size_t i = 0; i < first->n_inlines; i++) buf_str(&b, first->inlines[i].text);
    return buf_done(&b);
}

/* A place that links lead to, on a block of no height that stays with what follows. */
static void add_anchor(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before)
{
    Anchor anchor = { .name = str_copy(c->keep, expand(c, e->anchor, scope, NULL)),
                      .level = e->outline };
    const Template *title = e->title ? e->title : e->kind == ELEMENT_TEXT ? e->text : NULL;
    if (e->outline && title) anchor.title = plain_text(c, expand(c, title, scope, NULL));
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
    upright->each_name = upright->if_path = STR("");
    Frame *inner = build_frame(c, upright, scope, (Size){ g->width, INFINITY });
    Size size = { g->width, inner->size.height };
    Frame *f = frame_new(c->scratch, size);
    frame_add_group(c->scratch, f, (Point){ 0, 0 },
                    (Group){ inner, { -1, 0, 0, -1, size.width, size.height }, NULL, false });
    galley_add_frame(c, g, f, before, e->span);
}

static void build_one(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Place *p = user;
    Galley *g = p->galley;
    size_t start = g->blocks.n;
    double before = isnan(e->before) ? p->gap : e->before;
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
    p->gap = p->next_gap;
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
        Element once = *e;
        if (!e->if_path.n || holds(e, scope)) {
            Element *kept = ARENA_NEW(c->scratch, Element);
            once.if_path = STR("");
            *kept = once;
            build_one(c, kept, scope, &p);
        }
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
