/* collect.c - joins the spans into one text and looks at what is in it.
 *
 * Line and paragraph separators become '\n', tabs become a blank, in code as many as lead to the
 * next stop; other controls are left out with a warning, fillers without; bytes that are not UTF-8
 * (the reader lets none through) become U+FFFD. */
#include "text/columns.h"
#include "text/emoji.h"
#include "text/flow.h"
#include "text/unicode.h"

void flow_report(const Flow *f, MessageCode code, const TextSpan *span, uint32_t c)
{
    Text *t = f->text;
    struct {
        const void *source;
        uint32_t from, c, code, none;
    } place = { span->origin.source, span->origin.from, c, code, 0 };
    Str key = { (const char *)&place, sizeof place };
    if (map_get(&t->reported, key)) return;
    map_set(&t->reported, str_copy(t->arena, key), t);
    char utf8[4];
    const char *shown = str_c(t->arena, (Str){ utf8, utf8_encode(c, utf8) });
    report(t->diag, code, span->origin, c_format(t->arena, "U+%04X", (unsigned)c), shown);
}

/* Blanks from the end of what is collected of the line to the next stop. */
static unsigned blanks_to_stop(const Buf *b)
{
    size_t from = b->n;
    while (from && b->p[from - 1] != '\n') from--;
    return TAB_COLUMNS - text_columns((Str){ b->p + from, b->n - from }) % TAB_COLUMNS;
}

static void add_odd(Flow *f, Buf *b, const TextSpan *span, uint32_t c)
{
    char utf8[4];
    if (c == '\t') {
        for (unsigned i = f->options->code ? blanks_to_stop(b) : 1; i > 0; i--) buf_char(b, ' ');
    } else if (c == '\n' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029) {
        buf_char(b, '\n');
    } else if (c == 0x85) {
        buf_char(b, ' ');
    } else if (c == UTF8_INVALID) {
        buf_mem(b, utf8, utf8_encode(0xFFFD, utf8));
    } else if (c != '\r') {
        flow_report(f, MSG_CONTROL_CHARACTER, span, c);
    }
}

/* Fillers and controls of shorthand, which HarfBuzz would look for in the font.  Fillers of Hangul
 * stay beside the letters that they complete. */
static bool is_left_out(Str s, size_t from, size_t end, uint32_t c)
{
    if (c == 0x3164 || c == 0xFFA0 || (c >= 0x1BCA0 && c <= 0x1BCA3)) return true;
    if (c != 0x115F && c != 0x1160) return false;
    const bool behind = from >= 3 && s.p[from - 3] == '\xE1' && (s.p[from - 2] & 0xFC) == 0x84;
    const bool before = end + 2 < s.n && s.p[end] == '\xE1' && (s.p[end + 1] & 0xFC) == 0x84;
    return !behind && !before;
}

/* Controls, and what stands for something outside the text: annotations, objects, no character. */
static bool is_odd(uint32_t c)
{
    return is_control(c) || c == 0x2028 || c == 0x2029 || c == UTF8_INVALID ||
           (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static void collect_span(Flow *f, Buf *b, const TextSpan *span)
{
    Str s = span->text;
    size_t copied = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (s.p[i] >= ' ' && s.p[i] < 0x7F) {
            i++;
            continue;
        }
        uint32_t c = utf8_next(s, &i);
        if (c >= 0x80) {
            f->ascii = false;
            f->turns |= may_turn_direction(c);
            f->kana |= c >= 0x3041 && c <= 0x30FF;
            f->unparted |= dictionary_covers(c);
            f->rare |= c >= 0xFFFF || c == 0x61C;
            f->emoji |= c >= 0x1F000 || c == 0x200D || makes_sequence(c);
        }
        const bool left_out = is_left_out(s, at, i, c);
        if (!left_out && !is_odd(c)) continue;
        buf_mem(b, s.p + copied, at - copied);
        if (!left_out) add_odd(f, b, span, c);
        copied = i;
    }
    buf_mem(b, s.p + copied, s.n - copied);
}

void flow_collect(Flow *f)
{
    Buf b = { .arena = f->arena };
    f->ascii = true;
    f->starts = ARENA_ARRAY(f->arena, uint32_t, f->n_spans + 1);
    for (size_t i = 0; i < f->n_spans; i++) {
        f->starts[i] = (uint32_t)b.n;
        collect_span(f, &b, &f->spans[i]);
        if (b.n >= INT32_MAX) out_of_memory(); /* the libraries count in int */
    }
    f->starts[f->n_spans] = (uint32_t)b.n;
    f->bytes = buf_done(&b);
}
