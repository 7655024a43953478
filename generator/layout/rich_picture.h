/* rich_picture.h - pictures that Markdown names, in lines of text and on their own. */
#ifndef DDKIT_LAYOUT_RICH_PICTURE_H
#define DDKIT_LAYOUT_RICH_PICTURE_H

#include "layout/rich.h"

/* The one picture of a paragraph that says nothing else and leads nowhere, or NULL. */
const MarkdownInline *lone_picture(const MarkdownInline *in, size_t n);
bool holds_pictures(const MarkdownInline *in, size_t n);

/* What a picture is as a block in `width`; `share` and `x` are left to the caller.  NULL after a
 * report. */
BlockPicture *block_picture(const LayoutContext *c, const MarkdownInline *in, const RichOptions *o,
                            double width);

/* A picture in a line: a no-break space as wide as it, in a style of its own.  At most `room` wide.
 * False after a report. */
bool picture_span(const LayoutContext *c, const MarkdownInline *in, const TextStyle *style,
                  const RichOptions *o, double room, TextSpan *out);
/* How far the line's pictures reach above its baseline, on which they stand. */
double pictures_ascent(const Line *l);
/* Draws them, the line's baseline being at `at`. */
void pictures_draw(const LayoutContext *c, Frame *f, Point at, const Line *l);

/* Of a column that holds nothing but the picture. */
TextWidths picture_widths(const LayoutContext *c, const MarkdownInline *in, const RichOptions *o);
/* A column is made no narrower than this for the sake of its pictures. */
#define PICTURE_COLUMN_LEAST 36.0

#endif
