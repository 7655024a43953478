/* pdf.h - Documents as PDF 1.7 through libharu's object layer; the only user of hpdf.h.
 *
 * Fonts go in as subset Type0 fonts (harfbuzz-subset), text with an exact ToUnicode.  The same
 * document gives the same bytes on any day and machine. */
#ifndef DDKIT_BACKEND_PDF_H
#define DDKIT_BACKEND_PDF_H

#include "backend/format.h"

Backend pdf_write;

#endif
