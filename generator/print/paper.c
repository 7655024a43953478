/* paper.c - the table of sizes.  In inches where the maker's are, so that nothing is rounded. */
#include "print/paper.h"

#include <stddef.h>

#include "base/ascii.h"

#define INCH(x) ((x)*72.0)
#define END                  \
    {                        \
        NULL, { 0, 0 }, NULL \
    }

const NamedSize papers[] = {
    { "a4", { MM(210), MM(297) }, "210 x 297 mm" },
    { "letter", { INCH(8.5), INCH(11) }, "8.5 x 11 in, 215.9 x 279.4 mm" },
    { "a5", { MM(148), MM(210) }, "148 x 210 mm" },
    { "a6", { MM(105), MM(148) }, "105 x 148 mm" },
    { "b5", { MM(176), MM(250) }, "176 x 250 mm" },
    { "half-letter", { INCH(5.5), INCH(8.5) }, "5.5 x 8.5 in, 139.7 x 215.9 mm" },
    { "a3", { MM(297), MM(420) }, "297 x 420 mm" },
    { "tabloid", { INCH(11), INCH(17) }, "11 x 17 in, 279.4 x 431.8 mm" },
    { "legal", { INCH(8.5), INCH(14) }, "8.5 x 14 in, 215.9 x 355.6 mm" },
    END,
};

const NamedSize card_formats[] = {
    { "poker", { MM(63.5), MM(88.9) }, "63.5 x 88.9 mm, the usual playing card" },
    { "bridge", { MM(57.15), MM(88.9) }, "57.15 x 88.9 mm, a narrower playing card" },
    { "tarot", { MM(70), MM(120) }, "70 x 120 mm" },
    { "mini", { MM(44.45), MM(63.5) }, "44.45 x 63.5 mm" },
    { "business", { MM(55), MM(85) }, "55 x 85 mm, a business card" },
    { "square", { MM(70), MM(70) }, "70 x 70 mm" },
    { "a7", { MM(74), MM(105) }, "74 x 105 mm" },
    { "a6", { MM(105), MM(148) }, "105 x 148 mm, a postcard" },
    { "a5", { MM(148), MM(210) }, "148 x 210 mm" },
    { "quarter-letter", { INCH(4.25), INCH(5.5) }, "4.25 x 5.5 in, 108 x 139.7 mm" },
    { "half-letter", { INCH(5.5), INCH(8.5) }, "5.5 x 8.5 in, 139.7 x 215.9 mm" },
    END,
};

bool size_named(const NamedSize *list, Str s, Size *out)
{
    for (const NamedSize *n = list; n->name; n++) {
        if (!ascii_same(s, str(n->name))) continue;
        *out = n->size;
        return true;
    }
    return size_parse(s, out);
}
