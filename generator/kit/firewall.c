/* firewall.c - collecting secrets, reading back documents, comparing. */
#include "kit/firewall.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "data/schema.h"
#include "text/letter_case.h"
#include "text/markdown.h"

/* In letters, and so at least as many bytes; one of a script without blanks between words counts as
 * two.  Shorter ones are names and everyday phrases, which
 * occur by chance. */
#define SECRET_MIN 12
/* In words, or twice as many dense letters; what has fewer is told in other sentences by chance. */
#define TELLING_WORDS 4

typedef struct Secret {
    Str text;      /* as compared */
    uint64_t hash; /* of its first bytes */
    Span span;
    bool spoils; /* gives the story away where an open text tells it */
} Secret;

struct Firewall {
    Arena *arena;
    Str slug;
    VEC(Secret) secrets;
    uint32_t *slots; /* number + 1 of a secret by the hash of its first bytes; 0: free */
    size_t n_slots;  /* a power of two */
};

/* ---- texts as compared ---------------------------------------------------------------------- */

static bool is_ink(uint32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    /* Latin-1's signs, general punctuation with the odd blanks, CJK punctuation. */
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x3003);
}

/* Letters beyond ASCII, whose lower case can depend on those around them. */
static bool has_far_letters(Str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (c >= 0x80 && is_ink(c)) return true;
    }
    return false;
}

/* Letters and digits of `text`, in lower case. */
static void add_ink(Buf *out, Str text)
{
    if (has_far_letters(text)) text = text_lower(out->arena, text, STR(""));
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        uint32_t c = utf8_next(text, &i);
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (!is_ink(c)) continue;
        if (c < 0x80) buf_char(out, (char)c);
        else buf_mem(out, text.p + from, i - from);
    }
}

/* ---- places --------------------------------------------------------------------------------- */

/* All that a text takes in its file.  The span of one that is written below `|` or `>` ends with
 * that line; its lines are indented deeper. */
static size_t text_end(Span span)
{
    const Str s = span.source->text;
    size_t from = span.from, end = span.to, indent = 0;
    if (s.p[from] != '|' && s.p[from] != '>') return end;
    while (from > 0 && s.p[from - 1] != '\n') from--;
    while (s.p[from + indent] == ' ') indent++;
    for (size_t line = end; line < s.n;) {
        size_t depth = ++line;
        while (depth < s.n && s.p[depth] == ' ') depth++;
        const size_t next = line + str_find(str_slice(s, line, s.n), '\n');
        if (depth < next && depth - line <= indent) break;
        end = next;
        line = next;
    }
    return end;
}

/* Where `ink` stands within the text at `span`, up to its line's end; `span` where words, escapes
 * or markup have it written otherwise. */
