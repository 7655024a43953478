/* test_team.c - teams keep to the rules, and to their habits. */
#include "game/team.h"

#include "game/evening.h"
#include "game/rehearsal.h"
#include "scenario_text.h"

#define EVENINGS 200

static const char scenario[] =
    "features: {pay: P, list: L, mail: M}\n"
    "tools: {sql: {name: S}, talk: {name: T, kind: people}}\n"
    "clients:\n"
    "  alpha: {name: A, tier: platinum, uses: [pay, list], impacted: [pay], unseen: [list]}\n"
    "  beta: {name: B, tier: gold, uses: [pay, mail], impacted: [mail]}\n"
    "  gamma: {name: C, uses: [list], moves: [{on: {untold: 3}, when: w, text: t, event: storm}]}\n"
    "clues: {c1: {text: t, proves: [k]}, c2: {text: t, proves: [k]}, c3: t, c4: t}\n"
    "roles:\n"
    "  ops: {name: O, proficient: [sql], knows: [{text: k, clue: c3}, k]}\n"
    "  dev: {name: D, knows: [k, k]}\n"
    "  desk: {name: K, proficient: [talk], knows: [k, k]}\n"
    "incident: {causes: {k: t}, hints: [look, {text: h, clue: c2}, again]}\n"
    "clock: {turns: 5, marks: [{turn: 3, extended: 6, kind: penalty, label: P}]}\n"
    "actions:\n"
    "  tell: {title: T, tool: talk, reports: true}\n"
    "  look: {title: L, tool: sql, difficulty: easy, reveals: [c1]}\n"
    "  read: {title: R, difficulty: easy, needs: [c1], reveals: [c2]}\n"
    "  fix: {title: F, kind: active, tool: sql, difficulty: hard, needs: [c1, c2],\n"
    "        complication: storm, effect: {relieves: {features: [pay]}}, resolves: true}\n"
    "  trap: {title: X, kind: active, difficulty: easy, needs: [c4], rating: stopgap,\n"
    "         effect: {draws: storm}, waits: {turns: 2, resolves: true}}\n"
    "  ring-beta: {title: B, word: ring, client: beta, difficulty: easy, reveals: [c4],\n"
    "              uncovers: {clients: [alpha]}}\n"
    "events:\n"
    "  storm: {deck: degradation, title: S, effect: {impacts: {features: [list]},\n"
    "          harder: [sql], clock: -1, for: 2}}\n"
    "  more: {deck: degradation, title: M, copies: 3, effect: {impacts: {features: [mail]}}}\n"
    "  radio: {deck: interrupt, title: R, copies: 4, answer: {tool: talk}, effect: {clock: -1}}\n"
    "  bank: {deck: client, title: B, when: {turn: 2}, client: beta, answer: {}, clue: c4}\n";

/* What a team has done in all its evenings. */
typedef struct Seen {
    int reports, words, calls, changes, unsaid, looks, pages_and_helps, escalations, early_stopgaps;
} Seen;

static size_t action_called(const Plot *p, const char *id)
{
    for (size_t i = 0; i < p->n_actions; i++)
        if (str_is(p->actions[i].thing.id, id)) return i;
    fail_msg("no action %s", id);
    return NONE;
}

static void see(Seen *seen, const View *v, const Deed *deed)
{
    const Stage *s = view_stage(v);
    switch (deed->kind) {
    case DEED_REPORT: seen->reports++; break;
    case DEED_UPDATE:
    case DEED_ANSWER: seen->words++; break;
    case DEED_RING: seen->calls++; break;
    case DEED_HELP:
    case DEED_PAGE: seen->pages_and_helps++; break;
    case DEED_ACT:
        if (!s->plot->actions[deed->on].active) {
            seen->looks++;
            break;
        }
        seen->changes++;
        seen->unsaid += !deed->said;
        seen->early_stopgaps += view_stopgap(v, deed->on) && view_last(v) - view_turn(v) > 3;
        break;
    default: break;
    }
}

static Seen watch(TeamId id, int players)
{
    Arena *a = arena_new();
    Seen seen = { 0 };
    const Plot *p = plot_of(a, scenario_text(a, scenario));
    const Stage *stage = stage_new(a, p, players);
    Evening *e = evening_new(a, stage);
    const View *v = evening_view(e);
    Team team = team_new(a, stage, id);
    Set named = set_new(a, p->n_causes);
    Turn turn;
    team.set_on[0] = action_called(p, "fix");
    team.n_set_on = 1;
    for (uint64_t seed = 0; seed < EVENINGS; seed++) {
        evening_begin(e, seed);
        team_begin(&team, ~seed);
        while (evening_news(e)) {
            if (team_escalates(&team, v)) {
                assert_int_equal(evening_escalate(e), REFUSED_NOT);
                seen.escalations++;
            }
            team_plan(&team, v, &turn);
            for (size_t i = 0; i < stage->n_seats; i++) see(&seen, v, &turn.seats[i]);
            for (size_t i = 0; i < turn.n_words; i++) see(&seen, v, &turn.words[i]);
            assert_int_equal(evening_play(e, &turn), REFUSED_NOT);
        }
        const Farewell farewell = team_farewell(&team, v, named);
        assert_int_equal(evening_close(e, &farewell), REFUSED_NOT);
    }
    arena_free(a);
    return seen;
}

