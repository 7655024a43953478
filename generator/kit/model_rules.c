/* model_rules.c - the numbers: dice and odds, the clock with its marks, the run sheet. */
#include "base/vec.h"
#include "game/pacing.h"
#include "game/turn.h"
#include "kit/model_parts.h"

int model_players(const Model *m)
{
    const int given = m->in->scenario->players;
    return given ? given : (int)value_integer(value_get(value_get(m->root, "players"), "min"), 0);
}

/* On cards two levels of one name could not be told apart. */
static void check_names(Model *m)
{
    const Rules *r = &m->rules;
    for (size_t i = 0; i < r->n_levels; i++)
        for (size_t k = 0; k < i; k++) {
            const Str name = difficulty_name(m, r->levels[i].id);
            if (!str_eq(name, difficulty_name(m, r->levels[k].id))) continue;
            const Level *named = &r->levels[r->levels[i].name.n ? i : k];
            const Level *other = &r->levels[r->levels[i].name.n ? k : i];
            report(m->d, MSG_LEVEL_NAMES,
                   value_span(value_get(value_get_str(r->by_name, named->id), "name")),
                   str_c(m->a, name), str_c(m->a, other->id));
        }
}

static void put_levels(Model *m)
{
    Value *levels = new_list(m);
    const Value *abouts = value_get(m->in->strings, "difficulty_about");
    for (size_t i = 0; i < m->rules.n_levels; i++) {
        Value *level = new_map(m);
        const Str id = m->rules.levels[i].id;
        const Value *about = value_get_str(abouts, id);
        put_text(m, level, "name", difficulty_name(m, id));
        if (about) put_text(m, level, "about", value_str(about));
        put_difficulty(m, level, value_int(m->a, SPAN_NONE, m->rules.levels[i].difficulty));
        value_push(m->a, levels, level);
    }
    check_names(m);
    put(m, value_get(m->root, "rules"), "levels", levels);
    if (m->rules.n_levels) {
        put_int(m, value_get(m->root, "rules"), "easiest", m->rules.levels[0].difficulty);
        put_int(m, value_get(m->root, "rules"), "hardest",
                m->rules.levels[m->rules.n_levels - 1].difficulty);
    }
    put_int(m, value_get(m->root, "rules"), "dice", m->rules.dice);
}

/* The word for the dice that a hint costs. */
static void put_hint_dice(Model *m)
{
    Value *escalate = value_get(value_get(m->root, "rules"), "escalate");
    const bool one = value_integer(value_get(escalate, "dice"), 0) == 1;
    if (escalate)
        put_text(m, escalate, "dice_name", word(m, "dice", one ? STR("one") : STR("many")));
}

/* What something takes: a level, with its name. */
static Value *price(Model *m, const Value *difficulty)
{
    Value *v = new_map(m);
    put_difficulty(m, v, difficulty);
    Value *name = value_get(v, "level");
    if (name) put(m, v, "name", name);
    return v;
}

/* Replaces the levels under these keys of a map of the rules by what they take. */
static Value *priced(Model *m, const Value *map, const char *const keys[])
{
    Value *prices = copy_map(m, map);
    for (size_t i = 0; keys[i]; i++)
        if (value_get(map, keys[i])) put(m, prices, keys[i], price(m, value_get(map, keys[i])));
    return prices;
}

/* What the report takes: the action that is the report says so, else it is as hard as the third of
 * the levels, or the last. */
static Value *report_price(Model *m)
{
    const Value *actions = m->all_actions;
    for (size_t i = 0; i < value_count(actions); i++) {
        const Value *a = value_at(actions, i);
        if (str_is(value_str(value_get(a, "word")), "report"))
            return price(m, value_get(a, "difficulty"));
    }
    const size_t third = m->rules.n_levels < 3 ? m->rules.n_levels : 3;
    if (!third) return NULL;
    return price(m, value_text(m->a, SPAN_NONE, m->rules.levels[third - 1].id));
}

