/* test_trail.c - who holds what, and the shortest way against trying everything. */
#include "game/trail.h"

#include "game/fold.h"
#include "game/odds.h"
#include "game/random.h"
#include "game/route.h"
#include "scenario_text.h"

static const char mystery[] =
    "tools: {sql: {name: SQL}, git: {name: Git}}\n"
    "clients: {acme: {name: Acme, tier: gold, moves: [{when: w, text: t, clue: rumour}]}}\n"
    "incident: {causes: {pool: The pool., leak: The leak.}}\n"
    "clues:\n"
    "  normal: {text: x}\n"
    "  full: {text: x, proves: [pool]}\n"
    "  rumour: {text: x, proves: [pool]}\n"
    "  lost: {text: x}\n"
    "  locked: {text: x}\n"
    "roles:\n"
    "  dba: {name: Dba, proficient: [sql], knows: [{text: k, clue: normal}, plain]}\n"
    "  dev: {name: Dev, proficient: [git], knows: [plain, plain]}\n"
    "actions:\n"
    "  look: {title: Look, tool: sql, difficulty: easy, reveals: [full]}\n"
    "  dig: {title: Dig, needs: [lost], reveals: [locked]}\n"
    "  fix: {title: Fix, kind: active, tool: sql, difficulty: hard, needs: [full, normal], "
    "resolves: true}\n";

static size_t find(const Thing *things, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(things[i].id, id)) return i;
    fail_msg("no %s", id);
    return 0;
}

static const TrailClue *clue(const Trail *t, const char *id)
{
    return &t->clues[find(t->plot->clues, t->plot->n_clues, id)];
}

static Trail trail_text(Arena *a, const char *yaml)
{
    Plot *p = plot_of(a, scenario_text(a, yaml));
    assert_non_null(p);
    return trail_of(a, p);
}

static void who_holds_what(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(a, mystery);
    assert_int_equal(clue(&t, "normal")->n_holders, 1);
    assert_int_equal(clue(&t, "normal")->holders[0].kind, HOLDER_ROLE);
    assert_int_equal(clue(&t, "full")->holders[0].kind, HOLDER_ACTION);
    assert_int_equal(clue(&t, "rumour")->holders[0].kind, HOLDER_MOVE);
    assert_int_equal(clue(&t, "lost")->n_holders, 0);
    assert_string_equal(str_c(a, holder_name(a, t.plot, clue(&t, "rumour")->holders[0])),
                        "a move of Acme");
    arena_free(a);
}

static void what_is_needed_and_reachable(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(a, mystery);
    assert_true(clue(&t, "normal")->needed && clue(&t, "normal")->reachable);
    assert_true(clue(&t, "full")->needed && clue(&t, "full")->reachable);
    assert_true(clue(&t, "rumour")->reachable);
    assert_true(clue(&t, "lost")->needed && !clue(&t, "lost")->reachable);
    assert_true(!clue(&t, "locked")->needed && !clue(&t, "locked")->reachable);
    assert_int_equal(t.causes[0].n_clues, 2);
    assert_int_equal(t.causes[1].n_clues, 0);
    assert_int_equal(set_count(t.actions_possible), 2);
    arena_free(a);
}

/* Cards give clues; of a list within `needs` any one clue will do; effects draw cards. */
static void cards_and_effects_lead_on(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(a, "clues: {a: x, b: x, c: x, d: x, e: x, f: x}\n"
                            "roles: {r: {name: R}}\n"
                            "handouts: {h: {title: H}}\n"
                            "actions:\n"
                            "  look: {title: L, difficulty: 5, needs: [[a, b]], reveals: [c], "
                            "handout: [h], effect: {draws: storm}}\n"
                            "  dig: {title: D, difficulty: 5, needs: [c, [e, f]], reveals: [d]}\n"
                            "  fix: {title: F, difficulty: 5, needs: [c, [b, d]], resolves: true}\n"
                            "events:\n"
                            "  find: {deck: lucky, title: F, when: {turn: 2}, clue: b}\n"
                            "  call: {deck: alert, title: C, when: {turn: 1}, clue: [a], "
                            "answer: {difficulty: 3}}\n"
                            "  storm: {deck: degradation, title: S, effect: {draws: [cash]}}\n"
                            "  cash: {deck: degradation, title: M, clue: e, when: {turn: 48}}\n");
    assert_int_equal(clue(&t, "b")->holders[0].kind, HOLDER_EVENT);
    assert_true(clue(&t, "a")->reachable && clue(&t, "c")->reachable);
    assert_true(clue(&t, "e")->reachable && clue(&t, "d")->reachable);
    assert_true(!clue(&t, "f")->reachable && clue(&t, "f")->needed);
    assert_int_equal(set_count(t.actions_possible), 3);
    assert_int_equal(t.plot->events[2].when, WHEN_CHOSEN);
    /* `a` needs an answer, so that the way counts on `b` of turn 2, which also opens the end. */
    Route r = route_of(a, &t, ROUTE_LUCKY);
    assert_true(r.turns == 3 && !r.luck && r.n_steps == 2);
    assert_int_equal(r.steps[0].turn, 2);
    arena_free(a);
}

