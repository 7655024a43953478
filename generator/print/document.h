/* document.h - pages ready for a back end, and what is said about them as a whole. */
#ifndef DDKIT_PRINT_DOCUMENT_H
#define DDKIT_PRINT_DOCUMENT_H

#include "base/vec.h"
#include "draw/frame.h"

typedef struct Page {
    Size size;
    Rect trim, bleed; /* PDF 32000-1, 14.11.2; bleed contains trim; both inside the page */
    const Frame *frame;
    Str label;   /* page label, for instance "3" or "2 back" */
    bool turned; /* shown and printed on its head */
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

#endif
