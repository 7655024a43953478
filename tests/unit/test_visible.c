/* test_visible.c - what a terminal is shown of the user's text, and what a program is. */
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"

#define ALL SIZE_MAX /* one column for each byte of what is wanted */

static void assert_shown(const char *text, const char *want, size_t columns)
{
    char *got = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&got, &n);
    print_visible(to, str(text));
    fclose(to);
    assert_string_equal(got, want);
    assert_int_equal(visible_columns(str(text)), columns == ALL ? strlen(want) : columns);
    free(got);
}

static void what_steers_or_hides_is_spelled_out(void **state)
{
    (void)state;
    assert_shown("\x1b[31mred\a\x7f\b", "\\x1b[31mred\\x07\\x7f\\x08", ALL);
    assert_shown("a\nb\tc\rd", "a\\nb\\tc\\rd", ALL);
    assert_shown("\xC2\x9B"
                 "31m\xC2\x85",
                 "\\u{9b}31m\\u{85}", ALL);
    assert_shown("\u202Eevil\u202C\u2066x\u2069", "\\u{202e}evil\\u{202c}\\u{2066}x\\u{2069}", ALL);
    assert_shown("a\u200Eb\u200Fc\u061C", "a\\u{200e}b\\u{200f}c\\u{61c}", ALL);
    assert_shown("pass\u200Bword\uFEFF\u2060\u00AD\u034F",
                 "pass\\u{200b}word\\u{feff}\\u{2060}\\u{ad}\\u{34f}", ALL);
    assert_shown("\u2028\u2029", "\\u{2028}\\u{2029}", ALL);
    assert_shown("a\U000E0041\U000E007F", "a\\u{e0041}\\u{e007f}", ALL);
    assert_shown("a\uFE0Fb\u200Dc\u200Cd", "a\\u{fe0f}b\\u{200d}c\\u{200c}d", ALL);
    assert_shown("\xFF\xC3(\xE2\x82", "\\xff\\xc3(\\xe2\\x82", ALL);
    assert_shown("\uFFF9\u3164\u180E", "\\u{fff9}\\u{3164}\\u{180e}", ALL);
}

static void letters_of_all_scripts_stay(void **state)
{
    (void)state;
    assert_shown("", "", 0);
    assert_shown("Caf\u00E9 cafe\u0301", "Caf\u00E9 cafe\u0301", 9);
    assert_shown("\u65E5\u672C \uFF21", "\u65E5\u672C \uFF21", 7);
    assert_shown("\u05E9\u05DC\u05D5\u05DD", "\u05E9\u05DC\u05D5\u05DD", 4);
    /* joiners where they are part of the spelling, and the form of an emoji */
    assert_shown("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                 "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", 7);
    assert_shown("\u26A0\uFE0F", "\u26A0\uFE0F", 1);
    assert_shown("\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB", 4);
}

static void json_loses_nothing(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Buf b = { .arena = a };
    buf_json(&b, STR("a\"\\\x1b\u202E\U000E0041\x7f\xFF\u00E9\U0001F525\n"));
    buf_char(&b, 0);
    assert_string_equal(b.p, "\"a\\\"\\\\\\u001b\\u202e\\udb40\\udc41\\u007f\\ufffd\u00E9"
                             "\U0001F525\\u000a\"");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_steers_or_hides_is_spelled_out),
        cmocka_unit_test(letters_of_all_scripts_stay),
        cmocka_unit_test(json_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