/* What an action requires must have worked before, whatever is known; one of it will do. */
static void a_lock_takes_a_turn(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(
        a, "clues: {a: x, b: x}\nroles: {r: {name: R, knows: [{text: k, clue: a}]}, s: {name: S}}\n"
           "actions:\n"
           "  open: {title: O, difficulty: 3, needs: [a]}\n"
           "  shut: {title: H, difficulty: 3, requires: [never, open]}\n"
           "  never: {title: N, difficulty: 3, needs: [b]}\n"
           "  fix: {title: F, difficulty: 3, needs: [a], requires: [shut], resolves: true}\n"
           "  away: {title: A, difficulty: 3, requires: [never], resolves: true}\n");
    assert_int_equal(set_count(t.actions_possible), 3);
    Route r = route_of(a, &t, ROUTE_LUCKY);
    assert_true(r.turns == 3 && r.n_steps == 3);
    assert_true(r.steps[0].action == 0 && r.steps[1].action == 1 && r.steps[2].action == 3);
    arena_free(a);
}

/* The first of the sources will do where any one clue does. */
static void a_way_takes_one_source(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t =
        trail_text(a, "clues: {a: x, b: x, c: x}\nroles: {r: {name: R}, s: {name: S}}\n"
                      "actions:\n"
                      "  one: {title: O, difficulty: 3, reveals: [a]}\n"
                      "  two: {title: T, difficulty: 3, reveals: [b]}\n"
                      "  fix: {title: F, difficulty: 3, needs: [[a, b, c]], resolves: true}\n");
    Route r = route_of(a, &t, ROUTE_LUCKY);
    assert_true(r.turns == 2 && r.n_steps == 2);
    arena_free(a);
}

static void cards_follow_each_other(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(a, "actions:\n"
                            "  restart: {title: R, kind: active, complication: outage}\n"
                            "events:\n"
                            "  outage: {deck: degradation, title: O, when: {after: never}}\n"
                            "  sequel: {deck: alert, title: S, when: {after: outage}}\n"
                            "  relief: {deck: lucky, title: L, when: {after: restart}}\n"
                            "  never: {deck: alert, title: N, when: {turn: 13}}\n"
                            "  chicken: {deck: alert, title: C, when: {after: egg}}\n"
                            "  egg: {deck: alert, title: E, when: {after: chicken}}\n"
                            "  any: {deck: alert, title: A}\n"
                            "  told: {deck: alert, title: T, when: if they ask}\n");
    static const bool want[] = { true, true, true, false, false, false, true, true };
    for (size_t i = 0; i < 8; i++) assert_int_equal(set_has(t.events_possible, i), want[i]);
    arena_free(a);
}

/* ---- routes ------------------------------------------------------------------------------- */

static void a_route_is_told_step_by_step(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Trail t = trail_text(a, mystery);
    Route r = route_of(a, &t, 0);
    assert_int_equal(r.turns, 2);
    assert_true(r.exact && !r.luck);
    assert_int_equal(r.n_steps, 2);
    assert_int_equal(r.steps[0].turn, 1);
    assert_int_equal(r.steps[0].action, 0);
    assert_int_equal(r.steps[0].dice, 1); /* 7 with +2 */
    assert_int_equal(r.steps[0].role, 0);
    assert_int_equal(r.steps[1].turn, 2);
    assert_int_equal(r.steps[1].action, 2);
    assert_int_equal(r.steps[1].dice, 2); /* 13 with +2 */
    arena_free(a);
}

