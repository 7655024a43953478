/* model_links.c - ids become the things that they name. */
#include "kit/model_parts.h"

Value *thing(const Model *m, const char *collection, Str id)
{
    return value_get_str(value_get(m->root, collection), id);
}

void link_one(Model *m, Value *map, const char *key, const char *collection)
{
    const Value *id = value_get(map, key);
    Value *t = id && id->kind == VALUE_TEXT ? thing(m, collection, id->text) : NULL;
    if (t) put(m, map, key, t);
}

void link_list(Model *m, Value *map, const char *key, const char *collection)
{
    const Value *ids = value_get(map, key);
    if (!ids || ids->kind != VALUE_SEQ) return;
    Value *list = value_seq(m->a, ids->span);
    for (size_t i = 0; i < value_count(ids); i++) {
        Value *t = thing(m, collection, value_str(value_at(ids, i)));
        if (t) value_push(m->a, list, t);
    }
    put(m, map, key, list);
}

void link_ids(Model *m, Value *map, const char *key, const char *collection)
{
    Value *ids = value_get(map, key);
    if (!ids) return;
    if (ids->kind != VALUE_SEQ) {
        Value *list = value_seq(m->a, ids->span);
        value_push(m->a, list, ids);
        put(m, map, key, list);
    }
    link_list(m, map, key, collection);
}

static void link_targets(Model *m, Value *effect, const char *key)
{
    if (!value_get(effect, key)) return;
    Value *targets = copy_map(m, value_get(effect, key));
    link_list(m, targets, "clients", "clients");
    link_list(m, targets, "features", "features");
    put(m, effect, key, targets);
}

void link_effect(Model *m, Value *map)
{
    if (!value_get(map, "effect")) return;
    Value *effect = copy_map(m, value_get(map, "effect"));
    int64_t clock = value_integer(value_get(effect, "clock"), 0);
    link_targets(m, effect, "impacts");
    link_targets(m, effect, "relieves");
    link_list(m, effect, "harder", "tools");
    if (clock < 0) put_int(m, effect, "lost", -clock);
    if (clock > 0) put_int(m, effect, "won", clock);
    link_ids(m, effect, "draws", "events");
    put(m, map, "effect", effect);
}
