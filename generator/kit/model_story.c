/* model_story.c - events by deck, actions, clues, the incident, handouts. */
#include <string.h>

#include "kit/handout.h"
#include "kit/model_parts.h"

/* Whether the effect of a thing, linked already, draws the card. */
static bool draws(const Value *v, const Value *event)
{
    const Value *cards = value_get(value_get(v, "effect"), "draws");
    for (size_t i = 0; i < value_count(cards); i++)
        if (value_at(cards, i) == event) return true;
    return false;
}

/* The move of a client that draws the card; NULL when no client does. */
static const Value *move_of(const Model *m, const Value *event)
{
    const Value *clients = value_get(m->root, "clients");
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++)
            if (value_get(value_at(moves, k), "event") == event || draws(value_at(moves, k), event))
                return value_at(moves, k);
    }
    return NULL;
}

/* The flag of the clock that draws the card, of several the first; NULL if there is none. */
static const Value *flag_of(const Model *m, const Value *event)
{
    const Value *marks = value_get(value_get(m->root, "clock"), "marks"), *first = NULL;
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *mark = value_at(marks, i);
        if (!draws(mark, event)) continue;
        if (!first ||
            value_integer(value_get(mark, "turn"), 0) < value_integer(value_get(first, "turn"), 0))
            first = mark;
    }
    return first;
}

/* "Turn 3", where a line says it among other things. */
static void say_turn(Model *m, Value *event, const char *words, int64_t turn)
{
    const Str of = word(m, "common", str(words));
    put_text(m, event, "when_said",
             str_format(m->a, "%.*s %lld", (int)of.n, of.p, (long long)turn));
}

/* The turn at whose end a flag draws the card, and that to which the report moves the flag. */
static void put_flag_end(Model *m, Value *event, const Value *flag)
{
    const int64_t end = value_integer(value_get(flag, "turn"), 0);
    const int64_t late = value_integer(value_get(flag, "extended"), end);
    put_int(m, event, "when_end", end);
    say_turn(m, event, "end_of_turn", end);
    if (late != end) put_int(m, event, "when_end_late", late);
}

static void put_when(Model *m, Value *event)
{
    const Value *when = value_get(event, "when");
    Value *after = value_get(when, "after"), *drawer = value_get(event, "drawn_by");
    const Value *move = move_of(m, event), *flag = flag_of(m, event);
    Value *moved = value_get(move, "when"), *untold = value_get(value_get(move, "on"), "untold");
    if (moved && !when) {
        put(m, event, "when_words", moved);
        if (untold) put(m, event, "turn", untold);
    } else if (value_get(when, "text")) {
        put(m, event, "when_words", value_get(when, "text"));
    } else if (value_get(when, "turn")) {
        put(m, event, "when_turn", value_get(when, "turn"));
        put(m, event, "turn", value_get(when, "turn"));
        say_turn(m, event, "turn", value_integer(value_get(when, "turn"), 0));
    } else if (flag && !after) {
        put_flag_end(m, event, flag);
    } else if (after || drawer) {
        put(m, event, "when_after", after ? after : drawer);
    }
}

static void put_answer(Model *m, Value *event)
{
    Value *answer = value_get(event, "answer");
    if (!answer) return;
    put_difficulty(m, answer, value_get(answer, "difficulty"));
    Value *eased = value_get(answer, "eased");
    if (eased) put_difficulty(m, eased, value_get(eased, "difficulty"));
}

/* Who speaks: whom the card names, and the client that it is about unless that is said already. */
static void put_source(Model *m, Value *event)
{
    Value *from = value_get(event, "from"), *client = value_get(event, "client");
    const Str speaker = value_str(from), name = value_str(value_get(client, "name"));
    if (!speaker.n && !name.n) return;
    Value *source = value_seq(m->a, value_span(speaker.n ? from : client));
    if (speaker.n) value_push(m->a, source, from);
    if (name.n && !memmem(speaker.p, speaker.n, name.p, name.n)) value_push(m->a, source, client);
    put(m, event, "source", source);
}

