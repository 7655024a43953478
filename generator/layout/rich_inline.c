/* rich_inline.c - what a paragraph of Markdown says, as spans of styled text and pictures. */
#include "layout/rich_inline.h"

#include <math.h>

#include "base/ascii.h"
#include "layout/rich_picture.h"
#include "layout/style.h"
#include "layout/typeset.h"
#include "text/letter_case.h"

/* The address of a link is printed behind it where the text does not show it: paper can't be
 * clicked. */
static bool address_shown(Str text, Str link)
{
    if (!link.n || link.p[0] == '#' || str_eq(text, link)) return true;
    size_t colon = str_find(link, ':');
    Str bare = str_slice(link, colon + 1, link.n);
    while (bare.n && bare.p[0] == '/') bare = str_slice(bare, 1, bare.n);
    return str_eq(text, bare);
}

/* Scheme or place that a reader of PDFs may be sent to. */
static bool is_live(Str link)
{
    static const Str begins[] = { STR("#"), STR("http://"), STR("https://"), STR("mailto:") };
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        const size_t n = begins[i].n; /* schemes have no case (RFC 3986, 3.1) */
        if (link.n > n && ascii_same(str_slice(link, 0, n), begins[i])) return true;
    }
    return false;
}

static void add_span(const LayoutContext *c, Spans *spans, Str text, const Style *s,
                     const Variant *v, const RichOptions *o)
{
    const bool address = v->link.n && v->link.p[0] != '#' && address_shown(text, v->link);
    if (s->upper && !v->code) text = text_upper(c->scratch, text, c->setter->language);
    *vec_push(c->scratch, spans) =
        (TextSpan){ text, style_text(c, s, v), o->origin, v->code || address };
}

/* The address behind the text that leads there, in brackets. */
static void add_address(const LayoutContext *c, Spans *spans, Str link, const Style *s,
                        const Variant *v, const RichOptions *o)
{
    if (!c->setter->rtl) {
        add_span(c, spans, str_format(c->scratch, " (%.*s)", (int)link.n, link.p), s, v, o);
        return;
    }
    add_span(c, spans, STR(" ("), s, v, o);
    add_span(c, spans, link, s, v, o);
    add_span(c, spans, STR(")"), s, v, o);
}

/* Text and pictures; those are at most `room` wide. */
static void add_inline(const LayoutContext *c, Spans *spans, const MarkdownInline *in,
                       const Style *s, const Variant *v, const RichOptions *o, double room)
{
    TextSpan picture;
    if (!in->image.n) add_span(c, spans, in->text, s, v, o);
    else if (picture_span(c, in, style_text(c, s, v), o, room, &picture))
        *vec_push(c->scratch, spans) = picture;
}

Spans inline_spans(const LayoutContext *c, const MarkdownInline *in, size_t n, const Style *s,
                   const RichOptions *o, double room)
{
    Spans spans = { 0 };
    Buf shown = { .arena = c->scratch };
    vec_reserve(c->scratch, &spans, n + 1);
    for (size_t i = 0; i < n; i++) {
        Variant v = { o->color,     in[i].strong, in[i].emphasis, in[i].code,
                      in[i].strike, in[i].raised, in[i].link };
        const bool dead = in[i].link.n && !is_live(in[i].link);
        if (dead) v.link = (Str){ 0 };
        add_inline(c, &spans, &in[i], s, &v, o, room);
        if (!in[i].link.n) continue;
        if (!in[i].image.n) buf_str(&shown, in[i].text);
        if (i + 1 < n && str_eq(in[i + 1].link, in[i].link)) continue;
        v.code = v.strong = false;
        if (dead) report(c->diag, MSG_LINK_DEAD, o->origin, str_c(c->scratch, in[i].link));
        if (!address_shown(buf_done(&shown), in[i].link))
            add_address(c, &spans, in[i].link, s, &v, o);
        shown.n = 0;
    }
    if (!spans.n) add_span(c, &spans, STR(""), s, &(Variant){ .color = o->color }, o);
    return spans;
}

ParagraphOptions paragraph_options(const LayoutContext *c, const Style *s, const RichOptions *o,
                                   double width)
{
    return (ParagraphOptions){ .width = width,
                               .hyphenate_below = o->name ? 0 : s->hyphenate,
                               .balance = s->balance,
                               .language = c->setter->language };
}

/* Pictures being at most `room` wide. */
static TextWidths widths_of(const LayoutContext *c, const MarkdownInline *in, size_t n,
                            const RichOptions *o, double room)
{
    const ArenaMark mark = arena_mark(c->scratch), lines = arena_mark(c->output);
    Spans spans = inline_spans(c, in, n, o->style, o, room);
    ParagraphOptions options = paragraph_options(c, o->style, o, INFINITY);
    const TextWidths widths = typeset(c, spans.at, spans.n, &options).widths;
    arena_rewind(c->output, lines);
    arena_rewind(c->scratch, mark);
    return widths;
}

TextWidths inline_widths(const LayoutContext *c, const MarkdownInline *in, size_t n,
                         const RichOptions *o)
{
    const MarkdownInline *picture = lone_picture(in, n);
    if (picture) return picture_widths(c, picture, o);
    TextWidths widths = widths_of(c, in, n, o, INFINITY);
    if (holds_pictures(in, n)) widths.min = widths_of(c, in, n, o, PICTURE_COLUMN_LEAST).min;
    return widths;
}
