/* balance.c - playing evenings. */
#include "game/balance.h"

#include <string.h>

#include "base/vec.h"
#include "game/odds.h"
#include "game/random.h"

#define GOOD_CHANCE (2.0 / 3)
/* Turns and action looks in all evenings together, so that no scenario takes more than moments. */
#define WORK_MAX 20000000
/* Turns of one evening; cards that win turns could go on for ever. */
#define ROUNDS_MAX 200

typedef VEC(size_t) Indices;

typedef enum WishKind { WISH_ACTION, WISH_ANSWER } WishKind;

typedef struct Wish {
    WishKind kind;
    size_t index; /* of the action or event */
    int sum;      /* that the dice must reach: the difficulty without the player's bonus */
    int dice;
} Wish;

typedef struct Game {
    const Plot *plot;
    const Trail *trail;
    Arena *arena;
    Random random;
    OddsTable odds;
    int *good_dice; /* by sum: the fewest dice for a good chance; 0: more than there are */
    bool wants_report;
    int turns;                            /* of the clock, as far as it can reach */
    Indices *dated;                       /* by turn: events, WHEN_TURN */
    Indices following;                    /* events: WHEN_AFTER */
    Indices pile;                         /* events drawn at random, one entry a copy */
    Indices resolving, reporting, others; /* actions: those that do, and those that do neither */
    Indices *skilled; /* by tool: proficient roles, those of few talents first */
    size_t *seats;    /* all roles, those of few talents first */

    /* The evening. */
    Set known, done, drawn;
    Set due, due_next; /* events that follow what just happened */
    int *harder;       /* by tool: steps */
    size_t pile_left;
    size_t *looks, n_looks; /* of the other actions those that may yet tell something new */
    int box, limit;         /* the turn on the clock; with the end of which all is lost */
    bool reported, resolved;

    /* The turn. */
    Indices open;    /* events that wait for an answer; NONE: it was given */
    Indices pending; /* events to draw yet: complications, and what effects draw */
    size_t *options; /* looks that can be taken */
    Wish *wishes;
    size_t n_wishes;
    bool *busy; /* by role */
    int dice_left;
} Game;

/* ---- cards -------------------------------------------------------------------------------- */

/* What an effect draws is drawn once an evening, so that no circle of cards goes on for ever. */
static void apply_effect(Game *g, const PlotEffect *e)
{
    g->box -= e->clock;
    if (g->box < 1) g->box = 1;
    for (size_t i = 0; i < e->harder.n; i++) g->harder[e->harder.at[i]]++;
    for (size_t i = 0; i < e->draws.n; i++) {
        const size_t event = e->draws.at[i];
        if (set_has(g->drawn, event)) continue;
        set_add(g->drawn, event);
        *vec_push(g->arena, &g->pending) = event;
    }
}

static void expect_followers(Game *g, size_t event, size_t action)
{
    for (size_t i = 0; i < g->following.n; i++) {
        const PlotEvent *e = &g->plot->events[g->following.at[i]];
        if ((event != NONE && e->after_event == event) ||
            (action != NONE && e->after_action == action))
            set_add(g->due_next, g->following.at[i]);
    }
}

static void draw(Game *g, size_t event)
{
    const PlotEvent *e = &g->plot->events[event];
    set_add(g->drawn, event);
    if (e->answered) {
        *vec_push(g->arena, &g->open) = event;
    } else {
        set_join(g->known, e->clues);
        apply_effect(g, &e->effect);
    }
    expect_followers(g, event, NONE);
}

static void draw_pending(Game *g)
{
    for (size_t i = 0; i < g->pending.n; i++) draw(g, g->pending.at[i]);
    g->pending.n = 0;
}

/* The cards of a turn; one of the pile where none is due. */
static void draw_cards(Game *g)
{
    bool any = false;
    set_assign(g->due, g->due_next);
    set_clear(g->due_next);
    /* A card can move the clock; what this turn has is settled before it does. */
    const Indices dated = g->dated[g->box];
    for (size_t i = 0; i < dated.n; i++) {
        if (set_has(g->drawn, dated.at[i])) continue;
        draw(g, dated.at[i]);
        any = true;
    }
    for (size_t i = 0; i < g->following.n; i++) {
        size_t event = g->following.at[i];
        if (!set_has(g->due, event) || set_has(g->drawn, event)) continue;
        draw(g, event);
        any = true;
    }
    if (any || !g->pile_left) return;
    size_t k = random_below(&g->random, g->pile_left), event = g->pile.at[k];
    g->pile.at[k] = g->pile.at[--g->pile_left];
    g->pile.at[g->pile_left] = event;
    draw(g, event);
}