static void dice_and_players_are_shared(void **state)
{
    (void)state;
    Arena *a = arena_new();
    /* Two clues of one die each, two players, but only one die a turn. */
    const char *text = "rules: {dice: %d}\n"
                       "roles: {a: {name: A}, b: {name: B}}\n"
                       "clues: {x: {text: x}, y: {text: y}}\n"
                       "actions:\n"
                       "  one: {title: O, difficulty: 5, reveals: [x]}\n"
                       "  two: {title: T, difficulty: 5, reveals: [y]}\n"
                       "  fix: {title: F, difficulty: 5, needs: [x, y], resolves: true}\n";
    Trail t = trail_text(a, c_format(a, text, 1));
    assert_int_equal(route_of(a, &t, 0).turns, 3);
    t = trail_text(a, c_format(a, text, 2));
    assert_int_equal(route_of(a, &t, 0).turns, 2);
    arena_free(a);
}

static void luck_is_said(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *text = "roles: {a: {name: A}}\n"
                       "clues: {x: {text: x}}\n"
                       "clients: {acme: {name: Acme, tier: gold, moves: [%s]}}\n"
                       "actions: {fix: {title: F, difficulty: 5, needs: [x], resolves: true}}\n";
    Trail t = trail_text(a, c_format(a, text, "{when: w, text: t, clue: x}"));
    Route r = route_of(a, &t, 0);
    assert_int_equal(r.turns, 1);
    assert_true(r.luck);
    t = trail_text(a, c_format(a, text, "{when: w, text: t}"));
    r = route_of(a, &t, 0);
    assert_int_equal(r.turns, 0);
    assert_false(r.luck);
    arena_free(a);
}

/* A story small enough to try everything: 5 actions, 3 players, 2 colleagues, 3 tools, 4 clues. */
enum {
    ACTIONS = 5,
    ROLES = 3,
    PAGES = 2,
    TOOLS = 3,
    CLUES = 4,
    SIDES = 4,
    BONUS = 2,
    TURNS = 8,
    STATES = 1 << (CLUES + ACTIONS) /* clues known, and above them actions that have worked */
};

typedef struct Story {
    int dice;
    OddsTable odds;
    struct {
        int tool, difficulty;
        unsigned needs, reveals;
        unsigned requires, unless; /* actions */
        bool resolves;
    } actions[ACTIONS];
    unsigned tools[ROLES], knows[ROLES], pages[PAGES];
} Story;

static unsigned some_bits(Random *r, int n, size_t one_in)
{
    unsigned bits = 0;
    for (int i = 0; i < n; i++) bits |= (unsigned)(random_below(r, one_in) == 0) << i;
    return bits;
}

static Story random_story(Random *r)
{
    Story s = { .dice = 1 + (int)random_below(r, 4) };
    for (int i = 0; i < ACTIONS; i++) {
        s.actions[i].tool = (int)random_below(r, TOOLS);
        s.actions[i].difficulty = 1 + (int)random_below(r, 9);
        s.actions[i].needs = some_bits(r, CLUES, 3);
        s.actions[i].reveals = some_bits(r, CLUES, 2);
        if (random_below(r, 3) == 0) s.actions[i].requires = some_bits(r, ACTIONS, 4);
        if (random_below(r, 3) == 0) s.actions[i].unless = some_bits(r, ACTIONS, 6);
        s.actions[i].resolves = i == 0 || random_below(r, 6) == 0;
    }
    s.actions[0].needs |= 1u << random_below(r, CLUES) | 1u << random_below(r, CLUES);
    for (int i = 0; i < ROLES; i++) {
        s.tools[i] = some_bits(r, TOOLS, 3);
        s.knows[i] = some_bits(r, CLUES, 12);
    }
    for (int i = 0; i < PAGES; i++)
        if (random_below(r, 2)) s.pages[i] = some_bits(r, CLUES, 3);
    return s;
}

static void add_list(Buf *b, const char *key, char letter, unsigned bits, bool knows)
{
    const char *comma = "";
    buf_format(b, ", %s: [", key);
    for (int i = 0; bits >> i; i++) {
        if (!(bits >> i & 1)) continue;
        buf_format(b, knows ? "%s{text: k, clue: %c%d}" : "%s%c%d", comma, letter, i);
        comma = ", ";
    }
    buf_c(b, "]");
}