/* What is said to clients, and what it takes. */
static void put_prices(Model *m)
{
    static const char *const words[] = { "update", "bare", "ring", "all_clear", NULL };
    Value *rules = value_get(m->root, "rules");
    Value *said = priced(m, value_get(rules, "words"), words), *report = report_price(m);
    if (report) put(m, said, "report", report);
    put(m, said, "answer", price(m, value_text(m->a, SPAN_NONE, STR("interrupt"))));
    put(m, rules, "words", said);
}

static Value *by_players_row(Model *m, int players, int before)
{
    const Value *rules = value_get(m->root, "rules");
    const int dice = rules_for(m->rules.dice_by, players, m->rules.dice);
    Value *row = new_map(m);
    put_int(m, row, "players", players);
    put_int(m, row, "dice", dice);
    put_int(m, row, "more", before && dice > before ? dice - before : 0);
    put_int(m, row, "helpers", rules_number_for(value_get(rules, "helpers"), players));
    put_int(m, row, "needs", rules_number_for(m->clock.report_needs, players));
    return row;
}

static bool same_rules(const Value *a, const Value *b)
{
    static const char *const keys[] = { "dice", "helpers", "needs" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (value_integer(value_get(a, keys[i]), 0) != value_integer(value_get(b, keys[i]), 0))
            return false;
    return true;
}

/* What more players change, as far as so many can play, and while it is not settled how many do;
 * then the numbers for the players of the kit. */
static void put_by_players(Model *m)
{
    Value *rules = value_get(m->root, "rules"), *rows = new_list(m);
    const int64_t most = value_integer(value_get(value_get(m->root, "players"), "max"), SEATS_MAX);
    const int few = model_players(m);
    const Value *last = by_players_row(m, few, 0);
    for (int n = few + 1; !m->in->scenario->players && n <= most; n++) {
        const int before = (int)value_integer(value_get(last, "dice"), 0);
        Value *row = by_players_row(m, n, before);
        if (same_rules(row, last)) continue;
        value_push(m->a, rows, row);
        last = row;
    }
    put(m, rules, "player_rows", rows);
    put_int(m, value_get(m->root, "clock"), "report_needs",
            rules_number_for(m->clock.report_needs, few));
    put_int(m, rules, "helpers", rules_number_for(value_get(rules, "helpers"), few));
}

/* Minutes that filling in the report's form takes beside the plan: three or four in all, at tables.
 */
#define WRITING 2

static void put_report_minutes(Model *m)
{
    Value *rules = value_get(m->root, "rules");
    const int64_t plan = value_integer(value_get(rules, "talk_minutes"), 0);
    put_int(m, rules, "report_minutes", plan + WRITING);
}

/* The chances of all dice, level by level, without and with proficiency. */
static void put_odds_rows(Model *m)
{
    const Value *levels = value_get(value_get(m->root, "rules"), "levels");
    Value *rows = new_list(m);
    for (size_t i = 0; i < m->rules.n_levels; i++)
        for (int skilled = 0; skilled < 2; skilled++) {
            const int bonus = skilled ? m->rules.proficiency : 0;
            Value *row = new_map(m), *chances = new_list(m);
            put(m, row, "level", value_at(levels, i));
            put_bool(m, row, "skilled", skilled);
            for (int dice = 1; dice <= rules_dice_at_once(&m->rules); dice++)
                value_push(m->a, chances, chance_of(m, dice, bonus, m->rules.levels[i].difficulty));
            put(m, row, "chances", chances);
            value_push(m->a, rows, row);
        }
    put(m, m->root, "odds_rows", rows);
}

/* What happens comes before who asks about it. */
static int card_rank(const Value *card)
{
    const Str deck = value_str(value_get(value_get(card, "deck"), "id"));
    return str_is(deck, "alert") ? 0 : str_is(deck, "degradation") ? 1 : 2;
}
#define CARD_RANKS 3

/* Whether one of the marks ends the game. */
static bool has_breach(const Value *marks)
{
    for (size_t i = 0; i < value_count(marks); i++)
        if (str_is(value_str(value_get(value_at(marks, i), "kind")), "breach")) return true;
    return false;
}

/* Cards and marks that belong to a turn; `moved_marks` come in it once the report is out. */
static void put_turn_cards(Model *m, Value *row, int turn, Value *all_cards)
{
    const Value *events = value_get(m->root, "events"),
                *marks = value_get(value_get(m->root, "clock"), "marks");
    Value *cards = new_list(m), *on_turn = new_list(m), *moved = new_list(m);
    for (int rank = 0; rank < CARD_RANKS; rank++)
        for (size_t i = 0; i < value_count(events); i++) {
            Value *e = value_at(events, i);
            if (value_integer(value_get(e, "when_turn"), 0) != turn) continue;
            if (card_rank(e) != rank) continue;
            value_push(m->a, cards, e);
            value_push(m->a, all_cards, e);
        }
    for (size_t i = 0; i < value_count(marks); i++) {
        Value *mark = value_at(marks, i);
        const bool here = value_integer(value_get(mark, "turn"), 0) == turn;
        const bool later = value_integer(value_get(mark, "extended"), 0) == turn;
        if (here) value_push(m->a, on_turn, mark);
        else if (later) value_push(m->a, moved, mark);
    }
    put(m, row, "cards", cards);
    put(m, row, "marks", on_turn);
    put(m, row, "moved_marks", moved);
    const bool last = turn == m->clock.turns || turn == m->clock.extended_turns;
    put_bool(m, row, "used_up", last && !has_breach(on_turn) && !has_breach(moved));
}

/* By turn, those of one turn as they stand in the file. */
static Value *by_turn(Model *m, const Value *marks)
{
    Value *sorted = new_list(m);
    for (size_t i = 0; i < value_count(marks); i++) {
        Value *mark = value_at(marks, i);
        const int64_t turn = value_integer(value_get(mark, "turn"), 0);
        value_push(m->a, sorted, mark);
        for (uint32_t k = sorted->seq.n - 1; k > 0; k--) {
            Value **at = &sorted->seq.at[k];
            if (value_integer(value_get(at[-1], "turn"), 0) <= turn) break;
            at[0] = at[-1];
            at[-1] = mark;
        }
    }
    return sorted;
}

static Value *turn_of(Model *m, const Pacing *pacing, int t)
{
    Value *row = new_map(m);
    put_int(m, row, "number", t);
    put_text(m, row, "from", clock_time(&m->clock, m->a, t - 1));
    put_text(m, row, "to", clock_time(&m->clock, m->a, t));
    put_int(m, row, "minute", pacing_rounded(pacing_begins(pacing, t)));
    put_int(m, row, "until", pacing_rounded(pacing_begins(pacing, t + 1)));
    put_bool(m, row, "spare", t > pacing->fit);
    put_bool(m, row, "looks", t + 1 == m->clock.report_by);
    put_bool(m, row, "call", t == pacing_call(pacing));
    put_bool(m, row, "peg", t == m->clock.report_by + m->rules.promise);
    return row;
}

/* The free interrupt that comes first, or NULL. */
static Value *first_free_interrupt(const Model *m)
{
    const Value *events = value_get(m->root, "events");
    for (size_t i = 0; i < value_count(events); i++) {
        Value *e = value_at(events, i);
        if (str_is(value_str(value_get(value_get(e, "deck"), "id")), "interrupt") &&
            value_truth(value_get(e, "free")))
            return e;
    }
    return NULL;
}

static Value *deck_named(const Model *m, const char *id)
{
    const Value *decks = value_get(m->root, "all_decks");
    for (size_t i = 0; i < value_count(decks); i++)
        if (str_is(value_str(value_get(value_at(decks, i), "id")), id)) return value_at(decks, i);
    return NULL;
}

/* The fewest players for whom a free interrupt comes in the turn, and whether it comes for any
 * number of them; for a known number, if it comes. */
static void put_interrupt(Model *m, Value *row, int turn, Value *first)
{
    const Value *players = value_get(m->root, "players");
    const int given = m->in->scenario->players;
    const int from = given ? given : (int)value_integer(value_get(players, "min"), 1);
    const int to = given ? given : (int)value_integer(value_get(players, "max"), from);
    const size_t cards = value_count(value_get(row, "cards"));
    for (int n = from; n <= to; n++) {
        if (!rules_interrupt(&m->rules, n, turn, cards)) continue;
        put_int(m, row, "interrupt_from", n);
        put_bool(m, row, "interrupt_always", n == from);
        put(m, row, "interrupt", first);
        return;
    }
}

/* Moves of clients that are told nothing by the end of the turn. */
static void put_untold(Model *m, Value *row, int turn)
{
    const Value *moves = value_get(m->root, "moves");
    Value *untold = new_list(m);
    for (size_t i = 0; i < value_count(moves); i++) {
        const Value *move = value_get(value_at(moves, i), "move");
        if (value_integer(value_get(value_get(move, "on"), "untold"), 0) == turn)
            value_push(m->a, untold, value_at(moves, i));
    }
    put(m, row, "untold", untold);
}

/* In the turn of the report, moves of clients that its rows set off. */
static void put_told(Model *m, Value *row, int turn)
{
    const Value *moves = value_get(m->root, "moves");
    Value *told = new_list(m);
    if (turn != m->clock.report_by) return;
    for (size_t i = 0; i < value_count(moves); i++) {
        const Value *move = value_get(value_at(moves, i), "move");
        if (value_truth(value_get(value_get(move, "on"), "told")))
            value_push(m->a, told, value_at(moves, i));
    }
    if (value_count(told)) put(m, row, "told", told);
}

/* Pieces of news of a turn, with what is done beside them. */
static size_t news_of(const Model *m, const Value *row)
{
    const bool report = value_integer(value_get(row, "number"), 0) == m->clock.report_by;
    return value_count(value_get(row, "cards")) + (value_get(row, "interrupt_from") ? 1 : 0) +
           (value_truth(value_get(row, "peg")) ? 1 : 0) + (report ? 2 : 0);
}

#define FIRST_LUCKY 3 /* before it nobody needs help */

/* Whether there is less to read in the news of the one: of as many pieces those with fewer cards,
 * since whether somebody calls at the peg is up to the team. */
static bool reads_less(const Model *m, const Value *row, const Value *other)
{
    const size_t news = news_of(m, row), others = news_of(m, other);
    const size_t cards = value_count(value_get(row, "cards"));
    return news < others || (news == others && cards < value_count(value_get(other, "cards")));
}

/* The turn with the least to read until the clock without a report is used up, the last of them:
 * with its news comes the lucky break. */
static void put_lucky(Model *m, Value *clock, const Value *turns)
{
    const int end = m->clock.turns < FIRST_LUCKY ? m->clock.turns : FIRST_LUCKY;
    Value *best = NULL;
    for (int t = m->clock.turns; t >= end && t > 0; t--) {
        Value *row = value_at(turns, (size_t)t - 1);
        if (row && (!best || reads_less(m, row, best))) best = row;
    }
    if (!best || !deck_named(m, "lucky")) return;
    put_bool(m, best, "lucky", true);
    put_int(m, clock, "lucky", value_integer(value_get(best, "number"), 0));
}

/* Whether whatever they choose changes something. */
static bool bites(const Value *card)
{
    const Value *choices = value_get(card, "choices");
    for (size_t i = 0; i < value_count(choices); i++)
        if (!value_get(value_at(choices, i), "effect")) return false;
    return choices;
}

/* Whether the evening goes on as well without the card: it wants no dice, brings no clue, and does
 * not cost something in any case. */
static bool is_dispensable(const Value *card)
{
    return str_is(value_str(value_get(value_get(card, "deck"), "id")), "interrupt") &&
           !value_get(card, "answer") && !value_get(card, "clue") && !value_get(card, "handout") &&
           !value_get(value_get(card, "effect"), "draws") && !bites(card);
}

#define FULL_TURN 3 /* so many pieces of news are many */

/* Of a full turn, the card that a host who is late leaves out. */
static void put_leave(Model *m, Value *row)
{
    const Value *cards = value_get(row, "cards");
    if (news_of(m, row) + (value_truth(value_get(row, "lucky")) ? 1 : 0) < FULL_TURN) return;
    for (size_t i = value_count(cards); i-- > 0;)
        if (is_dispensable(value_at(cards, i))) {
            put(m, row, "leave", value_at(cards, i));
            return;
        }
}

/* Whether some turn has it; of a list: something in it. */
static bool any_turn(const Value *turns, const char *key)
{
    for (size_t i = 0; i < value_count(turns); i++)
        if (value_truth(value_get(value_at(turns, i), key))) return true;
    return false;
}

/* A role above each box, again from the first one. */
static void put_panels(Model *m, Value *clock, size_t boxes)
{
    const Value *roles = value_get(m->root, "roles");
    Value *panels = new_list(m);
    for (size_t i = 0; value_count(roles) && i < boxes; i++)
        value_push(m->a, panels, value_at(roles, i % value_count(roles)));
    if (value_count(panels)) put(m, clock, "panels", panels);
    if (boxes % 2) put_bool(m, clock, "odd", true);
}

static void put_turns(Model *m)
{
    Value *clock = value_get(m->root, "clock");
    Value *turns = new_list(m), *more = new_list(m), *cards = new_list(m);
    const Pacing pacing = pacing_of(m->in->scenario);
    Value *const interrupt = first_free_interrupt(m);
    for (int t = 1; t <= m->clock.extended_turns; t++) {
        Value *row = turn_of(m, &pacing, t);
        put_turn_cards(m, row, t, cards);
        put_untold(m, row, t);
        put_told(m, row, t);
        if (interrupt) put_interrupt(m, row, t, interrupt);
        value_push(m->a, turns, row);
        if (t > m->clock.turns) value_push(m->a, more, row);
    }
    put_lucky(m, clock, turns);
    for (size_t i = 0; i < value_count(turns); i++) put_leave(m, value_at(turns, i));
    put(m, clock, "cards", cards);
    put(m, clock, "all_turns", turns);
    put_panels(m, clock, value_count(turns));
    put(m, clock, "more_turns", more);
    put_int(m, clock, "first_extended", m->clock.turns + 1);
    put_bool(m, clock, "any_spare", any_turn(turns, "spare"));
    put(m, clock, "marks", by_turn(m, value_get(clock, "marks")));
}

/* The review's parts share its minutes in these proportions; what rounding leaves is the last's. */
static void put_review_parts(Model *m, Value *pacing, int minutes)
{
    static const struct {
        const char *name;
        int share;
    } parts[] = { { "feelings", 5 }, { "timeline", 7 }, { "questions", 8 }, { "commitments", 5 } };
    int left = minutes, shares = 25;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const int own = (left * parts[i].share + shares / 2) / shares;
        put_int(m, pacing, parts[i].name, own);
        left -= own;
        shares -= parts[i].share;
    }
}

