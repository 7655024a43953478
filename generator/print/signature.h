/* signature.h - a signature: the eight pages of a pamphlet on one side of one sheet, which takes
 * three folds and one cut. */
#ifndef DDKIT_PRINT_SIGNATURE_H
#define DDKIT_PRINT_SIGNATURE_H

#include "print/imposition.h"

#define SIGNATURE_PAGES 8

/* Appends one sheet of `paper`, in landscape, with `n` (at most eight) pages, each centered in its
 * eighth.  The upper row stands on its head:
 *
 *      5  4  3  2     folded lengthwise and crosswise, cut along the middle between the second
 *      6  7  8  1     and the fourth eighth, pushed together: a booklet that reads 1 to 8
 *
 * `flat`: the sheet is read as it is.  Pages stand upright, 1 to 4 above 5 to 8, and nothing is
 * marked.
 *
 * Where `doc` is bound at the right, left and right are exchanged. */
void signature_sheet(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper,
                     bool flat);

/* The kind "signature".  A pamphlet with more pages is cut apart and stapled instead. */
Impose impose_signature;

#endif
