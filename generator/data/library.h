/* library.h - what scenarios may extend: `scenarios/roles/` and `scenarios/procedures/` of the data
 * folder, a file each, `NAME.yaml`.  Texts in other languages lie over it: `pt-BR/NAME.yaml`, or
 * else `pt/NAME.yaml`. */
#ifndef DDKIT_DATA_LIBRARY_H
#define DDKIT_DATA_LIBRARY_H

#include "data/value.h"

typedef struct Library {
    Arena *arena;
    Diag *diag;
    const char *kind;    /* its folder, "roles" */
    Str language;        /* of the scenario; empty: English */
    MessageCode unknown; /* told of a name that it does not have */
} Library;

/* What `name` stands for, in the library's language for the scenario; new each time.  NULL after a
 * report. */
Value *library_thing(const Library *l, const Value *name);
/* The same of a name that need not be there; NULL, without a report, where it is not. */
Value *library_default(const Library *l, const char *name);

/* `v` without the keys that are the author's own, `x-…`, if it is a map, else NULL after a report.
 */
Value *map_of_keys(Arena *a, Diag *d, Value *v);

#endif