/* A part of the session, unless it takes no time: minutes, and its turns where it has some. */
static void add_phase(Model *m, Value *phases, const char *id, int to, int last)
{
    const Value *before = value_at(phases, value_count(phases) - 1);
    const int from = before ? (int)value_integer(value_get(before, "to"), 0) : 0;
    if (to <= from) return;
    Value *phase = new_map(m);
    put_text(m, phase, "id", str(id));
    put_int(m, phase, "from", from);
    put_int(m, phase, "to", to);
    if (last > 0) put_int(m, phase, "first", value_integer(value_get(before, "last"), 0) + 1);
    if (last > 0) put_int(m, phase, "last", last);
    value_push(m->a, phases, phase);
}

/* The turns end where there is no time for more of them, or when the clock is used up. */
static Value *phases_of(Model *m, const Pacing *p, int close, int review)
{
    Value *phases = new_list(m);
    const int fit = p->fit;
    const struct {
        const char *id;
        int last;
    } play[] = { { "report", m->clock.report_by }, { "play", m->clock.turns }, { "bought", fit } };
    add_phase(m, phases, "briefing", pacing_rounded(p->briefing), 0);
    for (size_t i = 0; i < sizeof play / sizeof *play; i++) {
        const int last = play[i].last < fit ? play[i].last : fit;
        const int end = pacing_rounded(pacing_begins(p, last + 1));
        add_phase(m, phases, play[i].id, last < fit ? end : close, last);
    }
    add_phase(m, phases, "ending", review, 0);
    add_phase(m, phases, "review", p->minutes, 0);
    return phases;
}

