/* places.h - where the headings of a document came to lie, and how much there is to read. */
#ifndef DDKIT_KIT_PLACES_H
#define DDKIT_KIT_PLACES_H

#include "base/vec.h"
#include "print/document.h"

/* A heading that links can lead to. */
typedef struct HeadingPlace {
    Str anchor, title;
    unsigned level; /* of the outline, from 1 */
    size_t page;    /* from 1 */
    size_t last;    /* the page on which its text ends */
    size_t from;    /* words in front of it */
    size_t words;   /* from it to the next heading of its level or a higher one */
} HeadingPlace;

typedef VEC(HeadingPlace) Places;

/* The entries of a document's outline, in order.  The anchors' texts are those of the document. */
Places places_find(Arena *a, const Document *doc);

#endif