/* The list under `one` gets the name `several`; `one` is the thing where there is but one. */
static void put_gift(Model *m, Value *giver, const char *one, const char *several)
{
    Value *list = value_get(giver, one);
    if (!list) return;
    put(m, giver, several, list);
    put(m, giver, one, value_count(list) == 1 ? value_at(list, 0) : value_null(m->a, list->span));
}

static void put_event_facts(Model *m, Value *event, Value *deck)
{
    put(m, event, "deck", deck);
    put_when(m, event);
    put_answer(m, event);
    put_gift(m, event, "clue", "clues");
    put_gift(m, event, "handout", "handouts");
    put_source(m, event);
}

/* Decks in the theme's order, each with its events in file order; events then stand by deck. */
static void build_decks(Model *m)
{
    const Value *looks = value_get(m->in->theme, "decks"), *events = value_get(m->root, "events");
    Value *decks = new_list(m), *all = new_list(m), *sorted = new_map(m);
    for (size_t i = 0; i < value_count(looks); i++) {
        const Entry *look = &looks->map.at[i];
        Value *deck = copy_map(m, look->value), *own = new_list(m);
        put_text(m, deck, "id", look->key);
        put_text(m, deck, "name", word(m, "deck", look->key));
        put_text(m, deck, "about", word(m, "deck_about", look->key));
        put_text(m, deck, "anchor", str_format(m->a, "deck-%.*s", (int)look->key.n, look->key.p));
        for (size_t k = 0; k < value_count(events); k++) {
            Value *event = value_at(events, k);
            if (!str_eq(value_str(value_get(event, "deck")), look->key)) continue;
            put_event_facts(m, event, deck);
            value_push(m->a, own, event);
            value_set(m->a, sorted, value_str(value_get(event, "id")), event);
        }
        put_card_faces(m, own, look->key);
        value_push(m->a, all, deck);
        if (!value_count(own)) continue;
        put(m, deck, "events", own);
        value_push(m->a, decks, deck);
    }
    if (value_count(sorted)) put(m, m->root, "events", sorted);
    put(m, m->root, "decks", decks);
    put(m, m->root, "all_decks", all); /* those without a card, too */
}

/* `needs`: clues, all of them; `any_needs`: of each of its lists any one clue. */
static void put_needs(Model *m, Value *action)
{
    const Value *needs = value_get(action, "needs");
    Value *all = new_list(m), *any = new_list(m);
    if (!needs) return;
    for (size_t i = 0; i < value_count(needs); i++) {
        Value *clues = value_at(needs, i), *choice = new_map(m);
        put(m, choice, "clues", clues);
        if (value_count(clues) == 1) value_push(m->a, all, value_at(clues, 0));
        if (value_count(clues) == 1) continue;
        value_push(m->a, any, choice);
        put_int(m, choice, "index", (int64_t)value_count(any));
    }
    put(m, action, "needs", all);
    put(m, action, "any_needs", any);
}

static bool among(const Value *things, const Value *thing)
{
    for (size_t i = 0; i < value_count(things); i++)
        if (value_at(things, i) == thing) return true;
    return false;
}

/* Whether the feature fails for the client at the start, and nobody has noticed. */
static bool is_unseen(const Value *client, const Value *feature)
{
    return among(value_get(client, "uses"), feature) &&
           among(value_get(client, "unseen"), feature) &&
           !among(value_get(client, "impacted"), feature);
}

/* The clients, of those that it names or else of all, for whom the feature fails unseen. */
static Value *unseen_for(Model *m, const Value *uncovers, const Value *feature)
{
    const Value *clients = value_get(m->root, "clients"), *named = value_get(uncovers, "clients");
    Value *hit = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        if (value_count(named) && !among(named, client)) continue;
        if (is_unseen(client, feature)) value_push(m->a, hit, client);
    }
    return hit;
}

