/* repaint.h - a drawing again, with other lines, paths and pictures. */
#ifndef DDKIT_DRAW_REPAINT_H
#define DDKIT_DRAW_REPAINT_H

#include "base/map.h"
#include "draw/walk.h"

/* What is drawn in place of each; the thing itself where it stays.  What is NULL leaves all as they
 * are.  Called in painting order; `context` is the caller's. */
typedef struct Repainter {
    const Line *(*line)(void *context, const Line *line, const Place *place);
    const Path *(*path)(void *context, const Path *path, const Place *place);
    const PlacedImage *(*image)(void *context, const PlacedImage *image, const Place *place);
} Repainter;

/* A copy in arena `a`.  Frames that are shared stay so: they are asked about where they are met
 * first.  `copies` keeps theirs, for other frames that share them; it begins empty. */
const Frame *frame_repainted(Arena *a, const Frame *f, const Repainter *with, void *context,
                             Map *copies);

#endif
