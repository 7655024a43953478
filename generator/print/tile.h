/* tile.h - posters: one large Frame over several sheets that are joined after printing.
 *
 * Each sheet shows its part of the poster inside a rim of marks and slug.  Neighbors repeat a
 * strip of each other; docs/print.md tells how they are cut and joined. */
#ifndef DDKIT_PRINT_TILE_H
#define DDKIT_PRINT_TILE_H

#include "print/imposition.h"

typedef struct TileOptions {
    Size paper;     /* as the user has it; it is turned where that saves sheets */
    double margin;  /* what the printer cannot reach, points, all sides */
    double overlap; /* of neighbors, points */
} TileOptions;

/* The size of a poster that fills columns × rows sheets of `o->paper` as it lies. */
Size tile_area(const TileOptions *o, unsigned columns, unsigned rows);

/* Appends the poster's sheets, labeled "1", "2" …, and returns how many.  A poster that fits the
 * paper whole is one page, centered, without marks. */
unsigned tile_poster(Arena *a, Document *doc, const Frame *poster, const TileOptions *o,
                     const Slug *slug, SlugText *set, void *context);

/* The kind "tiles": each face is a poster. */
Impose impose_tiles;

#endif
