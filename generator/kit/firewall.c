/* firewall.c - collecting secrets, reading back documents, comparing. */
#include "kit/firewall.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "data/schema.h"
#include "text/letter_case.h"
#include "text/markdown.h"

/* In characters, and so at least as many bytes.  Shorter ones are names and everyday phrases, which
 * occur by chance. */
#define SECRET_MIN 12

typedef struct Secret {
    Str text;      /* as compared */
    uint64_t hash; /* of its first bytes */
    Span span;
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

/* ---- secrets -------------------------------------------------------------------------------- */

static void flatten(Buf *out, const MarkdownBlock *block)
{
    for (size_t i = 0; i < block->n_inlines; i++)
        if (!block->inlines[i].raised) buf_str(out, block->inlines[i].text);
    if (block->n_inlines) buf_char(out, '\n');
    for (size_t i = 0; i < block->n_children; i++) flatten(out, &block->children[i]);
}

static bool ends_sentence(Str text, size_t i)
{
    char c = text.p[i];
    if (c == '\n') return true;
    bool stop = c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
    return stop && (i + 1 == text.n || text.p[i + 1] == ' ' || text.p[i + 1] == '\n');
}

/* What is sorted into secrets and open texts. */
typedef struct Sorting {
    Firewall *firewall;
    Buf open;       /* all that everybody may read, as compared, ended by line ends */
    Arena *scratch; /* for the text at hand */
} Sorting;

static void add_sentences(Sorting *s, Str text, Span span)
{
    Firewall *f = s->firewall;
    Buf ink = { .arena = s->scratch };
    for (size_t from = 0, i = 0; i < text.n; i++) {
        if (!ends_sentence(text, i) && i + 1 < text.n) continue;
        ink.n = 0;
        add_ink(&ink, str_slice(text, from, i + 1));
        from = i + 1;
        if (utf8_length(buf_done(&ink)) >= SECRET_MIN)
            *vec_push(f->arena, &f->secrets) =
                (Secret){ .text = str_copy(f->arena, buf_done(&ink)), .span = span };
    }
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
    if (secret) add_sentences(s, buf_done(&plain), v->span);
    else add_open(s, buf_done(&plain));
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

/* Secrets that everybody may read are none. */
static void drop_open_secrets(Firewall *f, Arena *scratch, Str open)
{
    const size_t *found = find_secrets(f, scratch, open);
    size_t kept = 0;
    for (size_t i = 0; i < f->secrets.n; i++)
        if (!found[i]) f->secrets.at[kept++] = f->secrets.at[i];
    f->secrets.n = kept;
}

Firewall *firewall_new(Arena *a, const Scenario *scenario, const Value *strings)
{
    Firewall *f = ARENA_NEW(a, Firewall);
    Arena *open = arena_new();
    Sorting s = { f, { .arena = open }, arena_new() };
    *f = (Firewall){ .arena = a, .slug = scenario->slug };
    /* The visitor only reads. */
    schema_each(&scenario_schema, (Value *)(uintptr_t)scenario->root, visit, &s);
    add_strings(&s, strings);
    index_secrets(f);
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
