/* test_font.c - nearest faces, fallbacks, languages, files that are missing or damaged. */
#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "cmocka_head.h"
#include "font_set.h"
#include "text/font_chain.h"

#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
#define DEJAVU_MONO "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"

typedef struct Bed {
    Arena *arena;
    Diag *diag;
    Fonts *fonts;
    char folder[32]; /* a scratch folder of this test's own */
} Bed;

static int set_up(void **state)
{
    Bed *b = calloc(1, sizeof *b);
    if (!b) return -1;
    b->arena = arena_new();
    b->diag = diag_new(b->arena);
    b->fonts = font_set(b->arena, b->diag);
    strcpy(b->folder, "/tmp/ddkit-fonts-XXXXXX");
    *state = b;
    return mkdtemp(b->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    Bed *b = *state;
    Str *names;
    size_t n = folder_list(b->arena, b->folder, &names);
    for (size_t i = 0; i < n; i++)
        unlink(path_join(b->arena, b->folder, str_c(b->arena, names[i])));
    rmdir(b->folder);
    fonts_free(b->fonts);
    arena_free(b->arena);
    free(b);
    return 0;
}

static const char *messages(Bed *b)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    diag_print(b->diag, to, (DiagOptions){ .notes = true });
    fclose(to);
    const char *kept = arena_copy(b->arena, text, n);
    free(text);
    return kept;
}

static int weight_for(Bed *b, int weight)
{
    return fonts_face(b->fonts, STR("sans"), weight, false)->weight;
}

static void nearest_weight_as_css_has_it(void **state)
{
    Bed *b = *state;
    assert_int_equal(weight_for(b, 400), 400);
    assert_int_equal(weight_for(b, 450), 500); /* up to 500 first */
    assert_int_equal(weight_for(b, 350), 300); /* below 400: lighter first */
    assert_int_equal(weight_for(b, 100), 300);
    assert_int_equal(weight_for(b, 600), 700); /* above 500: bolder first */
    assert_int_equal(weight_for(b, 900), 700);
}

static void slant_goes_before_weight(void **state)
{
    Bed *b = *state;
    const Font *f = fonts_face(b->fonts, STR("sans"), 700, true);
    assert_true(f->italic);
    assert_int_equal(f->weight, 400);
    assert_false(fonts_face(b->fonts, STR("mono"), 400, true)->italic);
}

static void metrics_are_parts_of_the_em(void **state)
{
    Bed *b = *state;
    const Font *f = fonts_face(b->fonts, STR("sans"), 400, false);
    assert_true(f->ascent > 0.7 && f->ascent < 1.2);
    assert_true(f->descent > 0.1 && f->descent < 0.5);
    assert_true(f->cap_height > f->x_height && f->x_height > 0.4);
    assert_true(f->underline_at > 0 && f->underline_width > 0);
    assert_str(f->postscript_name, "Inter-Regular");
    assert_false(f->fixed_width);
    assert_true(fonts_face(b->fonts, STR("mono"), 400, false)->fixed_width);
}

static const Font *font_in(Bed *b, const char *family, bool italic, uint32_t c,
                           const char *language)
{
    FontChain *chain = font_chain(b->fonts, str(family), 400, italic, str(language));
    return chain ? chain_font(chain, c) : NULL;
}

static const Font *font_for(Bed *b, uint32_t c, const char *language)
{
    return font_in(b, "sans", false, c, language);
}

static void fallbacks_in_order(void **state)
{
    Bed *b = *state;
    assert_str(font_for(b, 'a', "en")->postscript_name, "Inter-Regular");
    assert_str(font_for(b, 0x05D0, "en")->postscript_name, "NotoSansHebrew-Regular");
    assert_str(font_for(b, 0x1F525, "en")->postscript_name, "Symbola");
    assert_ptr_equal(font_for(b, 0x05D0, "en"), font_for(b, 0x05D1, "en"));
    assert_int_equal(diag_count(b->diag, SEVERITY_NOTE), 0);
}

static void slanted_text_falls_back_to_its_own_family_first(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "two", 400, true, DEJAVU_MONO, 0);
    font_set_face(b->fonts, "two", 400, false, DEJAVU, 0);
    fonts_add_fallback(b->fonts, STR("two"), STR("hebrew"));
    const Font *f = font_in(b, "two", true, 0x05D0, "en");
    assert_null(f ? strstr(f->path, "Mono") : "");
    assert_non_null(strstr(f->path, "DejaVuSans.ttf"));
}

