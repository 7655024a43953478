/* pdf_survey.c - the walk that finds words, forms, images, links and anchors.
 *
 * A shared frame is surveyed once; only when links or anchors are in it is it walked again for
 * each place, since those belong to pages. */
#include "backend/pdf_survey.h"

#include <assert.h>
#include <math.h>

#include "base/visible.h"

/* A joiner that spells a word is no part of what the letter's glyph means elsewhere. */
static Str without_joiner(Str text)
{
    while (text.n > 3 && (str_ends(text, "\u200C") || str_ends(text, "\u200D"))) text.n -= 3;
    return text;
}

/* Notes a cluster's glyphs [from, to) and what it means for the part it is in. */
static void add_cluster(Survey *s, PdfPart *part, PdfFont *font, const Glyph *g, uint32_t from,
                        uint32_t to, Str text)
{
    PdfGlyph *glyph = NULL;
    for (uint32_t i = from; i < to; i++) {
        glyph = pdf_glyph_of(s->file, font, g[i].id);
        part->level = part->level && g[i].y_offset == 0;
    }
    const Str bare = without_joiner(text);
    if (to != from + 1) part->exact = part->single = false;
    else part->exact = pdf_glyph_means(glyph, bare) && bare.n == text.n && part->exact;
}

/* True, and all done, for a part whose glyphs are one a byte of text, on the baseline: as nearly
 * all are. */
static bool add_letters(Survey *s, PdfPart *part, PdfFont *font, const Shaped *shaped)
{
    const Glyph *g = shaped->glyphs;
    if (shaped->n != shaped->text.n) return false;
    for (uint32_t i = part->from; i < part->to; i++)
        if (g[i].cluster != i || g[i].y_offset != 0) return false;
    for (uint32_t i = part->from; i < part->to; i++) {
        PdfGlyph *glyph = pdf_glyph_of(s->file, font, g[i].id);
        const Str letter = { shaped->text.p + i, 1 };
        if (!glyph->text.p) glyph->text = letter;
        part->exact = part->exact && str_eq(glyph->text, letter);
    }
    part->text = str_slice(shaped->text, part->from, part->to);
    return true;
}

/* Bytes of a word's text as they are copied.  Readers that turn right-to-left text around put
 * joiners behind the wrong letter; a soft hyphen by itself is that of a broken line. */
static Str copied(const Survey *s, const Shaped *shaped, size_t from, size_t to)
{
    const Str slice = str_slice(shaped->text, from, to);
    if (pdf_is_ascii(slice) || str_is(shaped->text, "\xC2\xAD")) return slice;
    return without_ignorable(s->file->arena, shaped->text, from, to, !shaped->rtl);
}

/* Text goes on to the next cluster in reading order, which is to the left when rtl. */
static void add_clusters(Survey *s, PdfPart *part, PdfFont *font, const Shaped *shaped)
{
    const Glyph *g = shaped->glyphs;
    size_t low = shaped->text.n, high = 0;
    if (add_letters(s, part, font, shaped)) return;
    for (uint32_t i = part->from, end; i < part->to; i = end) {
        for (end = i + 1; end < part->to && g[end].cluster == g[i].cluster;) end++;
        const uint32_t next = shaped->rtl ? i - 1 : end; /* wraps to beyond n at the far end */
        const size_t to = next < shaped->n ? g[next].cluster : shaped->text.n;
        add_cluster(s, part, font, g, i, end, copied(s, shaped, g[i].cluster, to));
        if (g[i].cluster < low) low = g[i].cluster;
        if (to > high) high = to;
    }
    part->text = copied(s, shaped, low, high);
}

static PdfWord *word_new(Survey *s, const Shaped *shaped)
{
    const uint32_t n = shaped->n, blanks = shaped->blanks;
    PdfWord *w = ARENA_NEW(s->file->arena, PdfWord);
    w->shaped = shaped;
    w->font = pdf_font_of(s->file, &s->fonts, shaped->font);
    w->body = w->blanks = (PdfPart){ .exact = true, .level = true, .single = true };
    w->body.from = shaped->rtl ? blanks : 0;
    w->body.to = shaped->rtl ? n : n - blanks;
    w->blanks.from = shaped->rtl ? 0 : n - blanks;
    w->blanks.to = shaped->rtl ? blanks : n;
    add_clusters(s, &w->body, w->font, shaped);
    add_clusters(s, &w->blanks, w->font, shaped);
    return w;
}

/* A document has few of a kit's words, and most of those were shaped one after the other. */
#define WORDS_TOGETHER 128

/* Room for the words of a part of the serial numbers. */
static void make_room(Survey *s, size_t part)
{
    Arena *a = s->file->arena;
    const size_t n = part < s->n_words ? s->n_words : (part + 1) * 2, size = sizeof *s->words;
    s->words = arena_grow(a, s->words, s->n_words * size, n * size);
    s->words[part] = ARENA_ARRAY(a, PdfWord *, WORDS_TOGETHER);
    s->n_words = n;
}

PdfWord *survey_word(Survey *s, const Shaped *shaped)
{
    const size_t part = shaped->serial / WORDS_TOGETHER;
    if (part >= s->n_words || !s->words[part]) make_room(s, part);
    PdfWord **slot = &s->words[part][shaped->serial % WORDS_TOGETHER];
    if (!*slot) *slot = word_new(s, shaped);
    assert((*slot)->shaped == shaped);
    return *slot;
}

PdfForm *survey_form(Survey *s, const Frame *frame)
{
    return map_get(&s->form_of, map_address(&frame));
}

