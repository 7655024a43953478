/* safe_zone.h - text that lies too near to where a card is cut. */
#ifndef DDKIT_PRINT_SAFE_ZONE_H
#define DDKIT_PRINT_SAFE_ZONE_H

#include "draw/frame.h"

/* The text that reaches farthest out of a zone. */
typedef struct SafeBreach {
    Str text;   /* of the line, in arena `a` */
    double out; /* points beyond the zone */
} SafeBreach;

/* Looks for text of `frame` that is not within `zone`, in the frame's coordinates.  False where all
 * of it is. */
bool safe_zone_breach(Arena *a, const Frame *frame, Rect zone, SafeBreach *out);

#endif
