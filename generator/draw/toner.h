/* toner.h - how much of a printer's ink a drawing takes. */
#ifndef DDKIT_DRAW_TONER_H
#define DDKIT_DRAW_TONER_H

#include "base/map.h"
#include "draw/frame.h"

typedef enum Toner {
    TONER_FULL, /* as it was designed */
    TONER_LEAN, /* outlines in place of dark areas; what was light on them is dark, backs are pale
                 */
    TONER_GRAY  /* black ink alone, each color as light as it is */
} Toner;

/* A copy in arena `a`, not for TONER_FULL.  Of a card's `back` nothing but its letters is read: its
 * pattern need only be known again.  `copies` begins empty and is kept for all frames of a piece:
 * what they share they go on sharing, and a frame that comes again is its first copy. */
const Frame *frame_toned(Arena *a, const Frame *f, Toner toner, bool back, Map *copies);

#endif
