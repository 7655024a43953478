/* widgets.c - one drawing for each value and size. */
#include "kit/widgets.h"

#include "layout/icon.h"
#include "layout/style.h"
#include "widgets/registry.h"

static const TextStyle *widget_style(void *user, const char *name, double *leading)
{
    const LayoutContext *c = user;
    const Style *s = theme_style(c->setter->theme, str(name));
    if (!s) {
        report(c->diag, MSG_TEMPLATE_STYLE, SPAN_NONE, name);
        s = theme_style(c->setter->theme, STR("body"));
    }
    if (leading) *leading = style_leading(c, s);
    return style_text(c, s, &(Variant){ 0 });
}

static Color widget_color(void *user, const char *name)
{
    const LayoutContext *c = user;
    Color color = COLOR_BLACK;
    if (!theme_color(c->setter->theme, str(name), &color))
        report(c->diag, MSG_THEME_COLOR, SPAN_NONE, name);
    return color;
}

static const Frame *widget_icon(void *user, Str name, double size, Color color)
{
    const LayoutContext *c = user;
    return theme_icon(c->setter->theme, name) ? icon_frame(c, name, size, color, SPAN_NONE) : NULL;
}

static Frame *run_widget(const LayoutContext *c, Widget *widget, const WidgetSource *source,
                         const Element *e, const Value *value, Size limits)
{
    LayoutContext own = *c;
    WidgetContext w = { .keep = c->setter->shared,
                        .scratch = c->scratch,
                        .drawings = &c->setter->drawings,
                        .lasting = source->lasting,
                        .diag = c->diag,
                        .text = c->setter->text,
                        .scenario = source->scenario,
                        .strings = c->setter->strings,
                        .language = c->setter->language,
                        .rtl = c->setter->rtl,
                        .user = &own,
                        .style = widget_style,
                        .color = widget_color,
                        .icon = widget_icon };
    if (widget) return widget(&w, value, e->source, limits);
    report(c->diag, MSG_TEMPLATE_WIDGET, e->span, str_c(c->scratch, e->as.widget.name));
    return NULL;
}

/* Documents are laid out more than once, and a graph takes its time: each drawing is made once.  A
 * graph fits its room as a whole, whatever type shrinks to around it. */
Frame *widgets_draw(const LayoutContext *c, const WidgetSource *source, const Element *e,
                    const Value *value, Size limits)
{
    Widget *widget = widget_find(e->as.widget.name);
    LayoutContext own = *c;
    if (widget == widget_diagram) own.scale = c->unshrunk;
    struct {
        const Value *source, *value;
        double width, height, scale;
    } key = { e->source, value, limits.width, limits.height, own.scale };
    Str bytes = { (const char *)&key, sizeof key };
    Frame *f = map_get(&c->setter->drawings, bytes);
    if (!f && (f = run_widget(&own, widget, source, e, value, limits)))
        map_set(&c->setter->drawings, str_copy(c->setter->shared, bytes), f);
    return f;
}
