/* model_piles.c - events in the order in which an evening needs them: cut from their sheets row by
 * row they lie in piles that nobody has to sort.  In this order they get their codes, so that the
 * codes of a deck ascend through its pile, the lists and the book. */
#include "game/pacing.h"
#include "kit/model_parts.h"

/* In this order. */
typedef enum Heap { HEAP_TURN, HEAP_MOVE, HEAP_DONE, HEAP_LATE, HEAP_NAMED, HEAP_FREE, HEAPS } Heap;

static const char *const heap_ids[HEAPS] = { "turn", "move", "done", "late", "named", "free" };

static bool comes_by_itself(const Value *event)
{
    static const char *const waits[] = { "when",     "when_words",  "when_after",
                                         "when_end", "complicates", "drawn_by" };
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
        if (value_get(event, waits[i])) return false;
    return true;
}

/* As game/plot.c has it: it says so, or waits for nothing and nothing names it. */
static bool is_free(const Value *event)
{
    const Value *free = value_get(event, "free");
    return free ? value_truth(free) : comes_by_itself(event);
}

static bool is_placed(const Value *event)
{
    return value_get(event, "heap") != NULL;
}

static void place(Model *m, Value *sorted, Value *event, Value *heap)
{
    if (!event || is_placed(event)) return;
    put(m, event, "heap", heap);
    value_push(m->a, sorted, event);
}

static void place_all(Model *m, Value *sorted, const Value *events, Value *heap)
{
    for (size_t i = 0; i < value_count(events); i++) place(m, sorted, value_at(events, i), heap);
}

/* Those of a deck lie together, so that their codes ascend from card to card. */
static void place_by_deck(Model *m, Value *sorted, const Value *events, Value *heap)
{
    const Value *decks = value_get(m->root, "decks");
    for (size_t d = 0; d < value_count(decks); d++) {
        const Str deck = value_str(value_get(value_at(decks, d), "id"));
        for (size_t i = 0; i < value_count(events); i++) {
            Value *event = value_at(events, i);
            if (str_eq(value_str(value_get(value_get(event, "deck"), "id")), deck))
                place(m, sorted, event, heap);
        }
    }
}

/* Turns whose cards nearly every evening comes to: those that have time. */
static int64_t likely_turns(const Model *m)
{
    return pacing_of(m->in->scenario).fit;
}

/* Cards of the turns from `first` to `last`, each turn's followed by those that its flags draw: a
 * host reads from the top. */
static void place_turns(Model *m, Value *sorted, Value *heap, int64_t first, int64_t last)
{
    static const char *const by[] = { "when_turn", "when_end" };
    const Value *events = value_get(m->root, "events"),
                *cards = value_get(value_get(m->root, "clock"), "cards");
    const Value *of[] = { cards, events };
    for (int64_t turn = first; turn <= last; turn++)
        for (size_t k = 0; k < sizeof by / sizeof *by; k++)
            for (size_t i = 0; i < value_count(of[k]); i++) {
                Value *card = value_at(of[k], i);
                if (value_integer(value_get(card, by[k]), 0) == turn) place(m, sorted, card, heap);
            }
}

/* Cards that clients bring: by the turn whose end does, the others last.  `untold`: those of
 * clients who were not told; careful teams never see them. */
static void place_moves(Model *m, Value *sorted, Value *heap, bool untold)
{
    const Value *moves = value_get(m->root, "moves");
    for (size_t i = 0; i < value_count(moves); i++) {
        const Value *move = value_get(value_at(moves, i), "move");
        if ((value_get(value_get(move, "on"), "untold") != NULL) != untold) continue;
        place(m, sorted, value_get(move, "event"), heap);
        place_all(m, sorted, value_get(value_get(move, "effect"), "draws"), heap);
    }
}

/* Cards that come when a change works that helps, at the best moment of an evening: no host wants
 * to look for them then.  What only a trap brings waits. */
static void place_done(Model *m, Value *sorted, Value *heap)
{
    const Value *actions = value_get(m->root, "actions");
    for (size_t i = 0; i < value_count(actions); i++) {
        const Value *action = value_at(actions, i);
        const bool helps =
            value_get(action, "rating") || value_truth(value_get(action, "resolves"));
        if (!helps || str_is(value_str(value_get(action, "rating")), "trap")) continue;
        place_all(m, sorted, value_get(value_get(action, "effect"), "draws"), heap);
    }
}

