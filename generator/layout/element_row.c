/* element_row.c - elements side by side: rows and grids. */
#include <math.h>

#include "layout/element_store.h"

typedef struct Cells {
    VEC(const Element *) elements;
    VEC(const Scope *) scopes;
    VEC(bool) repeated; /* made by `each` */
} Cells;

static void collect_cell(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    Cells *cells = user;
    *vec_push(c->scratch, &cells->elements) = e;
    *vec_push(c->scratch, &cells->scopes) = scope;
}

static void collect_cells(const LayoutContext *c, const Element *e, const Scope *scope,
                          Cells *cells)
{
    for (size_t i = 0; i < e->n_children; i++) {
        build_each(c, e->children[i], scope, collect_cell, cells);
        while (cells->repeated.n < cells->elements.n)
            *vec_push(c->scratch, &cells->repeated) = e->children[i]->loop != NULL;
    }
}

/* Widths of a row's cells: fixed and natural ones first, the rest by weight, which comes on top of
 * a width of their own. */
static void row_widths(const LayoutContext *c, const Cells *cells, double room, double *width)
{
    double weights = 0, wanted = 0;
    size_t n = cells->elements.n;
    for (size_t i = 0; i < n; i++) {
        const Element *e = cells->elements.at[i];
        weights += fmax(e->grow, 0);
        width[i] = 0;
        if (e->grow <= 0 || !isnan(e->width)) width[i] = build_width(c, e, cells->scopes.at[i]);
        wanted += width[i];
    }
    double squeeze = wanted > room && wanted > 0 ? room / wanted : 1,
           spare = fmax(room - wanted, 0);
    for (size_t i = 0; i < n; i++) {
        const Element *e = cells->elements.at[i];
        width[i] *= squeeze;
        if (e->grow > 0) width[i] += spare * e->grow / weights;
        if (width[i] < 1) width[i] = 1;
    }
}

static void stretch_boxes(Galley *cell)
{
    for (size_t i = 0; i < cell->blocks.n; i++)
        if (cell->blocks.at[i].box) cell->blocks.at[i].grow = 1;
}

static void add_row(const LayoutContext *c, const Spot *spot, const Element *e, const Cells *cells,
                    const double *width, double gap, double space_above)
{
    const double room = spot->galley->width;
    Box *box = box_new(c->scratch, cells->elements.n, room);
    double x = 0;
    box->valign = e->valign;
    bool empty = true;
    for (size_t i = 0; i < box->n; i++) {
        Galley *inner = galley_new(c->scratch, width[i]);
        build_cell(c, inner, cells->elements.at[i], cells->scopes.at[i]);
        box->columns[i] =
            (BoxColumn){ inner, side_x(c->setter->rtl, x, width[i], room), width[i], 0 };
        x += width[i] + gap;
        if (e->valign == VALIGN_STRETCH) stretch_boxes(inner);
        if (inner->blocks.n) empty = false;
    }
    if (empty) return;
    if (e->valign == VALIGN_BASELINE) box_align_baselines(box);
    Block *b = galley_add_box(c, spot->galley, box, space_above, e->span);
    b->together = true;
    b->sticky = e->sticky;
    if (e->valign == VALIGN_STRETCH) b->grow = spot->grow;
}

/* By how much type must shrink for no word to be broken; a little more, as sizes are rounded.  Type
 * smaller than `min` is worse than a hyphen: a word that would need it is broken, and the others of
 * the row are not. */
static double whole_scale(const LayoutContext *c, const Cells *cells, const double *width,
                          double min)
{
    double scale = 1;
    for (size_t i = 0; i < cells->elements.n; i++) {
        const double least =
            build_least(c, cells->elements.at[i], cells->scopes.at[i], width[i]) + 0.05;
        const double own = width[i] / least;
        if (own >= min) scale = fmin(scale, own);
    }
    return scale;
}

/* ---- heads that are turned ------------------------------------------------------------------- */

/* An element of `each` with lines that are so long and begin at the foot of the row. */
static const Element *turned(Arena *a, const Element *e, bool upright, double length)
{
    Element *head = ARENA_NEW(a, Element);
    *head = *e;
    head->upright = upright;
    head->height = upright ? length : NAN;
    head->align = ALIGN_START;
    return head;
}

/* Whether a word of what `each` makes is broken even in the smallest type. */
static bool has_broken(const LayoutContext *c, const Cells *cells, const double *width, double min)
{
    for (size_t i = 0; i < cells->elements.n; i++) {
        const Element *e = cells->elements.at[i];
        if (cells->repeated.at[i] &&
            width[i] < min * build_least(c, e, cells->scopes.at[i], width[i]))
            return true;
    }
    return false;
}

/* Whether lines of this length hold all words of each head, and are no more than its column is wide
 * for. */
