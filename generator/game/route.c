/* route.c - depth-first search over what is known at the end of each turn.
 *
 * What has worked and others require is like a clue.  Only options that a resolution can depend on
 * count, and only the clues that these need.  Knowing more never hurts, but for what is done and
 * bars others: so of two states of a turn the one that knows less and bars as much is dropped.  The
 * search asks for a way of so many turns, and then for one more: a state from which even a team
 * that could do all at once would be too late is dropped, too. What is left is small for any
 * evening that people play; two limits bound it for the others. */
#include "game/route.h"

#include "base/vec.h"
#include "game/matching.h"

#define CHOICES_MAX 200000 /* looked at in a turn */
#define STATES_MAX 4000    /* kept of a turn */
/* Words of sets that all states of a turn hold, and that are compared in the whole search. */
#define WORDS_KEPT_MAX 100000
#define WORDS_COMPARED_MAX 50000000

/* Something that a player can do: the actions of the plot, and behind them its colleagues, who can
 * be paged. */
typedef struct Option {
    Ids needs;      /* clues */
    const Ids *any; /* and of each of these sets any one: clues, or done_clue()s */
    size_t n_any;
    Ids gives;  /* clues and its done_clue() */
    Ids unless; /* actions */
    Ids tools;
    int difficulty;
    bool resolves, page;
    int patience; /* turns to wait, until it resolves */
} Option;

/* What is known at the end of a turn, and how it came about. */
typedef struct State {
    Set known;
    Set barring;                /* actions that have worked and bar others */
    const struct State *before; /* NULL: nothing has been done yet */
    const size_t *chosen;       /* actions of the turn */
    size_t n_chosen;
} State;

typedef VEC(const State *) States;

/* Dice that an option takes; IMPOSSIBLE: more than the pool has. */
#define IMPOSSIBLE (-1)
typedef struct Price {
    int plain, skilled; /* without and with a proficient player */
} Price;

typedef struct Search {
    Arena *arena;
    const Plot *plot;
    const Option *options;
    size_t n_options;
    Set start;            /* wanted clues that are known before turn 1 */
    Set wanted;           /* clues that relevant options need */
    Set bars;             /* actions that bar a relevant option */
    VEC(size_t) relevant; /* options */
    Ids *useful;          /* by option: wanted clues that it gives */
    Ids *skilled;         /* by tool: proficient roles */
    Price *prices;        /* by option */

    /* The turn at hand, and the last one. */
    int turn, last;
    bool late; /* some state was dropped because it would take more turns */
    Set dream, dreamt;
    States *ends;   /* by turn: what it can lead to */
    size_t *looked; /* by turn: choices */
    size_t compared;
    size_t words, states_max; /* of a state's sets; so many states fit into a turn */
    const State *from;
    Set known, after, barring;
    size_t *open, n_open;     /* relevant options that would bring something */
    size_t payable;           /* the most of them that players and dice suffice for */
    size_t *chosen, n_chosen; /* some of them */
    Set *may_play;            /* by place in `chosen`, as many as can be paid for */
    Matching players;         /* of them */
    const State *resolved;
    bool cut;
} Search;

/* ---- what there is to do ------------------------------------------------------------------ */

/* As which clue it counts that an action has worked. */
static size_t done_clue(const Plot *p, size_t action)
{
    return p->n_clues + action;
}

typedef bool ActionTest(const PlotAction *);

static bool any_action(const Plot *p, ActionTest *is)
{
    for (size_t i = 0; i < p->n_actions; i++)
        if (is(&p->actions[i])) return true;
    return false;
}

static bool is_cure(const PlotAction *act)
{
    return act->resolves && act->rating != RATING_STOPGAP;
}

static bool is_stopgap(const PlotAction *act)
{
    return act->resolves;
}

static bool is_patience(const PlotAction *act)
{
    return act->waits_resolve;
}

/* A way to a cure, or where there is none, to a stopgap, or else to where waiting is enough. */
static ActionTest *what_resolves(const Plot *p)
{
    return any_action(p, is_cure) ? is_cure : any_action(p, is_stopgap) ? is_stopgap : is_patience;
}

