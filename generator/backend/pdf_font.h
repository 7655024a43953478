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

typedef struct PdfGlyph {
    uint16_t id;
    uint16_t code;   /* of 2 bytes, which is the CID; once embedded */
    int32_t advance; /* font units */
    double width;    /* that in 1/1000 em, as written into the file */
    Str text;        /* what ToUnicode says; p is NULL when unknown */
} PdfGlyph;

typedef struct PdfFont {
    const Font *font;
    unsigned number;      /* named /F<number> in content */
    unsigned glyphs;      /* in the font */
    PdfGlyph **by_id;     /* of all glyphs of the font; NULL for those not used */
    VEC(PdfGlyph *) used; /* in the order of first use; by code once embedded */
    HPDF_Dict object;
} PdfFont;

typedef struct PdfFonts {
    VEC(PdfFont *) used; /* in the order of first use */
} PdfFonts;

/* The font's entry, made at its first use. */
PdfFont *pdf_font_of(PdfFile *f, PdfFonts *fonts, const Font *font);

/* Where the glyph's entry is; NULL is there before its first use.  A broken font may ask for glyphs
 * that it has not: .notdef stands for them. */
static inline PdfGlyph **pdf_glyph_slot(const PdfFont *font, unsigned id)
{
    return &font->by_id[id < font->glyphs ? id : 0];
}
/* The glyph's entry, made at its first use. */
PdfGlyph *pdf_glyph_of(PdfFile *f, PdfFont *font, unsigned id);
/* Notes that the glyph is drawn for `text`.  True when its ToUnicode entry says exactly that: the
 * first text that a glyph stands for becomes its entry (but a soft hyphen never does). */
bool pdf_glyph_means(PdfGlyph *glyph, Str text);

/* Subsets and writes all fonts.  False after a report. */
bool pdf_fonts_embed(PdfFile *f, PdfFonts *fonts);

#endif