static void deal_cards(Game *g)
{
    draw_cards(g);
    draw_pending(g);
}

/* ---- what the team does ------------------------------------------------------------------- */

static int difficulty_now(const Game *g, int difficulty, size_t tool)
{
    for (int i = 0; tool != NONE && i < g->harder[tool]; i++)
        difficulty = rules_harder(&g->plot->rules, difficulty);
    return difficulty;
}

static bool is_proficient(const Plot *p, size_t role, size_t tool)
{
    return tool != NONE && ids_has(p->roles[role].tools, tool);
}

static size_t first_free(const Game *g, const size_t *roles, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!g->busy[roles[i]]) return roles[i];
    return NONE;
}

/* The free player for a tool, a proficient one where there is one, and of these the one of the
 * fewest talents: who can do more stays free for it.  NONE: everybody is busy. */
static size_t pick_player(const Game *g, size_t tool)
{
    size_t player = NONE;
    if (tool != NONE) player = first_free(g, g->skilled[tool].at, g->skilled[tool].n);
    return player != NONE ? player : first_free(g, g->seats, g->plot->n_roles);
}

static int good_dice(const Game *g, int sum)
{
    if (sum > g->odds.dice * g->odds.sides) return 0;
    return g->good_dice[sum < 0 ? 0 : sum];
}

static void wish(Game *g, WishKind kind, size_t index, int difficulty, size_t tool)
{
    size_t player = g->dice_left ? pick_player(g, tool) : NONE;
    if (player == NONE) return;
    int sum = difficulty_now(g, difficulty, tool);
    if (is_proficient(g->plot, player, tool)) sum -= g->plot->rules.proficiency;
    int dice = good_dice(g, sum);
    if (dice == 0 || dice > g->dice_left) {
        if (g->n_wishes || odds_in(&g->odds, g->dice_left, 0, sum) <= 0) return;
        dice = g->dice_left;
    }
    g->busy[player] = true;
    g->dice_left -= dice;
    g->wishes[g->n_wishes++] = (Wish){ kind, index, sum, dice };
}

static void wish_action(Game *g, size_t i)
{
    wish(g, WISH_ACTION, i, g->plot->actions[i].difficulty, g->plot->actions[i].tool);
}

static void wish_possible(Game *g, Indices actions)
{
    for (size_t i = 0; i < actions.n; i++) {
        size_t action = actions.at[i];
        if (!set_has(g->done, action) && plot_met(&g->plot->actions[action], g->known))
            wish_action(g, action);
    }
}

/* A look that reveals nothing is as good as any other to those who have not taken it. */
static bool promising(const Game *g, size_t action)
{
    const PlotAction *act = &g->plot->actions[action];
    if (!ids_within(act->reveals, g->known)) return true;
    return !act->active && act->reveals.n == 0 && !set_has(g->done, action);
}

/* The looks that can be taken now; returns how many.  Nobody forgets anything: what no longer
 * promises anything is out for the evening. */
static size_t find_options(Game *g)
{
    size_t kept = 0, n = 0;
    for (size_t i = 0; i < g->n_looks; i++) {
        size_t action = g->looks[i];
        if (!promising(g, action)) continue;
        g->looks[kept++] = action;
        if (plot_met(&g->plot->actions[action], g->known)) g->options[n++] = action;
    }
    g->n_looks = kept;
    return n;
}

static void spend_rest(Game *g)
{
    for (; g->dice_left > 0 && g->n_wishes; g->dice_left--) {
        Wish *best = NULL;
        double most = 0;
        for (size_t i = 0; i < g->n_wishes; i++) {
            Wish *w = &g->wishes[i];
            double gain =
                odds_in(&g->odds, w->dice + 1, 0, w->sum) - odds_in(&g->odds, w->dice, 0, w->sum);
            if (gain > most) best = w, most = gain;
        }
        if (!best) return;
        best->dice++;
    }
}