/* One of them must have worked: like a clue, of which any one will do. */
static Ids required(Arena *a, const Plot *p, const PlotAction *act)
{
    size_t *clues = ARENA_ARRAY(a, size_t, act->requires.n);
    for (size_t i = 0; i < act->requires.n; i++) clues[i] = done_clue(p, act->requires.at[i]);
    return (Ids){ clues, act->requires.n };
}

static Ids with_done(Arena *a, const Plot *p, size_t action)
{
    const Ids reveals = p->actions[action].reveals;
    size_t *gives = ARENA_ARRAY(a, size_t, reveals.n + 1);
    for (size_t i = 0; i < reveals.n; i++) gives[i] = reveals.at[i];
    gives[reveals.n] = done_clue(p, action);
    return (Ids){ gives, reveals.n + 1 };
}

static Option option_of(Arena *a, const Plot *p, size_t action, bool resolves)
{
    const PlotAction *act = &p->actions[action];
    Ids *any = ARENA_ARRAY(a, Ids, act->n_any + 1);
    for (size_t i = 0; i < act->n_any; i++) any[i] = act->any[i];
    if (act->requires.n) any[act->n_any] = required(a, p, act);
    return (Option){
        .needs = act->needs,
        .any = any,
        .n_any = act->n_any + (act->requires.n > 0),
        .gives = with_done(a, p, action),
        .unless = act->unless,
        .tools = act->tools,
        .difficulty = act->difficulty,
        .resolves = resolves,
        .patience = act->resolves ? 0 : act->waits,
    };
}

static void find_options(Search *s)
{
    const Plot *p = s->plot;
    ActionTest *const resolves = what_resolves(p);
    Option *options = ARENA_ARRAY(s->arena, Option, s->n_options);
    for (size_t i = 0; i < p->n_actions; i++)
        options[i] = option_of(s->arena, p, i, resolves(&p->actions[i]));
    for (size_t i = 0; i < p->n_colleagues; i++)
        options[p->n_actions + i] = (Option){ .gives = p->colleagues[i].clues, .page = true };
    s->options = options;
}

static bool is_met(const Option *o, Set known)
{
    if (!ids_within(o->needs, known)) return false;
    for (size_t i = 0; i < o->n_any; i++)
        if (!ids_meet(o->any[i], known)) return false;
    return true;
}

/* Backwards from the options that resolve. */
static void find_relevant(Search *s)
{
    Set in = set_new(s->arena, s->n_options);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < s->n_options; i++) {
            const Option *o = &s->options[i];
            if (set_has(in, i) || !(o->resolves || ids_meet(o->gives, s->wanted))) continue;
            set_add(in, i);
            set_join(s->wanted, o->needs);
            for (size_t k = 0; k < o->n_any; k++) set_join(s->wanted, o->any[k]);
            set_join(s->bars, o->unless);
            *vec_push(s->arena, &s->relevant) = i;
            changed = true;
        }
    }
    for (size_t i = 0; i < s->n_options; i++)
        s->useful[i] = ids_kept(s->arena, s->options[i].gives, s->wanted);
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
    OddsTable odds = odds_table(s->arena, rules_dice_at_once(r), r->sides);
    for (size_t i = 0; i < s->n_options; i++) {
        const Option *o = &s->options[i];
        const int plain = odds_dice_for(&odds, 0, o->difficulty, chance);
        const int skilled = odds_dice_for(&odds, r->proficiency, o->difficulty, chance);
        s->prices[i].plain = o->page ? r->page_dice : plain ? plain : IMPOSSIBLE;
        s->prices[i].skilled = o->page ? r->page_dice : skilled ? skilled : IMPOSSIBLE;
    }
}

/* Dice saved when a proficient player acts; most of all where nobody else could win the roll. */
static int saving(const Search *s, size_t option)
{
    Price p = s->prices[option];
    if (p.skilled == IMPOSSIBLE) return 0;
    return p.plain == IMPOSSIBLE ? s->plot->rules.dice + 1 : p.plain - p.skilled;
}

