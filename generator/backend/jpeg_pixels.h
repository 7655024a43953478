/* jpeg_pixels.h - JPEG files to pixels: for previews, and for inks without a profile; else PDF
 * takes the file as it is. */
#ifndef DDKIT_BACKEND_JPEG_PIXELS_H
#define DDKIT_BACKEND_JPEG_PIXELS_H

#include "draw/frame.h"

/* The image's pixels as r, g, b in arena `a`; what a damaged file lacks is gray.  NULL, and why in
 * `*why`, where nothing can be read. */
const uint8_t *jpeg_decode(Arena *a, const Image *image, const char **why);

#endif