static void put_pacing(Model *m)
{
    const Pacing p = pacing_of(m->in->scenario);
    const int close = pacing_rounded(pacing_begins(&p, p.fit + 1));
    const int review = close + pacing_rounded(p.ending);
    Value *pacing = new_map(m);
    put_int(m, pacing, "minutes", p.minutes);
    put_int(m, pacing, "start", 0);
    put_int(m, pacing, "briefing", pacing_rounded(p.briefing));
    put_int(m, pacing, "review", review);
    put_int(m, pacing, "review_minutes", p.minutes - review);
    put_review_parts(m, pacing, p.minutes - review);
    put_int(m, pacing, "turn", pacing_rounded(p.turn));
    put_int(m, pacing, "fit", p.fit);
    put_int(m, pacing, "call", pacing_call(&p));
    put_int(m, pacing, "close", close);
    put(m, pacing, "phases", phases_of(m, &p, close, review));
    put(m, m->root, "pacing", pacing);
}

/* Dice that show `sum` and look thrown rather than counted. */
static void put_rolls(Model *m, Value *example, int dice, int sum)
{
    Value *rolls = new_list(m);
    bool vary = dice > 1 && sum / dice + 1 < m->rules.sides && sum / dice > 1;
    for (int i = 0; i < dice; i++) {
        int n = sum / dice + (i < sum % dice) + (vary && i == 0) - (vary && i == dice - 1);
        value_push(m->a, rolls, value_int(m->a, SPAN_NONE, n));
    }
    put(m, example, "rolls", rolls);
}

