/* pdf_inks.h - colors as a printing press has them: cyan, magenta, yellow and black.
 *
 * A theme's colors bring their inks along, and so do their tints; a gray is black alone (PDF
 * 32000-1, 10.3.3); all others go through an ICC profile, which is opened when it is first asked
 * for. Nothing exceeds the ink that the press takes. */
#ifndef DDKIT_BACKEND_PDF_INKS_H
#define DDKIT_BACKEND_PDF_INKS_H

#include "backend/press.h"
#include "base/diag.h"

typedef struct Inks Inks;

Inks *inks_new(Arena *a, Diag *d, const Press *press);
void inks_free(Inks *inks); /* closes the profiles; NULL is fine */

/* The inks of an opaque color; `line`: of text and lines, which take as few as do.  Black where the
 * profile is missing, which is reported. */
Cmyk inks_of(Inks *inks, Color color, bool line);
/* `n` pixels of r, g, b to c, m, y, k.  False after a report. */
bool inks_of_pixels(Inks *inks, const uint8_t *rgb, size_t n, uint8_t *cmyk);
/* How much may lie on one spot; 2.4 is 240 %. */
double inks_most(const Inks *inks);

#endif
