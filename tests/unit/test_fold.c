/* test_fold.c - fewer players, no clue lost. */
#include "game/fold.h"

#include <string.h>

#include "game/plot.h"
#include "scenario_text.h"

static const char story[] =
    "rules: {absent: fold}\n"
    "tools: {sql: {name: SQL}, git: {name: Git}, logs: {name: Logs}}\n"
    "clues: {one: {text: x}, two: {text: x}, three: {text: x}}\n"
    "handouts: {paper: {title: P, text: x}}\n"
    "system: {components: {db: {name: DB, kind: database, owner: dba}, api: {name: A, owner: "
    "dev}}}\n"
    "roles:\n"
    "  dev: {name: Dev, proficient: [git], knows: [{text: k, clue: one}]}\n"
    "  dba: {name: Dba, proficient: [sql, git], needed_from: 3, folds_into: dev,\n"
    "        knows: [{text: k, clue: two}], handouts: [paper]}\n"
    "  qa: {name: Qa, proficient: [logs], needed_from: 4, folds_into: dba,\n"
    "       knows: [{text: k, clue: three}, plain]}\n";

static Str owner(const Value *s, const char *component)
{
    return value_str(
        value_get(value_get(value_get(value_get(s, "system"), "components"), component), "owner"));
}

/* The tree as so many people play it. */
static const Value *folded_for(Arena *a, Diag *d, const Value *tree, int players)
{
    Scenario s = scenario_of(tree);
    assert_true(fold_roles(a, d, &s, players));
    assert_int_equal(s.players, players);
    return s.root;
}

static void everybody_plays(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *folded = folded_for(a, d, scenario_text(a, story), 4);
    assert_int_equal(value_count(value_get(folded, "roles")), 3);
    assert_true(str_is(owner(folded, "db"), "dba"));
    arena_free(a);
}

static void a_chain_folds_to_its_end(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *s = scenario_text(a, story), *folded = folded_for(a, d, s, 1);
    assert_int_equal(value_count(value_get(folded, "roles")), 1);
    const Value *dev = value_get(value_get(folded, "roles"), "dev");
    assert_int_equal(value_count(value_get(dev, "knows")), 4);
    assert_int_equal(value_count(value_get(dev, "proficient")), 3); /* git once */
    assert_int_equal(value_count(value_get(dev, "handouts")), 1);
    assert_int_equal(value_count(value_get(dev, "folded")), 2);
    assert_true(str_is(value_str(value_get(value_get(dev, "folded"), "qa")), "Qa"));
    assert_true(str_is(owner(folded, "db"), "dev"));
    assert_true(str_is(owner(folded, "api"), "dev"));
    /* The original is as it was. */
    assert_int_equal(value_count(value_get(value_get(value_get(s, "roles"), "dev"), "knows")), 1);
    assert_int_equal(value_count(value_get(s, "roles")), 3);
    arena_free(a);
}

/* With their proficiencies folded and their cards on the table, absent roles lose nothing either.
 */
static void absent_roles_are_paged(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *s = scenario_text(a, strchr(story, '\n') + 1); /* as the rules are by default */
    const Value *folded = folded_for(a, d, s, 1);
    const Value *dev = value_get(value_get(folded, "roles"), "dev");
    assert_int_equal(value_count(value_get(dev, "knows")), 1);
    assert_int_equal(value_count(value_get(dev, "handouts")), 0);
    assert_int_equal(value_count(value_get(dev, "proficient")), 3);
    assert_int_equal(value_count(value_get(dev, "folded")), 2);
    for (int players = 1; players <= 5; players++) {
        Plot *p = plot_of(a, folded_for(a, d, s, players));
        Set all = set_new(a, p->n_clues);
        for (size_t i = 0; i < p->n_roles; i++) set_join(all, p->roles[i].clues);
        assert_int_equal(set_count(all), p->n_roles);
        assert_int_equal(p->n_roles + p->n_colleagues, 3);
        for (size_t i = 0; i < p->n_colleagues; i++) set_join(all, p->colleagues[i].clues);
        assert_int_equal(set_count(all), 3);
    }
    arena_free(a);
}

/* Who are too few to spare a turn for paging know what absent roles know. */
static void few_page_nobody(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const char *text = strchr(story, '\n') + 1;
    const Value *s = scenario_text(a, c_format(a, "rules: {page_from: 2}\n%s", text));
    Plot *alone = plot_of(a, folded_for(a, d, s, 1)), *two = plot_of(a, folded_for(a, d, s, 2));
    assert_true(alone->n_roles == 1 && alone->n_colleagues == 0 && alone->roles[0].clues.n == 3);
    assert_true(two->n_roles == 1 && two->n_colleagues == 2 && two->roles[0].clues.n == 1);
    assert_false(fold_pages(s, 1));
    assert_true(fold_pages(s, 2));
    arena_free(a);
}

static void no_clue_is_lost(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *s = scenario_text(a, story);
    for (int players = 1; players <= 5; players++) {
        Plot *p = plot_of(a, folded_for(a, d, s, players));
        Set all = set_new(a, p->n_clues);
        for (size_t i = 0; i < p->n_roles; i++) set_join(all, p->roles[i].clues);
        assert_int_equal(set_count(all), 3);
    }
    assert_int_equal(diag_count(d, SEVERITY_WARNING), 0);
    arena_free(a);
}

/* Of a list the first that has a seat; else whom the first of them folds into. */
static void a_list_folds_into_the_first_with_a_seat(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *cast =
        value_get(scenario_text(a, "roles:\n"
                                   "  a: {name: A}\n"
                                   "  b: {name: B, needed_from: 4, folds_into: a}\n"
                                   "  c: {name: C, needed_from: 3, folds_into: a}\n"
                                   "  d: {name: D, needed_from: 5, folds_into: [b, c]}\n"),
                  "roles");
    assert_true(str_is(fold_into(cast, STR("d"), 5), "d"));
    assert_true(str_is(fold_into(cast, STR("d"), 4), "b"));
    assert_true(str_is(fold_into(cast, STR("d"), 3), "c"));
    assert_true(str_is(fold_into(cast, STR("d"), 2), "a"));
    arena_free(a);
}

static void the_cast_stays(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *tree = scenario_text(a, story);
    Scenario s = scenario_of(tree);
    assert_int_equal(s.players, 0);
    assert_ptr_equal(s.cast, value_get(tree, "roles"));
    assert_true(fold_roles(a, diag_new(a), &s, 1));
    assert_ptr_equal(s.cast, value_get(tree, "roles"));
    assert_null(value_get(s.root, "cast")); /* it is no key of the format */
    assert_true(str_is(fold_into(s.cast, STR("qa"), 2), "dev"));
    assert_true(fold_seats(s.cast, STR("dba"), 3));
    assert_false(fold_seats(s.cast, STR("qa"), 3));
    arena_free(a);
}

static void too_many_roles_are_an_error(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Scenario s = scenario_of(scenario_text(a, "roles: {a: {name: A}, b: {name: B}}\n"));
    assert_false(fold_roles(a, d, &s, 1));
    assert_int_equal(s.players, 0);
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 1);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_plays),
        cmocka_unit_test(a_chain_folds_to_its_end),
        cmocka_unit_test(absent_roles_are_paged),
        cmocka_unit_test(few_page_nobody),
        cmocka_unit_test(no_clue_is_lost),
        cmocka_unit_test(a_list_folds_into_the_first_with_a_seat),
        cmocka_unit_test(the_cast_stays),
        cmocka_unit_test(too_many_roles_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