static void plan(Game *g)
{
    const Plot *p = g->plot;
    g->n_wishes = 0;
    g->dice_left = p->rules.dice;
    memset(g->busy, 0, p->n_roles * sizeof *g->busy);
    wish_possible(g, g->resolving);
    if (g->wants_report && !g->reported && g->box <= p->clock.report_by)
        wish_possible(g, g->reporting);
    for (size_t i = 0; i < g->open.n; i++) {
        const PlotEvent *e = &p->events[g->open.at[i]];
        wish(g, WISH_ANSWER, g->open.at[i], e->answer_difficulty, e->answer_tool);
    }
    /* Any of the options, then any of the others, as long as there are dice. */
    for (size_t n = find_options(g); n && g->dice_left; n--) {
        const size_t k = random_below(&g->random, n);
        wish_action(g, g->options[k]);
        g->options[k] = g->options[n - 1];
    }
    spend_rest(g);
}

/* ---- what comes of it --------------------------------------------------------------------- */

static void succeed(Game *g, size_t action)
{
    const PlotAction *act = &g->plot->actions[action];
    set_add(g->done, action);
    set_join(g->known, act->reveals);
    g->resolved |= act->resolves;
    if (act->word == WORD_REPORT && g->box <= g->plot->clock.report_by && !g->reported) {
        g->reported = true;
        g->limit = g->plot->clock.extended_lost_at;
    }
    apply_effect(g, &act->effect);
    expect_followers(g, NONE, action);
}

static void close_event(Game *g, size_t event)
{
    for (size_t i = 0; i < g->open.n; i++)
        if (g->open.at[i] == event) g->open.at[i] = NONE;
}

static void roll(Game *g, const Wish *w)
{
    bool won = random_unit(&g->random) < odds_in(&g->odds, w->dice, 0, w->sum);
    if (w->kind == WISH_ANSWER) {
        if (won) {
            set_join(g->known, g->plot->events[w->index].clues);
            close_event(g, w->index);
        }
        return;
    }
    const PlotAction *act = &g->plot->actions[w->index];
    if (won) succeed(g, w->index);
    else if (act->active && act->complication != NONE)
        *vec_push(g->arena, &g->pending) = act->complication;
}

static void roll_all(Game *g)
{
    for (size_t i = 0; i < g->n_wishes; i++) roll(g, &g->wishes[i]);
    for (size_t i = 0; i < g->open.n; i++)
        if (g->open.at[i] != NONE) apply_effect(g, &g->plot->events[g->open.at[i]].effect);
    g->open.n = 0;
    draw_pending(g);
}

static void start_evening(Game *g)
{
    set_assign(g->known, g->trail->start);
    set_clear(g->done);
    set_clear(g->drawn);
    set_clear(g->due_next);
    if (g->plot->n_tools) memset(g->harder, 0, g->plot->n_tools * sizeof *g->harder);
    g->open.n = g->pending.n = 0;
    g->pile_left = g->pile.n;
    if (g->others.n) memcpy(g->looks, g->others.at, g->others.n * sizeof *g->looks);
    g->n_looks = g->others.n;
    g->reported = g->resolved = false;
    g->limit = g->plot->clock.lost_at;
    g->box = 1;
}

/* The turn of the clock in which the incident was resolved; 0 when it was not. */
static int play_evening(Game *g)
{
    start_evening(g);
    for (int round = 0; round < ROUNDS_MAX && g->box <= g->limit; round++, g->box++) {
        deal_cards(g);
        int turn = g->box;
        if (turn > g->limit) return 0;
        plan(g);
        roll_all(g);
        if (g->resolved) return turn;
    }
    return 0;
}

/* ---- all evenings ------------------------------------------------------------------------- */

static void sort_cards(Game *g)
{
    g->dated = ARENA_ARRAY(g->arena, Indices, (size_t)g->turns + 1);
    for (size_t i = 0; i < g->plot->n_events; i++) {
        const PlotEvent *e = &g->plot->events[i];
        if (e->copies < 1) continue;
        if (e->when == WHEN_TURN && e->turn <= g->turns)
            *vec_push(g->arena, &g->dated[e->turn]) = i;
        if (e->when == WHEN_AFTER) *vec_push(g->arena, &g->following) = i;
        for (int k = 0; e->when == WHEN_RANDOM && k < e->copies; k++)
            *vec_push(g->arena, &g->pile) = i;
    }
}

