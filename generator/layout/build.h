/* build.h - from elements and Markdown to galleys and frames. */
#ifndef DDKIT_LAYOUT_BUILD_H
#define DDKIT_LAYOUT_BUILD_H

#include "layout/galley.h"
#include "text/markdown.h"

/* Sets `e` into `g`, once or (`each`) many times or (`if`) not at all.  `gap` is the space above
 * where the element names none. */
void build_element(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double gap);

/* All children of a stack, one under the other. */
void build_children(LayoutContext *c, Galley *g, const Element *e, const Scope *scope, double gap);

/* The element as one finished frame of at most `limits.width`; with a finite height exactly that
 * high. */
Frame *build_frame(LayoutContext *c, const Element *e, const Scope *scope, Size limits);

/* Runs `body` for each value of an element's `each`, or once, where its `if` holds. */
typedef void EachBody(LayoutContext *c, const Element *e, const Scope *scope, void *user);
void build_each(LayoutContext *c, const Element *e, const Scope *scope, EachBody *body, void *user);

/* Markdown (rich.c): `text` in style `s` into the galley, `before` above the first line. */
typedef struct RichOptions {
    const Style *style;
    Colour colour; /* opacity 0: the style's */
    Align align;
    double before;
    Span origin;
    bool keep_next;
    bool verbatim;    /* no Markdown: all of it is a block of code */
    bool line_breaks; /* the text's own are kept */
} RichOptions;
void build_rich(LayoutContext *c, Galley *g, Str text, const RichOptions *o);
/* The same for text that is parsed already: one paragraph. */
void build_inlines(LayoutContext *c, Galley *g, const MarkdownInline *in, size_t n,
                   const RichOptions *o);
TextWidths build_inlines_widths(LayoutContext *c, const MarkdownInline *in, size_t n,
                                const RichOptions *o);
/* One line of text as it is, no Markdown. */
const Line *build_line(LayoutContext *c, Str text, const TextStyle *style, TextDirection direction,
                       Span origin);
/* An icon of the theme in a box of `size` points; a dot where the theme has none. */
const Frame *build_icon_frame(LayoutContext *c, Str name, double size, Colour colour, Span at);
/* The widest line of `text` without wrapping, and its widest word. */
TextWidths build_rich_widths(LayoutContext *c, Str text, const RichOptions *o);

/* Tables (table.c): widths from the cells, one box a row, the head repeated. */
typedef struct Cell {
    Str text; /* Markdown, or: */
    const MarkdownInline *inlines;
    size_t n_inlines;
    RichOptions options;
    Str anchor; /* where links to the row lead: of its first cell */
} Cell;
typedef struct TableLook {
    const double *fixed;  /* width of a column, NAN: by content */
    const double *weight; /* share of the rest, 0: by content */
    double before;
    Span span;
    bool rtl; /* the first column is on the right */
} TableLook;
/* `cells`: rows × columns, the first `heads` rows (0 or 1) are the head. */
void build_table(LayoutContext *c, Galley *g, const Cell *cells, size_t rows, size_t columns,
                 size_t heads, const TableLook *look);

#endif