static void no_plan_is_against_the_rules(void **state)
{
    (void)state;
    for (TeamId id = 0; id < TEAM_ALL; id++)
        for (int players = 3; players <= 10; players += 7) watch(id, players);
}

static void sensible_teams_play_as_advised(void **state)
{
    (void)state;
    const Seen s = watch(TEAM_SENSIBLE, 3);
    assert_true(s.reports >= EVENINGS && s.words > EVENINGS / 2 && s.calls > EVENINGS / 2);
    assert_true(s.looks > EVENINGS && s.changes > 0 && s.pages_and_helps > EVENINGS);
    assert_true(s.escalations > 0);
    assert_int_equal(s.unsaid, 0);
    assert_int_equal(s.early_stopgaps, 0);
}

static void others_have_other_habits(void **state)
{
    (void)state;
    const Seen sensible = watch(TEAM_SENSIBLE, 3), chatty = watch(TEAM_CHATTY, 3);
    assert_true(chatty.words + chatty.calls > sensible.words + sensible.calls);
    const Seen once = watch(TEAM_ONCE, 3);
    assert_true(once.reports >= EVENINGS && once.words + once.calls == 0);
    const Seen silent = watch(TEAM_SILENT, 3);
    assert_true(silent.reports + silent.words + silent.calls == 0 && silent.looks > 0);
    const Seen hasty = watch(TEAM_HASTY, 3);
    assert_true(hasty.changes > EVENINGS && hasty.unsaid == hasty.changes);
    const Seen rollback = watch(TEAM_ROLLBACK, 3);
    assert_true(rollback.changes >= EVENINGS && rollback.looks + rollback.words == 0);
    const Seen talk = watch(TEAM_ROLLBACK_TALK, 3);
    assert_true(talk.reports > 0 && talk.changes >= EVENINGS && talk.looks == 0);
    const Seen unreported = watch(TEAM_UNREPORTED, 3);
    assert_true(unreported.reports == 0 && unreported.words > 0);
    /* Half of its looks are hunches, and of those some find nothing. */
    const Seen novice = watch(TEAM_NOVICE, 3);
    assert_true(novice.looks > 0 && novice.looks < sensible.looks);
}

/* ---- whole rehearsals --------------------------------------------------------------------- */

static Rehearsal rehearsal_of(Arena *a, const char *yaml, uint64_t seed)
{
    const Scenario s = scenario_of(scenario_text(a, yaml));
    return rehearse(a, &s, &(RehearsalOptions){ .evenings = EVENINGS, .seed = seed });
}

/* The way in is a trap; a look, which nothing leads to, is the other one. */
static void haste_finds_the_trap_that_opens_the_cure(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Rehearsal r =
        rehearsal_of(a,
                     "features: {pay: P}\n"
                     "tools: {sql: {name: S}, talk: {name: T, kind: people}}\n"
                     "clients: {alpha: {name: A, uses: [pay], impacted: [pay]}}\n"
                     "clues: {c1: {text: t, proves: [k]}, c2: {text: t, proves: [k]}, c3: t}\n"
                     "roles: {ops: {name: O, proficient: [sql]}, dev: {name: D}, desk: {name: K}}\n"
                     "incident: {causes: {k: t}}\n"
                     "rules: {blind: {draws: false}}\n"
                     "actions:\n"
                     "  look: {title: L, needs: [c3]}\n"
                     "  trap: {title: X, kind: active, tool: sql, needs: [c3], rating: trap, "
                     "effect: {draws: fall}}\n"
                     "  fix: {title: F, kind: active, tool: sql, needs: [c3], requires: [look, "
                     "trap], resolves: true}\n"
                     "events: {fall: {deck: degradation, title: D, clue: c1}}\n",
                     1);
    const Table *t = &r.tables[0];
    assert_string_equal(str_c(a, t->stage->plot->actions[t->single[TEAM_HASTY]].thing.id), "fix");
    assert_true(t->teams[TEAM_HASTY].good > EVENINGS / 2);
    assert_int_equal(t->teams[TEAM_ROLLBACK].good,
                     0); /* it has but a hunch of why, and says nothing */
    arena_free(a);
}