static void han_is_drawn_as_the_language_writes_it(void **state)
{
    Bed *b = *state;
    const uint32_t straight = 0x76F4;
    assert_int_equal(font_for(b, straight, "ja")->index, 0);
    assert_int_equal(font_for(b, straight, "ja-JP")->index, 0);
    assert_int_equal(font_for(b, straight, "ko")->index, 1);
    assert_int_equal(font_for(b, straight, "zh")->index, 2);
    assert_int_equal(font_for(b, straight, "zh-Hans-SG")->index, 2);
    assert_int_equal(font_for(b, straight, "zh-TW")->index, 3);
    assert_int_equal(font_for(b, straight, "zh-Hant")->index, 3);
    assert_int_equal(font_for(b, straight, "en")->index, 0); /* the first in the chain */
}

static void more_special_language_wins_where_listed_first(void **state)
{
    Bed *b = *state;
    fonts_add_fallback(b->fonts, STR("mono"), STR("hk"));
    fonts_add_fallback(b->fonts, STR("mono"), STR("tc"));
    assert_int_equal(font_in(b, "mono", false, 0x76F4, "zh-HK")->index, 4);
    assert_int_equal(font_in(b, "mono", false, 0x76F4, "zh-TW")->index, 3);
}

static void urdu_gets_nastaliq_and_arabic_does_not(void **state)
{
    Bed *b = *state;
    assert_str(font_for(b, 0x0628, "ur")->postscript_name, "NotoNastaliqUrdu-Regular");
    assert_str(font_for(b, 0x0628, "ar")->postscript_name, "NotoSansArabic-Regular");
}

static void ids_count_fonts_in_use(void **state)
{
    Bed *b = *state;
    const Font *first = fonts_face(b->fonts, STR("sans"), 400, false);
    const Font *second = font_for(b, 0x0E01, "en"); /* found behind several that lack it */
    assert_int_equal(first->id, 0);
    assert_int_equal(second->id, 1);
}

static void one_file_is_one_font(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "again", 400, false, "Inter-Regular.otf", 0);
    assert_ptr_equal(fonts_face(b->fonts, STR("again"), 400, false),
                     fonts_face(b->fonts, STR("sans"), 400, false));
}

static void what_needs_no_glyph_is_never_missing(void **state)
{
    static const uint32_t unseen[] = { 0xAD, 0x200B, 0x200D, 0xFE0E, 0xFE0F, 0x2060, 0xE0067 };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        assert_non_null(font_for(b, unseen[i], "en"));
}

static void one_font_draws_a_whole_cluster(void **state)
{
    Bed *b = *state;
    FontChain *c = font_chain(b->fonts, STR("sans"), 400, false, STR("en"));
    const uint32_t composed[] = { 'e', 0x0301 }, joined[] = { 0x1F469, 0x200D, 0x1F4BB };
    assert_ptr_equal(chain_font_cluster(c, composed, 2), chain_main(c));
    assert_str(chain_font_cluster(c, joined, 3)->postscript_name, "Symbola");
    const uint32_t odd[] = { '1', 0xFE0F, 0x05B0 }; /* a sign that only Hebrew fonts have */
    assert_ptr_equal(chain_font_cluster(c, odd, 3), chain_main(c));
    const uint32_t keycap[] = { '1', 0xFE0F, 0x20E3 };
    assert_str(chain_font_cluster(c, keycap, 3)->postscript_name, "NotoSansSymbols2-Regular");
}

static void no_family_ends_the_run(void **state)
{
    Bed *b = *state;
    assert_null(fonts_face(b->fonts, STR("serif"), 400, false));
    assert_int_equal(diag_worst(b->diag), SEVERITY_SYSTEM);
    assert_non_null(strstr(messages(b), "serif"));
}

static void missing_file_names_its_package(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "gone", 400, false, "NoSuchFont.otf", 0);
    assert_null(fonts_face(b->fonts, STR("gone"), 400, false));
    assert_int_equal(diag_worst(b->diag), SEVERITY_SYSTEM);
    assert_non_null(strstr(messages(b), "NoSuchFont.otf"));
    assert_non_null(strstr(messages(b), "fonts-test"));
}

