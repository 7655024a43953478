/* image.c - PNG through libpng's simplified interface, which turns every kind of PNG (palette,
 * 16 bits, interlaced, gamma) into plain sRGB and returns errors instead of jumping. */
#include "draw/image.h"

#include <png.h>
#include <string.h>

#include "base/map.h"

bool image_size_fits(Arena *a, Diag *d, Span at, const char *name, uint32_t width, uint32_t height)
{
    if (width <= IMAGE_SIDE_MAX && height <= IMAGE_SIDE_MAX) return true;
    return report(d, MSG_IMAGE_SIZE, at, name, c_format(a, "%u x %u", width, height),
                  c_format(a, "%d", IMAGE_SIDE_MAX));
}

static bool png_fits(Arena *a, Diag *d, Span at, const char *name, const png_image *png)
{
    if (!image_size_fits(a, d, at, name, png->width, png->height)) return false;
    if ((size_t)png->width * png->height <= IMAGE_PIXELS_MAX) return true;
    return report(d, MSG_IMAGE_PIXELS, at, name, c_format(a, "%u x %u", png->width, png->height),
                  c_format(a, "%zu", IMAGE_PIXELS_MAX / 1000000));
}

/* A picture that is opaque everywhere needs no opacity; elsewhere pixels that are not seen have no
 * color that viewers could mix into their neighbors. */
static void settle_alpha(Image *image, uint8_t *pixels)
{
    const size_t n = (size_t)image->width * image->height, colors = image->gray ? 1 : 3;
    bool opaque = true;
    for (size_t i = 0; i < n; i++) {
        uint8_t *q = pixels + i * (colors + 1);
        opaque = opaque && q[colors] == 255;
        if (!q[colors]) memset(q, 0, colors);
    }
    if (!opaque) return;
    for (size_t i = 0; i < n; i++) memmove(pixels + i * colors, pixels + i * (colors + 1), colors);
    image->alpha = false;
}

static uint64_t hash_of(const Image *image)
{
    const size_t channels = (image->gray ? 1u : 3u) + image->alpha;
    const uint64_t seed = hash_bytes(HASH_SEED, &image->width, sizeof image->width);
    return hash_bytes(seed, image->pixels, (size_t)image->width * image->height * channels);
}

/* libpng names a broken chunk by its bytes, which say nothing: "[30][30][30][30]: …". */
static const char *said(const png_image *png)
{
    const char *colon = png->message[0] == '[' ? strstr(png->message, ": ") : NULL;
    return colon ? colon + 2 : png->message;
}

const Image *image_decode_png(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    png_image png = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&png, bytes.p, bytes.n)) {
        report(d, MSG_IMAGE_BROKEN, at, name, said(&png));
        return NULL;
    }
    if (!png_fits(a, d, at, name, &png)) {
        png_image_free(&png);
        return NULL;
    }
    const bool gray = !(png.format & PNG_FORMAT_FLAG_COLOR);
    const bool alpha = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    png.format = (gray ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB) | (alpha ? PNG_FORMAT_FLAG_ALPHA : 0);
    png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* as browsers take 16 bits that say nothing */
    uint8_t *pixels = arena_alloc(a, PNG_IMAGE_SIZE(png));
    if (!png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        report(d, MSG_IMAGE_BROKEN, at, name, said(&png));
        return NULL;
    }
    Image *image = ARENA_NEW(a, Image);
    *image = (Image){
        .width = png.width, .height = png.height, .alpha = alpha, .gray = gray, .pixels = pixels
    };
    if (alpha) settle_alpha(image, pixels);
    image->hash = hash_of(image);
    return image;
}
