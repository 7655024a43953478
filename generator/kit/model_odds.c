/* model_odds.c - chances as they are printed, and difficulties with their odds. */
#include "kit/model_parts.h"

/* A chance in percent, without the sign. */
static Str hundredths(Model *m, double chance)
{
    int n = (int)(chance * 100 + 0.5);
    if (chance > 0 && n < 1) return STR("<1");
    if (chance < 1 && n > 99) return STR(">99");
    return str_integer(m->a, n);
}

Str percent(Model *m, double chance)
{
    Str n = hundredths(m, chance);
    return str_format(m->a, "%.*s\xE2\x80\xAF%%", (int)n.n, n.p);
}

Value *chance_of(Model *m, int dice, int bonus, int difficulty)
{
    const double chance = odds_in(&m->odds, dice, bonus, difficulty);
    Value *v = new_map(m);
    put_int(m, v, "dice", dice);
    put_text(m, v, "name", word(m, "dice", dice == 1 ? STR("one") : STR("many")));
    put_text(m, v, "chance", percent(m, chance));
    put_text(m, v, "number", hundredths(m, chance));
    return v;
}

static Value *odds_against(Model *m, int number)
{
    Value *odds = new_list(m);
    for (int dice = 1; dice <= rules_dice_at_once(&m->rules); dice++) {
        const double plain = odds_in(&m->odds, dice, 0, number);
        const double skilled = odds_in(&m->odds, dice, m->rules.proficiency, number);
        const int both = m->rules.proficiency + m->rules.help;
        Value *row = new_map(m);
        put_int(m, row, "dice", dice);
        put_text(m, row, "name", word(m, "dice", dice == 1 ? STR("one") : STR("many")));
        put_text(m, row, "plain", percent(m, plain));
        put_text(m, row, "skilled", percent(m, skilled));
        put_text(m, row, "plain_number", hundredths(m, plain));
        put_text(m, row, "skilled_number", hundredths(m, skilled));
        if (m->rules.help > 0)
            put_text(m, row, "helped_number", hundredths(m, odds_in(&m->odds, dice, both, number)));
        put_int(m, row, "plain_share", (int64_t)(plain * 1000 + 0.5));
        put_int(m, row, "skilled_share", (int64_t)(skilled * 1000 + 0.5));
        value_push(m->a, odds, row);
    }
    return odds;
}

/* Many things are equally difficult. */
static Value *shared_odds(Model *m, int number)
{
    for (size_t i = 0; i < m->odds_lists.n; i++)
        if (m->odds_lists.at[i].difficulty == number) return m->odds_lists.at[i].odds;
    Value *odds = odds_against(m, number);
    *vec_push(m->a, &m->odds_lists) = (OddsList){ number, odds };
    return odds;
}

Str difficulty_name(const Model *m, Str id)
{
    const Str own = value_str(value_get(value_get_str(m->rules.by_name, id), "name"));
    return own.n ? own : word(m, "difficulty", id);
}

void put_difficulty(Model *m, Value *map, const Value *difficulty)
{
    if (!difficulty) return;
    int number = rules_difficulty(&m->rules, difficulty);
    put_int(m, map, "number", number);
    put(m, map, "odds", shared_odds(m, number));
    if (difficulty->kind == VALUE_TEXT)
        put_text(m, map, "level", difficulty_name(m, difficulty->text));
}
