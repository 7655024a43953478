/* pdf.c - a document as PDF 1.7: survey, fonts, pages, then what is said about it.
 *
 * The objects' order in the file follows from the order of the calls here and nothing else, so the
 * same document gives the same bytes. */
#include "backend/pdf.h"

#include "backend/pdf_content.h"
#include "backend/pdf_lock.h"
#include "backend/pdf_meta.h"
#include "backend/pdf_press.h"
#include "backend/pdf_save.h"

/* libharu's limits of a page's side, points (PDF 32000-1, annex C.2 says the same). */
#define SIDE_MIN 3.0
#define SIDE_MAX 14400.0

static bool sides_fit(Size s)
{
    return s.width >= SIDE_MIN && s.width <= SIDE_MAX && s.height >= SIDE_MIN &&
           s.height <= SIDE_MAX;
}

static bool check_sizes(PdfFile *f, const Document *doc)
{
    for (size_t i = 0; i < doc->pages.n; i++) {
        const Size s = doc->pages.at[i].size;
        if (sides_fit(s)) continue;
        Buf size = { .arena = f->arena };
        buf_number(&size, s.width / MM(1), 1);
        buf_c(&size, " x ");
        buf_number(&size, s.height / MM(1), 1);
        buf_c(&size, " mm");
        return report(f->diag, MSG_PAGE_SIZE, SPAN_NONE, f->path, c_format(f->arena, "%zu", i + 1),
                      str_c(f->arena, buf_done(&size)));
    }
    return true;
}

/* All pages first: links lead forwards as well. */
static HPDF_Page *add_pages(PdfFile *f, const Document *doc)
{
    HPDF_Page *pages = ARENA_ARRAY(f->arena, HPDF_Page, doc->pages.n);
    for (size_t i = 0; i < doc->pages.n; i++) {
        pages[i] = HPDF_AddPage(f->doc);
        if (!pages[i]) return NULL;
        pdf_write_boxes(f, pages[i], &doc->pages.at[i]);
    }
    return pages;
}

static void write_page(PdfContent *c, Survey *s, HPDF_Page object, const Page *page)
{
    HPDF_Dict stream = HPDF_Dict_GetItem(object, "Contents", HPDF_OCLASS_DICT);
    HPDF_Dict resources = HPDF_Dict_GetItem(object, "Resources", HPDF_OCLASS_DICT);
    pdf_content_begin(c, page->size.height);
    pdf_draw_frame(c, page->frame);
    pdf_stream_fill(s->file, stream, buf_done(&c->out));
    HPDF_Dict_RemoveElement(resources, "ProcSet"); /* obsolete (14.2) */
    pdf_content_resources(c, resources);
}

static void write_for_readers(PdfFile *f, Survey *s, const Document *doc, const HPDF_Page *pages,
                              const FormatOptions *options)
{
    pdf_write_links(s, doc, pages);
    pdf_write_outline(s, doc, pages);
    pdf_write_labels(f, doc);
    pdf_write_attachments(f, options);
    pdf_write_info(f, doc, options);
}

static bool write_document(PdfFile *f, Survey *s, const Document *doc, const FormatOptions *options)
{
    PdfContent content = pdf_content(s);
    if (!pdf_fonts_embed(f, &s->fonts)) return false;
    HPDF_Page *pages = add_pages(f, doc);
    if (!pages) return pdf_save(f); /* which reports */
    pdf_write_images(s);
    pdf_write_forms(&content, s);
    for (size_t i = 0; i < doc->pages.n; i++) write_page(&content, s, pages[i], &doc->pages.at[i]);
    if (f->press) press_write_info(f, doc);
    else write_for_readers(f, s, doc, pages, options);
    return pdf_save(f);
}

bool pdf_write(Diag *d, const Document *doc, const FormatOptions *options, FileWriter *out)
{
    Arena *a = arena_new();
    PdfFile f;
    Buf aside = { .arena = a };
    bool ok = pdf_file_open(&f, a, d, options->press, out) && check_sizes(&f, doc);
    f.drawings = options->drawings;
    if (options->password) {
        f.aside = &aside;
        f.archival = false; /* ISO 19005-2, 6.1.3 */
    }
    if (ok) {
        Survey s;
        survey_document(&s, &f, doc);
        ok = write_document(&f, &s, doc, options);
    }
    pdf_file_close(&f);
    if (ok && f.aside) ok = pdf_lock(d, buf_done(&aside), options->password, out);
    arena_free(a);
    return ok;
}
