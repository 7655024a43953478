/* pdf_meta.h - what a PDF says about itself, with links and outline (pdf_marks.c): all but its
 * fonts and the content of its pages. */
#ifndef DDKIT_BACKEND_PDF_META_H
#define DDKIT_BACKEND_PDF_META_H

#include "backend/pdf.h"
#include "backend/pdf_survey.h"

#define PDF_PRODUCER "ddkit " DDKIT_VERSION

/* Title, author and so on, as Info dictionary and as XMP; language, viewer preferences, output
 * intent; that it is PDF/A. */
void pdf_write_info(PdfFile *f, const Document *doc, const FormatOptions *options);
void pdf_write_labels(PdfFile *f, const Document *doc);
void pdf_write_attachments(PdfFile *f, const FormatOptions *options);

/* Media, crop, bleed and trim box of one page. */
void pdf_write_boxes(PdfFile *f, HPDF_Page object, const Page *page);

/* Link annotations, and the outline made of the anchors that have titles; pdf_marks.c. */
void pdf_write_links(Survey *s, const Document *doc, const HPDF_Page *pages);
void pdf_write_outline(Survey *s, const Document *doc, const HPDF_Page *pages);

#endif
