/* table.h - tables: widths from the cells, one box a row, the head repeated. */
#ifndef DDKIT_LAYOUT_TABLE_H
#define DDKIT_LAYOUT_TABLE_H

#include "layout/rich.h"

typedef struct TableCell {
    Str text; /* Markdown, or: */
    const MarkdownInline *inlines;
    size_t n_inlines;
    RichOptions options;
    Str anchor; /* where links to the row lead: of its first cell, as: */
    Str entry;  /* what running heads call the row */
} TableCell;

/* How cells are set.  What they hold may hold tables, so that those who make a table say it. */
typedef struct CellSetter {
    void (*set)(const LayoutContext *c, Galley *g, const TableCell *cell, const RichOptions *o);
    TextWidths (*widths)(const LayoutContext *c, const TableCell *cell);
} CellSetter;

typedef struct TableLook {
    const CellSetter *cells;
    const double *fixed;  /* width of a column, NAN: by content */
    const double *weight; /* share of the rest, 0: by content */
    double space_above;
    Span span;
    bool rtl; /* the first column is on the right */
    /* Whether a cell is one word, which is not broken without a warning; NULL: no one minds. */
    bool (*is_word)(const TableCell *cell);
} TableLook;
/* `cells`: rows × columns, the first `heads` rows (0 or 1) are the head. */
void table_build(const LayoutContext *c, Galley *g, const TableCell *cells, size_t rows,
                 size_t columns, size_t heads, const TableLook *look);

#endif
