/* impose.h - cards on sheets: fronts, their backs, crop marks, bleed, slug.  See docs/print.md for
 * the geometry. */
#ifndef DDKIT_PRINT_IMPOSE_H
#define DDKIT_PRINT_IMPOSE_H

#include "print/grid.h"

/* Appends the sheets to `doc`: faces in order, row by row.  A sheet is a page, or two where its
 * backs are printed on its other side: labeled "1", "1 back".  How many straight cuts they take. */
unsigned impose_cards(Arena *a, Document *doc, const Face *faces, size_t n, Size trim,
                      const ImposeOptions *o, const Grid *grid, const Slug *slug, SlugText *set,
                      void *context);

/* How the cards of a job are laid on sheets; fold only where any has a back. */
ImposeOptions impose_options(const ImpositionJob *job);

/* The kind "cards". */
Impose impose_grid;

#endif
