/* guide_reading.c - headings by their anchors, page by page. */
#include "kit/guide_reading.h"

#include "kit/ranges.h"

/* The heading with that anchor, and in which file it is. */
static const HeadingPlace *find_heading(const GuideEntry *entries, size_t n, Str anchor,
                                        const GuideEntry **in)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < entries[i].places.n; k++) {
            *in = &entries[i];
            if (str_eq(entries[i].places.at[k].anchor, anchor)) return &entries[i].places.at[k];
        }
    return NULL;
}

/* Whether it is part of another heading's text that is to be read as well. */
static bool is_within(const GuideEntry *in, const HeadingPlace *place, const Value *reads)
{
    for (size_t i = 0; i < value_count(reads); i++) {
        const GuideEntry *other_in = NULL;
        const HeadingPlace *other = find_heading(in, 1, value_str(value_at(reads, i)), &other_in);
        if (other && other != place && other->from <= place->from &&
            place->from + place->words <= other->from + other->words)
            return true;
    }
    return false;
}

static bool can_wait(const HeadingPlace *place, const Value *later)
{
    for (size_t i = 0; i < value_count(later); i++)
        if (str_eq(value_str(value_at(later, i)), place->anchor)) return true;
    return str_starts(place->anchor, "later-");
}

/* Words within the heading's text that can wait. */
static size_t words_later(const GuideEntry *in, const HeadingPlace *place, const Value *later)
{
    size_t words = 0;
    for (size_t i = 0; i < in->places.n; i++) {
        const HeadingPlace *p = &in->places.at[i];
        const bool within = p != place && p->from >= place->from &&
                            p->from + p->words <= place->from + place->words;
        if (within && can_wait(p, later)) words += p->words;
    }
    return words;
}

/* Pages of a file that are read one after the other, and the headings on them. */
typedef struct Reading {
    const GuideEntry *in;
    Str anchor, titles; /* the anchor of the first */
    size_t from, to;    /* pages */
} Reading;

/* "1–2" */
static Str range_of(Arena *a, size_t from, size_t to)
{
    Ranges r = { .text.arena = a };
    ranges_add(&r, from, to);
    return ranges_text(&r);
}

static void put_text(Arena *a, Value *map, const char *key, Str text)
{
    value_set(a, map, str(key), value_text(a, SPAN_NONE, text));
}

static void add_reading(Arena *a, Value *list, const Reading *r, const ReadingOptions *o)
{
    Value *v = value_map(a, SPAN_NONE);
    if (!r->in) return;
    const PieceTemplate *t = r->in->template;
    const StackPart *part = stack_find(o->stack, t);
    put_text(a, v, "title", r->titles);
    put_text(a, v, "anchor", r->anchor);
    put_text(a, v, "name", t->info.name);
    put_text(a, v, "file", guide_title(o->strings, t, o->slim));
    if (!t->unnumbered) put_text(a, v, "page", range_of(a, r->from, r->to));
    value_set(a, v, STR("number"), value_int(a, SPAN_NONE, (int64_t)value_count(list) + 1));
    if (part)
        put_text(a, v, "sheets",
                 range_of(a, part->first - 1 + guide_sheets(r->from, r->in->duplex),
                          part->first - 1 + guide_sheets(r->to, r->in->duplex)));
    value_push(a, list, v);
}

/* Whether the heading is next to be read, on the last page or the one behind it. */
static bool goes_on(const Reading *r, const GuideEntry *in, const HeadingPlace *place)
{
    return r->in == in && !in->template->unnumbered && place->page >= r->from &&
           place->page <= r->to + 1;
}

size_t guide_reading(Arena *a, Value *guide, const char *key, const GuideEntry *entries, size_t n,
                     const Value *anchors, const ReadingOptions *options)
{
    Value *list = value_seq(a, SPAN_NONE);
    Reading r = { 0 };
    size_t words = 0;
    for (size_t i = 0; i < value_count(anchors); i++) {
        const GuideEntry *in = NULL;
        const HeadingPlace *place = find_heading(entries, n, value_str(value_at(anchors, i)), &in);
        if (!place) continue;
        if (!options->joined || !goes_on(&r, in, place)) {
            add_reading(a, list, &r, options);
            r = (Reading){ .in = in, .anchor = place->anchor, .from = place->page };
        }
        r.titles = !r.titles.n ? place->title
                               : str_format(a, "%.*s, %.*s", (int)r.titles.n, r.titles.p,
                                            (int)place->title.n, place->title.p);
        r.to = place->last > r.to ? place->last : r.to;
        if (!is_within(in, place, anchors))
            words += place->words - words_later(in, place, options->later);
    }
    add_reading(a, list, &r, options);
    if (value_count(list)) value_set(a, guide, str(key), list);
    return words;
}