static bool are_same(const Value *a, const Value *b)
{
    for (size_t i = 0; i < value_count(a) && i < value_count(b); i++)
        if (value_at(a, i) != value_at(b, i)) return false;
    return value_count(a) == value_count(b);
}

/* `rows` of what it uncovers: features, and the clients for whom each of them fails unseen; those
 * with the same clients are one row. */
static void put_uncovered(Model *m, Value *uncovers)
{
    const Value *features = value_get(m->root, "features"),
                *named = value_get(uncovers, "features");
    Value *rows = new_list(m);
    for (size_t i = 0; uncovers && i < value_count(features); i++) {
        Value *feature = value_at(features, i), *row = NULL;
        if (value_count(named) && !among(named, feature)) continue;
        Value *clients = unseen_for(m, uncovers, feature);
        if (!value_count(clients)) continue;
        for (size_t k = 0; k < value_count(rows) && !row; k++)
            if (are_same(value_get(value_at(rows, k), "clients"), clients)) row = value_at(rows, k);
        if (!row) {
            value_push(m->a, rows, row = new_map(m));
            put(m, row, "clients", clients);
        }
        list_under(m, row, "features", feature);
    }
    if (value_count(rows)) put(m, uncovers, "rows", rows);
}

/* Stopgaps that may have come before what resolves: with one of these it ends limping. */
static void put_limps(Model *m, Value *action)
{
    const Value *requires = value_get(action, "requires");
    Value *stopgaps = new_list(m);
    if (!value_truth(value_get(action, "resolves"))) return;
    for (size_t i = 0; i < value_count(requires); i++) {
        Value *before = value_at(requires, i);
        if (str_is(value_str(value_get(before, "rating")), "stopgap"))
            value_push(m->a, stopgaps, before);
    }
    if (value_count(stopgaps)) put(m, action, "limps_after", stopgaps);
}

/* Cards that the action brings up when it fails, or with its effect. */
static void mark_complications(Model *m, Value *action)
{
    Value *complication = value_get(action, "complication");
    const Value *drawn = value_get(value_get(action, "effect"), "draws");
    if (complication && complication->kind == VALUE_MAP) {
        put_bool(m, complication, "complicates", true);
        list_under(m, complication, "missed", action);
    }
    for (size_t i = 0; i < value_count(drawn); i++)
        put_bool(m, value_at(drawn, i), "complicates", true);
}

/* What is different once it has worked: told to the actions that it is about, too. */
static void spread_aftermath(Model *m, Value *action)
{
    const Value *aftermath = value_get(action, "aftermath");
    const Str anchor = value_str(value_get(action, "anchor"));
    if (aftermath)
        put_text(m, action, "after_anchor",
                 str_format(m->a, "after-%.*s", (int)anchor.n, anchor.p));
    for (size_t i = 0; i < value_count(aftermath); i++) {
        const Value *thing = value_at(aftermath, i), *about = value_get(thing, "of");
        Value *change = new_map(m);
        put(m, change, "after", action);
        put_text(m, change, "text", value_str(value_get(thing, "text")));
        for (size_t k = 0; k < value_count(about); k++)
            list_under(m, value_at(about, k), "changes", change);
    }
}

/* It stands with the first of its tools; the others point to it, and who is good at any of them has
 * the bonus. */
static void put_tools(Model *m, Value *action)
{
    Value *tools = value_get(action, "tool"), *others = new_list(m), *roles = new_list(m);
    if (!value_count(tools)) return;
    put(m, action, "tool", value_at(tools, 0));
    list_under(m, value_at(tools, 0), "actions", action);
    for (size_t i = 1; i < value_count(tools); i++) {
        value_push(m->a, others, value_at(tools, i));
        list_under(m, value_at(tools, i), "also", action);
    }
    for (size_t i = 0; i < value_count(tools); i++) {
        const Value *own = value_get(value_at(tools, i), "roles");
        for (size_t k = 0; k < value_count(own); k++)
            if (!among(roles, value_at(own, k))) value_push(m->a, roles, value_at(own, k));
    }
    put(m, action, "tools", tools);
    if (value_count(others)) put(m, action, "other_tools", others);
    if (value_count(roles)) put(m, action, "roles", roles);
}

