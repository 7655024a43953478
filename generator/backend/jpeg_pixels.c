/* jpeg_pixels.c - libjpeg-turbo's simple interface. */
#include "backend/jpeg_pixels.h"

#include <math.h>
#include <string.h>
#include <turbojpeg.h>

/* Ink on white, without a profile. */
static uint8_t *rgb_of_cmyk(Arena *a, const uint8_t *cmyk, size_t n, bool inverted)
{
    uint8_t *rgb = arena_array(a, n, 3);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 3; k++) {
            const unsigned light = inverted ? cmyk[i * 4 + k] : 255u - cmyk[i * 4 + k];
            const unsigned black = inverted ? cmyk[i * 4 + 3] : 255u - cmyk[i * 4 + 3];
            rgb[i * 3 + k] = (uint8_t)((light * black + 127) / 255);
        }
    return rgb;
}

static void make_gray(uint8_t *rgb, size_t n)
{
    for (size_t i = 0; i < n; i++, rgb += 3) {
        const Color c = { rgb[0] / 255.0f, rgb[1] / 255.0f, rgb[2] / 255.0f, 1 };
        rgb[0] = rgb[1] = rgb[2] = (uint8_t)lround(color_gray(c) * 255);
    }
}

const uint8_t *jpeg_decode(Arena *a, const Image *image, const char **why)
{
    const JpegData *jpeg = image->jpeg;
    const bool cmyk = jpeg->channels == 4;
    const size_t n = (size_t)image->width * image->height;
    tjhandle handle = tjInitDecompress();
    if (!handle) out_of_memory();
    uint8_t *pixels = arena_array(a, n, cmyk ? 4 : 3);
    memset(pixels, 128, n * (cmyk ? 4 : 3));
    const bool ok = tjDecompress2(handle, (const unsigned char *)jpeg->bytes.p, jpeg->bytes.n,
                                  pixels, (int)image->width, 0, (int)image->height,
                                  cmyk ? TJPF_CMYK : TJPF_RGB, TJFLAG_ACCURATEDCT) == 0 ||
                    tjGetErrorCode(handle) == TJERR_WARNING;
    if (!ok) *why = str_c(a, str(tjGetErrorStr2(handle)));
    tjDestroy(handle);
    if (!ok) return NULL;
    if (cmyk) pixels = rgb_of_cmyk(a, pixels, n, jpeg->inverted);
    if (image->gray) make_gray(pixels, n);
    return pixels;
}
