/* typeset.c - paragraphs remembered by all that they depend on. */
#include "layout/typeset.h"

#include <math.h>

/* The lines of a text at one width; behind them those at others. */
typedef struct KnownLines {
    double width;
    Paragraph lines;
    struct KnownLines *next;
} KnownLines;

/* What two paragraphs must share to share their settings; the language is the context's. */
static Str key_of(const LayoutContext *c, const TextSpan *spans, size_t n,
                  const ParagraphOptions *o)
{
    Buf b = { .arena = c->scratch };
    size_t length = 1 + sizeof(double);
    for (size_t i = 0; i < n; i++) length += sizeof(void *) + sizeof(size_t) + spans[i].text.n;
    buf_reserve(&b, length);
    buf_char(&b, o->balance);
    buf_mem(&b, &o->hyphenate_below, sizeof o->hyphenate_below);
    for (size_t i = 0; i < n; i++) {
        buf_mem(&b, &spans[i].style, sizeof spans[i].style);
        buf_mem(&b, &spans[i].text.n, sizeof spans[i].text.n);
        buf_str(&b, spans[i].text);
    }
    return buf_done(&b);
}

/* Lines that need no wrapping are the same at every width they fit into. */
static bool serves(const KnownLines *s, double width)
{
    return s->width == width || s->lines.widths.max <= fmin(s->width, width);
}

static void remember(const LayoutContext *c, Str key, KnownLines *others, KnownLines setting)
{
    KnownLines *s = ARENA_NEW(c->setter->shared, KnownLines);
    *s = setting;
    if (others) {
        s->next = others->next;
        others->next = s;
    } else {
        map_set(&c->setter->paragraphs, str_copy(c->setter->shared, key), s);
    }
}

Paragraph typeset(const LayoutContext *c, const TextSpan *spans, size_t n,
                  const ParagraphOptions *o)
{
    const ArenaMark mark = arena_mark(c->scratch);
    const Str key = key_of(c, spans, n, o);
    KnownLines *settings = map_get(&c->setter->paragraphs, key);
    const KnownLines *known = settings;
    while (known && !serves(known, o->width)) known = known->next;
    const bool keep = !known && c->setter->paragraphs.n < c->remembers;
    const Paragraph p = known ? known->lines
                              : paragraph_layout(c->setter->text,
                                                 keep ? c->setter->shared : c->output, spans, n, o);
    if (keep) remember(c, key, settings, (KnownLines){ .width = o->width, .lines = p });
    arena_rewind(c->scratch, mark);
    return p;
}

const Line *typeset_line(const LayoutContext *c, Str text, const TextStyle *style,
                         TextDirection direction, Span origin)
{
    TextSpan span = { text, style, origin, false };
    ParagraphOptions o = { .width = INFINITY,
                           .direction = direction,
                           .language = c->setter->language };
    Paragraph p = paragraph_layout(c->setter->text, c->output, &span, 1, &o);
    return &p.lines[0];
}
