/* overlay.c - recursion is as deep as the trees, which the reader bounds. */
#include "data/overlay.h"

#include "data/suggest.h"

static void overlay_entry(Arena *a, Diag *d, Value *base, const Entry *over)
{
    Entry *under = value_entry(base, over->key);
    if (!under && over->value->kind == VALUE_NULL) {
        report(d, MSG_REMOVE_NOTHING, over->key_span, str_c(a, over->key));
        suggest_near(a, d, nearest_key(a, over->key, base));
    } else if (!under && over->value->kind == VALUE_MAP) {
        Value *empty = value_map(a, over->value->span); /* so that nulls below are told, too */
        value_add(a, base, (Entry){ over->key, over->key_span, overlay(a, d, empty, over->value) });
    } else if (!under) {
        value_add(a, base, *over);
    } else {
        under->value = overlay(a, d, under->value, over->value);
        if (under->value == over->value) under->key_span = over->key_span;
    }
}

Value *overlay(Arena *a, Diag *d, Value *base, Value *over)
{
    if (base->kind != VALUE_MAP || over->kind != VALUE_MAP) return over;
    for (uint32_t i = 0; i < over->map.n; i++) overlay_entry(a, d, base, &over->map.at[i]);
    value_drop_nulls(a, base);
    return base;
}

Value *overlay_join(Arena *a, Value *base, Value *over)
{
    if (base->kind != VALUE_MAP || over->kind != VALUE_MAP) return over;
    for (uint32_t i = 0; i < over->map.n; i++) {
        const Entry *e = &over->map.at[i];
        Entry *under = value_entry(base, e->key);
        if (!under) value_add(a, base, *e);
        else if ((under->value = overlay_join(a, under->value, e->value)) == e->value) *under = *e;
    }
    return base;
}

/* The null at `path` or on the way there. */
static Span null_on(const Value *v, Str path)
{
    while (path.n) {
        size_t dot = str_find(path, '.');
        const Entry *e = value_entry(v, str_slice(path, 0, dot));
        if (!e) break;
        if (e->value->kind == VALUE_NULL) return e->key_span;
        v = e->value;
        path = str_slice(path, dot + 1, path.n);
    }
    return SPAN_NONE;
}

bool overlay_hint(Arena *a, Diag *d, const Overlays *overlays, Str path)
{
    Span at = SPAN_NONE;
    for (size_t i = overlays ? overlays->n : 0; i-- && !at.source;)
        at = null_on(overlays->at[i], path); /* the last one counts */
    if (!at.source) return false;
    report_hint(
        d, c_format(a, "removed by %s; remove this as well, or use another id", span_text(a, at)));
    return true;
}
