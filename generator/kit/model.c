/* model.c - the order in which the model is built: things get their identity, ids become things,
 * and the game adds its facts. */
#include "kit/model_parts.h"

#include "data/secrets.h"
#include "layout/template.h"

#ifndef DDKIT_VERSION
#define DDKIT_VERSION "unknown"
#endif

static void put_formats(Model *m)
{
    const Scenario *s = m->in->scenario;
    Value *names = new_list(m);
    for (size_t i = 0; i < value_count(s->formats); i++)
        value_push(m->a, names, value_text(m->a, SPAN_NONE, value_key(s->formats, i)));
    put(m, m->root, "format_names", names);
    if (s->format.n) put_text(m, m->root, "format_name", s->format);
}

static void put_credit(Model *m)
{
    const Value *authors = value_get(m->root, "authors");
    Buf b = { .arena = m->a };
    for (size_t i = 0; i < value_count(authors); i++) {
        if (i) buf_str(&b, word(m, "common", STR("list_separator")));
        buf_str(&b, value_str(value_at(authors, i)));
    }
    put_text(m, m->root, "by", buf_done(&b));
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

static Value *bound_group(Model *m, const Value *group)
{
    Value *words = copy_map(m, group);
    for (size_t i = 0; i < value_count(words); i++) {
        Entry *e = &words->map.at[i];
        if (e->value->kind == VALUE_SEQ) e->value = bound_list(m, e->value);
    }
    return words;
}

static void put_strings(Model *m)
{
    Value *groups = copy_map(m, m->in->strings);
    put(m, m->root, "t", groups); /* items bind other strings */
    for (size_t i = 0; i < value_count(groups); i++)
        groups->map.at[i].value = bound_group(m, groups->map.at[i].value);
}

const Value *model_build(Arena *a, Diag *d, const ModelInput *in)
{
    Model m = { .a = a, .d = d, .in = in, .cast = in->scenario->cast };
    m.all_actions = value_get(in->scenario->root, "actions");
    m.all_clues = value_get(in->scenario->root, "clues");
    Scenario open = *in->scenario;
    ModelInput players = *in;
    if (!in->dm) {
        open.root = without_secrets(a, &scenario_schema, open.root);
        players.scenario = &open;
        m.in = &players;
    }
    model_identity(&m);
    model_codes_of_facts(&m, in->scenario->root);
    model_links(&m);
    put_int(&m, m.root, "minutes", m.in->scenario->minutes);
    m.rules = rules_of(a, m.in->scenario->root);
    m.rules.dice = rules_for(m.rules.dice_by, model_players(&m), m.rules.dice);
    m.clock = clock_of(m.in->scenario->root);
    m.odds = odds_table(a, rules_dice_at_once(&m.rules), m.rules.sides);
    put_credit(&m);
    put_formats(&m);
    if (!value_get(m.root, "logo") && value_get(in->theme, "logo"))
        put(&m, m.root, "logo", value_get(in->theme, "logo"));
    model_effects(&m);
    model_system(&m);
    model_people(&m);
    model_seats(&m);
    model_story(&m);
    model_rules(&m);
    model_procedure(&m);
    model_piles(&m);
    if (in->dm) {
        model_trail(&m);
        model_casting(&m);
        model_scaling(&m);
        model_index(&m);
    }
    put_strings(&m);
    return m.root;
}
