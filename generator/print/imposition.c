/* imposition.c - the table of impositions. */
#include "print/imposition.h"

#include <assert.h>

#include "print/booklet.h"
#include "print/impose.h"
#include "print/leaves.h"
#include "print/nup.h"
#include "print/sheet.h"
#include "print/signature.h"
#include "print/tile.h"

const Imposition impositions[] = {
    { "cards", impose_grid, .one_sided = false },
    { "pages", impose_single, .one_sided = false },
    { "n-up", impose_nup, .one_sided = true },
    { "leaves", impose_leaves, .one_sided = true, .cropped = true },
    { "signature", impose_signature, .one_sided = true, .folded = true, .most = SIGNATURE_PAGES },
    { "booklet", impose_booklet, .one_sided = false, .folded = true },
    { "tiles", impose_tiles, .one_sided = true },
    { NULL, NULL, .one_sided = false },
};

const char *const imposition_names[] = { "cards",     "pages",   "n-up",  "leaves",
                                         "signature", "booklet", "tiles", NULL };

const Imposition *imposition_named(Str name)
{
    const Imposition *i = impositions;
    while (i->name && !str_is(name, i->name)) i++;
    assert(i->name);
    return i;
}

Duplex backs_duplex(Backs backs)
{
    switch (backs) {
    case BACKS_LONG:
    case BACKS_REFED: return DUPLEX_LONG;
    case BACKS_SHORT: return DUPLEX_SHORT;
    case BACKS_NONE:
    case BACKS_FOLD: break;
    }
    return DUPLEX_NONE;
}
