/* pdf_survey.h - what a document is made of, found in one walk before anything is written.
 *
 * Fonts can only be subset when all words are known, links only lead somewhere when all anchors
 * are, and shared frames and images become objects of their own.  The survey collects them; the
 * drawing then walks the same frames again. */
#ifndef DDKIT_BACKEND_PDF_SURVEY_H
#define DDKIT_BACKEND_PDF_SURVEY_H

#include "backend/pdf_font.h"
#include "base/map.h"
#include "draw/walk.h"
#include "print/document.h"

/* Glyphs [from, to) of a word: its trailing blanks, or the rest. */
typedef struct PdfPart {
    uint32_t from, to;
    Str text;
    bool exact;   /* the glyphs' ToUnicode entries say the text */
    bool level;   /* no glyph leaves the baseline */
    bool single;  /* each cluster is one glyph */
    Str codes;    /* once encoded: a stretch of a TJ array (PDF 32000-1, 9.4.3) that starts and
                     ends inside a string; the same for all sizes */
    double drawn; /* how far it moves, in 1/1000 em, tracking not counted */
} PdfPart;

typedef struct PdfWord {
    const Shaped *shaped;
    PdfFont *font;
    PdfPart body, blanks;
} PdfWord;

#define PDF_UNNUMBERED (~0u)

/* A frame that is placed many times or is transparent as a whole: a form XObject. */
typedef struct PdfForm {
    const Frame *frame;
    unsigned number; /* named /X<number>; PDF_UNNUMBERED while it is being surveyed */
    size_t marks_before;
    bool has_marks;   /* links or anchors are somewhere in it */
    bool as_a_whole;  /* painted first, then made transparent */
    HPDF_Dict object; /* once written */
} PdfForm;

typedef struct PdfImage {
    const Image *image;
    unsigned number; /* named /I<number> */
    HPDF_Dict object;
} PdfImage;

/* A link or an anchor where it ended up: on a page, in its coordinates. */
typedef struct PdfLink {
    size_t page;
    Rect box;
    Str target;
} PdfLink;
typedef struct PdfPlace {
    size_t page;
    Point at;
    const Anchor *anchor;
} PdfPlace;

typedef struct Survey {
    PdfFile *file;
    PdfFonts fonts;
    /* By the serial number of their Shaped, some at a time; NULL: none seen yet. */
    PdfWord ***words;
    size_t n_words;
    Map form_of;          /* a Frame's address to its PdfForm */
    VEC(PdfForm *) forms; /* inner ones before those that use them */
    VEC(PdfImage *) images;
    VEC(PdfLink) links;   /* in the order of pages */
    VEC(PdfPlace) places; /* likewise */
    size_t page;          /* at hand */
    size_t marks;         /* links and anchors met so far */
    const void *within;   /* for a press: the form at hand; those in it are part of it */
    Map **place_of;       /* by page: an anchor's name to its PdfPlace; the first of a name counts.
                             Pages of a section share a map */
} Survey;

void survey_document(Survey *s, PdfFile *file, const Document *doc);

/* What the survey knows of a thing; it must have been part of the document, whose words are all of
 * one Text. */
PdfWord *survey_word(Survey *s, const Shaped *shaped);
/* Whether what is in the group becomes a form.  For a press nothing is transparent, and what black
 * lies on must be known: only outermost forms are some. */
static inline bool pdf_is_form(const Survey *s, const Group *g)
{
    if (s->file->press) return g->shared && !s->within;
    return g->shared || g->transparency > 0;
}
PdfForm *survey_form(Survey *s, const Frame *frame);
PdfImage *survey_image(const Survey *s, const Image *image);

#endif
