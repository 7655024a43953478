/* Contrast as of WCAG 2.1, and that the kit's own colors keep it, on paper and in gray. */
#include "cmocka_head.h"

#include "base/color.h"
#include "base/files.h"
#include "data/yaml.h"

#define CONTRAST_MIN 4.5

/* The gray that a monochrome printer makes of it: Rec. 601, as printer drivers do. */
static Color in_gray(Color c)
{
    float y = 0.299f * c.r + 0.587f * c.g + 0.114f * c.b;
    return (Color){ y, y, y, c.a };
}

static void contrast_of_known_pairs(void **state)
{
    (void)state;
    Color gray;
    assert_true(color_parse(STR("#767676"), &gray));
    assert_float_equal(color_contrast(COLOR_BLACK, COLOR_WHITE), 21, 0.001);
    assert_float_equal(color_contrast(COLOR_WHITE, COLOR_BLACK), 21, 0.001);
    assert_float_equal(color_contrast(gray, COLOR_WHITE), 4.54, 0.01);
    assert_float_equal(color_contrast(gray, gray), 1, 0.001);
}

static void check_color(const Value *colors, Str name)
{
    Color c;
    const Value *v = value_get_str(colors, name), *rgb = value_get(v, "rgb");
    assert_true(color_parse(value_str(rgb ? rgb : v), &c));
    if (color_contrast(c, COLOR_WHITE) < CONTRAST_MIN ||
        color_contrast(in_gray(c), COLOR_WHITE) < CONTRAST_MIN)
        fail_msg("%.*s is too light for text, or for white text on it", (int)name.n, name.p);
}

/* All that the theme sets text in, or white text on. */
static void the_theme_is_legible(void **state)
{
    (void)state;
    static const char *const plain[] = { "ink", "mute", "teal", "red", "violet" };
    static const char *const looks[] = { "decks", "tiers", "roles" };
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *theme =
        yaml_read(a, d, SPAN_NONE, path_join(a, data_folder(a), "templates/theme.yaml"));
    assert_non_null(theme);
    const Value *colors = value_get(theme, "colors");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) check_color(colors, str(plain[i]));
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        const Value *kind = value_get(theme, looks[i]);
        assert_true(value_count(kind) > 0);
        for (size_t k = 0; k < value_count(kind); k++)
            check_color(colors, value_str(value_get(value_at(kind, k), "color")));
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_of_known_pairs),
        cmocka_unit_test(the_theme_is_legible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
