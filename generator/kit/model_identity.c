/* model_identity.c - the model becomes a copy of the scenario, in which things have an id, a place,
 * a code and an anchor. */
#include "kit/model_parts.h"

#include "data/schema_field.h"
#include "data/secrets.h"
#include "game/fold.h"

#define ROLE_LETTER "R"
#define CLUE_LETTER "K"

/* The collections of the format: where they are, the letter of their codes (events get theirs in
 * model_piles.c), what anchors begin with, and whether the root has them, too, by their own name.
 */
static const struct {
    const char *path, *code, *anchor, *name;
} collections[] = {
    { "roles", ROLE_LETTER, "role", NULL },
    { "clients", "C", "client", NULL },
    { "features", NULL, "feature", NULL },
    { "tools", NULL, "tool", NULL },
    { "system.components", NULL, "component", "components" },
    { "system.groups", NULL, "group", "groups" },
    { "clues", CLUE_LETTER, "clue", NULL },
    { "incident.causes", "Q", "cause", "causes" },
    { "actions", "X", "action", NULL },
    { "events", NULL, "event", NULL },
    { "handouts", "H", "handout", NULL },
    { "charts", NULL, "chart", NULL },
    { "procedure.severities", NULL, "severity", NULL },
    { "procedure.hats", NULL, "hat", NULL },
    { "procedure.steps", NULL, "step", NULL },
    { "procedure.forms", NULL, "form", NULL },
};
#define N_COLLECTIONS (sizeof collections / sizeof *collections)

bool model_has_things(Str path)
{
    for (size_t k = 0; k < N_COLLECTIONS; k++)
        if (str_is(path, collections[k].path)) return true;
    return false;
}

static Value *at(const Model *m, Str path)
{
    Value *v = m->root;
    while (v && path.n) {
        const Str key = str_slice(path, 0, str_find(path, '.'));
        path = str_slice(path, key.n + 1, path.n);
        v = value_get_str(v, key);
    }
    return v;
}

static Value *copied_map(Model *m, const Value *map);

/* The maps in lists get their number. */
static Value *copied(Model *m, Value *v)
{
    if (v->kind == VALUE_MAP) return copied_map(m, v);
    if (v->kind != VALUE_SEQ) return v;
    Value *list = value_seq(m->a, v->span);
    for (size_t i = 0; i < value_count(v); i++) {
        Value *item = copied(m, value_at(v, i));
        if (item->kind == VALUE_MAP && !value_get(item, "number"))
            put_int(m, item, "number", (int64_t)i + 1);
        value_push(m->a, list, item);
    }
    return list;
}

/* Maps and lists of all depths are the model's own, so that it can add to them. */
static Value *copied_map(Model *m, const Value *map)
{
    Value *copy = copy_map(m, map);
    for (uint32_t i = 0; i < copy->map.n; i++)
        copy->map.at[i].value = copied(m, copy->map.at[i].value);
    return copy;
}

Str code_text(Model *m, Str letter, size_t i)
{
    return str_format(m->a, "%.*s-%02zu", (int)letter.n, letter.p, i + 1);
}

/* Its place in the cast: roles that fold leave gaps, so that codes mean the same in every kit. */
static size_t place_in_cast(const Model *m, Str role)
{
    const Entry *e = value_entry(m->cast, role);
    return e ? (size_t)(e - m->cast->map.at) : 0;
}

Str role_code(Model *m, Str id)
{
    return code_text(m, STR(ROLE_LETTER), place_in_cast(m, id));
}

static void identify(Model *m, Entry *e, size_t i, const char *code, const char *anchor)
{
    Value *v = e->value;
    if (v->kind != VALUE_MAP) { /* features and causes are plain texts */
        v = value_map(m->a, v->span);
        put(m, v, "name", e->value);
        put(m, v, "text", e->value);
        e->value = v;
    }
    put_text(m, v, "id", e->key);
    put_int(m, v, "index", (int64_t)i + 1);
    if (code) put_text(m, v, "code", code_text(m, str(code), i));
    put_text(m, v, "anchor", str_format(m->a, "%s-%.*s", anchor, (int)e->key.n, e->key.p));
}

