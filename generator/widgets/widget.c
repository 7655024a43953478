/* widget.c - what all widgets ask of their context. */
#include "widgets/widget.h"

double widget_x(const WidgetContext *c, double x, double width, double room)
{
    return c->rtl ? room - x - width : x;
}

Str widget_string(const WidgetContext *c, const char *group, const char *key)
{
    const Value *v = value_get(value_get(c->strings, group), key);
    if (v && v->kind == VALUE_TEXT) return v->text;
    report(c->diag, MSG_WIDGET_WORD, value_span(c->strings),
           c_format(c->scratch, "%s.%s", group, key));
    return str(key);
}
