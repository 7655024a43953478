/* sheet.h - a Frame that is a page as it is: documents, tents, posters that fit their paper. */
#ifndef DDKIT_PRINT_SHEET_H
#define DDKIT_PRINT_SHEET_H

#include "print/imposition.h"

/* Appends `frame` as a page of its own size, trimmed to its edges. */
void sheet_single(Arena *a, Document *doc, const Frame *frame, Str label);

/* The page with a word at its upper edge, when it is upright: which one goes in first when its back
 * is printed.  Above the header, as pages keep off the edge what printers do not reach. */
const Frame *sheet_with_feed(const ImpositionJob *job, const Frame *page);

/* The kind "pages": a sheet a page, and one for its back where it has one. */
Impose impose_single;

#endif
