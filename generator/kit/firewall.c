/* firewall.c - collecting secrets, reading back documents, comparing. */
#include "kit/firewall.h"

#include <string.h>

#include "base/ascii.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/schema.h"
#include "data/text_place.h"
#include "draw/walk.h"
#include "kit/ink.h"
#include "kit/secret_index.h"
#include "kit/sentence.h"
#include "text/markdown.h"

/* A shorter one is found where it is a whole sentence or paragraph, if it has several words or
 * weighs this much: fewer words say nothing by themselves. */
#define SHORT_MIN 6
#define SHORT_WORD_MIN 9

struct Firewall {
    Arena *arena;
    Ink *ink;
    Str scenario;
    SecretIndex secrets;
};

/* ---- places --------------------------------------------------------------------------------- */

/* Where `ink` stands within the text at `span`, up to its line's end; `span` where words, escapes
 * or markup have it written otherwise. */
static Span ink_span(Ink *letters, Arena *a, Span span, Str ink)
{
    if (!span.source || span.from >= span.source->text.n) return span;
    const Str written = str_slice(span.source->text, span.from, text_end(span));
    Buf all = { .arena = a };
    VEC(size_t) places = { 0 };
    for (size_t i = 0; i < written.n;) {
        const size_t from = i, before = all.n;
        utf8_next(written, &i);
        ink_add(letters, &all, str_slice(written, from, i));
        for (size_t k = before; k < all.n; k++) *vec_push(a, &places) = from;
    }
    const char *found = all.n ? memmem(all.p, all.n, ink.p, ink.n) : NULL;
    if (!found) return span;
    const size_t first = (size_t)(found - all.p), last = places.at[first + ink.n - 1];
    const size_t from = span.from + places.at[first];
    size_t behind = last;
    utf8_next(written, &behind);
    const size_t line =
        places.at[first] + str_find(str_slice(written, places.at[first], last), '\n');
    const size_t to = line < last ? line : behind;
    return source_span(span.source, from, span.from + to);
}

/* ---- secrets -------------------------------------------------------------------------------- */

static void flatten(Buf *out, const MarkdownBlock *block)
{
    for (size_t i = 0; i < block->n_inlines; i++)
        if (!block->inlines[i].raised) buf_str(out, block->inlines[i].text);
    if (block->n_inlines) buf_char(out, '\n');
    for (size_t i = 0; i < block->n_children; i++) flatten(out, &block->children[i]);
}

/* An open text of the scenario, as compared. */
typedef struct OpenText {
    size_t from; /* where it begins among all of them */
    Span span;
    bool evidence; /* repeats what it likes, as a log does; only whole sentences count */
} OpenText;

/* What is sorted into secrets and open texts. */
typedef struct Sorting {
    Firewall *firewall;
    Str top;                  /* the key of the scenario at hand */
    VEC(const Value *) clues; /* what roles know as clues */
    Buf open;                 /* all that everybody may read, as compared, ended by line ends */
    Buf told;                 /* what of it must not tell the secrets, likewise */
    VEC(OpenText) told_texts;
    Arena *scratch; /* for the text at hand */
} Sorting;

static void add_sentence(Sorting *s, Str text, Span span, bool spoiler)
{
    Firewall *f = s->firewall;
    Buf ink = { .arena = s->scratch };
    ink_add(f->ink, &ink, text);
    const size_t weight = ink_weight(buf_done(&ink));
    if (weight < (sentence_has_words(text) ? SHORT_MIN : SHORT_WORD_MIN)) return;
    *vec_push(f->arena, &f->secrets.all) = (Secret){
        .text = str_copy(f->arena, buf_done(&ink)),
        .span = span,
        .brief = weight < SECRET_MIN,
        .apart = weight >= SECRET_APART_MIN,
        .spoils = spoiler && weight >= SECRET_MIN && sentence_tells(text),
    };
}

