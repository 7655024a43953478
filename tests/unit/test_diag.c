/* test_diag.c - places, order and form of messages. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cmocka_head.h"

/* What diag_print writes; to be freed. */
static char *printed(const Diag *d, DiagOptions options)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    assert_non_null(to);
    diag_print(d, to, options);
    fclose(to);
    return text;
}

static void assert_prints(const Diag *d, DiagOptions options, const char *want)
{
    char *got = printed(d, options);
    assert_string_equal(got, want);
    free(got);
}

static void spans_count_characters(void **state)
{
    (void)state;
    Arena *a = arena_new();
    const Source *s = source_new(a, "x", STR("one\r\n\xC5\xBE\xC5\xBEz two\n\nend"));
    assert_int_equal(s->lines, 4);
    assert_str(source_line(s, 1), "one");
    assert_str(source_line(s, 3), "");
    assert_str(source_line(s, 4), "end");
    assert_str(source_line(s, 5), "");
    Location at = span_location(source_span(s, 9, 10)); /* the z */
    assert_int_equal(at.line, 2);
    assert_int_equal(at.col, 3);
    assert_int_equal(at.end, 4);
    at = span_location(source_span(s, 0, 999)); /* cut at the line's end */
    assert_int_equal(at.line, 1);
    assert_int_equal(at.end, 4);
    at = span_location(source_span(s, 999, 999));
    assert_int_equal(at.line, 4);
    assert_int_equal(at.col, 4);
    arena_free(a);
}

static void messages_are_sorted_by_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Source *s = source_new(a, "a.yaml", STR("title: x\nsub\ttitel: y\n"));
    assert_false(report(d, MSG_KEY_UNKNOWN, source_span(s, 13, 18), "titel"));
    report_hint(d, "did you mean `title`?");
    report(d, MSG_TEXT_EMPTY, source_span(s, 7, 8), "`title`");
    report(d, MSG_FILE_MISSING, SPAN_NONE, "b.yaml");
    assert_prints(d, (DiagOptions){ 0 },
                  "ddkit: error: file not found: b.yaml [no-such-file]\n"
                  "a.yaml:1:8: error: `title` is empty [empty-text]\n"
                  "    1 | title: x\n"
                  "      |        ^\n"
                  "a.yaml:2:5: error: unknown key `titel` [unknown-key]\n"
                  "    2 | sub titel: y\n"
                  "      |     ^~~~~\n"
                  "      = did you mean `title`?\n");
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 3);
    assert_int_equal(diag_worst(d), SEVERITY_ERROR);
    arena_free(a);
}

