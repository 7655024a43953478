/* nup.h - small pages side by side on a sheet that is cut apart: two A5 on A4. */
#ifndef DDKIT_PRINT_NUP_H
#define DDKIT_PRINT_NUP_H

#include "print/imposition.h"

/* Appends sheets of `paper` (either way round) with `up` pages of size `page` in a row, centered,
 * and ticks where to cut; the row runs from the right where `doc` is bound there.  The pages' own
 * margins must cover what the printer cannot reach. */
void nup_pages(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper,
               unsigned up);
/* The kind "n-up": as many as the job says. */
Impose impose_nup;

#endif
