/* document.c - what is done to pages that are ready. */
#include "print/document.h"

void document_add_blank(Arena *a, Document *doc)
{
    const Page front = doc->pages.at[doc->pages.n - 1];
    const Rect all = { 0, 0, front.size.width, front.size.height };
    *vec_push(a, &doc->pages) = (Page){
        .size = front.size,
        .trim = all,
        .bleed = all,
        .frame = frame_new(a, front.size),
        .label = str_format(a, "%.*s back", (int)front.label.n, front.label.p),
        .quarters = front.quarters,
    };
}

/* An upright page comes out of a printer with its upper edge first; of others it is not known. */
static unsigned upright(const Page *page)
{
    return page->size.width > page->size.height ? 1 : 0;
}

static Document without_pages(const Document *doc)
{
    Document out = *doc;
    out.duplex = DUPLEX_NONE;
    out.pages.at = NULL;
    out.sections.at = NULL;
    out.pages.n = out.pages.cap = out.sections.n = out.sections.cap = 0;
    return out;
}

void document_part(Arena *a, const Document *doc, Document *fronts, Document *backs)
{
    Document all = *doc;
    *fronts = without_pages(doc);
    *backs = without_pages(doc);
    all.pages.at = NULL;
    all.pages.n = all.pages.cap = 0;
    for (size_t i = 0; i < doc->pages.n; i++) *vec_push(a, &all.pages) = doc->pages.at[i];
    if (all.pages.n % 2) document_add_blank(a, &all);
    for (size_t i = 0; i < all.pages.n; i++) {
        Page page = all.pages.at[i];
        const bool back = i % 2, over = back && doc->duplex == DUPLEX_SHORT;
        page.quarters = (page.quarters + upright(&page) + (over ? 2 : 0)) % 4;
        *vec_push(a, back ? &backs->pages : &fronts->pages) = page;
    }
    for (size_t i = 0; i < doc->sections.n; i++) {
        const Section s = { doc->sections.at[i].title, doc->sections.at[i].first / 2 };
        *vec_push(a, &fronts->sections) = s;
        *vec_push(a, &backs->sections) = s;
    }
}
