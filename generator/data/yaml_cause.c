/* yaml_cause.c - one function a slip; the first that finds its own is taken.  None of them reads
 * YAML: it has failed by now, and the lines say more than its grammar. */
#include "data/yaml_cause.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define NOWHERE SIZE_MAX
#define LINES_SEARCHED 200 /* above the place */

/* A line that is neither blank nor a comment.  All are offsets into the source, but the columns. */
typedef struct Line {
    size_t start, body, end; /* the body begins behind the indentation and `- ` */
    size_t indent, col;      /* columns of the first sign and of the body */
    size_t word;             /* behind the body's first word, without a `:` */
    size_t colon;            /* that ends a key; NOWHERE: no key stands here */
    size_t value;            /* behind that colon and blanks; `end` where there is none */
} Line;

typedef struct Look {
    Arena *arena;
    const Source *source;
    Str text;
    size_t place;
    bool at_colon;
} Look;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static char at(Str s, size_t i)
{
    return i < s.n ? s.p[i] : '\n';
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

static size_t line_start(Str s, size_t i)
{
    if (i > s.n) i = s.n;
    while (i > 0 && s.p[i - 1] != '\n') i--;
    return i;
}

static size_t line_end(Str s, size_t i)
{
    return i < s.n ? i + str_find(str_slice(s, i, s.n), '\n') : s.n;
}

static YamlCause cause(const Look *l, size_t from, size_t to, const char *text, const char *hint)
{
    return (YamlCause){ text, hint, source_span(l->source, from, to) };
}

static const char *shown(const Look *l, size_t from, size_t to)
{
    return str_c(l->arena, str_slice(l->text, from, to));
}

/* ---- lines -------------------------------------------------------------------------------- */

static Line read_line(Str s, size_t start)
{
    Line line = { .start = start, .colon = NOWHERE };
    size_t i = start;
    line.end = line_end(s, start);
    while (line.end > start && (is_blank(s.p[line.end - 1]) || s.p[line.end - 1] == '\r'))
        line.end--;
    while (i < line.end && is_blank(s.p[i])) i++;
    line.indent = i - start;
    while (i + 1 < line.end && s.p[i] == '-' && is_blank(s.p[i + 1])) {
        i++;
        while (i < line.end && is_blank(s.p[i])) i++;
    }
    line.body = i;
    line.col = i - start;
    while (i < line.end && is_word(s.p[i])) i++;
    line.word = i;
    line.value = line.end;
    if (i > line.body && at(s, i) == ':' && (is_blank(at(s, i + 1)) || i + 1 >= line.end)) {
        line.colon = i++;
        while (i < line.end && is_blank(s.p[i])) i++;
        line.value = i;
    }
    return line;
}

static bool says_nothing(Str s, const Line *line)
{
    return line->body >= line->end || s.p[line->body] == '#';
}

static bool is_key(const Line *line)
{
    return line->colon != NOWHERE;
}

/* A key whose value stands below it. */
static bool opens(Str s, const Line *line)
{
    return is_key(line) && (line->value >= line->end || s.p[line->value] == '#');
}

static bool line_above(Str s, const Line *line, Line *out)
{
    for (size_t start = line->start; start > 0;) {
        start = line_start(s, start - 1);
        *out = read_line(s, start);
        if (!says_nothing(s, out)) return true;
    }
    return false;
}

static bool line_below(Str s, const Line *line, Line *out)
{
    for (size_t start = line_end(s, line->start) + 1; start < s.n;) {
        *out = read_line(s, start);
        if (!says_nothing(s, out)) return true;
        start = line_end(s, start) + 1;
    }
    return false;
}

/* ---- open quotes -------------------------------------------------------------------------- */

typedef struct Quoted {
    size_t from, to; /* its quotes included; to the text's end where it has no second one */
} Quoted;

static size_t skip_quoted(Str s, size_t i)
{
    const char quote = s.p[i++];
    while (i < s.n) {
        if (quote == '"' && s.p[i] == '\\') i += 2;
        else if (quote == '\'' && s.p[i] == quote && at(s, i + 1) == quote) i += 2;
        else if (s.p[i++] == quote) return i;
    }
    return s.n;
}

/* Behind the block of text whose `|` or `>` is at `i`: all that is further in than its line. */
static size_t skip_block(Str s, size_t i)
{
    const size_t own = read_line(s, line_start(s, i)).indent;
    size_t start = line_end(s, i) + 1;
    while (start < s.n) {
        const Line line = read_line(s, start);
        if (line.start + line.indent < line.end && line.indent <= own) break;
        start = line_end(s, start) + 1;
    }
    return start < s.n ? start : s.n;
}

typedef struct Scan {
    Str s;
    size_t i;
    int depth;         /* of brackets */
    bool starts, line; /* a value may begin here; a line does */
} Scan;

/* Takes the scan over one sign that is neither a blank nor quoted. */
static void pass(Scan *c)
{
    const char sign = c->s.p[c->i], next = at(c->s, c->i + 1);
    const bool parts = is_blank(next) || ends_line(next);
    if (sign == '\n') {
        /* Only behind a `:`, a `-` or within brackets is the next line no more of a text. */
        c->starts = c->depth > 0 || c->starts;
        c->line = true;
    } else if (sign == '#' && (c->i == 0 || is_blank(c->s.p[c->i - 1]) || c->line)) {
        c->i = line_end(c->s, c->i);
        return;
    } else if (sign == '-' && c->line && parts) {
        c->starts = true;
    } else {
        const bool value = c->starts || c->line;
        if (value && (sign == '[' || sign == '{')) c->depth++;
        if (c->depth && (sign == ']' || sign == '}')) c->depth--;
        c->starts =
            (sign == ':' && parts) || (c->depth && (sign == ',' || sign == '[' || sign == '{'));
        c->line = false;
    }
    c->i++;
}

/* The next text in quotes that begins before `limit`. */
static bool next_quoted(Scan *c, size_t limit, Quoted *out)
{
    while (c->i < c->s.n && c->i <= limit) {
        const char sign = c->s.p[c->i];
        if (is_blank(sign) || sign == '\r') {
            c->i++;
        } else if (c->starts && (sign == '"' || sign == '\'')) {
            *out = (Quoted){ c->i, skip_quoted(c->s, c->i) };
            c->i = out->to;
            c->starts = c->line = false;
            return true;
        } else if (c->starts && !c->depth && (sign == '|' || sign == '>')) {
            c->i = skip_block(c->s, c->i);
            c->starts = false;
            c->line = true;
        } else {
            pass(c);
        }
    }
    return false;
}

/* Whether a key or an item of a list stands within it that is no further in than its own line. */
static bool swallows(Str s, Quoted q)
{
    const Line own = read_line(s, line_start(s, q.from));
    for (size_t start = line_end(s, q.from) + 1; start < q.to; start = line_end(s, start) + 1) {
        const Line line = read_line(s, start);
        const bool item = line.body > line.start + line.indent;
        if (line.body < line.end && line.indent <= own.col && (is_key(&line) || item)) return true;
    }
    return false;
}

YamlCause yaml_open_quote(Arena *a, Span quoted)
{
    const Str s = quoted.source->text;
    if (!swallows(s, (Quoted){ quoted.from, quoted.to })) return (YamlCause){ 0 };
    return (YamlCause){ "the quote that opens here is not closed",
                        c_format(a, "end the text with `%c`", s.p[quoted.from]),
                        source_span(quoted.source, quoted.from, line_end(s, quoted.from)) };
}

static YamlCause find_quote(const Look *l)
{
    const Str s = l->text;
    Scan scan = { .s = s, .line = true };
    for (Quoted q; next_quoted(&scan, l->place, &q);) {
        const YamlCause open = yaml_open_quote(l->arena, source_span(l->source, q.from, q.to));
        if (open.text) return open;
        size_t next = q.to;
        while (is_blank(at(s, next))) next++;
        if (next != l->place || q.to >= s.n || strchr(",]}:#\r\n", at(s, next))) continue;
        return cause(l, q.to - 1, q.to, "the text in quotes ends here, but more follows",
                     s.p[q.from] == '"'
                         ? "put the whole text into quotes, and write `\\\"` for a quote within it"
                         : "put the whole text into quotes, and write `''` for an apostrophe "
                           "within it");
    }
    return (YamlCause){ 0 };
}

/* ---- signs that look like others ---------------------------------------------------------- */

static const struct {
    uint32_t from, to;
    const char *name;
} odd_signs[] = {
    { 0x00A0, 0x00A0, "a no-break space" },
    { 0x00AD, 0x00AD, "a soft hyphen, which cannot be seen" },
    { 0x1680, 0x1680, "an odd space" },
    { 0x2000, 0x200A, "an odd space" },
    { 0x200B, 0x200B, "a zero-width space, which cannot be seen" },
    { 0x200C, 0x200F, "a sign that cannot be seen" },
    { 0x2028, 0x2029, "a line end that cannot be seen" },
    { 0x202A, 0x202E, "a sign that cannot be seen" },
    { 0x202F, 0x202F, "a narrow no-break space" },
    { 0x205F, 0x205F, "an odd space" },
    { 0x2060, 0x2064, "a sign that cannot be seen" },
    { 0x3000, 0x3000, "a wide space" },
    { 0xFEFF, 0xFEFF, "a byte order mark, which cannot be seen" },
};

static const char *odd_name(uint32_t c)
{
    for (size_t i = 0; i < sizeof odd_signs / sizeof *odd_signs; i++)
        if (c >= odd_signs[i].from && c <= odd_signs[i].to) return odd_signs[i].name;
    return NULL;
}

/* Bytes of the odd sign at `i`; 0 where there is none. */
static size_t odd_at(Str s, size_t i)
{
    size_t behind = i;
    if (i >= s.n || (unsigned char)s.p[i] < 0x80) return 0;
    return odd_name(utf8_next(s, &behind)) ? behind - i : 0;
}

const char *yaml_odd_name(Arena *a, Span odd)
{
    size_t i = odd.from;
    const uint32_t c = utf8_next(odd.source->text, &i);
    const char *name = odd_name(c);
    return c_format(a, "%s (U+%04X)", name ? name : "a sign", (unsigned)c);
}

Span yaml_odd_end(Span key)
{
    if (!key.source || key.to <= key.from) return SPAN_NONE;
    const Str s = key.source->text;
    size_t n = odd_at(s, key.from), last = key.to - 1;
    if (n) return source_span(key.source, key.from, key.from + n);
    while (last > key.from && ((unsigned char)s.p[last] & 0xC0) == 0x80) last--;
    n = odd_at(s, last);
    return n && last + n == key.to ? source_span(key.source, last, key.to) : SPAN_NONE;
}

static YamlCause odd_sign(const Look *l, size_t i, const char *where, const char *hint)
{
    const size_t n = odd_at(l->text, i);
    const Span there = source_span(l->source, i, i + n);
    return cause(l, i, i + n,
                 c_format(l->arena, "%s stands %s", yaml_odd_name(l->arena, there), where), hint);
}

/* An odd space or a tab that a line begins with, or an odd space behind its key or `-`. */
static YamlCause find_odd_sign(const Look *l, const Line *line)
{
    const Str s = l->text;
    size_t i = line->start;
    for (; i < line->end && (is_blank(s.p[i]) || odd_at(s, i)); i++) {
        if (s.p[i] == '\t')
            return cause(l, i, i + 1, "a tab is used for indentation", "indent with spaces");
        if (odd_at(s, i))
            return odd_sign(l, i, "in the indentation, where YAML takes it for a letter",
                            "delete it, and indent with plain spaces");
    }
    for (; i < line->end; i++)
        if ((s.p[i] == ':' || (s.p[i] == '-' && i == line->start + line->indent)) &&
            odd_at(s, i + 1))
            return odd_sign(l, i + 1,
                            s.p[i] == ':' ? "behind the `:`, where YAML needs a plain space"
                                          : "behind the `-`, where YAML needs a plain space",
                            "write a plain space in its place");
    return (YamlCause){ 0 };
}

/* A key above whose indentation holds an odd space: to YAML it stands further out. */
static YamlCause find_odd_indent(const Look *l, const Line *line)
{
    Line above = *line;
    for (int i = 0; i < LINES_SEARCHED && line_above(l->text, &above, &above); i++) {
        if (!odd_at(l->text, above.start + above.indent)) continue;
        const YamlCause found = find_odd_sign(l, &above);
        if (found.text) return found;
    }
    return (YamlCause){ 0 };
}

static bool is_curly_quote(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
           (c >= 0x300C && c <= 0x300F) || c == 0xFF02;
}

/* A value of the line that begins with a typographic quote, as if that kept its signs. */
static YamlCause find_curly_quote(const Look *l, const Line *line)
{
    const Str s = l->text;
    bool starts = true;
    for (size_t i = line->body; i < line->end && i < l->place;) {
        size_t next = i;
        const uint32_t c = utf8_next(s, &next);
        if (starts && is_curly_quote(c))
            return cause(l, i, next,
                         "this is not one of the quotes that YAML knows, so the text is not "
                         "in quotes",
                         "put the whole text into straight quotes: \"…\" or '…'");
        if (!is_blank((char)c))
            starts = c == '[' || c == '{' || c == ',' || (c == ':' && is_blank(at(s, next)));
        i = next;
    }
    return (YamlCause){ 0 };
}

static YamlCause find_wide_colon(const Look *l, const Line *line)
{
    const Str s = l->text;
    for (size_t i = line->body; i < line->word;) {
        const size_t from = i;
        const uint32_t c = utf8_next(s, &i);
        if (c == 0xFF1A || c == 0xFE55 || c == 0x2236 || c == 0xA789)
            return cause(l, from, i, "this is not the `:` that YAML knows",
                         "write `:` and a space behind the key");
    }
    return (YamlCause){ 0 };
}

/* ---- keys --------------------------------------------------------------------------------- */

static YamlCause find_no_space(const Look *l, const Line *line)
{
    const Str s = l->text;
    const size_t colon = line->word;
    if (is_key(line) || colon == line->body || !ascii_letter(at(s, line->body)) ||
        at(s, colon) != ':' || colon + 1 >= line->end)
        return (YamlCause){ 0 };
    if (at(s, colon + 1) == '/' && at(s, colon + 2) == '/') return (YamlCause){ 0 };
    const char *key = shown(l, line->body, colon);
    return cause(l, colon, colon + 1, "a space is missing behind this `:`",
                 c_format(l->arena, "write `%s: …`", key));
}

/* Whether the line begins a key, not the second line of a text. */
static bool begins_node(Str s, const Line *line)
{
    Line above = *line;
    if (line->body > line->start + line->indent) return true;
    while (line_above(s, &above, &above)) {
        if (above.col > line->col) continue;
        if (above.col == line->col && !is_key(&above)) continue;
        return above.col == line->col || opens(s, &above);
    }
    return true;
}

static YamlCause find_no_colon(const Look *l, const Line *line)
{
    const Str s = l->text;
    if (is_key(line) || line->word == line->body || !begins_node(s, line)) return (YamlCause){ 0 };
    if (line->word < line->end && !is_blank(at(s, line->word))) return (YamlCause){ 0 };
    const char *key = shown(l, line->body, line->word);
    return cause(l, line->body, line->word, c_format(l->arena, "`%s` has no `:` behind it", key),
                 line->word < line->end ? c_format(l->arena, "write `%s: …`", key)
                                        : c_format(l->arena, "write `%s:`", key));
}

static const char *spaces(const Look *l, const Line *line)
{
    return c_format(l->arena, "%zu space%s", line->col, line->col == 1 ? "" : "s");
}

static YamlCause uneven(const Look *l, const Line *line, const Line *other, const char *where)
{
    const char *key = shown(l, line->body, line->colon),
               *others = shown(l, other->body, other->colon);
    return cause(l, line->body, line->colon,
                 c_format(l->arena, "`%s` is indented by %s, but `%s` %s it by %s", key,
                          spaces(l, line), others, where, spaces(l, other)),
                 "indent the keys of a map alike; put a text that contains `: ` into quotes");
}

/* Whether the key has another one of its map above it. */
static bool has_sibling_above(Str s, const Line *line)
{
    Line above = *line;
    if (line->body > line->start + line->indent) return false;
    while (line_above(s, &above, &above))
        if (above.col <= line->col) return above.col == line->col && is_key(&above);
    return false;
}

/* Whether the next key or item that is no further in has the same column. */
static bool has_sibling_below(Str s, const Line *line)
{
    Line below = *line;
    while (line_below(s, &below, &below))
        if (below.indent <= line->col)
            return below.indent == line->col && below.col == line->col && is_key(&below);
    return false;
}

/* A key further in than the one above it, which has a text: one of the two is wrong, and more keys
 * show which. */
static YamlCause find_step_in(const Look *l, const Line *line, const Line *above)
{
    if (!is_key(line) || !is_key(above) || opens(l->text, above) || line->col <= above->col)
        return (YamlCause){ 0 };
    if (!has_sibling_above(l->text, above) && has_sibling_below(l->text, line))
        return uneven(l, above, line, "below");
    return uneven(l, line, above, "above");
}

/* A key further out than those above it, and further in than what they belong to. */
static YamlCause find_step_out(const Look *l, const Line *line)
{
    Line above = *line, nearest = { 0 };
    if (!is_key(line) || line->body != l->place) return (YamlCause){ 0 };
    while (line_above(l->text, &above, &above) && above.col > line->col)
        if (is_key(&above) && (!nearest.end || above.col < nearest.col)) nearest = above;
    if (!nearest.end) return (YamlCause){ 0 };
    if (!has_sibling_above(l->text, &nearest) && has_sibling_below(l->text, line))
        return uneven(l, &nearest, line, "below");
    return uneven(l, line, &nearest, "above");
}

/* ---- all of them -------------------------------------------------------------------------- */

static YamlCause find_in_lines(const Look *l, const Line *line, const Line *above)
{
    YamlCause found = find_odd_sign(l, line);
    if (!found.text && above) found = find_odd_sign(l, above);
    if (!found.text) found = find_curly_quote(l, line);
    if (!found.text) found = find_wide_colon(l, line);
    if (!found.text && above) found = find_wide_colon(l, above);
    if (!found.text) found = find_no_space(l, line);
    if (found.text || !l->at_colon) return found;
    if (line->colon != l->place)
        return cause(l, l->place, l->place + 1, "a `: ` stands in a text that is not in quotes",
                     "put the whole text into quotes");
    if (!above) return found;
    found = find_no_space(l, above);
    if (!found.text) found = find_no_colon(l, above);
    return found.text ? found : find_step_in(l, line, above);
}

YamlCause yaml_cause(Arena *a, const Source *source, size_t place, bool at_colon)
{
    const Look l = { a, source, source->text, place, at_colon };
    const Line line = read_line(l.text, line_start(l.text, place));
    Line above;
    YamlCause found = find_quote(&l);
    if (found.text || says_nothing(l.text, &line)) return found;
    const bool any = line_above(l.text, &line, &above);
    found = find_in_lines(&l, &line, any ? &above : NULL);
    if (!found.text) found = find_odd_indent(&l, &line);
    if (!found.text) found = find_step_out(&l, &line);
    return found;
}
