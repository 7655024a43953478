/* test_evening.c - what holds in every evening, however it is played: teams that do anything at
 * all, allowed or not.  Single rules have their tests in tests/turns. */
#include "game/evening.h"
#include "game/evening_state.h"

#include <string.h>

#include "scenario_text.h"

#define EVENINGS 1000

static const char scenario[] =
    "features: {pay: P, list: L, mail: M}\n"
    "tools: {sql: {name: S}, talk: {name: T, kind: people}}\n"
    "clients:\n"
    "  alpha: {name: A, tier: platinum, uses: [pay, list], impacted: [pay], unseen: [list]}\n"
    "  beta: {name: B, tier: gold, uses: [pay, mail], impacted: [mail]}\n"
    "  gamma: {name: C, uses: [list], moves: [{on: {untold: 3}, when: w, text: t, event: storm, "
    "clue: c4},\n"
    "    {on: {rung: true}, when: w, text: t, effect: {mood: {steps: 2}}}]}\n"
    "clues: {c1: {text: t, proves: [k]}, c2: {text: t, proves: [k]}, c3: t, c4: t}\n"
    "roles:\n"
    "  ops: {name: O, proficient: [sql], knows: [{text: t, clue: c3}, t]}\n"
    "  dev: {name: D, knows: [t, t]}\n"
    "  desk: {name: K, proficient: [talk], knows: [t, t]}\n"
    "incident: {causes: {k: t}, hints: [look, {text: h, clue: c2}, again]}\n"
    "procedure: {extends: null, steps: {a: {text: A, by: 1}, b: {text: B, after: report}, c: "
    "{text: C, after: first-change}},\n"
    "            token: {steps: 1, dice: 1}}\n"
    "clock: {turns: 4, marks: [{turn: 3, extended: 6, kind: penalty, label: P}]}\n"
    "actions:\n"
    "  tell: {title: T, tool: talk, reports: true}\n"
    "  look: {title: L, tool: sql, difficulty: easy, reveals: [c1]}\n"
    "  read: {title: R, difficulty: easy, needs: [c1], reveals: [c2]}\n"
    "  fix: {title: F, kind: active, tool: sql, difficulty: hard, needs: [[c1, c2]],\n"
    "        complication: storm, effect: {relieves: {features: [pay]}}, resolves: true}\n"
    "  trap: {title: X, kind: active, difficulty: easy, needs: [c4],\n"
    "         effect: {draws: storm, clock: 1}, waits: {turns: 2, resolves: true}}\n"
    "  ring-beta: {title: B, word: ring, client: beta, difficulty: easy, reveals: [c4],\n"
    "              uncovers: {clients: [alpha]}}\n"
    "events:\n"
    "  storm: {deck: degradation, title: S, effect: {impacts: {features: [list]},\n"
    "          harder: [sql], clock: -1, for: 2}}\n"
    "  more: {deck: degradation, title: M, copies: 3, effect: {impacts: {features: [mail]}}}\n"
    "  radio: {deck: interrupt, title: R, copies: 4, answer: {tool: talk}, effect: {clock: -1}}\n"
    "  bank: {deck: client, title: B, when: {turn: 2}, client: beta, answer: {}, clue: c4}\n"
    "  echo: {deck: alert, title: E, when: {after: trap}, effect: {harder: [sql]}}\n";

static Evening *evening_of(Arena *a, int players)
{
    return evening_new(a, stage_new(a, plot_of(a, scenario_text(a, scenario)), players));
}

/* ---- a team that does anything ------------------------------------------------------------ */

static size_t any(Random *r, size_t below)
{
    return random_below(r, below);
}

/* Mostly with dice where there should be some, and about what there is. */
static Deed any_deed(Random *r, const Row *rows)
{
    Deed deed = { .kind = (DeedKind)any(r, DEED_PAGE + 1), .on = any(r, any(r, 3) ? 5 : 8) };
    const bool rolled = deed.kind >= DEED_ACT && deed.kind <= DEED_RING;
    if (any(r, 3) == 0) return (Deed){ 0 };
    if (rolled == (any(r, 20) > 0)) deed.dice = 1 + (int)any(r, 4);
    if (rolled && !any(r, 8)) deed.rolled = (int)any(r, 20);
    deed.said = any(r, 4) > 0;
    deed.form = any(r, 2) > 0;
    deed.rows = any(r, 16) ? rows : NULL;
    return deed;
}

static Turn any_turn(Random *r, Row rows[3])
{
    Turn turn = { .n_words = any(r, 3), .ticks = any(r, 8), .tokens = any(r, 16) ? 0 : 1 };
    for (size_t i = 0; i < 3; i++) rows[i] = (Row){ any(r, 8), any(r, 2) };
    for (size_t i = 0; i < 4; i++) turn.seats[i] = any_deed(r, rows);
    for (size_t i = 0; i < turn.n_words; i++) turn.words[i] = any_deed(r, rows);
    return turn;
}

/* ---- what holds --------------------------------------------------------------------------- */

