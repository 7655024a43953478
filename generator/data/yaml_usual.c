/* yaml_usual.c - block and flow collections, and scalars of all styles, by recursive descent.
 *
 * All that has a name of its own is left to libyaml: anchors, aliases, tags, merge keys, complex
 * keys, directives, documents, tabs, most escapes; so is what a message would be about.  In doubt
 * it is not usual: a text that is refused here is read once more, a text that is misread is wrong.
 * tests/unit/test_yaml_usual.c compares the two on the files of the repository and on changed ones.
 */
#include "data/yaml_usual.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"

/* Of this many bytes nothing comes near the limits of yaml.h but the depth. */
#define USUAL_MAX ((size_t)256 * 1024)
/* libyaml looks for a colon no further behind a key's start (1,024 characters). */
#define KEY_MAX 1000

typedef struct Reader {
    Arena *arena;
    Arena *growing; /* collections that are being read */
    const Source *source;
    const char *p;    /* to be read next; the text's last byte is "\n" */
    const char *line; /* where its line begins */
    const char *end;
    int column; /* of `p` where it is the first of a line that says something; -1: the end */
} Reader;

static Value *read_block(Reader *r, int column, int around, unsigned depth);
static Value *read_flow(Reader *r, unsigned depth);

static bool is_blank(char c) /* or a line's end */
{
    return c == ' ' || c == '\n';
}

static const char *line_end(const Reader *r, const char *p)
{
    return memchr(p, '\n', (size_t)(r->end - p));
}

static void skip_blanks(Reader *r)
{
    while (*r->p == ' ') r->p++;
}

/* ---- places --------------------------------------------------------------------------------- */

