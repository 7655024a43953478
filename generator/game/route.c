/* route.c - breadth-first search over what is known at the end of each turn.
 *
 * Only actions that a resolution can depend on count, and only the clues that these need.  Knowing
 * more never hurts, so of two states of a turn the one that knows less is dropped; and the state
 * that knows most can do whatever any other can.  What is left is small for any evening that people
 * play; two limits bound it for the others. */
#include "game/route.h"

#include "base/vec.h"
#include "game/matching.h"

#define CHOICES_MAX 20000 /* looked at in a turn */
#define STATES_MAX 500    /* kept of a turn */

/* What is known at the end of a turn, and how it came about.  That an action has worked, which
 * others require, is known like a clue: clues come first, then actions. */
typedef struct State {
    Set known;
    const struct State *before; /* NULL: nothing has been done yet */
    const size_t *chosen;       /* actions of the turn */
    size_t n_chosen;
} State;

typedef VEC(const State *) States;

/* Dice that an action takes; 0: more than the pool has. */
typedef struct Price {
    int plain, skilled; /* without and with a proficient player */
} Price;

typedef struct Search {
    Arena *arena;
    const Plot *plot;
    Set start;            /* what is wanted and known before turn 1 */
    Set wanted;           /* what relevant actions need and require */
    VEC(size_t) relevant; /* actions */
    Ids *useful;          /* by action: what is wanted of that which it reveals, and itself */
    Ids *required;        /* by action: of what one is required, if anything is */
    Ids *skilled;         /* by tool: proficient roles */
    Price *prices;        /* by action */

    /* The turn at hand. */
    int turn;
    size_t looked;
    const State *from;
    Set known, after;
    size_t *open, n_open;     /* relevant actions that would bring something */
    size_t payable;           /* the most of them that players and dice suffice for */
    size_t *chosen, n_chosen; /* some of them */
    Set *may_play;            /* by place in `chosen`, as many as can be paid for */
    Matching players;         /* of them */
    States next;
    const State *resolved;
    bool cut;
} Search;

/* ---- what matters ------------------------------------------------------------------------- */

/* That the action has worked, as something known. */
static size_t worked(const Search *s, size_t action)
{
    return s->plot->n_clues + action;
}

static Ids useful_of(const Search *s, size_t action)
{
    const Ids kept = ids_kept(s->arena, s->plot->actions[action].reveals, s->wanted);
    if (!set_has(s->wanted, worked(s, action))) return kept;
    size_t *at = ARENA_ARRAY(s->arena, size_t, kept.n + 1);
    for (size_t i = 0; i < kept.n; i++) at[i] = kept.at[i];
    at[kept.n] = worked(s, action);
    return (Ids){ at, kept.n + 1 };
}

/* What is required, as something known: one of it will do. */
static Ids required_of(const Search *s, size_t action)
{
    const Ids requires = s->plot->actions[action].requires;
    size_t *at = ARENA_ARRAY(s->arena, size_t, requires.n);
    for (size_t i = 0; i < requires.n; i++) at[i] = worked(s, requires.at[i]);
    return (Ids){ at, requires.n };
}

/* Backwards from the actions that resolve. */
static void find_relevant(Search *s)
{
    const Plot *p = s->plot;
    Set in = set_new(s->arena, p->n_actions);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < p->n_actions; i++) {
            const PlotAction *act = &p->actions[i];
            if (set_has(in, i)) continue;
            if (!act->resolves && !ids_meet(act->reveals, s->wanted) &&
                !set_has(s->wanted, worked(s, i)))
                continue;
            set_add(in, i);
            plot_add_needs(act, s->wanted);
            set_join(s->wanted, s->required[i]);
            *vec_push(s->arena, &s->relevant) = i;
            changed = true;
        }
    }
    for (size_t i = 0; i < p->n_actions; i++) s->useful[i] = useful_of(s, i);
}

