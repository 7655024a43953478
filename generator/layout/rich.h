/* rich.h - Markdown into galleys. */
#ifndef DDKIT_LAYOUT_RICH_H
#define DDKIT_LAYOUT_RICH_H

#include "layout/galley.h"
#include "text/markdown.h"

/* How a text is set. */
typedef struct RichOptions {
    const Style *style;
    Color color; /* opacity 0: the style's */
    Align align;
    double space_above; /* above the first line */
    Span origin;
    bool sticky;
    bool verbatim;    /* no Markdown: all of it is a block of code */
    bool line_breaks; /* the text's own are kept */
    bool name;        /* a hyphen only where a word is wider than its line */
} RichOptions;

/* Sets `text` into the galley. */
void rich_build(const LayoutContext *c, Galley *g, Str text, const RichOptions *o);
/* The widest line of `text` without wrapping, and its widest word. */
TextWidths rich_widths(const LayoutContext *c, Str text, const RichOptions *o);

#endif
