/* rules.c - `rules:` as numbers. */
#include "game/rules.h"

static int number(const Value *v)
{
    return (int)value_integer(v, 0);
}

Rules rules_of(Arena *a, const Value *scenario)
{
    const Value *v = value_get(scenario, "rules"), *ladder = value_get(v, "difficulty");
    size_t n = value_count(ladder);
    Level *levels = ARENA_ARRAY(a, Level, n);
    for (size_t i = 0; i < n; i++)
        levels[i] = (Level){ ladder->as.map.at[i].key, number(value_at(ladder, i)) };
    return (Rules){
        .dice = number(value_get(v, "dice")),
        .sides = number(value_get(v, "die")),
        .proficiency = number(value_get(v, "proficiency")),
        .levels = levels,
        .n_levels = n,
    };
}

int rules_difficulty(const Rules *r, const Value *difficulty)
{
    for (size_t i = 0; i < r->n_levels; i++)
        if (str_eq(r->levels[i].name, value_str(difficulty))) return r->levels[i].difficulty;
    return number(difficulty);
}

int rules_harder(const Rules *r, int difficulty)
{
    int next = 0, highest = 0, second = 0;
    for (size_t i = 0; i < r->n_levels; i++) {
        int d = r->levels[i].difficulty;
        if (d > difficulty && (!next || d < next)) next = d;
        if (d > highest) second = highest, highest = d;
        else if (d > second && d < highest) second = d;
    }
    return next ? next : difficulty + highest - second;
}
