/* strays.h - ids that an overlay adds and nothing refers to: most of them are mistyped.
 *
 * A house may well add a client or a card, which stands for itself; but that is seldom, and a
 * mistyped id looks just like it.  Only of what nothing can refer to (frames of the diagram) just
 * those are strays whose id is nearly one that the scenario has. */
#ifndef DDKIT_DATA_STRAYS_H
#define DDKIT_DATA_STRAYS_H

#include "base/vec.h"
#include "data/value.h"

/* An id that an overlay added. */
typedef struct Newcomer {
    Str map, id; /* "system.components", "db" */
    Span at;
    Str near; /* an id of the scenario that may have been meant, or empty */
} Newcomer;

typedef VEC(Newcomer) Newcomers;

/* Notes the ids of `over` that `root` lacks; before the one is laid over the other. */
void strays_note(Arena *a, Newcomers *to, const Value *root, const Value *over);

/* Warns of those that are strays in `root`, which has been checked by its schema; `named` is what
 * its texts name, see words.h, and from then on these as well. */
void strays_report(Arena *a, Diag *d, const Newcomers *newcomers, Value *root, Map *named);

#endif
