/* test_yaml_usual.c - what is read without libyaml comes to what libyaml makes of it. */
#include "data/yaml_usual.h"

#include <glob.h>

#include "base/files.h"
#include "base/utf8.h"
#include "data/yaml.h"

#include "cmocka_head.h"

static void assert_same_span(Span a, Span b)
{
    assert_int_equal(a.from, b.from);
    assert_int_equal(a.to, b.to);
}

static void assert_same_text(Str a, Str b)
{
    assert_int_equal(a.n, b.n);
    if (a.n) assert_memory_equal(a.p, b.p, a.n);
}

static void assert_same(const Value *a, const Value *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_same_span(a->span, b->span);
    assert_int_equal(value_count(a), value_count(b));
    for (size_t i = 0; i < value_count(a); i++) {
        assert_same(value_at(a, i), value_at(b, i));
        if (a->kind != VALUE_MAP) continue;
        assert_same_text(value_key(a, i), value_key(b, i));
        assert_same_span(a->map.at[i].key_span, b->map.at[i].key_span);
    }
    assert_same_text(value_str(a), value_str(b));
    assert_true(value_number(a, 0) == value_number(b, 0));
    assert_int_equal(value_truth(a), value_truth(b));
}

/* Whether the text is usual; then libyaml must have nothing to say, and say the same.  An end of
 * the document is not usual, and changes nothing in what stands before it. */
static bool is_usual(Str text)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *usual = yaml_usual(a, source_new(a, "t.yaml", text));
    if (usual) {
        Buf ended = { .arena = a };
        buf_str(&ended, text);
        buf_c(&ended, "...\n");
        const Value *v = yaml_parse(a, d, "t.yaml", buf_done(&ended));
        if (!v) print_message("%.*s", (int)text.n, text.p);
        assert_non_null(v);
        assert_int_equal(diag_count(d, SEVERITY_NOTE), 0);
        assert_same(usual, v);
    }
    arena_free(a);
    return usual != NULL;
}

static void what_most_people_write_is_usual(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a: 1\nb: -2.5\nc: true\nd: ~\ne:\nf: text\n",
        "# head\n\na: b # comment\n  # another\nc: d\n",
        "a:\n  - b\n  - c: d\n    e: f\n  -\n    g: h\n  - - i\n    - j\n",
        "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n",
        "- a\n- {b: c, \"d\": [e, 'f'], g: {}, h: [],}\n",
        "a: [b,\n    c, # comment\n    {d: e,\n     f: g}\n  ]\n",
        "a: first\n  second\n\n  third # comment\nb: [one\n  two, three]\n",
        "a: \"first\n  second\n\n  third \\\"x\\\" \\\\ \\u00e9 \"\nb: 'it''s\n   there'\n",
        "a: |\n  one\n    two\n\n  three\n\nb: |-\n  one\nc: >\n  one\n  two\n\n  three\n   four\n "
        " five\n",
        "a:\n  |\n  b\n",
        "a-b: -x\n\"c\": d\n'e f': http://g:80/h#i\n1: j\n",
        "\xC3\xA9: \xE2\x80\x9C \xF0\x9F\x98\x80 \xE2\x80\x9D\n",
        "a: b:c\nd: e - f ? g [h], {i}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_true(is_usual(str(texts[i])));
}

static void what_is_wrong_or_rare_is_not(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "a\n",
        "[a]\n",
        "a: b",
        " a: b\n",
        "---\na: b\n",
        "a: b\n...\n",
        "%YAML 1.2\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "<<: {a: b}\n",
        "? a\n: b\n",
        "a: b\na: c\n",
        "a: b: c\n",
        "a: - b\n",
        "a: b\n  c: d\n",
        "  a: b\nc: d\n",
        "- a\nb: c\n",
        "a:\n- b\n c: d\n",
        "a: # b\n",
        "a: #b\n",
        "- # b\n",
        "-\n- a\n",
        "a: [b\n",
        "a: [b,, c]\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: {{b}}\n",
        "a: [b]c\n",
        "a: 'b' c\n",
        "a: 'b\n",
        "a: \"b\\qc\"\n",
        "a: \"\\0\"\n",
        "a: \"C:\\temp\"\n",
        "a: \"\\ud800\"\n",
        "a: |+\n  b\n",
        "a: |2\n  b\n",
        "a: | # b\n  c\n",
        "a: |\n    \n  b\n",
        "a: @b\n",
        "a: `b\n",
        "a: %b\n",
        "a: ]\n",
        "a: [b\nc]\n",
        "a: {b:, c: d}\n",
        "a: \"b\n\\  c\"\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_false(is_usual(str(texts[i])));
}

