/* test_deal.c - deals against every deal there is. */
#include "game/deal.h"
#include "game/roster.h"

#include <stdlib.h>
#include <string.h>

#include "game/fold.h"
#include "scenario_text.h"

#define MOST 6

/* Roles a, b, c … and people whose job is a role's letter; '-' is no role. */
static const Value *roles_text(Arena *a, int n)
{
    Buf b = { .arena = a };
    buf_c(&b, "roles:\n");
    for (int i = 0; i < n; i++) buf_format(&b, "  %c: {name: Role %c}\n", 'a' + i, 'A' + i);
    buf_char(&b, 0);
    return scenario_text(a, b.p);
}

static const Value *roster_text(Arena *a, const char *jobs)
{
    Buf b = { .arena = a };
    Diag *d = diag_new(a);
    buf_c(&b, "players:\n");
    for (size_t i = 0; jobs[i]; i++) buf_format(&b, "  - {name: P%zu, job: \"%c\"}\n", i, jobs[i]);
    Value *v = yaml_parse(a, d, "roster.yaml", buf_done(&b));
    assert_true(v && schema_check(a, d, &roster_schema, v, NULL));
    return v;
}

/* The least number of own jobs over all ways to seat person `i` and those behind. */
static int least_own_jobs(const char *jobs, int roles, size_t i, unsigned taken, int seats)
{
    int best = 1000;
    size_t left = strlen(jobs) - i;
    if (seats == 0) return 0;
    if (left > (size_t)seats) best = least_own_jobs(jobs, roles, i + 1, taken, seats);
    for (int r = 0; r < roles; r++) {
        if (taken >> r & 1) continue;
        int n =
            (jobs[i] == 'a' + r) + least_own_jobs(jobs, roles, i + 1, taken | 1u << r, seats - 1);
        if (n < best) best = n;
    }
    return best;
}

static void check_deal(const Deal *deal, const char *jobs, int roles)
{
    unsigned taken = 0;
    size_t seated = 0, own = 0, people = strlen(jobs);
    for (size_t i = 0; i < deal->n; i++) {
        size_t r = deal->seats[i].role;
        if (r == SEAT_NONE) continue;
        assert_true(r < (size_t)roles);
        assert_false(taken >> r & 1);
        taken |= 1u << r;
        seated++;
        assert_int_equal(deal->seats[i].own_job, jobs[i] == 'a' + (char)r);
        own += deal->seats[i].own_job;
    }
    assert_int_equal(seated, people < (size_t)roles ? people : (size_t)roles);
    assert_int_equal(own, deal->own_jobs);
}

static Deal deal_all(Arena *a, Diag *d, const Value *tree, const Value *roster, uint64_t seed)
{
    const Scenario s = scenario_of(tree);
    return deal_seats(a, d, &s, roster, seed);
}

static void as_good_as_the_best(void **state)
{
    (void)state;
    Random random = { 7 };
    for (int round = 0; round < 600; round++) {
        Arena *a = arena_new();
        Diag *d = diag_new(a);
        char jobs[MOST + 1] = { 0 };
        int people = 1 + (int)random_below(&random, MOST),
            roles = 1 + (int)random_below(&random, MOST);
        /* Few different jobs make deals that cannot spare everybody likely. */
        size_t variety = 1 + random_below(&random, 3);
        for (int i = 0; i < people; i++) jobs[i] = (char)('a' + random_below(&random, variety));
        Deal deal = deal_all(a, d, roles_text(a, roles), roster_text(a, jobs), (uint64_t)round);
        check_deal(&deal, jobs, roles);
        int best = least_own_jobs(jobs, roles, 0, 0, people < roles ? people : roles);
        assert_int_equal(deal.own_jobs, best);
        assert_int_equal(diag_count(d, SEVERITY_WARNING) > 0, best > 0);
        arena_free(a);
    }
}

static unsigned code_of(const Deal *deal)
{
    unsigned code = 0;
    for (size_t i = 0; i < deal->n; i++) code = code * 8 + (unsigned)(deal->seats[i].role + 1) % 8;
    return code;
}

static void every_good_deal_comes_out(void **state)
{
    (void)state;
    /* Four people, four roles, each the job of one: 9 derangements. */
    Arena *a = arena_new();
    unsigned seen[16];
    size_t n = 0;
    const Value *roles = roles_text(a, 4), *roster = roster_text(a, "abcd");
    for (uint64_t seed = 0; seed < 400; seed++) {
        Deal deal = deal_all(a, diag_new(a), roles, roster, seed);
        unsigned code = code_of(&deal);
        size_t i = 0;
        while (i < n && seen[i] != code) i++;
        if (i == n) seen[n++] = code;
        assert_true(n <= 9);
    }
    assert_int_equal(n, 9);
    arena_free(a);
}

static void a_seed_is_a_deal(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *roles = roles_text(a, 5), *roster = roster_text(a, "abcde");
    Deal one = deal_all(a, diag_new(a), roles, roster, 42);
    Deal two = deal_all(a, diag_new(a), roles, roster, 42);
    assert_int_equal(code_of(&one), code_of(&two));
    arena_free(a);
}

static bool says(Arena *a, const Diag *d, const char *text)
{
    (void)a;
    char *p = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&p, &n);
    diag_print(d, to, (DiagOptions){ 0 });
    fclose(to);
    bool found = strstr(p, text) != NULL;
    if (!found) fprintf(stderr, "no \"%s\" in:\n%s", text, p);
    free(p);
    return found;
}