/* Its tools are ids here: one, or a list. */
static bool is_look_with(const Value *action, Str tool)
{
    const Value *tools = value_get(action, "tool");
    bool with = str_eq(value_str(tools), tool);
    for (size_t i = 0; i < value_count(tools); i++)
        with |= str_eq(value_str(value_at(tools, i)), tool);
    return with && !value_get(action, "word") &&
           str_is(value_str(value_get(action, "kind")), "passive");
}

/* What most looks with a tool take, of as many the most, so that a table need not ask for each.
 * Of all actions: what one takes is on the front of its card, so it is no secret. */
static void put_usual(Model *m, Str id, Value *tool)
{
    const Value *actions = m->all_actions;
    int usual = 0;
    size_t most = 0;
    for (size_t i = 0; i < value_count(actions); i++) {
        if (!is_look_with(value_at(actions, i), id)) continue;
        const int number =
            rules_difficulty(&m->rules, value_get(value_at(actions, i), "difficulty"));
        size_t n = 0;
        for (size_t k = 0; k < value_count(actions); k++)
            n += is_look_with(value_at(actions, k), id) &&
                 rules_difficulty(&m->rules, value_get(value_at(actions, k), "difficulty")) ==
                     number;
        if (n > most || (n == most && number > usual)) most = n, usual = number;
    }
    if (!most) return;
    put_int(m, tool, "usual", usual);
    put_bool(m, m->root, "any_usual", true);
}

static void put_action_facts(Model *m)
{
    Value *looks = value_get(m->in->theme, "actions");
    const Value *actions = value_get(m->root, "actions");
    Value *traps = new_list(m), *holders = new_list(m);
    for (size_t i = 0; i < value_count(actions); i++) {
        Value *a = value_at(actions, i);
        if (str_is(value_str(value_get(a, "rating")), "trap")) value_push(m->a, traps, a);
        if (value_truth(value_get(a, "holds"))) value_push(m->a, holders, a);
        Value *look = value_get_str(looks, value_str(value_get(a, "kind")));
        if (look) put(m, a, "look", look);
        put_difficulty(m, a, value_get(a, "difficulty"));
        put_tools(m, a);
        if (value_get(a, "client")) list_under(m, value_get(a, "client"), "rung_by", a);
        put_needs(m, a);
        put_uncovered(m, value_get(a, "uncovers"));
        put_limps(m, a);
        spread_aftermath(m, a);
        mark_complications(m, a);
        put_gift(m, a, "handout", "handouts");
    }
    const Value *tools = value_get(m->root, "tools");
    for (size_t i = 0; i < value_count(tools); i++)
        put_usual(m, tools->map.at[i].key, tools->map.at[i].value);
    put(m, m->root, "traps", traps);
    put(m, m->root, "holders", holders);
    if (looks) put(m, m->root, "action_looks", looks);
}

/* Tells clients of the cards that are about them and come of themselves. */
static void put_client_cards(Model *m)
{
    const Value *events = value_get(m->root, "events");
    for (size_t i = 0; i < value_count(events); i++) {
        Value *event = value_at(events, i), *client = value_get(event, "client");
        if (client && !value_get(move_of(m, event), "when")) list_under(m, client, "events", event);
    }
}

/* When a client moves, in the order in which its moves are told everywhere. */
typedef enum MoveTime { TIME_TOLD, TIME_OTHER, TIME_UNTOLD, TIMES } MoveTime;

