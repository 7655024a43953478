/* test_changes.c - which faces are printed again, and which are thrown away. */
#include "cmocka_head.h"

#include "kit/changes.h"

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

/* "A1 B2": faces A and B that look like 1 and 2; "A1/9" has the back 9. */
static PiecePrint print_of(const char *text)
{
    PiecePrint p = { .piece = STR("deck") };
    for (; *text; text++) {
        if (*text == ' ') continue;
        FacePrint *f = vec_push(arena, &p.faces);
        *f = (FacePrint){ .label = { text, 1 }, .front = (uint64_t)text[1] };
        text++;
        if (text[1] == '/') f->back = (uint64_t)text[2], text += 2;
    }
    return p;
}

static const char *joined(const Str *labels, size_t n)
{
    Buf b = { .arena = arena };
    for (size_t i = 0; i < n; i++) buf_str(&b, labels[i]);
    return str_c(arena, buf_done(&b));
}

/* "printed labels|labels that are gone", and how many faces are printed. */
static void assert_changes(const char *before, const char *now, ChangeUnit unit, const char *want,
                           size_t printed)
{
    const PiecePrint was = print_of(before), is = print_of(now);
    const FaceChanges *c =
        changes_find(arena, is.faces.at, is.faces.n, *before ? &was : NULL, unit, 2);
    assert_string_equal(
        c_format(arena, "%s|%s", joined(c->labels.at, c->labels.n), joined(c->gone.at, c->gone.n)),
        want);
    assert_int_equal(c->n_printed, printed);
}

static void test_cards(void **state)
{
    (void)state;
    assert_changes("A1 B2 C3", "A1 B2 C3", CHANGE_FACES, "|", 0);
    assert_changes("A1 B2 C3", "A1 B9 C3", CHANGE_FACES, "B|", 1);
    assert_changes("A1 B2", "A1 B2 C3", CHANGE_FACES, "C|", 1);
    assert_changes("A1 B2 C3", "A1 C3", CHANGE_FACES, "|B", 0);
    assert_changes("A1 B2 C3", "C3 A1 B2", CHANGE_FACES, "|", 0);
    assert_changes("", "A1 B2", CHANGE_FACES, "AB|", 2);
    assert_changes("A1 B2", "", CHANGE_FACES, "|AB", 0);
}

static void test_copies(void **state)
{
    (void)state;
    assert_changes("A1 A1", "A1 A1 A1", CHANGE_FACES, "A|", 1);
    assert_changes("A1 A1 A1", "A1 A1", CHANGE_FACES, "|A", 0);
    assert_changes("A1 A1 A1", "A2 A2", CHANGE_FACES, "A|", 2);
}

/* What is numbered has another look at another place; what is not does not. */
static void test_pages_that_move(void **state)
{
    (void)state;
    assert_changes("1a 2b 3c", "1a 2c", CHANGE_FACES, "|2", 0);
    assert_changes("1a 2b", "1x 2a 3b", CHANGE_FACES, "1|", 1);
}

static void test_backs(void **state)
{
    (void)state;
    assert_changes("A1/5 B2/5", "A1/5 B2/6", CHANGE_FACES, "B|", 1);
    assert_changes("A1/5 B2/5", "A1 B2", CHANGE_FACES, "|", 0);
    assert_changes("A1 B2", "A1/5 B3/5", CHANGE_FACES, "B|", 1);
    assert_changes("A1/5 B2/6", "A1 C5 B2 D6", CHANGE_FACES, "|", 0);
}

static void test_sheets(void **state)
{
    (void)state;
    assert_changes("1a 2b 3c 4d 5e", "1a 2b 3c 4x 5e", CHANGE_SHEETS, "34|", 2);
    assert_changes("1a 2b 3c", "1a 2b 3c 4d", CHANGE_SHEETS, "34|", 2);
    assert_changes("1a 2b 3c 4d", "1a 2b 3c", CHANGE_SHEETS, "3|4", 1);
}

static void test_parts(void **state)
{
    (void)state;
    assert_changes("Aa Ab Ba Bb", "Aa Ab Ba Bx", CHANGE_PARTS, "B|", 2);
    assert_changes("Aa Ab Ba", "Aa Ab Ac Ad Ba", CHANGE_PARTS, "A|", 4);
    assert_changes("Aa Ab Ba", "Ba", CHANGE_PARTS, "|A", 0);
}

static void test_folded_ones(void **state)
{
    (void)state;
    assert_changes("1a 2b 3c", "1a 2b 3c", CHANGE_ALL, "|", 0);
    assert_changes("1a 2b 3c", "1a 2x 3c", CHANGE_ALL, "123|", 3);
    assert_changes("1a 2b 3c", "1a 2b", CHANGE_ALL, "12|3", 2);
}

static void test_as_text(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "x",
        "00000000000000ff",
        "00000000000000ff -",
        "00000000000000ff - ",
        "00000000000000FF - A",
        "00000000000000f - A",
        "0000000000000000 - A",
        "00000000000000ff 12 A",
        "00000000000000ff  A",
        "- - A",
    };
    const FacePrint card = { STR("A-01 b"), 0xff, 0x1234 };
    FacePrint read;
    assert_str(face_print_text(arena, &card), "00000000000000ff 0000000000001234 A-01 b");
    assert_true(face_print_parse(face_print_text(arena, &card), &read));
    assert_true(read.front == 0xff && read.back == 0x1234);
    assert_str(read.label, "A-01 b");
    assert_true(face_print_parse(STR("00000000000000ff - 3"), &read));
    assert_true(read.front == 0xff && read.back == 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(face_print_parse(str(bad[i]), &read));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_cards),  TEST(test_copies),      TEST(test_pages_that_move), TEST(test_backs),
        TEST(test_sheets), TEST(test_folded_ones), TEST(test_parts),           TEST(test_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