/* Up to the line's end at most. */
static Span span_of(const Reader *r, const char *from, const char *to)
{
    const char *start = r->source->text.p, *end = memchr(from, '\n', (size_t)(to - from));
    return source_span(r->source, (size_t)(from - start), (size_t)((end ? end : to) - start));
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* To the line's end; false where anything but a comment stands before it. */
static bool end_line(Reader *r)
{
    const char *from = r->p;
    skip_blanks(r);
    if (*r->p == '#' && r->p > from) r->p = line_end(r, r->p);
    return *r->p == '\n';
}

/* From a line's start to the first character that is of no comment, there or further down.  False
 * where documents may begin or end. */
static bool open_line(Reader *r)
{
    r->column = -1;
    for (; r->p < r->end; r->p++) {
        r->line = r->p;
        skip_blanks(r);
        if (*r->p == '#') r->p = line_end(r, r->p);
        if (*r->p != '\n') break;
    }
    if (r->p == r->end) return true;
    r->column = (int)(r->p - r->line);
    return r->column > 0 || (*r->p != '.' && (*r->p != '-' || r->p[1] == ' '));
}

static bool next_line(Reader *r)
{
    r->p++;
    return open_line(r);
}

static bool end_value(Reader *r)
{
    return end_line(r) && next_line(r);
}

/* The first character that a scalar has on a further line, and how many line ends stand before it.
 * NULL: none is as far in as it must be. */
static const char *next_part(const Reader *r, const char *p, int around, size_t *breaks)
{
    const char *line = p;
    for (*breaks = 0; *p == '\n'; ++*breaks) {
        line = ++p;
        if (p == r->end) return NULL;
        while (*p == ' ') p++;
    }
    return p - line > around ? p : NULL;
}

/* One line end reads as a blank, more as one fewer. */
static void fold(Buf *b, size_t breaks)
{
    if (breaks == 1) buf_char(b, ' ');
    for (; breaks > 1; breaks--) buf_char(b, '\n');
}

/* ---- scalars -------------------------------------------------------------------------------- */

/* What ends the part of a plain scalar on a line, maybe, within brackets and everywhere. */
enum { ENDS_FLOW = 1, ENDS = 2 };
static const unsigned char ends[256] = {
    [','] = ENDS_FLOW, ['['] = ENDS_FLOW, [']'] = ENDS_FLOW, ['{'] = ENDS_FLOW,
    ['}'] = ENDS_FLOW, [' '] = ENDS,      ['\n'] = ENDS,     [':'] = ENDS,
};

/* The end of what stands at r->p without the blanks behind it; r->p goes to what ends it.  NULL
 * where libyaml stumbles over a colon. */
static const char *plain_part(Reader *r, unsigned which)
{
    const char *end = r->p, *p = r->p;
    for (;; p++) {
        while (!(ends[(unsigned char)*p] & which)) p++;
        if (*p == ' ') {
            if (end < p && p[-1] != ' ') end = p;
            if (p[1] != '#') continue;
        } else if (*p == ':' && !is_blank(p[1])) {
            if (which & ENDS_FLOW && strchr(",[]{}?", p[1])) return NULL;
            continue;
        }
        break;
    }
    if (p > r->p && p[-1] != ' ') end = p;
    r->p = p;
    return end;
}

static bool starts_plain(const char *p)
{
    if (strchr("-?:", *p)) return *p == '-' && !is_blank(p[1]) && !strchr(",[]{}", p[1]);
    return !is_blank(*p) && !strchr(",[]{}#&*!|>'\"%@`", *p);
}

/* A plain scalar, of one line where it is a key. */
static bool read_plain(Reader *r, int around, unsigned which, bool key, Value *v)
{
    const char *from = r->p, *next;
    if (!starts_plain(from)) return false;
    const char *to = plain_part(r, which);
    Buf text = { .arena = r->arena };
    size_t breaks;
    while (to && !key && *r->p == '\n' && (next = next_part(r, r->p, around, &breaks)) &&
           *next != '#') {
        if (*next == ':' || *next == '-' || *next == '?') return false;
        if (ends[(unsigned char)*next] & which) break;
        if (!text.n) buf_mem(&text, from, (size_t)(to - from));
        fold(&text, breaks);
        r->p = next;
        to = plain_part(r, which);
        if (to) buf_mem(&text, next, (size_t)(to - next));
    }
    if (!to) return false;
    if (which & ENDS_FLOW && *r->p == ':' && !key) return false;
    *v = (Value){ .span = span_of(r, from, to),
                  .kind = VALUE_TEXT,
                  .text = text.n ? buf_done(&text) : (Str){ from, (size_t)(to - from) } };
    yaml_plain(v);
    return true;
}

/* The character that an escape stands for, which is UTF8_INVALID for a rare one. */
static uint32_t read_escape(Reader *r)
{
    uint32_t c = 0;
    switch (*++r->p) {
    case '"':
    case '\\':
    case '/': return (unsigned char)*r->p++;
    case 'n': return r->p++, '\n';
    case 't': return r->p++, '\t';
    case 'u': break;
    default: return UTF8_INVALID;
    }
    for (int i = 0; i < 4; i++) {
        const int digit = ascii_hex(*++r->p);
        if (digit < 0) return UTF8_INVALID;
        c = c << 4 | (uint32_t)digit;
    }
    r->p++;
    return c >= 0xD800 && c < 0xE000 ? UTF8_INVALID : c;
}

/* What stands in quotes from `part` on is not as it is written. */
static bool read_changed(Reader *r, char quote, int around, Buf *text)
{
    size_t solid = 0; /* so much of the text does not end in blanks */
    for (;;) {
        const char *part = r->p;
        while (*r->p != quote && *r->p != ' ' && *r->p != '\n' && (*r->p != '\\' || quote == '\''))
            r->p++;
        buf_mem(text, part, (size_t)(r->p - part));
        solid = r->p > part ? text->n : solid;
        if (*r->p == ' ') {
            buf_char(text, *r->p++);
        } else if (*r->p == '\n') {
            size_t breaks;
            text->n = solid;
            r->p = next_part(r, r->p, around, &breaks);
            if (!r->p) return false;
            fold(text, breaks);
            solid = text->n;
        } else if (*r->p == '\\') {
            char utf8[4];
            const uint32_t c = read_escape(r);
            if (c == UTF8_INVALID) return false;
            buf_mem(text, utf8, utf8_encode(c, utf8));
            solid = text->n;
        } else if (quote == '\'' && r->p[1] == quote) {
            buf_char(text, quote);
            r->p += 2;
            solid = text->n;
        } else {
            return true;
        }
    }
}

/* Whether a message would have to be about one of its escapes. */
static bool has_trap(const Reader *r, const char *from, const char *to)
{
    const char *start = r->source->text.p;
    size_t at = 0;
    YamlEscape trap;
    return memchr(from, '\\', (size_t)(to - from)) &&
           yaml_next_escape(source_span(r->source, (size_t)(from - start), (size_t)(to - start)),
                            &at, &trap);
}

static bool read_quoted(Reader *r, int around, Value *v)
{
    const char quote = *r->p, *from = r->p++, *first = r->p;
    while (*r->p != quote && *r->p != '\\' && *r->p != '\n') r->p++;
    Str content = { first, (size_t)(r->p - first) };
    if (*r->p != quote || (quote == '\'' && r->p[1] == quote)) {
        Buf text = { .arena = r->arena };
        r->p = first;
        buf_reserve(&text, content.n + 1);
        if (!read_changed(r, quote, around, &text)) return false;
        content = buf_done(&text);
    }
    r->p++;
    *v = (Value){ .span = span_of(r, from, r->p), .kind = VALUE_TEXT, .text = content };
    return quote == '\'' || !has_trap(r, from, r->p);
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* `|` and `>`, maybe with a `-`: lines that are further in than what is around them. */
static bool read_lines(Reader *r, int around, Value *v)
{
    const char *from = r->p;
    const bool literal = *r->p++ == '|', strip = *r->p == '-';
    Buf text = { .arena = r->arena };
    size_t breaks = 0;
    int in = 0, most = 0; /* how far the lines are; the most of empty ones before them */
    bool some = false, was_blank = false;
    r->p += strip;
    if (*r->p != '\n') return false;
    for (const char *line = r->p + 1; line < r->end; line = r->p + 1) {
        const char *p = line;
        while (*p == ' ' && (!in || p - line < in)) p++;
        const int column = (int)(p - line);
        if (*p == '\n') {
            if (!in && column > most) most = column;
            breaks++;
            r->p = p;
            continue;
        }
        if (!in && most > column) return false;
        if (column < in || column <= around) break;
        in = column;
        const bool blank = *p == ' ', folds = !literal && !blank && !was_blank;
        if (some && (!folds || !breaks)) buf_char(&text, folds ? ' ' : '\n');
        for (; breaks; breaks--) buf_char(&text, '\n');
        r->p = line_end(r, p);
        buf_mem(&text, p, (size_t)(r->p - p));
        some = true;
        was_blank = blank;
    }
    if (some && !strip) buf_char(&text, '\n');
    *v = (Value){ .span = span_of(r, from, r->p + 1),
                  .kind = VALUE_TEXT,
                  .text = text.n ? buf_done(&text) : STR("") };
    return true;
}

/* ---- collections ---------------------------------------------------------------------------- */

static Value *kept(Reader *r, Value v)
{
    Value *to = ARENA_NEW(r->arena, Value);
    *to = v;
    return to;
}

static Value *settled(Reader *r, Value *v, ArenaMark mark)
{
    value_settle(r->arena, v);
    arena_rewind(r->growing, mark);
    return v;
}

static bool add_entry(Reader *r, Value *map, const Value *key, Value *v)
{
    if (!v || !key->text.n || str_is(key->text, "<<") || value_entry(map, key->text)) return false;
    value_add(r->growing, map, (Entry){ key->text, key->span, v });
    return true;
}

/* Over the blanks, comments and line ends between what stands in brackets. */
static bool skip_between(Reader *r)
{
    while (end_line(r))
        if (++r->p == r->end || !is_blank(*r->p)) return false;
    return *r->p != '#';
}

/* Behind an element: over the comma, if there is one.  False where neither that nor `close` is. */
static bool end_element(Reader *r, char close)
{
    if (!skip_between(r)) return false;
    if (*r->p == close) return true;
    return *r->p++ == ',' && skip_between(r);
}

static Value *read_flow_seq(Reader *r, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    Value *seq = value_seq(r->arena, span_of(r, r->p, r->p + 1));
    r->p++;
    if (!skip_between(r)) return NULL;
    while (*r->p != ']') {
        Value *v = read_flow(r, depth + 1);
        if (!v || !end_element(r, ']')) return NULL;
        value_push(r->growing, seq, v);
    }
    r->p++;
    return settled(r, seq, mark);
}

/* A key and the colon behind it. */
static bool read_key(Reader *r, unsigned which, Value *key)
{
    const char *from = r->p;
    if (is_quote(*from) ? !read_quoted(r, 0, key) : !read_plain(r, 0, which, true, key))
        return false;
    if (memchr(from, '\n', (size_t)(r->p - from)) || r->p - from > KEY_MAX) return false;
    skip_blanks(r);
    return *r->p++ == ':';
}

static Value *read_flow_map(Reader *r, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    Value *map = value_map(r->arena, span_of(r, r->p, r->p + 1));
    r->p++;
    if (!skip_between(r)) return NULL;
    while (*r->p != '}') {
        Value key;
        if (!read_key(r, ENDS | ENDS_FLOW, &key) || !skip_between(r)) return NULL;
        if (!add_entry(r, map, &key, read_flow(r, depth + 1)) || !end_element(r, '}')) return NULL;
    }
    r->p++;
    return settled(r, map, mark);
}

static Value *read_flow(Reader *r, unsigned depth)
{
    Value v;
    if (depth > YAML_DEPTH_MAX) return NULL;
    if (*r->p == '[') return read_flow_seq(r, depth);
    if (*r->p == '{') return read_flow_map(r, depth);
    const bool ok =
        is_quote(*r->p) ? read_quoted(r, 0, &v) : read_plain(r, 0, ENDS | ENDS_FLOW, false, &v);
    return ok ? kept(r, v) : NULL;
}

static bool is_element(const char *p)
{
    return *p == '-' && is_blank(p[1]);
}

/* From a `-` on.  `same`: what is around stands in the same column. */
static Value *read_block_seq(Reader *r, int column, bool same, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    Value *seq = value_seq(r->arena, span_of(r, r->p, r->p + same));
    do {
        r->p++;
        if (end_line(r) ? !next_line(r) || r->column <= column : *r->p == '#') return NULL;
        Value *v = read_block(r, (int)(r->p - r->line), column, depth + 1);
        if (!v) return NULL;
        value_push(r->growing, seq, v);
    } while (r->column == column && is_element(r->p));
    return r->column < column + same ? settled(r, seq, mark) : NULL;
}

/* What begins on a line on which something stands before it that allows no block there. */
static Value *read_inline(Reader *r, int around, unsigned depth)
{
    Value v;
    bool ok;
    if (*r->p == '[' || *r->p == '{') {
        Value *flow = read_flow(r, depth);
        return flow && end_value(r) ? flow : NULL;
    }
    if (*r->p == '|' || *r->p == '>') ok = read_lines(r, around, &v);
    else if (is_quote(*r->p)) ok = read_quoted(r, around, &v);
    else ok = read_plain(r, around, ENDS, false, &v);
    return ok && end_value(r) ? kept(r, v) : NULL;
}

/* The value of a key in `column`, from behind the colon on. */
static Value *read_value(Reader *r, int column, unsigned depth)
{
    const char *behind = r->p;
    if (depth > YAML_DEPTH_MAX || !is_blank(*behind)) return NULL;
    if (!end_line(r)) return read_inline(r, column, depth);
    const bool comment = memchr(behind, '#', (size_t)(r->p - behind)) != NULL;
    if (!next_line(r)) return NULL;
    if (r->column > column) return read_block(r, r->column, column, depth);
    if (r->column == column && is_element(r->p)) return read_block_seq(r, column, true, depth);
    Value *nothing = value_text(r->arena, span_of(r, behind, behind), STR(""));
    return comment ? NULL : yaml_plain(nothing);
}

/* From behind the first key's colon on. */
static Value *read_block_map(Reader *r, int column, Value key, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    const Span first = source_span(r->source, key.span.from, key.span.from);
    Value *map = value_map(r->arena, first);
    do {
        if (!add_entry(r, map, &key, read_value(r, column, depth + 1))) return NULL;
    } while (r->column == column && read_key(r, ENDS, &key));
    return r->column < column ? settled(r, map, mark) : NULL;
}

/* What begins in `column`, within what begins in column `around`. */
static Value *read_block(Reader *r, int column, int around, unsigned depth)
{
    const char *from = r->p;
    Value key;
    if (depth > YAML_DEPTH_MAX) return NULL;
    if (is_element(from)) return read_block_seq(r, column, false, depth);
    if (!strchr("[{|>", *from) && read_key(r, ENDS, &key))
        return read_block_map(r, column, key, depth);
    r->p = from;
    return around < 0 ? NULL : read_inline(r, around, depth);
}

Value *yaml_usual(Arena *a, const Source *source)
{
    const Str text = source->text;
    if (!text.n || text.n > USUAL_MAX || text.p[text.n - 1] != '\n') return NULL;
    Reader r = {
        .arena = a, .growing = arena_new(), .source = source, .p = text.p, .end = text.p + text.n
    };
    const ArenaMark mark = arena_mark(a);
    Value *v = open_line(&r) && r.column == 0 ? read_block(&r, 0, -1, 1) : NULL;
    if (r.column >= 0) v = NULL;
    if (!v) arena_rewind(a, mark);
    arena_free(r.growing);
    return v;
}
