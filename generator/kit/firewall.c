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
#include "text/markdown.h"

/* What a secret must weigh (ink.h) to be searched for anywhere; it has at least as many bytes.
 * Shorter ones are names and everyday phrases, which occur by chance. */
#define SECRET_MIN 12
/* A shorter one is found where it is a whole sentence or paragraph, if it has several words or
 * weighs this much: fewer words say nothing by themselves. */
#define SHORT_MIN 6
#define SHORT_WORD_MIN 9

/* In words, or twice as many dense letters; what has fewer is told in other sentences by chance. */
#define TELLING_WORDS 4

/* A sentence that goes on elsewhere: a part of it and how far away the next may begin, in bytes. */
#define PART_MIN 4
#define GAP_MAX 1500
#define TRIES_MAX 500 /* lines looked at for it; texts that repeat themselves have too many */

typedef struct Secret {
    Str text; /* as compared */
    Span span;
    bool brief;  /* found as a whole sentence only */
    bool spoils; /* gives the story away where an open text tells it */
} Secret;

/* The first or the last bytes of a secret. */
typedef struct Window {
    uint64_t hash;
    size_t secret;
    bool tail;
    const struct Window *next; /* with the same hash */
} Window;

struct Firewall {
    Arena *arena;
    Ink *ink;
    Str scenario;
    VEC(Secret) secrets;
    Map briefs;  /* number + 1 of a brief secret by its text */
    Map windows; /* a hash to the Windows that have it */
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

/* True for signs that end a sentence by themselves, in scripts that put no blank behind them. */
static bool is_full_stop(uint32_t c)
{
    switch (c) {
    case '\n':
    case 0x061B: /* Arabic semicolon, question mark, full stop */
    case 0x061F:
    case 0x06D4:
    case 0x0964: /* danda */
    case 0x0965:
    case 0x2026: /* ellipsis */
    case 0x3002: /* of Chinese and Japanese */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF1F:
    case 0xFF61: return true;
    default: return false;
    }
}

/* Whether a sentence ends with the character `c`, which `rest` follows. */
static bool ends_sentence(uint32_t c, Str rest)
{
    const bool stop = c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
    return is_full_stop(c) || (stop && (!rest.n || rest.p[0] == ' ' || rest.p[0] == '\n'));
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

/* Whether a sentence says enough not to stand in another text by chance. */
static bool is_telling(Str sentence)
{
    size_t words = 0, dense = 0;
    bool in_word = false;
    for (size_t i = 0; i < sentence.n;) {
        const uint32_t c = utf8_next(sentence, &i);
        const bool blank = c == ' ' || c == '\n';
        words += !blank && !in_word;
        dense += is_dense(c);
        in_word = !blank;
    }
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

static bool has_several_words(Str text)
{
    text = str_trim(text);
    return str_find(text, ' ') < text.n;
}

static void add_sentence(Sorting *s, Str text, Span span, bool spoiler)
{
    Firewall *f = s->firewall;
    Buf ink = { .arena = s->scratch };
    ink_add(f->ink, &ink, text);
    const size_t weight = ink_weight(buf_done(&ink));
    if (weight < (has_several_words(text) ? SHORT_MIN : SHORT_WORD_MIN)) return;
    *vec_push(f->arena, &f->secrets) = (Secret){
        .text = str_copy(f->arena, buf_done(&ink)),
        .span = span,
        .brief = weight < SECRET_MIN,
        .spoils = spoiler && weight >= SECRET_MIN && is_telling(text),
    };
}

static void add_sentences(Sorting *s, Str text, Span span, bool spoiler)
{
    for (size_t i = 0; i < text.n;) add_sentence(s, next_sentence(text, &i), span, spoiler);
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
        ink_add(s->firewall->ink, &s->told, next_sentence(plain, &i));
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

/* ---- searching: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987 ------
 */

#define HASH_BASE 0x9E3779B97F4A7C15u

static uint64_t hash_window(const char *p)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < SECRET_MIN; i++) hash = hash * HASH_BASE + (unsigned char)p[i];
    return hash;
}

static Str hash_key(const uint64_t *hash)
{
    return (Str){ (const char *)hash, sizeof *hash };
}

static void add_window(Firewall *f, const char *p, size_t secret, bool tail)
{
    Window *w = ARENA_NEW(f->arena, Window);
    *w = (Window){ hash_window(p), secret, tail, NULL };
    w->next = map_get(&f->windows, hash_key(&w->hash));
    map_set(&f->windows, hash_key(&w->hash), w);
}

static void index_secrets(Firewall *f)
{
    map_init(&f->windows, f->arena);
    map_init(&f->briefs, f->arena);
    for (size_t i = 0; i < f->secrets.n; i++) {
        Secret *s = &f->secrets.at[i];
        if (s->brief) {
            map_set(&f->briefs, s->text, (void *)(uintptr_t)(i + 1));
            continue;
        }
        add_window(f, s->text.p, i, false);
        if (s->text.n > SECRET_MIN) add_window(f, s->text.p + s->text.n - SECRET_MIN, i, true);
    }
}

/* A text that is searched, and where lines begin in it; without lines only whole secrets are found.
 */
typedef struct Searched {
    Str text;
    const size_t *lines; /* ascending */
    size_t n_lines;
} Searched;

/* The first line at or behind `at`. */
static size_t line_from(const Searched *s, size_t at)
{
    size_t low = 0, high = s->n_lines;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->lines[middle] < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The last place in (from, to] where a line ends; `from` where there is none. */
static size_t last_line_end(const Searched *s, size_t from, size_t to)
{
    const size_t i = line_from(s, to + 1);
    return i > 0 && s->lines[i - 1] > from ? s->lines[i - 1] : from;
}

static size_t common_start(Str a, Str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
    return n;
}

/* True when `rest` goes on at the start of a line behind `at`, below a running head, on the next
 * card or in the next column; from there in turn perhaps elsewhere.  What comes between may begin
 * as the rest does, so a part ends at the last line end that it reaches. */
static bool goes_on(const Searched *s, size_t at, Str rest, unsigned *tries)
{
    if (rest.n < PART_MIN) return true; /* the rest is told already */
    for (size_t i = line_from(s, at); i < s->n_lines && s->lines[i] - at <= GAP_MAX; i++) {
        if (!*tries || !--*tries) return false;
        const size_t from = s->lines[i];
        const size_t n = common_start(str_slice(s->text, from, s->text.n), rest);
        const size_t end = last_line_end(s, from, from + n);
        if (n == rest.n) return true;
        if (end - from >= PART_MIN && goes_on(s, end, str_slice(rest, end - from, rest.n), tries))
            return true;
    }
    return false;
}

/* True when `rest` stands behind the address of a link, which is printed behind what it links.  The
 * address may begin as the rest does. */
static bool goes_on_behind_address(const Searched *s, size_t at, Str rest)
{
    enum { ADDRESS = 4 }; /* http */
    const size_t from = at > ADDRESS ? at - ADDRESS : 0;
    const Str start = str_slice(s->text, from, at + 2 * ADDRESS);
    const Str near = str_slice(s->text, at, at + rest.n + GAP_MAX / 4);
    return memmem(start.p, start.n, "http", ADDRESS) && rest.n >= PART_MIN &&
           memmem(near.p, near.n, rest.p, rest.n);
}

/* True when the secret is told from `at` on, where its first bytes are. */
static bool told_from(const Searched *s, size_t at, const Secret *secret)
{
    const size_t n = common_start(str_slice(s->text, at, s->text.n), secret->text);
    const Str rest = str_slice(secret->text, n, secret->text.n);
    if (!rest.n) return true;
    if (!s->n_lines || n < SECRET_MIN) return false;
    const size_t end = last_line_end(s, at, at + n);
    unsigned tries = TRIES_MAX;
    return goes_on_behind_address(s, at + n, rest) ||
           (end - at >= PART_MIN &&
            goes_on(s, end, str_slice(secret->text, end - at, secret->text.n), &tries));
}

/* True when the secret's last bytes are at `at`, in a line that goes on from an earlier one: for
 * beginnings that are too short to be searched for. */
static bool told_to(const Searched *s, size_t at, const Secret *secret)
{
    const Str text = secret->text;
    const size_t tail = text.n - SECRET_MIN;
    size_t n = 0;
    if (!s->n_lines || memcmp(s->text.p + at, text.p + tail, SECRET_MIN) != 0) return false;
    while (n < tail && n < at && text.p[tail - n - 1] == s->text.p[at - n - 1]) n++;
    const size_t i = line_from(s, at - n);
    if (n == tail || i == s->n_lines || s->lines[i] > at) return false;
    const size_t start = s->lines[i], left = tail - (at - start);
    if (left < PART_MIN) return true;
    for (size_t k = i; k-- > 0 && start - s->lines[k] <= GAP_MAX;)
        if (s->lines[k] >= left && !memcmp(s->text.p + s->lines[k] - left, text.p, left))
            return true;
    return false;
}

/* For each secret the place behind the start of its first occurrence, or 0. */
static size_t *find_secrets(const Firewall *f, Arena *a, const Searched *s)
{
    const Str text = s->text;
    size_t *found = ARENA_ARRAY(a, size_t, f->secrets.n);
    uint64_t leaving = 1; /* the weight of the byte that leaves the window */
    for (size_t i = 0; i < SECRET_MIN; i++) leaving *= HASH_BASE;
    uint64_t hash = text.n >= SECRET_MIN ? hash_window(text.p) : 0;
    for (size_t at = 0; at + SECRET_MIN <= text.n; at++) {
        for (const Window *w = map_get(&f->windows, hash_key(&hash)); w; w = w->next) {
            const Secret *secret = &f->secrets.at[w->secret];
            if (found[w->secret]) continue;
            if (w->tail ? told_to(s, at, secret) : told_from(s, at, secret))
                found[w->secret] = at + 1;
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
    const size_t *found = find_secrets(f, s->scratch, &(Searched){ .text = buf_done(&s->told) });
    for (size_t i = 0; i < f->secrets.n; i++) {
        const Secret *secret = &f->secrets.at[i];
        bool said = !found[i] || !secret->spoils || !secret->span.source;
        for (size_t k = 0; k < i && !said; k++)
            said = f->secrets.at[k].spoils && str_eq(f->secrets.at[k].text, secret->text);
        if (said) continue;
        const size_t at = found[i] - 1;
        const OpenText *text = told_text_at(s, at);
        if (text->evidence && !is_whole(buf_done(&s->told), at, secret->text.n)) continue;
        const Span told = ink_span(f->ink, s->scratch, text->span, secret->text);
        const Span kept = ink_span(f->ink, s->scratch, secret->span, secret->text);
        report(d, MSG_SECRET_TOLD, told, span_text(s->scratch, kept));
    }
}

/* Secrets that everybody may read are none. */
static void drop_open_secrets(Firewall *f, Arena *scratch, Str open)
{
    const size_t *found = find_secrets(f, scratch, &(Searched){ .text = open });
    size_t kept = 0;
    for (size_t i = 0; i < f->secrets.n; i++) {
        const Secret s = f->secrets.at[i];
        if (found[i] || (s.brief && memmem(open.p, open.n, s.text.p, s.text.n))) continue;
        f->secrets.at[kept++] = s;
    }
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
    *f = (Firewall){ .arena = a, .ink = ink_new(a), .scenario = scenario->name };
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
    const Firewall *firewall;
    Arena *arena;
    Buf line;          /* being read */
    Buf words;         /* of all pages without a break: a sentence may go on over the page */
    Buf marks;         /* bookmarks, links, properties, ended by line ends */
    size_t sentence;   /* where the open one begins in `words` */
    size_t *briefs;    /* as find_secrets() has it, of brief ones */
    VEC(size_t) pages; /* where each begins in `words` */
    VEC(size_t) lines; /* where each begins in `words` */
} Reading;

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
    const uintptr_t i =
        text.n && text.n < SECRET_MIN * 4 ? (uintptr_t)map_get(&r->firewall->briefs, text) : 0;
    if (i && !r->briefs[i - 1]) r->briefs[i - 1] = from + 1;
}

static void add_mark(Reading *r, Str text)
{
    const Firewall *f = r->firewall;
    const size_t from = r->marks.n;
    ink_add(f->ink, &r->marks, text);
    const Str ink = { r->marks.p + from, r->marks.n - from };
    const uintptr_t i = ink.n ? (uintptr_t)map_get(&f->briefs, ink) : 0;
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

static void read_line(void *reading, const Line *line, const Place *place)
{
    Reading *r = reading;
    (void)place;
    r->line.n = 0;
    for (uint32_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[line->reading ? line->reading[i] : i];
        if (!is_footnote_mark(run)) buf_str(&r->line, run->shaped->text);
    }
    const Str text = buf_done(&r->line);
    *vec_push(r->arena, &r->lines) = r->words.n;
    for (size_t from = 0, end; from < text.n; from = end) {
        end = r->firewall->briefs.n ? from : text.n;
        if (end == from) next_sentence(text, &end);
        ink_add(r->firewall->ink, &r->words, str_slice(text, from, end));
        if (end < text.n) end_sentence(r);
    }
    if (line->ends_paragraph) end_sentence(r);
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

static const char *page_of(const Reading *r, size_t at)
{
    size_t page = 0;
    while (page < r->pages.n && r->pages.at[page] <= at) page++;
    return c_format(r->arena, "page %zu", page);
}

bool firewall_pass(const Firewall *f, Diag *d, const Document *doc, Str name)
{
    Arena *a = arena_new();
    Reading r = { .firewall = f,
                  .arena = a,
                  .line = { .arena = a },
                  .words = { .arena = a },
                  .marks = { .arena = a },
                  .briefs = ARENA_ARRAY(a, size_t, f->secrets.n) };
    const Str about[] = { doc->title, doc->author, doc->subject, doc->keywords, f->scenario, name };
    const FrameVisitor visitor = { .line = read_line, .link = read_link, .anchor = read_anchor };
    bool ok = true;
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) add_mark(&r, about[i]);
    for (size_t i = 0; i < doc->pages.n; i++) {
        *vec_push(a, &r.pages) = r.words.n;
        frame_walk(doc->pages.at[i].frame, &visitor, &r);
    }
    for (size_t i = 0; i < doc->sections.n; i++) add_mark(&r, doc->sections.at[i].title);
    const Searched words = { buf_done(&r.words), r.lines.at, r.lines.n };
    const size_t *in_words = find_secrets(f, a, &words);
    const size_t *in_marks = find_secrets(f, a, &(Searched){ .text = buf_done(&r.marks) });
    for (size_t i = 0; i < f->secrets.n; i++) {
        const size_t at = in_words[i] ? in_words[i] : r.briefs[i];
        if (!at && !in_marks[i]) continue;
        const bool on_page = at && at != SIZE_MAX;
        ok = report(d, MSG_SECRET_LEAK, f->secrets.at[i].span, str_c(a, name),
                    on_page ? page_of(&r, at - 1) : "bookmarks, links or properties");
    }
    arena_free(a);
    return ok;
}
