/* guide.c - the run as values for templates/pieces/print-guide.yaml. */
#include "kit/guide.h"

#include <math.h>

#include "print/paper.h"

typedef struct Guide {
    Arena *a;
    const Value *strings;
    Value *files, *envelopes;
    int64_t seats, sheets, cards, saved;
    bool slim;
} Guide;

static void put(Guide *g, Value *map, const char *key, Str text)
{
    value_set(g->a, map, str(key), value_text(g->a, SPAN_NONE, text));
}

static void put_number(Guide *g, Value *map, const char *key, size_t n)
{
    value_set(g->a, map, str(key), value_int(g->a, SPAN_NONE, (int64_t)n));
}

/* The string `name` of `group`; `name` itself where there is none. */
static Str word(const Guide *g, const char *group, Str name)
{
    const Value *v = value_get_str(value_get(g->strings, group), name);
    return v ? value_str(v) : name;
}

static Str paper_name(Guide *g, Size page)
{
    Size upright = { fmin(page.width, page.height), fmax(page.width, page.height) };
    for (const NamedSize *p = papers; p->name; p++)
        if (fabs(p->size.width - upright.width) < 1 && fabs(p->size.height - upright.height) < 1)
            return word(g, "paper", str(p->name));
    return str_format(g->a, "%d × %d mm", (int)lround(upright.width / MM(1)),
                      (int)lround(upright.height / MM(1)));
}

static Value *envelope(Guide *g, Str name)
{
    for (size_t i = 0; i < value_count(g->envelopes); i++)
        if (str_eq(value_str(value_get(value_at(g->envelopes, i), "name")), name))
            return value_at(g->envelopes, i);
    Value *v = value_map(g->a, SPAN_NONE);
    put(g, v, "name", name);
    value_set(g->a, v, STR("items"), value_seq(g->a, SPAN_NONE));
    value_push(g->a, g->envelopes, v);
    return v;
}

/* In a slim kit six times as many seats share one. */
static int64_t copies_of(const Guide *g, const PieceTemplate *t, bool slim)
{
    const int64_t share = slim ? 6 * t->seats_a_copy : t->seats_a_copy;
    return share < 1 || g->seats <= share ? 1 : (g->seats + share - 1) / share;
}

static Str side_word(const Guide *g, Duplex duplex)
{
    return word(g, "side",
                duplex == DUPLEX_NONE   ? STR("one")
                : duplex == DUPLEX_LONG ? STR("long")
                                        : STR("short"));
}

size_t guide_sheets(size_t pages, Duplex duplex)
{
    return duplex == DUPLEX_NONE ? pages : (pages + 1) / 2;
}

static void add_file(Guide *g, const GuideEntry *e)
{
    const PieceTemplate *t = e->template;
    Value *v = value_map(g->a, SPAN_NONE);
    bool two_sided = e->duplex != DUPLEX_NONE && e->pages > 1;
    size_t sheets = guide_sheets(e->pages, e->duplex);
    Str title = value_str(value_get(value_get_str(g->strings, t->group), "title"));
    put(g, v, "name", t->info.name);
    put(g, v, "title", title.n ? title : t->info.name);
    put(g, v, "folder", str(audience_name(t->info.audience)));
    put(g, v, "paper", paper_name(g, e->page));
    put(g, v, "stock", word(g, "stock", t->stock));
    if (!t->is_poster || e->pages > 1) put(g, v, "cut", word(g, "cut", t->cut));
    put(g, v, "side", side_word(g, two_sided ? e->duplex : DUPLEX_NONE));
    put(g, v, "envelope", word(g, "envelope", t->envelope));
    put_number(g, v, "sheets", sheets);
    if (e->cards) put_number(g, v, "cards", e->cards);
    const int64_t copies = copies_of(g, t, g->slim);
    if (copies > 1) put_number(g, v, "copies", (size_t)copies);
    g->sheets += (int64_t)sheets * copies;
    g->cards += (int64_t)e->cards;
    value_push(g->a, g->files, v);
    value_push(g->a, value_get(envelope(g, value_str(value_get(v, "envelope"))), "items"), v);
}

/* What a piece would take beyond what it takes in a slim kit. */
static int64_t saved_sheets(const Guide *g, const GuideEntry *e)
{
    const int64_t now = (int64_t)guide_sheets(e->pages, e->duplex);
    const int64_t full = e->full_sheets ? (int64_t)e->full_sheets : now;
    return g->slim ? full * copies_of(g, e->template, false) - now * copies_of(g, e->template, true)
                   : 0;
}

Value *guide_build(Arena *a, const GuideEntry *entries, size_t n, const Value *strings,
                   GuideOptions options)
{
    Guide g = { .a = a,
                .strings = strings,
                .files = value_seq(a, SPAN_NONE),
                .envelopes = value_seq(a, SPAN_NONE),
                .seats = (int64_t)options.seats,
                .slim = options.slim };
    Value *guide = value_map(a, SPAN_NONE);
    for (size_t i = 0; i < n; i++) {
        if (entries[i].pages) add_file(&g, &entries[i]);
        g.saved += saved_sheets(&g, &entries[i]);
    }
    if (options.bundle)
        put(&g, guide, options.duplex == DUPLEX_NONE ? "bundle_one" : "bundle_two",
            side_word(&g, options.duplex));
    if (options.printer.n) put(&g, guide, "printer", options.printer);
    value_set(a, guide, STR("files"), g.files);
    value_set(a, guide, STR("envelopes"), g.envelopes);
    value_set(a, guide, STR("sheets"), value_int(a, SPAN_NONE, g.sheets));
    if (g.saved > 0) value_set(a, guide, STR("saved"), value_int(a, SPAN_NONE, g.saved));
    value_set(a, guide, STR("cards"), value_int(a, SPAN_NONE, g.cards));
    return guide;
}
