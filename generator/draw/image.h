/* image.h - raster pictures: PNG files to pixels, JPEG files (jpeg.c) as they are.
 *
 * What is no sRGB is taken for it: a PNG file's profile is not read.  A JPEG file keeps its own. */
#ifndef DDKIT_DRAW_IMAGE_H
#define DDKIT_DRAW_IMAGE_H

#include "base/diag.h"
#include "draw/frame.h"

/* Pixels a side; more would not show on a sheet of paper and could fill the memory. */
#define IMAGE_SIDE_MAX 12000
/* Pixels of a PNG picture, which is held in memory. */
#define IMAGE_PIXELS_MAX ((size_t)64 * 1000 * 1000)

/* Decodes a PNG file's bytes to 8 bits a channel in arena `a`.  NULL after a report against `at`
 * where they are not a PNG picture, are damaged or exceed the limits. `name` is the file's as the
 * user knows it. */
const Image *image_decode_png(Arena *a, Diag *d, Span at, const char *name, Str bytes);

/* How the pixels lie to what is to be seen: Exif's 1 to 8 (JEITA CP-3451, Orientation). */
typedef unsigned Orientation;

/* Takes a JPEG file's bytes apart without decoding them; keeps what a viewer needs: no Exif, and so
 * no place or time, no thumbnails, no comments, nothing behind the end.  NULL after a report as
 * above; also for what PDF has no filter for: arithmetic coding, lossless, 12 bits a channel. */
const Image *image_take_jpeg(Arena *a, Diag *d, Span at, const char *name, Str bytes,
                             Orientation *orientation);

/* Reports that a picture of that size is too large; false then. */
bool image_size_fits(Arena *a, Diag *d, Span at, const char *name, uint32_t width, uint32_t height);

#endif
