/* jpeg_late.c - libjpeg-turbo's simple interface, through dlopen. */
#include "backend/jpeg_late.h"

#include <dlfcn.h>
#include <turbojpeg.h>

#define LIBRARY "libturbojpeg.so.0"

typedef struct Turbo {
    tjhandle (*open)(void);
    int (*decode)(tjhandle, const unsigned char *, unsigned long, unsigned char *, int, int, int,
                  int, int);
    int (*code)(tjhandle);
    char *(*text)(tjhandle);
    int (*close)(tjhandle);
} Turbo;

/* False where the library or one of its functions is missing. */
static bool open_library(Turbo *t, const char **why)
{
    /* It stays open; opening it again costs nothing. */
    void *library = dlopen(LIBRARY, RTLD_NOW);
    if (!library) {
        *why = dlerror();
        return false;
    }
    /* As dlsym(3) has it: C has no cast from an object's pointer to a function's. */
    *(void **)&t->open = dlsym(library, "tjInitDecompress");
    *(void **)&t->decode = dlsym(library, "tjDecompress2");
    *(void **)&t->code = dlsym(library, "tjGetErrorCode");
    *(void **)&t->text = dlsym(library, "tjGetErrorStr2");
    *(void **)&t->close = dlsym(library, "tjDestroy");
    *why = LIBRARY " lacks a function";
    return t->open && t->decode && t->code && t->text && t->close;
}

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

const uint8_t *jpeg_decode(Arena *a, const Image *image, const char **why)
{
    Turbo t;
    const JpegData *jpeg = image->jpeg;
    const bool cmyk = jpeg->channels == 4;
    const size_t n = (size_t)image->width * image->height;
    if (!open_library(&t, why)) return NULL;
    tjhandle handle = t.open();
    if (!handle) out_of_memory();
    uint8_t *pixels = arena_array(a, n, cmyk ? 4 : 3);
    memset(pixels, 128, n * (cmyk ? 4 : 3));
    bool ok = t.decode(handle, (const unsigned char *)jpeg->bytes.p, jpeg->bytes.n, pixels,
                       (int)image->width, 0, (int)image->height, cmyk ? TJPF_CMYK : TJPF_RGB,
                       TJFLAG_ACCURATEDCT) == 0 ||
              t.code(handle) == TJERR_WARNING;
    if (!ok) *why = str_c(a, str(t.text(handle)));
    t.close(handle);
    if (!ok) return NULL;
    return cmyk ? rgb_of_cmyk(a, pixels, n, jpeg->inverted) : pixels;
}
