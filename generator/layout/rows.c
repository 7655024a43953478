/* rows.c - elements beside each other: rows, grids, tables and lists. */
#include "layout/build_kinds.h"

#include <math.h>

#include "layout/side.h"

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
    double pad = e->inset.left + e->inset.right;
    if (!isnan(e->width)) return e->width;
    switch (e->kind) {
    case ELEMENT_TEXT: {
        RichOptions o = element_rich(c, e, scope);
        w.width = build_rich_widths(c, element_text(c, e->text, scope, &o.origin), &o).max + 0.01;
        break;
    }
    case ELEMENT_ICON: w.width = icon_size(c, e); break;
    case ELEMENT_CHECKS: w.width = checks_frame(c, e, scope, 10000)->size.width; break;
    case ELEMENT_IMAGE: w.width = e->size; break;
    case ELEMENT_STACK:
    case ELEMENT_ROW:
    case ELEMENT_COLUMNS:
    case ELEMENT_LAYER:
    case ELEMENT_INCLUDE:
        for (size_t i = 0; i < e->n_children; i++) build_each(c, e->children[i], scope, widen, &w);
        break;
    default: break;
    }
    if (e->kind == ELEMENT_COLUMNS) w.width = w.width * e->columns + w.gap * (e->columns - 1);
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

/* The element as a row builds it: its `each` and `if` are done, `grow` and `width` are used. */
static const Element *as_cell(LayoutContext *c, const Element *e)
{
    const Str key = { (const char *)&e, sizeof e };
    Element *cell = map_get(&c->cells, key);
    if (cell) return cell;
    cell = ARENA_NEW(c->lasting, Element);
    *cell = *e;
    element_take_out(cell);
    cell->grow = e->kind == ELEMENT_LINES || e->kind == ELEMENT_WIDGET ? 1 : 0;
    cell->width = NAN;
    map_set(&c->cells, str_copy(c->lasting, key), cell);
    return cell;
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
        build_element(c, inner, as_cell(c, cells->elements.at[i]), cells->scopes.at[i], 0);
        box->columns[i] = (BoxColumn){ inner, side_x(c, x, width[i], g->width), width[i], 0 };
        x += width[i] + gap;
        if (inner->blocks.n) empty = false;
    }
    if (empty) return;
    if (e->valign == VALIGN_BASELINE) align_baselines(box);
    Block *b = galley_add_box(c, g, box, before, e->span);
    b->together = true;
    b->keep_next = e->keep_next;
}

void build_row(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Cells cells = { 0 };
    collect_cells(c, e, scope, &cells);
    double *width = ARENA_ARRAY(c->scratch, double, cells.elements.n);
    double gap = isnan(e->gap) ? 0 : e->gap;
    double gaps = cells.elements.n ? gap * (double)(cells.elements.n - 1) : 0;
    row_widths(c, &cells, g->width - gaps, width);
    add_row(c, g, e, &cells, width, gap, before);
}

void build_grid(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
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

/* A column as it is set: of one with a loop, the `index`th. */
typedef struct Spread {
    const Column *column;
    size_t index;
} Spread;

typedef struct TableRows {
    VEC(Spread) columns;
    VEC(Cell) cells;
    size_t rows;
} TableRows;

/* A row's scope, with what the column's loop gives. */
static const Scope *column_scope(LayoutContext *c, const Spread *s, const Scope *row)
{
    const Loop *loop = &s->column->loop;
    if (!loop->name.n) return row;
    Scope *inner = ARENA_NEW(c->scratch, Scope);
    *inner = (Scope){ row, loop->name, value_at(loop_list(loop, c->scratch, row), s->index) };
    return inner;
}

static Cell table_cell(LayoutContext *c, const Element *e, const Spread *s, bool head,
                       const Scope *row)
{
    const Column *col = s->column;
    Cell cell = { .options = { .style = head ? e->head_style : col->style,
                               .align = col->align,
                               .origin = e->span } };
    cell.text = element_text(c, head ? col->head : col->text, column_scope(c, s, row),
                             &cell.options.origin);
    return cell;
}

static void add_cells(LayoutContext *c, const Element *e, TableRows *rows, bool head,
                      const Scope *row)
{
    for (size_t x = 0; x < rows->columns.n; x++)
        *vec_push(c->scratch, &rows->cells) = table_cell(c, e, &rows->columns.at[x], head, row);
    rows->rows++;
}

static void collect_row(LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    TableRows *rows = user;
    const size_t first = rows->cells.n;
    add_cells(c, e, rows, false, scope);
    if (e->anchor)
        rows->cells.at[first].anchor = str_copy(c->keep, element_text(c, e->anchor, scope, NULL));
}

/* What the heads see: the first row's things. */
static const Scope *first_row(LayoutContext *c, const Element *e, const Scope *scope)
{
    if (!e->loop.name.n) return scope;
    Scope *row = ARENA_NEW(c->scratch, Scope);
    *row = (Scope){ scope, e->loop.name, value_at(loop_list(&e->loop, c->scratch, scope), 0) };
    return row;
}

static void spread_columns(LayoutContext *c, const Element *e, const Scope *row, TableRows *rows)
{
    for (size_t x = 0; x < e->n_table; x++) {
        const Column *col = &e->table[x];
        const size_t n = col->loop.name.n ? value_count(loop_list(&col->loop, c->scratch, row)) : 1;
        for (size_t i = 0; i < n; i++) *vec_push(c->scratch, &rows->columns) = (Spread){ col, i };
    }
}

void build_table_element(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                         double before)
{
    TableRows rows = { .rows = 0 };
    const Scope *first = first_row(c, e, scope);
    spread_columns(c, e, first, &rows);
    const size_t n = rows.columns.n;
    double *fixed = ARENA_ARRAY(c->scratch, double, n),
           *weight = ARENA_ARRAY(c->scratch, double, n);
    size_t heads = 0;
    for (size_t x = 0; x < n; x++) {
        fixed[x] = rows.columns.at[x].column->width;
        weight[x] = rows.columns.at[x].column->weight;
        if (rows.columns.at[x].column->head) heads = 1;
    }
    if (heads) add_cells(c, e, &rows, true, first);
    Element all = *e; /* its `if` is the table's */
    all.condition = (Condition){ .n = 0 };
    build_each(c, &all, scope, collect_row, &rows);
    if (rows.rows > heads)
        build_table(c, g, rows.cells.at, rows.rows, n, heads,
                    &(TableLook){ fixed, weight, before, e->span, c->rtl });
}

/* A list's item is a row of its marker and its content; the row may break across regions. */
void build_list(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double before)
{
    Box *box = ARENA_NEW(c->scratch, Box);
    double width = fmax(g->width - e->marker_width, 1);
    Galley *marker = galley_new(c->scratch, e->marker_width),
           *content = galley_new(c->scratch, width);
    RichOptions o = element_rich(c, e, scope);
    Str text = element_text(c, e->marker, scope, &o.origin);
    o.style = e->marker_style;
    o.align = ALIGN_START;
    build_rich(c, marker, text, &o);
    build_children(c, content, e, scope, 0);
    if (!content->blocks.n) return;
    *box = (Box){ .columns = ARENA_ARRAY(c->scratch, BoxColumn, 2), .n = 2, .width = g->width };
    box->columns[0] =
        (BoxColumn){ marker, side_x(c, 0, e->marker_width, g->width), e->marker_width, 0 };
    box->columns[1] = (BoxColumn){ content, side_x(c, e->marker_width, width, g->width), width, 0 };
    align_baselines(box);
    galley_add_box(c, g, box, before, e->span)->together = true;
}
