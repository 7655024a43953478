/* element_table.c - tables. */
#include "layout/table.h"

#include <math.h>

#include "layout/bound.h"
#include "layout/element_store.h"

static const char *const column_aligns[] = { "start", "center", "right", "figures", NULL };

/* clang-format off */
static const Field column_fields[] = {
    MAP("each", LINE(NULL, "A path to a list."),
        "`{name: PATH}`: a column for each thing of the list; of the first row, for the heads.",
        TO(TableColumn, loop, store_loop)),
    TEXT("head", "Its head.", TO(TableColumn, head, store_template)),
    TEXT("text", "Its cell in each row. Default: empty.", TO(TableColumn, text, store_template)),
    LINE("if", "The cell's text only where it holds, as with elements.",
        TO(TableColumn, condition, store_condition)),
    TEXT("else", "The cell's text where `if` does not hold.", TO(TableColumn, otherwise, store_template)),
    WORD("width", "Its width. Default: that of its cells.", SHAPE(length_shape),
        TO(TableColumn, width, store_length)),
    REAL("grow", "Its share of the space that is left.", LENGTH(0, 1000), AT(TableColumn, weight)),
    ENUM("align", column_aligns, "Where the text is in its cells. `figures`: at the right in all languages, so that units line up.", AT(TableColumn, align)),
    WORD("style", "Type style of its cells.", SHAPE(id_shape), TO(TableColumn, style, store_style)),
    END };
/* clang-format on */

/* A table without a style of its own looks like those in the Markdown beside it. */
static const Style *default_style(const Compiler *c, const Element *e, Str name)
{
    const bool own = value_get(e->source, "style") != NULL;
    const Style *s = own ? NULL : theme_style(c->theme, name);
    return s ? s : e->style;
}

static bool store_columns(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    TableAttributes *table = &e->as.table;
    bool ok = true;
    (void)f;
    table->columns = ARENA_ARRAY(c->arena, TableColumn, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        TableColumn *col = &table->columns[table->n++];
        const PathNames *outer = c->names;
        *col = (TableColumn){ .style = default_style(c, e, e->style->table), .width = NAN };
        ok = schema_fill(column_fields, NULL, value_at(v, i), col, c) && ok;
        c->names = outer;
    }
    return ok;
}

static bool finish_table(Compiler *c, Element *e)
{
    if (!e->as.table.head_style) e->as.table.head_style = default_style(c, e, e->style->table_head);
    return true;
}

/* A column as it is set: of one with a loop, the `index`th. */
typedef struct Spread {
    const TableColumn *column;
    size_t index;
} Spread;

typedef struct TableRows {
    VEC(Spread) columns;
    VEC(TableCell) cells;
    size_t rows;
} TableRows;

/* A row's scope, with what the column's loop gives. */
static const Scope *column_scope(const LayoutContext *c, const Spread *s, const Scope *row)
{
    const Loop *loop = s->column->loop;
    if (!loop) return row;
    Scope *inner = ARENA_NEW(c->scratch, Scope);
    *inner = (Scope){ row, loop->name, value_at(loop_list(loop, c->scratch, row), s->index) };
    return inner;
}

static TableCell table_cell(const LayoutContext *c, const Element *e, const Spread *s, bool head,
                            const Scope *scope)
{
    const TableColumn *col = s->column;
    scope = column_scope(c, s, scope);
    const Template *text = condition_holds(&col->condition, scope) ? col->text : col->otherwise;
    if (head) text = col->head;
    TableCell cell = { .options = { .style = head ? e->as.table.head_style : col->style,
                                    .align = col->align,
                                    .name = text && text->is_name,
                                    .origin = e->span } };
    if (col->align == ALIGN_FIGURES) cell.options.align = c->setter->rtl ? ALIGN_START : ALIGN_END;
    cell.text = bound_text(c, text, scope, &cell.options.origin);
    return cell;
}

static void add_cells(const LayoutContext *c, const Element *e, TableRows *rows, bool head,
                      const Scope *row)
{
    for (size_t x = 0; x < rows->columns.n; x++)
        *vec_push(c->scratch, &rows->cells) = table_cell(c, e, &rows->columns.at[x], head, row);
    rows->rows++;
}

static void collect_row(const LayoutContext *c, const Element *e, const Scope *scope, void *user)
{
    TableRows *rows = user;
    const size_t first = rows->cells.n;
    add_cells(c, e, rows, false, scope);
    if (e->anchor)
        rows->cells.at[first].anchor = str_copy(c->output, bound_text(c, e->anchor, scope, NULL));
    if (e->entry)
        rows->cells.at[first].entry = str_copy(c->output, bound_text(c, e->entry, scope, NULL));
}

/* What the heads see: the first row's things. */
static const Scope *first_row(const LayoutContext *c, const Element *e, const Scope *scope)
{
    if (!e->loop) return scope;
    Scope *row = ARENA_NEW(c->scratch, Scope);
    *row = (Scope){ scope, e->loop->name, value_at(loop_list(e->loop, c->scratch, scope), 0) };
    return row;
}

static void spread_columns(const LayoutContext *c, const Element *e, const Scope *row,
                           TableRows *rows)
{
    for (size_t x = 0; x < e->as.table.n; x++) {
        const TableColumn *col = &e->as.table.columns[x];
        const size_t n = col->loop ? value_count(loop_list(col->loop, c->scratch, row)) : 1;
        for (size_t i = 0; i < n; i++) *vec_push(c->scratch, &rows->columns) = (Spread){ col, i };
    }
}

static void set_cell(const LayoutContext *c, Galley *g, const TableCell *cell, const RichOptions *o)
{
    rich_build(c, g, cell->text, o);
}

static TextWidths cell_widths(const LayoutContext *c, const TableCell *cell)
{
    return rich_widths(c, cell->text, &cell->options);
}

static const CellSetter cell_setter = { set_cell, cell_widths };

static void build_table(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    TableRows rows = { .rows = 0 };
    const Scope *first = first_row(c, e, scope);
    spread_columns(c, e, first, &rows);
    const size_t n = rows.columns.n;
    double *fixed = ARENA_ARRAY(c->scratch, double, n),
           *weight = ARENA_ARRAY(c->scratch, double, n);
    size_t heads = 0;
    for (size_t x = 0; x < n; x++) {
        fixed[x] = build_own_width(c, rows.columns.at[x].column->width);
        weight[x] = rows.columns.at[x].column->weight;
        if (rows.columns.at[x].column->head) heads = 1;
    }
    if (heads) add_cells(c, e, &rows, true, first);
    build_loop(c, e, scope, collect_row, &rows);
    if (rows.rows > heads)
        table_build(c, spot->galley, rows.cells.at, rows.rows, n, heads,
                    &(TableLook){ &cell_setter, fixed, weight, spot->space_above, e->span,
                                  c->setter->rtl, NULL });
}

/* clang-format off */
static const Field table[] = {
    STYLE("head-style", as.table.head_style, "Type style of the column heads. Default: that of Markdown tables."),
    LIST("columns", OBJECT(NULL, column_fields, "A column."), "Its columns.", REQUIRED, LENGTH(1, 100),
        BY(store_columns)),
    END };

const ElementType element_table = {
    { "table", "A row for each thing; the head repeats on every page.", NULL, NULL, table },
    .finish = finish_table, .build = build_table, .makes_rows = true };
/* clang-format on */
