/* model_identity.c - things get an id, a place, a code and an anchor. */
#include "kit/model_parts.h"

#define ROLE_LETTER "R"

/* The collections of the format, with the letter of their codes. */
static const struct {
    const char *key, *parent, *code, *anchor;
} collections[] = {
    { "roles", NULL, ROLE_LETTER, "role" },
    { "clients", NULL, "C", "client" },
    { "features", NULL, NULL, "feature" },
    { "tools", NULL, NULL, "tool" },
    { "components", "system", NULL, "component" },
    { "groups", "system", NULL, "group" },
    { "clues", NULL, "K", "clue" },
    { "causes", "incident", "Q", "cause" },
    { "actions", NULL, "X", "action" },
    { "events", NULL, NULL, "event" },
    { "handouts", NULL, "H", "handout" },
    { "charts", NULL, NULL, "chart" },
};

static Str code_text(Model *m, const char *letter, size_t i)
{
    return str_format(m->a, "%s-%02zu", letter, i + 1);
}

/* Its place in the cast: roles that fold leave gaps, so that codes mean the same in every kit. */
static size_t place_in_cast(const Model *m, Str role)
{
    const Entry *e = value_entry(m->cast, role);
    return e ? (size_t)(e - m->cast->map.at) : 0;
}

Str role_code(Model *m, Str id)
{
    return code_text(m, ROLE_LETTER, place_in_cast(m, id));
}

static Value *with_identity(Model *m, const Entry *e, size_t i, const char *code,
                            const char *anchor)
{
    Value *v;
    if (e->value->kind == VALUE_MAP) {
        v = copy_map(m, e->value);
    } else { /* features and causes are plain texts */
        v = value_map(m->a, e->value->span);
        put(m, v, "name", e->value);
        put(m, v, "text", e->value);
    }
    put_text(m, v, "id", e->key);
    put_int(m, v, "index", (int64_t)i + 1);
    if (code) put_text(m, v, "code", code_text(m, code, i));
    put_text(m, v, "anchor", str_format(m->a, "%s-%.*s", anchor, (int)e->key.n, e->key.p));
    return v;
}

void model_things(Model *m)
{
    for (size_t k = 0; k < sizeof collections / sizeof *collections; k++) {
        const Value *from = m->in->scenario->root;
        if (collections[k].parent) from = value_get(from, collections[k].parent);
        from = value_get(from, collections[k].key);
        if (!from || from->kind != VALUE_MAP) continue;
        Value *to = value_map(m->a, from->span);
        const bool roles = str_is(str(collections[k].key), "roles");
        for (size_t i = 0; i < from->map.n; i++) {
            const Entry *e = &from->map.at[i];
            const size_t place = roles ? place_in_cast(m, e->key) : i;
            value_set(m->a, to, e->key,
                      with_identity(m, e, place, collections[k].code, collections[k].anchor));
        }
        put(m, m->root, collections[k].key, to);
    }
}
