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
 * Where `doc` is bound at the right, left and right are exchanged. */
void signature_sheet(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper);

#define FLAT_PAGES 4

/* The same, to be read as it is: upright, in portrait, each as large as a quarter of the sheet, four
 * in front and four on its back.  Nothing is marked. */
void signature_flat(Arena *a, Document *doc, const Face *pages, size_t n, Size page, Size paper);

/* The kind "signature".  A pamphlet with more pages is cut apart and stapled instead. */
Impose impose_signature;

#endif
