/* model.c - helpers of the model and the order in which it is built. */
#include "kit/model_parts.h"

#include "data/secrets.h"
#include "layout/template.h"

#ifndef DDKIT_VERSION
#define DDKIT_VERSION "unknown"
#endif

void put(Model *m, Value *map, const char *key, Value *v)
{
    value_set(m->a, map, str(key), v);
}

void put_text(Model *m, Value *map, const char *key, Str text)
{
    put(m, map, key, value_text(m->a, SPAN_NONE, text));
}

void put_int(Model *m, Value *map, const char *key, int64_t n)
{
    put(m, map, key, value_int(m->a, SPAN_NONE, n));
}

void put_bool(Model *m, Value *map, const char *key, bool yes)
{
    put(m, map, key, value_bool(m->a, SPAN_NONE, yes));
}

Value *new_map(Model *m)
{
    return value_map(m->a, SPAN_NONE);
}

Value *new_list(Model *m)
{
    return value_seq(m->a, SPAN_NONE);
}

Str word(const Model *m, const char *key)
{
    const Value *v = value_get(m->in->strings, key);
    return v ? value_str(v) : str(key);
}

Str word_of(const Model *m, const char *prefix, Str key)
{
    const char *full = c_format(m->a, "%s%.*s", prefix, (int)key.n, key.p);
    const Value *v = value_get(m->in->strings, full);
    return v ? value_str(v) : key;
}

Value *thing(const Model *m, const char *collection, Str id)
{
    return value_get_str(value_get(m->root, collection), id);
}

void link_one(Model *m, Value *map, const char *key, const char *collection)
{
    const Value *id = value_get(map, key);
    Value *t = id && id->kind == VALUE_TEXT ? thing(m, collection, id->text) : NULL;
    if (t) put(m, map, key, t);
}

void link_list(Model *m, Value *map, const char *key, const char *collection)
{
    const Value *ids = value_get(map, key);
    if (!ids || ids->kind != VALUE_SEQ) return;
    Value *list = value_seq(m->a, ids->span);
    for (size_t i = 0; i < value_count(ids); i++) {
        Value *t = thing(m, collection, value_str(value_at(ids, i)));
        if (t) value_push(m->a, list, t);
    }
    put(m, map, key, list);
}

void link_ids(Model *m, Value *map, const char *key, const char *collection)
{
    Value *ids = value_get(map, key);
    if (!ids) return;
    if (ids->kind != VALUE_SEQ) {
        Value *list = value_seq(m->a, ids->span);
        value_push(m->a, list, ids);
        put(m, map, key, list);
    }
    link_list(m, map, key, collection);
}

/* What the model mostly adds to the copy of a thing. */
#define ADDED_KEYS 6

Value *copy_map(Model *m, const Value *map)
{
    return value_copy(m->a, map, ADDED_KEYS);
}

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
    put_text(m, v, "name", word(m, dice == 1 ? "die_one" : "dice_many"));
    put_text(m, v, "chance", percent(m, chance));
    put_text(m, v, "number", hundredths(m, chance));
    return v;
}

/* Columns of a table of odds.  A pool with no more dice fills them all, so that the tables of all
 * difficulties stand alike; of a larger one those columns are left out that tell nothing. */
#define ODDS_COLUMNS 5
/* From here on a chance is printed as ">99" or 100. */
#define NEARLY_SURE 0.995

