/* nup.h - small pages side by side on a sheet that is cut apart: two A5 on A4. */
#ifndef DDKIT_PRINT_NUP_H
#define DDKIT_PRINT_NUP_H

#include "print/imposition.h"

/* Appends sheets of the job's paper (either way round) with `up` of its pages in a row, centered,
 * and its marks where to cut: ticks at both ends, a line, or none.  How many cuts they take.  The
 * row runs from the right where `doc` is bound there.  The pages' own margins must cover what the
 * printer cannot reach. */
unsigned nup_pages(const ImpositionJob *job, Document *doc, unsigned up);
/* So many of `up` pages in a row have room on the paper; 0: not even one. */
unsigned nup_that_fit(Size page, Size paper, unsigned up);
/* The kind "n-up": as many as the job says, or fewer on small paper. */
Impose impose_nup;

#endif