/* A role that is good at the tool. */
static Value *skilled_role(const Model *m, const Value *tool)
{
    const Value *roles = value_get(m->root, "roles");
    for (size_t i = 0; i < value_count(roles); i++) {
        const Value *tools = value_get(value_at(roles, i), "proficient");
        for (size_t k = 0; k < value_count(tools); k++)
            if (value_at(tools, k) == tool) return value_at(roles, i);
    }
    return NULL;
}

/* Says who does it with what, where an action of the scenario is a look, not at people, and
 * somebody is good at its tool; returns what it takes, else the middle level. */
static const Value *put_example_action(Model *m, Value *example)
{
    const Value *actions = value_get(m->root, "actions");
    for (size_t i = 0; i < value_count(actions); i++) {
        const Value *a = value_at(actions, i);
        Value *tool = value_get(a, "tool"), *role = skilled_role(m, tool);
        if (!str_is(value_str(value_get(a, "kind")), "passive") || value_get(a, "word") ||
            value_truth(value_get(a, "reports")) || !value_get(a, "level") || !role ||
            str_is(value_str(value_get(tool, "kind")), "people"))
            continue;
        put(m, example, "role", role);
        put(m, example, "tool", tool);
        return value_get(a, "difficulty");
    }
    return value_text(m->a, SPAN_NONE, m->rules.levels[m->rules.n_levels / 2].id);
}

