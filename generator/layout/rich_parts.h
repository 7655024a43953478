/* rich_parts.h - the files that set texts, rich_NAME.c, among themselves. */
#ifndef DDKIT_LAYOUT_RICH_PARTS_H
#define DDKIT_LAYOUT_RICH_PARTS_H

#include "layout/rich.h"

/* What nesting changes on the way down. */
typedef struct Rich {
    const LayoutContext *c;
    Galley *galley;
    const RichOptions *o;
    const Style *style;
    double indent;
    double space_above; /* above the next block */
    const Line *marker; /* of a list item, drawn beside its first line */
    double marker_x;    /* from the side where lines start */
    double full_width;  /* of the outermost galley */
    bool rtl;           /* marks, bars and indentation stand on the right, columns start there */
    bool inside;        /* of a list or quote, which decides on that */
    bool lines_right;   /* the lines being set start on the right */
} Rich;

/* Of the text, without its indentation. */
double rich_width(const Rich *r);
/* The style of that name; the text's own where there is none. */
const Style *rich_other_style(const Rich *r, Str name);
/* The lines of a paragraph, those of one `sticky` with what follows. */
void rich_add_lines(Rich *r, const Paragraph *p, const Style *s, bool sticky);
void rich_text(Rich *r, const MarkdownInline *in, size_t n, const Style *s, bool sticky);
/* A marker whose item starts with something that has no line of text gets a line of its own. */
void rich_end_marker(Rich *r);
/* A framed galley of its own below what is there, for `inner` to fill: code, quotes. */
void rich_open_box(Rich *r, Str box_name, Rich *inner, Box **out);
void rich_close_box(Rich *r, const Rich *inner, const Box *box);
void rich_code(Rich *r, const MarkdownBlock *b);

#endif
