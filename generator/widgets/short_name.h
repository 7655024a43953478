/* short_name.h - what a thing is called in the head of a narrow column. */
#ifndef DDKIT_WIDGETS_SHORT_NAME_H
#define DDKIT_WIDGETS_SHORT_NAME_H

#include "base/diag.h"
#include "data/value.h"

/* One for each thing of a map of things with a `name`, in their order, in `a`: its `short`; or as
 * many of the first words of its name as no other begins with, and what else is not too long for a
 * head. */
Str *short_names(Arena *a, const Value *things);

/* Warns of features whose `short` no column of a board has room for. */
void short_names_check(Arena *a, Diag *d, const Value *features);

#endif