static MoveTime move_time(const Value *move)
{
    const Value *on = value_get(move, "on");
    return value_get(on, "told") ? TIME_TOLD : value_get(on, "untold") ? TIME_UNTOLD : TIME_OTHER;
}

static void sort_moves(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        Value *sorted = new_list(m);
        for (MoveTime time = 0; time < TIMES; time++)
            for (size_t k = 0; k < value_count(moves); k++)
                if (move_time(value_at(moves, k)) == time) {
                    put_gift(m, value_at(moves, k), "handout", "handouts");
                    value_push(m->a, sorted, value_at(moves, k));
                }
        if (moves) put(m, value_at(clients, i), "moves", sorted);
    }
}

/* What clients do when their moment comes, but for the cards they draw, which wait themselves. */
static void put_waiting_moves(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *waiting = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++) {
            Value *move = value_at(moves, k);
            if (value_get(value_get(move, "event"), "when_words")) continue;
            Value *entry = new_map(m);
            put(m, entry, "client", value_at(clients, i));
            put(m, entry, "move", move);
            value_push(m->a, waiting, entry);
        }
    }
    put(m, m->root, "waiting_moves", waiting);
}

/* Whether it may come on any turn, and nothing on the board says so: not being told, a mood. */
static bool is_sudden(const Value *move)
{
    const Value *on = value_get(move, "on");
    return !value_get(on, "told") && !value_get(on, "untold") && !value_get(on, "mood");
}

static void put_sudden_moves(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *sudden = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++) {
            if (!is_sudden(value_at(moves, k))) continue;
            Value *entry = new_map(m);
            put(m, entry, "client", value_at(clients, i));
            put(m, entry, "move", value_at(moves, k));
            value_push(m->a, sudden, entry);
        }
    }
    if (value_count(sudden)) put(m, m->root, "sudden_moves", sudden);
}

/* All moves by the turn whose end brings them; those that wait for something else come last. */
static void put_moves(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *all = new_list(m);
    for (int turn = 1; turn <= m->clock.extended_turns + 1; turn++)
        for (size_t i = 0; i < value_count(clients); i++) {
            const Value *moves = value_get(value_at(clients, i), "moves");
            for (size_t k = 0; k < value_count(moves); k++) {
                Value *move = value_at(moves, k), *entry;
                const int64_t untold = value_integer(value_get(value_get(move, "on"), "untold"), 0);
                const bool dated = untold > 0 && untold <= m->clock.extended_turns;
                if (dated ? untold != turn : turn <= m->clock.extended_turns) continue;
                put(m, entry = new_map(m), "client", value_at(clients, i));
                put(m, entry, "move", move);
                value_push(m->a, all, entry);
            }
        }
    put(m, m->root, "moves", all);
}

/* Cards that come when something happens, other than that an action fails: nothing but the host's
 * memory brings them up.  What clients wait for stands with their moves. */
static void put_waiting(Model *m)
{
    const Value *events = value_get(m->root, "events");
    Value *waiting = new_list(m);
    for (size_t i = 0; i < value_count(events); i++) {
        Value *e = value_at(events, i);
        bool waits = value_get(e, "when_words") || value_get(e, "when_after");
        const bool client = str_is(value_str(value_get(value_get(e, "deck"), "id")), "client");
        if (waits && !client && !value_get(e, "complicates")) value_push(m->a, waiting, e);
    }
    put(m, m->root, "waiting", waiting);
    sort_moves(m);
    put_waiting_moves(m);
    put_sudden_moves(m);
    put_moves(m);
}

/* How a handout looks by its kind; `verbatim` is a text that prints as it is written. */
static void put_look(Model *m, Value *handout)
{
    const Value *kind = value_get(handout, "kind");
    Str id = kind ? value_str(kind) : value_get(handout, "chart") ? STR("chart") : STR("note");
    Value *look = copy_map(m, value_get_str(value_get(m->in->theme, "handouts"), id));
    put_text(m, look, "id", id);
    put_text(m, look, "name", word(m, "handout", id));
    put(m, handout, "look", look);
    Value *text = value_get(handout, "text");
    if (text && handout_is_verbatim(handout)) put(m, handout, "verbatim", text);
    put(m, handout, "columns", value_int(m->a, SPAN_NONE, handout_columns(handout)));
}

