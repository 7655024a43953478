/* pdf_font.h - fonts of a PDF: which glyphs are used, what they stand for, the subset.
 *
 * Fonts work in two steps.  The survey of the document calls pdf_font_use for every word, which
 * collects glyphs and what each means as text; pdf_fonts_embed then subsets and writes the fonts,
 * which settles the codes that content streams draw with. */
#ifndef DDKIT_BACKEND_PDF_FONT_H
#define DDKIT_BACKEND_PDF_FONT_H

#include <hb.h>

#include "backend/pdf_file.h"
#include "base/vec.h"
#include "text/glyph_run.h"

typedef struct PdfFont {
    const Font *font;
    unsigned number; /* named /F<number> in content */
    unsigned glyphs; /* in the font */
    hb_set_t *used;
    Str *text;       /* by glyph: what ToUnicode says; p is NULL when unknown */
    uint16_t *codes; /* by glyph: 2-byte code, which is the CID */
    HPDF_Dict object;
} PdfFont;

typedef struct PdfFonts {
    VEC(PdfFont *) used; /* in the order of first use */
} PdfFonts;

/* The font's entry, made at its first use. */
PdfFont *pdf_font_of(PdfFile *f, PdfFonts *fonts, const Font *font);

/* Notes that glyph `id` is drawn for `text`.  True when its ToUnicode entry says exactly that: the
 * first text that a glyph stands for becomes its entry (but a soft hyphen never does). */
bool pdf_font_use(PdfFont *font, unsigned id, Str text);
/* Notes that glyph `id` is drawn as a part of something larger. */
void pdf_font_use_part(PdfFont *font, unsigned id);

/* Subsets and writes all fonts.  False after a report. */
bool pdf_fonts_embed(PdfFile *f, PdfFonts *fonts);
void pdf_fonts_close(PdfFonts *fonts);

/* The advance of a glyph in 1/1000 em, as written into the file; `advance` in font units. */
double pdf_font_width(const PdfFont *font, double advance);

#endif
