/* typeset.c - paragraphs remembered by all that they depend on. */
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
    MarkdownBlock *known = map_get(&c->markdown, text);
    if (known) return known;
    if (c->markdown.n >= c->remembers) return markdown_parse(c->scratch, text);
    const Str kept = str_copy(c->lasting, text);
    known = markdown_parse(c->lasting, kept);
    map_set(&c->markdown, kept, known);
    return known;
}

Paragraph typeset(LayoutContext *c, const TextSpan *spans, size_t n, const ParagraphOptions *o)
{
    const ArenaMark mark = arena_mark(c->scratch);
    const Str key = key_of(c, 'p', spans, n, o);
    const Paragraph *known = map_get(&c->paragraphs, key);
    const bool keep = !known && c->paragraphs.n < c->remembers;
    Paragraph p = known  ? *known
                  : keep ? paragraph_layout(c->text, c->lasting, spans, n, o)
                         : paragraph_layout(c->text, c->keep, spans, n, o);
    if (keep)
        map_set(&c->paragraphs, str_copy(c->lasting, key), arena_copy(c->lasting, &p, sizeof p));
    arena_rewind(c->scratch, mark);
    return p;
}

TextWidths typeset_widths(LayoutContext *c, const TextSpan *spans, size_t n,
                          const ParagraphOptions *o)
{
    const ArenaMark mark = arena_mark(c->scratch);
    const Str key = key_of(c, 'w', spans, n, o);
    const TextWidths *known = map_get(&c->paragraphs, key);
    TextWidths w = known ? *known : paragraph_widths(c->text, spans, n, o);
    if (!known && c->paragraphs.n < c->remembers)
        map_set(&c->paragraphs, str_copy(c->lasting, key), arena_copy(c->lasting, &w, sizeof w));
    arena_rewind(c->scratch, mark);
    return w;
}
