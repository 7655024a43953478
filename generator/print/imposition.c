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
    { "cards", impose_grid, false, false, 0 },
    { "pages", impose_single, false, false, 0 },
    { "n-up", impose_nup, true, false, 0 },
    { "leaves", impose_leaves, true, true, 0 },
    { "signature", impose_signature, true, false, SIGNATURE_PAGES },
    { "booklet", impose_booklet, false, false, 0 },
    { "tiles", impose_tiles, true, false, 0 },
    { NULL, NULL, false, false, 0 },
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