static void nesting_has_the_limit_of_libyaml(void **state)
{
    (void)state;
    for (int depth = YAML_DEPTH_MAX - 2; depth <= YAML_DEPTH_MAX; depth++) {
        Arena *a = arena_new();
        Buf b = { .arena = a };
        buf_c(&b, "a: ");
        for (int i = 0; i < depth; i++) buf_char(&b, '[');
        buf_c(&b, "b");
        for (int i = 0; i < depth; i++) buf_char(&b, ']');
        buf_char(&b, '\n');
        assert_int_equal(is_usual(buf_done(&b)), depth <= YAML_DEPTH_MAX - 2);
        arena_free(a);
    }
}

/* ---- all files ------------------------------------------------------------------------------ */

typedef void FileTest(void *user, Str text);

/* Whether it has nothing but characters, and line ends of one byte. */
static bool is_plain(Str text)
{
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (c == UTF8_INVALID || (c < ' ' && c != '\n')) return false;
    }
    return true;
}

/* The repository's files but those that are about rare characters. */
static void each_file(FileTest *test, void *user)
{
    static const char *const patterns[] = { "templates/*.yaml",      "templates/*/*.yaml",
                                            "scenarios/*/*.yaml",    "scenarios/*/*/*.yaml",
                                            "tests/golden/*/*.yaml", "tests/bad/*.yaml" };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t found;
        Arena *a = arena_new();
        assert_int_equal(glob(path_join(a, data_folder(a), patterns[i]), 0, NULL, &found), 0);
        for (size_t k = 0; k < found.gl_pathc; k++) {
            Str text;
            assert_true(
                file_read(a, diag_new(a), SPAN_NONE, found.gl_pathv[k], YAML_FILE_MAX, &text));
            if (text.n && is_plain(text)) test(user, text);
        }
        globfree(&found);
        arena_free(a);
    }
}

typedef struct Count {
    unsigned usual, all;
} Count;

static void count(void *user, Str text)
{
    Count *c = user;
    c->usual += is_usual(text);
    c->all++;
}

static void most_files_are_usual(void **state)
{
    (void)state;
    Count c = { 0 };
    each_file(count, &c);
    assert_in_range(c.usual * 10, c.all * 8, c.all * 10);
}

/* The same numbers on every machine (xorshift). */
typedef struct Dice {
    uint64_t state;
} Dice;

static size_t roll(Dice *d, size_t sides)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return (size_t)((d->state >> 11) % sides);
}

/* A few lines of it, with a few signs put in or left out. */
static Str changed(Arena *a, Dice *d, Str text)
{
    static const char *const signs[] = {
        " ",    "  ",    "\n", "\n\n", "\n  ",  "\n    ", ": ",  ":",   "- ",  "-",       "#",
        " # c", "\"",    "'",  "[",    "]",     "{",      "}",   ",",   "|\n", "|-\n  ",  ">\n  ",
        "? ",   "&a ",   "*a", "!t ",  "%",     "@",      "~",   "\\",  "\\n", "\\u00e9", "''",
        "...",  "---\n", "<<", "a: b", "- x\n", "[a, b]", "=:=", "a?b", ":,",  "\"a\":b", "{a: b}",
    };
    size_t from = roll(d, text.n), to = from + 20 + roll(d, 300), skip = 0;
    while (from > 0 && text.p[from - 1] != '\n') from--;
    while (to < text.n && text.p[to - 1] != '\n') to++;
    while (from + skip < text.n && text.p[from + skip] == ' ') skip++;
    Buf lines = { .arena = a };
    for (Str rest = str_slice(text, from, to); rest.n;) {
        const Str line = str_slice(rest, 0, str_find(rest, '\n') + 1);
        size_t blanks = 0;
        while (blanks < skip && blanks < line.n && line.p[blanks] == ' ') blanks++;
        buf_str(&lines, str_slice(line, blanks, line.n));
        rest = str_slice(rest, line.n, rest.n);
    }
    for (size_t n = roll(d, 4); n > 0; n--) {
        const Str old = buf_done(&lines);
        const size_t at = roll(d, old.n + 1), left_out = roll(d, 3) ? 0 : roll(d, 6);
        lines = (Buf){ .arena = a };
        buf_str(&lines, str_slice(old, 0, at));
        if (!left_out) buf_c(&lines, signs[roll(d, sizeof signs / sizeof *signs)]);
        buf_str(&lines, str_slice(old, at + left_out, old.n));
    }
    buf_char(&lines, '\n');
    return buf_done(&lines);
}

static void change(void *user, Str text)
{
    for (int i = 0; i < 100; i++) {
        Arena *a = arena_new();
        const Str other = changed(a, user, text);
        if (is_plain(other)) is_usual(other);
        arena_free(a);
    }
}

static void changed_files_are_read_alike(void **state)
{
    (void)state;
    Dice dice = { 88172645463325252u };
    each_file(change, &dice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_most_people_write_is_usual),
        cmocka_unit_test(what_is_wrong_or_rare_is_not),
        cmocka_unit_test(nesting_has_the_limit_of_libyaml),
        cmocka_unit_test(most_files_are_usual),
        cmocka_unit_test(changed_files_are_read_alike),
    };
    return cmocka_run_group_tests_name("yaml_usual", tests, NULL, NULL);
}