/* One of two fixes is easy: at the smallest table the first, then the second. */
static void ease_one_fix(Plot *plot)
{
    static bool larger;
    PlotAction *actions = (PlotAction *)(uintptr_t)plot->actions; /* of this table alone */
    actions[0].difficulty = larger ? 30 : 4;
    actions[1].difficulty = larger ? 4 : 30;
    larger = true;
}

static void a_kit_looks_for_a_way_at_one_table(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Scenario s = scenario_of(scenario_text(
        a,
        "players: {min: 3, max: 4}\n"
        "features: {pay: P}\n"
        "tools: {sql: {name: S}}\n"
        "clients: {alpha: {name: A, uses: [pay], impacted: [pay]}}\n"
        "clues: {c1: {text: t, proves: [k]}, c2: {text: t, proves: [k]}, c3: t}\n"
        "roles: {ops: {name: O}, dev: {name: D}, desk: {name: K}, web: {name: W, needed_from: 4, "
        "folds_into: dev}}\n"
        "incident: {causes: {k: t}}\n"
        "rules: {blind: {draws: false}}\n"
        "actions:\n"
        "  one: {title: L, kind: active, tool: sql, needs: [c3], requires: [trap], resolves: "
        "true}\n"
        "  two: {title: M, kind: active, tool: sql, needs: [c3], requires: [trap], resolves: "
        "true}\n"
        "  trap: {title: X, kind: active, tool: sql, needs: [c3], rating: trap, effect: {draws: "
        "fall}}\n"
        "events: {fall: {deck: degradation, title: D, clue: c1}}\n"));
    const Rehearsal r =
        rehearse(a, &s,
                 &(RehearsalOptions){
                     .evenings = EVENINGS, .seed = 1, .shown_only = true, .alter = ease_one_fix });
    assert_int_equal(r.n_tables, 2);
    assert_int_equal(r.tables[0].single[TEAM_HASTY], 0);
    assert_int_equal(r.tables[1].single[TEAM_HASTY], 0);
    arena_free(a);
}

static void the_same_seed_gives_the_same_evenings(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Rehearsal one = rehearsal_of(a, scenario, 1), again = rehearsal_of(a, scenario, 1);
    const Rehearsal other = rehearsal_of(a, scenario, 2);
    bool same = true;
    for (TeamId id = 0; id < TEAM_ALL; id++) {
        const Tally x = one.tables[0].teams[id], y = again.tables[0].teams[id];
        assert_int_equal(x.evenings, EVENINGS);
        assert_true(x.good == y.good && x.second == y.second && x.turns == y.turns);
        assert_true(x.good + x.second <= EVENINGS && x.patched <= x.limping);
        same &= x.turns == other.tables[0].teams[id].turns;
    }
    assert_false(same);
    arena_free(a);
}

/* The fewest, five and the most, each once, as far as there are so many. */
static void sizes_are_few_about_five_and_many(void **state)
{
    (void)state;
    Arena *a = arena_new();
    static const char one[] = "roles: {a: {name: A}}\n"
                              "actions: {fix: {title: F, difficulty: 5, resolves: true}}\n";
    const struct {
        const char *players;
        size_t n;
        int first, middle, last;
    } cases[] = {
        { "{min: 3, max: 10}", 3, 3, 5, 10 },
        { "{min: 2, max: 4}", 2, 2, 4, 4 },
        { "{min: 6, max: 8}", 2, 6, 6, 8 },
        { "{min: 5, max: 5}", 1, 5, 5, 5 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Rehearsal r =
            rehearsal_of(a, c_format(a, "players: %s\n%s", cases[i].players, one), 1);
        assert_int_equal(r.n_tables, cases[i].n);
        assert_int_equal(r.tables[0].players, cases[i].first);
        assert_int_equal(r.tables[r.middle].players, cases[i].middle);
        assert_int_equal(r.tables[r.n_tables - 1].players, cases[i].last);
        assert_int_equal(r.tables[0].teams[TEAM_SENSIBLE].good, EVENINGS);
    }
    assert_int_equal(rehearsal_of(a, "roles: {a: {name: A}}\n", 1).n_tables, 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_plan_is_against_the_rules),
        cmocka_unit_test(sensible_teams_play_as_advised),
        cmocka_unit_test(others_have_other_habits),
        cmocka_unit_test(a_kit_looks_for_a_way_at_one_table),
        cmocka_unit_test(haste_finds_the_trap_that_opens_the_cure),
        cmocka_unit_test(the_same_seed_gives_the_same_evenings),
        cmocka_unit_test(sizes_are_few_about_five_and_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
