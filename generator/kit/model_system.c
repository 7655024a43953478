/* model_system.c - components know their groups. */
#include "kit/model_parts.h"

/* A component of two groups is in the first. */
void model_system(Model *m)
{
    const Value *groups = value_get(m->root, "groups");
    for (size_t i = 0; i < value_count(groups); i++) {
        const Value *members = value_get(value_at(groups, i), "components");
        for (size_t k = 0; k < value_count(members); k++)
            if (!value_get(value_at(members, k), "group"))
                put(m, value_at(members, k), "group", value_at(groups, i));
    }
}
