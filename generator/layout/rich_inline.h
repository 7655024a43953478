/* rich_inline.h - text within a paragraph of Markdown: emphasis, code, links, pictures. */
#ifndef DDKIT_LAYOUT_RICH_INLINE_H
#define DDKIT_LAYOUT_RICH_INLINE_H

#include "base/vec.h"
#include "layout/rich.h"

typedef VEC(TextSpan) Spans;

/* At least one span; pictures are at most `room` wide.  Reports links that lead nowhere. */
Spans inline_spans(const LayoutContext *c, const MarkdownInline *in, size_t n, const Style *s,
                   const RichOptions *o, double room);
/* How a style breaks lines of a text that is set like this. */
ParagraphOptions paragraph_options(const LayoutContext *c, const Style *s, const RichOptions *o,
                                   double width);
/* The widest line without wrapping, and the widest word or picture. */
TextWidths inline_widths(const LayoutContext *c, const MarkdownInline *in, size_t n,
                         const RichOptions *o);

#endif
