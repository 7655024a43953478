/* booklet.h - booklets: sheets with two pages a side, laid into each other, folded once and stapled
 * in the fold. */
#ifndef DDKIT_PRINT_BOOKLET_H
#define DDKIT_PRINT_BOOKLET_H

#include "print/imposition.h"

/* More sheets are folded in several bundles, one beside the other: an office stapler goes through
 * no more, and inner pages would stand out. */
#define BOOKLET_SHEETS_MOST 10

/* The kind "booklet": each part of the job is one, filled up with empty pages.  Turned over about
 * the short edge, as a page of a book is.  Pages are made larger or smaller to fill half a sheet.
 * The paper of the sheets outside pushes inner ones out: their pages lie closer to the fold by as
 * much. */
Impose impose_booklet;

#endif
