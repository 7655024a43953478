/* rules.c - `rules:` as numbers. */
#include "game/rules.h"

#include <stdlib.h>

static int number(const Value *v)
{
    return (int)value_integer(v, 0);
}

/* Of a level: a number, or a map with one. */
static int level_number(const Value *level)
{
    return number(level->kind == VALUE_MAP ? value_get(level, "number") : level);
}

static int by_difficulty(const void *pa, const void *pb)
{
    const Level *a = pa, *b = pb;
    if (a->difficulty != b->difficulty) return a->difficulty < b->difficulty ? -1 : 1;
    return str_cmp(a->id, b->id);
}

Rules rules_of(Arena *a, const Value *scenario)
{
    const Value *v = value_get(scenario, "rules"), *by_name = value_get(v, "difficulty");
    size_t n = value_count(by_name);
    Level *levels = ARENA_ARRAY(a, Level, n);
    for (size_t i = 0; i < n; i++) {
        const Value *level = value_at(by_name, i);
        levels[i] = (Level){ by_name->map.at[i].key, value_str(value_get(level, "name")),
                             level_number(level) };
    }
    qsort(levels, n, sizeof *levels, by_difficulty);
    return (Rules){
        .dice = number(value_get(v, "dice")),
        .sides = number(value_get(v, "die")),
        .proficiency = number(value_get(v, "proficiency")),
        .levels = levels,
        .n_levels = n,
        .by_name = by_name,
    };
}

int rules_difficulty(const Rules *r, const Value *difficulty)
{
    const Value *level = value_get_str(r->by_name, value_str(difficulty));
    return level ? level_number(level) : number(difficulty);
}

int rules_harder(const Rules *r, int difficulty)
{
    size_t low = 0, high = r->n_levels; /* the first level above lies in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->levels[middle].difficulty > difficulty) high = middle;
        else low = middle + 1;
    }
    if (low < r->n_levels) return r->levels[low].difficulty;
    if (r->n_levels < 2) return difficulty;
    return difficulty + r->levels[r->n_levels - 1].difficulty -
           r->levels[r->n_levels - 2].difficulty;
}