static int dice_as_placed(const Search *s, size_t i)
{
    Price p = s->prices[s->chosen[i]];
    return s->players.right_of[i] != MATCHING_NONE ? p.skilled : p.plain;
}

/* One colleague a turn. */
static bool pages_twice(const Search *s)
{
    int pages = 0;
    for (size_t i = 0; i < s->n_chosen; i++) pages += s->options[s->chosen[i]].page;
    return pages > 1;
}

/* Whether the pool would do if a proficient player could be had for each of the chosen options. */
static bool could_be_paid(const Search *s)
{
    int dice = 0;
    for (size_t i = 0; i < s->n_chosen; i++) {
        const Price p = s->prices[s->chosen[i]];
        if (p.skilled == IMPOSSIBLE) return false;
        dice += p.skilled;
    }
    return dice <= s->plot->rules.dice;
}

/* Whether pool and players suffice for the chosen options.  Proficient players go where they save
 * most: sets of actions that can have one each are a matroid, so greed is optimal. */
static bool affordable(Search *s)
{
    int dice = 0;
    if (s->n_chosen > s->payable || pages_twice(s) || !could_be_paid(s)) return false;
    matching_clear(&s->players);
    for (size_t i = 0; i < s->n_chosen; i++) {
        const Ids tools = s->options[s->chosen[i]].tools;
        set_clear(s->may_play[i]);
        for (size_t k = 0; k < tools.n; k++) set_join(s->may_play[i], s->skilled[tools.at[k]]);
    }
    for (int save = s->plot->rules.dice + 1; save > 0; save--)
        for (size_t i = 0; i < s->n_chosen; i++)
            if (saving(s, s->chosen[i]) == save) matching_add(&s->players, i);
    for (size_t i = 0; i < s->n_chosen; i++) {
        int n = dice_as_placed(s, i);
        if (n == IMPOSSIBLE) return false;
        dice += n;
    }
    return dice <= s->plot->rules.dice;
}

/* ---- one turn ----------------------------------------------------------------------------- */

/* What the chosen options lead to; whether they resolve. */
static bool look_ahead(Search *s)
{
    bool resolves = false;
    set_assign(s->after, s->known);
    set_assign(s->barring, s->from->barring);
    for (size_t i = 0; i < s->n_chosen; i++) {
        const size_t option = s->chosen[i];
        set_join(s->after, s->useful[option]);
        if (option < s->plot->n_actions && set_has(s->bars, option)) set_add(s->barring, option);
        resolves |= s->options[option].resolves;
    }
    return resolves;
}

/* Whether who could do everything at once would resolve it in time, from what is known after the
 * turn. */
static bool can_be_in_time(Search *s)
{
    set_assign(s->dream, s->after);
    for (int turn = s->turn + 1; turn <= s->last; turn++) {
        add_dealt_clues(s->plot, s->dream, turn);
        set_assign(s->dreamt, s->dream);
        for (size_t i = 0; i < s->relevant.n; i++) {
            const size_t option = s->relevant.at[i];
            if (!is_met(&s->options[option], s->dreamt)) continue;
            if (s->options[option].resolves) return true;
            set_join(s->dream, s->useful[option]);
        }
    }
    return false;
}

/* Keeps what the chosen options lead to, unless a state of the turn can do as much already. */
static void keep_state(Search *s)
{
    States *const ends = &s->ends[s->turn];
    const bool resolves = look_ahead(s);
    if (!resolves && !can_be_in_time(s)) {
        s->late = true;
        return;
    }
    for (size_t i = 0; !resolves && i < ends->n; i++) {
        const State *other = ends->at[i];
        s->compared += s->words;
        if (set_within(s->after, other->known) && set_within(other->barring, s->barring)) return;
    }
    if (!resolves && ends->n >= s->states_max) {
        s->cut = true;
        return;
    }
    State *state = ARENA_NEW(s->arena, State);
    size_t *chosen = ARENA_ARRAY(s->arena, size_t, s->n_chosen);
    for (size_t i = 0; i < s->n_chosen; i++) chosen[i] = s->chosen[i];
    *state = (State){ set_copy(s->arena, s->after), set_copy(s->arena, s->barring), s->from, chosen,
                      s->n_chosen };
    if (resolves) s->resolved = state;
    else *vec_push(s->arena, ends) = state;
}