static Value *odds_against(Model *m, int number)
{
    const bool all = m->rules.dice <= ODDS_COLUMNS;
    Value *odds = new_list(m);
    for (int dice = 1; dice <= m->rules.dice; dice++) {
        double plain = odds_in(&m->odds, dice, 0, number);
        double skilled = odds_in(&m->odds, dice, m->rules.proficiency, number);
        if (!all && skilled <= 0) continue;
        Value *row = new_map(m);
        put_int(m, row, "dice", dice);
        put_text(m, row, "name", word(m, dice == 1 ? "die_one" : "dice_many"));
        put_text(m, row, "plain", percent(m, plain));
        put_text(m, row, "skilled", percent(m, skilled));
        put_text(m, row, "plain_number", hundredths(m, plain));
        put_text(m, row, "skilled_number", hundredths(m, skilled));
        value_push(m->a, odds, row);
        /* More dice would add nothing that shows, or little in a row that is long already. */
        const bool full = value_count(odds) >= ODDS_COLUMNS;
        if (!all && (plain >= NEARLY_SURE || (full && skilled >= NEARLY_SURE))) break;
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

Str level_name(const Model *m, Str id)
{
    const Str own = value_str(value_get(value_get_str(m->rules.by_name, id), "name"));
    return own.n ? own : word_of(m, "level_", id);
}

void put_difficulty(Model *m, Value *map, const Value *difficulty)
{
    if (!difficulty) return;
    int number = rules_difficulty(&m->rules, difficulty);
    put_int(m, map, "number", number);
    put(m, map, "odds", shared_odds(m, number));
    if (difficulty->kind == VALUE_TEXT) put_text(m, map, "level", level_name(m, difficulty->text));
}

static void link_targets(Model *m, Value *effect, const char *key)
{
    if (!value_get(effect, key)) return;
    Value *targets = copy_map(m, value_get(effect, key));
    link_list(m, targets, "clients", "clients");
    link_list(m, targets, "features", "features");
    put(m, effect, key, targets);
}

void link_effect(Model *m, Value *map)
{
    if (!value_get(map, "effect")) return;
    Value *effect = copy_map(m, value_get(map, "effect"));
    int64_t clock = value_integer(value_get(effect, "clock"), 0);
    link_targets(m, effect, "impacts");
    link_targets(m, effect, "relieves");
    link_list(m, effect, "harder", "tools");
    if (clock < 0) put_int(m, effect, "lost", -clock);
    if (clock > 0) put_int(m, effect, "won", clock);
    link_ids(m, effect, "draws", "events");
    put(m, map, "effect", effect);
}

#define ROLE_LETTER "R"

/* The collections of the format, with the letter of their codes. */
static const struct {
    const char *key, *parent, *code, *anchor;
} collections[] = {
    { "roles", NULL, ROLE_LETTER, "role" },
    { "clients", NULL, "C", "client" },
    { "features", NULL, NULL, "feature" },
    { "tools", NULL, NULL, "tool" },
    { "components", "system", NULL, "component" },
    { "groups", "system", NULL, "group" },
    { "clues", NULL, "K", "clue" },
    { "causes", "incident", "Q", "cause" },
    { "actions", NULL, "X", "action" },
    { "events", NULL, NULL, "event" },
    { "handouts", NULL, "H", "handout" },
    { "charts", NULL, NULL, "chart" },
};

static Str code_text(Model *m, const char *letter, size_t i)
{
    return str_format(m->a, "%s-%02zu", letter, i + 1);
}

/* Its place in the cast: roles that fold leave gaps, so that codes mean the same in every kit. */
static size_t place_in_cast(const Model *m, Str role)
{
    const Entry *e = value_entry(m->cast, role);
    return e ? (size_t)(e - m->cast->map.at) : 0;
}

Str role_code(Model *m, Str id)
{
    return code_text(m, ROLE_LETTER, place_in_cast(m, id));
}

static Value *with_identity(Model *m, const Entry *e, size_t i, const char *code,
                            const char *anchor)
{
    Value *v;
    if (e->value->kind == VALUE_MAP) {
        v = copy_map(m, e->value);
    } else { /* features and causes are plain texts */
        v = value_map(m->a, e->value->span);
        put(m, v, "name", e->value);
        put(m, v, "text", e->value);
    }
    put_text(m, v, "id", e->key);
    put_int(m, v, "index", (int64_t)i + 1);
    if (code) put_text(m, v, "code", code_text(m, code, i));
    put_text(m, v, "anchor", str_format(m->a, "%s-%.*s", anchor, (int)e->key.n, e->key.p));
    return v;
}

void model_things(Model *m)
{
    for (size_t k = 0; k < sizeof collections / sizeof *collections; k++) {
        const Value *from = m->in->scenario->root;
        if (collections[k].parent) from = value_get(from, collections[k].parent);
        from = value_get(from, collections[k].key);
        if (!from || from->kind != VALUE_MAP) continue;
        Value *to = value_map(m->a, from->span);
        const bool roles = str_is(str(collections[k].key), "roles");
        for (size_t i = 0; i < from->map.n; i++) {
            const Entry *e = &from->map.at[i];
            const size_t place = roles ? place_in_cast(m, e->key) : i;
            value_set(m->a, to, e->key,
                      with_identity(m, e, place, collections[k].code, collections[k].anchor));
        }
        put(m, m->root, collections[k].key, to);
    }
}

/* "CC-BY-4.0 · version 1.2 · Ana Horvat", of what the scenario names. */
static void put_credit_line(Model *m)
{
    static const char *const keys[] = { "license", "version", "by" };
    Buf b = { .arena = m->a };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Str part = value_str(value_get(m->root, keys[i]));
        if (!part.n) continue;
        if (b.n) buf_c(&b, " \xC2\xB7 ");
        if (i == 1) buf_format(&b, "%s ", str_c(m->a, word(m, "version_word")));
        buf_str(&b, part);
    }
    put_text(m, m->root, "credit", buf_done(&b));
}

static void put_credit(Model *m)
{
    const Value *authors = value_get(m->root, "authors");
    Buf b = { .arena = m->a };
    for (size_t i = 0; i < value_count(authors); i++) {
        if (i) buf_str(&b, word(m, "list_separator"));
        buf_str(&b, value_str(value_at(authors, i)));
    }
    put_text(m, m->root, "by", buf_done(&b));
    put_credit_line(m);
    put_text(m, m->root, "made_with", STR("ddkit " DDKIT_VERSION));
}

/* The kit's own words bind, and so do the items of its lists, which a template's `each` hands on by
 * another name: they are filled in here. */
static Value *bound_list(Model *m, const Value *list)
{
    const Scope scope = { .value = m->root };
    Value *bound = value_seq(m->a, list->span);
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *item = value_at(list, i);
        Template *t = template_compile(m->a, m->d, value_str(item), item->span);
        Str text = t ? template_expand(t, m->a, m->d, &scope, NULL, NULL) : value_str(item);
        value_push(m->a, bound, value_text(m->a, item->span, text));
    }
    return bound;
}

