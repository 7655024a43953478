/* test_value.c - trees, and paths into them. */
#include "data/value.h"

#include "cmocka_head.h"
#include "data/scope.h"

static void maps_keep_order_and_find(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *map = value_map(a, SPAN_NONE);
    for (int i = 0; i < 500; i++) /* beyond where the index begins */
        value_set(a, map, str_format(a, "k%d", (i * 37) % 500), value_int(a, SPAN_NONE, i));
    assert_int_equal(value_count(map), 500);
    for (int i = 0; i < 500; i++) {
        assert_int_equal(value_integer(value_at(map, (size_t)i), -1), i);
        Value *v = value_get_str(map, str_format(a, "k%d", (i * 37) % 500));
        assert_int_equal(value_integer(v, -1), i);
    }
    assert_null(value_get(map, "k500"));
    value_set(a, map, STR("k0"), value_text(a, SPAN_NONE, STR("new")));
    assert_int_equal(value_count(map), 500);
    assert_str(value_str(value_get(map, "k0")), "new");
    arena_free(a);
}

static void nulls_are_dropped(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *map = value_map(a, SPAN_NONE);
    for (int i = 0; i < 40; i++)
        value_set(a, map, str_format(a, "k%d", i),
                  i % 2 ? value_null(a, SPAN_NONE) : value_int(a, SPAN_NONE, i));
    value_drop_nulls(a, map);
    assert_int_equal(value_count(map), 20);
    for (int i = 0; i < 40; i++) {
        Value *v = value_get_str(map, str_format(a, "k%d", i));
        assert_int_equal(value_integer(v, -1), i % 2 ? -1 : i);
    }
    arena_free(a);
}

static void a_copy_shares_what_it_holds(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *map = value_map(a, SPAN_NONE);
    for (int i = 0; i < 40; i++)
        value_set(a, map, str_format(a, "k%d", i), value_int(a, SPAN_NONE, i));
    Value *copy = value_copy(a, map, 1);
    value_set(a, copy, STR("k0"), value_null(a, SPAN_NONE));
    value_set(a, copy, STR("more"), value_null(a, SPAN_NONE));
    assert_int_equal(value_count(map), 40);
    assert_int_equal(value_count(copy), 41);
    assert_int_equal(value_integer(value_get(map, "k0"), -1), 0);
    assert_ptr_equal(value_get(copy, "k39"), value_get(map, "k39"));
    assert_int_equal(value_count(value_copy(a, NULL, 0)), 0);
    assert_int_equal(value_count(value_copy(a, value_seq(a, SPAN_NONE), 0)), 0);
    arena_free(a);
}

/* {KEY: [TEXT]} */
static Value *small_tree(Arena *a, Str key, Str text)
{
    Value *map = value_map(a, SPAN_NONE), *seq = value_seq(a, SPAN_NONE);
    value_push(a, seq, value_text(a, SPAN_NONE, text));
    value_set(a, map, key, seq);
    return map;
}

static void what_says_the_same_is_equal(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Value *tree = small_tree(a, STR("k"), STR("1"));
    assert_true(value_equal(tree, small_tree(a, STR("k"), STR("1"))));
    assert_false(value_equal(tree, small_tree(a, STR("l"), STR("1"))));
    assert_false(value_equal(tree, small_tree(a, STR("k"), STR("2"))));
    assert_false(value_equal(tree, value_map(a, SPAN_NONE)));
    assert_false(value_equal(value_text(a, SPAN_NONE, STR("1")), value_int(a, SPAN_NONE, 1)));
    assert_true(value_equal(NULL, NULL));
    assert_false(value_equal(tree, NULL));
    arena_free(a);
}

static void nothing_is_harmless(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *text = value_text(a, SPAN_NONE, STR("x"));
    assert_null(value_get(NULL, "a"));
    assert_null(value_get(text, "a"));
    assert_null(value_at(NULL, 0));
    assert_null(value_at(text, 0));
    assert_int_equal(value_count(text), 0);
    assert_str(value_str(NULL), "");
    assert_str(value_str(value_null(a, SPAN_NONE)), "");
    assert_int_equal(value_integer(text, 7), 7);
    assert_true(value_number(NULL, 1.5) == 1.5);
    assert_null(value_span(NULL).source);
    arena_free(a);
}

static void truth(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *seq = value_seq(a, SPAN_NONE);
    assert_false(value_truth(NULL));
    assert_false(value_truth(value_null(a, SPAN_NONE)));
    assert_false(value_truth(value_bool(a, SPAN_NONE, false)));
    assert_false(value_truth(value_text(a, SPAN_NONE, STR(""))));
    assert_false(value_truth(seq));
    value_push(a, seq, seq);
    assert_true(value_truth(seq));
    assert_true(value_truth(value_int(a, SPAN_NONE, 0)));
    assert_true(value_truth(value_bool(a, SPAN_NONE, true)));
    arena_free(a);
}

static void paths_go_through_the_chain(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *root = value_map(a, SPAN_NONE), *event = value_map(a, SPAN_NONE);
    Value *list = value_seq(a, SPAN_NONE);
    value_set(a, root, STR("title"), value_text(a, SPAN_NONE, STR("Outer")));
    value_set(a, root, STR("list"), list);
    value_push(a, list, event);
    value_set(a, event, STR("title"), value_text(a, SPAN_NONE, STR("Inner")));
    Scope outer = { .value = root };
    Scope named = { .parent = &outer, .name = STR("event"), .value = event };
    Scope inner = { .parent = &named, .value = event };
    assert_str(value_str(scope_find(&outer, STR("title"))), "Outer");
    assert_str(value_str(scope_find(&named, STR("title"))), "Outer");
    assert_str(value_str(scope_find(&inner, STR("title"))), "Inner");
    assert_str(value_str(scope_find(&inner, STR("event.title"))), "Inner");
    assert_str(value_str(scope_find(&inner, STR("list.0.title"))), "Inner");
    assert_null(scope_find(&inner, STR("list.1.title")));
    assert_null(scope_find(&inner, STR("list.-1")));
    assert_null(scope_find(&inner, STR("event.title.more")));
    assert_null(scope_find(&inner, STR("nothing")));
    assert_null(scope_find(&inner, STR("")));
    assert_null(scope_find(NULL, STR("title")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_keep_order_and_find),
        cmocka_unit_test(nulls_are_dropped),
        cmocka_unit_test(a_copy_shares_what_it_holds),
        cmocka_unit_test(what_says_the_same_is_equal),
        cmocka_unit_test(nothing_is_harmless),
        cmocka_unit_test(truth),
        cmocka_unit_test(paths_go_through_the_chain),
    };
    return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
