/* sheet.h - a Frame that is a page as it is: documents, tents, posters that fit their paper. */
#ifndef DDKIT_PRINT_SHEET_H
#define DDKIT_PRINT_SHEET_H

#include "print/imposition.h"

/* Appends `frame` as a page of its own size, trimmed to its edges. */
void sheet_single(Arena *a, Document *doc, const Frame *frame, Str label);

/* The kind "pages": a sheet a page, and one for its back where it has one. */
Impose impose_single;

#endif
