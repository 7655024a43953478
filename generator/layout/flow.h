/* flow.h - the part of a face that continues: the state that lives from card to card. */
#ifndef DDKIT_LAYOUT_FLOW_H
#define DDKIT_LAYOUT_FLOW_H

#include "layout/galley.h"

typedef struct Flow {
    Galley *galley; /* NULL before the first face */
    Cursor at;
    double fullness; /* its height, measured by the room on the first face */
    const Block *misfit;
    Value *page;    /* the map behind `page.…`; its `section` is set as pages fill */
    Str section;    /* running: of the last page */
} Flow;

/* True for the flow itself and for layers and includes around it. */
bool flow_inside(const Element *e);

/* The next region of the face's flow: what repeats at its head and foot, and as much of the rest
 * as fits. */
Frame *flow_frame(LayoutContext *c, const Element *e, const Scope *scope, Size limits);

#endif