static void add_sentences(Sorting *s, Str text, Span span, bool spoiler)
{
    for (size_t i = 0; i < text.n;) add_sentence(s, sentence_next(text, &i), span, spoiler);
}

/* Secrets that no open text should tell: the incident's, and what keys called `secret` hold.  The
 * others are told in play, word for word, by roles, cards and clients. */
static bool is_spoiler(const Sorting *s, const Field *field)
{
    return str_is(s->top, "incident") || (field->key && strcmp(field->key, "secret") == 0);
}

/* Notes an open text among those that must not tell them: not what a role knows as a clue, as that
 * is how the truth comes out. */
static void add_told(Sorting *s, const Value *v, Str plain)
{
    const bool evidence = str_is(s->top, "handouts");
    for (size_t i = 0; i < s->clues.n; i++)
        if (s->clues.at[i] == v) return;
    *vec_push(s->told.arena, &s->told_texts) = (OpenText){ s->told.n, v->span, evidence };
    for (size_t i = 0; evidence && i < plain.n;) {
        ink_add(s->firewall->ink, &s->told, sentence_next(plain, &i));
        buf_char(&s->told, '\n');
    }
    if (!evidence) ink_add(s->firewall->ink, &s->told, plain);
    buf_char(&s->told, '\n');
}

static void add_open(Sorting *s, Str text)
{
    ink_add(s->firewall->ink, &s->open, text);
    buf_char(&s->open, '\n');
}

static void visit(void *context, const Field *field, Value *v, bool secret)
{
    Sorting *s = context;
    const bool prose = field->type == FIELD_TEXT || field->type == FIELD_LINE;
    if (v->kind != VALUE_TEXT || (secret && !prose)) return;
    if (!prose) {
        add_open(s, v->text);
        return;
    }
    Buf plain = { .arena = s->scratch };
    flatten(&plain, markdown_parse(s->scratch, v->text));
    if (secret) {
        add_sentences(s, buf_done(&plain), v->span, is_spoiler(s, field));
    } else {
        add_open(s, buf_done(&plain));
        add_told(s, v, buf_done(&plain));
    }
    arena_reset(s->scratch);
}

static void add_strings(Sorting *s, const Value *v)
{
    for (size_t i = 0; i < value_count(v); i++) add_strings(s, value_at(v, i));
    add_open(s, value_str(v));
}

/* ---- secrets that are told ------------------------------------------------------------------ */

/* Whether the text says just this from `at` on, and not more in the same sentence. */
static bool is_whole(Str text, size_t at, size_t n)
{
    return (at == 0 || text.p[at - 1] == '\n') && at + n < text.n && text.p[at + n] == '\n';
}

static const OpenText *told_text_at(const Sorting *s, size_t at)
{
    size_t low = 0, high = s->told_texts.n;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (s->told_texts.at[middle].from <= at) low = middle;
        else high = middle;
    }
    return &s->told_texts.at[low];
}

/* It may be meant so, and the kit is fit to be printed; but the evening would be over. */
static void report_told(const Sorting *s, Diag *d)
{
    const Firewall *f = s->firewall;
    const size_t *found =
        secrets_find(&f->secrets, s->scratch, &(Searched){ .text = buf_done(&s->told) });
    for (size_t i = 0; i < f->secrets.all.n; i++) {
        const Secret *secret = &f->secrets.all.at[i];
        bool said = !found[i] || !secret->spoils || !secret->span.source;
        for (size_t k = 0; k < i && !said; k++)
            said = f->secrets.all.at[k].spoils && str_eq(f->secrets.all.at[k].text, secret->text);
        if (said) continue;
        const size_t at = found[i] - 1;
        const OpenText *text = told_text_at(s, at);
        if (text->evidence && !is_whole(buf_done(&s->told), at, secret->text.n)) continue;
        const Span told = ink_span(f->ink, s->scratch, text->span, secret->text);
        const Span kept = ink_span(f->ink, s->scratch, secret->span, secret->text);
        report(d, MSG_SECRET_TOLD, told, span_text(s->scratch, kept));
    }
}

