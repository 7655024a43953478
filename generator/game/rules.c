/* rules.c - `rules:` as numbers. */
#include "game/rules.h"

#include <stdlib.h>

#include "base/vec.h"

#define DICE 5 /* where a scenario says nothing */

static int number(const Value *v, int otherwise)
{
    return (int)value_integer(v, otherwise);
}

static bool flag(const Value *v, bool otherwise)
{
    return v ? value_truth(v) : otherwise;
}

/* ---- levels ------------------------------------------------------------------------------- */

/* Of a level: a number, or a map with one. */
static int level_number(const Value *level)
{
    return number(level->kind == VALUE_MAP ? value_get(level, "number") : level, 0);
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
    r->n_levels = n;
    r->by_name = by_name;
}

int rules_difficulty(const Rules *r, const Value *difficulty)
{
    const Value *level = value_get_str(r->by_name, value_str(difficulty));
    return level ? level_number(level) : number(difficulty, 0);
}

/* The number of the level that `v` names, or else of `level`. */
static int price(const Rules *r, const Value *v, const char *level)
{
    const Value *otherwise = value_get(r->by_name, level);
    if (v) return rules_difficulty(r, v);
    return otherwise ? level_number(otherwise) : 0;
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
    if (v && v->kind != VALUE_MAP) *vec_push(a, &list) = (FromPlayers){ 0, number(v, 0) };
    for (size_t i = 0; v && v->kind == VALUE_MAP && i < value_count(v); i++)
        if (str_to_int(value_key(v, i), &players))
            *vec_push(a, &list) = (FromPlayers){ (int)players, number(value_at(v, i), 0) };
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_players);
    return (ByPlayers){ list.at, list.n };
}

static const FromPlayers default_dice[] = { { 0, DICE }, { 9, 6 } };
static const FromPlayers default_interrupts[] = { { 4, 3 }, { 7, 1 } };

static void read_players(Arena *a, Rules *r, const Value *v, int players)
{
    const Value *dice = value_get(v, "dice"), *interrupts = value_get(v, "interrupts");
    r->dice_by = dice ? by_players_of(a, dice) : (ByPlayers){ default_dice, 2 };
    r->interrupts =
        interrupts ? by_players_of(a, interrupts) : (ByPlayers){ default_interrupts, 2 };
    r->interrupts_from = number(value_get(interrupts, "from"), 5);
    r->dice = rules_for(r->dice_by, players, r->dice_by.n ? r->dice_by.at[0].value : DICE);
}

/* ---- the others --------------------------------------------------------------------------- */

static void read_changes(Rules *r, const Value *v)
{
    const Value *blind = value_get(v, "blind"), *escalate = value_get(v, "escalate");
    r->help = number(value_get(v, "help"), 1);
    r->glance = flag(value_get(v, "glance"), true);
    r->near = number(value_get(v, "near"), 2);
    r->blind.harder = number(value_get(blind, "harder"), 1);
    r->blind.dice = number(value_get(blind, "dice"), 3);
    r->blind.draws = flag(value_get(blind, "draws"), true);
    r->page = !str_is(value_str(value_get(v, "absent")), "fold");
    r->page_dice = number(value_get(v, "page"), 0);
    r->escalate.boxes = number(value_get(escalate, "boxes"), 1);
    r->escalate.free = number(value_get(escalate, "free"), 0);
    r->escalate.every = number(value_get(escalate, "every"), 2);
    r->escalate.dice = number(value_get(escalate, "dice"), 1);
    r->harder_for = number(value_get(v, "harder_for"), 2);
    r->aftercare = number(value_get(v, "aftercare"), 1) > 0;
}

static void read_calls(Rules *r, const Value *calls)
{
    r->calls[TIER_PLATINUM] = !calls;
    for (size_t i = 0; i < value_count(calls); i++) r->calls[rules_tier(value_at(calls, i))] = true;
}

static void read_clients(Rules *r, const Value *v)
{
    const Value *mood = value_get(v, "mood"), *call = value_get(mood, "call");
    const Value *endings = value_get(v, "endings");
    r->promise = number(value_get(v, "promise"), 2);
    r->promise_grace = number(value_get(v, "promise_grace"), 1);
    r->angry_dice = number(value_get(mood, "angry_dice"), 1);
    r->angry_most = number(value_get(mood, "angry_most"), 2);
    r->most_down = number(value_get(mood, "most_down"), 1);
    read_calls(r, value_get(mood, "calls"));
    r->answer = price(r, value_get(call, "calm"), "interrupt");
    r->answer_worried = price(r, value_get(call, "worried"), "interrupt");
    r->answer_angry = price(r, value_get(call, "angry"), "easy");
    r->endings_angry = number(value_get(endings, "angry"), 1);
    r->endings_causes = number(value_get(endings, "causes"), 50);
}

static void read_words(Rules *r, const Value *words)
{
    r->update = price(r, value_get(words, "update"), "interrupt");
    r->bare = price(r, value_get(words, "bare"), "easy");
    r->ring = price(r, value_get(words, "ring"), "easy");
    r->free_words = number(value_get(words, "free"), 1);
    r->anyone = flag(value_get(words, "anyone"), true);
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
        .sides = number(value_get(v, "die"), 6),
        .proficiency = number(value_get(v, "proficiency"), 2),
    };
    read_levels(a, &r, value_get(v, "difficulty"));
    read_players(a, &r, v, (int)value_count(value_get(scenario, "roles")));
    read_changes(&r, v);
    read_clients(&r, v);
    read_words(&r, value_get(v, "words"));
    return r;
}
