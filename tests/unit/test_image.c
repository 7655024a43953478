/* test_image.c - PNG files, whole and damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <png.h>

#include "draw/image.h"

static Arena *arena;
static Diag *diag;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* A PNG file of `width` × `height` pixels in `format`. */
static Str encoded_pixels(uint32_t width, uint32_t height, uint32_t format, const uint8_t *pixels)
{
    png_image png = {
        .version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = format
    };
    png_alloc_size_t n = 0;
    assert_true(png_image_write_to_memory(&png, NULL, &n, 0, pixels, 0, NULL));
    char *out = arena_alloc(arena, n);
    assert_true(png_image_write_to_memory(&png, out, &n, 0, pixels, 0, NULL));
    return (Str){ out, n };
}

/* The same, all bytes counting up. */
static Str encoded(uint32_t width, uint32_t height, uint32_t format)
{
    const size_t size = (size_t)width * height * PNG_IMAGE_PIXEL_SIZE(format);
    uint8_t *pixels = arena_alloc(arena, size);
    for (size_t i = 0; i < size; i++) pixels[i] = (uint8_t)i;
    return encoded_pixels(width, height, format, pixels);
}

static const Image *decoded(Str bytes)
{
    return image_decode_png(arena, diag, SPAN_NONE, "x.png", bytes);
}

static void test_rgb(void **state)
{
    (void)state;
    const Image *image = decoded(encoded(3, 2, PNG_FORMAT_RGB));
    assert_non_null(image);
    assert_int_equal(image->width, 3);
    assert_int_equal(image->height, 2);
    assert_false(image->alpha);
    for (int i = 0; i < 18; i++) assert_int_equal(image->pixels[i], i);
}

static void test_alpha_and_gray(void **state)
{
    (void)state;
    assert_true(decoded(encoded(4, 4, PNG_FORMAT_RGBA))->alpha);
    const Image *gray = decoded(encoded(2, 1, PNG_FORMAT_GRAY));
    assert_false(gray->alpha);
    assert_true(gray->gray);
    assert_memory_equal(gray->pixels, "\0\1", 2);
}

/* What is opaque everywhere has no alpha; what is not seen has no color. */
static void test_needless_alpha(void **state)
{
    (void)state;
    const uint8_t opaque[8] = { 1, 2, 3, 255, 4, 5, 6, 255 }, clear[8] = { 1, 2, 3, 0, 4, 5, 6, 9 };
    const Image *image = decoded(encoded_pixels(2, 1, PNG_FORMAT_RGBA, opaque));
    assert_false(image->alpha);
    assert_memory_equal(image->pixels, "\1\2\3\4\5\6", 6);
    image = decoded(encoded_pixels(2, 1, PNG_FORMAT_RGBA, clear));
    assert_true(image->alpha);
    assert_memory_equal(image->pixels, "\0\0\0\0\4\5\6\x09", 8);
}

static void test_equal_pixels_have_equal_hashes(void **state)
{
    (void)state;
    const uint64_t hash = decoded(encoded(6, 4, PNG_FORMAT_RGB))->hash;
    assert_true(hash == decoded(encoded(6, 4, PNG_FORMAT_RGB))->hash);
    assert_true(hash != decoded(encoded(4, 6, PNG_FORMAT_RGB))->hash);
}

static void assert_refused(Str bytes)
{
    const size_t before = diag_count(diag, SEVERITY_ERROR);
    assert_null(decoded(bytes));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), before + 1);
    diag = diag_new(arena); /* the same message would be kept once */
}

static void test_damaged(void **state)
{
    (void)state;
    const Str whole = encoded(40, 40, PNG_FORMAT_RGB);
    assert_refused((Str){ "", 0 });
    assert_refused(STR("GIF89a"));
    for (size_t n = 8; n < whole.n - 12; n += 7) assert_refused(str_slice(whole, 0, n));
    for (size_t i = 16; i < 33; i++) {
        char *bent = arena_copy(arena, whole.p, whole.n);
        bent[i] ^= 0x55;
        assert_refused((Str){ bent, whole.n });
    }
}

static void test_too_large(void **state)
{
    (void)state;
    assert_refused(encoded(IMAGE_SIDE_MAX + 1, 1, PNG_FORMAT_GRAY));
    assert_refused(encoded(8001, 8000, PNG_FORMAT_GRAY)); /* too many pixels in all */
    assert_non_null(decoded(encoded(IMAGE_SIDE_MAX, 1, PNG_FORMAT_GRAY)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rgb),
        cmocka_unit_test(test_alpha_and_gray),
        cmocka_unit_test(test_needless_alpha),
        cmocka_unit_test(test_equal_pixels_have_equal_hashes),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