static Span ink_span(Arena *a, Span span, Str ink)
{
    if (!span.source || span.from >= span.source->text.n) return span;
    const Str written = str_slice(span.source->text, span.from, text_end(span));
    Buf all = { .arena = a };
    VEC(size_t) places = { 0 };
    for (size_t i = 0; i < written.n;) {
        const size_t from = i, before = all.n;
        utf8_next(written, &i);
        add_ink(&all, str_slice(written, from, i));
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

/* Whether a sentence ends with the character `c`, which `rest` follows. */
static bool ends_sentence(uint32_t c, Str rest)
{
    static const uint32_t full_stops[] = { 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x0964, 0x06D4, 0x061F };
    if (c == '\n') return true;
    for (size_t i = 0; c >= 0x80 && i < sizeof full_stops / sizeof *full_stops; i++)
        if (c == full_stops[i]) return true;
    const bool stop = c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
    return stop && (!rest.n || rest.p[0] == ' ' || rest.p[0] == '\n');
}

/* The next sentence from byte *i on, which moves behind it. */
static Str next_sentence(Str text, size_t *i)
{
    const size_t from = *i;
    for (bool ends = false; *i < text.n && !ends;) {
        const uint32_t c = utf8_next(text, i);
        ends = ends_sentence(c, str_slice(text, *i, text.n));
    }
    return str_slice(text, from, *i);
}

/* Thai to Khmer, and from the CJK radicals to Hangul, which has blanks but short words. */
static bool is_dense(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

/* Letters and digits, the dense ones twice. */
static size_t weight(Str ink)
{
    size_t n = 0;
    for (size_t i = 0; i < ink.n;) n += is_dense(utf8_next(ink, &i)) ? 2 : 1;
    return n;
}

/* Whether a sentence says enough not to stand in another text by chance. */
static bool is_telling(Str sentence, Str ink)
{
    size_t words = 0;
    bool in_word = false;
    for (size_t i = 0; i < sentence.n; i++) {
        const bool blank = sentence.p[i] == ' ' || sentence.p[i] == '\n';
        words += !blank && !in_word;
        in_word = !blank;
    }
    const size_t dense = weight(ink) - utf8_length(ink);
    return words >= TELLING_WORDS || dense >= 2 * TELLING_WORDS;
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

static void add_sentences(Sorting *s, Str text, Span span, bool spoiler)
{
    Firewall *f = s->firewall;
    Buf ink = { .arena = s->scratch };
    for (size_t i = 0; i < text.n;) {
        const Str sentence = next_sentence(text, &i);
        ink.n = 0;
        add_ink(&ink, sentence);
        if (weight(buf_done(&ink)) >= SECRET_MIN)
            *vec_push(f->arena, &f->secrets) =
                (Secret){ .text = str_copy(f->arena, buf_done(&ink)),
                          .span = span,
                          .spoils = spoiler && is_telling(sentence, buf_done(&ink)) };
    }
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
        add_ink(&s->told, next_sentence(plain, &i));
        buf_char(&s->told, '\n');
    }
    if (!evidence) add_ink(&s->told, plain);
    buf_char(&s->told, '\n');
}

static void add_open(Sorting *s, Str text)
{
    add_ink(&s->open, text);
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

/* ---- searching: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987 ------
 */

#define HASH_BASE 0x9E3779B97F4A7C15u

static uint64_t hash_start(Str text)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < SECRET_MIN; i++) hash = hash * HASH_BASE + (unsigned char)text.p[i];
    return hash;
}

static size_t slot_of(const Firewall *f, uint64_t hash)
{
    return (size_t)(hash >> 32) & (f->n_slots - 1);
}

static void index_secrets(Firewall *f)
{
    for (f->n_slots = 16; f->n_slots < f->secrets.n * 4;) f->n_slots *= 2;
    f->slots = ARENA_ARRAY(f->arena, uint32_t, f->n_slots);
    for (size_t i = 0; i < f->secrets.n; i++) {
        Secret *s = &f->secrets.at[i];
        s->hash = hash_start(s->text);
        size_t slot = slot_of(f, s->hash);
        while (f->slots[slot]) slot = (slot + 1) & (f->n_slots - 1);
        f->slots[slot] = (uint32_t)i + 1;
    }
}

/* For each secret the place behind the start of its first occurrence in `text`, or 0. */
static size_t *find_secrets(const Firewall *f, Arena *a, Str text)
{
    size_t *found = ARENA_ARRAY(a, size_t, f->secrets.n);
    uint64_t leaving = 1; /* the weight of the byte that leaves the window */
    for (size_t i = 0; i < SECRET_MIN; i++) leaving *= HASH_BASE;
    uint64_t hash = text.n >= SECRET_MIN ? hash_start(text) : 0;
    for (size_t at = 0; at + SECRET_MIN <= text.n; at++) {
        for (size_t slot = slot_of(f, hash); f->slots[slot]; slot = (slot + 1) & (f->n_slots - 1)) {
            const size_t i = f->slots[slot] - 1;
            const Secret *s = &f->secrets.at[i];
            if (s->hash == hash && !found[i] && s->text.n <= text.n - at &&
                !memcmp(text.p + at, s->text.p, s->text.n))
                found[i] = at + 1;
        }
        if (at + SECRET_MIN < text.n)
            hash = hash * HASH_BASE + (unsigned char)text.p[at + SECRET_MIN] -
                   leaving * (unsigned char)text.p[at];
    }
    return found;
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
    const size_t *found = find_secrets(f, s->scratch, buf_done(&s->told));
    for (size_t i = 0; i < f->secrets.n; i++) {
        const Secret *secret = &f->secrets.at[i];
        bool said = !found[i] || !secret->spoils || !secret->span.source;
        for (size_t k = 0; k < i && !said; k++)
            said = f->secrets.at[k].spoils && str_eq(f->secrets.at[k].text, secret->text);
        if (said) continue;
        const size_t at = found[i] - 1;
        const OpenText *text = told_text_at(s, at);
        if (text->evidence && !is_whole(buf_done(&s->told), at, secret->text.n)) continue;
        const Span told = ink_span(s->scratch, text->span, secret->text);
        const Span kept = ink_span(s->scratch, secret->span, secret->text);
        report(d, MSG_SECRET_TOLD, told, span_text(s->scratch, kept));
    }
}

/* Secrets that everybody may read are none. */
static void drop_open_secrets(Firewall *f, Arena *scratch, Str open)
{
    const size_t *found = find_secrets(f, scratch, open);
    size_t kept = 0;
    for (size_t i = 0; i < f->secrets.n; i++)
        if (!found[i]) f->secrets.at[kept++] = f->secrets.at[i];
    f->secrets.n = kept;
}

static void note_clues(Sorting *s, const Value *scenario)
{
    const Value *roles = value_get(scenario, "roles");
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
    *f = (Firewall){ .arena = a, .slug = scenario->slug };
    note_clues(&s, scenario->root);
    for (const Field *k = scenario_schema.fields; k->key; k++) {
        s.top = str(k->key);
        Value *v = value_get(scenario->root, k->key); /* which the visitor only reads */
        if (v) schema_each(k, v, visit, &s);
    }
    add_strings(&s, strings);
    index_secrets(f);
    report_told(&s, d);
    drop_open_secrets(f, s.scratch, buf_done(&s.open));
    index_secrets(f);
    arena_free(s.scratch);
    arena_free(open);
    return f;
}

/* ---- documents ------------------------------------------------------------------------------ */

/* What a document says, as compared. */
typedef struct Reading {
    Arena *arena;
    Buf line;          /* being read */
    Buf words;         /* of all pages without a break: a sentence may go on over the page */
    Buf marks;         /* bookmarks, links, properties, ended by line ends */
    VEC(size_t) pages; /* where each begins in `words` */
} Reading;

static void add_mark(Reading *r, Str text)
{
    add_ink(&r->marks, text);
    buf_char(&r->marks, '\n');
}

/* Runs stand from left to right; stretches that read the other way are turned around. */
static void read_line(Reading *r, const Line *line)
{
    r->line.n = 0;
    for (uint32_t i = 0, end; i < line->n; i = end) {
        bool rtl = line->runs[i].shaped->rtl;
        for (end = i + 1; end < line->n && line->runs[end].shaped->rtl == rtl;) end++;
        for (uint32_t k = i; k < end; k++)
            buf_str(&r->line, line->runs[rtl ? end - 1 - (k - i) : k].shaped->text);
    }
    add_ink(&r->words, buf_done(&r->line));
}

static void read_frame(Reading *r, const Frame *f)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        switch (item->kind) {
        case ITEM_TEXT: read_line(r, item->as.line); break;
        case ITEM_GROUP: read_frame(r, item->as.group->frame); break;
        case ITEM_LINK: add_mark(r, item->as.link->target); break;
        case ITEM_ANCHOR: add_mark(r, item->as.anchor->title); break;
        case ITEM_PATH:
        case ITEM_IMAGE: break;
        }
    }
}

