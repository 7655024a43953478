/* test_arena.c - alignment, growth in place, marks. */
#include "base/arena.h"

#include <string.h>

#include "base/vec.h"
#include "cmocka_head.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    Arena *a = arena_new();
    for (size_t size = 0; size < 300; size++) {
        char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % _Alignof(int64_t), 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAB, size);
    }
    arena_free(a);
}

static void empty_allocations_are_distinct(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
    arena_free(a);
}

static void last_allocation_grows_in_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *p = arena_alloc(a, 10);
    memset(p, 'x', 10);
    assert_ptr_equal(arena_grow(a, p, 10, 1000), p);
    assert_int_equal(p[9], 'x');
    assert_int_equal(p[10], 0);
    arena_alloc(a, 1);
    char *moved = arena_grow(a, p, 1000, 2000);
    assert_ptr_not_equal(moved, p);
    assert_int_equal(moved[9], 'x');
    assert_int_equal(moved[1999], 0);
    arena_free(a);
}

static void large_allocations_fit(void **state)
{
    (void)state;
    Arena *a = arena_new();
    size_t n = (size_t)3 << 20;
    char *p = arena_alloc(a, n);
    p[0] = p[n - 1] = 1;
    arena_free(a);
}

/* Large tables grow, are given back and outlive a rewind among newer ones; the sanitizers watch. */
static void large_allocations_come_and_go(void **state)
{
    (void)state;
    enum { KB = 1024 };
    Arena *a = arena_new();
    char *old = arena_alloc(a, 100 * KB), *other = arena_alloc(a, 200 * KB);
    memset(old, 'o', 100 * KB);
    memset(other, 'x', 200 * KB);
    const ArenaMark mark = arena_mark(a);
    char *newer = arena_alloc(a, 300 * KB);
    old = arena_grow(a, old, 100 * KB, 900 * KB);
    newer = arena_grow(a, newer, 300 * KB, 800 * KB);
    newer[800 * KB - 1] = 'n';
    arena_rewind(a, mark);
    for (size_t i = 0; i < 900 * KB; i++) assert_int_equal(old[i], i < 100 * KB ? 'o' : 0);
    assert_int_equal(other[200 * KB - 1], 'x');
    arena_release(a, other, 200 * KB);
    char *small = arena_alloc(a, 10);
    small[0] = 's';
    arena_release(a, small, 10); /* stays: it shares its block */
    assert_int_equal(small[0], 's');
    assert_int_equal(old[100 * KB - 1], 'o');
    arena_free(a);
}

static void rewind_gives_back(void **state)
{
    (void)state;
    Arena *a = arena_new();
    arena_alloc(a, 100);
    ArenaMark mark = arena_mark(a);
    char *first = arena_alloc(a, 5000);
    memset(first, 1, 5000);
    for (int i = 0; i < 100; i++) memset(arena_alloc(a, 5000), 1, 5000);
    arena_rewind(a, mark);
    char *p = arena_alloc(a, 5000);
    assert_ptr_equal(p, first);
    for (size_t i = 0; i < 5000; i++) assert_int_equal(p[i], 0);
    arena_free(a);
}

static void little_is_given_back(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const ArenaMark mark = arena_mark(a);
    char *first = memset(arena_alloc(a, 104), 1, 104);
    memset(arena_alloc(a, 200), 1, 200);
    arena_rewind(a, mark);
    char *p = arena_alloc(a, 400);
    assert_ptr_equal(p, first);
    for (size_t i = 0; i < 400; i++) assert_int_equal(p[i], 0);
    arena_free(a);
}

static void reset_empties(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *first = memset(arena_alloc(a, 64), 1, 64);
    arena_alloc(a, 1 << 20);
    arena_reset(a);
    char *p = arena_alloc(a, 64);
    assert_ptr_equal(p, first);
    for (size_t i = 0; i < 64; i++) assert_int_equal(p[i], 0);
    arena_free(a);
    arena_free(NULL);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_string_equal(arena_copy(a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(a, NULL, 0), "");
    arena_free(a);
}

static void vectors_keep_their_elements(void **state)
{
    (void)state;
    Arena *a = arena_new();
    VEC(size_t) v = { 0 };
    for (size_t i = 0; i < 1000; i++) {
        *vec_push(a, &v) = i;
        if (i % 7 == 0) arena_alloc(a, 1); /* no growth in place then */
    }
    assert_int_equal(v.n, 1000);
    for (size_t i = 0; i < v.n; i++) assert_int_equal(v.at[i], i);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(empty_allocations_are_distinct),
        cmocka_unit_test(last_allocation_grows_in_place),
        cmocka_unit_test(large_allocations_fit),
        cmocka_unit_test(large_allocations_come_and_go),
        cmocka_unit_test(rewind_gives_back),
        cmocka_unit_test(little_is_given_back),
        cmocka_unit_test(reset_empties),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(vectors_keep_their_elements),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
