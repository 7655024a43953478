/* overlay.h - one tree over another: `--with`, and roles over those of the library. */
#ifndef DDKIT_DATA_OVERLAY_H
#define DDKIT_DATA_OVERLAY_H

#include "base/vec.h"
#include "data/value.h"

/* `over` laid over `base`, which may change: maps merge key by key, anything else is replaced, null
 * removes.  What comes from `over` keeps its place; `over` itself keeps its nulls.  A null for a
 * key that is not there is a warning. */
Value *overlay(Arena *a, Diag *d, Value *base, Value *over);

/* Two overlays in one, `base` first, which may change: the nulls of both stay, for what the result
 * is laid over.  What `over` says of a key that `base` removes counts instead: the thing stays. */
Value *overlay_join(Arena *a, Value *base, Value *over);

/* The files of --with, in their order. */
typedef VEC(Value *) Overlays;

/* When one of them takes out what stands at `path` ("clients.globex"), the message reported last is
 * told so in place of its hint: what it blames was right before.  False otherwise, and without
 * overlays (NULL). */
bool overlay_hint(Arena *a, Diag *d, const Overlays *overlays, Str path);

#endif