static void missing_fallback_is_passed_over(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "only", 400, false, "Inter-Regular.otf", 0);
    font_set_face(b->fonts, "gone", 400, false, "NoSuchFont.otf", 0);
    fonts_add_fallback(b->fonts, STR("only"), STR("gone"));
    fonts_add_fallback(b->fonts, STR("only"), STR("hebrew"));
    assert_non_null(font_in(b, "only", false, 0x05D0, "en"));
    assert_int_equal(diag_count(b->diag, SEVERITY_NOTE), 0);
}

static void add_hebrew(void *times, Fonts *f)
{
    ++*(int *)times;
    font_set_face(f, "late", 400, false, "NotoSansHebrew-Regular.ttf", 0);
    fonts_add_common(f, STR("late"));
}

static void more_families_are_added_when_a_character_is_missing(void **state)
{
    Bed *b = *state;
    int times = 0;
    font_set_face(b->fonts, "only", 400, false, "Inter-Regular.otf", 0);
    fonts_set_more(b->fonts, add_hebrew, &times);
    assert_non_null(font_in(b, "only", false, 'a', "en"));
    assert_int_equal(times, 0);
    assert_str(font_in(b, "only", false, 0x05D0, "en")->postscript_name, "NotoSansHebrew-Regular");
    assert_str(font_in(b, "mono", false, 0x05D1, "en")->postscript_name, "NotoSansHebrew-Regular");
    assert_int_equal(times, 1);
}

static void common_families_are_asked_before_more_are_added(void **state)
{
    Bed *b = *state;
    int times = 0;
    font_set_face(b->fonts, "only", 400, false, "Inter-Regular.otf", 0);
    font_set_face(b->fonts, "thai", 400, false, "NotoSansThai-Regular.ttf", 0);
    fonts_add_common(b->fonts, STR("thai"));
    fonts_set_more(b->fonts, add_hebrew, &times);
    assert_str(font_in(b, "only", false, 0x0E01, "en")->postscript_name, "NotoSansThai-Regular");
    assert_int_equal(times, 0);
    assert_str(font_in(b, "only", false, 0x05D0, "en")->postscript_name, "NotoSansHebrew-Regular");
    assert_int_equal(times, 1);
}

static void more_families_are_added_when_one_is_named(void **state)
{
    Bed *b = *state;
    int times = 0;
    fonts_set_more(b->fonts, add_hebrew, &times);
    assert_non_null(fonts_face(b->fonts, STR("late"), 400, false));
    assert_int_equal(times, 1);
}

static Str read_dejavu(Bed *b)
{
    Str all;
    assert_true(file_read(b->arena, b->diag, SPAN_NONE, DEJAVU, 1 << 24, &all));
    return all;
}

/* Writes a font file into the test's folder and opens it as family "own". */
static const Font *open_own(Bed *b, Str bytes)
{
    const char *path = path_join(b->arena, b->folder, "Own.ttf");
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    fwrite(bytes.p, 1, bytes.n, to);
    fclose(to);
    font_set_face(b->fonts, "own", 400, false, path, 0);
    return fonts_face(b->fonts, STR("own"), 400, false);
}

static void assert_broken(Bed *b, Str bytes, const char *why)
{
    assert_null(open_own(b, bytes));
    assert_int_equal(diag_worst(b->diag), SEVERITY_SYSTEM);
    assert_non_null(strstr(messages(b), "Own.ttf"));
    assert_non_null(strstr(messages(b), why));
}

static void whole_file_opens(void **state)
{
    assert_non_null(open_own(*state, read_dejavu(*state)));
}

static void text_file_is_no_font(void **state)
{
    assert_broken(*state, STR("this is not a font, whatever its name says"), "damaged");
}

static void empty_file_is_no_font(void **state)
{
    assert_broken(*state, STR(""), "Own.ttf");
}

static void cut_file_is_damaged(void **state)
{
    Str all = read_dejavu(*state);
    assert_broken(*state, str_slice(all, 0, all.n / 2), "damaged");
}

/* Gives the table another name, so that it is as good as absent. */
static Str without_table(Bed *b, const char *tag)
{
    Str all = str_copy(b->arena, read_dejavu(b));
    char *p = memmem(all.p, 1024, tag, 4);
    assert_non_null(p);
    memcpy(p, "none", 4);
    return all;
}

static void font_without_outlines_is_refused(void **state)
{
    assert_broken(*state, without_table(*state, "glyf"), "outlines");
}

static void font_without_characters_is_refused(void **state)
{
    assert_broken(*state, without_table(*state, "cmap"), "damaged");
}