/* Adds every affordable choice of open options from the i-th on, the fullest first; one that could
 * hold more only where more would bar something.  Depth: as many as the turn has room for. */
static void choose(Search *s, size_t i)
{
    bool fuller = false;
    for (; i < s->n_open && !s->resolved; i++) {
        if (s->looked[s->turn] >= CHOICES_MAX || s->compared >= WORDS_COMPARED_MAX) {
            s->cut = true;
            break;
        }
        s->looked[s->turn]++;
        s->chosen[s->n_chosen++] = s->open[i];
        if (affordable(s)) {
            fuller |= s->open[i] >= s->plot->n_actions || !set_has(s->bars, s->open[i]);
            choose(s, i + 1);
        }
        s->n_chosen--;
    }
    if (!s->resolved && !fuller) keep_state(s);
}

static void play_turn(Search *s, const State *from)
{
    s->from = from;
    set_assign(s->known, from->known);
    add_dealt_clues(s->plot, s->known, s->turn);
    set_keep(s->known, s->wanted);
    s->n_open = s->n_chosen = 0;
    for (size_t i = 0; i < s->relevant.n; i++) {
        const size_t option = s->relevant.at[i];
        const Option *o = &s->options[option];
        if (!is_met(o, s->known) || ids_meet(o->unless, from->barring)) continue;
        if (o->resolves || !ids_within(s->useful[option], s->known)) s->open[s->n_open++] = option;
    }
    choose(s, 0);
}

/* From a state at the end of the turn before to the first resolution in time. */
static void play_on(Search *s, const State *from, int turn)
{
    const States *ends = &s->ends[turn];
    size_t i = ends->n;
    s->turn = turn;
    play_turn(s, from);
    for (; i < ends->n && !s->resolved; i++) play_on(s, ends->at[i], turn + 1);
}

static const State *search(Search *s)
{
    const int most = s->plot->clock.extended_turns;
    State *first = ARENA_NEW(s->arena, State);
    *first = (State){ .known = s->start, .barring = set_new(s->arena, s->plot->n_actions) };
    s->late = true;
    for (s->last = 1; s->last <= most && s->late && !s->resolved; s->last++) {
        s->late = false;
        s->ends = ARENA_ARRAY(s->arena, States, (size_t)s->last + 1);
        s->looked = ARENA_ARRAY(s->arena, size_t, (size_t)s->last + 1);
        play_on(s, first, 1);
    }
    return s->resolved;
}

/* ---- the way back ------------------------------------------------------------------------- */

static RouteStep step_of(const Search *s, int turn, size_t option)
{
    const size_t n = s->plot->n_actions;
    if (option < n) return (RouteStep){ .turn = turn, .action = option, .colleague = NONE };
    return (RouteStep){ .turn = turn, .action = NONE, .colleague = option - n };
}

static size_t option_at(const Search *s, const RouteStep *step)
{
    return step->action != NONE ? step->action : s->plot->n_actions + step->colleague;
}

static bool gives(const Search *s, const RouteStep *step, size_t clue)
{
    return ids_has(s->options[option_at(s, step)].gives, clue);
}

static bool gives_any(const Search *s, const RouteStep *step, Ids any)
{
    for (size_t i = 0; i < any.n; i++)
        if (gives(s, step, any.at[i])) return true;
    return false;
}

/* Whether a step that is kept, before step i, reveals one of the clues. */
static bool has_source(const Search *s, const RouteStep *steps, size_t i, const bool *keep, Ids any)
{
    for (size_t k = 0; k < i; k++)
        if (keep[k] && steps[k].turn < steps[i].turn && gives_any(s, &steps[k], any)) return true;
    return false;
}

