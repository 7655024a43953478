/* test_letter_case.c - capitals as languages write them. */
#include "text/letter_case.h"

#include "cmocka_head.h"

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

typedef struct Case {
    const char *language, *from, *to;
} Case;

#define EACH(cases, map)                                         \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
    assert_str(map(arena, str((cases)[i].from), str((cases)[i].language)), (cases)[i].to)

static void capitals(void **state)
{
    (void)state;
    static const Case cases[] = {
        { "en", "", "" },
        { "en", "alert 7", "ALERT 7" },
        { "en", "istif", "ISTIF" },
        { "", "caf\u00E9", "CAF\u00C9" },
        { "en", "not UTF-8: \xFF", "NOT UTF-8: \uFFFD" },
        { "tr", "ılık istif", "ILIK İSTİF" },
        { "tr-TR", "istif", "İSTİF" },
        { "TR", "istif", "İSTİF" },
        { "az", "istif", "İSTİF" },
        { "az-Latn-AZ", "istif", "İSTİF" },
        { "crh", "istif", "İSTİF" },
        { "trv", "istif", "ISTIF" }, /* Taroko is not Turkish */
        { "lt", "i\u0307\u0301", "I\u0301" },
        { "lt", "\u012F\u0307\u0303", "\u012E\u0303" },
        { "de", "straße", "STRASSE" },
        { "de", "groß, GROẞ", "GROSS, GROẞ" },
        { "nl", "ijsland ĳsland", "IJSLAND ĲSLAND" },
        { "fr", "œuvre à l'été", "ŒUVRE À L'ÉTÉ" },
        { "hr", "ǆep ǉubav", "ǄEP ǇUBAV" },
        { "en", "\uFB01le", "FILE" },
        { "hy", "և", "ԵՎ" },
        { "hy", "բարև և", "ԲԱՐԵՎ ԵՎ" },
        { "hyw", "և", "ԵՒ" },
        { "ru", "ёж", "ЁЖ" },
    };
    EACH(cases, text_upper);
}

static void a_capital_first(void **state)
{
    (void)state;
    static const Case cases[] = {
        { "en", "", "" },
        { "en", "director, Outer Isles Line", "Director, Outer Isles Line" },
        { "en", "Hana, finance", "Hana, finance" },
        { "en", "7 drivers", "7 drivers" },
        { "tr", "istif", "İstif" },
        { "hr", "čuvar luke", "Čuvar luke" },
        { "de", "ßa", "ßa" },
        { "en", "\xFFx", "\xFFx" },
    };
    EACH(cases, text_capital);
}

static void greek_capitals(void **state)
{
    (void)state;
    static const Case cases[] = {
        { "el", "Οδυσσέας", "ΟΔΥΣΣΕΑΣ" },
        { "tr", "istif ὀδυσσεύς", "İSTİF ΟΔΥΣΣΕΥΣ" },
        { "en", "ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ" },
        { "el", "οδο\u0301ς ὁδός", "ΟΔΟΣ ΟΔΟΣ" },
        { "el", "Μάιος, ρολόι, άυλος", "ΜΑΪΟΣ, ΡΟΛΟΪ, ΑΫΛΟΣ" },
        { "el", "προϋπόθεση, ευφυΐα, Ταΰγετος", "ΠΡΟΫΠΟΘΕΣΗ, ΕΥΦΥΪΑ, ΤΑΫΓΕΤΟΣ" },
        { "el", "αι\u0308\u0301", "ΑΪ" },
        { "el", "καί, εύ", "ΚΑΙ, ΕΥ" },
        { "el", "ή, ἢ; ή.", "Ή, Ή; Ή." },
        { "el", "ήταν αυτή η", "ΗΤΑΝ ΑΥΤΗ Η" },
        { "el", "ᾳ ᾧ ῃ ᾼ", "ΑΙ ΩΙ ΗΙ ΑΙ" },
        { "el", "ΆΛΛΟ ΌΧΙ", "ΑΛΛΟ ΟΧΙ" },
        { "el", "ῥόδον ᾱ ᾰ", "ΡΟΔΟΝ Α Α" },
        { "el", "10 μm", "10 ΜM" },
        { "el", "επί\xC2\xA0τέλους", "ΕΠΙ\xC2\xA0ΤΕΛΟΥΣ" },
    };
    EACH(cases, text_upper);
}

static void small_letters(void **state)
{
    (void)state;
    static const Case cases[] = {
        { "en", "ALERT I", "alert i" },
        { "tr", "ILIK İSTİF", "ılık istif" },
        { "az", "I", "ı" },
        { "lt", "\u00CC", "i\u0307\u0300" },
        { "el", "ΟΔΥΣΣΕΥΣ ΣΟΣ.", "οδυσσευς σος." },
        { "de", "GROẞ", "groß" },
    };
    EACH(cases, text_lower);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(capitals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_capital_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(greek_capitals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(small_letters, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
