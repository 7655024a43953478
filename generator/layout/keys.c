/* keys.c - reading values by tables of keys. */
#include "layout/keys.h"

#include <math.h>

#include "base/geometry.h"

const Key *key_find(const Key *keys, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(keys[i].name, name)) return &keys[i];
    return NULL;
}

bool length_read(Diag *d, const Value *v, double *out)
{
    if (!v) return true;
    if (length_parse(value_str(v), MM(1), out) && fabs(*out) < MM(5000)) return true;
    char text[64];
    Str s = str_slice(value_str(v), 0, sizeof text - 1);
    size_t n = 0;
    for (; n < s.n; n++) text[n] = s.p[n];
    text[n] = 0;
    return report(d, MSG_TEMPLATE_LENGTH, value_span(v), text);
}

/* One length for all sides, or a map of left, top, right, bottom, x, y. */
static bool read_insets(Diag *d, const Value *v, Insets *out)
{
    double all = 0, x = out->left, y = out->top;
    if (v->kind != VALUE_MAP) {
        if (!length_read(d, v, &all)) return false;
        *out = (Insets){ all, all, all, all };
        return true;
    }
    bool ok = length_read(d, value_get(v, "x"), &x) && length_read(d, value_get(v, "y"), &y);
    if (value_get(v, "x")) out->left = out->right = x;
    if (value_get(v, "y")) out->top = out->bottom = y;
    return ok && length_read(d, value_get(v, "left"), &out->left) &&
           length_read(d, value_get(v, "top"), &out->top) &&
           length_read(d, value_get(v, "right"), &out->right) &&
           length_read(d, value_get(v, "bottom"), &out->bottom);
}

bool key_read(Diag *d, const Key *key, const Value *v, void *field)
{
    switch (key->type) {
    case KEY_TRUTH: *(bool *)field = value_truth(v); return true;
    case KEY_NUMBER: *(double *)field = value_number(v, *(double *)field); return true;
    case KEY_WHOLE: *(int *)field = (int)value_integer(v, *(int *)field); return true;
    case KEY_TEXT: *(Str *)field = value_str(v); return true;
    case KEY_LENGTH: return length_read(d, v, field);
    case KEY_INSETS: return read_insets(d, v, field);
    default: return true;
    }
}
