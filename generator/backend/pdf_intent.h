/* pdf_intent.h - what colors mean where a file is shown or printed far from here: its output intent
 * (PDF 32000-1, 14.11.5). */
#ifndef DDKIT_BACKEND_PDF_INTENT_H
#define DDKIT_BACKEND_PDF_INTENT_H

#include "backend/pdf_file.h"

/* The profile of sRGB: made once, it does for many documents. */
Str srgb_profile(Arena *a);

/* sRGB, with its profile, as PDF/A asks for (ISO 19005-2, 6.2.3). */
void pdf_write_srgb_intent(PdfFile *f, Str srgb);

#endif
