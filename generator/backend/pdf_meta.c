/* pdf_meta.c - Info, XMP, viewer preferences, labels, boxes, attachments.
 *
 * Nothing that differs between two runs is written: no date, no path, no user. */
#include "backend/pdf_meta.h"

#include <stdlib.h>

#include "backend/pdf_intent.h"
#include "base/ascii.h"
#include "base/utf8.h"

static void add_info(PdfFile *f, const char *key, Str value)
{
    HPDF_Dict_RemoveElement(f->doc->info, key);
    if (value.n) HPDF_Dict_Add(f->doc->info, key, pdf_text(f, value));
}

/* Without what XML 1.0 (2.2) has no way to write; control characters of later planes are only
 * discouraged, but nobody misses them. */
static Str xml_characters(Arena *a, Str text)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        const uint32_t c = utf8_next(text, &i);
        const bool control = c < 32 || (c >= 127 && c < 160), surrogate = c >= 0xD800 && c < 0xE000;
        if (c == '\t' || c == '\n') buf_char(&b, ' ');
        else if (!control && !surrogate && (c & 0xFFFE) != 0xFFFE)
            buf_str(&b, str_slice(text, from, i));
    }
    return buf_done(&b);
}

static void put_escaped(Buf *b, Str text)
{
    text = xml_characters(b->arena, text);
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&': buf_c(b, "&amp;"); break;
        case '<': buf_c(b, "&lt;"); break;
        case '>': buf_c(b, "&gt;"); break;
        case '"': buf_c(b, "&quot;"); break;
        default: buf_char(b, text.p[i]);
        }
    }
}

static void put_property(Buf *b, const char *before, Str value, const char *behind)
{
    if (!value.n) return;
    buf_c(b, before);
    put_escaped(b, value);
    buf_c(b, behind);
}

/* PDF/A: part 2, or 3 where files are attached that are none themselves; level B, of what is seen
 * (ISO 19005-2 and -3, 6.6.4). */
static void put_pdfa(Buf *b, const FormatOptions *options)
{
    put_property(b, "<pdfaid:part>", options->n_attachments ? STR("3") : STR("2"),
                 "</pdfaid:part>\n");
    put_property(b, "<pdfaid:conformance>", STR("B"), "</pdfaid:conformance>\n");
}

