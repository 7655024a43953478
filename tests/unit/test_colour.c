/* Contrast as of WCAG 2.1, and that the kit's own colours keep it, on paper and in gray. */
#include "cmocka_head.h"

#include <math.h>

#include "base/colour.h"
#include "base/files.h"
#include "data/yaml.h"

#define CONTRAST_MIN 4.5

static double linear(double c)
{
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast ratio as of WCAG 2.1, 1.4.3. */
static double luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double contrast(Colour a, Colour b)
{
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* The gray that a monochrome printer makes of it: Rec. 601, as printer drivers do. */
static Colour in_gray(Colour c)
{
    float y = 0.299f * c.r + 0.587f * c.g + 0.114f * c.b;
    return (Colour){ y, y, y, c.a };
}

static void contrast_of_known_pairs(void **state)
{
    (void)state;
    Colour gray;
    assert_true(colour_parse(STR("#767676"), &gray));
    assert_float_equal(contrast(COLOUR_BLACK, COLOUR_WHITE), 21, 0.001);
    assert_float_equal(contrast(COLOUR_WHITE, COLOUR_BLACK), 21, 0.001);
    assert_float_equal(contrast(gray, COLOUR_WHITE), 4.54, 0.01);
    assert_float_equal(contrast(gray, gray), 1, 0.001);
}

static void check_colour(const Value *colours, Str name)
{
    Colour c;
    assert_true(colour_parse(value_str(value_get_str(colours, name)), &c));
    if (contrast(c, COLOUR_WHITE) < CONTRAST_MIN ||
        contrast(in_gray(c), COLOUR_WHITE) < CONTRAST_MIN)
        fail_msg("%.*s is too light for text, or for white text on it", (int)name.n, name.p);
}

/* All that the theme sets text in, or white text on. */
static void the_theme_is_legible(void **state)
{
    (void)state;
    static const char *const plain[] = { "ink", "mute", "teal", "red", "violet" };
    static const char *const looks[] = { "decks", "tiers" };
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Value *theme =
        yaml_read(a, d, SPAN_NONE, path_join(a, data_folder(a), "templates/theme.yaml"));
    assert_non_null(theme);
    const Value *colours = value_get(theme, "colors");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) check_colour(colours, str(plain[i]));
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        const Value *kind = value_get(theme, looks[i]);
        assert_true(value_count(kind) > 0);
        for (size_t k = 0; k < value_count(kind); k++)
            check_colour(colours, value_str(value_get(value_at(kind, k), "color")));
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
