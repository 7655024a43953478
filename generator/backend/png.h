/* png.h - pages as PNG pictures through cairo, for previews. */
#ifndef DDKIT_BACKEND_PNG_H
#define DDKIT_BACKEND_PNG_H

#include "backend/format.h"

/* Draws one page on white. */
Backend png_write;

#endif
