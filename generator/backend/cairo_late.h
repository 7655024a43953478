/* cairo_late.h - cairo's functions, which are not linked. */
#ifndef DDKIT_BACKEND_CAIRO_LATE_H
#define DDKIT_BACKEND_CAIRO_LATE_H

#include <stdbool.h>

/* To be called before any of cairo's functions.  False, and why in `*why`, where there is no cairo.
 */
bool cairo_open(const char **why);

#endif