static void check_client(const Evening *e, const Evening *before, size_t i)
{
    const ClientState *now = &e->clients[i], *was = &before->clients[i];
    const Features uses = e->stage->plot->clients[i].uses;
    assert_true(now->mood <= MOOD_LEFT);
    assert_int_equal(now->marks & now->hidden, 0);
    assert_int_equal((now->marks | now->hidden) & ~uses, 0);
    assert_true(now->fallen <= e->stage->plot->rules.most_down);
    assert_true((int)now->mood - (int)was->mood <= e->stage->plot->rules.most_down);
    if (was->mood == MOOD_LEFT) assert_true(now->mood == MOOD_LEFT && now->heard == was->heard);
    if (was->told) assert_int_equal(now->told, was->told);
}

static void check_state(const Evening *e, const Evening *before)
{
    const Stage *s = e->stage;
    for (size_t i = 0; i < s->plot->n_clients; i++) check_client(e, before, i);
    assert_true(set_within(before->known, e->known) && set_within(before->done, e->done));
    assert_true(set_within(before->drawn, e->drawn));
    assert_true(e->n_pending == 0 && e->n_interrupts <= s->interrupts.n);
    assert_true(view_dice(evening_view(e)) >= 0 && view_dice(evening_view(e)) <= s->dice);
    assert_true(view_last(evening_view(e)) >= (e->extended ? s->plot->clock.turns : 1));
    assert_true(view_last(evening_view(e)) <= s->turns_max && view_shaded(evening_view(e)) >= 0);
    assert_true(view_tokens(evening_view(e)) >= 0);
    for (size_t i = 0; i < e->n_rings; i++) {
        const Ring *ring = &e->rings[i];
        assert_true(ring->marks && ring->until >= e->turn - 1);
        if (e->clients[ring->client].mood != MOOD_LEFT)
            assert_int_equal(ring->marks & ~e->clients[ring->client].marks, 0);
    }
}

static bool same(const Evening *a, const Evening *b)
{
    return a->phase == b->phase && a->turn == b->turn && a->random.state == b->random.state &&
           a->struck == b->struck && !memcmp(a->block, b->block, a->block_size);
}

static void teams_that_do_anything_break_nothing(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_of(a, 4), *before = evening_of(a, 4);
    Random r = { 7 };
    size_t refused[REFUSED_ESCALATE + 1] = { 0 }, outcomes[OUTCOME_CARD + 1] = { 0 };
    for (uint64_t seed = 0; seed < EVENINGS; seed++) {
        evening_begin(e, seed);
        evening_copy(before, e);
        while (evening_news(e)) {
            check_state(e, before);
            if (!any(&r, 4)) refused[evening_escalate(e)]++;
            if (!any(&r, 20)) evening_skip(e, any(&r, 4));
            if (!any(&r, 20)) evening_take_off(e, any(&r, 5));
            evening_copy(before, e);
            for (int tries = 0; e->phase == PHASE_PLAN; tries++) {
                Row rows[3];
                size_t who;
                Turn turn = any_turn(&r, rows);
                if (tries > 30) turn = (Turn){ 0 };
                const Refusal judged = evening_check(e, &turn, &who),
                              played = evening_play(e, &turn);
                assert_int_equal(judged, played);
                refused[played]++;
                if (played != REFUSED_NOT) assert_true(same(e, before));
                for (size_t i = 0; i < 4 && !played; i++) outcomes[e->results[i].outcome]++;
            }
            check_state(e, before);
            evening_copy(before, e);
        }
        assert_int_equal(e->phase, PHASE_CLOSE);
        assert_int_equal(evening_close(e, &(Farewell){ 0 }), REFUSED_NOT);
        assert_true(e->resolved == (e->ending.works != WORKS_DOWN));
        assert_int_equal(evening_close(e, &(Farewell){ 0 }), REFUSED_PHASE);
    }
    for (size_t i = 0; i <= OUTCOME_CARD; i++) assert_true(outcomes[i] > 0);
    const Refusal met[] = { REFUSED_SKIPS, REFUSED_SUBJECT, REFUSED_NO_DICE, REFUSED_BLIND,
                            REFUSED_ROLL,  REFUSED_NEEDS,   REFUSED_DONE,    REFUSED_GONE,
                            REFUSED_HELP,  REFUSED_GLANCE,  REFUSED_WORD,    REFUSED_UPDATE,
                            REFUSED_ROWS,  REFUSED_ESCALATE };
    for (size_t i = 0; i < sizeof met / sizeof *met; i++) assert_true(refused[met[i]] > 0);
    arena_free(a);
}

/* ---- one value ---------------------------------------------------------------------------- */

static void play_on(Evening *e, Random r)
{
    Row rows[3];
    do {
        for (int tries = 0; e->phase == PHASE_PLAN && tries < 100; tries++) {
            const Turn turn = any_turn(&r, rows);
            evening_play(e, &turn);
        }
        evening_play(e, &(Turn){ 0 });
    } while (evening_news(e));
}

