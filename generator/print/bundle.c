/* bundle.c - joining documents.  Frames are shared with the parts, not copied. */
#include "print/bundle.h"

static Str label_of(Arena *a, Str name, const Page *page)
{
    return str_format(a, "%.*s %.*s", (int)name.n, name.p, (int)page->label.n, page->label.p);
}

void bundle_add(Arena *a, Document *bundle, const Document *part, Str name, Str title)
{
    const bool two_sided = bundle->duplex != DUPLEX_NONE;
    const bool one_sided = two_sided && part->duplex == DUPLEX_NONE;
    const bool turns = two_sided && !one_sided && part->duplex != bundle->duplex;
    *vec_push(a, &bundle->sections) = (Section){ title, bundle->pages.n };
    for (size_t i = 0; i < part->pages.n; i++) {
        Page *page = vec_push(a, &bundle->pages);
        *page = part->pages.at[i];
        page->label = label_of(a, name, page);
        page->quarters = turns && i % 2 == 1 ? 2 : 0;
        if (one_sided) document_add_blank(a, bundle);
    }
    if (two_sided && bundle->pages.n % 2 == 1) document_add_blank(a, bundle);
}

void bundle_number(Arena *a, Document *bundle, bool sheets)
{
    for (size_t i = 0; i < bundle->pages.n; i++)
        bundle->pages.at[i].label = str_integer(a, (int64_t)(sheets ? i / 2 : i) + 1);
}