static void bind_lists(Model *m)
{
    Value *words = copy_map(m, m->in->strings);
    put(m, m->root, "t", words);
    for (size_t i = 0; i < value_count(words); i++) {
        Entry *e = &words->map.at[i];
        if (e->value->kind == VALUE_SEQ) e->value = bound_list(m, e->value);
    }
}

const Value *model_build(Arena *a, Diag *d, const ModelInput *in)
{
    Model m = { .a = a, .d = d, .in = in, .cast = in->scenario->cast };
    Scenario open = *in->scenario;
    ModelInput players = *in;
    if (!in->dm) {
        open.root = without_secrets(a, &scenario_schema, open.root);
        players.scenario = &open;
        m.in = &players;
    }
    m.root = copy_map(&m, m.in->scenario->root);
    put_int(&m, m.root, "minutes", m.in->scenario->minutes);
    m.rules = rules_of(a, m.in->scenario->root);
    m.clock = clock_of(m.in->scenario->root);
    m.odds = odds_table(a, m.rules.dice, m.rules.sides);
    put_credit(&m);
    if (!value_get(m.root, "logo") && value_get(in->theme, "logo"))
        put(&m, m.root, "logo", value_get(in->theme, "logo"));
    model_things(&m);
    model_system(&m);
    model_people(&m);
    model_seats(&m);
    model_story(&m);
    model_rules(&m);
    if (in->dm) {
        model_trail(&m);
        model_scaling(&m);
        model_index(&m);
    }
    bind_lists(&m);
    return m.root;
}
