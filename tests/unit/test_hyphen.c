/* test_hyphen.c - a word's part of a pattern file hyphenates it as the whole file does. */
#include "text/hyphen.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "text/hyphen_file.h"

#include "cmocka_head.h"

#define ENGLISH "/usr/share/hyphen/hyph_en_US.dic"
#define GERMAN "/usr/share/hyphen/hyph_de_DE.dic"
#define CROATIAN "/usr/share/hyphen/hyph_hr_HR.dic"

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

/* The word with its hyphens, in the file's character set. */
static const char *hyphenated(HyphenDict *dict, const char *word)
{
    char hyphens[200] = { 0 }, **rep = NULL;
    int *pos = NULL, *cut = NULL;
    Buf b = { .arena = arena };
    const size_t n = strlen(word);
    assert_int_equal(hnj_hyphen_hyphenate2(dict, word, (int)n, hyphens, NULL, &rep, &pos, &cut), 0);
    for (size_t i = 0; i < n; i++) {
        buf_char(&b, word[i]);
        if (hyphens[i] & 1) buf_char(&b, '-');
    }
    return str_c(arena, buf_done(&b));
}

/* Returns how many hyphens there are. */
static size_t assert_as_whole(const char *path, const char *const *words)
{
    HyphenFile *file = hyphen_file_read(arena, path);
    HyphenDict *whole = hnj_hyphen_load(path);
    size_t hyphens = 0;
    assert_non_null(file);
    assert_non_null(whole);
    for (; *words; words++) {
        HyphenDict *part = hyphen_file_open(file, str(*words));
        assert_non_null(part);
        const char *expected = hyphenated(whole, *words);
        assert_string_equal(hyphenated(part, *words), expected);
        hyphens += strlen(expected) - strlen(*words);
        hyphen_file_close(file, part);
    }
    hnj_hyphen_free(whole);
    hyphen_file_free(file);
    return hyphens;
}

/* Whether two words in a row get the same dictionary, when so many have been looked up. */
static bool shares(const char *path, int words)
{
    HyphenFile *file = hyphen_file_read(arena, path);
    assert_non_null(file);
    for (int i = 0; i < words; i++) hyphen_file_close(file, hyphen_file_open(file, STR("harbor")));
    HyphenDict *one = hyphen_file_open(file, STR("colleague"));
    HyphenDict *other = hyphen_file_open(file, STR("harbor"));
    const bool same = one == other;
    if (!same) hyphen_file_close(file, one);
    hyphen_file_close(file, other);
    hyphen_file_free(file);
    return same;
}

static void a_small_file_is_loaded_whole_for_many_words(void **state)
{
    (void)state;
    assert_false(shares(ENGLISH, 50));
    assert_true(shares(ENGLISH, 200));
    assert_false(shares(GERMAN, 200));
}

static void english(void **state)
{
    (void)state;
    static const char *const words[] = { "internationalization",
                                         "colleague",
                                         "harbor",
                                         "messages",
                                         "representative",
                                         "table",
                                         "associate",
                                         "reciprocity",
                                         "project",
                                         "xyzzy",
                                         NULL };
    assert_true(assert_as_whole(ENGLISH, words) > 10);
}

/* Its own dictionary loads in less time: the file is used as it is. */
static void a_small_file(void **state)
{
    (void)state;
    static const char *const words[] = { "partnerima", "obavijesti", "poslodavac", NULL };
    assert_true(assert_as_whole(CROATIAN, words) > 5);
}

/* Some of the compounds and all patterns of their parts: the whole file takes libhyphen 1.7 s. */
static const char *shortened_german(void)
{
    const char *path = c_format(arena, "/tmp/ddkit-hyphen-%d.dic", (int)getpid());
    FILE *from = fopen(GERMAN, "r"), *to = fopen(path, "w");
    char line[200];
    bool parts = false;
    assert_non_null(from);
    assert_non_null(to);
    for (int n = 0; fgets(line, sizeof line, from); n++) {
        parts |= strncmp(line, "NEXTLEVEL", 9) == 0;
        if (parts || n < 40 || n % 9 == 0 || (line[0] >= 'A' && line[0] <= 'Z')) fputs(line, to);
    }
    fclose(from);
    fclose(to);
    return path;
}

static void german_compounds(void **state)
{
    (void)state;
    static const char *const words[] = { "fortsetzung",
                                         "beobachtet",
                                         "ausspricht",
                                         "beantworten",
                                         "daherab",
                                         "dahinter",
                                         "herein",
                                         "herunter",
                                         "hinterher",
                                         "bedingung",
                                         "kundenkarten",
                                         "zwischenfall",
                                         "stundenglas",
                                         "ihren",
                                         "davon",
                                         "wiederherstellung",
                                         "abendessen",
                                         "nebeneinander",
                                         "\xFC"
                                         "bergabe",
                                         "r\xFC"
                                         "ckg\xE4"
                                         "ngig",
                                         "tisch",
                                         "schifffahrtsgesellschaftsleiterin",
                                         "aha",
                                         NULL };
    const char *path = shortened_german();
    assert_true(assert_as_whole(path, words) > 30);
    unlink(path);
}

static void german_takes_no_seconds(void **state)
{
    (void)state;
    static const char *const folders[] = { "/usr/share/hyphen", NULL };
    uint32_t points[HYPHEN_WORD_MAX];
    Hyphenator *h = hyphenator_new(arena, NULL, folders);
    const clock_t before = clock();
    assert_int_equal(hyphen_points(h, STR("de"), STR("„Gerätehaus!“"), points), 3);
    assert_true((double)(clock() - before) / CLOCKS_PER_SEC <
                0.6); /* 0.01; 1.7 with all patterns */
    assert_int_equal(points[0], 5);
    hyphenator_free(h);
}

static void no_file(void **state)
{
    (void)state;
    assert_null(hyphen_file_read(arena, "/usr/share/hyphen"));
    assert_null(hyphen_file_read(arena, "/nowhere"));
    assert_null(hyphen_file_read(arena, "/dev/null"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(english, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_file_is_loaded_whole_for_many_words, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_small_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(german_compounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(german_takes_no_seconds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_file, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