/* Tells the handouts of a thing who gives or holds them. */
static void add_giver(Model *m, Value *giver, const char *key)
{
    const Value *handouts = value_get(giver, "handouts");
    for (size_t i = 0; i < value_count(handouts); i++)
        list_under(m, value_at(handouts, i), key, giver);
}

/* Who says it: the client that it names first, and initials. */
static void put_sender(Model *m, Value *thing, const char *key)
{
    const Value *clients = value_get(m->root, "clients"), *from = value_get(thing, key);
    const Str name = value_str(from);
    if (!name.n) return;
    put_text(m, thing, "initials", handout_initials(m->a, name));
    for (size_t i = 0; i < value_count(clients); i++) {
        const Str client = value_str(value_get(value_at(clients, i), "name"));
        if (!client.n || !str_eq(str_slice(name, 0, client.n), client)) continue;
        put(m, thing, "client", value_at(clients, i));
        return;
    }
}

static void put_senders(Model *m, Value *handout)
{
    const Value *messages = value_get(handout, "messages");
    put_sender(m, handout, "from");
    for (size_t i = 0; i < value_count(messages); i++) {
        put_sender(m, value_at(messages, i), "who");
        put_int(m, value_at(messages, i), "index", (int64_t)i + 1);
    }
}

/* Handouts, and who gives them when. */
static void put_handout_facts(Model *m)
{
    const Value *handouts = value_get(m->root, "handouts"),
                *actions = value_get(m->root, "actions"), *events = value_get(m->root, "events");
    const Value *roles = value_get(m->root, "roles");
    const Value *colleagues = value_get(m->root, "colleagues");
    for (size_t i = 0; i < value_count(handouts); i++) {
        put_look(m, value_at(handouts, i));
        put_senders(m, value_at(handouts, i));
    }
    for (size_t i = 0; i < value_count(actions); i++)
        add_giver(m, value_at(actions, i), "given_by");
    for (size_t i = 0; i < value_count(events); i++) add_giver(m, value_at(events, i), "given_by");
    for (size_t i = 0; i < value_count(roles); i++) add_giver(m, value_at(roles, i), "held_by");
    for (size_t i = 0; i < value_count(colleagues); i++)
        add_giver(m, value_at(colleagues, i), "held_by");
}

/* Causes are called by their name, or else are what they are. */
static void put_cause_names(Model *m)
{
    const Value *causes = value_get(m->root, "causes");
    for (size_t i = 0; i < value_count(causes); i++) {
        Value *cause = value_at(causes, i);
        if (value_get(cause, "name")) put_bool(m, cause, "named", true);
        else put(m, cause, "name", value_get(cause, "text"));
    }
}

/* The herring called `name`, which is added where it is new. */
static Value *herring_called(Model *m, Value *herrings, Value *name)
{
    for (size_t i = 0; i < value_count(herrings); i++) {
        Value *herring = value_at(herrings, i);
        if (str_eq(value_str(value_get(herring, "name")), value_str(name))) return herring;
    }
    Value *herring = new_map(m);
    put(m, herring, "name", name);
    value_push(m->a, herrings, herring);
    return herring;
}

/* Red herrings, by the clues that clear them. */
static void put_herrings(Model *m, const Value *clues)
{
    Value *herrings = new_list(m);
    for (size_t i = 0; i < value_count(clues); i++) {
        Value *clue = value_at(clues, i), *name = value_get(clue, "clears");
        if (name) list_under(m, herring_called(m, herrings, name), "clues", clue);
    }
    put(m, m->root, "herrings", herrings);
}

