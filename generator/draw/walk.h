/* walk.h - the one way through a Frame, for all who read finished drawings: back ends, the
 * firewall, whoever looks for anchors.  Groups and their transforms are dealt with here. */
#ifndef DDKIT_DRAW_WALK_H
#define DDKIT_DRAW_WALK_H

#include "draw/frame.h"

/* Where an item is: in the coordinates of the group that was entered last (of the frame that is
 * walked, outside all of them), and what leads from these to the frame that is walked. */
typedef struct Place {
    Point at;
    Transform to_root;
} Place;

Point place_in_root(const Place *p);

/* Called in painting order; what is NULL is left out.  `context` is the walk's. */
typedef struct FrameVisitor {
    void (*line)(void *context, const Line *line, const Place *place);
    void (*path)(void *context, const Path *path, const Place *place);
    void (*image)(void *context, const PlacedImage *image, const Place *place);
    void (*link)(void *context, const Link *link, const Place *place);
    void (*anchor)(void *context, const Anchor *anchor, const Place *place);
    /* Before what is in a group: false leaves that out.  The frame's top left corner is at `place`,
     * transformed as the group says; inside, coordinates are the frame's.  A group that does no
     * more than move its frame is not told: its items are visited as if they lay in the frame
     * around it. */
    bool (*enter)(void *context, const Group *group, const Place *place);
    void (*leave)(void *context, const Group *group); /* behind it, where it was not left out */
} FrameVisitor;

void frame_walk(const Frame *f, const FrameVisitor *visitor, void *context);

#endif