static void folder_in_place_of_a_file_is_refused(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "folder", 400, false, b->folder, 0);
    assert_null(fonts_face(b->fonts, STR("folder"), 400, false));
    assert_int_equal(diag_worst(b->diag), SEVERITY_SYSTEM);
}

static void broken_fallback_is_a_warning(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "only", 400, false, "Inter-Regular.otf", 0);
    font_set_face(b->fonts, "bad", 400, false, "/etc/passwd", 0);
    fonts_add_fallback(b->fonts, STR("only"), STR("bad"));
    fonts_add_fallback(b->fonts, STR("only"), STR("hebrew"));
    assert_non_null(font_in(b, "only", false, 0x05D0, "en"));
    assert_int_equal(diag_worst(b->diag), SEVERITY_WARNING);
}

static void index_beyond_the_collection_is_refused(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "ninth", 400, false, "NotoSansCJK-Regular.ttc", 900);
    assert_null(fonts_face(b->fonts, STR("ninth"), 400, false));
}

static void earlier_folder_wins(void **state)
{
    Bed *b = *state;
    Fonts *f = fonts_new(b->arena, b->diag);
    assert_int_equal(symlink(DEJAVU_MONO, path_join(b->arena, b->folder, "DejaVuSans.ttf")), 0);
    fonts_add_folder(f, b->folder);
    fonts_add_folder(f, "/usr/share/fonts/truetype/dejavu");
    font_set_face(f, "x", 400, false, "DejaVuSans.ttf", 0);
    assert_true(fonts_face(f, STR("x"), 400, false)->fixed_width);
    fonts_free(f);
}

static void first_file_of_a_weight_that_exists_is_used(void **state)
{
    Bed *b = *state;
    font_set_face(b->fonts, "x", 400, false, "NoSuchFont.otf", 0);
    font_set_face(b->fonts, "x", 400, false, "DejaVuSansMono.ttf", 0);
    font_set_face(b->fonts, "x", 400, false, "DejaVuSans.ttf", 0);
    assert_true(fonts_face(b->fonts, STR("x"), 400, false)->fixed_width);
}

/* A private-use character beyond all fonts: fontconfig is asked, and has nothing. */
static void character_of_no_font(void **state)
{
    Bed *b = *state;
    assert_null(font_for(b, 0x10FFFD, "en"));
    assert_null(font_for(b, 0x10FFFD, "en"));
    assert_null(font_for(b, 0x7FFFFFFF, "en"));
}

/* Cherokee is in no family here, but on this machine. */
static void last_resort_is_what_the_machine_has(void **state)
{
    Bed *b = *state;
    const Font *f = font_for(b, 0x13A0, "chr");
    assert_non_null(f);
    assert_ptr_equal(font_for(b, 0x13A1, "chr"), f);
    assert_int_equal(diag_worst(b->diag), SEVERITY_NOTE);
    assert_non_null(strstr(messages(b), f->path));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nearest_weight_as_css_has_it),
        TEST(slant_goes_before_weight),
        TEST(metrics_are_parts_of_the_em),
        TEST(fallbacks_in_order),
        TEST(slanted_text_falls_back_to_its_own_family_first),
        TEST(han_is_drawn_as_the_language_writes_it),
        TEST(more_special_language_wins_where_listed_first),
        TEST(urdu_gets_nastaliq_and_arabic_does_not),
        TEST(ids_count_fonts_in_use),
        TEST(one_file_is_one_font),
        TEST(what_needs_no_glyph_is_never_missing),
        TEST(one_font_draws_a_whole_cluster),
        TEST(no_family_ends_the_run),
        TEST(missing_file_names_its_package),
        TEST(missing_fallback_is_passed_over),
        TEST(more_families_are_added_when_a_character_is_missing),
        TEST(common_families_are_asked_before_more_are_added),
        TEST(more_families_are_added_when_one_is_named),
        TEST(whole_file_opens),
        TEST(text_file_is_no_font),
        TEST(empty_file_is_no_font),
        TEST(cut_file_is_damaged),
        TEST(font_without_outlines_is_refused),
        TEST(font_without_characters_is_refused),
        TEST(folder_in_place_of_a_file_is_refused),
        TEST(broken_fallback_is_a_warning),
        TEST(index_beyond_the_collection_is_refused),
        TEST(earlier_folder_wins),
        TEST(first_file_of_a_weight_that_exists_is_used),
        TEST(character_of_no_font),
        TEST(last_resort_is_what_the_machine_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