/* The tool that what the host says begins with: a price, as "SQL, medium"; NULL: none. */
static Value *priced_tool(const Value *tools, Str said)
{
    for (size_t i = 0; i < value_count(tools); i++) {
        const Str name = value_str(value_get(value_at(tools, i), "name"));
        const bool begins = name.n && name.n < said.n && memcmp(name.p, said.p, name.n) == 0;
        if (begins && (said.p[name.n] == ',' || said.p[name.n] == ' ')) return value_at(tools, i);
    }
    return NULL;
}

/* Ideas in the file's order, behind them those that take a tool, by tool: so they are found as
 * actions are. */
static void put_rulings(Model *m)
{
    Value *incident = value_get(m->root, "incident"), *rulings = value_get(incident, "rulings");
    const Value *tools = value_get(m->root, "tools");
    Value *sorted = new_list(m);
    for (size_t i = 0; i < value_count(rulings); i++) {
        Value *ruling = value_at(rulings, i);
        Value *tool = priced_tool(tools, value_str(value_get(ruling, "ruling")));
        if (tool) put(m, ruling, "tool", tool);
        else value_push(m->a, sorted, ruling);
    }
    for (size_t t = 0; t < value_count(tools); t++)
        for (size_t i = 0; i < value_count(rulings); i++)
            if (value_get(value_at(rulings, i), "tool") == value_at(tools, t))
                value_push(m->a, sorted, value_at(rulings, i));
    if (value_count(sorted)) put(m, incident, "rulings", sorted);
}

void model_story(Model *m)
{
    const Value *clues = value_get(m->root, "clues");
    Value *others = new_list(m);
    for (size_t i = 0; i < value_count(clues); i++) {
        const Value *proves = value_get(value_at(clues, i), "proves");
        for (size_t k = 0; k < value_count(proves); k++)
            list_under(m, value_at(proves, k), "clues", value_at(clues, i));
        if (!value_count(proves)) value_push(m->a, others, value_at(clues, i));
    }
    put(m, m->root, "other_clues", others);
    put_cause_names(m);
    put_herrings(m, clues);
    build_decks(m);
    put_action_facts(m);
    put_client_cards(m);
    put_waiting(m);
    put_handout_facts(m);
    put_rulings(m);
}

/* ---- the index ------------------------------------------------------------------------------ */

/* What an entry is called; clues and causes are sentences, and go by their ids. */
static Value *index_title(const Value *v)
{
    Value *title = value_get(v, "title");
    if (!title && !value_get(v, "text")) title = value_get(v, "name");
    return value_str(title).n ? title : NULL;
}

static Value *index_entry(Model *m, const Value *from)
{
    Value *entry = value_map(m->a, from->span);
    Value *title = index_title(from);
    if (title) put(m, entry, "title", title);
    put(m, entry, "code", value_get(from, "code"));
    put(m, entry, "id", value_get(from, "id"));
    put(m, entry, "anchor", value_get(from, "anchor"));
    return entry;
}

/* All that has a code, in groups of the same letter. */
void model_index(Model *m)
{
    static const char *const kinds[] = { "actions", "clients",  "clues", "causes",
                                         "events",  "handouts", "roles" };
    Value *index = new_list(m), *all = new_list(m), *entries = NULL;
    char letter = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const Value *list = value_get(m->root, kinds[k]);
        for (size_t i = 0; i < value_count(list); i++)
            value_push(m->a, all, index_entry(m, value_at(list, i)));
    }
    sort_by_code(all);
    for (size_t i = 0; i < value_count(all); i++) {
        char first = value_str(value_get(value_at(all, i), "code")).p[0];
        if (!entries || first != letter) {
            Value *group = new_map(m);
            put(m, group, "entries", entries = new_list(m));
            value_push(m->a, index, group);
        }
        letter = first;
        value_push(m->a, entries, value_at(all, i));
    }
    put(m, m->root, "index", index);
}
