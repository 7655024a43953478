/* jpeg_late.h - JPEG files to pixels, by libjpeg-turbo, which is opened when one is first drawn:
 * only previews need pixels, PDF takes the file as it is. */
#ifndef DDKIT_BACKEND_JPEG_LATE_H
#define DDKIT_BACKEND_JPEG_LATE_H

#include "draw/frame.h"

/* The image's pixels as r, g, b in arena `a`; what a damaged file lacks is gray.  NULL, and why in
 * `*why`, where there is no libjpeg-turbo or nothing can be read. */
const uint8_t *jpeg_decode(Arena *a, const Image *image, const char **why);

#endif
