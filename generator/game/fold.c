/* fold.c - copies of the few Values that change, on the way from the root to them. */
#include "game/fold.h"

#include "data/scenario_checks.h"

static bool has_seat(const Value *role, int players)
{
    return role && value_integer(value_get(role, "needed_from"), 0) <= players;
}

Str fold_into(const Value *cast, Str role, int players)
{
    Str at = role;
    for (size_t steps = value_count(cast) + 1; steps > 0; steps--) {
        const Value *v = value_get_str(cast, at);
        Str heir;
        if (!v) break;
        if (has_seat(v, players)) return at;
        for (size_t i = 0; (heir = role_heir(v, i)).n; i++)
            if (has_seat(value_get_str(cast, heir), players)) return heir;
        at = role_heir(v, 0);
    }
    return role;
}

bool fold_seats(const Value *cast, Str role, int players)
{
    return str_eq(fold_into(cast, role, players), role);
}

/* The list `key` of `role`, as one that can be added to without changing the original. */
static Value *own_list(Arena *a, Value *role, const char *key)
{
    const Value *old = value_get(role, key);
    Value *list = value_seq(a, old ? old->span : role->span);
    for (size_t i = 0; i < value_count(old); i++) value_push(a, list, value_at(old, i));
    value_set(a, role, str(key), list);
    return list;
}

static bool holds(const Value *list, Str id)
{
    for (size_t i = 0; i < value_count(list); i++)
        if (value_at(list, i)->kind == VALUE_TEXT && str_eq(value_str(value_at(list, i)), id))
            return true;
    return false;
}

/* What `from` has of `key` goes to `to`; of ids (not of texts) each once. */
static void join_list(Arena *a, Value *to, const Value *from, const char *key, bool ids)
{
    const Value *more = value_get(from, key);
    if (!value_count(more)) return;
    Value *list = own_list(a, to, key);
    for (size_t i = 0; i < value_count(more); i++)
        if (!ids || !holds(list, value_str(value_at(more, i))))
            value_push(a, list, value_at(more, i));
}

/* What it knows goes with it, unless it can be paged. */
static void join_role(Arena *a, Value *heir, Str id, const Value *role, bool pages)
{
    const Value *before = value_get(heir, "folded");
    Value *folded = before ? value_copy(a, before, 0) : value_map(a, role->span);
    Str name = value_str(value_get(role, "name"));
    value_set(a, folded, id, value_text(a, role->span, name.n ? name : id));
    value_set(a, heir, STR("folded"), folded);
    join_list(a, heir, role, "proficient", true);
    if (pages) return;
    join_list(a, heir, role, "knows", false);
    join_list(a, heir, role, "handouts", true);
}

static Value *fold_map(Arena *a, const Value *old, int players, bool pages)
{
    Value *roles = value_map(a, value_span(old));
    for (size_t i = 0; i < value_count(old); i++) {
        const Entry *e = &old->map.at[i];
        if (fold_seats(old, e->key, players))
            value_add(a, roles, (Entry){ e->key, e->key_span, value_copy(a, e->value, 0) });
    }
    for (size_t i = 0; i < value_count(old); i++) {
        const Entry *e = &old->map.at[i];
        Str heir = fold_into(old, e->key, players);
        if (!str_eq(heir, e->key))
            join_role(a, value_get_str(roles, heir), e->key, e->value, pages);
    }
    return roles;
}

/* The roles without a player, as they are. */
static Value *absent_map(Arena *a, const Value *cast, int players)
{
    Value *absent = value_map(a, value_span(cast));
    for (size_t i = 0; i < value_count(cast); i++)
        if (!fold_seats(cast, value_key(cast, i), players)) value_add(a, absent, cast->map.at[i]);
    return absent;
}

/* The system with components owned by those who are left. */
static Value *fold_owners(Arena *a, const Value *scenario, int players)
{
    const Value *system = value_get(scenario, "system"), *old = value_get(system, "components");
    const Value *cast = value_get(scenario, "roles");
    Value *copy = value_copy(a, system, 0), *components = value_copy(a, old, 0);
    for (size_t i = 0; i < value_count(old); i++) {
        const Value *owner = value_get(value_at(old, i), "owner");
        Str heir = fold_into(cast, value_str(owner), players);
        if (!owner || str_eq(heir, value_str(owner))) continue;
        Value *component = value_copy(a, value_at(old, i), 0);
        value_set(a, component, STR("owner"), value_text(a, owner->span, heir));
        value_set(a, components, old->map.at[i].key, component);
    }
    if (old) value_set(a, copy, STR("components"), components);
    return copy;
}

/* The tree with these roles in place of all. */
static const Value *with_roles(Arena *a, const Value *scenario, Value *roles, int players)
{
    Value *folded = value_copy(a, scenario, 0);
    value_set(a, folded, STR("roles"), roles);
    if (value_get(scenario, "system"))
        value_set(a, folded, STR("system"), fold_owners(a, scenario, players));
    if (fold_pages(scenario, players))
        value_set(a, folded, STR("colleagues"),
                  absent_map(a, value_get(scenario, "roles"), players));
    return folded;
}

bool fold_pages(const Value *scenario, int players)
{
    const Value *rules = value_get(scenario, "rules");
    return !str_is(value_str(value_get(rules, "absent")), "fold") &&
           players >= value_integer(value_get(rules, "page_from"), 1);
}

bool fold_roles(Arena *a, Diag *d, Scenario *scenario, int players)
{
    Value *roles = fold_map(a, scenario->cast, players, fold_pages(scenario->root, players));
    if (value_count(roles) > (size_t)(players < 0 ? 0 : players))
        return report(d, MSG_FOLD_TOO_MANY, value_span(scenario->cast),
                      c_format(a, "%zu", value_count(roles)), c_format(a, "%d", players));
    scenario->players = players;
    if (scenario->cast) scenario->root = with_roles(a, scenario->root, roles, players);
    return true;
}
