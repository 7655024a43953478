/* impose.h - cards on sheets: the grid, mirrored backs, crop marks, bleed, slug.
 *
 * The grid is centered on the paper, so that the back of each card, mirrored about the paper's
 * center line, falls onto its front.  See docs/print.md for the geometry. */
#ifndef DDKIT_PRINT_IMPOSE_H
#define DDKIT_PRINT_IMPOSE_H

#include "print/imposition.h"

typedef struct ImposeOptions {
    Size paper;    /* portrait; the grid may turn it */
    double margin; /* what the printer cannot reach, points, all sides */
    double bleed;  /* wanted, points */
    Duplex duplex;
    MarksKind marks;
} ImposeOptions;

/* The grid chosen for a card size. */
typedef struct Grid {
    unsigned columns, rows;
    bool landscape; /* the paper lies on its long side */
    Size paper;     /* as oriented */
    double bleed;   /* that fits: between neighbors, and outside with room for the marks */
    double gutter;  /* between neighboring trims: 2 × bleed */
    Point origin;   /* top left trim corner of the first card */
} Grid;

/* The best fit: most cards, then most bleed, then portrait.  False where not even one fits. */
bool grid_fit(Size trim, const ImposeOptions *o, Grid *out);

/* Appends one or two pages a sheet to `doc`: faces in order, row by row.  Labelled "1", "1 back".
 */
void impose_cards(Arena *a, Document *doc, const Face *faces, size_t n, Size trim,
                  const ImposeOptions *o, const Grid *grid, const Slug *slug, SlugText *set,
                  void *context);

/* The kind "cards". */
Impose impose_grid;

#endif
