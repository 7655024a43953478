/* model_system.c - components and their groups, and the flows between them. */
#include "kit/model_parts.h"

/* A component of two groups is in the first. */
static void put_groups(Model *m)
{
    const Value *groups = value_get(m->root, "groups");
    for (size_t i = 0; i < value_count(groups); i++) {
        const Value *members = value_get(value_at(groups, i), "components");
        for (size_t k = 0; k < value_count(members); k++)
            if (!value_get(value_at(members, k), "group"))
                put(m, value_at(members, k), "group", value_at(groups, i));
    }
}

static void name_kinds(Model *m, const Value *things, const char *group)
{
    for (size_t i = 0; i < value_count(things); i++) {
        Value *v = value_at(things, i);
        put_text(m, v, "kind_name", word(m, group, value_str(value_get(v, "kind"))));
    }
}

void model_system(Model *m)
{
    put_groups(m);
    name_kinds(m, value_get(m->root, "components"), "component");
    name_kinds(m, value_get(value_get(m->root, "system"), "flows"), "flow");
}
