/* pdf.h - Documents as PDF 1.7 through libharu's object layer; the only user of hpdf.h.
 *
 * Fonts go in as subset Type0 fonts (harfbuzz-subset), text with an exact ToUnicode.  The same
 * document gives the same bytes on any day and machine. */
#ifndef DDKIT_BACKEND_PDF_H
#define DDKIT_BACKEND_PDF_H

#include "base/batch.h"
#include "print/document.h"

/* A file that travels inside the PDF. */
typedef struct PdfAttachment {
    Str name, mime, about, data;
} PdfAttachment;

typedef struct PdfOptions {
    const PdfAttachment *attachments;
    size_t n_attachments;
} PdfOptions;

/* Puts the whole document into `out`, which stays open.  False after a report. */
bool pdf_write(Diag *d, const Document *doc, const PdfOptions *options, FileWriter *out);

#endif
