/* places.c - one walk through all pages, in painting order, which is that of reading. */
#include "kit/places.h"

#include "draw/walk.h"

/* A page with fewer words before a heading has but its running lines above it. */
#define RUNNING_WORDS 30

typedef struct Reader {
    Arena *a;
    Places found;
    size_t page, words, before; /* `before`: words of the pages before */
} Reader;

/* Where the text ends that the next words follow. */
static size_t last_page(const Reader *r, const HeadingPlace *place)
{
    const bool at_top = r->words - r->before < RUNNING_WORDS;
    return at_top && r->page > place->page ? r->page - 1 : r->page;
}

static void close_open(Reader *r, unsigned level)
{
    for (size_t i = 0; i < r->found.n; i++) {
        HeadingPlace *place = &r->found.at[i];
        if (place->words || place->level < level) continue;
        place->words = r->words - place->from;
        place->last = last_page(r, place);
    }
}

static void see_anchor(void *context, const Anchor *anchor, const Place *place)
{
    Reader *r = context;
    (void)place;
    if (!anchor->title.n) return;
    close_open(r, anchor->level);
    *vec_push(r->a, &r->found) = (HeadingPlace){ .anchor = anchor->name,
                                                 .title = anchor->title,
                                                 .level = anchor->level,
                                                 .page = r->page,
                                                 .from = r->words };
}

/* A word is what a space ends, or the line. */
static void see_line(void *context, const Line *line, const Place *place)
{
    Reader *r = context;
    bool inside = false;
    (void)place;
    for (uint32_t i = 0; i < line->n; i++) {
        const Str text = line->runs[i].shaped->text;
        for (size_t k = 0; k < text.n; k++) {
            const bool space = text.p[k] == ' ';
            if (!space && !inside) r->words++;
            inside = !space;
        }
    }
}

Places places_find(Arena *a, const Document *doc)
{
    static const FrameVisitor visitor = { .line = see_line, .anchor = see_anchor };
    Reader r = { .a = a };
    for (size_t i = 0; i < doc->pages.n; i++) {
        r.page = i + 1;
        r.before = r.words;
        frame_walk(doc->pages.at[i].frame, &visitor, &r);
    }
    close_open(&r, 1);
    return r.found;
}