/* Step i is kept: so is, for each clue it needs, the first step that reveals it, and where any one
 * of several will do, the first that reveals one of them. */
static void keep_sources(const Search *s, const RouteStep *steps, size_t i, bool *keep)
{
    const Option *o = &s->options[option_at(s, &steps[i])];
    set_assign(s->known, s->start);
    add_dealt_clues(s->plot, s->known, steps[i].turn);
    for (size_t k = 0; k < o->needs.n; k++) {
        const size_t c = o->needs.at[k];
        size_t source = 0;
        if (set_has(s->known, c)) continue;
        while (!gives(s, &steps[source], c)) source++;
        keep[source] = true;
    }
    for (size_t k = 0; k < o->n_any; k++) {
        size_t source = 0;
        if (ids_meet(o->any[k], s->known) || has_source(s, steps, i, keep, o->any[k])) continue;
        while (!gives_any(s, &steps[source], o->any[k])) source++;
        keep[source] = true;
    }
}

/* In the order of the actions, pages last. */
static void sort_turn(const Search *s, RouteStep *steps, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const RouteStep step = steps[i];
        size_t at = i;
        for (; at && option_at(s, &steps[at - 1]) > option_at(s, &step); at--)
            steps[at] = steps[at - 1];
        steps[at] = step;
    }
}

/* Who plays the steps of one turn, and with how many dice. */
static void place_turn(Search *s, RouteStep *steps, size_t n)
{
    sort_turn(s, steps, n);
    for (s->n_chosen = 0; s->n_chosen < n; s->n_chosen++)
        s->chosen[s->n_chosen] = option_at(s, &steps[s->n_chosen]);
    affordable(s);
    for (size_t i = 0; i < n; i++) {
        steps[i].role = s->players.right_of[i];
        steps[i].dice = dice_as_placed(s, i);
    }
}

/* The easiest of the steps that resolve; they are all of the last turn. */
static size_t easiest_end(const Search *s, const RouteStep *steps, size_t n)
{
    size_t best = NONE;
    for (size_t i = 0; i < n; i++) {
        const Option *o = &s->options[option_at(s, &steps[i])];
        if (!o->resolves) continue;
        if (best == NONE || o->difficulty < s->options[option_at(s, &steps[best])].difficulty)
            best = i;
    }
    return best;
}

/* ---- as few steps as can be ----------------------------------------------------------------- */

#define FEWER_MAX 20000 /* sets of steps, and turns of them, that are looked at */

/* Another way of as many turns, of at most `most` steps. */
typedef struct Fewer {
    Search *s;
    size_t most;
    size_t *options; /* the first is the one that resolves */
    int *turns;      /* by option: its turn; 0: none yet */
    size_t n;
    size_t looked;
    Set offered; /* what the options, the start and the cards of all turns give */
} Fewer;

static bool is_within_steps(const Fewer *f, size_t option)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->options[i] == option) return true;
    return false;
}

/* What is known before the turn. */
static void know_before(const Fewer *f, Set known, int turn)
{
    set_assign(known, f->s->start);
    add_dealt_clues(f->s->plot, known, turn);
    for (size_t i = 0; i < f->n; i++)
        if (f->turns[i] && f->turns[i] < turn) set_join(known, f->s->useful[f->options[i]]);
}

static bool is_barred(const Fewer *f, const Option *o, int turn)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->turns[i] && f->turns[i] < turn && ids_has(o->unless, f->options[i])) return true;
    return false;
}

static bool can_be_paid(const Fewer *f, int turn)
{
    Search *const s = f->s;
    s->n_chosen = 0;
    for (size_t i = 0; i < f->n; i++)
        if (f->turns[i] == turn) s->chosen[s->n_chosen++] = f->options[i];
    return affordable(s);
}

static bool are_placed(const Fewer *f)
{
    for (size_t i = 1; i < f->n; i++)
        if (!f->turns[i]) return false;
    return true;
}

static bool place_on(Fewer *f, int turn);

