/* model_effects.c - what effects do to moods and the clock, and what they draw. */
#include "kit/model_parts.h"

/* A number of both directions as two, one of which is there. */
static void put_ways(Model *m, Value *map, const char *key, const char *less, const char *more)
{
    const int64_t n = value_integer(value_get(map, key), 0);
    if (n < 0) put_int(m, map, less, -n);
    if (n > 0) put_int(m, map, more, n);
}

/* Cards of the effect's `draws` stay there; decks of which the first free card is drawn are
 * `piles`. */
static void put_piles(Model *m, Value *effect)
{
    const Value *draws = value_get(effect, "draws");
    Value *cards = new_list(m), *piles = new_list(m);
    for (size_t i = 0; i < value_count(draws); i++) {
        Value *v = value_at(draws, i);
        if (v->kind != VALUE_TEXT) {
            value_push(m->a, cards, v);
            continue;
        }
        Value *pile = new_map(m);
        put(m, pile, "id", v);
        put_text(m, pile, "name", word(m, "deck", value_str(v)));
        value_push(m->a, piles, pile);
        *vec_push(m->a, &m->piles) = pile;
    }
    if (!value_count(piles)) return;
    put(m, effect, "draws", cards);
    put(m, effect, "piles", piles);
}

/* Whom a change of the moods of a tier is about. */
static void put_of_tier(Model *m, Value *mood)
{
    const Value *tier = value_get(mood, "tier"), *clients = value_get(m->root, "clients");
    if (!tier) return;
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        const Value *own = value_get(client, "tier"), *id = value_get(own, "id");
        if (str_eq(value_str(id ? id : own), value_str(tier))) value_push(m->a, list, client);
    }
    if (value_count(list)) put(m, mood, "of_tier", list);
}

static void put_effects(Model *m, const Value *givers)
{
    for (size_t i = 0; i < value_count(givers); i++) {
        Value *effect = value_get(value_at(givers, i), "effect");
        if (!effect) continue;
        put_ways(m, effect, "clock", "lost", "won");
        put_ways(m, value_get(effect, "mood"), "steps", "down", "up");
        put_of_tier(m, value_get(effect, "mood"));
        put_piles(m, effect);
    }
}

/* Tells the cards that an effect draws by what they are drawn; of several things the first counts.
 */
static void put_drawn_by(Model *m, const Value *giver, Value *thing)
{
    const Value *cards = value_get(value_get(giver, "effect"), "draws");
    for (size_t k = 0; k < value_count(cards); k++)
        if (!value_get(value_at(cards, k), "drawn_by"))
            put(m, value_at(cards, k), "drawn_by", thing);
}

static void put_drawn(Model *m, const Value *things)
{
    for (size_t i = 0; i < value_count(things); i++) {
        const Value *choices = value_get(value_at(things, i), "choices");
        put_drawn_by(m, value_at(things, i), value_at(things, i));
        for (size_t k = 0; k < value_count(choices); k++)
            put_drawn_by(m, value_at(choices, k), value_at(things, i));
    }
}

/* Whose mood it is that a client's move, or a card about a client, changes and does not name. */
static void put_own_mood(Model *m, const Value *giver, Value *client)
{
    Value *mood = value_get(value_get(giver, "effect"), "mood");
    if (!mood || !client || value_get(mood, "clients") || value_get(mood, "tier")) return;
    Value *own = new_list(m);
    value_push(m->a, own, client);
    put(m, mood, "clients", own);
}

static void put_own_moods(Model *m, const Value *events, const Value *clients)
{
    for (size_t i = 0; i < value_count(events); i++) {
        Value *client = value_get(value_at(events, i), "client");
        const Value *choices = value_get(value_at(events, i), "choices");
        put_own_mood(m, value_at(events, i), client);
        for (size_t k = 0; k < value_count(choices); k++)
            put_own_mood(m, value_at(choices, k), client);
    }
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++)
            put_own_mood(m, value_at(moves, k), value_at(clients, i));
    }
}

