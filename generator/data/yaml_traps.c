/* yaml_traps.c - a few rules about what is near a sign; none of them reads YAML.
 *
 * YAML begins a comment at each `#` behind a blank, so "Ticket opened #4711" is the text "Ticket
 * opened".  yamllint asks for two blanks before a comment and one behind its `#`; whoever writes
 * them so is not warned. */
#include "data/yaml_traps.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_word(char c)
{
    return ascii_letter(c) || ascii_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static char at(Str s, size_t i)
{
    return i < s.n ? s.p[i] : '\n';
}

static size_t line_end(Str s, size_t i)
{
    return i < s.n ? i + str_find(str_slice(s, i, s.n), '\n') : s.n;
}

static size_t line_start(Str s, size_t i)
{
    while (i > 0 && s.p[i - 1] != '\n') i--;
    return i;
}

static size_t skip_blanks(Str s, size_t i)
{
    while (i < s.n && is_blank(s.p[i])) i++;
    return i;
}

/* ---- comments ----------------------------------------------------------------------------- */

/* The comment at `hash`, to its line's end without blanks. */
static Span comment_span(const Source *s, size_t hash)
{
    size_t end = line_end(s->text, hash);
    while (end > hash && (is_blank(s->text.p[end - 1]) || s->text.p[end - 1] == '\r')) end--;
    return source_span(s, hash, end);
}

static bool has_blank_behind(Str s, size_t hash)
{
    while (at(s, hash) == '#' || at(s, hash) == '!') hash++; /* "##", "#!" */
    const char c = at(s, hash);
    return is_blank(c) || c == '\n' || c == '\r';
}

/* `blanks`: how many stand before it. */
static bool looks_like_comment(Str s, size_t hash, size_t blanks, CommentRule rule)
{
    return has_blank_behind(s, hash) &&
           (rule == COMMENT_LOOSE || blanks > 1 || at(s, hash - 1) == '\t');
}

/* Whether the scalar is neither quoted nor a block; an anchor may stand before it. */
static bool is_plain(Span scalar)
{
    const Str text = str_slice(scalar.source->text, scalar.from, scalar.to);
    size_t i = 0;
    if (at(text, 0) == '&') {
        while (i < text.n && !is_blank(text.p[i])) i++;
        i = skip_blanks(text, i);
    }
    return i < text.n && !strchr("\"'|>", text.p[i]);
}

/* A line that begins with `#`, directly below a plain scalar and as far in as its text, would have
 * been its next line. */
static size_t next_line_cut(Str s, Span scalar)
{
    const size_t last = line_start(s, scalar.to), below = line_end(s, scalar.to) + 1;
    const size_t indent = skip_blanks(s, last) - last;
    const bool own_line = scalar.from <= last + indent; /* no key before it */
    const size_t hash = skip_blanks(s, below);
    if (at(s, hash) != '#' || has_blank_behind(s, hash)) return s.n;
    const size_t depth = hash - below;
    return depth > indent || (own_line && depth == indent && indent > 0) ? hash : s.n;
}

Span yaml_cut(Span scalar, CommentRule rule)
{
    const Source *source = scalar.source;
    if (!source || scalar.to <= scalar.from || scalar.to >= source->text.n) return SPAN_NONE;
    const Str s = source->text;
    const size_t hash = skip_blanks(s, scalar.to);
    const char c = at(s, hash);
    if ((c != '#' && c != '\n' && c != '\r') || !is_plain(scalar)) return SPAN_NONE;
    if (c == '#')
        return hash == scalar.to || looks_like_comment(s, hash, hash - scalar.to, rule)
                   ? SPAN_NONE
                   : comment_span(source, hash);
    const size_t below = next_line_cut(s, scalar);
    return below < s.n ? comment_span(source, below) : SPAN_NONE;
}

void yaml_warn_of_cuts(Diag *d, const Value *v)
{
    for (size_t i = 0; i < value_count(v); i++) yaml_warn_of_cuts(d, value_at(v, i));
    const Span cut = v->kind == VALUE_TEXT ? yaml_cut(v->span, COMMENT_LOOSE) : SPAN_NONE;
    if (cut.source) report(d, MSG_YAML_CUT, cut, "the text");
}

Span yaml_comment_for_value(Span behind)
{
    if (!behind.source) return SPAN_NONE;
    const size_t hash = skip_blanks(behind.source->text, behind.from);
    return at(behind.source->text, hash) == '#' ? comment_span(behind.source, hash) : SPAN_NONE;
}

bool yaml_comment_is_text(Span comment)
{
    return comment.source && !has_blank_behind(comment.source->text, comment.from);
}

/* ---- braces ------------------------------------------------------------------------------- */

/* `{{` and what follows it up to `}}`, or to the line's end. */
static Span braces_span(const Source *s, size_t from)
{
    const size_t end = line_end(s->text, from);
    for (size_t i = from; i + 1 < end; i++)
        if (s->text.p[i] == '}' && s->text.p[i + 1] == '}') return source_span(s, from, i + 2);
    return source_span(s, from, from + 2);
}

Span yaml_braces_around(Span inner)
{
    const Source *s = inner.source;
    if (!s || inner.from == 0 || at(s->text, inner.from) != '{') return SPAN_NONE;
    if (s->text.p[inner.from - 1] != '{') return SPAN_NONE;
    return braces_span(s, inner.from - 1);
}

/* ---- what could not be read --------------------------------------------------------------- */

/* The end of the quotation that begins at `i`, or `to`. */
static size_t skip_quoted(Str s, size_t i, size_t to)
{
    const char quote = s.p[i++];
    while (i < to && s.p[i] != quote) i += quote == '"' && s.p[i] == '\\' ? 2 : 1;
    return i < to ? i + 1 : to;
}

/* Whether a value may begin behind the sign `c`, which `next` follows. */
static bool starts_value(char c, char next)
{
    const bool parts = is_blank(next) || next == '\n' || next == '\r';
    return c == '\n' || c == '[' || c == '{' || c == ',' || ((c == ':' || c == '-') && parts);
}

/* Whether the `#` at `i` begins a comment, which is then put into `out` if it was meant as text. */
static bool begins_comment(const Source *source, size_t i, bool starts, YamlTrap *out)
{
    const Str s = source->text;
    size_t before = i;
    while (before > 0 && is_blank(s.p[before - 1])) before--;
    const bool own_line = before == 0 || s.p[before - 1] == '\n';
    if (before == i && !own_line && !starts) return false;
    const CommentRule rule = own_line || starts ? COMMENT_LOOSE : COMMENT_STRICT;
    if (!looks_like_comment(s, i, i - before, rule))
        *out = (YamlTrap){ TRAP_COMMENT, comment_span(source, i) };
    return true;
}

YamlTrap yaml_trap(const Source *source, size_t from, size_t to)
{
    const Str s = source->text;
    YamlTrap found = { TRAP_NONE, SPAN_NONE };
    bool starts = true; /* a value may begin here */
    for (size_t i = from; i < to && i < s.n && !found.kind; i++) {
        const char c = s.p[i];
        if (is_blank(c)) continue;
        if (starts && (c == '"' || c == '\'')) i = skip_quoted(s, i, to) - 1;
        else if (starts && c == '{' && at(s, i + 1) == '{')
            found = (YamlTrap){ TRAP_BRACES, braces_span(source, i) };
        else if (c == '#' && begins_comment(source, i, starts, &found)) i = line_end(s, i) - 1;
        starts = starts_value(c, at(s, i + 1));
    }
    return found;
}

/* ---- escapes ------------------------------------------------------------------------------ */

/* Bytes of the escape at `i`, its backslash included. */
static size_t escape_length(Str s, size_t i)
{
    switch (at(s, i + 1)) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
    }
}

