/* imposition.c - the table of impositions. */
#include "print/imposition.h"

#include <assert.h>

#include "print/impose.h"
#include "print/nup.h"
#include "print/sheet.h"
#include "print/signature.h"
#include "print/tile.h"

const Imposition impositions[] = {
    { "cards", impose_grid, false, 0 }, { "pages", impose_single, false, 0 },
    { "n-up", impose_nup, true, 0 },    { "signature", impose_signature, true, SIGNATURE_PAGES },
    { "tiles", impose_tiles, true, 0 }, { NULL, NULL, false, 0 },
};

const char *const imposition_names[] = { "cards", "pages", "n-up", "signature", "tiles", NULL };

const Imposition *imposition_named(Str name)
{
    const Imposition *i = impositions;
    while (i->name && !str_is(name, i->name)) i++;
    assert(i->name);
    return i;
}