static const char *page_of(const Reading *r, size_t at)
{
    size_t page = 0;
    while (page < r->pages.n && r->pages.at[page] <= at) page++;
    return c_format(r->arena, "page %zu", page);
}

bool firewall_pass(const Firewall *f, Diag *d, const Document *doc, Str name)
{
    Arena *a = arena_new();
    Reading r = { a, { .arena = a }, { .arena = a }, { .arena = a }, { 0 } };
    const Str about[] = { doc->title, doc->author, doc->subject, doc->keywords, f->slug, name };
    bool ok = true;
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) add_mark(&r, about[i]);
    for (size_t i = 0; i < doc->pages.n; i++) {
        *vec_push(a, &r.pages) = r.words.n;
        read_frame(&r, doc->pages.at[i].frame);
    }
    const size_t *in_words = find_secrets(f, a, buf_done(&r.words));
    const size_t *in_marks = find_secrets(f, a, buf_done(&r.marks));
    for (size_t i = 0; i < f->secrets.n; i++)
        if (in_words[i] || in_marks[i])
            ok = report(d, MSG_SECRET_LEAK, f->secrets.at[i].span, str_c(a, name),
                        in_words[i] ? page_of(&r, in_words[i] - 1)
                                    : "bookmarks, links or properties");
    arena_free(a);
    return ok;
}
