/* late.h - what shows page numbers, built again when they are known.
 *
 * A document that shows page numbers is laid out in passes.  The galley of its flow stays; only the
 * elements in it that asked for a page are built anew, and take the places of their former blocks
 * where those are as many and as high. */
#ifndef DDKIT_LAYOUT_LATE_H
#define DDKIT_LAYOUT_LATE_H

#include "layout/galley.h"

/* An element that asked for the page of an anchor: blocks [first, first + n). */
typedef struct LatePart {
    Galley *galley;
    size_t first, n;
    const Element *element;
    const Scope *scope;
    double before;
} LatePart;

/* A flow from pass to pass.  What it points to lies in the context's arenas, which must not be
 * rewound meanwhile. */
typedef struct LateFlow {
    Galley *galley; /* NULL: to be built */
    VEC(LatePart) parts;
    size_t asked;    /* how often an anchor's page was asked for while it was built */
    size_t answered; /* of those, by parts */
    size_t bound;    /* how often something depended on the pages that are being laid out */
} LateFlow;

/* An element between late_begin() and late_end(). */
typedef struct LateMark {
    size_t asked, answered, parts, first;
} LateMark;

LateMark late_begin(const LayoutContext *c, const Galley *g);
/* Notes the element, if it and not just something in it asked for a page. */
void late_end(LayoutContext *c, LateMark since, Galley *g, const Element *e, const Scope *scope,
              double before);

/* Builds the parts anew.  False where one has changed its size: the flow is to be built again. */
bool late_build(LayoutContext *c, LateFlow *flow);

#endif
