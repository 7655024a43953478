/* overlay.h - one tree over another: `--with`, and roles over those of the library. */
#ifndef DDKIT_DATA_OVERLAY_H
#define DDKIT_DATA_OVERLAY_H

#include "data/value.h"

/* `over` laid over `base`, which may change: maps merge key by key, anything else is replaced, null
 * removes.  What comes from `over` keeps its place.  A null for a key that is not there is a
 * warning. */
Value *overlay(Arena *a, Diag *d, Value *base, Value *over);

#endif
