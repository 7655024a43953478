/* picture.h - a picture that a text or template names: PNG, JPEG or SVG (svg_picture.c), told by
 * its first bytes.
 *
 * It is read once in a run and may be placed many times. */
#ifndef DDKIT_DRAW_PICTURE_H
#define DDKIT_DRAW_PICTURE_H

#include "base/diag.h"
#include "draw/frame.h"

/* A raster picture is as large as it is at so many pixels an inch, which print well. */
#define PICTURE_PPI 150.0

typedef struct Picture {
    Size size;          /* its own, points */
    const Image *image; /* upright pixels, or: */
    const Frame *frame; /* a drawing, however large */
} Picture;

/* In arena `a`; `bytes` must live as long.  NULL after a report against `at`.  What is not
 * understood of an SVG file is left out, with a warning that tells where it stands. */
const Picture *picture_read(Arena *a, Diag *d, Span at, const char *name, Str bytes);

/* Stretched to `at`. */
void picture_place(Arena *a, Frame *f, Rect at, const Picture *p);

/* svg_picture.c: an SVG file. */
const Picture *picture_read_svg(Arena *a, Diag *d, Span at, const char *name, Str bytes);

#endif
