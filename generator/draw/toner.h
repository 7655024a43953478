/* toner.h - how much of a printer's ink a drawing takes. */
#ifndef DDKIT_DRAW_TONER_H
#define DDKIT_DRAW_TONER_H

#include "base/map.h"
#include "draw/frame.h"

typedef enum Toner {
    TONER_FULL, /* as it was designed */
    TONER_LEAN, /* outlines in place of dark areas; what was light on them is dark */
    TONER_GRAY  /* black ink alone, each color as light as it is */
} Toner;

/* A copy in arena `a`; the frame itself for TONER_FULL.  What frames share they go on sharing where
 * `copies`, which begins empty, is the same. */
const Frame *frame_toned(Arena *a, const Frame *f, Toner toner, Map *copies);

#endif
