/* schema_fill.c - values into structs, by the tables that have checked them. */
#include "data/schema_field.h"

static unsigned choice_of(const Field *f, Str word)
{
    unsigned i = 0;
    while (f->values[i] && !str_is(word, f->values[i])) i++;
    return f->values[i] ? i : 0;
}

static void store(const Field *f, const Value *v, void *place)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_LINE:
    case FIELD_WORD: *(Str *)place = value_str(v); break;
    case FIELD_INT: *(int *)place = (int)value_integer(v, 0); break;
    case FIELD_REAL: *(double *)place = value_number(v, 0); break;
    case FIELD_BOOL: *(bool *)place = value_truth(v); break;
    case FIELD_ENUM: *(unsigned *)place = choice_of(f, value_str(v)); break;
    default: *(const Value **)place = v; break;
    }
}

/* One bit of 64, by a key's first two letters. */
static uint64_t initial(char first, char second)
{
    return (uint64_t)1 << ((first * 5 + second) & 63);
}

static uint64_t initials_of(const Value *map)
{
    uint64_t all = 0;
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->map.n; i++) {
        const Str key = map->map.at[i].key;
        all |= initial(key.p[0], key.n > 1 ? key.p[1] : '\0');
    }
    return all;
}

static bool fill(const Field *fields, const Value *map, char *to, void *context)
{
    const uint64_t initials = initials_of(map); /* most maps have few of the keys */
    bool ok = true;
    for (const Field *f = fields; f && f->key; f++) {
        if (!(initials & initial(f->key[0], f->key[1]))) continue;
        const Value *v = f->slot || f->store ? value_get(map, f->key) : NULL;
        if (!v) continue;
        char *place = f->slot ? to + (f->slot - 1) : to;
        if (!f->store) store(f, v, place);
        else if (!f->store(context, f, v, place)) ok = false;
    }
    return ok;
}

bool schema_fill(const Field *fields, const Field *more, const Value *map, void *to, void *context)
{
    const bool ok = fill(fields, map, to, context);
    return fill(more, map, to, context) && ok;
}