static void find_skilled(Search *s)
{
    const Plot *p = s->plot;
    VEC(size_t) *roles = arena_array(s->arena, p->n_tools, sizeof *roles);
    for (size_t k = 0; k < p->n_roles; k++)
        for (size_t i = 0; i < p->roles[k].tools.n; i++)
            *vec_push(s->arena, &roles[p->roles[k].tools.at[i]]) = k;
    for (size_t i = 0; i < p->n_tools; i++) s->skilled[i] = (Ids){ roles[i].at, roles[i].n };
}

/* Clues of the cards that this turn and those before it have for certain. */
static void add_dealt_clues(const Plot *p, Set to, int turn)
{
    for (size_t i = 0; i < p->n_events; i++) {
        const PlotEvent *e = &p->events[i];
        if (e->when == WHEN_TURN && e->turn <= turn && e->copies > 0 && !e->answered)
            set_join(to, e->clues);
    }
}

/* ---- what a turn can pay for ---------------------------------------------------------------- */

static void find_prices(Search *s, double chance)
{
    const Rules *r = &s->plot->rules;
    OddsTable odds = odds_table(s->arena, r->dice, r->sides);
    for (size_t i = 0; i < s->plot->n_actions; i++) {
        int difficulty = s->plot->actions[i].difficulty;
        s->prices[i].plain = odds_dice_for(&odds, 0, difficulty, chance);
        s->prices[i].skilled = odds_dice_for(&odds, r->proficiency, difficulty, chance);
    }
}

/* Dice saved when a proficient player acts; most of all where nobody else could win the roll. */
static int saving(const Search *s, size_t action)
{
    Price p = s->prices[action];
    if (!p.skilled) return 0;
    return p.plain ? p.plain - p.skilled : s->plot->rules.dice + 1;
}

static int dice_as_placed(const Search *s, size_t i)
{
    Price p = s->prices[s->chosen[i]];
    return s->players.right_of[i] != MATCHING_NONE ? p.skilled : p.plain;
}

/* Whether pool and players suffice for the chosen actions.  Proficient players go where they save
 * most: sets of actions that can have one each are a matroid, so greed is optimal. */
static bool affordable(Search *s)
{
    int dice = 0;
    if (s->n_chosen > s->payable) return false;
    matching_clear(&s->players);
    for (size_t i = 0; i < s->n_chosen; i++) {
        const size_t tool = s->plot->actions[s->chosen[i]].tool;
        set_clear(s->may_play[i]);
        if (tool != NONE) set_join(s->may_play[i], s->skilled[tool]);
    }
    for (int save = s->plot->rules.dice + 1; save > 0; save--)
        for (size_t i = 0; i < s->n_chosen; i++)
            if (saving(s, s->chosen[i]) == save) matching_add(&s->players, i);
    for (size_t i = 0; i < s->n_chosen; i++) {
        int n = dice_as_placed(s, i);
        if (n == 0) return false;
        dice += n;
    }
    return dice <= s->plot->rules.dice;
}

/* ---- one turn ----------------------------------------------------------------------------- */

/* Keeps what the chosen actions lead to, unless a state of the turn knows as much already. */
static void keep_state(Search *s)
{
    bool resolves = false;
    set_assign(s->after, s->known);
    for (size_t i = 0; i < s->n_chosen; i++) {
        set_join(s->after, s->useful[s->chosen[i]]);
        resolves |= s->plot->actions[s->chosen[i]].resolves;
    }
    for (size_t i = 0; !resolves && i < s->next.n; i++)
        if (set_within(s->after, s->next.at[i]->known)) return;
    if (!resolves && s->next.n >= STATES_MAX) {
        s->cut = true;
        return;
    }
    State *state = ARENA_NEW(s->arena, State);
    size_t *chosen = ARENA_ARRAY(s->arena, size_t, s->n_chosen);
    for (size_t i = 0; i < s->n_chosen; i++) chosen[i] = s->chosen[i];
    *state = (State){ set_copy(s->arena, s->after), s->from, chosen, s->n_chosen };
    if (resolves) s->resolved = state;
    else *vec_push(s->arena, &s->next) = state;
}

