/* test_options.c - the command line. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"

/* Parses the words of `line`; "''" is an empty argument. */
typedef struct Parsed {
    Arena *arena;
    Diag *diag;
    Options o;
    bool ok;
} Parsed;

static Parsed parse(const char *line)
{
    Parsed p = { .arena = arena_new() };
    const char *args[32] = { 0 };
    size_t n = 0;
    p.diag = diag_new(p.arena);
    for (char *word = strtok(str_c(p.arena, str(line)), " "); word; word = strtok(NULL, " "))
        args[n++] = strcmp(word, "''") == 0 ? "" : word;
    p.ok = options_parse(p.arena, p.diag, args, &p.o);
    return p;
}

static void end(Parsed *p)
{
    arena_free(p->arena);
}

static void says(const char *line, const char *want)
{
    Parsed p = parse(line);
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    diag_print(p.diag, to, (DiagOptions){ 0 });
    fclose(to);
    if (!strstr(text, want)) fail_msg("`%s` says:\n%swithout \"%s\"", line, text, want);
    assert_false(p.ok);
    free(text);
    end(&p);
}

static void defaults(void **state)
{
    (void)state;
    Parsed p = parse("build x");
    assert_true(p.ok);
    assert_int_equal(p.o.command, COMMAND_BUILD);
    assert_int_equal(p.o.operands.n, 1);
    assert_string_equal(p.o.operands.at[0], "x");
    assert_null(p.o.operands.at[1]);
    assert_null(p.o.output);
    assert_string_equal(p.o.paper, "a4");
    assert_null(p.o.theme);
    assert_int_equal(p.o.dpi, -1); /* 80, or 300 with --cards */
    assert_string_equal(p.o.target, "home");
    assert_int_equal(p.o.players, -1);
    assert_false(p.o.json);
    end(&p);
    p = parse("");
    assert_true(p.ok);
    assert_int_equal(p.o.command, COMMAND_NONE);
    end(&p);
}

static void spellings_of_a_value(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "build --output=d x", "build --output d x", "build -o d x",    "build -od x",
        "build x -o d",       "-o d build x",       "build --out=d x", "--output=d build x",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Parsed p = parse(lines[i]);
        assert_true(p.ok);
        assert_int_equal(p.o.command, COMMAND_BUILD);
        assert_string_equal(p.o.output, "d");
        assert_int_equal(p.o.operands.n, 1);
        end(&p);
    }
    Parsed p = parse("build --output=a=b x");
    assert_string_equal(p.o.output, "a=b");
    end(&p);
}

static void bundles_and_the_end_of_options(void **state)
{
    (void)state;
    Parsed p = parse("build -qvo d x");
    assert_true(p.ok && p.o.quiet && p.o.verbose);
    assert_string_equal(p.o.output, "d");
    end(&p);
    p = parse("build -- -q --paper");
    assert_true(p.ok && !p.o.quiet);
    assert_int_equal(p.o.operands.n, 2);
    end(&p);
    p = parse("build -"); /* a lone dash is an argument */
    assert_true(p.ok);
    assert_int_equal(p.o.operands.n, 1);
    end(&p);
}

static void lists_and_repeats(void **state)
{
    (void)state;
    Parsed p = parse("build x --only a,b --only=c --with one,two --with three");
    assert_true(p.ok);
    assert_int_equal(p.o.only.n, 3);
    assert_string_equal(p.o.only.at[2], "c");
    assert_int_equal(p.o.overlays.n, 2);
    assert_string_equal(p.o.overlays.at[0], "one,two");
    assert_null(p.o.overlays.at[2]);
    end(&p);
}

static void choices_and_numbers(void **state)
{
    (void)state;
    Parsed p = parse("build x --duplex short --marks=none --format=short --json --players 5");
    assert_true(p.ok);
    assert_int_equal(p.o.duplex, 2);
    assert_int_equal(p.o.marks, 3);
    assert_true(p.o.json);
    assert_string_equal(p.o.format, "short");
    assert_int_equal(p.o.players, 5);
    end(&p);
    p = parse("odds --proficiency 0 --dice 3");
    assert_true(p.ok);
    assert_int_equal(p.o.proficiency, 0);
    assert_int_equal(p.o.dice, 3);
    assert_int_equal(p.o.sides, -1);
    end(&p);
}

static void complaints(void **state)
{
    (void)state;
    says("biuld x", "unknown command `biuld`");
    says("biuld x", "did you mean `build`?");
    says("frobnicate", "known: `build`, `check`");
    says("build --papr a4 x", "did you mean `--paper`?");
    says("build --zzz x", "unknown option --zzz");
    says("build -z x", "unknown option -z");
    says("build -qz x", "unknown option -z");
    says("build --p a4 x", "ambiguous option --p: it could be --paper, --printer, --password, --players");
    says("build --dpi 90 x", "`ddkit build` has no option --dpi");
    says("build --dpi 90 x", "it is an option of preview");
    says("--dpi 90 build x", "`ddkit build` has no option --dpi");
    says("build x --paper", "--paper needs a value: --paper=PAPER");
    says("build x --quiet=yes", "--quiet takes no value");
    says("build x --paper=", "--paper has an empty value");
    says("build x -o ''", "--output has an empty value");
    says("build x --only a,,b", "--only has an empty value");
    says("build x --only ''", "--only has an empty value");
    says("build x --duplex=both",
         "--duplex: expected none, long, short, gutterfold or separate, found `both`");
    says("build x --players=25", "--players: expected a whole number from 1 to 24, found `25`");
    says("build x --players=0x5", "found `0x5`");
    says("build x --players=99999999999999999999", "found `99999999999999999999`");
    says("build --= x", "unknown option --");
}

static void all_mistakes_at_once(void **state)
{
    (void)state;
    Parsed p = parse("build --papr a4 --duplex=both x --dpi 90");
    assert_int_equal(diag_count(p.diag, SEVERITY_ERROR), 3);
    end(&p);
}

/* An option that is another's beginning must not be ambiguous, and the table must make sense. */
static void the_table_is_sound(void **state)
{
    (void)state;
    for (const OptionSpec *s = option_specs; s->name; s++) {
        assert_true(s->commands != 0);
        assert_true((s->kind == OPTION_FLAG) == (s->argument == NULL));
        assert_true((s->kind == OPTION_CHOICE) == (s->choices != NULL));
        assert_true(s->help[0] >= 'a' && s->help[0] <= 'z' && s->help[strlen(s->help) - 1] != '.');
        for (const OptionSpec *t = option_specs; t < s; t++) {
            if (s->commands & t->commands) assert_string_not_equal(s->name, t->name);
            assert_true(!s->letter || s->letter != t->letter);
        }
    }
    for (int i = 0; i < COMMAND_COUNT; i++) assert_non_null(commands[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults),
        cmocka_unit_test(spellings_of_a_value),
        cmocka_unit_test(bundles_and_the_end_of_options),
        cmocka_unit_test(lists_and_repeats),
        cmocka_unit_test(choices_and_numbers),
        cmocka_unit_test(complaints),
        cmocka_unit_test(all_mistakes_at_once),
        cmocka_unit_test(the_table_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