/* A caret stands below the column in which a terminal shows the character. */
static void carets_stand_below_their_characters(void **state)
{
    (void)state;
    static const struct {
        const char *line, *before, *shown, *caret;
    } cases[] = {
        { "\u65E5\u672C: x", "\u65E5\u672C: ", "\u65E5\u672C: x", "      ^" },
        { "\u65E5\u672C", "\u65E5", "\u65E5\u672C", "  ^~" },
        { "cafe\u0301: x", "cafe\u0301: ", "cafe\u0301: x", "      ^" },
        { "a\tb: x", "a\tb: ", "a b: x", "     ^" },
        { "\x1b[2J: x", "\x1b[2J: ", "\\x1b[2J: x", "         ^" },
        { "a\u202Eb: x", "a\u202Eb: ", "a\\u{202e}b: x", "            ^" },
        { "a\u202Eb", "a", "a\\u{202e}b", " ^~~~~~~~" },
        { "\xFF\xFE x", "\xFF\xFE ", "\\xff\\xfe x", "         ^" },
        { "\U0001F525 x", "\U0001F525 ", "\U0001F525 x", "   ^" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new(a);
        const Source *s = source_new(a, "a", str(cases[i].line));
        const size_t from = strlen(cases[i].before);
        size_t to = from;
        utf8_next(s->text, &to);
        report(d, MSG_TEXT_EMPTY, source_span(s, from, to), "`x`");
        char *got = printed(d, (DiagOptions){ 0 });
        const char *excerpt = strchr(got, '\n') + 1;
        assert_string_equal(
            excerpt, c_format(a, "    1 | %s\n      | %s\n", cases[i].shown, cases[i].caret));
        free(got);
        arena_free(a);
    }
}

static void messages_never_steer_the_terminal(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Source *s = source_new(a, "a\x1b]0;x\a.yaml", STR("x"));
    report(d, MSG_KEY_UNKNOWN, source_span(s, 0, 1), "\x1b[31m\u202E\xC2\x9B");
    report_hint(d, "did you mean `\x1b`?");
    assert_prints(d, (DiagOptions){ 0 },
                  "a\\x1b]0;x\\x07.yaml:1:1: error: unknown key `\\x1b[31m\\u{202e}\\u{9b}` "
                  "[unknown-key]\n    1 | x\n      | ^\n      = did you mean `\\x1b`?\n");
    assert_prints(d, (DiagOptions){ .json = true },
                  "[\n  {\"severity\": \"error\", \"code\": \"unknown-key\", "
                  "\"file\": \"a\\u001b]0;x\\u0007.yaml\", \"line\": 1, \"column\": 1, "
                  "\"endColumn\": 2, \"message\": \"unknown key "
                  "`\\u001b[31m\\u202e\\u009b`\", "
                  "\"hint\": \"did you mean `\\u001b`?\"}\n]\n");
    arena_free(a);
}

static void the_same_message_is_kept_once(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Source *s = source_new(a, "a.yaml", STR("a: b"));
    for (int i = 0; i < 3; i++) report(d, MSG_TEXT_EMPTY, source_span(s, 0, 1), "`a`");
    report_hint(d, "a hint for a message that was not kept");
    assert_int_equal(diag_count(d, SEVERITY_NOTE), 1);
    assert_prints(d, (DiagOptions){ 0 },
                  "a.yaml:1:1: error: `a` is empty [empty-text]\n    1 | a: b\n      | ^\n");
    arena_free(a);
}

static void json_is_escaped(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    assert_prints(d, (DiagOptions){ .json = true }, "[]\n");
    Span at = source_span(source_new(a, "a\"b", STR("x")), 0, 1);
    report(d, MSG_KEY_UNKNOWN, at, "\n\\\xFF");
    report_hint(d, NULL);
    assert_prints(d, (DiagOptions){ .json = true },
                  "[\n  {\"severity\": \"error\", \"code\": \"unknown-key\", \"file\": \"a\\\"b\", "
                  "\"line\": 1, \"column\": 1, \"endColumn\": 2, "
                  "\"message\": \"unknown key `\\u000a\\\\\\ufffd`\", \"hint\": \"\"}\n]\n");
    arena_free(a);
}

static void there_is_an_end_to_messages(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    for (int i = 0; i < 5000; i++) report(d, MSG_TEXT_EMPTY, SPAN_NONE, c_format(a, "%d", i));
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 5000);
    char *text = printed(d, (DiagOptions){ 0 });
    assert_non_null(strstr(text, "ddkit: 4000 more messages\n"));
    free(text);
    arena_free(a);
}

static void long_lines_are_cut(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    char *line = arena_alloc(a, 301);
    memset(line, 'a', 300);
    line[250] = 'X';
    report(d, MSG_TEXT_EMPTY, source_span(source_new(a, "f", str(line)), 250, 251), "it");
    char *text = printed(d, (DiagOptions){ 0 }), *x = strchr(text, 'X'), *caret = strchr(text, '^');
    assert_non_null(x);
    assert_non_null(caret);
    const char *excerpt = strchr(text, '\n') + 1, *below = strchr(excerpt, '\n') + 1;
    assert_int_equal(x - excerpt, caret - below);
    assert_true(below - excerpt < 120);
    free(text);
    arena_free(a);
}

static void near_names_are_found(void **state)
{
    (void)state;
    const Str names[] = { STR("metrics"), STR("logs"), STR("clients"), STR("log") };
    assert_str(nearest_name(STR("metrcis"), names, 4), "metrics"); /* two swapped */
    assert_str(nearest_name(STR("client"), names, 4), "clients");
    assert_str(nearest_name(STR("log"), names, 4), "log");
    assert_str(nearest_name(STR("xyz"), names, 4), "");
    assert_str(nearest_name(STR(""), names, 4), "");
    assert_str(nearest_name(STR("log"), NULL, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_count_characters),
        cmocka_unit_test(messages_are_sorted_by_place),
        cmocka_unit_test(carets_stand_below_their_characters),
        cmocka_unit_test(messages_never_steer_the_terminal),
        cmocka_unit_test(the_same_message_is_kept_once),
        cmocka_unit_test(json_is_escaped),
        cmocka_unit_test(there_is_an_end_to_messages),
        cmocka_unit_test(long_lines_are_cut),
        cmocka_unit_test(near_names_are_found),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
