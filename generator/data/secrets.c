/* secrets.c - leaving out secret fields, along the schema's tables. */
#include "data/secrets.h"

#include "data/schema_field.h"

static Value *copy_object(Arena *a, const Field *fields, const Value *v)
{
    Value *copy = value_map(a, v->span);
    for (uint32_t i = 0; i < v->map.n; i++) {
        const Entry *e = &v->map.at[i];
        const Field *f = field_of(fields, e->key);
        if (!f || f->secret) continue;
        value_set(a, copy, e->key, without_secrets(a, f, e->value));
    }
    return copy;
}

Value *without_secrets(Arena *a, const Field *schema, const Value *v)
{
    const Field *f = schema;
    while (f && f->type == FIELD_ONE_OF) f = field_alternative(f, v->kind);
    if (!f || v->kind == VALUE_NULL) return value_null(a, v->span);
    if (f->type == FIELD_OBJECT && v->kind == VALUE_MAP) return copy_object(a, f->fields, v);
    if (f->type == FIELD_MAP && v->kind == VALUE_MAP) {
        Value *copy = value_map(a, v->span);
        for (uint32_t i = 0; i < v->map.n; i++)
            value_set(a, copy, v->map.at[i].key,
                      without_secrets(a, f->element, v->map.at[i].value));
        return copy;
    }
    if (f->type == FIELD_LIST && v->kind == VALUE_SEQ) {
        Value *copy = value_seq(a, v->span);
        for (size_t i = 0; i < value_count(v); i++)
            value_push(a, copy, without_secrets(a, f->element, value_at(v, i)));
        return copy;
    }
    return (Value *)(uintptr_t)v; /* a scalar: shared */
}