/* Deals codes in the order of `sorted`, in which the events of each deck stand then, too. */
static void deal_codes(Model *m, const Value *sorted)
{
    const Value *decks = value_get(m->root, "decks");
    Value *events = new_map(m);
    for (size_t d = 0; d < value_count(decks); d++) {
        Value *deck = value_at(decks, d), *own = new_list(m);
        for (size_t i = 0; i < value_count(sorted); i++) {
            Value *event = value_at(sorted, i);
            const Value *of = value_get(event, "deck");
            if (!str_eq(value_str(value_get(of, "id")), value_str(value_get(deck, "id")))) continue;
            put_text(m, event, "code",
                     code_text(m, value_str(value_get(deck, "letter")), value_count(own)));
            value_push(m->a, own, event);
            if (value_get(event, "secret"))
                value_set(m->a, deck, STR("noted"), value_bool(m->a, SPAN_NONE, true));
            value_set(m->a, events, value_str(value_get(event, "id")), event);
        }
        put(m, deck, "events", own);
    }
    if (value_count(events)) put(m, m->root, "events", events);
}

/* Tells effects which card of a deck they draw first. */
static void put_first(Model *m, const Value *free_ones)
{
    for (size_t p = 0; p < m->piles.n; p++)
        for (size_t i = 0; i < value_count(free_ones); i++) {
            Value *pile = m->piles.at[p], *event = value_at(free_ones, i);
            const Str deck = value_str(value_get(value_get(event, "deck"), "id"));
            if (!str_eq(deck, value_str(value_get(pile, "id")))) continue;
            put(m, pile, "first", event);
            break;
        }
}

/* Those that are drawn again and again, a kind at a time: the host notes which have been.  Of lucky
 * breaks one comes. */
static void put_free(Model *m, const Value *free_ones)
{
    Value *drawn = new_list(m);
    for (size_t i = 0; i < value_count(free_ones); i++) {
        Value *event = value_at(free_ones, i);
        if (!str_is(value_str(value_get(value_get(event, "deck"), "id")), "lucky"))
            value_push(m->a, drawn, event);
    }
    sort_by_code(drawn);
    if (value_count(drawn)) put(m, m->root, "free_cards", drawn);
}

/* Lists of events that were made before. */
static void sort_lists(Model *m)
{
    const Value *clients = value_get(m->root, "clients"),
                *handouts = value_get(m->root, "handouts");
    sort_by_code(value_get(m->root, "waiting"));
    for (size_t i = 0; i < value_count(clients); i++)
        sort_by_code(value_get(value_at(clients, i), "events"));
    for (size_t i = 0; i < value_count(handouts); i++)
        sort_by_code(value_get(value_at(handouts, i), "given_by"));
}

void model_piles(Model *m)
{
    const Value *events = value_get(m->root, "events");
    const int64_t likely = likely_turns(m);
    Value *heaps[HEAPS], *sorted = new_list(m), *free_ones = new_list(m), *free_cards = new_list(m);
    for (int h = 0; h < HEAPS; h++) {
        put_text(m, heaps[h] = new_map(m), "id", str(heap_ids[h]));
        put_text(m, heaps[h], "name", word(m, "heap", str(heap_ids[h])));
    }
    place_turns(m, sorted, heaps[HEAP_TURN], 1, likely);
    for (size_t i = 0; i < value_count(events); i++)
        if (is_free(value_at(events, i))) value_push(m->a, free_cards, value_at(events, i));
    place_by_deck(m, free_ones, free_cards, heaps[HEAP_FREE]);
    place_moves(m, sorted, heaps[HEAP_MOVE], false);
    place_done(m, sorted, heaps[HEAP_DONE]);
    place_turns(m, sorted, heaps[HEAP_LATE], likely + 1, m->clock.extended_turns);
    place_moves(m, sorted, heaps[HEAP_LATE], true);
    place_by_deck(m, sorted, events, heaps[HEAP_NAMED]);
    for (size_t i = 0; i < value_count(free_ones); i++)
        value_push(m->a, sorted, value_at(free_ones, i));
    put(m, m->root, "events_in_order", sorted);
    /* What an evening needs first is a secret, so that players' pieces know no codes of events. */
    if (!m->in->dm) return;
    deal_codes(m, sorted);
    put_first(m, free_ones);
    put_free(m, free_ones);
    sort_lists(m);
}