/* Adds every affordable choice of open actions from the i-th on, the fullest first.  Depth: as
 * many as there are dice, since each action takes one. */
static void choose(Search *s, size_t i)
{
    for (; i < s->n_open && !s->resolved; i++) {
        if (s->looked >= CHOICES_MAX) {
            s->cut = true;
            break;
        }
        s->looked++;
        s->chosen[s->n_chosen++] = s->open[i];
        if (affordable(s)) choose(s, i + 1);
        s->n_chosen--;
    }
    if (!s->resolved) keep_state(s);
}

static void play_turn(Search *s, const State *from)
{
    s->from = from;
    set_assign(s->known, from->known);
    add_dealt_clues(s->plot, s->known, s->turn);
    set_keep(s->known, s->wanted);
    s->n_open = s->n_chosen = 0;
    for (size_t i = 0; i < s->relevant.n; i++) {
        size_t action = s->relevant.at[i];
        const PlotAction *act = &s->plot->actions[action];
        if (!plot_met(act, s->known)) continue;
        if (s->required[action].n && !ids_meet(s->required[action], s->known)) continue;
        if (act->resolves || !ids_within(s->useful[action], s->known))
            s->open[s->n_open++] = action;
    }
    choose(s, 0);
}

static const State *search(Search *s)
{
    States now = { 0 };
    State *first = ARENA_NEW(s->arena, State);
    first->known = s->start;
    *vec_push(s->arena, &now) = first;
    for (s->turn = 1; s->turn <= s->plot->clock.extended_turns; s->turn++) {
        s->next = (States){ 0 };
        s->looked = 0;
        for (size_t i = 0; i < now.n && !s->resolved; i++) play_turn(s, now.at[i]);
        if (s->resolved) return s->resolved;
        now = s->next;
    }
    return NULL;
}

/* ---- the way back ------------------------------------------------------------------------- */

static bool brings_any(const Search *s, const RouteStep *step, Ids any)
{
    const Ids useful = s->useful[step->action];
    for (size_t i = 0; i < any.n; i++)
        if (ids_has(useful, any.at[i])) return true;
    return false;
}

/* Whether a step that is kept, before step i, brings one of what will do. */
static bool has_source(const Search *s, const RouteStep *steps, size_t i, const bool *keep, Ids any)
{
    for (size_t k = 0; k < i; k++)
        if (keep[k] && steps[k].turn < steps[i].turn && brings_any(s, &steps[k], any)) return true;
    return false;
}

/* Step i is kept, which wants one of these: so is the first step that brings one. */
static void keep_source(const Search *s, const RouteStep *steps, size_t i, bool *keep, Ids any)
{
    size_t source = 0;
    if (ids_meet(any, s->known) || has_source(s, steps, i, keep, any)) return;
    while (!brings_any(s, &steps[source], any)) source++;
    keep[source] = true;
}

/* Step i is kept: so is, for each clue it needs, the first step that reveals it, and where any one
 * of several will do, the first that reveals one of them. */
static void keep_sources(const Search *s, const RouteStep *steps, size_t i, bool *keep)
{
    const PlotAction *act = &s->plot->actions[steps[i].action];
    set_assign(s->known, s->start);
    add_dealt_clues(s->plot, s->known, steps[i].turn);
    for (size_t k = 0; k < act->needs.n; k++) {
        const size_t c = act->needs.at[k];
        size_t source = 0;
        if (set_has(s->known, c)) continue;
        while (!ids_has(s->plot->actions[steps[source].action].reveals, c)) source++;
        keep[source] = true;
    }
    for (size_t k = 0; k < act->n_any; k++) keep_source(s, steps, i, keep, act->any[k]);
    if (act->requires.n) keep_source(s, steps, i, keep, s->required[steps[i].action]);
}

