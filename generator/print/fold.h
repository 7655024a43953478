/* fold.h - a pamphlet of eight pages from one side of one sheet: three folds and one cut. */
#ifndef DDKIT_PRINT_FOLD_H
#define DDKIT_PRINT_FOLD_H

#include "print/imposition.h"

#define FOLD_PAGES 8

/* Appends one sheet of `paper`, in landscape, with `n` (at most eight) pages, each centerd in its
 * eighth.  The upper row stands on its head:
 *
 *      5  4  3  2     folded lengthwise and crosswise, cut along the middle between the second
 *      6  7  8  1     and the fourth eighth, pushed together: a booklet that reads 1 to 8
 *
 * Where `doc` is bound at the right, left and right are exchanged. */
void fold_eight(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper);

/* The kind "fold".  A pamphlet with more pages is cut apart and stapled instead. */
Impose impose_fold;

#endif
