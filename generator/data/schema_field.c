/* schema_field.c - questions about one Field, and walks that need no report. */
#include "data/schema_field.h"

#include "data/scope.h"

const Field *field_of(const Field *fields, Str key)
{
    for (const Field *f = fields; f && f->key; f++)
        if (str_is(key, f->key)) return f;
    return NULL;
}

bool field_is_limited(const Field *f)
{
    return f->low != 0 || f->high != 0;
}

bool field_is_end(const Field *alternative)
{
    return alternative->type == FIELD_ONE_OF && !alternative->help;
}

bool field_takes_kind(const Field *f, ValueKind kind)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_LINE:
    case FIELD_WORD: return kind == VALUE_TEXT || kind == VALUE_INT || kind == VALUE_REAL;
    case FIELD_ENUM:
    case FIELD_REF: return kind == VALUE_TEXT || kind == VALUE_INT;
    case FIELD_INT: return kind == VALUE_INT;
    case FIELD_REAL: return kind == VALUE_INT || kind == VALUE_REAL;
    case FIELD_BOOL: return kind == VALUE_BOOL;
    case FIELD_OBJECT:
    case FIELD_OVERLAY:
    case FIELD_MAP: return kind == VALUE_MAP;
    case FIELD_VARIANT: return kind == VALUE_MAP || kind == VALUE_SEQ;
    case FIELD_LIST: return kind == VALUE_SEQ;
    case FIELD_ONE_OF: return field_alternative(f, kind) != NULL;
    }
    return false;
}

const Field *field_alternative(const Field *one_of, ValueKind kind)
{
    for (const Field *f = one_of->alternatives; !field_is_end(f); f++)
        if (field_takes_kind(f, kind)) return f;
    return NULL;
}

const FieldVariant *variant_of(const Field *f, const Value *v)
{
    if (v->kind != VALUE_MAP || v->map.n != 1) return NULL;
    for (const FieldVariant *const *k = f->variants; *k; k++)
        if (str_is(v->map.at[0].key, (*k)->name)) return *k;
    return NULL;
}

bool field_is_id(Str key)
{
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    }
    return key.n > 0;
}

const char *field_target_name(Arena *a, const Field *f)
{
    Buf b = { .arena = a };
    for (const char *p = f->target; *p; p++) {
        if (*p == '|') buf_c(&b, "` or `");
        else buf_char(&b, *p);
    }
    return c_format(a, "`%.*s`", (int)b.n, b.p);
}

static const char *choices(Arena *a, const char *const *values)
{
    Buf b = { .arena = a };
    for (const char *const *v = values; *v; v++)
        buf_format(&b, "%s%s", v == values ? "" : v[1] ? ", " : " or ", *v);
    return str_c(a, buf_done(&b));
}

static const char *alternatives(Arena *a, const Field *f)
{
    Buf b = { .arena = a };
    for (const Field *k = f->alternatives; !field_is_end(k); k++)
        buf_format(&b, "%s%s", k == f->alternatives ? "" : " or ", field_takes(a, k));
    return str_c(a, buf_done(&b));
}

const char *field_takes(Arena *a, const Field *f)
{
    switch (f->type) {
    case FIELD_TEXT: return "a text";
    case FIELD_LINE: return "a line of text";
    case FIELD_WORD: return f->shape ? f->shape->what : "a word";
    case FIELD_INT: return "a whole number";
    case FIELD_REAL: return "a number";
    case FIELD_BOOL: return "true or false";
    case FIELD_ENUM: return choices(a, f->values);
    case FIELD_REF:
        return c_format(a, "an id of %s%s%s", field_target_name(a, f), f->values ? ", " : "",
                        f->values ? choices(a, f->values) : "");
    case FIELD_OBJECT: return "a map of keys";
    case FIELD_MAP:
        return f->shape && f->shape->keys ? c_format(a, "a map of %s", f->shape->keys)
                                          : "a map of ids";
    case FIELD_OVERLAY: return "a map of keys";
    case FIELD_LIST: return "a list";
    case FIELD_VARIANT: return f->define ? c_format(a, "an %s", f->define) : "a map of keys";
    case FIELD_ONE_OF: return alternatives(a, f);
    }
    return "";
}

bool field_has_word(const Field *f, Str text)
{
    for (const char *const *word = f->values; word && *word; word++)
        if (str_is(text, *word)) return true;
    return false;
}

bool field_next_target(Str *rest, Str *path)
{
    if (!rest->n) return false;
    *path = str_slice(*rest, 0, str_find(*rest, '|'));
    *rest = str_slice(*rest, path->n + 1, rest->n);
    return true;
}

const Value *field_target(const Value *root, Str path)
{
    Scope s = { .value = root };
    return scope_find(&s, path);
}

static void each(const Field *f, Value *v, bool secret, SchemaVisit *visit, void *context)
{
    secret = secret || f->secret;
    if (f->type == FIELD_ONE_OF) {
        const Field *fit = field_alternative(f, v->kind);
        if (fit) each(fit, v, secret, visit, context);
    } else if (f->type == FIELD_OBJECT || f->type == FIELD_MAP) {
        for (size_t i = 0; v->kind == VALUE_MAP && i < value_count(v); i++) {
            const Entry *e = &v->map.at[i];
            const Field *k = f->type == FIELD_MAP ? f->element : field_of(f->fields, e->key);
            if (k) each(k, e->value, secret, visit, context);
        }
    } else if (f->type == FIELD_VARIANT) {
        const FieldVariant *kind = variant_of(f, v);
        const Value *attributes = kind ? value_get(v, kind->name) : NULL;
        for (size_t i = 0; i < value_count(attributes); i++) {
            const Entry *e = &attributes->map.at[i];
            const Field *k = field_of(kind->fields, e->key);
            if (!k) k = field_of(f->fields, e->key);
            if (k) each(k, e->value, secret, visit, context);
        }
    } else if (f->type == FIELD_LIST) {
        for (size_t i = 0; v->kind == VALUE_SEQ && i < value_count(v); i++)
            each(f->element, value_at(v, i), secret, visit, context);
    } else if (field_takes_kind(f, v->kind)) {
        visit(context, f, v, secret);
    }
}

void schema_each(const Field *schema, Value *v, SchemaVisit *visit, void *context)
{
    each(schema, v, false, visit, context);
}