/* What the escape at `i` stands for; 0xFFFD for a backslash, quotes, blanks and line ends. */
static uint32_t escape_character(Str s, size_t i)
{
    static const char names[] = "0abtnvfreN_LP";
    static const uint32_t characters[] = { 0,    7,    8,    9,    0x0A,   0x0B,  0x0C,
                                           0x0D, 0x1B, 0x85, 0xA0, 0x2028, 0x2029 };
    const char c = at(s, i + 1);
    const char *name = c ? strchr(names, c) : NULL;
    if (name) return characters[name - names];
    if (c != 'x' && c != 'u' && c != 'U') return 0xFFFD;
    uint32_t n = 0;
    for (size_t k = i + 2; k < i + escape_length(s, i); k++) {
        const char d = at(s, k);
        n = n * 16 + (uint32_t)(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10);
    }
    return n;
}

bool yaml_is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85);
}

/* "C:", also in brackets. */
static bool ends_in_drive(Str head)
{
    return head.n >= 2 && head.p[head.n - 1] == ':' && ascii_letter(head.p[head.n - 2]) &&
           (head.n == 2 || !is_word(head.p[head.n - 3]));
}

/* What paths begin with: "\\server", "%TEMP%", "~", ".", "..". */
static bool begins_path(Str head)
{
    if (head.n > 2 && str_starts(head, "\\\\") && head.p[2] != '\\') return true;
    if (head.n > 2 && head.p[0] == '%' && head.p[head.n - 1] == '%') return true;
    return str_is(head, "~") || str_is(head, ".") || str_is(head, "..");
}

