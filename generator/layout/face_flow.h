/* face_flow.h - the part of a face that continues: what lives from card to card. */
#ifndef DDKIT_LAYOUT_FACE_FLOW_H
#define DDKIT_LAYOUT_FACE_FLOW_H

#include "layout/element.h"
#include "layout/galley.h"

typedef struct FaceFlow {
    Galley *galley; /* NULL before the first face */
    Cursor at;
    double fullness; /* its height, measured by the room on the first face */
    const Block *overfull;
    const double *held; /* by face: the share of its height that is left for its gaps; or NULL */
    size_t face;        /* which one comes next */
    double cost;        /* how unlike each other the faces so far are: holes, and closed gaps */
    double hollow;      /* the largest hole at the foot of one, but the last */
    bool last;          /* the text ends on this face, or the faces are of no use */
    bool crop;          /* faces end below their text */
    Value *page;        /* the map behind `page.…`; its `section` is set as pages fill */
    Str section;        /* running: of the last page */
} FaceFlow;

/* The next region of the face's flow `e`: what repeats at its head and foot, and as much of the
 * rest as fits; nothing of that on a last face where it does not end. */
Frame *flow_frame(const LayoutContext *c, FaceFlow *flow, const Element *e, const Scope *scope,
                  Size limits);
bool flow_done(const FaceFlow *flow);
/* Whether nothing is left but room below what is there: no face is made for that. */
bool flow_spent(const FaceFlow *flow);

#endif