/* Actions stand by tool, the first of several, wherever they are listed, those without one last: so
 * their codes follow each other, and a code is found as a word is in a dictionary. */
static void sort_actions(Model *m)
{
    const Value *actions = value_get(m->root, "actions"), *tools = value_get(m->root, "tools");
    if (!actions || actions->kind != VALUE_MAP) return;
    Value *sorted = value_map(m->a, actions->span);
    for (size_t t = 0; t < value_count(tools); t++)
        for (size_t i = 0; i < value_count(actions); i++) {
            const Value *tool = value_get(value_at(actions, i), "tool"), *first = value_at(tool, 0);
            if (str_eq(value_str(first ? first : tool), value_key(tools, t)))
                value_add(m->a, sorted, actions->map.at[i]);
        }
    for (size_t i = 0; i < value_count(actions); i++)
        if (!value_get(value_at(actions, i), "tool")) value_add(m->a, sorted, actions->map.at[i]);
    put(m, m->root, "actions", sorted);
}

/* Roles without a player whom somebody may page; none where the number of players is not settled.
 * They come from the cast, which has its secrets still. */
static Value *colleagues(Model *m)
{
    const Field *role = field_of(scenario_schema.fields, STR("roles"))->element;
    const Scenario *s = m->in->scenario;
    Value *all = new_map(m);
    for (size_t i = 0; s->players && fold_pages(s->root, s->players) && i < value_count(m->cast); i++) {
        Entry e = m->cast->map.at[i];
        if (fold_seats(m->cast, e.key, s->players)) continue;
        e.value = copied(m, m->in->dm ? e.value : without_secrets(m->a, role, e.value));
        identify(m, &e, i, ROLE_LETTER, "role");
        value_add(m->a, all, e);
    }
    return all;
}

/* The code of the clue that a fact is: the table ticks it when it has been said.  `known` are the
 * facts with their secrets, `facts` those of the model. */
static void put_codes(Model *m, Value *facts, const Value *known)
{
    for (size_t i = 0; i < value_count(facts); i++) {
        const Str id = value_str(value_get(value_at(known, i), "clue"));
        const Entry *clue = value_entry(m->all_clues, id);
        if (!clue) continue;
        const size_t place = (size_t)(clue - m->all_clues->map.at);
        put_text(m, value_at(facts, i), "code", code_text(m, STR(CLUE_LETTER), place));
    }
}

static void put_codes_of(Model *m, const char *collection, const Value *from)
{
    const Value *roles = value_get(m->root, collection);
    for (size_t i = 0; i < value_count(roles); i++) {
        const Value *role = value_get_str(from, value_key(roles, i));
        put_codes(m, value_get(value_at(roles, i), "knows"), value_get(role, "knows"));
    }
}

void model_codes_of_facts(Model *m, const Value *scenario)
{
    put_codes_of(m, "roles", value_get(scenario, "roles"));
    put_codes_of(m, "colleagues", m->cast);
}

void model_identity(Model *m)
{
    m->root = copied_map(m, m->in->scenario->root);
    put(m, m->root, "colleagues", colleagues(m));
    sort_actions(m);
    for (size_t k = 0; k < N_COLLECTIONS; k++) {
        const char *path = collections[k].path, *name = collections[k].name;
        Value *things = at(m, str(path));
        if (!things || things->kind != VALUE_MAP) continue;
        const bool roles = str_is(str(path), "roles");
        for (size_t i = 0; i < things->map.n; i++) {
            Entry *e = &things->map.at[i];
            const size_t place = roles ? place_in_cast(m, e->key) : i;
            identify(m, e, place, collections[k].code, collections[k].anchor);
        }
        if (name) put(m, m->root, name, things);
    }
}