static void says_why_not(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Deal deal = deal_all(a, d, roles_text(a, 3), roster_text(a, "bbb"), 1);
    assert_int_equal(deal.own_jobs, 1);
    assert_true(says(a, d, "are Role A, Role C") || says(a, d, "are Role C, Role A"));
    d = diag_new(a);
    deal_all(a, d, roles_text(a, 2), roster_text(a, "bbbb"), 1);
    assert_true(says(a, d, "nobody could play Role B without"));
    arena_free(a);
}

static void names_and_folded_roles_are_jobs(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *scenario =
        scenario_text(a, "roles:\n"
                         "  dev: {name: Developer}\n"
                         "  dba: {name: Database keeper, needed_from: 3, folds_into: dev}\n"
                         "  ops: {name: On call}\n");
    Value *roster = yaml_parse(a, d, "roster.yaml",
                               STR("players: [{name: Ana, job: database KEEPER}, {name: Bo}]"));
    assert_true(schema_check(a, d, &roster_schema, roster, NULL));
    Scenario two = scenario_of(scenario);
    assert_true(fold_roles(a, d, &two, 2));
    for (uint64_t seed = 0; seed < 20; seed++) {
        Deal deal = deal_seats(a, d, &two, roster, seed);
        assert_int_equal(deal.own_jobs, 0);
        assert_int_equal(deal.seats[0].role, 1); /* not the developer, who keeps the database too */
    }
    arena_free(a);
}

/* The role that must not be dealt to `job`, of: 0 dba, 1 ops, 2 dev; -1: any may be. */
static void check_job(const char *job, int own, bool known)
{
    Arena *a = arena_new();
    unsigned seen = 0;
    const Value *scenario = scenario_text(a, "roles:\n"
                                             "  dba: {name: Keeper of tables, extends: database}\n"
                                             "  on-call: {name: Night watch}\n"
                                             "  dev: {name: Backend developer}\n");
    Value *roster = yaml_parse(a, diag_new(a), "roster.yaml",
                               str_format(a, "players: [{name: Ana, job: %s}, {name: Bo}]", job));
    for (uint64_t seed = 0; seed < 40; seed++) {
        Deal deal = deal_all(a, diag_new(a), scenario, roster, seed);
        seen |= 1u << deal.seats[0].role;
        assert_int_equal(deal.seats[0].known_job, known);
        assert_int_equal(deal.own_jobs, 0);
    }
    assert_int_equal(seen, own < 0 ? 7 : 7u & ~(1u << own));
    arena_free(a);
}

static void a_job_has_several_names(void **state)
{
    (void)state;
    check_job("database", 0, true); /* of the library's role */
    check_job("DBA", 0, true);
    check_job("On_Call", 1, true);
    check_job("night-watch", 1, true);
    check_job("senior backend developer", 2, true);
    check_job("backend", 2, true);
    check_job("keeper", 0, true);
    check_job("cook", -1, false);
    check_job("back", -1, false); /* no whole word */
    check_job("\"-\"", -1, false);
}

/* Words in common count only where nothing is called just so. */
static void the_whole_name_goes_before_its_words(void **state)
{
    (void)state;
    Arena *a = arena_new();
    unsigned seen = 0;
    const Value *scenario = scenario_text(a, "roles: {data: {name: D}, data-safety: {name: S}, x: "
                                             "{name: X}}\n");
    Value *roster = yaml_parse(a, diag_new(a), "r", STR("players: [{name: Ana, job: Data}]"));
    for (uint64_t seed = 0; seed < 40; seed++)
        seen |= 1u << deal_all(a, diag_new(a), scenario, roster, seed).seats[0].role;
    assert_int_equal(seen, 6);
    arena_free(a);
}

static void a_folded_role_keeps_its_names(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *scenario = scenario_text(
        a, "roles:\n"
           "  dev: {name: Developer}\n"
           "  dba: {name: Keeper, extends: database, needed_from: 3, folds_into: dev}\n"
           "  ops: {name: On call}\n");
    Value *roster = yaml_parse(a, diag_new(a), "roster.yaml",
                               STR("players: [{name: Ana, job: database}, {name: Bo}]"));
    Scenario two = scenario_of(scenario);
    assert_true(fold_roles(a, diag_new(a), &two, 2));
    for (uint64_t seed = 0; seed < 20; seed++)
        assert_int_equal(deal_seats(a, diag_new(a), &two, roster, seed).seats[0].role, 1);
    arena_free(a);
}

static void unknown_jobs_are_told(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *scenario =
        scenario_text(a, "roles: {quality: {name: Tester}, ops: {name: Ops}}\n");
    Value *roster = yaml_parse(a, d, "roster.yaml", STR("players: [{name: Ana, job: Qualty}]"));
    deal_all(a, d, scenario, roster, 1);
    assert_true(says(a, d, "roster.yaml:1:28: warning: no role is named `Qualty`, the job of Ana"));
    assert_true(says(a, d, "did you mean `quality`?"));
    d = diag_new(a);
    roster = yaml_parse(a, d, "roster.yaml", STR("players: [{name: Ana, job: cook}]"));
    deal_all(a, d, scenario, roster, 1);
    assert_int_equal(diag_count(d, SEVERITY_NOTE), 1); /* a guest is no mistake */
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_good_as_the_best),
        cmocka_unit_test(every_good_deal_comes_out),
        cmocka_unit_test(a_seed_is_a_deal),
        cmocka_unit_test(says_why_not),
        cmocka_unit_test(names_and_folded_roles_are_jobs),
        cmocka_unit_test(a_job_has_several_names),
        cmocka_unit_test(the_whole_name_goes_before_its_words),
        cmocka_unit_test(a_folded_role_keeps_its_names),
        cmocka_unit_test(unknown_jobs_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
