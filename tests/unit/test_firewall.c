/* test_firewall.c - documents that tell secrets, and some that do not. */
#include <stdlib.h>
#include <string.h>

#include "kit/firewall.h"
#include "print/sheet.h"
#include "scenario_text.h"

static Arena *arena;
static Diag *diag;
static Document doc;

static const char scenario_yaml[] =
    "summary: The **harbour** sleeps. Nobody saw it.\n"
    "incident:\n"
    "  opening: A phone rings.\n"
    "  root_cause: |\n"
    "    Tonight, the *lighthouse keeper* pulled the plug. Nobody saw it.\n"
    "\n"
    "    | who | why |\n"
    "    |---|---|\n"
    "    | himself, who else | tired of beams |\n"
    "  wrap_up: Write the final report! Hm.\n"
    "clues: {light: The bulb is cold, dawn: המפתח נמצא מתחת לשטיח,\n"
    "        lamp: Ο φάρος έσβησε μόνος του}\n";

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    doc = (Document){ .title = STR("T – Leaflet") };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void add_words(Frame *f, double y, bool rtl, size_t n, const char *const *words)
{
    Shaped *shaped = ARENA_ARRAY(arena, Shaped, n);
    Line *line = ARENA_NEW(arena, Line);
    *line = (Line){ .runs = ARENA_ARRAY(arena, GlyphRun, n), .n = (uint32_t)n };
    for (size_t i = 0; i < n; i++) {
        shaped[i] = (Shaped){ .text = str(words[i]), .rtl = rtl };
        line->runs[i].shaped = &shaped[i];
    }
    frame_add_line(arena, f, (Point){ 0, y }, line);
}

#define LINE(f, y, ...)                                                                  \
    add_words((f), (y), false, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *), \
              (const char *[]){ __VA_ARGS__ })

static Frame *add_page(void)
{
    Frame *f = frame_new(arena, (Size){ 100, 100 });
    sheet_single(arena, &doc, f, STR("1"));
    return f;
}

static bool passes(void)
{
    Scenario s = { .slug = STR("slug"), .root = scenario_text(arena, scenario_yaml) };
    Value *strings = value_map(arena, SPAN_NONE);
    value_set(arena, strings, STR("report"), value_text(arena, SPAN_NONE, STR("The final report")));
    value_set(arena, strings, STR("do"),
              value_text(arena, SPAN_NONE, STR("Write the final report")));
    return firewall_pass(firewall_new(arena, diag, &s, strings), diag, &doc, STR("leaflet"));
}

static void assert_message(const char *part)
{
    char *text = NULL;
    size_t n;
    FILE *to = open_memstream(&text, &n);
    diag_print(diag, to, (DiagOptions){ 0 });
    fclose(to);
    if (!strstr(text, part)) fail_msg("want %s in %s", part, text);
    free(text);
}

static void test_what_is_open_passes(void **state)
{
    (void)state;
    Frame *f = add_page();
    LINE(f, 10, "The ", "harbour ", "sleeps. ", "Nobody ", "saw ", "it.");
    LINE(f, 20, "A phone rings. ", "Write the final report!");
    LINE(f, 30, "Hm. ", "himself"); /* too short to be told from chance */
    LINE(f, 40, "The lighthouse keeper sleeps.");
    assert_true(passes());
}

static void test_broken_over_lines(void **state)
{
    (void)state;
    add_page();
    Frame *f = add_page(), *card = frame_new(arena, (Size){ 50, 50 });
    LINE(card, 10, "TONIGHT, ", "THE ", "LIGHT", "\xC2\xAD");
    LINE(card, 20, "HOUSE ", "KEEPER\xC2\xA0", "PULLED ");
    LINE(card, 30, "THE ", "“PLUG”.");
    frame_add_group(arena, f, (Point){ 0, 0 },
                    (Group){ .frame = card, .transform = TRANSFORM_IDENTITY, .shared = true });
    assert_false(passes());
    assert_message(
        "test.yaml:6:15: error: this secret would be in a players' file: leaflet, page 2");
}

static void test_broken_over_pages(void **state)
{
    (void)state;
    LINE(add_page(), 10, "the bulb ");
    LINE(add_page(), 10, "is cold");
    assert_false(passes());
    assert_message("leaflet, page 1");
}

static void test_a_cell_of_a_table(void **state)
{
    (void)state;
    LINE(add_page(), 10, "Himself, ", "who else?");
    assert_false(passes());
}

static void test_right_to_left(void **state)
{
    (void)state;
    const char *const visual[] = { "לשטיח", "מתחת ", "נמצא ", "המפתח " };
    add_words(add_page(), 10, true, 4, visual);
    assert_false(passes());
}

/* A sigma in capitals becomes one of two letters, as it stands within a word or at its end. */
static void test_capitals_beyond_ascii(void **state)
{
    (void)state;
    LINE(add_page(), 10, "Ο ΦΆΡΟΣ ", "ΈΣΒΗΣΕ ", "ΜΌΝΟΣ ΤΟΥ");
    assert_false(passes());
}

static void test_bookmarks_and_links(void **state)
{
    (void)state;
    frame_add_anchor(arena, add_page(), (Point){ 0, 0 },
                     (Anchor){ STR("x"), STR("The bulb is cold"), 1 });
    assert_false(passes());
    doc.pages.n = 0;
    frame_add_link(arena, add_page(), (Rect){ 0, 0, 9, 9 }, STR("https://x.org/the-bulb-is-cold"));
    assert_false(passes());
}

static void test_properties(void **state)
{
    (void)state;
    add_page();
    Str *const places[] = { &doc.title, &doc.author, &doc.subject, &doc.keywords };
    for (size_t i = 0; i < 4; i++) {
        assert_true(passes());
        *places[i] = STR("Aha: the bulb is cold");
        assert_false(passes());
        *places[i] = STR("");
    }
    assert_message("leaflet, bookmarks, links or properties");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_open_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken_over_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken_over_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_cell_of_a_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_right_to_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_capitals_beyond_ascii, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_bookmarks_and_links, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_properties, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