static void write_xmp(PdfFile *f, const Document *doc, const FormatOptions *options)
{
    Buf b = { .arena = f->arena };
    buf_c(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
              "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
              "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
              " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
              " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
              " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
              "<dc:format>application/pdf</dc:format>\n");
    put_property(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    put_property(&b, "<dc:creator><rdf:Seq><rdf:li>", doc->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    put_property(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    put_property(&b, "<dc:language><rdf:Bag><rdf:li>", doc->language,
                 "</rdf:li></rdf:Bag></dc:language>\n");
    put_property(&b, "<pdf:Keywords>", doc->keywords, "</pdf:Keywords>\n");
    put_property(&b, "<pdf:Producer>", STR(PDF_PRODUCER), "</pdf:Producer>\n");
    put_property(&b, "<xmp:CreatorTool>", STR(PDF_PRODUCER), "</xmp:CreatorTool>\n");
    if (f->archival) put_pdfa(&b, options);
    buf_c(&b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    /* Not deflated: programs that don't read PDF look for the packet in the file. */
    HPDF_Dict d = pdf_stream_plain(f, buf_done(&b));
    HPDF_Dict_AddName(d, "Type", "Metadata");
    HPDF_Dict_AddName(d, "Subtype", "XML");
    HPDF_Dict_Add(f->doc->catalog, "Metadata", d);
}

/* PDF 32000-1, 12.2: printed at its true size, on its own paper, turned over as it was imposed;
 * seen side by side in the order in which it is read. */
static void write_preferences(PdfFile *f, const Document *doc)
{
    static const char *const duplex[] = { [DUPLEX_NONE] = "Simplex",
                                          [DUPLEX_LONG] = "DuplexFlipLongEdge",
                                          [DUPLEX_SHORT] = "DuplexFlipShortEdge" };
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddName(d, "PrintScaling", "None");
    HPDF_Dict_AddName(d, "Duplex", duplex[doc->duplex]);
    HPDF_Dict_AddBoolean(d, "PickTrayByPDFSize", HPDF_TRUE);
    if (doc->rtl) HPDF_Dict_AddName(d, "Direction", "R2L");
    if (doc->title.n) HPDF_Dict_AddBoolean(d, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(f->doc->catalog, "ViewerPreferences", d);
}

void pdf_write_info(PdfFile *f, const Document *doc, const FormatOptions *options)
{
    add_info(f, "Title", doc->title);
    add_info(f, "Author", doc->author);
    add_info(f, "Subject", doc->subject);
    add_info(f, "Keywords", doc->keywords);
    add_info(f, "Creator", STR(PDF_PRODUCER));
    add_info(f, "Producer", STR(PDF_PRODUCER));
    if (doc->language.n) HPDF_Dict_Add(f->doc->catalog, "Lang", pdf_text(f, doc->language));
    HPDF_Dict_AddName(f->doc->catalog, "PageMode", doc->outline ? "UseOutlines" : "UseNone");
    write_preferences(f, doc);
    write_xmp(f, doc, options);
    pdf_write_srgb_intent(f, options->srgb.n ? options->srgb : srgb_profile(f->arena));
}

/* A box that is not there is the media box (PDF 32000-1, table 30); PDF/X wants it all the same. */
static void add_box(PdfFile *f, HPDF_Page object, const char *name, Rect box, Size page)
{
    if (!f->press && box.x == 0 && box.y == 0 && box.width == page.width &&
        box.height == page.height)
        return;
    HPDF_Dict_Add(object, name, pdf_box(f, box, page.height));
}

void pdf_write_boxes(PdfFile *f, HPDF_Page object, const Page *page)
{
    const Rect media = { 0, 0, page->size.width, page->size.height };
    HPDF_Dict_Add(object, "MediaBox", pdf_box(f, media, page->size.height));
    add_box(f, object, "BleedBox", page->bleed, page->size);
    add_box(f, object, "TrimBox", page->trim, page->size);
    if (page->quarters) HPDF_Dict_AddNumber(object, "Rotate", (HPDF_INT32)page->quarters * 90);
}

/* A page label as PDF has it: a prefix, and a number that /S /D counts (0: none). */
typedef struct Label {
    Str prefix;
    int64_t number;
} Label;

/* A number has no leading zeros, and few enough digits for PDF's integers. */
static Label split_label(Str label)
{
    size_t from = label.n;
    Label split = { .prefix = label };
    while (from > 0 && label.n - from < 9 && ascii_digit(label.p[from - 1])) from--;
    if (from == label.n || label.p[from] == '0') return split;
    str_to_int(str_slice(label, from, label.n), &split.number);
    split.prefix = str_slice(label, 0, from);
    return split;
}

/* PDF 32000-1, 12.4.2.  Labels that count on share an entry. */
void pdf_write_labels(PdfFile *f, const Document *doc)
{
    HPDF_Array nums = pdf_array(f);
    HPDF_Dict tree = pdf_dict(f);
    Label last = { .number = 0 };
    for (size_t i = 0; i < doc->pages.n; i++) {
        const Label label = split_label(doc->pages.at[i].label);
        const bool counts_on =
            last.number && label.number == last.number + 1 && str_eq(label.prefix, last.prefix);
        last = label;
        if (counts_on) continue;
        HPDF_Dict d = pdf_dict(f);
        if (label.prefix.n) HPDF_Dict_Add(d, "P", pdf_text(f, label.prefix));
        if (label.number) {
            HPDF_Dict_AddName(d, "S", "D");
            HPDF_Dict_AddNumber(d, "St", (HPDF_INT32)label.number);
        }
        HPDF_Array_AddNumber(nums, (HPDF_INT32)i);
        HPDF_Array_Add(nums, d);
    }
    HPDF_Dict_Add(tree, "Nums", nums);
    HPDF_Dict_Add(f->doc->catalog, "PageLabels", tree);
}

static HPDF_Dict file_specification(PdfFile *f, const Attachment *a)
{
    HPDF_Dict file = pdf_stream(f, a->data), params = pdf_dict(f), embedded = pdf_dict(f);
    HPDF_Dict_AddNumber(params, "Size", (HPDF_INT32)a->data.n);
    HPDF_Dict_AddName(file, "Type", "EmbeddedFile");
    if (a->mime.n) HPDF_Dict_AddName(file, "Subtype", str_c(f->arena, a->mime));
    HPDF_Dict_Add(file, "Params", params);
    HPDF_Dict_Add(embedded, "F", file);
    HPDF_Dict_Add(embedded, "UF", file);
    HPDF_Dict d = pdf_object(f);
    HPDF_Dict_AddName(d, "Type", "Filespec");
    HPDF_Dict_Add(d, "F", pdf_text(f, a->name));
    HPDF_Dict_Add(d, "UF", pdf_text(f, a->name));
    if (a->about.n) HPDF_Dict_Add(d, "Desc", pdf_text(f, a->about));
    HPDF_Dict_AddName(d, "AFRelationship", "Source");
    HPDF_Dict_Add(d, "EF", embedded);
    return d;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const Attachment *)a)->name, ((const Attachment *)b)->name);
}

void pdf_write_attachments(PdfFile *f, const FormatOptions *options)
{
    if (!options->n_attachments) return;
    const size_t n = options->n_attachments;
    Attachment *sorted = ARENA_ARRAY(f->arena, Attachment, n);
    for (size_t i = 0; i < n; i++) sorted[i] = options->attachments[i];
    qsort(sorted, n, sizeof *sorted, by_name); /* a name tree is in order (7.9.6) */
    HPDF_Array names = pdf_array(f), associated = pdf_array(f);
    HPDF_Dict tree = pdf_dict(f), all = pdf_dict(f);
    for (size_t i = 0; i < n; i++) {
        HPDF_Dict file = file_specification(f, &sorted[i]);
        HPDF_Array_Add(names, pdf_text(f, sorted[i].name));
        HPDF_Array_Add(names, file);
        HPDF_Array_Add(associated, file);
    }
    HPDF_Dict_Add(tree, "Names", names);
    HPDF_Dict_Add(all, "EmbeddedFiles", tree);
    HPDF_Dict_Add(f->doc->catalog, "Names", all);
    HPDF_Dict_Add(f->doc->catalog, "AF", associated);
}
