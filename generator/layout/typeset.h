/* typeset.h - paragraphs by way of the context's memory: what is laid out again finds the lines of
 * the trial or pass before, or of its measuring, where text and looks are the same and the width
 * does not matter or is the same as well. */
#ifndef DDKIT_LAYOUT_TYPESET_H
#define DDKIT_LAYOUT_TYPESET_H

#include "layout/context.h"

/* As paragraph_layout().  The styles' pointers tell looks apart: they must come from style_text().
 */
Paragraph typeset(const LayoutContext *c, const TextSpan *spans, size_t n,
                  const ParagraphOptions *o);

/* One line of text as it is, of a width of its own; not remembered. */
const Line *typeset_line(const LayoutContext *c, Str text, const TextStyle *style,
                         TextDirection direction, Span origin);

#endif
