/* test_str.c - slices, numbers, the buffer. */
#include "base/ascii.h"

#include <math.h>

#include "cmocka_head.h"

static void slices_are_clamped(void **state)
{
    (void)state;
    Str s = STR("abcdef");
    assert_str(str_slice(s, 1, 3), "bc");
    assert_str(str_slice(s, 4, 99), "ef");
    assert_str(str_slice(s, 99, 2), "");
    assert_str(str_trim(STR(" \t a b\n")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
    assert_int_equal(str_find(s, 'c'), 2);
    assert_int_equal(str_find(s, 'z'), 6);
    assert_int_equal(str_find(STR(""), 'z'), 0);
}

static void comparison_is_by_bytes(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("\xC5\xBE"), STR("z")) > 0);
    assert_int_equal(str_cmp(STR(""), str(NULL)), 0);
    assert_true(str_starts(STR("abc"), "ab") && !str_starts(STR("a"), "ab"));
    assert_true(str_ends(STR("abc"), "bc") && !str_ends(STR("c"), "bc"));
    assert_true(str_is(STR(""), "") && !str_is(STR("a"), ""));
}

static void whole_numbers_are_read(void **state)
{
    (void)state;
    int64_t n = 0;
    assert_true(str_to_int(STR("-42"), &n) && n == -42);
    assert_true(str_to_int(STR("+007"), &n) && n == 7);
    assert_true(str_to_int(STR("9223372036854775807"), &n) && n == INT64_MAX);
    assert_false(str_to_int(STR("9223372036854775808"), &n));
    assert_false(str_to_int(STR(""), &n));
    assert_false(str_to_int(STR("-"), &n));
    assert_false(str_to_int(STR("1x"), &n));
    assert_false(str_to_int(STR(" 1"), &n));
}

static void real_numbers_are_read(void **state)
{
    (void)state;
    double v = 0;
    assert_true(str_to_real(STR("0.1"), &v) && v == 0.1);
    assert_true(str_to_real(STR("-63.5"), &v) && v == -63.5);
    assert_true(str_to_real(STR(".5"), &v) && v == 0.5);
    assert_true(str_to_real(STR("1e3"), &v) && v == 1000);
    assert_true(str_to_real(STR("2.5E-2"), &v) && v == 0.025);
    assert_false(str_to_real(STR("1,5"), &v));
    assert_false(str_to_real(STR("1e999"), &v));
    assert_false(str_to_real(STR("nan"), &v));
    assert_false(str_to_real(STR("0x10"), &v));
    assert_false(str_to_real(STR("."), &v));
    assert_false(str_to_real(STR("1e"), &v));
}

static void check_number(double v, int decimals, const char *want)
{
    Arena *a = arena_new();
    Buf b = { .arena = a };
    buf_number(&b, v, decimals);
    assert_str(buf_done(&b), want);
    arena_free(a);
}

static void numbers_are_written(void **state)
{
    (void)state;
    check_number(1.5, 2, "1.5");
    check_number(1.0, 4, "1");
    check_number(-0.001, 2, "0");
    check_number(-0.126, 2, "-0.13");
    check_number(100, 0, "100");
    check_number(0.05, 2, "0.05");
    check_number(7, 2, "7");
    check_number(-12.34, 2, "-12.34");
    check_number(595.28, 2, "595.28");
    check_number(1190.5, 2, "1190.5");
    check_number(-9998.999, 2, "-9999");
    check_number(9999.996, 2, "10000");
    check_number(23456.7, 2, "23456.7");
    check_number(1e300, 0, "100000000000000");
    check_number(-1e300, 6, "-1000000000000");
    check_number(123456.789, 1, "123456.8");
    check_number(98765.432, 3, "98765.432");
    check_number(7.0305, 4, "7.0305");
    check_number(0.000001, 6, "0.000001");
    check_number(0.9999999, 6, "1");
    check_number(4294967296.25, 2, "4294967296.25");
    check_number((double)NAN, 2, "0");
    check_number((double)-INFINITY, 2, "0");
}

static void whole_numbers_are_written(void **state)
{
    (void)state;
    static const struct {
        int64_t n;
        const char *want;
    } cases[] = { { 0, "0" },         { 7, "7" },
                  { -10, "-10" },     { 4294967295, "4294967295" },
                  { 99999, "99999" }, { INT64_MAX, "9223372036854775807" },
                  { 100, "100" },     { INT64_MIN, "-9223372036854775808" } };
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(str_integer(a, cases[i].n), cases[i].want);
    arena_free(a);
}

static void buffers_grow(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Buf b = { .arena = a };
    assert_str(buf_done(&b), "");
    for (int i = 0; i < 1000; i++) buf_format(&b, "%d,", i % 10);
    buf_c(&b, "end");
    buf_char(&b, '.');
    buf_str(&b, STR(""));
    Str s = buf_done(&b);
    assert_int_equal(s.n, 2004);
    assert_str(str_slice(s, 1998, s.n), "9,end.");
    assert_string_equal(c_format(a, "%s-%d", "x", 5), "x-5");
    arena_free(a);
}

static void ascii_knows_no_other_letters(void **state)
{
    (void)state;
    assert_true(ascii_digit('0') && ascii_digit('9') && !ascii_digit('/') && !ascii_digit(':'));
    assert_true(ascii_letter('a') && ascii_letter('Z') && !ascii_letter('[') && !ascii_letter('@'));
    assert_false(ascii_letter('\xE9') || ascii_digit('\xB2'));
    assert_int_equal(ascii_lower('Q'), 'q');
    assert_int_equal(ascii_lower('['), '[');
    assert_int_equal(ascii_hex('7'), 7);
    assert_int_equal(ascii_hex('f'), 15);
    assert_int_equal(ascii_hex('A'), 10);
    assert_int_equal(ascii_hex('g'), -1);
    assert_true(ascii_same(STR("HTTP://"), STR("http://")));
    assert_false(ascii_same(STR("de"), STR("den")));
    assert_false(ascii_same(STR("\xC3\x89"), STR("\xC3\xA9"))); /* E and e with an accent */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_clamped),     cmocka_unit_test(comparison_is_by_bytes),
        cmocka_unit_test(whole_numbers_are_read), cmocka_unit_test(real_numbers_are_read),
        cmocka_unit_test(numbers_are_written),    cmocka_unit_test(whole_numbers_are_written),
        cmocka_unit_test(buffers_grow),           cmocka_unit_test(ascii_knows_no_other_letters),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
