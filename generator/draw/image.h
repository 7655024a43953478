/* image.h - raster pictures: PNG files to pixels. */
#ifndef DDKIT_DRAW_IMAGE_H
#define DDKIT_DRAW_IMAGE_H

#include "base/diag.h"
#include "draw/frame.h"

/* Pixels a side; more would not show on a sheet of paper and could fill the memory. */
#define IMAGE_SIDE_MAX 8000

/* Decodes a PNG file's bytes to 8 bits a channel in arena `a`.  NULL after a report against `at`
 * where they are not a PNG picture, are damaged or exceed IMAGE_SIDE_MAX. `name` is the file's as
 * the user knows it. */
const Image *image_decode_png(Arena *a, Diag *d, Span at, const char *name, Str bytes);

#endif
