/* widget.c - what all widgets ask of their context. */
#include "widgets/widget.h"

double widget_x(const WidgetContext *c, double x, double width, double room)
{
    return c->rtl ? room - x - width : x;
}

Str widget_string(const WidgetContext *c, const char *key)
{
    const Value *v = value_get(c->strings, key);
    if (v && v->kind == VALUE_TEXT) return v->text;
    report(c->diag, MSG_WIDGET_WORD, value_span(c->strings), key);
    return str(key);
}
