/* rules.c - `rules:` as numbers. */
#include "game/rules.h"

#include <stdlib.h>

#include "base/vec.h"

#define DICE 5 /* where a scenario says nothing */

static int number(const Value *v)
{
    return (int)value_integer(v, 0);
}

/* ---- levels ------------------------------------------------------------------------------- */

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

static void read_levels(Arena *a, Rules *r, const Value *by_name)
{
    size_t n = value_count(by_name);
    Level *levels = ARENA_ARRAY(a, Level, n);
    for (size_t i = 0; i < n; i++) {
        const Value *level = value_at(by_name, i);
        levels[i] = (Level){ by_name->map.at[i].key, value_str(value_get(level, "name")),
                             level_number(level) };
    }
    qsort(levels, n, sizeof *levels, by_difficulty);
    r->levels = levels;
    const Value *answer = value_get(by_name, "interrupt");
    r->answer = answer ? level_number(answer) : 0;
    r->n_levels = n;
    r->by_name = by_name;
}

int rules_difficulty(const Rules *r, const Value *difficulty)
{
    const Value *level = value_get_str(r->by_name, value_str(difficulty));
    return level ? level_number(level) : number(difficulty);
}

int rules_harder(const Rules *r, int difficulty)
{
    for (size_t i = 0; i < r->n_levels; i++)
        if (r->levels[i].difficulty > difficulty) return r->levels[i].difficulty;
    return difficulty;
}

int rules_easier(const Rules *r, int difficulty)
{
    for (size_t i = r->n_levels; i-- > 0;)
        if (r->levels[i].difficulty < difficulty) return r->levels[i].difficulty;
    return difficulty;
}

/* ---- numbers by players ------------------------------------------------------------------- */

int rules_for(ByPlayers by, int players, int otherwise)
{
    for (size_t i = 0; i < by.n && by.at[i].players <= players; i++) otherwise = by.at[i].value;
    return otherwise;
}

int rules_number_for(const Value *v, int players)
{
    if (!v || v->kind != VALUE_MAP) return number(v);
    int64_t from, best = -1, first = INT64_MAX;
    int value = 0, least = 0;
    for (size_t i = 0; i < value_count(v); i++) {
        if (!str_to_int(value_key(v, i), &from)) continue;
        if (from <= players && from > best) best = from, value = number(value_at(v, i));
        if (from < first) first = from, least = number(value_at(v, i));
    }
    return best < 0 ? least : value;
}

int rules_helpers(const Rules *r, int players)
{
    return r->help > 0 ? rules_number_for(r->helpers, players) : 0;
}

int rules_dice_at_once(const Rules *r)
{
    return r->dice < r->most_dice ? r->dice : r->most_dice;
}

#define CARDS_A_TURN 2 /* at most, a free interrupt included */

bool rules_interrupt(const Rules *r, int players, int turn, size_t cards)
{
    const int every = rules_for(r->interrupts, players, 0), since = turn - r->interrupts_from;
    return every > 0 && since >= 0 && since % every == 0 && cards < CARDS_A_TURN;
}

int rules_causes_needed(const Rules *r, size_t causes)
{
    return (int)((causes * (size_t)r->endings_causes + 99) / 100);
}

static int by_players(const void *pa, const void *pb)
{
    const FromPlayers *a = pa, *b = pb;
    return (a->players > b->players) - (a->players < b->players);
}

/* A plain number holds for all; in a map, keys that are no numbers are something else. */
static ByPlayers by_players_of(Arena *a, const Value *v)
{
    VEC(FromPlayers) list = { 0 };
    int64_t players;
    if (v && v->kind != VALUE_MAP) *vec_push(a, &list) = (FromPlayers){ 0, number(v) };
    for (size_t i = 0; v && v->kind == VALUE_MAP && i < value_count(v); i++)
        if (str_to_int(value_key(v, i), &players))
            *vec_push(a, &list) = (FromPlayers){ (int)players, number(value_at(v, i)) };
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_players);
    return (ByPlayers){ list.at, list.n };
}

