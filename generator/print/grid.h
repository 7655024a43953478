/* grid.h - the grid of cards on a sheet: how many, where, and how much bleed.
 *
 * The grid is centered on the paper, so that the back of each card, mirrored about the paper's
 * center line, falls onto its front.  On a sheet that is folded the same holds about the fold: the
 * fronts fill one half of the paper, the backs the other. */
#ifndef DDKIT_PRINT_GRID_H
#define DDKIT_PRINT_GRID_H

#include "print/document.h"
#include "print/imposition.h"

typedef struct ImposeOptions {
    Size paper;    /* portrait; the grid may turn it */
    double margin; /* what the printer cannot reach, points, all sides */
    double bleed;  /* wanted, points */
    Duplex duplex;
    MarksKind marks;
    bool fold;     /* backs lie beside their fronts, behind a fold, not on the other side */
    bool refed;    /* backs are printed when the sheets go through the printer again */
    unsigned skip; /* slots of the first sheet that stay empty */
    bool even;     /* the paper is divided evenly, where that holds no fewer cards */
    double rim;    /* white inside the edges of a card, points: of an even grid */
    bool numbered; /* its slug makes way for the number of the sheet in a print job */
} ImposeOptions;

/* From crop marks to what they keep clear of, and to the edge of the paper: they may reach into
 * what the printer leaves white, as far as it prints. */
#define MARK_LENGTH MM(3)
#define MARK_CLEARANCE MM(1)
#define MARK_FROM_EDGE MM(1)

typedef enum Fold {
    FOLD_NONE,
    FOLD_UPRIGHT, /* along the middle from top to bottom: backs lie right of the fronts */
    FOLD_LEVEL    /* from left to right: backs lie below the fronts */
} Fold;

/* The grid chosen for a card size. */
typedef struct Grid {
    unsigned columns, rows; /* of the fronts */
    bool landscape;         /* the paper lies on its long side */
    Fold fold;
    Size paper;   /* as oriented */
    double bleed; /* that fits: between neighbors, and outside with room for the marks */
    Size gap;     /* between neighboring trims: 2 × bleed, unless it is even */
    Point origin; /* top left trim corner of the first front */
    bool even;    /* the paper, or the part of the fronts, is cut into equal cells, from edge to
                     edge; each card is in the middle of its cell, and all of a cell is card */
    Size inward;  /* of an even grid: so far the outer cards lie nearer to the middle of the sheet,
                     so that the printer reaches them */
} Grid;

/* The best fit: most cards, then most bleed, then portrait.  An even one is taken where it was
 * asked for and holds as many.  False where not even one fits. */
bool grid_fit(Size trim, const ImposeOptions *o, Grid *out);

/* The largest margin that leaves room for one card; negative where none does. */
double grid_margin_max(Size trim, const ImposeOptions *o);

/* How much larger a card may be so that one still fits, with its bleed and marks; less than 1 where
 * it has to be smaller. */
double grid_growth_max(Size trim, const ImposeOptions *o);

/* From the first front's to the last one's outer trim edges. */
Size grid_extent(const Grid *g, Size trim);

#endif