static bool heads_fit(const LayoutContext *c, const Cells *cells, const double *width,
                      double length)
{
    for (size_t i = 0; i < cells->elements.n; i++) {
        const Scope *scope = cells->scopes.at[i];
        if (!cells->repeated.at[i]) continue;
        const Element *lying = turned(c->scratch, cells->elements.at[i], false, length);
        if (build_least(c, lying, scope, length) > length) return false;
        Galley *lines = galley_new(c->scratch, length);
        const Block *overfull = NULL;
        build_cell(c, lines, lying, scope);
        if (galley_whole(c, lines, &overfull)->size.height > width[i]) return false;
    }
    return true;
}

#define TURN_STEP 6.0 /* points */
#define TURN_MORE 4.0 /* how much higher than wanted heads may be before a word is broken */

/* The least length up to `most` that holds all heads; or more than that. */
static double head_length(const LayoutContext *c, const Cells *cells, const double *width,
                          double most)
{
    double length = 2 * TURN_STEP;
    while (length <= most && !heads_fit(c, cells, width, length)) length += TURN_STEP;
    return length;
}

/* Turns what `each` makes: in its own size, else in the least, else higher than it should be.
 * Returns the scale. */
static double turn_heads(const LayoutContext *c, Cells *cells, const double *width,
                         const RowAttributes *row)
{
    LayoutContext small = *c;
    small.scale *= row->whole;
    double length = head_length(c, cells, width, row->turn);
    const bool shrinks = length > row->turn;
    if (shrinks) length = head_length(&small, cells, width, row->turn * TURN_MORE);
    for (size_t i = 0; i < cells->elements.n; i++)
        if (cells->repeated.at[i])
            cells->elements.at[i] = turned(c->scratch, cells->elements.at[i], true, length);
    return shrinks ? row->whole : 1;
}

/* The scale at which no word of the row is broken, if there is one; where there is none heads are
 * turned. */
static double row_scale(const LayoutContext *c, const RowAttributes *row, Cells *cells,
                        const double *width)
{
    if (!(row->whole > 0)) return 1;
    if (row->turn > 0 && has_broken(c, cells, width, row->whole))
        return turn_heads(c, cells, width, row);
    return whole_scale(c, cells, width, row->whole);
}

static void build_row(const LayoutContext *c, const Spot *spot, const Element *e,
                      const Scope *scope)
{
    Cells cells = { 0 };
    collect_cells(c, e, scope, &cells);
    double *width = ARENA_ARRAY(c->scratch, double, cells.elements.n);
    const double gap = element_gap(e),
                 gaps = cells.elements.n ? gap * (double)(cells.elements.n - 1) : 0;
    row_widths(c, &cells, spot->galley->width - gaps, width);
    LayoutContext inner = *c;
    inner.scale *= row_scale(c, &e->as.row, &cells, width);
    add_row(&inner, spot, e, &cells, width, gap, spot->space_above);
}

/* All cells side by side. */
static double row_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    Cells cells = { 0 };
    double sum = 0;
    collect_cells(c, e, scope, &cells);
    for (size_t i = 0; i < cells.elements.n; i++)
        sum += build_width(c, cells.elements.at[i], cells.scopes.at[i]) + (i ? element_gap(e) : 0);
    return sum;
}

/* clang-format off */
static const Field row[] = {
    ITEMS("The elements inside it."),
    REAL("whole", "Type of the row gets smaller, down to this part of its size, where a word of it would be broken.",
        LENGTH(0.5, 1), AT(Element, as.row.whole)),
    SIZE("turn", as.row.turn, "With `whole`: where a word of what `each` makes would be broken even so, all of that is turned, as with `upright`, and no higher than this in type that need not shrink."),
    END };

const ElementType element_row = {
    { "row", "Elements side by side, by their content, `width` or `grow`; with both, `grow` comes on top.", NULL, "items", row },
    .build = build_row, .width = row_width, .valign = VALIGN_BASELINE, .sized = true };
/* clang-format on */

static void build_grid(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    Cells all = { 0 };
    const size_t columns = e->as.columns;
    const double gap = element_gap(e);
    double *width = ARENA_ARRAY(c->scratch, double, columns);
    for (size_t i = 0; i < columns; i++)
        width[i] = (spot->galley->width - gap * (double)(columns - 1)) / (double)columns;
    collect_cells(c, e, scope, &all);
    for (size_t i = 0; i < all.elements.n; i += columns) {
        Cells some = { 0 };
        for (size_t k = i; k < i + columns && k < all.elements.n; k++)
            collect_cell(c, all.elements.at[k], all.scopes.at[k], &some);
        add_row(c, spot, e, &some, width, gap, i ? gap : spot->space_above);
    }
}

/* clang-format off */
static const Field grid[] = {
    INT("columns", 1, COLUMNS_MAX, "Columns.", DEFAULT("2"), AT(Element, as.columns)),
    ITEMS("The elements inside it."),
    END };

const ElementType element_grid = {
    { "grid", "Elements in columns of equal width, row by row.", NULL, "items", grid },
    .build = build_grid, .valign = VALIGN_TOP, .sized = true };
/* clang-format on */
