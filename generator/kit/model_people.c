/* model_people.c - roles, clients, tools and features, tied to each other. */
#include "kit/model_parts.h"

static void number_knows(Model *m, Value *role)
{
    const Value *knows = value_get(role, "knows");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(knows); i++) {
        Value *from = value_at(knows, i);
        Value *item = from->kind == VALUE_MAP ? copy_map(m, from) : value_map(m->a, from->span);
        if (from->kind != VALUE_MAP) put(m, item, "text", from);
        put_int(m, item, "number", (int64_t)i + 1);
        link_one(m, item, "clue", "clues");
        value_push(m->a, list, item);
    }
    if (value_count(list)) put(m, role, "knows", list);
}

static void add_role_to_tools(Model *m, Value *role)
{
    const Value *tools = value_get(role, "proficient");
    for (size_t i = 0; i < value_count(tools); i++) {
        Value *tool = value_at(tools, i), *roles = value_get(tool, "roles");
        if (!roles) put(m, tool, "roles", roles = new_list(m));
        value_push(m->a, roles, role);
    }
}

static void put_owned(Model *m, Value *role)
{
    const Value *components = value_get(m->root, "components");
    Value *owned = new_list(m);
    for (size_t i = 0; i < value_count(components); i++)
        if (value_get(value_at(components, i), "owner") == role)
            value_push(m->a, owned, value_at(components, i));
    put(m, role, "owned", owned);
}

/* The words that another company would swap, as a list. */
static void put_words(Model *m)
{
    const Value *words = value_get(m->root, "words");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(words); i++) {
        Value *w = new_map(m);
        put(m, w, "text", value_at(words, i));
        put_text(m, w, "id", words->map.at[i].key);
        value_push(m->a, list, w);
    }
    put(m, m->root, "word_list", list);
}

static void link_roles(Model *m)
{
    const Value *roles = value_get(m->root, "roles");
    for (size_t i = 0; i < value_count(roles); i++) {
        Value *role = value_at(roles, i);
        number_knows(m, role);
        put_owned(m, role);
        link_list(m, role, "proficient", "tools");
        link_list(m, role, "handouts", "handouts");
        link_one(m, role, "folds_into", "roles");
        add_role_to_tools(m, role);
    }
}

/* The features a client uses, and which of them fail for it from the start: `true` means all. */
static void link_features(Model *m, Value *client)
{
    link_list(m, client, "uses", "features");
    link_list(m, client, "impacted", "features");
    Value *uses = value_get(client, "uses"), *impacted = value_get(client, "impacted");
    if (impacted && impacted->kind == VALUE_BOOL)
        put(m, client, "impacted", impacted->boolean && uses ? uses : new_list(m));
    for (size_t i = 0; i < value_count(uses); i++) {
        Value *feature = value_at(uses, i), *clients = value_get(feature, "clients");
        if (!clients) put(m, feature, "clients", clients = new_list(m));
        value_push(m->a, clients, client);
    }
}

static void put_tier(Model *m, Value *client)
{
    Str tier = value_str(value_get(client, "tier"));
    const Value *looks = value_get_str(value_get(m->in->theme, "tiers"), tier);
    Value *v = copy_map(m, looks);
    put_text(m, v, "id", tier);
    put_text(m, v, "name", word_of(m, "tier_", tier));
    put(m, client, "tier", v);
}

static void link_moves(Model *m, Value *client)
{
    const Value *moves = value_get(client, "moves");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(moves); i++) {
        Value *move = copy_map(m, value_at(moves, i));
        put_int(m, move, "number", (int64_t)i + 1);
        link_one(m, move, "clue", "clues");
        link_one(m, move, "event", "events");
        link_effect(m, move);
        value_push(m->a, list, move);
    }
    if (value_count(list)) put(m, client, "moves", list);
}

static void link_clients(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        put_tier(m, client);
        link_features(m, client);
        link_moves(m, client);
    }
}

void model_people(Model *m)
{
    const Value *tools = value_get(m->root, "tools");
    for (size_t i = 0; i < value_count(tools); i++) {
        Value *tool = value_at(tools, i);
        put_text(m, tool, "kind_name", word_of(m, "tool_", value_str(value_get(tool, "kind"))));
    }
    put_words(m);
    put_text(m, m->root, "level_name",
             word_of(m, "level_", value_str(value_get(m->root, "level"))));
    link_roles(m);
    link_clients(m);
}
