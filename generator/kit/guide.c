/* guide.c - the run as values for templates/pieces/print-guide.yaml. */
#include "kit/guide.h"

#include <math.h>

#include "print/paper.h"

typedef struct Guide {
    Arena *a;
    const Value *strings;
    Value *files, *envelopes;
    int64_t seats, sheets, cards, saved;
    double minutes; /* to cut */
    bool slim, refed;
    Str unlarged;          /* titles, in the order of printing */
    bool separate, folded; /* something is */
} Guide;

static void put(Guide *g, Value *map, const char *key, Str text)
{
    value_set(g->a, map, str(key), value_text(g->a, SPAN_NONE, text));
}

static void put_number(Guide *g, Value *map, const char *key, size_t n)
{
    value_set(g->a, map, str(key), value_int(g->a, SPAN_NONE, (int64_t)n));
}

static void put_truth(Guide *g, Value *map, const char *key)
{
    value_set(g->a, map, str(key), value_bool(g->a, SPAN_NONE, true));
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

/* What seats share lies on the table. */
static Str envelope_of(const Guide *g, const PieceTemplate *t, int64_t copies)
{
    const bool shared = t->seats_a_copy > 0 && copies < g->seats && str_is(t->envelope, "seat");
    return shared ? STR("table") : t->envelope;
}

static Str side_word(const Guide *g, Duplex duplex)
{
    return word(g, "side",
                duplex == DUPLEX_NONE   ? STR("one")
                : g->refed              ? STR("separate")
                : duplex == DUPLEX_LONG ? STR("long")
                                        : STR("short"));
}

/* Card stock first, while eyes and printer are fresh; of one stock what is two-sided first. */
typedef enum Stock { STOCK_CARD, STOCK_STRONG, STOCK_PAPER } Stock;

static int job_rank(const GuideEntry *e, bool two_sided)
{
    const Str stock = e->template->stock;
    const Stock rank = str_is(stock, "card")     ? STOCK_CARD
                       : str_is(stock, "strong") ? STOCK_STRONG
                                                 : STOCK_PAPER;
    return (int)rank * 4 + (e->folded ? 0 : two_sided ? 1 : 2);
}

/* With a cutter; scissors take twice as long.  From what a host took for a slim kit. */
#define MINUTES_CARDS 2.5 /* a sheet of cards */
#define MINUTES_OTHER 0.7 /* any other that is cut or folded */
#define MINUTES_GLUE 1.5  /* a sheet that is folded and glued */

static double minutes_of(const GuideEntry *e, size_t sheets)
{
    if (!e->template->cut.n) return 0;
    const double one = e->cards ? MINUTES_CARDS : MINUTES_OTHER;
    return (double)sheets * (one + (e->folded ? MINUTES_GLUE : 0));
}

size_t guide_sheets(size_t pages, Duplex duplex)
{
    return duplex == DUPLEX_NONE ? pages : (pages + 1) / 2;
}

static Str title_of(const Guide *g, const PieceTemplate *t)
{
    const Str title = value_str(value_get(value_get_str(g->strings, t->group), "title"));
    return title.n ? title : t->info.name;
}

/* What nothing replaces. */
static void add_gone(Guide *g, Value *gone, const GuideEntry *e)
{
    Value *v = value_map(g->a, SPAN_NONE);
    if (!e->gone.n && !e->gone_all) return;
    put(g, v, "title", title_of(g, e->template));
    if (e->gone.n) put(g, v, "what", e->gone);
    if (e->gone_numbered) put_truth(g, v, "numbered");
    value_push(g->a, gone, v);
}

static bool grows_in_large_print(const PieceTemplate *t)
{
    return t->large_print || t->large_size.width > 0;
}

static void note_unlarged(Guide *g, const PieceTemplate *t)
{
    const Str title = title_of(g, t);
    if (grows_in_large_print(t)) return;
    g->unlarged = g->unlarged.n ? str_format(g->a, "%.*s, %.*s", (int)g->unlarged.n, g->unlarged.p,
                                             (int)title.n, title.p)
                                : title;
}

static void add_file(Guide *g, const GuideEntry *e)
{
    const PieceTemplate *t = e->template;
    Value *v = value_map(g->a, SPAN_NONE);
    bool two_sided = e->duplex != DUPLEX_NONE && e->pages > 1;
    size_t sheets = guide_sheets(e->pages, e->duplex);
    put(g, v, "name", t->info.name);
    put(g, v, "title", title_of(g, t));
    put(g, v, "folder", str(audience_name(t->info.audience)));
    put(g, v, "paper", paper_name(g, e->page));
    put(g, v, "stock", word(g, "stock", e->folded ? STR("folded") : t->stock));
    const int64_t copies = copies_of(g, t, g->slim);
    const bool all_there = sheets == 1 && str_is(t->cut, "staple");
    if ((!t->is_poster || e->pages > 1) && !all_there) put(g, v, "cut", word(g, "cut", t->cut));
    const Duplex duplex = two_sided ? e->duplex : DUPLEX_NONE;
    put(g, v, "side", e->folded ? word(g, "side", STR("fold")) : side_word(g, duplex));
    put_number(g, v, "rank", (size_t)job_rank(e, two_sided));
    if (two_sided && g->refed) put_truth(g, v, "twice");
    g->separate |= two_sided && g->refed;
    g->folded |= e->folded;
    put(g, v, "envelope", word(g, "envelope", envelope_of(g, t, copies)));
    put_number(g, v, "sheets", sheets);
    if (e->changed.n) put(g, v, "changed", e->changed);
    if (e->numbered) put_truth(g, v, "numbered");
    if (e->cards) put_number(g, v, "cards", e->cards);
    if (copies > 1) put_number(g, v, "copies", (size_t)copies);
    g->sheets += (int64_t)sheets * copies;
    g->minutes += minutes_of(e, sheets * (size_t)copies);
    g->cards += (int64_t)e->cards;
    value_push(g->a, g->files, v);
    value_push(g->a, value_get(envelope(g, value_str(value_get(v, "envelope"))), "items"), v);
}

static bool same_job(const Value *a, const Value *b)
{
    static const char *const keys[] = { "stock", "side", "paper" };
    bool same = true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        same &= str_eq(value_str(value_get(a, keys[i])), value_str(value_get(b, keys[i])));
    return same;
}

static Value *job_for(Guide *g, Value *jobs, const Value *file)
{
    for (size_t i = 0; i < value_count(jobs); i++)
        if (same_job(value_at(jobs, i), file)) return value_at(jobs, i);
    Value *job = value_map(g->a, SPAN_NONE);
    put(g, job, "stock", value_str(value_get(file, "stock")));
    put(g, job, "side", value_str(value_get(file, "side")));
    put(g, job, "paper", value_str(value_get(file, "paper")));
    value_set(g->a, job, STR("files"), value_seq(g->a, SPAN_NONE));
    value_push(g->a, jobs, job);
    return job;
}

/* The files by what the printer is set to, in the order of printing. */
static Value *jobs_of(Guide *g)
{
    const int64_t ranks = ((int64_t)STOCK_PAPER + 1) * 4;
    Value *jobs = value_seq(g->a, SPAN_NONE);
    for (int64_t rank = 0; rank < ranks; rank++)
        for (size_t i = 0; i < value_count(g->files); i++) {
            Value *file = value_at(g->files, i);
            if (value_integer(value_get(file, "rank"), 0) != rank) continue;
            value_push(g->a, value_get(job_for(g, jobs, file), "files"), file);
        }
    return jobs;
}

/* What a piece would take beyond what it takes in a slim kit. */
static int64_t saved_sheets(const Guide *g, const GuideEntry *e)
{
    const int64_t now = (int64_t)guide_sheets(e->pages, e->duplex);
    const int64_t full = e->full_sheets ? (int64_t)e->full_sheets : now;
    return g->slim ? full * copies_of(g, e->template, false) - now * copies_of(g, e->template, true)
                   : 0;
}

/* The other minutes of the evening before: some to set the printer up and to change paper, then
 * half a minute a sheet; 12 seconds a card and two minutes a seat to sort and to pack.  Rounded up
 * to five. */
static size_t fives(double minutes)
{
    return (size_t)(5 * ceil(minutes / 5));
}

static void put_minutes(Guide *g, Value *guide)
{
    const size_t print = fives(8 + 0.5 * (double)g->sheets), cut = fives(fmax(g->minutes, 1)),
                 sort = fives(0.2 * (double)g->cards + 2 * (double)g->seats);
    put_number(g, guide, "minutes_print", print);
    put_number(g, guide, "minutes", cut);
    put_number(g, guide, "minutes_sort", sort);
    put_number(g, guide, "minutes_all", print + cut + sort);
}

Value *guide_build(Arena *a, const GuideEntry *entries, size_t n, const Value *strings,
                   GuideOptions options)
{
    Guide g = { .a = a,
                .strings = strings,
                .files = value_seq(a, SPAN_NONE),
                .envelopes = value_seq(a, SPAN_NONE),
                .seats = (int64_t)options.seats,
                .slim = options.slim,
                .refed = options.backs == BACKS_REFED };
    const Duplex duplex = backs_duplex(options.backs);
    Value *guide = value_map(a, SPAN_NONE), *gone = value_seq(a, SPAN_NONE);
    for (size_t i = 0; i < n; i++) {
        add_gone(&g, gone, &entries[i]);
        if (entries[i].pages) add_file(&g, &entries[i]);
        if (entries[i].pages && options.large) note_unlarged(&g, entries[i].template);
        g.saved += saved_sheets(&g, &entries[i]);
    }
    if (options.bundle)
        put(&g, guide, duplex == DUPLEX_NONE ? "bundle_one" : "bundle_two", side_word(&g, duplex));
    if (options.changes) put_truth(&g, guide, "changes");
    if (value_count(gone)) value_set(a, guide, STR("gone"), gone);
    if (g.separate) put_truth(&g, guide, "separate");
    if (g.folded) put_truth(&g, guide, "folded");
    value_set(a, guide, STR("jobs"), jobs_of(&g));
    if (g.unlarged.n) put(&g, guide, "unlarged", g.unlarged);
    if (options.printer.n) put(&g, guide, "printer", options.printer);
    value_set(a, guide, STR("files"), g.files);
    value_set(a, guide, STR("envelopes"), g.envelopes);
    value_set(a, guide, STR("sheets"), value_int(a, SPAN_NONE, g.sheets));
    if (g.saved > 0) value_set(a, guide, STR("saved"), value_int(a, SPAN_NONE, g.saved));
    value_set(a, guide, STR("cards"), value_int(a, SPAN_NONE, g.cards));
    put_minutes(&g, guide);
    return guide;
}
