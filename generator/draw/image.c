/* image.c - PNG through libpng's simplified interface, which turns every kind of PNG (palette,
 * 16 bits, interlaced, gamma) into plain sRGB and returns errors instead of jumping. */
#include "draw/image.h"

#include <png.h>
#include <string.h>

#include "base/map.h"

const Image *image_decode_png(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    png_image png = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&png, bytes.p, bytes.n)) {
        report(d, MSG_IMAGE_BROKEN, at, name, png.message);
        return NULL;
    }
    if (png.width > IMAGE_SIDE_MAX || png.height > IMAGE_SIDE_MAX) {
        report(d, MSG_IMAGE_SIZE, at, name, c_format(a, "%u x %u", png.width, png.height),
               c_format(a, "%d", IMAGE_SIDE_MAX));
        png_image_free(&png);
        return NULL;
    }
    const bool alpha = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    png.format = alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    const size_t size = PNG_IMAGE_SIZE(png);
    uint8_t *pixels = arena_alloc(a, size);
    if (!png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        report(d, MSG_IMAGE_BROKEN, at, name, png.message);
        return NULL;
    }
    Image *image = ARENA_NEW(a, Image);
    *image = (Image){ .width = png.width, .height = png.height, .alpha = alpha, .pixels = pixels };
    image->hash = hash_bytes(hash_bytes(HASH_SEED, &png.width, sizeof png.width), pixels, size);
    return image;
}
