/* bound.c - bindings of elements, expanded. */
#include "layout/bound.h"

Str bound_text(const LayoutContext *c, const Template *t, const Scope *scope, Span *origin)
{
    return t ? template_expand(t, c->scratch, c->diag, scope, &c->pages, origin) : STR("");
}

Color bound_color(const LayoutContext *c, const Template *t, const Scope *scope, Color otherwise)
{
    Color color = otherwise;
    if (!t) return otherwise;
    const Str name = bound_text(c, t, scope, NULL);
    if (name.n && !theme_color(c->setter->theme, name, &color))
        report(c->diag, MSG_THEME_COLOR, t->span, str_c(c->scratch, name));
    return color;
}

int64_t bound_count(const LayoutContext *c, const Template *t, const Scope *scope, const char *what)
{
    const Str text = str_trim(bound_text(c, t, scope, NULL));
    int64_t n = 0;
    if (!text.n || (str_to_int(text, &n) && n >= 0 && n <= BOUND_COUNT_MAX)) return n;
    report(c->diag, MSG_NUMBER_RANGE, t->span, what, "0",
           c_format(c->scratch, "%d", BOUND_COUNT_MAX), str_c(c->scratch, str_slice(text, 0, 60)));
    return 0;
}

RichOptions bound_rich(const LayoutContext *c, const Element *e, const Scope *scope)
{
    return (RichOptions){ .style = e->style,
                          .color = bound_color(c, e->color, scope, COLOR_NONE),
                          .align = e->align,
                          .sticky = e->sticky };
}

const BoxStyle *bound_box(const LayoutContext *c, const Element *e, const Scope *scope)
{
    const ElementBox *box = e->box;
    if (!box) return NULL;
    const bool mirrored = c->setter->rtl && box->style.bar.a > 0;
    const bool bound = box->fill || box->stroke || box->bar || box->pattern || box->pattern_color;
    if (!bound && !mirrored) return &box->style;
    BoxStyle *b = ARENA_NEW(c->scratch, BoxStyle);
    *b = box->style;
    b->fill = bound_color(c, box->fill, scope, b->fill);
    b->stroke = bound_color(c, box->stroke, scope, b->stroke);
    b->bar = bound_color(c, box->bar, scope, b->bar);
    b->pattern_color = bound_color(c, box->pattern_color, scope, b->pattern_color);
    if (box->pattern) b->pattern = bound_text(c, box->pattern, scope, NULL);
    if (c->setter->rtl && b->bar.a > 0) b->bar_right = !b->bar_right;
    return b;
}