/* Secrets that everybody may read are none.  Texts hold no NUL; strstr(3) looks at many places at
 * once, memmem(3) does not. */
static void drop_open_secrets(Firewall *f, Arena *scratch, Str open)
{
    const size_t *found = secrets_find(&f->secrets, scratch, &(Searched){ .text = open });
    const char *all = str_c(scratch, open);
    size_t kept = 0;
    for (size_t i = 0; i < f->secrets.all.n; i++) {
        const Secret s = f->secrets.all.at[i];
        if (found[i] || (s.brief && strstr(all, str_c(scratch, s.text)))) continue;
        f->secrets.all.at[kept++] = s;
    }
    f->secrets.all.n = kept;
}

static void note_clues(Sorting *s, const Value *roles)
{
    for (size_t i = 0; i < value_count(roles); i++) {
        const Value *knows = value_get(value_at(roles, i), "knows");
        for (size_t k = 0; k < value_count(knows); k++)
            if (value_get(value_at(knows, k), "clue"))
                *vec_push(s->open.arena, &s->clues) = value_get(value_at(knows, k), "text");
    }
}

Firewall *firewall_new(Arena *a, Diag *d, const Scenario *scenario, const Value *strings)
{
    Firewall *f = ARENA_NEW(a, Firewall);
    Arena *open = arena_new();
    Sorting s = {
        .firewall = f, .open = { .arena = open }, .told = { .arena = open }, .scratch = arena_new()
    };
    *f = (Firewall){
        .arena = a, .ink = ink_new(a), .secrets = { .arena = a }, .scenario = scenario->name
    };
    /* What colleagues know is read out when somebody pages them. */
    Value *colleagues = value_get(scenario->root, "colleagues");
    note_clues(&s, value_get(scenario->root, "roles"));
    note_clues(&s, colleagues);
    for (const Field *k = scenario_schema.fields; k->key; k++) {
        s.top = str(k->key);
        Value *v = value_get(scenario->root, k->key); /* which the visitor only reads */
        if (v) schema_each(k, v, visit, &s);
        if (colleagues && str_is(s.top, "roles")) schema_each(k, colleagues, visit, &s);
    }
    add_strings(&s, strings);
    secrets_index(&f->secrets);
    report_told(&s, d);
    drop_open_secrets(f, s.scratch, buf_done(&s.open));
    secrets_index(&f->secrets);
    arena_free(s.scratch);
    arena_free(open);
    return f;
}

/* ---- documents ------------------------------------------------------------------------------ */

/* What a document says, as compared. */
typedef struct Reading {
    const Firewall *firewall;
    Arena *arena;
    Buf line;                /* being read */
    Buf words;               /* of all pages without a break: a sentence may go on over the page */
    Buf marks;               /* bookmarks, links, properties, ended by line ends */
    size_t sentence;         /* where the open one begins in `words` */
    size_t *briefs;          /* as secrets_find() has it, of brief ones */
    VEC(size_t) pages;       /* where each begins in `words` */
    VEC(size_t) lines;       /* where each begins in `words` */
    VEC(size_t) ends;        /* where paragraphs end in `words` */
    VEC(const Line *) drawn; /* the lines */
} Reading;

static Reading reading_of(const Firewall *f, Arena *a)
{
    return (Reading){ .firewall = f,
                      .arena = a,
                      .line = { .arena = a },
                      .words = { .arena = a },
                      .marks = { .arena = a },
                      .briefs = ARENA_ARRAY(a, size_t, f->secrets.all.n) };
}

/* Addresses write blanks and letters beyond ASCII as %20. */
static Str decoded(Arena *a, Str address)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < address.n; i++) {
        const char *p = address.p + i;
        const bool escape =
            *p == '%' && i + 2 < address.n && ascii_hex(p[1]) >= 0 && ascii_hex(p[2]) >= 0;
        if (escape) {
            buf_char(&b, (char)(ascii_hex(p[1]) * 16 + ascii_hex(p[2])));
            i += 2;
        } else {
            buf_char(&b, *p);
        }
    }
    return buf_done(&b);
}

