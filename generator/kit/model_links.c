/* model_links.c - ids become the things that they name, wherever the scenario's schema says so. */
#include "kit/model_parts.h"

#include "data/schema_field.h"
#include "game/fold.h"

/* The thing; NULL where the model does not have it, as the players' has no secrets.  What has no
 * identity, such as a level of difficulty, goes by its id; a word that stands instead of one stays.
 */
static Value *named_by(const Model *m, const Field *ref, Value *id)
{
    bool things = false;
    for (Str rest = str(ref->target), path; field_next_target(&rest, &path);) {
        Value *t = value_get_str(field_target(m->root, path), value_str(id));
        if (!model_has_things(path)) continue;
        things = true;
        if (t) return t;
    }
    return things && !field_has_word(ref, value_str(id)) ? NULL : id;
}

static Value *linked(const Model *m, const Field *f, Value *v);

static void link_entries(const Model *m, const Field *f, Value *map)
{
    bool all = true;
    for (size_t i = 0; i < value_count(map); i++) {
        Entry *e = &map->map.at[i];
        const Field *below = f->type == FIELD_MAP ? f->element : field_of(f->fields, e->key);
        Value *to = below ? linked(m, below, e->value) : e->value;
        all = all && to;
        e->value = to ? to : value_null(m->a, e->value->span);
    }
    if (!all) value_drop_nulls(m->a, map);
}

static void link_items(const Model *m, const Field *element, Value *list)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->seq.n; i++) {
        Value *to = linked(m, element, list->seq.at[i]);
        if (to) list->seq.at[kept++] = to;
    }
    list->seq.n = kept;
}

static bool takes_several(const Field *one_of)
{
    const Field *list = field_alternative(one_of, VALUE_SEQ);
    return list && list->element->type == FIELD_REF;
}

/* Where one id or a list of them may stand, a list of things does afterwards. */
static Value *linked_form(const Model *m, const Field *one_of, Value *v)
{
    const Field *f = field_alternative(one_of, v->kind);
    Value *to = f ? linked(m, f, v) : v;
    if (!f || f->type != FIELD_REF || !takes_several(one_of)) return to;
    Value *list = value_seq(m->a, v->span);
    if (to) value_push(m->a, list, to);
    return list;
}

/* What stands in the place of `v`; NULL, which is left out, where the model does not have it.
 * Things are not entered: each is linked where it is defined. */
static Value *linked(const Model *m, const Field *f, Value *v)
{
    if (f->type == FIELD_REF && v->kind == VALUE_TEXT) return named_by(m, f, v);
    if (f->type == FIELD_ONE_OF) return linked_form(m, f, v);
    if ((f->type == FIELD_OBJECT || f->type == FIELD_MAP) && v->kind == VALUE_MAP)
        link_entries(m, f, v);
    if (f->type == FIELD_LIST && v->kind == VALUE_SEQ) link_items(m, f->element, v);
    return v;
}

/* Colleagues are roles, and have an heir, who has a seat. */
static void link_colleagues(Model *m)
{
    const Field *role = field_of(scenario_schema.fields, STR("roles"))->element;
    const Value *roles = value_get(m->root, "roles"), *all = value_get(m->root, "colleagues");
    for (size_t i = 0; i < value_count(all); i++) {
        const Entry *e = &all->map.at[i];
        Value *heir = value_get_str(roles, fold_into(m->cast, e->key, m->in->scenario->players));
        linked(m, role, e->value);
        if (!heir) continue;
        put(m, e->value, "heir", heir);
        list_under(m, heir, "covers", e->value);
    }
}

/* Whose parts a role plays, too, as nobody else does. */
static void link_folded(Model *m)
{
    const Value *roles = value_get(m->root, "roles");
    const int players = m->in->scenario->players;
    for (size_t i = 0; players && i < value_count(m->cast); i++) {
        const Str id = value_key(m->cast, i), into = fold_into(m->cast, id, players);
        Value *heir = str_eq(into, id) ? NULL : value_get_str(roles, into);
        if (!heir) continue;
        Value *folded = value_get(heir, "folded");
        if (!folded) put(m, heir, "folded", folded = new_map(m));
        put(m, folded, str_c(m->a, id), value_get(value_at(m->cast, i), "name"));
    }
}

void model_links(Model *m)
{
    linked(m, &scenario_schema, m->root);
    link_colleagues(m);
    link_folded(m);
}