static void copies_go_their_own_way_and_the_same_way(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_of(a, 4), *copy = evening_of(a, 4), *other = evening_of(a, 4);
    for (uint64_t seed = 0; seed < 50; seed++) {
        evening_begin(e, seed);
        evening_news(e);
        evening_copy(copy, e);
        evening_copy(other, e);
        play_on(copy, (Random){ seed });
        assert_true(same(e, other));
        play_on(other, (Random){ seed });
        assert_true(same(copy, other));
        evening_begin(copy, seed);
        evening_news(copy);
        assert_true(same(copy, e));
    }
    arena_free(a);
}

/* A session that has time for fewer turns than the clock has boxes ends with the last of them; what
 * the clock has left can still be struck. */
static void time_ends_an_evening(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Stage *stage = stage_new(a, plot_of(a, scenario_text(a, scenario)), 4);
    assert_int_equal(stage->turns_timed, stage->turns_max);
    for (int timed = 2; timed < 4; timed++) {
        stage->turns_timed = timed;
        Evening *e = evening_new(a, stage);
        evening_begin(e, 1);
        assert_int_equal(view_last(evening_view(e)), timed);
        int turns = 0;
        for (; evening_news(e); turns++) {
            assert_true(evening_play(e, &(Turn){ 0 }) == REFUSED_NOT);
            assert_true(evening_open(e) >= timed);
        }
        assert_int_equal(turns, timed);
        assert_true(e->phase == PHASE_CLOSE);
    }
    arena_free(a);
}

/* The client contact is whose main skill words are, not the first who can do that, too. */
static void the_contact_is_good_at_it(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *text = "tools: {talk: {name: T, kind: people}, git: {name: G}}\n"
                       "roles: {dev: {name: D, proficient: [git, talk]}, desk: {name: S, "
                       "proficient: [talk, git]}}\n";
    Evening *e = evening_new(a, stage_new(a, plot_of(a, scenario_text(a, text)), 2));
    evening_begin(e, 1);
    assert_int_equal(e->contact, 1);
    arena_free(a);
}

/* Piles are shuffled: each order comes up. */
static void seeds_shuffle_the_piles(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const char *text =
        "events: {a: {deck: degradation, title: A}, b: {deck: degradation, title: B},\n"
        "         c: {deck: interrupt, title: C, answer: {}},\n"
        "         d: {deck: interrupt, title: D, answer: {}}}\n";
    Evening *e = evening_new(a, stage_new(a, plot_of(a, scenario_text(a, text)), 3));
    int degradations[2] = { 0 }, interrupts[2] = { 0 };
    for (uint64_t seed = 0; seed < 100; seed++) {
        evening_begin(e, seed);
        assert_true(e->n_degradations == 2 && e->n_interrupts == 2);
        assert_int_equal(e->degradations[0] + e->degradations[1], 1);
        degradations[e->degradations[0]]++;
        interrupts[e->interrupts[0] - 2]++;
    }
    for (int i = 0; i < 2; i++) assert_true(degradations[i] > 30 && interrupts[i] > 30);
    arena_free(a);
}

static void what_is_not_there_is_refused(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Evening *e = evening_of(a, 4);
    const Plot *p = e->stage->plot;
    const Row rows[3] = { { 0 } };
    evening_begin(e, 1);
    assert_int_equal(evening_play(e, &(Turn){ 0 }), REFUSED_PHASE);
    evening_news(e);
    const Deed deeds[] = {
        { DEED_ACT, p->n_actions, .dice = 1 },        { .kind = DEED_GLANCE, .on = p->n_actions },
        { DEED_RING, p->n_clients, .dice = 1 },       { DEED_ANSWER, e->n_calls, .dice = 1 },
        { .kind = DEED_PAGE, .on = p->n_colleagues }, { DEED_REPORT, .dice = 1 },
    };
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        const Turn turn = { .seats[0] = deeds[i] };
        assert_int_equal(evening_check(e, &turn, NULL), REFUSED_SUBJECT);
    }
    const size_t nobody[] = { e->stage->n_seats, SEATS_MAX - 1, HELP_WORD, HELP_WORD + WORDS_MAX };
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        const Turn turn = { .seats[0] = { .kind = DEED_HELP, .on = nobody[i] } };
        assert_int_equal(evening_check(e, &turn, NULL), REFUSED_HELP);
    }
    Turn words = { .n_words = WORDS_MAX + 1 };
    words.words[0] = (Deed){ DEED_REPORT, .dice = 1, .rows = rows };
    assert_int_equal(evening_check(e, &words, NULL), REFUSED_WORD);
    words.n_words = 1;
    assert_int_equal(evening_check(e, &words, NULL), REFUSED_NOT);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(teams_that_do_anything_break_nothing),
        cmocka_unit_test(copies_go_their_own_way_and_the_same_way),
        cmocka_unit_test(time_ends_an_evening),
        cmocka_unit_test(the_contact_is_good_at_it),
        cmocka_unit_test(seeds_shuffle_the_piles),
        cmocka_unit_test(what_is_not_there_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
