/* test_paper.c - named sizes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "print/paper.h"

static void assert_size(const NamedSize *list, const char *name, double width, double height)
{
    Size s;
    assert_true(size_named(list, str(name), &s));
    assert_true(fabs(s.width - MM(width)) < 0.01);
    assert_true(fabs(s.height - MM(height)) < 0.01);
}

static void test_names(void **state)
{
    (void)state;
    assert_size(papers, "a4", 210, 297);
    assert_size(papers, "A4", 210, 297);
    assert_size(papers, "Letter", 215.9, 279.4);
    assert_size(papers, "tabloid", 279.4, 431.8);
    assert_size(papers, "legal", 215.9, 355.6);
    assert_size(card_formats, "poker", 63.5, 88.9);
    assert_size(card_formats, "quarter-letter", 107.95, 139.7);
}

static void test_given_sizes_keep_their_orientation(void **state)
{
    (void)state;
    assert_size(papers, "300x200mm", 300, 200);
    assert_size(papers, "100x150mm", 100, 150);
}

static void test_unknown(void **state)
{
    Size s;
    (void)state;
    assert_false(size_named(papers, STR("poker"), &s));
    assert_false(size_named(papers, STR("a44"), &s));
    assert_false(size_named(papers, STR("a"), &s));
    assert_false(size_named(papers, STR(""), &s));
    assert_false(size_named(papers, STR("0x100mm"), &s));
}

static void test_tables_are_portrait(void **state)
{
    const NamedSize *lists[] = { papers, card_formats };
    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (const NamedSize *n = lists[i]; n->name; n++) {
            assert_true(n->size.width <= n->size.height);
            assert_true(n->size.width > 0);
            assert_non_null(n->about);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_given_sizes_keep_their_orientation),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_tables_are_portrait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
