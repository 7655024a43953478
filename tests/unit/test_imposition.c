/* test_imposition.c - the table of impositions. */
#include "cmocka_head.h"
#include "print/imposition.h"

static Arena *arena;

/* A SlugText without a font. */
static const Line *no_text(void *context, Arena *a, Str text)
{
    (void)context, (void)a, (void)text;
    return NULL;
}

static Document imposed(const char *name, size_t n, bool backs)
{
    Document doc = { .duplex = DUPLEX_LONG };
    Face *faces = ARENA_ARRAY(arena, Face, n);
    const SlugWords words = { .sheet = STR("{1} of {2}") };
    const Slug slug = { .words = &words };
    for (size_t i = 0; i < n; i++) {
        faces[i].front = frame_new(arena, (Size){ 150, 200 });
        if (backs) faces[i].back = frame_new(arena, (Size){ 150, 200 });
    }
    const ImpositionJob job = { .arena = arena,
                                .faces = faces,
                                .n = n,
                                .size = { 150, 200 },
                                .paper = { 595, 842 },
                                .margin = 10,
                                .up = 2,
                                .overlap = 20,
                                .duplex = DUPLEX_LONG,
                                .slug = &slug,
                                .set = no_text };
    assert_true(imposition_named(str(name))->impose(&job, &doc).fits);
    return doc;
}

static void test_names(void **state)
{
    size_t i = 0;
    (void)state;
    for (; imposition_names[i]; i++) assert_string_equal(imposition_names[i], impositions[i].name);
    assert_null(impositions[i].name);
}

static void test_kinds(void **state)
{
    (void)state;
    arena = arena_new();
    assert_int_equal(imposed("cards", 9, true).pages.n, 2);
    assert_int_equal(imposed("pages", 3, false).pages.n, 3);
    assert_int_equal(imposed("pages", 3, true).pages.n, 6);
    assert_int_equal(imposed("n-up", 3, false).pages.n, 2);
    assert_int_equal(imposed("signature", 8, false).pages.n, 1);
    assert_int_equal(imposed("signature", 9, false).pages.n, 3); /* cut apart, four on a sheet */
    assert_int_equal(imposed("tiles", 2, false).pages.n, 2);
    arena_free(arena);
}

static void test_too_small(void **state)
{
    Document doc = { .duplex = DUPLEX_NONE };
    const Face face = { 0 };
    const ImpositionJob job = {
        .faces = &face, .n = 1, .size = { 900, 900 }, .paper = { 595, 842 }
    };
    (void)state;
    assert_false(imposition_named(STR("cards"))->impose(&job, &doc).fits);
    assert_int_equal(doc.pages.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
