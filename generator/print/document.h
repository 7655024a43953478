/* document.h - pages ready for a back end, and what is said about them as a whole. */
#ifndef DDKIT_PRINT_DOCUMENT_H
#define DDKIT_PRINT_DOCUMENT_H

#include "base/vec.h"
#include "draw/frame.h"

typedef struct Page {
    Size size;
    Rect trim, bleed; /* PDF 32000-1, 14.11.2; bleed contains trim; both inside the page */
    const Frame *frame;
    Str label; /* page label, for instance "3" or "2 back" */
} Page;

typedef enum Duplex { DUPLEX_NONE, DUPLEX_LONG, DUPLEX_SHORT } Duplex;

typedef struct Document {
    Str title, author, subject, keywords, language;
    Duplex duplex; /* what the print dialogue is told */
    bool outline;  /* open with the bookmarks shown */
    VEC(Page) pages;
} Document;

#endif