/* A sentence ends: it may be a brief secret. */
static void end_sentence(Reading *r)
{
    const size_t from = r->sentence;
    const Str text = { r->words.p + from, r->words.n - from };
    r->sentence = r->words.n;
    const uintptr_t i = text.n && text.n < SECRET_MIN * 4
                            ? (uintptr_t)map_get(&r->firewall->secrets.briefs, text)
                            : 0;
    if (i && !r->briefs[i - 1]) r->briefs[i - 1] = from + 1;
}

static void add_mark(Reading *r, Str text)
{
    const Firewall *f = r->firewall;
    const size_t from = r->marks.n;
    ink_add(f->ink, &r->marks, text);
    const Str ink = { r->marks.p + from, r->marks.n - from };
    const uintptr_t i = ink.n ? (uintptr_t)map_get(&f->secrets.briefs, ink) : 0;
    if (i && !r->briefs[i - 1]) r->briefs[i - 1] = SIZE_MAX;
    buf_char(&r->marks, '\n');
    if (str_find(text, '%') < text.n) {
        ink_add(f->ink, &r->marks, decoded(r->arena, text));
        buf_char(&r->marks, '\n');
    }
}

/* Marks of footnotes stand within a sentence and are no part of it. */
static bool is_footnote_mark(const GlyphRun *run)
{
    if (!run->style || run->style->rise <= 0) return false;
    for (size_t i = 0; i < run->shaped->text.n; i++)
        if (run->shaped->text.p[i] < '0' || run->shaped->text.p[i] > '9') return false;
    return true;
}

static Str words_of(Reading *r, const Line *line)
{
    r->line.n = 0;
    for (uint32_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[line->reading ? line->reading[i] : i];
        if (!is_footnote_mark(run)) buf_str(&r->line, run->shaped->text);
    }
    return buf_done(&r->line);
}

static void read_line(void *reading, const Line *line, const Place *place)
{
    Reading *r = reading;
    (void)place;
    const Str text = words_of(r, line);
    *vec_push(r->arena, &r->lines) = r->words.n;
    *vec_push(r->arena, &r->drawn) = line;
    for (size_t from = 0, end; from < text.n; from = end) {
        end = r->firewall->secrets.briefs.n ? from : text.n;
        if (end == from) sentence_next(text, &end);
        ink_add(r->firewall->ink, &r->words, str_slice(text, from, end));
        if (end < text.n) end_sentence(r);
    }
    if (!line->ends_paragraph) return;
    end_sentence(r);
    *vec_push(r->arena, &r->ends) = r->words.n;
}

static void read_link(void *reading, const Link *link, const Place *place)
{
    (void)place;
    add_mark(reading, link->target);
}

static void read_anchor(void *reading, const Anchor *anchor, const Place *place)
{
    (void)place;
    add_mark(reading, anchor->title);
}

static void read_frame(Reading *r, const Frame *frame)
{
    static const FrameVisitor visitor = { .line = read_line,
                                          .link = read_link,
                                          .anchor = read_anchor };
    frame_walk(frame, &visitor, r);
}

/* For each secret the place behind where it is told on the pages; 0 where it is not. */
static const size_t *told_on_pages(const Reading *r)
{
    const SecretIndex *secrets = &r->firewall->secrets;
    const Searched words = { buf_done(&r->words), r->lines.at, r->lines.n, r->ends.at, r->ends.n };
    size_t *found = secrets_find(secrets, r->arena, &words);
    for (size_t i = 0; i < secrets->all.n; i++)
        if (!found[i] && r->briefs[i] != SIZE_MAX) found[i] = r->briefs[i];
    return found;
}

/* ---- reports -------------------------------------------------------------------------------- */

#define QUOTE_MOST 60 /* bytes of a line */

