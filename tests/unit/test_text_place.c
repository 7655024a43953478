/* test_text_place.c - where the signs of a text stand in its file, in every style of scalar. */
#include "data/text_place.h"

#include <string.h>

#include "cmocka_head.h"
#include "data/yaml.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

/* The text of `a: …` in YAML; `filled` is what words made of it, or NULL. */
static Value *read_text(Arena *a, const char *yaml, const char *filled)
{
    Value *root = yaml_parse(a, diag_new(a), "a.yaml", str(yaml));
    Value *v = value_get(root, "a");
    assert_non_null(v);
    if (filled) v->text = str(filled);
    return v;
}

/* What stands in the file where `part` of the text does. */
static Str there(const Value *v, const char *part)
{
    const char *found = memmem(v->text.p, v->text.n, part, strlen(part));
    assert_non_null(found);
    const size_t from = (size_t)(found - v->text.p);
    const Span at = text_place(v, from, from + strlen(part));
    return str_slice(at.source->text, at.from, at.to);
}

static void every_style_of_scalar(void **state)
{
    static const char *const files[] = {
        "a: one XX two\n",
        "a: one\n  XX two\n",
        "a: 'it''s XX ''two'''\n",
        "a: \"\\\"one\\\" \\u00e9\\n\\t\\x41 XX\"\n",
        "a: \"one \\\n  \\  XX\\\n  two\"\n",
        "a: |\n  one\n\n    XX two\n",
        "a: |2- # why\n    one\n  XX\n",
        "a: >-\n  one\n  two\n\n  XX\n",
        "a: &x !!str one XX\nb: *x\n",
        "{b: [XX], a: \"one XX\"}",
        "a: \"\\u4e2d\\U0001F600 \\_XX\"\n",
        "a: čšž XX\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_str(there(read_text(*state, files[i], NULL), "XX"), "XX");
}

static void a_stretch_may_span_lines(void **state)
{
    assert_str(there(read_text(*state, "a: >\n  X one\n  two Y\n", NULL), "X one two Y"),
               "X one\n  two Y");
    assert_str(there(read_text(*state, "a: 'X''Y'\n", NULL), "X'Y"), "X''Y");
}

static void words_stand_where_they_are_named(void **state)
{
    const char *yaml = "a: It is {{company}} and {{ app }}, XX {{last}}\n";
    const char *filled = "It is Umbra YY Corp and Shop, XX Z";
    assert_str(there(read_text(*state, yaml, filled), "YY"), "{{company}}");
    assert_str(there(read_text(*state, yaml, filled), "Shop"), "{{ app }}");
    assert_str(there(read_text(*state, yaml, filled), "XX"), "XX");
    assert_str(there(read_text(*state, yaml, filled), "Z"), "{{last}}");
    assert_str(there(read_text(*state, "a: '{{x}}'\n", "Y"), "Y"), "{{x}}");
    assert_str(there(read_text(*state, "a: '{{x}}{{y}} XX'\n", "1 2 XX"), "XX"), "XX");
    assert_str(there(read_text(*state, "a: '\\{{x}} XX'\n", "{{x}} XX"), "XX"), "XX");
    assert_str(there(read_text(*state, "a: \"\\\\{{x}} XX\"\n", "{{x}} XX"), "XX"), "XX");
}

static void what_does_not_match_is_the_whole_text(void **state)
{
    assert_str(there(read_text(*state, "a: one two\n", "three XX"), "XX"), "one two");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_style_of_scalar),
        TEST(a_stretch_may_span_lines),
        TEST(words_stand_where_they_are_named),
        TEST(what_does_not_match_is_the_whole_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
