/* stage.c - lists and tables that an evening looks up. */
#include "game/stage.h"

#include "base/vec.h"

typedef VEC(size_t) Indices;

static void find_words(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    Indices *lists = ARENA_ARRAY(a, Indices, p->n_clients);
    Ids *rings = ARENA_ARRAY(a, Ids, p->n_clients);
    s->report = s->update = NONE;
    for (size_t i = 0; i < p->n_clients; i++) lists[i] = (Indices){ 0 };
    for (size_t i = p->n_actions; i-- > 0;) {
        const PlotAction *act = &p->actions[i];
        if (act->word == WORD_REPORT) s->report = i;
        if (act->word == WORD_UPDATE) s->update = i;
        if (act->word == WORD_RING && act->client != NONE) *vec_push(a, &lists[act->client]) = i;
    }
    for (size_t i = 0; i < p->n_clients; i++) rings[i] = ids_of(lists[i].at, lists[i].n);
    s->rings = rings;
}

/* Clients of the tiers that the rules name, if any; where there are none of these, of the highest
 * there is. */
static void find_callers(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    const bool *calls = p->rules.calls;
    bool *rings = ARENA_ARRAY(a, bool, p->n_clients);
    bool any = !calls[TIER_PLATINUM] && !calls[TIER_GOLD] && !calls[TIER_STANDARD];
    Tier highest = TIER_STANDARD;
    for (size_t i = 0; i < p->n_clients; i++) {
        rings[i] = calls[p->clients[i].tier];
        any |= rings[i];
        if (p->clients[i].tier > highest) highest = p->clients[i].tier;
    }
    for (size_t i = 0; i < p->n_clients && !any; i++) rings[i] = p->clients[i].tier == highest;
    s->rings_for_promise = rings;
}

/* The tool that words take: that of `rules.words.tool`, or the first of kind `people`. */
static size_t tool_of_words(const Plot *p)
{
    const Value *words = value_get(value_get(p->scenario, "rules"), "words");
    const Str named = value_str(value_get(words, "tool"));
    size_t people = NONE;
    for (size_t i = p->n_tools; i-- > 0;) {
        if (named.n && str_eq(p->tools[i].id, named)) return i;
        if (str_is(value_str(value_get(p->tools[i].value, "kind")), "people")) people = i;
    }
    return people;
}

static void find_skills(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    uint32_t *skilled = ARENA_ARRAY(a, uint32_t, p->n_tools);
    for (size_t i = 0; i < p->n_tools; i++) skilled[i] = 0;
    for (size_t r = 0; r < p->n_roles && r < s->n_seats; r++)
        for (size_t i = 0; i < p->roles[r].tools.n; i++)
            skilled[p->roles[r].tools.at[i]] |= (uint32_t)1 << r;
    s->skilled = skilled;
}

static void find_cause_clues(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    Indices *lists = ARENA_ARRAY(a, Indices, p->n_causes);
    Ids *clues = ARENA_ARRAY(a, Ids, p->n_causes);
    for (size_t i = 0; i < p->n_causes; i++) lists[i] = (Indices){ 0 };
    for (size_t c = 0; c < p->n_clues; c++)
        for (size_t i = 0; i < p->proves[c].n; i++) *vec_push(a, &lists[p->proves[c].at[i]]) = c;
    for (size_t i = 0; i < p->n_causes; i++) clues[i] = ids_of(lists[i].at, lists[i].n);
    s->cause_clues = clues;
}

static void find_required(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    s->required = set_new(a, p->n_actions);
    s->needed_clues = set_new(a, p->n_clues);
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *act = &p->actions[i];
        set_join(s->required, act->requires);
        set_join(s->needed_clues, act->needs);
        for (size_t k = 0; k < act->n_any; k++) set_join(s->needed_clues, act->any[k]);
    }
}

static void sort_cards(Stage *s, Arena *a)
{
    const Plot *p = s->plot;
    Indices dated = { 0 }, following = { 0 }, interrupts = { 0 }, degradations = { 0 };
    for (size_t i = 0; i < p->n_events; i++) {
        const PlotEvent *e = &p->events[i];
        if (e->copies > 0 && e->when == WHEN_TURN) *vec_push(a, &dated) = i;
        if (e->copies > 0 && e->when == WHEN_AFTER) *vec_push(a, &following) = i;
        for (int k = 0; e->free == PILE_INTERRUPT && k < e->copies; k++)
            *vec_push(a, &interrupts) = i;
        for (int k = 0; e->free == PILE_DEGRADATION && k < e->copies; k++)
            *vec_push(a, &degradations) = i;
    }
    s->dated = (Ids){ dated.at, dated.n };
    s->following = (Ids){ following.at, following.n };
    s->interrupts = (Ids){ interrupts.at, interrupts.n };
    s->degradations = (Ids){ degradations.at, degradations.n };
}

static size_t cards_due(const Stage *s, int turn)
{
    size_t cards = 0;
    for (size_t i = 0; i < s->dated.n; i++) cards += s->plot->events[s->dated.at[i]].turn == turn;
    return cards;
}

static void find_interrupt_turns(Stage *s, Arena *a)
{
    bool *turns = ARENA_ARRAY(a, bool, (size_t)s->turns_max + 1);
    for (int t = 0; t <= s->turns_max; t++)
        turns[t] = t && rules_interrupt(&s->plot->rules, s->players, t, cards_due(s, t));
    s->interrupt_turns = turns;
}

static int most_dice(const Stage *s)
{
    const Plot *p = s->plot;
    const int earned = p->token_steps > 0 ? (int)p->n_steps / p->token_steps * p->token_dice : 0;
    const int dice = s->dice + earned;
    return dice < ODDS_DICE_MAX ? dice : ODDS_DICE_MAX;
}

Stage *stage_new(Arena *a, const Plot *plot, int players)
{
    const Clock *clock = &plot->clock;
    Stage *s = ARENA_NEW(a, Stage);
    const size_t people = players > 0 ? (size_t)players : 0;
    *s = (Stage){ .plot = plot, .players = players };
    s->n_seats = people > plot->n_roles ? people : plot->n_roles;
    if (s->n_seats > SEATS_MAX) s->n_seats = SEATS_MAX;
    s->turns_max = clock->extended_turns > clock->turns ? clock->extended_turns : clock->turns;
    s->turns_timed = s->turns_max;
    s->dice = rules_for(plot->rules.dice_by, players, plot->rules.dice);
    s->helpers = rules_helpers(&plot->rules, players);
    s->odds = odds_table(a, most_dice(s), plot->rules.sides);
    s->words = tool_of_words(plot);
    s->needed = rules_number_for(plot->clock.report_needs, players);
    s->causes_needed = rules_causes_needed(&plot->rules, plot->n_causes);
    find_words(s, a);
    find_callers(s, a);
    find_skills(s, a);
    find_cause_clues(s, a);
    find_required(s, a);
    sort_cards(s, a);
    find_interrupt_turns(s, a);
    return s;
}
