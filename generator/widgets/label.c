/* label.c - looks from the theme, and lines set with them. */
#include "widgets/label.h"

#include <math.h>

#include "text/markdown.h"

LabelAlign label_start(const WidgetContext *c)
{
    return c->rtl ? LABEL_RIGHT : LABEL_LEFT;
}

LabelAlign label_end(const WidgetContext *c)
{
    return c->rtl ? LABEL_LEFT : LABEL_RIGHT;
}

Look look_named(const WidgetContext *c, const char *style)
{
    Look look = { 0 };
    look.style = c->style(c->user, style, &look.leading);
    /* A theme may leave the leading to the font's usual one. */
    if (look.leading <= 0) look.leading = look.style->size * 1.25;
    return look;
}

static TextStyle *style_copy(const WidgetContext *c, const TextStyle *style)
{
    TextStyle *copy = ARENA_NEW(c->keep, TextStyle);
    *copy = *style;
    return copy;
}

Look look_scaled(const WidgetContext *c, Look look, double scale)
{
    TextStyle *style = style_copy(c, look.style);
    scale = fmax(scale, fmin(TYPE_MIN / style->size, 1));
    style->size *= scale;
    style->tracking *= scale;
    style->rise *= scale;
    return (Look){ style, look.leading * scale };
}

Look look_colored(const WidgetContext *c, Look look, Color color)
{
    TextStyle *style = style_copy(c, look.style);
    style->color = color;
    return (Look){ style, look.leading };
}

static void plain_block(Buf *out, const MarkdownBlock *block)
{
    if (block->n_inlines && out->n) buf_char(out, '\n');
    for (size_t i = 0; i < block->n_inlines; i++)
        if (!block->inlines[i].raised) buf_str(out, block->inlines[i].text);
    for (size_t i = 0; i < block->n_children; i++) plain_block(out, &block->children[i]);
}

Str label_plain(const WidgetContext *c, Str markdown)
{
    Buf out = { .arena = c->keep };
    plain_block(&out, markdown_parse(c->scratch, markdown));
    return buf_done(&out);
}

double label_widest_word(const WidgetContext *c, const TextSpan *spans, size_t n)
{
    ParagraphOptions options = { .width = INFINITY, .language = c->language };
    return paragraph_layout(c->text, c->scratch, spans, n, &options).widths.min;
}

Frame *label_set_spans(const WidgetContext *c, const TextSpan *spans, size_t n, double leading,
                       double width, LabelAlign align)
{
    ParagraphOptions options = {
        .width = width,
        .balance = isfinite(width) != 0,
        .language = c->language,
    };
    Paragraph text = paragraph_layout(c->text, c->keep, spans, n, &options);
    double widest = 0;
    for (uint32_t i = 0; i < text.n; i++) widest = fmax(widest, (double)text.lines[i].width);

    Frame *frame = frame_new(c->keep, (Size){ widest, leading * text.n });
    for (uint32_t i = 0; i < text.n; i++) {
        const Line *line = &text.lines[i];
        /* Half of the spare leading goes above the line, as in CSS. */
        double ascent = (double)line->ascent;
        double spare = leading - ascent - (double)line->descent;
        double baseline = leading * i + spare / 2 + ascent;
        if (!i) frame->baseline = baseline;
        double rest = widest - (double)line->width;
        double x = align == LABEL_LEFT ? 0 : align == LABEL_RIGHT ? rest : rest / 2;
        frame_add_line(c->keep, frame, (Point){ x, baseline }, line);
    }
    return frame;
}

Frame *label_set(const WidgetContext *c, Str text, Look look, double width, LabelAlign align,
                 Span origin)
{
    TextSpan span = { .text = text, .style = look.style, .origin = origin };
    return label_set_spans(c, &span, 1, look.leading, width, align);
}

double label_cap_height(const Frame *label)
{
    if (!label->n || label->items[0].kind != ITEM_TEXT) return 0;
    const Line *line = label->items[0].as.line;
    if (!line->n || !line->runs[0].shaped) return 0;
    return line->runs[0].shaped->font->cap_height * line->runs[0].style->size;
}