static void read_players(Arena *a, Rules *r, const Value *v, int players)
{
    const Value *interrupts = value_get(v, "interrupts");
    r->dice_by = by_players_of(a, value_get(v, "dice"));
    r->most_dice = number(value_get(v, "most_dice"));
    r->helpers = value_get(v, "helpers");
    r->interrupts = by_players_of(a, interrupts);
    r->interrupts_from = number(value_get(interrupts, "from"));
    r->dice = rules_for(r->dice_by, players, r->dice_by.n ? r->dice_by.at[0].value : 0);
}

/* ---- the others --------------------------------------------------------------------------- */

static void read_changes(Rules *r, const Value *v)
{
    const Value *blind = value_get(v, "blind"), *escalate = value_get(v, "escalate");
    r->help = number(value_get(v, "help"));
    r->glance = value_truth(value_get(v, "glance"));
    r->near = number(value_get(v, "near"));
    r->blind.harder = number(value_get(blind, "harder"));
    r->blind.dice = number(value_get(blind, "dice"));
    if (r->blind.dice > r->most_dice) r->blind.dice = r->most_dice;
    r->blind.draws = value_truth(value_get(blind, "draws"));
    r->page = !str_is(value_str(value_get(v, "absent")), "fold");
    r->page_dice = number(value_get(v, "page"));
    r->escalate.boxes = number(value_get(escalate, "boxes"));
    r->escalate.free = number(value_get(escalate, "free"));
    r->escalate.every = number(value_get(escalate, "every"));
    r->escalate.dice = number(value_get(escalate, "dice"));
    r->harder_for = number(value_get(v, "harder_for"));
    r->aftercare = number(value_get(v, "aftercare")) > 0;
}

static void read_calls(Rules *r, const Value *calls)
{
    for (size_t i = 0; i < value_count(calls); i++) r->calls[rules_tier(value_at(calls, i))] = true;
}

static void read_clients(Rules *r, const Value *v)
{
    const Value *mood = value_get(v, "mood");
    const Value *endings = value_get(v, "endings");
    r->promise = number(value_get(v, "promise"));
    r->angry_dice = number(value_get(mood, "angry_dice"));
    r->angry_most = number(value_get(mood, "angry_most"));
    r->most_down = number(value_get(mood, "most_down"));
    read_calls(r, value_get(mood, "calls"));
    r->endings_angry = number(value_get(endings, "angry"));
    r->endings_late = number(value_get(endings, "late"));
    r->endings_traps = number(value_get(endings, "traps"));
    r->endings_causes = number(value_get(endings, "causes"));
}

static void read_words(Rules *r, const Value *words)
{
    r->update = rules_difficulty(r, value_get(words, "update"));
    r->bare = rules_difficulty(r, value_get(words, "bare"));
    r->ring = rules_difficulty(r, value_get(words, "ring"));
    r->free_words = number(value_get(words, "free"));
    r->anyone = value_truth(value_get(words, "anyone"));
}

Tier rules_tier(const Value *tier)
{
    const Str name = value_str(tier);
    return str_is(name, "platinum") ? TIER_PLATINUM
           : str_is(name, "gold")   ? TIER_GOLD
                                    : TIER_STANDARD;
}

Rules rules_of(Arena *a, const Value *scenario)
{
    const Value *v = value_get(scenario, "rules");
    Rules r = {
        .sides = number(value_get(v, "die")),
        .proficiency = number(value_get(v, "proficiency")),
    };
    read_levels(a, &r, value_get(v, "difficulty"));
    read_players(a, &r, v, (int)value_count(value_get(scenario, "roles")));
    read_changes(&r, v);
    read_clients(&r, v);
    read_words(&r, value_get(v, "words"));
    return r;
}