static char *story_text(Arena *a, const Story *s)
{
    Buf b = { .arena = a };
    buf_format(&b, "rules: {dice: %d, die: %d, proficiency: %d}\nclock: {extended_turns: %d}\n",
               s->dice, SIDES, BONUS, TURNS);
    buf_c(&b, "clues: {c0: a, c1: b, c2: c, c3: d}\n"
              "tools: {t0: {name: A}, t1: {name: B}, t2: {name: C}}\nroles:\n");
    for (int i = 0; i < ROLES; i++) {
        buf_format(&b, "  r%d: {name: R", i);
        add_list(&b, "proficient", 't', s->tools[i], false);
        add_list(&b, "knows", 'c', s->knows[i], true);
        buf_c(&b, "}\n");
    }
    for (int i = 0; i < PAGES; i++) {
        buf_format(&b, "  p%d: {name: P, needed_from: 9, folds_into: r0", i);
        add_list(&b, "knows", 'c', s->pages[i], true);
        buf_c(&b, "}\n");
    }
    buf_c(&b, "actions:\n");
    for (int i = 0; i < ACTIONS; i++) {
        buf_format(&b, "  a%d: {title: A, tool: t%d, difficulty: %d, resolves: %s", i,
                   s->actions[i].tool, s->actions[i].difficulty,
                   s->actions[i].resolves ? "true" : "false");
        add_list(&b, "needs", 'c', s->actions[i].needs, false);
        add_list(&b, "reveals", 'c', s->actions[i].reveals, false);
        add_list(&b, "requires", 'a', s->actions[i].requires, false);
        add_list(&b, "unless", 'a', s->actions[i].unless, false);
        buf_c(&b, "}\n");
    }
    buf_char(&b, 0);
    return b.p;
}

static unsigned done_bit(int action)
{
    return 1u << (CLUES + action);
}

static bool is_open(const Story *s, int i, unsigned known)
{
    const unsigned done = known >> CLUES, requires = s->actions[i].requires;
    return !(s->actions[i].needs & ~known) && (!requires || requires & done) &&
           !(s->actions[i].unless & done);
}

#define NEVER 1000 /* steps */

static void at_most(int *to, int steps)
{
    if (steps < *to) *to = steps;
}

/* With how few steps what may be known after the turn, whoever of the free players pages whomever.
 */
static void end_turn(const Story *s, unsigned known, unsigned free_roles, int steps, int *next)
{
    at_most(&next[known], steps);
    for (int i = 0; free_roles && i < PAGES; i++) at_most(&next[known | s->pages[i]], steps + 1);
}

/* Every way to hand the actions from `i` on to free players with any number of the dice left; the
 * fewest steps with which a choice resolves. */
static int try_turn(const Story *s, double chance, int i, unsigned known, unsigned learnt,
                    unsigned free_roles, int dice, int steps, int *next)
{
    if (i == ACTIONS) {
        end_turn(s, known | learnt, free_roles, steps, next);
        return NEVER;
    }
    int fewest = try_turn(s, chance, i + 1, known, learnt, free_roles, dice, steps, next);
    if (!is_open(s, i, known)) return fewest;
    for (int r = 0; r < ROLES; r++) {
        if (!(free_roles >> r & 1)) continue;
        int bonus = s->tools[r] >> s->actions[i].tool & 1 ? BONUS : 0;
        for (int n = 1; n <= dice; n++) {
            double p = odds_in(&s->odds, n, bonus, s->actions[i].difficulty);
            if (p <= 0 || p < chance) continue;
            if (s->actions[i].resolves) at_most(&fewest, steps + 1);
            at_most(&fewest,
                    try_turn(s, chance, i + 1, known, learnt | s->actions[i].reveals | done_bit(i),
                             free_roles & ~(1u << r), dice - n, steps + 1, next));
        }
    }
    return fewest;
}

/* The fewest turns, and of ways of as many the fewest steps. */
static int fewest_turns(const Story *s, double chance, int *steps)
{
    int now[STATES];
    for (unsigned k = 0; k < STATES; k++) now[k] = NEVER;
    now[s->knows[0] | s->knows[1] | s->knows[2]] = *steps = 0;
    for (int turn = 1; turn <= TURNS; turn++) {
        int next[STATES], fewest = NEVER;
        for (unsigned k = 0; k < STATES; k++) next[k] = NEVER;
        for (unsigned known = 0; known < STATES; known++)
            if (now[known] < NEVER)
                at_most(&fewest, try_turn(s, chance, 0, known, 0, (1u << ROLES) - 1, s->dice,
                                          now[known], next));
        if (fewest < NEVER) {
            *steps = fewest;
            return turn;
        }
        for (unsigned k = 0; k < STATES; k++) now[k] = next[k];
    }
    return 0;
}