/* So many dice that it is more likely than not, and two to add up if there are. */
static int example_dice(const Model *m, int bonus, int number)
{
    const int dice = odds_dice_for(&m->odds, bonus, number, 0.5);
    return dice == 1 && rules_dice_at_once(&m->rules) > 1 && number - (bonus > 0) > 1 ? 2 : dice;
}

static bool among(const Value *things, const Value *thing)
{
    for (size_t i = 0; i < value_count(things); i++)
        if (value_at(things, i) == thing) return true;
    return false;
}

/* Whether an effect marks a feature of a client; without a list it is all of them. */
static bool effect_marks(const Value *effect, const Value *client, const Value *feature)
{
    const Value *impacts = value_get(effect, "impacts");
    const Value *clients = value_get(impacts, "clients"),
                *features = value_get(impacts, "features");
    return impacts && (!clients || among(clients, client)) &&
           (!features || among(features, feature));
}

/* A trap that works, or a card that it draws. */
static bool trap_marks(const Model *m, const Value *client, const Value *feature)
{
    const Value *actions = value_get(m->root, "actions");
    for (size_t i = 0; i < value_count(actions); i++) {
        const Value *action = value_at(actions, i), *effect = value_get(action, "effect");
        if (!str_is(value_str(value_get(action, "rating")), "trap")) continue;
        if (effect_marks(effect, client, feature)) return true;
        const Value *cards = value_get(effect, "draws");
        for (size_t k = 0; k < value_count(cards); k++)
            if (effect_marks(value_get(value_at(cards, k), "effect"), client, feature)) return true;
    }
    return false;
}

