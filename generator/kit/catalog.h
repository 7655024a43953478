/* catalog.h - the kinds of pieces that there are: templates/pieces/, read and compiled. */
#ifndef DDKIT_KIT_CATALOG_H
#define DDKIT_KIT_CATALOG_H

#include "kit/library.h"
#include "kit/piece_template.h"

typedef struct Catalog {
    VEC(PieceTemplate *) pieces; /* in the order in which they are laid out */
    VEC(PieceInfo) infos;        /* those that were not read, then those of `pieces` */
} Catalog;

/* Compiles the pieces that `only` names (NULL-terminated), or all of them (NULL).  `strings` are
 * the English ones.  `whole`: without the runs that only a slim kit has.  False after reports. */
bool catalog_read(Catalog *to, Arena *a, Diag *d, const Library *library, const Theme *theme,
                  const Value *strings, const char *const *only, bool whole);
/* NULL for one that was not read. */
const PieceTemplate *catalog_find(const Catalog *c, Str name);

#endif