/* Documents hold few images; equal pixels count as one image. */
PdfImage *survey_image(const Survey *s, const Image *image)
{
    for (size_t i = 0; i < s->images.n; i++) {
        const Image *known = s->images.at[i]->image;
        if (known == image || (known->hash == image->hash && known->width == image->width &&
                               known->height == image->height && known->alpha == image->alpha &&
                               known->gray == image->gray))
            return s->images.at[i];
    }
    return NULL;
}

static void add_image(void *survey, const PlacedImage *placed, const Place *place)
{
    Survey *s = survey;
    (void)place;
    if (survey_image(s, placed->image)) return;
    PdfImage *p = ARENA_NEW(s->file->arena, PdfImage);
    *p = (PdfImage){ .image = placed->image, .number = (unsigned)s->images.n };
    *vec_push(s->file->arena, &s->images) = p;
}

static void add_words(void *survey, const Line *line, const Place *place)
{
    (void)place;
    for (uint32_t i = 0; i < line->n; i++) survey_word(survey, line->runs[i].shaped);
}

/* False where it is known already, and no marks are in it. */
static bool begin_form(void *survey, const Group *g, const Place *place)
{
    Survey *s = survey;
    (void)place;
    if (!pdf_is_form(s, g)) return true;
    PdfForm *form = survey_form(s, g->frame);
    const bool known = form != NULL;
    if (!known) {
        form = ARENA_NEW(s->file->arena, PdfForm);
        *form = (PdfForm){ .frame = g->frame, .number = PDF_UNNUMBERED, .marks_before = s->marks };
        map_set(&s->form_of, map_address(&form->frame), form);
    }
    form->as_a_whole |= g->transparency > 0;
    if (known && !form->has_marks) return false;
    if (s->file->press) s->within = g;
    return true;
}

/* Numbered now, so that inner ones come first. */
static void end_form(void *survey, const Group *g)
{
    Survey *s = survey;
    if (s->within == g) s->within = NULL;
    PdfForm *form = pdf_is_form(s, g) ? survey_form(s, g->frame) : NULL;
    if (!form || form->number != PDF_UNNUMBERED) return;
    form->has_marks = s->marks > form->marks_before;
    form->number = (unsigned)s->forms.n;
    *vec_push(s->file->arena, &s->forms) = form;
}

static Rect transformed_box(Transform t, Rect r)
{
    const Point corners[4] = { { r.x, r.y },
                               { r.x + r.width, r.y },
                               { r.x, r.y + r.height },
                               { r.x + r.width, r.y + r.height } };
    Point low = transform_point(t, corners[0]), high = low;
    for (int i = 1; i < 4; i++) {
        const Point p = transform_point(t, corners[i]);
        low = (Point){ fmin(low.x, p.x), fmin(low.y, p.y) };
        high = (Point){ fmax(high.x, p.x), fmax(high.y, p.y) };
    }
    return (Rect){ low.x, low.y, high.x - low.x, high.y - low.y };
}

static void add_place(void *survey, const Anchor *anchor, const Place *place)
{
    Survey *s = survey;
    PdfPlace *p = ARENA_NEW(s->file->arena, PdfPlace);
    s->marks++;
    *p = (PdfPlace){ s->page, place_in_root(place), anchor };
    *vec_push(s->file->arena, &s->places) = *p;
    if (anchor->name.n && !map_get(s->place_of[p->page], anchor->name))
        map_set(s->place_of[p->page], anchor->name, p);
}

/* Layout gives each word of a link a box of its own; to the reader, one next to the other on a line
 * are one link. */
static void add_link(void *survey, const Link *link, const Place *place)
{
    const double near = 0.05;
    Survey *s = survey;
    const Rect in_group = { place->at.x, place->at.y, link->size.width, link->size.height };
    const Rect box = transformed_box(place->to_root, in_group);
    PdfLink *last = s->links.n ? &s->links.at[s->links.n - 1] : NULL;
    s->marks++;
    if (last && last->page == s->page && str_eq(last->target, link->target) &&
        fabs(last->box.y - box.y) < near && fabs(last->box.height - box.height) < near &&
        fabs(last->box.x + last->box.width - box.x) < near) {
        last->box.width = box.x + box.width - last->box.x;
        return;
    }
    *vec_push(s->file->arena, &s->links) = (PdfLink){ s->page, box, link->target };
}

static const FrameVisitor surveying = {
    .line = add_words,
    .image = add_image,
    .link = add_link,
    .anchor = add_place,
    .enter = begin_form,
    .leave = end_form,
};

/* A name space of anchors for each section, or one for all pages. */
static void open_sections(Survey *s, const Document *doc)
{
    Arena *a = s->file->arena;
    Map *names = NULL;
    s->place_of = ARENA_ARRAY(a, Map *, doc->pages.n);
    for (size_t page = 0, next = 0; page < doc->pages.n; page++) {
        bool begins = next < doc->sections.n && doc->sections.at[next].first == page;
        if (begins || !names) map_init(names = ARENA_NEW(a, Map), a);
        next += begins;
        s->place_of[page] = names;
    }
}

void survey_document(Survey *s, PdfFile *file, const Document *doc)
{
    *s = (Survey){ .file = file };
    map_init(&s->form_of, file->arena);
    open_sections(s, doc);
    for (size_t i = 0; i < doc->pages.n; i++)
        frame_walk(doc->pages.at[s->page = i].frame, &surveying, s);
}
