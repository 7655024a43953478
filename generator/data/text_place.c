/* text_place.c - a text and the scalar it was read from, side by side.
 *
 * Blanks and line ends differ between the two, all else is the same sign by sign but for escapes
 * and words.  So blanks are passed over on both sides, and a word ends where what stands behind it
 * in the file goes on in the text. */
#include "data/text_place.h"

#include "base/utf8.h"

#define BEHIND_WORD 24 /* signs that tell where a word's text ends */

typedef struct Reading {
    Str file, text;
    size_t at, i; /* byte of the file, and of the text */
    char quote;   /* ' or ", or 0 */
    size_t word;  /* of the file: where the word began that was passed last */
} Reading;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char file_at(const Reading *r, size_t ahead)
{
    return r->at + ahead < r->file.n ? r->file.p[r->at + ahead] : 0;
}

/* Over an anchor, a tag, and what begins the scalar. */
static void open_scalar(Reading *r)
{
    while (file_at(r, 0) == '&' || file_at(r, 0) == '!') {
        while (r->at < r->file.n && !is_blank(r->file.p[r->at])) r->at++;
        while (r->at < r->file.n && is_blank(r->file.p[r->at])) r->at++;
    }
    const char first = file_at(r, 0);
    if (first == '\'' || first == '"') {
        r->quote = first;
        r->at++;
    } else if (first == '|' || first == '>') {
        while (r->at < r->file.n && r->file.p[r->at] != '\n') r->at++;
    }
}

/* Over blanks of the file, also those that double quotes spell out. */
static void skip_blanks(Reading *r)
{
    for (;;) {
        const char c = file_at(r, 0), next = file_at(r, 1);
        if (is_blank(c)) r->at++;
        else if (r->quote == '"' && c == '\\' && next && memchr("nrt \n", next, 5)) r->at += 2;
        else return;
    }
}

/* The character that a backslash in double quotes spells out, and how many bytes it takes. */
static uint32_t escaped(const Reading *r, size_t *length)
{
    static const char names[] = "0abevf\"/\\N_LP", meanings[] = "\0\a\b\033\v\f\"/\\";
    const char kind = file_at(r, 1);
    const size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    uint32_t c = 0;
    *length = 2 + digits;
    for (size_t i = 0; i < digits; i++) {
        const char d = file_at(r, 2 + i);
        c = c * 16 + (uint32_t)(d <= '9' ? d - '0' : (d | 32) - 'a' + 10);
    }
    if (digits) return c;
    const char *name = kind ? memchr(names, kind, sizeof names - 1) : NULL;
    if (!name) return UTF8_INVALID;
    const size_t n = (size_t)(name - names);
    return kind == 'N'   ? 0x85
           : kind == '_' ? 0xA0
           : kind == 'L' ? 0x2028
           : kind == 'P' ? 0x2029
                         : (uint32_t)meanings[n];
}

/* One sign of both; false where they differ. */
static bool match_sign(Reading *r)
{
    if (r->quote == '"' && file_at(r, 0) == '\\') {
        size_t length;
        char utf8[4];
        const uint32_t c = escaped(r, &length);
        const size_t n = c == UTF8_INVALID ? 0 : utf8_encode(c, utf8);
        if (!n || r->i + n > r->text.n || memcmp(utf8, r->text.p + r->i, n) != 0) return false;
        r->at += length;
        r->i += n;
        return true;
    }
    if (file_at(r, 0) != r->text.p[r->i]) return false;
    r->at += r->quote == '\'' && file_at(r, 0) == '\'' ? 2 : 1;
    r->i++;
    return true;
}

/* True when the signs at byte `at` of the file go on at byte `i` of the text, up to the scalar's
 * end or the next word. */
static bool goes_on(const Reading *r, size_t at, size_t i)
{
    Reading ahead = *r;
    ahead.at = at;
    ahead.i = i;
    for (int n = 0; n < BEHIND_WORD; n++) {
        while (ahead.i < ahead.text.n && is_blank(ahead.text.p[ahead.i])) ahead.i++;
        skip_blanks(&ahead);
        if (ahead.i == ahead.text.n || str_starts(str_slice(r->file, ahead.at, r->file.n), "{{"))
            return true;
        if (!match_sign(&ahead)) return false;
    }
    return true;
}

/* Over a word and what it stands for; false where it can't be told how far that goes. */
static bool match_word(Reading *r)
{
    const Str rest = str_slice(r->file, r->at, r->file.n);
    if (!str_starts(rest, "{{")) return false; /* first: looking for the end takes the whole file */
    const char *close = memmem(rest.p, rest.n, "}}", 2);
    if (!close) return false;
    const size_t behind = (size_t)(close - r->file.p) + 2;
    size_t end = r->i;
    while (end < r->text.n && !goes_on(r, behind, end)) end++;
    r->word = r->at;
    r->i = end;
    r->at = behind;
    return true;
}

/* Over the backslash of `\\{{`, which stands for two braces. */
static void skip_word_escape(Reading *r)
{
    const Str rest = str_slice(r->file, r->at, r->file.n);
    const bool escape = str_starts(rest, r->quote == '"' ? "\\\\{{" : "\\{{");
    if (escape && r->text.p[r->i] == '{') r->at += r->quote == '"' ? 2 : 1;
}

/* Moves on to byte `to` of the text, or behind the word that it came from. */
static bool move_to(Reading *r, size_t to)
{
    while (r->i < to) {
        if (is_blank(r->text.p[r->i])) {
            r->i++;
            continue;
        }
        skip_blanks(r);
        if (match_word(r)) continue;
        skip_word_escape(r);
        if (!match_sign(r)) return false;
    }
    return true;
}

Span text_place(const Value *text, size_t from, size_t to)
{
    const Source *s = text->span.source;
    if (!s || from >= to || to > text->text.n) return text->span;
    Reading r = { .file = s->text, .text = text->text, .at = text->span.from };
    open_scalar(&r);
    if (!move_to(&r, from)) return text->span;
    if (r.i == from) {
        skip_blanks(&r);
        match_word(&r);
    }
    if (r.i > from) return source_span(s, r.word, r.at);
    const size_t first = r.at;
    return move_to(&r, to) ? source_span(s, first, r.at) : text->span;
}

static size_t line_indent(Str text, size_t start)
{
    size_t n = 0;
    while (start + n < text.n && text.p[start + n] == ' ') n++;
    return n;
}

size_t text_end(Span at)
{
    const Str all = at.source->text;
    size_t start = at.from;
    if (start >= all.n || !strchr("|>", all.p[start])) return at.to;
    while (start && all.p[start - 1] != '\n') start--;
    const size_t outer = line_indent(all, start);
    size_t end = start + str_find(str_slice(all, start, all.n), '\n') + 1;
    while (end < all.n) {
        const size_t indent = line_indent(all, end);
        const bool blank = end + indent < all.n && strchr("\r\n", all.p[end + indent]);
        if (!blank && indent <= outer) break;
        end += str_find(str_slice(all, end, all.n), '\n') + 1;
    }
    return end < all.n ? end : all.n;
}
