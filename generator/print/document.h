/* document.h - pages ready for a back end, and what is said about them as a whole. */
#ifndef DDKIT_PRINT_DOCUMENT_H
#define DDKIT_PRINT_DOCUMENT_H

#include "base/vec.h"
#include "draw/frame.h"

typedef struct Page {
    Size size;
    Rect trim, bleed; /* PDF 32000-1, 14.11.2; bleed contains trim; both inside the page */
    const Frame *frame;
    Str label;         /* page label, for instance "3" or "2 back" */
    unsigned quarters; /* clockwise, by which it is turned when shown and printed */
    /* Where the number of its sheet ends on its baseline, if it gets one; from there to the place
     * on the page.  NULL: where there is room. */
    const Transform *number;
    Str holds; /* of a sheet that stays whole until something of it is wanted: by what code; or
                  empty */
} Page;

typedef enum Duplex { DUPLEX_NONE, DUPLEX_LONG, DUPLEX_SHORT } Duplex;

/* A part of a document, from page `first` (counted from 0) up to the next section: an entry of the
 * outline, with those of its pages below it.  Anchors and the "#links" to them count within it, so
 * that documents can be joined as they are. */
typedef struct Section {
    Str title;
    size_t first;
} Section;

typedef struct Document {
    Str title, author, subject, keywords, language;
    Duplex duplex; /* what the print dialog is told */
    bool outline;  /* open with the bookmarks shown */
    bool rtl;      /* bound at the right: page 2 lies left of page 1 */
    VEC(Page) pages;
    VEC(Section) sections; /* none, or the first begins with the first page */
} Document;

/* An empty page of the last one's size, for its back: labeled "3 back". */
void document_add_blank(Arena *a, Document *doc);

/* Parts a two-sided document, whose pages are fronts and backs in turn, into its fronts and its
 * backs: as many of one as of the other, in the same order, all upright.  A printer that prints
 * one side at a time prints the fronts, then the backs onto the same sheets, each turned over like
 * a page of a book, with the same edge first.  Pages are shared with `doc`. */
void document_part(Arena *a, const Document *doc, Document *fronts, Document *backs);

#endif
