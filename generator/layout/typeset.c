/* typeset.c - paragraphs remembered by all that they depend on.
 *
 * Only documents remember (c->remembers): a deck of thousands of cards is set once, and keeping its
 * lines for longer than its cards would only fill the memory. */
#include "layout/typeset.h"

/* What two paragraphs must share to share their lines; the language is the context's. */
static Str key_of(LayoutContext *c, char kind, const TextSpan *spans, size_t n,
                  const ParagraphOptions *o)
{
    Buf b = { .arena = c->scratch };
    size_t length = 2 + 2 * sizeof(double);
    for (size_t i = 0; i < n; i++) length += sizeof(void *) + sizeof(size_t) + spans[i].text.n;
    buf_reserve(&b, length);
    buf_char(&b, kind);
    buf_char(&b, o->balance);
    buf_mem(&b, &o->width, sizeof o->width);
    buf_mem(&b, &o->hyphenate_below, sizeof o->hyphenate_below);
    for (size_t i = 0; i < n; i++) {
        buf_mem(&b, &spans[i].style, sizeof spans[i].style);
        buf_mem(&b, &spans[i].text.n, sizeof spans[i].text.n);
        buf_str(&b, spans[i].text);
    }
    return buf_done(&b);
}

const MarkdownBlock *typeset_markdown(LayoutContext *c, Str text)
{
    if (!c->remembers) return markdown_parse(c->scratch, text);
    MarkdownBlock *known = map_get(&c->markdown, text);
    if (known) return known;
    const Str kept = str_copy(c->lasting, text);
    known = markdown_parse(c->lasting, kept);
    map_set(&c->markdown, kept, known);
    return known;
}

Paragraph typeset(LayoutContext *c, const TextSpan *spans, size_t n, const ParagraphOptions *o)
{
    if (!c->remembers) return paragraph_layout(c->text, c->keep, spans, n, o);
    Str key = key_of(c, 'p', spans, n, o);
    Paragraph *p = map_get(&c->paragraphs, key);
    if (!p) {
        p = ARENA_NEW(c->lasting, Paragraph);
        *p = paragraph_layout(c->text, c->lasting, spans, n, o);
        map_set(&c->paragraphs, str_copy(c->lasting, key), p);
    }
    return *p;
}

TextWidths typeset_widths(LayoutContext *c, const TextSpan *spans, size_t n,
                          const ParagraphOptions *o)
{
    if (!c->remembers) return paragraph_widths(c->text, spans, n, o);
    Str key = key_of(c, 'w', spans, n, o);
    TextWidths *w = map_get(&c->paragraphs, key);
    if (!w) {
        w = ARENA_NEW(c->lasting, TextWidths);
        *w = paragraph_widths(c->text, spans, n, o);
        map_set(&c->paragraphs, str_copy(c->lasting, key), w);
    }
    return *w;
}