static void sort_actions(Game *g)
{
    for (size_t i = 0; i < g->plot->n_actions; i++) {
        const PlotAction *act = &g->plot->actions[i];
        if (act->resolves) *vec_push(g->arena, &g->resolving) = i;
        if (act->word == WORD_REPORT) *vec_push(g->arena, &g->reporting) = i;
        if (!act->resolves && act->word != WORD_REPORT) *vec_push(g->arena, &g->others) = i;
    }
}

static void count_good_dice(Game *g)
{
    const int most = g->odds.dice * g->odds.sides;
    g->good_dice = ARENA_ARRAY(g->arena, int, (size_t)most + 1);
    for (int sum = 0; sum <= most; sum++)
        g->good_dice[sum] = odds_dice_for(&g->odds, 0, sum, GOOD_CHANCE);
}

/* By talents, then in the scenario's order. */
static void seat_players(Game *g)
{
    const Plot *p = g->plot;
    Indices *by_talents = ARENA_ARRAY(g->arena, Indices, p->n_tools + 1);
    size_t n = 0;
    g->seats = ARENA_ARRAY(g->arena, size_t, p->n_roles);
    g->skilled = ARENA_ARRAY(g->arena, Indices, p->n_tools);
    for (size_t i = 0; i < p->n_roles; i++)
        *vec_push(g->arena, &by_talents[p->roles[i].tools.n]) = i;
    for (size_t talents = 0; talents <= p->n_tools; talents++)
        for (size_t i = 0; i < by_talents[talents].n; i++)
            g->seats[n++] = by_talents[talents].at[i];
    for (size_t i = 0; i < n; i++) {
        const Ids tools = p->roles[g->seats[i]].tools;
        for (size_t k = 0; k < tools.n; k++)
            *vec_push(g->arena, &g->skilled[tools.at[k]]) = g->seats[i];
    }
}

static Game *game_new(Arena *a, const Trail *trail, bool report, uint64_t seed)
{
    const Plot *p = trail->plot;
    const Clock *clock = &p->clock;
    Game *g = ARENA_NEW(a, Game);
    *g = (Game){
        .plot = p,
        .trail = trail,
        .arena = a,
        .random = { seed },
        .odds = odds_table(a, p->rules.dice, p->rules.sides),
        .wants_report = report,
        .turns = clock->extended_turns > clock->turns ? clock->extended_turns : clock->turns,
        .known = set_new(a, p->n_clues),
        .done = set_new(a, p->n_actions),
        .drawn = set_new(a, p->n_events),
        .due = set_new(a, p->n_events),
        .due_next = set_new(a, p->n_events),
        .harder = ARENA_ARRAY(a, int, p->n_tools),
        .looks = ARENA_ARRAY(a, size_t, p->n_actions),
        .options = ARENA_ARRAY(a, size_t, p->n_actions),
        .wishes = ARENA_ARRAY(a, Wish, p->n_roles),
        .busy = ARENA_ARRAY(a, bool, p->n_roles),
    };
    seat_players(g);
    sort_cards(g);
    sort_actions(g);
    count_good_dice(g);
    return g;
}

Balance balance_of(Arena *a, const Trail *trail, bool report, int evenings, uint64_t seed)
{
    Arena *scratch = arena_new();
    const Clock *clock = &trail->plot->clock;
    Game *g = game_new(scratch, trail, report, seed);
    const int turns = g->turns;
    int64_t most = WORK_MAX / ((int64_t)(trail->plot->n_actions + 1) * (turns + 1));
    if (evenings > most) evenings = most < 1 ? 1 : (int)most;
    double *resolved = ARENA_ARRAY(a, double, (size_t)turns + 1), reported = 0;
    for (int i = 0; i < evenings; i++) {
        int at = play_evening(g);
        reported += g->reported;
        for (int t = at; at && t <= turns; t++) resolved[t]++;
    }
    for (int t = 0; t <= turns; t++) resolved[t] /= evenings;
    arena_free(scratch);
    return (Balance){
        .turns = turns,
        .last = report && clock->extended_lost_at > clock->lost_at ? clock->extended_lost_at
                                                                   : clock->lost_at,
        .resolved = resolved,
        .reported = reported / evenings,
        .evenings = evenings,
    };
}
