/* model_system.c - components, their groups and owners, and the flows between them. */
#include "kit/model_parts.h"

static Value *group_of(const Model *m, Str component)
{
    const Value *groups = value_get(m->root, "groups");
    for (size_t i = 0; i < value_count(groups); i++) {
        const Value *members = value_get(value_at(groups, i), "components");
        for (size_t k = 0; k < value_count(members); k++)
            if (str_eq(value_str(value_at(members, k)), component)) return value_at(groups, i);
    }
    return NULL;
}

static void link_components(Model *m)
{
    const Value *components = value_get(m->root, "components");
    for (size_t i = 0; i < value_count(components); i++) {
        Value *c = value_at(components, i), *group = group_of(m, value_str(value_get(c, "id")));
        put_text(m, c, "kind_name", word_of(m, "component_", value_str(value_get(c, "kind"))));
        link_one(m, c, "owner", "roles");
        if (group) put(m, c, "group", group);
    }
}

void model_system(Model *m)
{
    const Value *system = value_get(m->root, "system");
    if (!system) return;
    Value *copy = copy_map(m, system), *flows = new_list(m);
    link_components(m);
    for (size_t i = 0; i < value_count(value_get(system, "flows")); i++) {
        Value *flow = copy_map(m, value_at(value_get(system, "flows"), i));
        put_text(m, flow, "kind_name", word_of(m, "flow_", value_str(value_get(flow, "kind"))));
        link_one(m, flow, "from", "components");
        link_one(m, flow, "to", "components");
        value_push(m->a, flows, flow);
    }
    if (value_get(m->root, "components"))
        put(m, copy, "components", value_get(m->root, "components"));
    if (value_get(m->root, "groups")) put(m, copy, "groups", value_get(m->root, "groups"));
    put(m, copy, "flows", flows);
    put(m, m->root, "system", copy);
}