/* Gives the turn to each choice of steps from the i-th on that may have it. */
static bool place_steps(Fewer *f, size_t i, int turn)
{
    Search *const s = f->s;
    if (f->looked++ >= FEWER_MAX) return false;
    if (i == f->n) return can_be_paid(f, turn) && place_on(f, turn + 1);
    const Option *o = &s->options[f->options[i]];
    if (f->turns[i]) return place_steps(f, i + 1, turn);
    know_before(f, s->known, turn);
    if (is_met(o, s->known) && !is_barred(f, o, turn)) {
        f->turns[i] = turn;
        if (place_steps(f, i + 1, turn)) return true;
        f->turns[i] = 0;
    }
    return place_steps(f, i + 1, turn);
}

/* From this turn on; the last one has the step that resolves. */
static bool place_on(Fewer *f, int turn)
{
    Search *const s = f->s;
    if (turn < s->turn) return place_steps(f, 1, turn);
    if (!are_placed(f)) return false;
    f->turns[0] = turn;
    know_before(f, s->known, turn);
    const Option *o = &s->options[f->options[0]];
    if (is_met(o, s->known) && !is_barred(f, o, turn) && can_be_paid(f, turn)) return true;
    f->turns[0] = 0;
    return false;
}

static bool complete(Fewer *f);

/* Adds one step that gives any of the clues; NULL: any step. */
static bool complete_with(Fewer *f, const Ids *any)
{
    const Search *s = f->s;
    if (f->n == f->most) return false;
    for (size_t i = 0; i < s->relevant.n && f->looked < FEWER_MAX; i++) {
        const size_t option = s->relevant.at[i];
        const Option *o = &s->options[option];
        bool helps = !any && s->useful[option].n;
        for (size_t k = 0; any && k < any->n; k++) helps |= ids_has(o->gives, any->at[k]);
        if (o->resolves || !helps || is_within_steps(f, option)) continue;
        f->options[f->n++] = option;
        if (complete(f)) return true;
        f->n--;
    }
    return false;
}

/* The first thing that some step needs and no step gives: `*any`, one of these. */
static bool finds_gap(Fewer *f, Ids *any)
{
    const Search *s = f->s;
    set_assign(f->offered, s->start);
    add_dealt_clues(s->plot, f->offered, s->turn);
    for (size_t i = 0; i < f->n; i++) set_join(f->offered, s->useful[f->options[i]]);
    for (size_t i = 0; i < f->n; i++) {
        const Option *o = &s->options[f->options[i]];
        for (size_t k = 0; k < o->needs.n; k++) {
            *any = (Ids){ &o->needs.at[k], 1 };
            if (!ids_meet(*any, f->offered)) return true;
        }
        for (size_t k = 0; k < o->n_any; k++) {
            *any = o->any[k];
            if (!ids_meet(*any, f->offered)) return true;
        }
    }
    return false;
}

/* Adds steps until each has what it needs, in time. */
static bool complete(Fewer *f)
{
    Ids any;
    if (f->looked++ >= FEWER_MAX) return false;
    if (finds_gap(f, &any)) return complete_with(f, &any);
    for (size_t i = 0; i < f->n; i++) f->turns[i] = 0;
    return place_on(f, 1) || complete_with(f, NULL);
}

/* Replaces the steps by fewer ones where there is such a way of as many turns; the last step stays
 * the last.  Returns how many there are. */
static size_t take_fewer(Search *s, RouteStep *steps, size_t n, size_t *ends, size_t n_ends)
{
    Fewer f = { .s = s,
                .options = ARENA_ARRAY(s->arena, size_t, n),
                .turns = ARENA_ARRAY(s->arena, int, n),
                .offered = set_new(s->arena, s->plot->n_clues + s->plot->n_actions) };
    for (f.most = 1; f.most < n; f.most++)
        for (size_t i = 0; i < n_ends; i++) {
            f.options[0] = ends[i];
            f.n = 1;
            if (!complete(&f)) continue;
            n = 0;
            for (int turn = 1; turn <= s->turn; turn++)
                for (size_t k = 0; k < f.n; k++)
                    if (f.turns[k] == turn) steps[n++] = step_of(s, turn, f.options[k]);
            return n;
        }
    return n;
}

