/* pdf_image.c - raster pictures as objects: pixels deflated, JPEG files as they are. */
#include "backend/pdf_content.h"

#include <string.h>

#include "backend/jpeg_pixels.h"

static void describe(HPDF_Dict d, const Image *image)
{
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Image");
    HPDF_Dict_AddNumber(d, "Width", (HPDF_INT32)image->width);
    HPDF_Dict_AddNumber(d, "Height", (HPDF_INT32)image->height);
    HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
}

static const char *const spaces[] = { "", "DeviceGray", "", "DeviceRGB", "DeviceCMYK" };

static HPDF_Dict pixels_object(PdfFile *f, const Image *image, const char *samples, size_t channels)
{
    const size_t n = (size_t)image->width * image->height;
    HPDF_Dict d = pdf_stream(f, (Str){ samples, n * channels });
    describe(d, image);
    HPDF_Dict_AddName(d, "ColorSpace", spaces[channels]);
    return d;
}

/* Color and opacity are two images in PDF (32000-1, 11.6.5.3). */
static HPDF_Dict pixels_image(PdfFile *f, const Image *image)
{
    const size_t n = (size_t)image->width * image->height, colors = image->gray ? 1 : 3;
    const char *from = (const char *)image->pixels;
    if (!image->alpha) return pixels_object(f, image, from, colors);
    char *color = arena_array(f->arena, n, colors), *opacity = arena_alloc(f->arena, n);
    for (size_t i = 0; i < n; i++, from += colors + 1) {
        memcpy(color + i * colors, from, colors);
        opacity[i] = from[colors];
    }
    HPDF_Dict d = pixels_object(f, image, color, colors);
    HPDF_Dict_Add(d, "SMask", pixels_object(f, image, opacity, 1));
    return d;
}

/* With a profile its colors are those of the profile (PDF 32000-1, 8.6.5.5). */
static void jpeg_space(PdfFile *f, HPDF_Dict d, const JpegData *jpeg)
{
    if (!jpeg->profile.n) {
        HPDF_Dict_AddName(d, "ColorSpace", spaces[jpeg->channels]);
        return;
    }
    HPDF_Array space = pdf_array(f);
    HPDF_Dict profile = pdf_stream(f, jpeg->profile);
    HPDF_Dict_AddNumber(profile, "N", (HPDF_INT32)jpeg->channels);
    HPDF_Array_AddName(space, "ICCBased");
    HPDF_Array_Add(space, profile);
    HPDF_Dict_Add(d, "ColorSpace", space);
}

/* Inks of which nobody says what they look like: PDF/A has no place for them (ISO
 * 19005-2, 6.2.4.3). NULL where the file is damaged. */
static HPDF_Dict inks_image(PdfFile *f, const Image *image)
{
    const char *why;
    const uint8_t *rgb = jpeg_decode(f->arena, image, &why);
    f->archival = f->archival && rgb;
    return rgb ? pixels_object(f, image, (const char *)rgb, 3) : NULL;
}

/* In black ink alone.  NULL where the file is damaged. */
static HPDF_Dict gray_image(PdfFile *f, const Image *image)
{
    const char *why;
    const uint8_t *rgb = jpeg_decode(f->arena, image, &why);
    const size_t n = (size_t)image->width * image->height;
    char *gray = rgb ? arena_alloc(f->arena, n) : NULL;
    for (size_t i = 0; gray && i < n; i++) gray[i] = (char)rgb[i * 3];
    return gray ? pixels_object(f, image, gray, 1) : NULL;
}

static HPDF_Dict jpeg_image(PdfFile *f, const Image *image)
{
    const JpegData *jpeg = image->jpeg;
    HPDF_Dict gray = image->gray && jpeg->channels != 1 ? gray_image(f, image) : NULL;
    if (gray) return gray;
    HPDF_Dict seen = jpeg->channels == 4 && !jpeg->profile.n ? inks_image(f, image) : NULL;
    if (seen) return seen;
    HPDF_Dict d = pdf_stream_jpeg(f, jpeg->bytes);
    describe(d, image);
    jpeg_space(f, d, jpeg);
    if (jpeg->inverted) {
        HPDF_Array decode = pdf_array(f);
        for (unsigned i = 0; i < jpeg->channels; i++) {
            HPDF_Array_AddNumber(decode, 1);
            HPDF_Array_AddNumber(decode, 0);
        }
        HPDF_Dict_Add(d, "Decode", decode);
    }
    return d;
}

/* A pixel on white. */
static uint8_t on_white(unsigned value, unsigned opacity)
{
    return (uint8_t)((value * opacity + 255 * (255 - opacity) + 127) / 255);
}

/* The picture's colors without its opacity, as r, g, b or gray. */
static const uint8_t *opaque_pixels(PdfFile *f, const Image *image)
{
    const size_t n = (size_t)image->width * image->height, colors = image->gray ? 1 : 3;
    const uint8_t *from = image->pixels;
    if (!image->alpha) return from;
    uint8_t *to = arena_array(f->arena, n, colors);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < colors; k++)
            to[i * colors + k] =
                on_white(from[i * (colors + 1) + k], from[i * (colors + 1) + colors]);
    return to;
}

/* White where nothing can be read. */
static const uint8_t *jpeg_or_white(PdfFile *f, const Image *image)
{
    const char *why;
    const uint8_t *rgb = jpeg_decode(f->arena, image, &why);
    if (rgb) return rgb;
    const size_t n = (size_t)image->width * image->height;
    uint8_t *white = arena_array(f->arena, n, 3);
    report(f->diag, MSG_IMAGE_INKS, SPAN_NONE, f->path, why);
    memset(white, 255, n * 3);
    return white;
}

/* For a press: inks, or black alone where all is gray; no opacity, no profiles. */
static HPDF_Dict press_image(PdfFile *f, const Image *image)
{
    const size_t n = (size_t)image->width * image->height;
    const bool gray_jpeg = image->jpeg && image->jpeg->channels == 1;
    if (gray_jpeg) {
        HPDF_Dict d = pdf_stream_jpeg(f, image->jpeg->bytes);
        describe(d, image);
        HPDF_Dict_AddName(d, "ColorSpace", "DeviceGray");
        return d;
    }
    const uint8_t *pixels = image->jpeg ? jpeg_or_white(f, image) : opaque_pixels(f, image);
    if (!image->jpeg && image->gray) return pixels_object(f, image, (const char *)pixels, 1);
    uint8_t *inks = arena_array(f->arena, n, 4);
    if (!inks_of_pixels(f->inks, pixels, n, inks)) memset(inks, 0, n * 4);
    return pixels_object(f, image, (const char *)inks, 4);
}

void pdf_write_images(Survey *s)
{
    for (size_t i = 0; i < s->images.n; i++) {
        PdfImage *p = s->images.at[i];
        p->object = s->file->press   ? press_image(s->file, p->image)
                    : p->image->jpeg ? jpeg_image(s->file, p->image)
                                     : pixels_image(s->file, p->image);
    }
}
