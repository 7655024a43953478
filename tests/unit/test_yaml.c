/* test_yaml.c - what scalars mean, aliases, and places. */
#include "data/yaml.h"

#include "cmocka_head.h"

static Value *parse(Arena *a, const char *text)
{
    Diag *d = diag_new(a);
    Value *v = yaml_parse(a, d, "t.yaml", str(text));
    if (!v) diag_print(d, stderr, (DiagOptions){ 0 });
    assert_non_null(v);
    assert_int_equal(diag_count(d, SEVERITY_NOTE), 0);
    return v;
}

static void check_kind(const char *text, ValueKind want)
{
    Arena *a = arena_new();
    Value *v = yaml_plain(value_text(a, SPAN_NONE, str(text)));
    assert_int_equal(v->kind, want);
    assert_str(v->text, text);
    arena_free(a);
}

/* YAML 1.2.2, 10.3.2, but that whole numbers are such however they are written; and what it would
 * have been in 1.1. */
static void plain_scalars_follow_the_core_schema(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "yes",  "no", "on", "off",  "y",    "nULL", "0x", "0o8",   "1_000", "12:30", ".inf",
        ".nan", "1e", "e1", "0b11", "tRue", "-",    "+",  "-0x1f", ".",     "1.2.3"
    };
    static const char *const ints[] = {
        "0", "-7", "+12", "007", "0x1F", "0o17", "1.", "4.0", "1e3"
    };
    static const char *const reals[] = { "1.5", "-.5", "6.02E+23", "9223372036854775808" };
    static const char *const nulls[] = { "", "~", "null", "Null", "NULL" };
    static const char *const bools[] = { "true", "True", "TRUE", "false", "False", "FALSE" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_kind(texts[i], VALUE_TEXT);
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++) check_kind(ints[i], VALUE_INT);
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) check_kind(reals[i], VALUE_REAL);
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++) check_kind(nulls[i], VALUE_NULL);
    for (size_t i = 0; i < sizeof bools / sizeof *bools; i++) check_kind(bools[i], VALUE_BOOL);
}

static void numbers_have_their_values(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "[0x1F, 0o17, 007, -3, 2.50]");
    assert_int_equal(value_integer(value_at(v, 0), 0), 31);
    assert_int_equal(value_integer(value_at(v, 1), 0), 15);
    assert_int_equal(value_integer(value_at(v, 2), 0), 7);
    assert_int_equal(value_integer(value_at(v, 3), 0), -3);
    assert_true(value_number(value_at(v, 4), 0) == 2.5);
    assert_str(value_at(v, 4)->text, "2.50");
    arena_free(a);
}

static void quoted_scalars_are_text(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "a: \"1\"\nb: 'true'\nc: |\n  null\nd: >-\n  2\n  3\ne: !!str 5\n");
    for (size_t i = 0; i < 5; i++) assert_int_equal(value_at(v, i)->kind, VALUE_TEXT);
    assert_str(value_str(value_get(v, "c")), "null\n");
    assert_str(value_str(value_get(v, "d")), "2 3");
    arena_free(a);
}

static void assert_span(Span at, uint32_t line, uint32_t col, uint32_t end)
{
    const Location place = span_location(at);
    assert_int_equal(place.line, line);
    assert_int_equal(place.col, col);
    assert_int_equal(place.end, end);
}

static void values_know_their_places(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "\xEF\xBB\xBF# caf\xC3\xA9\r\nkey: \"\xC5\xBE\xC5\xBE\"\r\n"
                        "list: [a, 'b']\r\nlong: one\r\n  two\r\nblock: |\r\n  x\r\nlast: y");
    assert_span(value_entry(v, STR("key"))->key_span, 2, 1, 4);
    assert_span(value_get(v, "key")->span, 2, 6, 10);
    assert_span(value_get(v, "list")->span, 3, 7, 8);
    assert_span(value_at(value_get(v, "list"), 1)->span, 3, 11, 14);
    assert_span(value_get(v, "long")->span, 4, 7, 10);
    assert_span(value_get(v, "block")->span, 6, 8, 9);
    assert_span(value_get(v, "last")->span, 8, 7, 8);
    assert_str(value_str(value_get(v, "block")), "x\n");
    assert_str(value_str(value_get(v, "long")), "one two");
    arena_free(a);
}

/* libyaml takes NEL, LS and PS for line breaks; editors do not. */
static void odd_line_breaks_do_not_move_places(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "a: 'x\xE2\x80\xA8y\xC2\x85z'\nb: c\n");
    assert_span(value_get(v, "b")->span, 2, 4, 5);
    arena_free(a);
}

static void aliases_are_copies(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "x: &m {k: [1, &s two]}\ny: *m\nz: *s\n");
    Value *x = value_get(v, "x"), *y = value_get(v, "y");
    assert_ptr_not_equal(x, y);
    assert_ptr_not_equal(value_get(x, "k"), value_get(y, "k"));
    assert_str(value_str(value_at(value_get(y, "k"), 1)), "two");
    assert_span(value_at(value_get(y, "k"), 1)->span, 1, 15, 21);
    assert_str(value_str(value_get(v, "z")), "two");
    arena_free(a);
}

static void own_keys_win_over_merged_ones(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Value *v = parse(a, "b: &b {x: 1, y: 2}\nc: &c {y: 3, z: 4}\n"
                        "m: {<<: [*b, *c], x: 9}\nn: {'<<': text}\n");
    Value *m = value_get(v, "m");
    assert_int_equal(value_count(m), 3);
    assert_int_equal(value_integer(value_get(m, "x"), 0), 9);
    assert_int_equal(value_integer(value_get(m, "y"), 0), 2);
    assert_int_equal(value_integer(value_get(m, "z"), 0), 4);
    assert_str(value_str(value_get(value_get(v, "n"), "<<")), "text");
    arena_free(a);
}

static void nesting_has_a_limit(void **state)
{
    (void)state;
    for (int depth = YAML_DEPTH_MAX - 1; depth <= YAML_DEPTH_MAX; depth++) {
        Arena *a = arena_new();
        Diag *d = diag_new(a);
        Buf b = { .arena = a };
        for (int i = 0; i < depth; i++) buf_char(&b, '[');
        buf_c(&b, "x");
        for (int i = 0; i < depth; i++) buf_char(&b, ']');
        bool read = yaml_parse(a, d, "t.yaml", buf_done(&b)) != NULL;
        assert_int_equal(read, depth < YAML_DEPTH_MAX);
        arena_free(a);
    }
}

static void every_mistake_in_a_file_is_told(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    assert_null(yaml_parse(a, d, "t.yaml", STR("a: *x\na: 1\nb: !t 2\n? [k]\n: v\nc: \"\\0\"\n")));
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 5);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_scalars_follow_the_core_schema),
        cmocka_unit_test(numbers_have_their_values),
        cmocka_unit_test(quoted_scalars_are_text),
        cmocka_unit_test(values_know_their_places),
        cmocka_unit_test(odd_line_breaks_do_not_move_places),
        cmocka_unit_test(aliases_are_copies),
        cmocka_unit_test(own_keys_win_over_merged_ones),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(every_mistake_in_a_file_is_told),
    };
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
