/* element_text.c - Markdown with bindings. */
#include "layout/bound.h"
#include "layout/element_store.h"

static bool finish_text(Compiler *c, Element *e)
{
    (void)c;
    if (!e->title) e->title = e->as.text.text;
    return true;
}

static RichOptions text_options(const LayoutContext *c, const Element *e, const Scope *scope)
{
    RichOptions o = bound_rich(c, e, scope);
    o.verbatim = e->as.text.verbatim;
    o.line_breaks = e->as.text.line_breaks;
    return o;
}

/* The text, or the one that is shorter where a word would not fit. */
static Str text_for(const LayoutContext *c, const Element *e, const Scope *scope, double width,
                    RichOptions *o)
{
    const Str text = bound_text(c, e->as.text.text, scope, &o->origin);
    Span origin;
    if (!e->as.text.shorter || rich_widths(c, text, o).min <= width) return text;
    const Str shorter = bound_text(c, e->as.text.shorter, scope, &origin);
    if (!str_trim(shorter).n) return text;
    o->origin = origin;
    return shorter;
}

static double text_least(const LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    RichOptions o = text_options(c, e, scope);
    return rich_widths(c, text_for(c, e, scope, width, &o), &o).min;
}

static void build_text(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    RichOptions o = text_options(c, e, scope);
    const Str text = text_for(c, e, scope, spot->galley->width, &o);
    o.space_above = spot->space_above;
    if (str_trim(text).n) rich_build(c, spot->galley, text, &o);
}

static double text_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    RichOptions o = text_options(c, e, scope);
    const Str text = bound_text(c, e->as.text.text, scope, &o.origin);
    return rich_widths(c, text, &o).max + 0.01;
}

/* clang-format off */
static const Field text_fields[] = {
    BOUND("text", as.text.text, "Markdown, with bindings."),
    BOUND("short", as.text.shorter, "The same in shorter words, where one of `text` is wider than the element."),
    BOOL("verbatim", "Prints as it is written: no Markdown, set like a block of code.",
        AT(Element, as.text.verbatim)),
    BOOL("line-breaks", "Its line breaks are kept.", AT(Element, as.text.line_breaks)),
    END };

const ElementType element_text = {
    { "text", "Markdown with bindings; nothing is printed for an empty text.", "text", NULL, text_fields },
    .finish = finish_text, .build = build_text, .width = text_width, .least = text_least,
    .sized = true, .box_grows = true, .room_grows = true };
/* clang-format on */
