/* model_values.c - making the values of the model, and its words. */
#include <stdlib.h>

#include "kit/model_parts.h"

void put(Model *m, Value *map, const char *key, Value *v)
{
    value_set(m->a, map, str(key), v);
}

void put_text(Model *m, Value *map, const char *key, Str text)
{
    put(m, map, key, value_text(m->a, SPAN_NONE, text));
}

void put_int(Model *m, Value *map, const char *key, int64_t n)
{
    put(m, map, key, value_int(m->a, SPAN_NONE, n));
}

void put_bool(Model *m, Value *map, const char *key, bool yes)
{
    put(m, map, key, value_bool(m->a, SPAN_NONE, yes));
}

void list_under(Model *m, Value *thing, const char *key, Value *v)
{
    if (!thing) return;
    Value *list = value_get(thing, key);
    if (!list) put(m, thing, key, list = new_list(m));
    value_push(m->a, list, v);
}

/* X-99 before X-100: of the same letter the shorter one first. */
static int by_code(const void *a, const void *b)
{
    const Str x = value_str(value_get(*(const Value *const *)a, "code"));
    const Str y = value_str(value_get(*(const Value *const *)b, "code"));
    const int letter =
        str_cmp(str_slice(x, 0, str_find(x, '-')), str_slice(y, 0, str_find(y, '-')));
    if (letter) return letter;
    return x.n != y.n ? (x.n > y.n ? 1 : -1) : str_cmp(x, y);
}

void sort_by_code(Value *list)
{
    if (value_count(list) > 1) qsort(list->seq.at, list->seq.n, sizeof *list->seq.at, by_code);
}

Value *new_map(Model *m)
{
    return value_map(m->a, SPAN_NONE);
}

Value *new_list(Model *m)
{
    return value_seq(m->a, SPAN_NONE);
}

Str word(const Model *m, const char *group, Str key)
{
    const Value *v = value_get_str(value_get(m->in->strings, group), key);
    return v ? value_str(v) : key;
}

/* What the model mostly adds to the copy of a thing. */
#define ADDED_KEYS 6

Value *copy_map(Model *m, const Value *map)
{
    return value_copy(m->a, map, ADDED_KEYS);
}