/* Who plays the steps of one turn, and with how many dice. */
static void place_turn(Search *s, RouteStep *steps, size_t n)
{
    for (s->n_chosen = 0; s->n_chosen < n; s->n_chosen++)
        s->chosen[s->n_chosen] = steps[s->n_chosen].action;
    affordable(s);
    for (size_t i = 0; i < n; i++) {
        steps[i].role = s->players.right_of[i];
        steps[i].dice = dice_as_placed(s, i);
    }
}

static Route route_back(Search *s, const State *resolved)
{
    size_t n = 0, kept = 0;
    int turn = s->turn;
    for (const State *t = resolved; t; t = t->before) n += t->n_chosen;
    RouteStep *steps = ARENA_ARRAY(s->arena, RouteStep, n);
    bool *keep = ARENA_ARRAY(s->arena, bool, n), resolves = false;
    size_t at = n;
    for (const State *t = resolved; t; t = t->before, turn--)
        for (size_t i = t->n_chosen; i-- > 0;)
            steps[--at] = (RouteStep){ .turn = turn, .action = t->chosen[i] };
    for (size_t i = n; i-- > 0;) {
        if (s->plot->actions[steps[i].action].resolves && !resolves) keep[i] = resolves = true;
        if (keep[i]) keep_sources(s, steps, i, keep);
    }
    for (size_t i = 0; i < n; i++)
        if (keep[i]) steps[kept++] = steps[i];
    for (size_t i = 0, to; i < kept; i = to) {
        for (to = i; to < kept && steps[to].turn == steps[i].turn;) to++;
        place_turn(s, steps + i, to - i);
    }
    return (Route){ .turns = s->turn, .steps = steps, .n_steps = kept, .exact = !s->cut };
}

/* The same with room for more. */
static Set widened(Arena *a, Set from, size_t limit)
{
    Set to = set_new(a, limit);
    for (size_t i = 0; i < from.n; i++) to.words[i] = from.words[i];
    return to;
}

static Route search_from(Arena *a, const Plot *p, double chance, Set start)
{
    const size_t things = p->n_clues + p->n_actions;
    Search s = {
        .arena = a,
        .plot = p,
        .start = widened(a, start, things),
        .wanted = set_new(a, things),
        .useful = ARENA_ARRAY(a, Ids, p->n_actions),
        .required = ARENA_ARRAY(a, Ids, p->n_actions),
        .skilled = ARENA_ARRAY(a, Ids, p->n_tools),
        .prices = ARENA_ARRAY(a, Price, p->n_actions),
        .known = set_new(a, things),
        .after = set_new(a, things),
        .open = ARENA_ARRAY(a, size_t, p->n_actions),
        .chosen = ARENA_ARRAY(a, size_t, p->n_actions + 1),
    };
    for (size_t i = 0; i < p->n_actions; i++) s.required[i] = required_of(&s, i);
    find_relevant(&s);
    find_skilled(&s);
    find_prices(&s, chance);
    set_keep(s.start, s.wanted);
    s.payable = (size_t)p->rules.dice < p->n_roles ? (size_t)p->rules.dice : p->n_roles;
    s.may_play = ARENA_ARRAY(a, Set, s.payable);
    for (size_t i = 0; i < s.payable; i++) s.may_play[i] = set_new(a, p->n_roles);
    s.players = matching_new(a, s.payable, p->n_roles, s.may_play, NULL);
    const State *resolved = search(&s);
    return resolved ? route_back(&s, resolved) : (Route){ .exact = !s.cut };
}

Route route_of(Arena *a, const Trail *trail, double chance)
{
    const Plot *p = trail->plot;
    Route route = search_from(a, p, chance, trail->start);
    if (route.turns) return route;
    Set lucky = set_copy(a, trail->start);
    for (size_t i = 0; i < p->n_moves; i++) set_join(lucky, p->moves[i].clues);
    for (size_t i = 0; i < p->n_events; i++)
        if (set_has(trail->events_possible, i)) set_join(lucky, p->events[i].clues);
    route = search_from(a, p, chance, lucky);
    route.luck = route.turns > 0;
    return route;
}
