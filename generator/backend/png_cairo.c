/* png_cairo.c - finding cairo's functions. */
#include "backend/png_cairo.h"

#include "base/late.h"

bool cairo_open(Cairo *to)
{
    void *library = late_open(CAIRO_LIBRARY);
#define FOUND(name) &&late_find(library, "cairo_" #name, &to->name)
    return library CAIRO_FUNCTIONS(FOUND);
#undef FOUND
}
