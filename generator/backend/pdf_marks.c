/* pdf_marks.c - links and the outline: where a click leads.
 *
 * Destinations are explicit (page and top left corner), so no name of an anchor is in the file. */
#include "backend/pdf_meta.h"

#include <math.h>

/* The place of interest is shown with a little air above it. */
#define AIR_ABOVE 12.0

/* A flag that PDF/A wants of every annotation (PDF 32000-1, table 165; ISO 19005-2, 6.3.2). */
#define ANNOTATION_PRINTS 4

static double top_of(const Document *doc, const PdfPlace *to)
{
    const double height = doc->pages.at[to->page].size.height;
    return ceil(fmin(height, height - to->at.y + AIR_ABOVE));
}

static HPDF_Array destination(PdfFile *f, const Document *doc, const HPDF_Page *pages,
                              const PdfPlace *to)
{
    HPDF_Array d = pdf_array(f);
    HPDF_Array_Add(d, pages[to->page]);
    HPDF_Array_AddName(d, "XYZ");
    HPDF_Array_AddNumber(d, 0);
    HPDF_Array_AddNumber(d, (HPDF_INT32)top_of(doc, to));
    HPDF_Array_AddNumber(d, 0); /* 0: the zoom stays as it is */
    return d;
}

/* URIs are ASCII (RFC 3986, 2.1): any other byte is written as %XX. */
static Str uri_escaped(Arena *a, Str uri)
{
    static const char digits[] = "0123456789ABCDEF";
    Buf b = { .arena = a };
    for (size_t i = 0; i < uri.n; i++) {
        const unsigned char c = (unsigned char)uri.p[i];
        if (c > 32 && c < 127) {
            buf_char(&b, (char)c);
            continue;
        }
        buf_char(&b, '%');
        buf_char(&b, digits[c >> 4]);
        buf_char(&b, digits[c & 15]);
    }
    return buf_done(&b);
}

/* Adds what is to happen at a click; false when the target is an anchor that is not in the
 * document.
 */
static bool add_target(HPDF_Dict d, Survey *s, const Document *doc, const HPDF_Page *pages,
                       const PdfLink *from)
{
    PdfFile *f = s->file;
    const Str target = from->target;
    if (str_starts(target, "#")) {
        const PdfPlace *to = map_get(s->place_of[from->page], str_slice(target, 1, target.n));
        if (to) HPDF_Dict_Add(d, "Dest", destination(f, doc, pages, to));
        return to != NULL;
    }
    HPDF_Dict action = pdf_dict(f);
    HPDF_Dict_AddName(action, "S", "URI");
    HPDF_Dict_Add(action, "URI", pdf_bytes(f, uri_escaped(f->arena, target)));
    HPDF_Dict_Add(d, "A", action);
    return target.n > 0;
}

static HPDF_Array annotations_of(PdfFile *f, HPDF_Page page)
{
    HPDF_Array a = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!a) HPDF_Dict_Add(page, "Annots", a = pdf_array(f));
    return a;
}

void pdf_write_links(Survey *s, const Document *doc, const HPDF_Page *pages)
{
    PdfFile *f = s->file;
    for (size_t i = 0; i < s->links.n; i++) {
        const PdfLink *link = &s->links.at[i];
        HPDF_Dict d = pdf_dict(f);
        if (!add_target(d, s, doc, pages, link)) {
            HPDF_Dict_Free(d);
            continue;
        }
        HPDF_Dict_AddName(d, "Subtype", "Link");
        HPDF_Dict_AddNumber(d, "F", ANNOTATION_PRINTS);
        HPDF_Dict_Add(d, "Border", pdf_reals(f, (const double[]){ 0, 0, 0 }, 3));
        HPDF_Dict_Add(d, "Rect", pdf_box(f, link->box, doc->pages.at[link->page].size.height));
        HPDF_Array_Add(annotations_of(f, pages[link->page]), d);
    }
}

/* Entries of deeper levels hang below the last one of a level above theirs; whichever levels a
 * document leaves out.  Sections are of level 0. */
typedef struct OutlineLevel {
    HPDF_Outline entry;
    unsigned level;
} OutlineLevel;

typedef struct Outline {
    PdfFile *file;
    const Document *doc;
    const HPDF_Page *pages;
    VEC(OutlineLevel) open;
} Outline;

static void add_entry(Outline *o, Str title, unsigned level, const PdfPlace *to)
{
    PdfFile *f = o->file;
    while (o->open.n && o->open.at[o->open.n - 1].level >= level) o->open.n--;
    HPDF_Outline parent = o->open.n ? o->open.at[o->open.n - 1].entry : NULL;
    HPDF_Outline entry = HPDF_CreateOutline(f->doc, parent, "-", NULL);
    if (!entry) return;                     /* noted by the file: pdf_save reports */
    HPDF_Dict_RemoveElement(entry, "Type"); /* which an entry has not (12.3.3) */
    HPDF_Dict_Add(entry, "Title", pdf_text(f, title));
    HPDF_Dict_Add(entry, "Dest", destination(f, o->doc, o->pages, to));
    /* Open shows what is below: chapters show theirs, sections only their names. */
    HPDF_Outline_SetOpened(entry, level == 1 ? HPDF_TRUE : HPDF_FALSE);
    *vec_push(f->arena, &o->open) = (OutlineLevel){ entry, level };
}

void pdf_write_outline(Survey *s, const Document *doc, const HPDF_Page *pages)
{
    Outline o = { .file = s->file, .doc = doc, .pages = pages };
    size_t section = 0;
    for (size_t i = 0; i <= s->places.n; i++) {
        const PdfPlace *place = i < s->places.n ? &s->places.at[i] : NULL;
        for (; section < doc->sections.n; section++) {
            PdfPlace start = { .page = doc->sections.at[section].first };
            if (place && start.page > place->page) break;
            add_entry(&o, doc->sections.at[section].title, 0, &start);
        }
        if (place && place->anchor->title.n)
            add_entry(&o, place->anchor->title, place->anchor->level, place);
    }
}