/* ".exe" */
static bool ends_in_suffix(Str tail)
{
    size_t n = 0;
    while (n < tail.n && n < 5 && is_word(tail.p[tail.n - 1 - n])) n++;
    return n >= 2 && n <= 4 && n + 1 < tail.n && tail.p[tail.n - 1 - n] == '.';
}

/* `head` and `tail` are what stands around the escape up to blanks and quotes. */
static bool is_in_path(Str head, Str tail, char escape)
{
    const bool goes_on = tail.n && is_word(tail.p[0]);
    /* "Plan B:\nWait" ends a line, "C:\new" does not. */
    const bool breaks = escape == 'n' && !(tail.n && tail.p[0] >= 'a' && tail.p[0] <= 'z');
    if (ends_in_drive(head) || begins_path(head)) return !breaks;
    if (escape == 'n' || escape == 'x' || escape == 'u' || escape == 'U' || escape == '_')
        return false;
    if (escape != 't') return goes_on; /* hardly ever meant before a letter */
    return head.n && is_word(head.p[head.n - 1]) && goes_on && ends_in_suffix(tail);
}

static bool ends_token(char c)
{
    return is_blank(c) || c == '\n' || c == '"' || c == '\'' || c == '`';
}

/* Whether an escape other than that of a backslash begins in [from, to). */
static bool has_escape(Str s, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++) {
        if (s.p[i] != '\\') continue;
        if (s.p[++i] != '\\') return true;
    }
    return false;
}

bool yaml_next_escape(Span quoted, size_t *at_byte, YamlEscape *out)
{
    const Str s = quoted.source->text;
    size_t i = *at_byte ? *at_byte : quoted.from + 1, token = i;
    while (token > quoted.from + 1 && !ends_token(s.p[token - 1])) token--;
    for (; i + 1 < quoted.to; i++) {
        if (ends_token(s.p[i])) token = i + 1;
        if (s.p[i] != '\\') continue;
        const size_t behind = i + escape_length(s, i);
        const uint32_t c = escape_character(s, i);
        size_t end = behind;
        while (end + 1 < quoted.to && !ends_token(s.p[end])) end++;
        const bool control = yaml_is_control(c);
        const bool first = !has_escape(s, token, i); /* once a path */
        const bool path = first && c != 0xFFFD &&
                          is_in_path(str_slice(s, token, i), str_slice(s, behind, end), s.p[i + 1]);
        if (control || path) {
            *out = (YamlEscape){ control ? ESCAPE_CONTROL : ESCAPE_PATH,
                                 source_span(quoted.source, i, behind), c };
            *at_byte = behind;
            return true;
        }
        i = behind - 1;
    }
    return false;
}

const char *yaml_escape_name(Arena *a, uint32_t character)
{
    switch (character) {
    case '\t': return "a tab";
    case '\n':
    case '\r':
    case 0x85:
    case 0x2028: return "a line break";
    case 0x2029: return "the end of a paragraph";
    case 0xA0: return "a space that does not break";
    default: return c_format(a, "the character U+%04X", (unsigned)character);
    }
}
