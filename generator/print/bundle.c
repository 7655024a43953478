/* bundle.c - joining documents.  Frames are shared with the parts, not copied. */
#include "print/bundle.h"

void bundle_add(Arena *a, Document *bundle, const Document *part, Str name, Str title)
{
    bool first = !bundle->pages.n;
    bundle->duplex = first || bundle->duplex == part->duplex ? part->duplex : DUPLEX_NONE;
    *vec_push(a, &bundle->sections) = (Section){ title, bundle->pages.n };
    for (size_t i = 0; i < part->pages.n; i++) {
        Page *page = vec_push(a, &bundle->pages);
        *page = part->pages.at[i];
        page->label =
            str_format(a, "%.*s %.*s", (int)name.n, name.p, (int)page->label.n, page->label.p);
    }
}