/* A feature that the client uses: one that fails, or one that works, `lasting` where no trap marks
 * it. */
static Value *used(const Model *m, const Value *client, bool fails, bool lasting)
{
    const Value *uses = value_get(client, "uses");
    for (size_t i = 0; i < value_count(uses); i++) {
        Value *feature = value_at(uses, i);
        if (fails == (among(value_get(client, "impacted"), feature) ||
                      among(value_get(client, "unseen"), feature)) &&
            !(lasting && trap_marks(m, client, feature)))
            return feature;
    }
    return NULL;
}

static bool put_row_of(Model *m, Value *example, bool lasting)
{
    const Value *clients = value_get(m->root, "clients");
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        Value *fails = used(m, client, true, false), *works = used(m, client, false, lasting);
        if (!fails || !works) continue;
        put(m, example, "client", client);
        put(m, example, "fails", fails);
        put(m, example, "works", works);
        return true;
    }
    return false;
}

/* A row of a report as it is checked: of a client for which one feature fails and another works,
 * if possible even after each trap, as the report may well come after one. */
static void put_example_row(Model *m, Value *example)
{
    if (!put_row_of(m, example, true)) put_row_of(m, example, false);
}

/* A roll that succeeds by its proficiency alone, for a turn as it sounds. */
static void put_example(Model *m)
{
    if (!m->rules.n_levels) return;
    Value *example = new_map(m);
    put_example_row(m, example);
    put_difficulty(m, example, put_example_action(m, example));
    const int number = (int)value_integer(value_get(example, "number"), 0);
    const int bonus = m->rules.proficiency, dice = example_dice(m, bonus, number);
    int sum = number - (bonus > 0), most = dice * m->rules.sides;
    if (!dice) return; /* out of reach in these rules */
    sum = sum < dice ? dice : sum > most ? most : sum;
    put_int(m, example, "dice", dice);
    put_rolls(m, example, dice, sum);
    put_int(m, example, "sum", sum);
    put_int(m, example, "total", sum + bonus);
    put_text(m, example, "chance", percent(m, odds_in(&m->odds, dice, bonus, number)));
    put(m, m->root, "example", example);
}

/* Dice of the example that says how a pair plays. */
#define PAIR_DICE (4 + 3)

void model_rules(Model *m)
{
    put_levels(m);
    put_int(m, value_get(m->root, "rules"), "pair_sum",
            PAIR_DICE + m->rules.proficiency + m->rules.help);
    put_hint_dice(m);
    put_prices(m);
    put_by_players(m);
    put_report_minutes(m);
    put_example(m);
    put_odds_rows(m);
    put_turns(m);
    put_pacing(m);
}
