/* shelf.h - what scenarios may extend: `scenarios/roles/` and `scenarios/procedures/` of the data
 * folder, a file each, `NAME.yaml`.  Texts in other languages lie over it: `pt-BR/NAME.yaml`, or
 * else `pt/NAME.yaml`. */
#ifndef DDKIT_DATA_SHELF_H
#define DDKIT_DATA_SHELF_H

#include "data/value.h"

typedef struct Shelf {
    Arena *arena;
    Diag *diag;
    const char *kind;    /* its folder, "roles" */
    Str language;        /* of the scenario; empty: English */
    MessageCode unknown; /* told of a name that it does not have */
} Shelf;

/* What `name` stands for, in the library's language for the scenario; new each time.  NULL after a
 * report. */
Value *shelf_take(const Shelf *s, const Value *name);
/* The same of a name that need not be there; NULL, without a report, where it is not. */
Value *shelf_take_default(const Shelf *s, const char *name);

/* Whether it stands in a file that comes with ddkit and that no author changes: a template,
 * strings, a thing of the library. */
bool shelf_is_shipped(Arena *a, Span at);

/* `v` without the keys that are the author's own, `x-…`, if it is a map, else NULL after a report.
 */
Value *map_of_keys(Arena *a, Diag *d, Value *v);

#endif