/* What resolves, the easiest first; only these may be the last step. */
static size_t ends_of(const Search *s, size_t *ends)
{
    size_t n = 0;
    for (size_t i = 0; i < s->relevant.n; i++) {
        const size_t option = s->relevant.at[i];
        if (!s->options[option].resolves) continue;
        size_t at = n++;
        for (; at && s->options[ends[at - 1]].difficulty > s->options[option].difficulty; at--)
            ends[at] = ends[at - 1];
        ends[at] = option;
    }
    return n;
}

static Route route_back(Search *s, const State *resolved)
{
    size_t n = 0, kept = 0;
    int turn = s->turn;
    for (const State *t = resolved; t; t = t->before) n += t->n_chosen;
    RouteStep *steps = ARENA_ARRAY(s->arena, RouteStep, n);
    bool *keep = ARENA_ARRAY(s->arena, bool, n);
    size_t at = n;
    for (const State *t = resolved; t; t = t->before, turn--)
        for (size_t i = t->n_chosen; i-- > 0;) steps[--at] = step_of(s, turn, t->chosen[i]);
    const size_t end = easiest_end(s, steps, n);
    const int patience = s->options[option_at(s, &steps[end])].patience;
    keep[end] = true;
    for (size_t i = n; i-- > 0;)
        if (keep[i]) keep_sources(s, steps, i, keep);
    for (size_t i = 0; i < n; i++)
        if (keep[i]) steps[kept++] = steps[i];
    size_t *ends = ARENA_ARRAY(s->arena, size_t, s->relevant.n);
    kept = take_fewer(s, steps, kept, ends, ends_of(s, ends));
    for (size_t i = 0, to; i < kept; i = to) {
        for (to = i; to < kept && steps[to].turn == steps[i].turn;) to++;
        place_turn(s, steps + i, to - i);
    }
    return (
        Route){ .turns = s->turn + patience, .steps = steps, .n_steps = kept, .exact = !s->cut };
}

/* Clues, with room for those of what has worked. */
static Set widened(Arena *a, const Plot *p, Set clues)
{
    Set s = set_new(a, p->n_clues + p->n_actions);
    for (size_t i = 0; i < clues.n; i++) s.words[i] = clues.words[i];
    return s;
}

static Search search_new(Arena *a, const Plot *p, Set start)
{
    const size_t clues = p->n_clues + p->n_actions, n = p->n_actions + p->n_colleagues;
    return (Search){
        .arena = a,
        .plot = p,
        .n_options = n,
        .start = widened(a, p, start),
        .wanted = set_new(a, clues),
        .bars = set_new(a, p->n_actions),
        .useful = ARENA_ARRAY(a, Ids, n),
        .skilled = ARENA_ARRAY(a, Ids, p->n_tools),
        .prices = ARENA_ARRAY(a, Price, n),
        .known = set_new(a, clues),
        .after = set_new(a, clues),
        .barring = set_new(a, p->n_actions),
        .dream = set_new(a, clues),
        .dreamt = set_new(a, clues),
        .open = ARENA_ARRAY(a, size_t, n),
        .chosen = ARENA_ARRAY(a, size_t, n + 1),
    };
}

/* Options that a turn has room for: each takes a player, and all but a page a die. */
static size_t most_chosen(const Plot *p)
{
    const size_t paid = (size_t)p->rules.dice + (p->n_colleagues > 0);
    return paid < p->n_roles ? paid : p->n_roles;
}

static Route search_from(Arena *a, const Plot *p, double chance, Set start)
{
    Search s = search_new(a, p, start);
    s.words = s.known.n + s.barring.n;
    s.states_max = WORDS_KEPT_MAX / (s.words + 1) + 1;
    if (s.states_max > STATES_MAX) s.states_max = STATES_MAX;
    find_options(&s);
    find_relevant(&s);
    find_skilled(&s);
    find_prices(&s, chance);
    set_keep(s.start, s.wanted);
    s.payable = most_chosen(p);
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
