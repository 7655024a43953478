/* png.h - pages as PNG pictures through cairo, for previews. */
#ifndef DDKIT_BACKEND_PNG_H
#define DDKIT_BACKEND_PNG_H

#include "print/document.h"

/* One frame on white, `dpi` dots an inch. */
bool png_write(Diag *d, const Frame *frame, double dpi, const char *path);

#endif