/* What one step adds to what is known. */
static unsigned check_step(const Story *s, const RouteStep *step, unsigned known, double chance)
{
    if (step->action == NONE) {
        assert_true(step->dice == 0 && step->role == NONE);
        return s->pages[step->colleague];
    }
    const int action = (int)step->action;
    const int bonus = step->role == NONE ? 0 : BONUS;
    if (bonus) assert_true(s->tools[step->role] >> s->actions[action].tool & 1);
    const double p = odds_in(&s->odds, step->dice, bonus, s->actions[action].difficulty);
    assert_true(p > 0 && p >= chance);
    assert_true(is_open(s, action, known));
    return s->actions[action].reveals | done_bit(action);
}

/* The route plays by the rules: clues first, dice and players suffice. */
static void check_route(const Story *s, const Route *r, double chance)
{
    unsigned known = s->knows[0] | s->knows[1] | s->knows[2], learnt = known, roles = 0;
    int dice = 0, turn = 0, players = 0, pages = 0;
    for (size_t i = 0; i < r->n_steps; i++) {
        const RouteStep *step = &r->steps[i];
        if (step->turn != turn)
            dice = players = pages = 0, roles = 0, known = learnt, turn = step->turn;
        if (step->role != NONE) {
            assert_false(roles >> step->role & 1);
            roles |= 1u << step->role;
        }
        learnt |= check_step(s, step, known, chance);
        assert_true((dice += step->dice) <= s->dice && ++players <= ROLES);
        assert_true((pages += step->action == NONE) <= 1);
    }
    assert_int_equal(turn, r->turns);
    assert_true(!r->n_steps || s->actions[r->steps[r->n_steps - 1].action].resolves);
}

/* Whether the way would do without step `out`. */
static bool goes_without(const Story *s, const Route *r, size_t out)
{
    unsigned known = s->knows[0] | s->knows[1] | s->knows[2], learnt = known;
    int turn = 0;
    for (size_t i = 0; i < r->n_steps; i++) {
        const RouteStep *step = &r->steps[i];
        if (step->turn != turn) known = learnt, turn = step->turn;
        if (i == out) continue;
        if (step->action == NONE) learnt |= s->pages[step->colleague];
        else if (!is_open(s, (int)step->action, known)) return false;
        else learnt |= s->actions[step->action].reveals | done_bit((int)step->action);
    }
    return true;
}

static Trail folded_trail(Arena *a, const char *yaml)
{
    Scenario scenario = scenario_of(scenario_text(a, yaml));
    assert_true(fold_roles(a, diag_new(a), &scenario, ROLES));
    return trail_of(a, plot_of(a, scenario.root));
}

static void as_short_as_can_be(void **state)
{
    (void)state;
    Random random = { 3 };
    int found = 0, long_ones = 0, paged = 0, after = 0;
    for (int round = 0; round < 500; round++) {
        Arena *a = arena_new();
        Story s = random_story(&random);
        s.odds = odds_table(a, s.dice, SIDES);
        Trail t = folded_trail(a, story_text(a, &s));
        double chance = round % 2 ? 0.5 : 0;
        Route r = route_of(a, &t, chance);
        assert_true(r.exact && !r.luck);
        int steps;
        assert_int_equal(r.turns, fewest_turns(&s, chance, &steps));
        assert_int_equal(r.n_steps, steps);
        check_route(&s, &r, chance);
        for (size_t i = 0; i + 1 < r.n_steps; i++) assert_false(goes_without(&s, &r, i));
        found += r.turns > 0;
        long_ones += r.turns > 2;
        for (size_t i = 0; i < r.n_steps; i++) {
            paged += r.steps[i].action == NONE;
            after += r.steps[i].action != NONE && s.actions[r.steps[i].action].requires;
        }
        arena_free(a);
    }
    assert_true(found > 100 && long_ones > 10 && paged > 10 &&
                after > 10); /* the stories are worth the trouble */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_holds_what),
        cmocka_unit_test(what_is_needed_and_reachable),
        cmocka_unit_test(cards_and_effects_lead_on),
        cmocka_unit_test(a_lock_takes_a_turn),
        cmocka_unit_test(a_way_takes_one_source),
        cmocka_unit_test(cards_follow_each_other),
        cmocka_unit_test(a_route_is_told_step_by_step),
        cmocka_unit_test(dice_and_players_are_shared),
        cmocka_unit_test(luck_is_said),
        cmocka_unit_test(as_short_as_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