/* What an effect of these makes easier has a second number: the host names both. */
static void put_eased(Model *m, const Value *givers)
{
    for (size_t i = 0; i < value_count(givers); i++) {
        const Value *easier = value_get(value_get(value_at(givers, i), "effect"), "easier");
        for (size_t k = 0; k < value_count(easier); k++) {
            Value *action = value_at(easier, k);
            const int number = rules_difficulty(&m->rules, value_get(action, "difficulty"));
            put_int(m, action, "eased", rules_easier(&m->rules, number));
        }
    }
}

/* ---- signs -------------------------------------------------------------------------------- */

typedef struct Sign {
    const char *name, *key, *within; /* of `signs`; of an effect; of what is there */
} Sign;

static const Sign signs[] = {
    { "impacts", "impacts", NULL }, { "relieves", "relieves", NULL }, { "harder", "harder", NULL },
    { "easier", "easier", NULL },   { "lost", "lost", NULL },         { "won", "won", NULL },
    { "down", "mood", "down" },     { "up", "mood", "up" },           { "draws", "draws", NULL },
    { "lasts", "for", NULL },
};

static bool has_sign(const Value *effect, const Sign *sign)
{
    const Value *v = value_get(effect, sign->key);
    return sign->within ? value_get(v, sign->within) != NULL : v != NULL;
}

static void put_signs_of(Model *m, Value *to, const Value *givers)
{
    for (size_t i = 0; i < value_count(givers); i++) {
        const Value *effect = value_get(value_at(givers, i), "effect");
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
            if (has_sign(effect, &signs[k])) put_bool(m, to, signs[k].name, true);
    }
}

/* Answers that no report gives: those to anybody but a client. */
static bool asks_a_colleague(const Value *events)
{
    for (size_t i = 0; i < value_count(events); i++)
        if (value_get(value_at(events, i), "answer") && !value_get(value_at(events, i), "client"))
            return true;
    return false;
}

static bool any_has(const Value *things, const char *key)
{
    for (size_t i = 0; i < value_count(things); i++)
        if (value_get(value_at(things, i), key)) return true;
    return false;
}

/* Which signs some card, client or flag of this scenario shows: only those are explained. */
static void put_signs(Model *m)
{
    const Value *events = value_get(m->root, "events"), *clients = value_get(m->root, "clients");
    Value *to = new_map(m);
    put_signs_of(m, to, value_get(m->root, "actions"));
    put_signs_of(m, to, events);
    for (size_t i = 0; i < value_count(events); i++)
        put_signs_of(m, to, value_get(value_at(events, i), "choices"));
    put_signs_of(m, to, value_get(value_get(m->root, "clock"), "marks"));
    for (size_t i = 0; i < value_count(clients); i++)
        put_signs_of(m, to, value_get(value_at(clients, i), "moves"));
    if (asks_a_colleague(events)) put_bool(m, to, "no_report", true);
    if (any_has(value_get(m->root, "actions"), "warning")) put_bool(m, to, "warning", true);
    put(m, m->root, "signs", to);
}

/* Whatever has effects, a list of a kind. */
static void each_giver(Model *m, void (*do_it)(Model *, const Value *))
{
    const Value *clients = value_get(m->root, "clients"), *events = value_get(m->root, "events");
    do_it(m, value_get(m->root, "actions"));
    do_it(m, events);
    for (size_t i = 0; i < value_count(events); i++)
        do_it(m, value_get(value_at(events, i), "choices"));
    do_it(m, value_get(value_get(m->root, "clock"), "marks"));
    for (size_t i = 0; i < value_count(clients); i++)
        do_it(m, value_get(value_at(clients, i), "moves"));
}

void model_effects(Model *m)
{
    const Value *actions = value_get(m->root, "actions"), *events = value_get(m->root, "events");
    each_giver(m, put_effects);
    each_giver(m, put_eased);
    put_own_moods(m, events, value_get(m->root, "clients"));
    put_drawn(m, actions);
    put_drawn(m, events);
    put_signs(m);
}
