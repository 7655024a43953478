/* visible.c - which characters are spelled out, and how wide the others are. */
#include "base/visible.h"

#include <string.h>
#include <uniwidth.h>

#include "base/utf8.h"

bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_ignorable(uint32_t c)
{
    static const CharRange ranges[] = {
        { 0x00AD, 0x00AD },   { 0x034F, 0x034F }, { 0x061C, 0x061C },   { 0x115F, 0x1160 },
        { 0x17B4, 0x17B5 },   { 0x180B, 0x180F }, { 0x200B, 0x200F },   { 0x202A, 0x202E },
        { 0x2060, 0x206F },   { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F },   { 0xFEFF, 0xFEFF },
        { 0xFFA0, 0xFFA0 },   { 0xFFF0, 0xFFF8 }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
        { 0xE0000, 0xE0FFF },
    };
    return c >= ranges[0].first && UTF8_IN(ranges, c);
}

/* ---- what stays ----------------------------------------------------------------------------- */

static uint32_t char_before(Str s, size_t i)
{
    if (i == 0) return 0;
    do i--;
    while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80);
    return utf8_next(s, &i);
}

static uint32_t char_at(Str s, size_t i)
{
    return i < s.n ? utf8_next(s, &i) : 0;
}

bool is_pictograph(uint32_t c)
{
    if (c < 0x203C) return false;
    return c == 0x203C || c == 0x2049 || c == 0x2122 || c == 0x2139 ||
           (c >= 0x2190 && c <= 0x2BFF) || c == 0x3030 || c == 0x303D || c == 0x3297 ||
           c == 0x3299 || (c >= 0x1F000 && c <= 0x1FAFF);
}

/* Arabic to Malayalam: where joiners are part of the spelling. */
static bool is_joining_letter(uint32_t c)
{
    return c >= 0x620 && c <= 0xD7F;
}

enum { NON_JOINER = 0x200C, JOINER = 0x200D, TEXT_FORM = 0xFE0E, EMOJI_FORM = 0xFE0F };

/* True for joiners and forms of emoji where they belong.  `end` is behind the character. */
static bool belongs_here(Str s, size_t from, size_t end, uint32_t c)
{
    const uint32_t before = char_before(s, from), after = char_at(s, end);
    if (c == TEXT_FORM || c == EMOJI_FORM)
        return is_pictograph(before) ||
               (before >= 0x2000 && before < 0x2190 && !is_ignorable(before));
    if (c != JOINER && c != NON_JOINER) return false;
    if (is_joining_letter(before) && is_joining_letter(after)) return true;
    return c == JOINER && (is_pictograph(before) || before == EMOJI_FORM) && is_pictograph(after);
}

static bool is_hidden(Str s, size_t from, size_t end, uint32_t c)
{
    enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR, ANNOTATION = 0xFFF9 };
    if (is_control(c) || c == UTF8_INVALID) return true;
    if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) return true;
    if (c >= ANNOTATION && c < ANNOTATION + 3) return true;
    return is_ignorable(c) && !belongs_here(s, from, end, c);
}

/* ---- for readers of a PDF ------------------------------------------------------------------- */

Str without_ignorable(Arena *a, Str s, size_t from, size_t to, bool joiners)
{
    Buf b = { .arena = a };
    size_t copied = from;
    for (size_t i = from; i < to;) {
        const size_t at = i;
        const uint32_t c = utf8_next(s, &i);
        if (c < 0x80 || !is_ignorable(c)) continue;
        const bool joins = c == JOINER || c == NON_JOINER;
        if (joiners && joins && belongs_here(s, at, i, c)) continue;
        buf_mem(&b, s.p + copied, at - copied);
        copied = i;
    }
    if (copied == from) return str_slice(s, from, to);
    buf_mem(&b, s.p + copied, to - copied);
    return buf_done(&b);
}

/* ---- for terminals -------------------------------------------------------------------------- */

unsigned char_columns(uint32_t c)
{
    /* "UTF-8": what is wide in East Asian encodings alone is not. */
    const int columns = uc_width(c, "UTF-8");
    return columns < 0 ? 1 : (unsigned)columns;
}

/* The letter behind the backslash, 0 for most. */
static char escape_letter(uint32_t c)
{
    return c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 0;
}

static void escape(Visible *v, unsigned char byte, uint32_t c)
{
    int n;
    if (escape_letter(c)) n = snprintf(v->text, sizeof v->text, "\\%c", escape_letter(c));
    else if (byte < 0x80 || c == UTF8_INVALID)
        n = snprintf(v->text, sizeof v->text, "\\x%02x", byte);
    else n = snprintf(v->text, sizeof v->text, "\\u{%x}", (unsigned)c);
    v->n = v->columns = (size_t)n;
}

Visible visible_next(Str s, size_t *i)
{
    Visible v;
    const size_t from = *i;
    const uint32_t c = utf8_next(s, i);
    v.n = *i - from;
    v.columns = 1;
    if ((c < 0x20 || c >= 0x7F) && is_hidden(s, from, *i, c)) {
        escape(&v, (unsigned char)s.p[from], c);
        return v;
    }
    memcpy(v.text, s.p + from, v.n);
    if (c >= 0x80) v.columns = char_columns(c);
    return v;
}

size_t visible_columns(Str s)
{
    size_t columns = 0;
    for (size_t i = 0; i < s.n;) columns += visible_next(s, &i).columns;
    return columns;
}

void print_visible(FILE *to, Str s)
{
    for (size_t i = 0; i < s.n;) {
        const Visible v = visible_next(s, &i);
        fwrite(v.text, 1, v.n, to);
    }
}

/* ---- for programs --------------------------------------------------------------------------- */

static void add_escape(Buf *b, uint32_t c)
{
    if (c < 0x10000) {
        buf_format(b, "\\u%04x", (unsigned)c);
        return;
    }
    c -= 0x10000;
    buf_format(b, "\\u%04x\\u%04x", 0xD800 + (unsigned)(c >> 10), 0xDC00 + (unsigned)(c & 0x3FF));
}

void buf_json(Buf *b, Str s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n;) {
        const size_t from = i;
        const uint32_t c = utf8_next(s, &i);
        if (c == UTF8_INVALID) add_escape(b, 0xFFFD);
        else if (c == '"' || c == '\\') buf_format(b, "\\%c", (char)c);
        else if ((c < 0x20 || c >= 0x7F) && is_hidden(s, from, i, c)) add_escape(b, c);
        else buf_mem(b, s.p + from, i - from);
    }
    buf_char(b, '"');
}