/* What each card tells, by itself. */
typedef struct CardsTold {
    const Suspect *suspect;
    const size_t **told;
} CardsTold;

static CardsTold read_cards(const Firewall *f, Arena *a, const Suspect *suspect)
{
    const size_t n = suspect->faces ? suspect->n_faces : 0;
    CardsTold cards = { suspect, ARENA_ARRAY(a, const size_t *, n) };
    for (size_t i = 0; i < n; i++) {
        Reading r = reading_of(f, a);
        const Face *face = &suspect->faces[i];
        if (!face->label) continue;
        if (face->front) read_frame(&r, face->front);
        if (face->back) read_frame(&r, face->back);
        cards.told[i] = told_on_pages(&r);
    }
    return cards;
}

/* ", card X-07", where one tells it by itself. */
static Str card_that_tells(Arena *a, const CardsTold *cards, size_t secret)
{
    for (size_t i = 0; cards->suspect->faces && i < cards->suspect->n_faces; i++) {
        if (!cards->told[i] || !cards->told[i][secret]) continue;
        const Str code = cards->suspect->faces[i].label->code;
        return str_format(a, ", card %.*s", (int)code.n, code.p);
    }
    return STR("");
}

/* The line that is read at `at`, shortened. */
static Str quote(Reading *r, size_t at)
{
    size_t i = 0;
    while (i + 1 < r->lines.n && r->lines.at[i + 1] <= at) i++;
    Str line = str_trim(words_of(r, r->drawn.at[i]));
    if (str_ends(line, "\xC2\xAD")) line.n -= 2; /* a soft hyphen */
    size_t end = line.n < QUOTE_MOST ? line.n : QUOTE_MOST;
    while (end < line.n && end > 0 && ((unsigned char)line.p[end] & 0xC0) == 0x80) end--;
    return str_format(r->arena, "%.*s%s", (int)end, line.p, end < line.n ? "…" : "");
}

/* "page 2, card X-07, “The plug was pulled at”" */
static const char *place_of(Reading *r, const CardsTold *cards, size_t secret, size_t at)
{
    size_t page = 0;
    while (page < r->pages.n && r->pages.at[page] <= at) page++;
    const Str card = card_that_tells(r->arena, cards, secret), line = quote(r, at);
    return c_format(r->arena, "page %zu%.*s, “%.*s”", page, (int)card.n, card.p, (int)line.n,
                    line.p);
}

bool firewall_pass(const Firewall *f, Diag *d, const Suspect *suspect)
{
    const Document *doc = suspect->document;
    Arena *a = arena_new();
    Reading r = reading_of(f, a);
    CardsTold cards = { .told = NULL };
    const Str about[] = { doc->title,    doc->author, doc->subject,
                          doc->keywords, f->scenario, suspect->name };
    bool ok = true;
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) add_mark(&r, about[i]);
    for (size_t i = 0; i < doc->pages.n; i++) {
        *vec_push(a, &r.pages) = r.words.n;
        read_frame(&r, doc->pages.at[i].frame);
    }
    for (size_t i = 0; i < doc->sections.n; i++) add_mark(&r, doc->sections.at[i].title);
    const size_t *told = told_on_pages(&r);
    const size_t *in_marks =
        secrets_find(&f->secrets, a, &(Searched){ .text = buf_done(&r.marks) });
    for (size_t i = 0; i < f->secrets.all.n; i++) {
        const Secret *secret = &f->secrets.all.at[i];
        if (!told[i] && !in_marks[i] && !r.briefs[i]) continue;
        if (!cards.told) cards = read_cards(f, a, suspect);
        const char *place =
            told[i] ? place_of(&r, &cards, i, told[i] - 1) : "bookmarks, links or properties";
        ok = report(d, MSG_SECRET_LEAK, ink_span(f->ink, a, secret->span, secret->text),
                    str_c(a, suspect->name), place);
    }
    arena_free(a);
    return ok;
}
