/* guide.c - the run as values for templates/pieces/print-guide.yaml. */
#include "kit/guide.h"

#include <math.h>

#include "kit/guide_reading.h"
#include "kit/ranges.h"
#include "kit/stack.h"
#include "print/paper.h"

typedef struct Guide {
    Arena *a;
    const Value *strings;
    Value *files, *envelopes;
    size_t seats;
    int64_t sheets, cards, cuts, saved;
    size_t loose;             /* cards that lie apart before the evening */
    Stack stack;              /* of one print job, else empty */
    double cutter, scissors;  /* minutes to cut */
    const GuideEntry *events; /* what has cards of turns and other cards, or NULL */
    const Value *early;       /* handouts that are cut out of a slim kit's sheets */
    bool slim, lines, refed;
    bool first;   /* a first evening with a whole kit: few copies, cuts and envelopes, as slim */
    Str unlarged; /* titles, in the order of printing */
    bool separate, folded; /* something is */
    size_t a_sheet;        /* pages of one print job that a sheet has */
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

/* What seats share lies on the table; a slim kit has no envelopes for them. */
static Str envelope_of(const Guide *g, const PieceTemplate *t, size_t copies)
{
    const bool seat = str_is(t->envelope, "seat");
    if (seat && t->seats_a_copy > 0 && copies < g->seats) return STR("table");
    return seat && g->slim ? STR("seat_slim") : t->envelope;
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

/* Minutes, from what hosts took: with a cutter a sheet of cards or another that is cut or folded,
 * with scissors a card or another sheet; and a sheet that is folded and glued. */
#define CUTTER_CARDS 2.5
#define CUTTER_OTHER 0.7
#define SCISSORS_CARD 0.8
#define SCISSORS_OTHER 1.2
#define GLUE 1.5

/* How it is cut, or empty. */
static Str cut_of(const Guide *g, const GuideEntry *e)
{
    const Str cut = guide_cut(e, g->slim);
    return g->lines && str_is(cut, "cards") ? STR("leaves") : cut;
}

/* Nothing is cut before the evening: a leaf is cut off its sheet when it is handed out. */
static bool stays_whole(const Guide *g, const GuideEntry *e)
{
    return (g->first && (e->template->whole || e->template->first > 0)) ||
           guide_is_kept_whole(guide_cut(e, g->slim));
}

static size_t copies_of(const Guide *g, const PieceTemplate *t)
{
    return guide_copies(t, g->seats, g->slim || g->first);
}

/* Of these, those from edge to edge of a slim kit's sheets, each of them; with scissors a row that
 * was cut off is cut again, strip by strip. */
#define CUTTER_CUT 0.25
#define SCISSORS_CUT 0.5

/* Sheets that a host in a hurry leaves as they are. */
static size_t left_whole(const Guide *g, const GuideEntry *e)
{
    return (g->slim || g->first) && !g->refed ? guide_whole_sheets(e) : 0;
}

/* What is cut straight across, as a slim kit is throughout. */
static void add_cuts(Guide *g, const GuideEntry *e, size_t sheets)
{
    const size_t all = guide_entry_sheets(e), copies = sheets / all;
    const double cuts = (double)(e->cuts * copies) * (double)(all - left_whole(g, e)) / (double)all;
    g->cutter += CUTTER_CUT * cuts;
    g->scissors += SCISSORS_CUT * cuts;
}

/* For the sheets of all copies. */
static void add_minutes(Guide *g, const GuideEntry *e, size_t sheets)
{
    const Str cut = cut_of(g, e);
    if (!cut.n || stays_whole(g, e)) return;
    if (g->slim && e->cuts && !e->folded) {
        add_cuts(g, e, sheets);
        return;
    }
    if (guide_is_stapled(cut)) sheets = 1;
    const size_t whole = left_whole(g, e);
    const size_t cards = whole ? (guide_card_sheets(e) - whole) * e->slots : e->cards;
    sheets -= whole;
    const double glue = e->folded ? GLUE * (double)sheets : 0;
    g->cutter += (double)sheets * (e->cards ? CUTTER_CARDS : CUTTER_OTHER) + glue;
    g->scissors +=
        e->cards ? SCISSORS_CARD * (double)cards + glue : SCISSORS_OTHER * (double)sheets + glue;
}

static Str title_of(const Guide *g, const PieceTemplate *t)
{
    return guide_title(g->strings, t, g->slim);
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

/* A first evening goes without it. */
static bool is_extra(const Guide *g, const GuideEntry *e)
{
    return !g->slim && e->template->extra;
}

/* How many of a piece's sheets a first evening needs. */
static size_t enough_sheets(const Guide *g, const PieceTemplate *t, size_t sheets)
{
    return !g->slim && t->first > 0 && (size_t)t->first < sheets ? (size_t)t->first : sheets;
}

/* What is cut before the evening: of a first one's events those that come of themselves. */
static size_t cards_to_cut(const Guide *g, const GuideEntry *e)
{
    const size_t whole = g->first ? left_whole(g, e) : 0;
    if (g->first && e->template->whole) return 0;
    return whole ? (guide_card_sheets(e) - whole) * e->slots : e->cards;
}

/* Of these, those that somebody has to lay in order or at a place. */
static size_t loose_cards(const Guide *g, const GuideEntry *e)
{
    const size_t whole = left_whole(g, e), cards = cards_to_cut(g, e);
    if (!cut_of(g, e).n) return 0;
    return whole && !g->first ? (guide_card_sheets(e) - whole) * e->slots : cards;
}

static void add_file(Guide *g, const GuideEntry *e)
{
    const PieceTemplate *t = e->template;
    Value *v = value_map(g->a, SPAN_NONE);
    bool two_sided = e->duplex != DUPLEX_NONE && e->pages > 1;
    size_t sheets = guide_entry_sheets(e);
    const size_t enough = enough_sheets(g, t, sheets);
    put(g, v, "name", t->info.name);
    put(g, v, "title", title_of(g, t));
    put(g, v, "folder", str(audience_name(t->info.audience)));
    put(g, v, "paper", paper_name(g, e->page));
    put(g, v, "stock", word(g, "stock", e->folded ? STR("folded") : t->stock));
    const size_t copies = copies_of(g, t);
    const Str cut = cut_of(g, e);
    const bool all_there = sheets == 1 && guide_is_stapled(cut);
    if (cut.n && (!t->is_poster || e->pages > 1) && !all_there)
        put(g, v, "cut", word(g, "cut", cut));
    const Duplex duplex = two_sided ? e->duplex : DUPLEX_NONE;
    put(g, v, "side", e->folded ? word(g, "side", STR("fold")) : side_word(g, duplex));
    put_number(g, v, "rank", (size_t)job_rank(e, two_sided));
    if (two_sided && g->refed) put_truth(g, v, "twice");
    g->separate |= two_sided && g->refed;
    g->folded |= e->folded;
    put(g, v, "envelope", word(g, "envelope", envelope_of(g, t, copies)));
    put_number(g, v, "sheets", sheets);
    if (enough < sheets) put_number(g, v, "first_sheets", enough);
    if (g->first) sheets = enough;
    if (e->changed.n) put(g, v, "changed", e->changed);
    if (e->numbered) put_truth(g, v, "numbered");
    if (e->cards) put_number(g, v, "cards", e->cards);
    if (copies > 1) put_number(g, v, "copies", copies);
    if (e->cuts) put_number(g, v, "cuts", e->cuts * copies);
    if (is_extra(g, e)) put_truth(g, v, "extra");
    if (t->whole && !g->slim) put_truth(g, v, "whole");
    g->cuts += (int64_t)(e->cuts * copies);
    g->sheets += (int64_t)(sheets * copies);
    add_minutes(g, e, sheets * copies);
    if (e->needed && !g->refed) g->events = e;
    g->cards += (int64_t)cards_to_cut(g, e);
    g->loose += loose_cards(g, e);
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

/* The files by what the printer is set to, in the order of printing: those of a first evening, or
 * the others. */
static Value *jobs_of(Guide *g, bool extra)
{
    const int64_t ranks = ((int64_t)STOCK_PAPER + 1) * 4;
    Value *jobs = value_seq(g->a, SPAN_NONE);
    for (int64_t rank = 0; rank < ranks; rank++)
        for (size_t i = 0; i < value_count(g->files); i++) {
            Value *file = value_at(g->files, i);
            if (value_integer(value_get(file, "rank"), 0) != rank) continue;
            if (value_truth(value_get(file, "extra")) != extra) continue;
            value_push(g->a, value_get(job_for(g, jobs, file), "files"), file);
        }
    return jobs;
}

/* What a piece would take beyond what it takes in a slim kit. */
static int64_t saved_sheets(const Guide *g, const GuideEntry *e)
{
    const size_t now = guide_entry_sheets(e), full = e->full_sheets ? e->full_sheets : now;
    return g->slim ? (int64_t)(full * guide_copies(e->template, g->seats, false)) -
                         (int64_t)(now * guide_copies(e->template, g->seats, true))
                   : 0;
}

/* ---- the stack ------------------------------------------------------------------------------- */

/* What is done with a sheet, in the order of the stack: cards that may not come stay on theirs. */
typedef enum Work { WORK_CUT, WORK_WHOLE, WORK_STAPLE, WORK_READY, WORKS } Work;
static const char *const works[WORKS] = { "cut", "whole", "staple", "ready" };

/* The file of the guide that tells of a piece. */
static const Value *file_of(const Guide *g, const PieceTemplate *t)
{
    const Value *file = NULL;
    for (size_t i = 0; i < value_count(g->files); i++)
        if (str_eq(value_str(value_get(value_at(g->files, i), "name")), t->info.name))
            file = value_at(g->files, i);
    return file;
}

/* How many codes a list "H-01, H-02" has; and how many of them are of these things. */
static size_t count_codes(Str list)
{
    size_t n = list.n > 0;
    for (size_t i = 0; i < list.n; i++) n += list.p[i] == ',';
    return n;
}

static size_t count_among(Str list, const Value *things)
{
    size_t n = 0;
    for (size_t from = 0, to; from < list.n; from = to + 2) {
        for (to = from; to < list.n && list.p[to] != ',';) to++;
        const Str code = { list.p + from, to - from };
        for (size_t i = 0; i < value_count(things); i++)
            n += str_eq(code, value_str(value_get(value_at(things, i), "code")));
    }
    return n;
}

/* What is on a sheet of leaves, "H-01, H-02", or empty. */
static Str leaves_on(const StackPart *part, size_t sheet)
{
    return sheet < part->entry->holds.n ? part->entry->holds.at[sheet] : STR("");
}

/* A sheet is cut with all that is on it: to pick from it costs more cuts than it saves. */
static Work work_of_leaves(const Guide *g, const StackPart *part, size_t sheet)
{
    return count_among(leaves_on(part, sheet), g->early) ? WORK_CUT : WORK_WHOLE;
}

static Work work_of(const Guide *g, const StackPart *part, size_t sheet)
{
    if (part->group == STACK_STAPLE) return WORK_STAPLE;
    if (part->group != STACK_CUT) return WORK_READY;
    if (stays_whole(g, part->entry)) return work_of_leaves(g, part, sheet);
    return left_whole(g, part->entry) && guide_sheet_is_whole(part->entry, sheet) ? WORK_WHOLE
                                                                                  : WORK_CUT;
}

/* "14: H-01, H-02 · 15: H-03–H-05", of the sheets of a part that stay whole. */
static Str held_by(Guide *g, const StackPart *part)
{
    Buf b = { .arena = g->a };
    for (size_t i = 0; i < part->sheets && i < part->entry->holds.n; i++) {
        const Str codes = part->entry->holds.at[i];
        if (!codes.n || work_of(g, part, i) != WORK_WHOLE) continue;
        if (b.n) buf_str(&b, STR(" \302\267 "));
        buf_str(&b, str_integer(g->a, (int64_t)(part->first + i)));
        buf_str(&b, STR(": "));
        buf_str(&b, ranges_of_codes(g->a, codes));
    }
    return buf_done(&b);
}

/* So many cards that explain signs are enough for a table, and no more than a row. */
#define SIGNS_CUT 2

/* On which sheet these are, the last of it, and how many of them to cut. */
static void put_signs(Guide *g, Value *row, Work work, const StackPart *part)
{
    put_number(g, row, work == WORK_CUT ? "signs" : "signs_whole",
               part->first + guide_card_sheets(part->entry) - 1);
    put_number(g, row, "signs_cards",
               part->entry->signs < SIGNS_CUT ? part->entry->signs : SIGNS_CUT);
}

/* Paper of twice the size that offices have, `larger`, how much of it a piece of one page can fill,
 * `percent`, and the page to print so, `front`. */
static void put_larger(Guide *g, Value *row, const StackPart *part)
{
    static const char *const pairs[][2] = { { "a4", "a3" }, { "letter", "tabloid" } };
    const Size page = part->entry->page;
    const double shorter = fmin(page.width, page.height), longer = fmax(page.width, page.height);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Size own, twice;
        if (!size_named(papers, str(pairs[i][0]), &own)) continue;
        if (!size_named(papers, str(pairs[i][1]), &twice)) continue;
        if (fabs(own.width - shorter) >= 1 || fabs(own.height - longer) >= 1) continue;
        const double factor = fmin(twice.width / own.width, twice.height / own.height);
        put(g, row, "larger", word(g, "paper", str(pairs[i][1])));
        put_number(g, row, "percent", (size_t)floor(100 * factor));
        put_number(g, row, "front", g->a_sheet * (part->first - 1) + 1);
    }
}

/* Adds to `rows` the sheets of a part on which that work is done, if there are any. */
static void add_part(Guide *g, Value *rows, Ranges *all, const StackPart *part, Work work)
{
    const Value *file = file_of(g, part->entry->template);
    Ranges own = { .text.arena = g->a };
    for (size_t i = 0; i < part->sheets; i++) {
        if (work_of(g, part, i) != work) continue;
        ranges_add(&own, part->first + i, part->first + i);
        ranges_add(all, part->first + i, part->first + i);
    }
    const Str sheets = ranges_text(&own);
    if (!sheets.n) return;
    const bool leaves = stays_whole(g, part->entry);
    Value *row = value_copy(g->a, file, 1);
    put(g, row, "sheets", sheets);
    if (work == WORK_WHOLE && !leaves) put(g, row, "cut", word(g, "cut", STR("whole")));
    if (work == WORK_CUT && leaves) put(g, row, "cut", word(g, "cut", STR("leaf_now")));
    const Str holds = work == WORK_WHOLE ? held_by(g, part) : STR("");
    if (holds.n) put(g, row, "holds", holds);
    if (work == WORK_CUT && part->entry->fills)
        put_number(g, row, "fills", (size_t)part->entry->fills);
    if (part->entry->signs && work == work_of(g, part, guide_card_sheets(part->entry) - 1))
        put_signs(g, row, work, part);
    if (part->group == STACK_READY) put_larger(g, row, part);
    value_push(g->a, rows, row);
}

/* `stack`: what is done with which sheets, and what they are. */
static void put_stack(Guide *g, Value *guide)
{
    Value *stack = value_seq(g->a, SPAN_NONE);
    for (Work work = 0; work < WORKS; work++) {
        Value *group = value_map(g->a, SPAN_NONE), *rows = value_seq(g->a, SPAN_NONE);
        Ranges all = { .text.arena = g->a };
        for (size_t i = 0; i < g->stack.n; i++)
            if (g->stack.at[i].group != STACK_GUIDE) add_part(g, rows, &all, &g->stack.at[i], work);
        if (!value_count(rows)) continue;
        put(g, group, "work", str(works[work]));
        put(g, group, "name", word(g, "stack", str(works[work])));
        put(g, group, "sheets", ranges_text(&all));
        value_set(g->a, group, STR("rows"), rows);
        value_push(g->a, stack, group);
    }
    value_set(g->a, guide, STR("stack"), stack);
}

/* Leaves that are cut off their sheets before the evening. */
#define LEAVES_A_MINUTE 3

static double cutting_leaves(const Guide *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->stack.n; i++) {
        const StackPart *part = &g->stack.at[i];
        for (size_t k = 0; stays_whole(g, part->entry) && k < part->sheets; k++)
            if (work_of(g, part, k) == WORK_CUT) n += count_codes(leaves_on(part, k));
    }
    return ceil((double)n / LEAVES_A_MINUTE);
}

/* Sheets as a print dialog counts them, by pages: two a sheet, unless fronts and backs have files
 * of their own. */
static void add_pages(Ranges *pages, const StackPart *part, size_t a_sheet)
{
    ranges_add(pages, a_sheet * (part->first - 1) + 1, a_sheet * (part->first - 1 + part->sheets));
}

static void put_spans(Guide *g, Value *guide, const char *key, Ranges *spans)
{
    const Str text = ranges_text(spans);
    if (text.n) put(g, guide, key, text);
}

/* `pages`, those of the guide, `pages_rest` and `sheets_rest`; `strong`, the pages that should be
 * on stronger paper than that of an office, and `strong_sheets`. */
static void put_pages(Guide *g, Value *guide)
{
    const size_t a_sheet = g->a_sheet;
    Ranges own = { .text.arena = g->a }, rest = own, strong = own, sheets = own, thick = own;
    for (size_t i = 0; i < g->stack.n; i++) {
        const StackPart *part = &g->stack.at[i];
        const bool is_guide = part->group == STACK_GUIDE;
        add_pages(is_guide ? &own : &rest, part, a_sheet);
        if (!is_guide) add_pages(&sheets, part, 1);
        if (is_guide || str_is(part->entry->template->stock, "paper")) continue;
        add_pages(&strong, part, a_sheet);
        add_pages(&thick, part, 1);
    }
    put_spans(g, guide, "pages", &own);
    put_spans(g, guide, "pages_rest", &rest);
    put_spans(g, guide, "sheets_rest", &sheets);
    put_spans(g, guide, "strong", &strong);
    put_spans(g, guide, "strong_sheets", &thick);
}

/* On what all of it is printed. */
static void put_job(Guide *g, Value *guide, Duplex duplex)
{
    Str paper = { 0 };
    bool mixed = false, two_sided = false;
    for (size_t i = 0; i < g->stack.n; i++) {
        const StackPart *part = &g->stack.at[i];
        const GuideEntry *e = part->entry;
        two_sided |= e->duplex != DUPLEX_NONE && e->pages > 1;
        if (part->group == STACK_GUIDE) continue;
        const Str own = paper_name(g, e->page);
        mixed |= paper.n && !str_eq(own, paper);
        paper = own;
    }
    if (mixed) put_truth(g, guide, "papers");
    put(g, guide, "paper", paper);
    put(g, guide, "side", side_word(g, two_sided ? duplex : DUPLEX_NONE));
    g->a_sheet = two_sided && !g->refed ? 2 : 1;
    put_pages(g, guide);
}

/* ---- minutes --------------------------------------------------------------------------------- */

/* Rounded up to five. */
static size_t fives(double minutes)
{
    return (size_t)(5 * ceil(minutes / 5));
}

#define WORDS_A_MINUTE 150.0 /* as hosts took who had not seen the kit before */
#define GUIDE_WORDS 600      /* of the guide itself, about */
#define SETTING 1.2          /* of the printer */
#define LAYING_OUT 0.4       /* a sheet of a slim kit, on the evening: boards, piles, colleagues */
#define LAYING_OUT_LEAST 10

/* Some to change paper and to set the printer up, each time, then half a minute a sheet.  One job
 * needs neither eyes nor hands once its first sheet was measured: an office printer turns four
 * heavy sheets a minute, and while it does the host cuts, since what is cut comes first, or reads.
 * Through the printer again, all of it twice, by hand. */
#define MEASURING 5
#define HEAVY_SHEET 0.25
static double printing(Guide *g)
{
    const double sheets = (double)g->sheets;
    const size_t settings = value_count(jobs_of(g, false)) + value_count(jobs_of(g, true));
    if (!g->stack.n) return SETTING * (double)settings + 0.5 * sheets;
    return g->separate ? 2 * (MEASURING + HEAVY_SHEET * sheets)
                       : MEASURING + fmax(0, HEAVY_SHEET * sheets - g->scissors);
}

/* Sorting and casting, as hosts took: cards lie in order; who plays what takes most of a minute a
 * seat, and what is packed into envelopes two more. */
#define SORTING 1.5
#define CASTING 0.75
#define PACKING 2
static void put_minutes(Guide *g, Value *guide, size_t words)
{
    const bool packs = !g->slim && !g->first;
    const size_t print = fives(printing(g)), cut = fives(fmax(g->cutter, 1)),
                 scissors = fives(fmax(g->scissors, 1)),
                 sort = fives(SORTING + 0.05 * (double)g->loose +
                              (double)g->seats * (CASTING + (packs ? PACKING : 0))),
                 read = fives((double)(words + GUIDE_WORDS) / WORDS_A_MINUTE);
    const size_t lay = fives(fmax(LAYING_OUT_LEAST, g->slim ? LAYING_OUT * (double)g->sheets : 0));
    const size_t besides = print + sort + read + lay;
    put_number(g, guide, "minutes_read", read);
    put_number(g, guide, "minutes_print", print);
    put_number(g, guide, "minutes_cutter", cut);
    put_number(g, guide, "minutes_scissors", scissors);
    put_number(g, guide, "minutes_sort", sort);
    put_number(g, guide, "minutes_lay", lay);
    put_number(g, guide, "minutes_all", besides + scissors);
}

/* Which sheets must be cut, "1, 2", and what that saves, where some need not be. */
static void put_hurry(Guide *g, Value *guide)
{
    const GuideEntry *e = g->events;
    const size_t left = e ? guide_whole_sheets(e) : 0;
    if (!left) return;
    Buf b = { .arena = g->a };
    for (size_t i = 0; i < guide_card_sheets(e); i++)
        if (!guide_sheet_is_whole(e, i)) buf_format(&b, "%s%zu", b.n ? ", " : "", i + 1);
    Value *v = value_map(g->a, SPAN_NONE);
    put(g, v, "title", title_of(g, e->template));
    put(g, v, "sheets", buf_done(&b));
    put_number(g, v, "minutes", (size_t)lround(SCISSORS_CARD * (double)(left * e->slots)));
    value_set(g->a, guide, STR("hurry"), v);
}

static Guide guide_new(Arena *a, const Value *strings, const GuideOptions *options)
{
    return (Guide){ .a = a,
                    .strings = strings,
                    .files = value_seq(a, SPAN_NONE),
                    .envelopes = value_seq(a, SPAN_NONE),
                    .seats = options->seats,
                    .slim = options->slim,
                    .early = options->early,
                    .lines = options->lines,
                    .refed = options->backs == BACKS_REFED };
}

/* Adds ", TEXT" to what is there. */
static Str listed(Arena *a, Str list, Str text)
{
    return list.n ? str_format(a, "%.*s, %.*s", (int)list.n, list.p, (int)text.n, text.p) : text;
}

/* What of a whole kit a first evening is spared of, besides what is not printed: copies that seats
 * can share, sheets that stay whole. */
static void put_spared(Value *first, const Guide *all, Guide *g, const GuideEntry *entries,
                       size_t n)
{
    Str shared = { 0 }, few = { 0 }, whole = { 0 };
    for (size_t i = 0; i < n; i++) {
        const PieceTemplate *t = entries[i].template;
        if (!entries[i].pages || is_extra(g, &entries[i])) continue;
        const Str title = title_of(g, t);
        const size_t copies = copies_of(g, t);
        if (copies < copies_of(all, t))
            shared = listed(g->a, shared,
                            str_format(g->a, "%.*s %zu \xC3\x97", (int)title.n, title.p, copies));
        const size_t sheets = guide_entry_sheets(&entries[i]), enough = enough_sheets(g, t, sheets);
        if (enough < sheets)
            few = listed(g->a, few, str_format(g->a, "%.*s %zu", (int)title.n, title.p, enough));
        if (t->whole) whole = listed(g->a, whole, title);
    }
    if (shared.n) put(g, first, "shared", shared);
    if (few.n) put(g, first, "few", few);
    if (whole.n) put(g, first, "whole", whole);
}

/* `first`: what a first evening needs of a whole kit, where that is less; the guide's minutes are
 * those that it takes, and `all` has those of all of it. */
static void put_first(Value *guide, Guide *all, const GuideEntry *entries, size_t n,
                      const GuideOptions *options, size_t words)
{
    Guide g = guide_new(all->a, all->strings, options);
    bool less = false;
    g.first = !g.slim;
    for (size_t i = 0; g.first && i < n; i++) {
        if (!entries[i].pages) continue;
        less |= is_extra(&g, &entries[i]) || entries[i].template->whole;
        if (!is_extra(&g, &entries[i])) add_file(&g, &entries[i]);
    }
    if (!less || !g.sheets) return;
    Value *first = value_map(g.a, SPAN_NONE), *both = value_map(g.a, SPAN_NONE);
    put_number(&g, first, "sheets", (size_t)g.sheets);
    put_number(&g, first, "cards", (size_t)g.cards);
    put_spared(first, all, &g, entries, n);
    value_set(g.a, guide, STR("first"), first);
    put_minutes(all, both, words);
    value_set(g.a, guide, STR("all"), both);
    put_minutes(&g, guide, words);
}

/* What is looked over: twice as fast as what is read, at least two minutes.  Returns the words that
 * one reads in that time. */
#define SKIM_LEAST 2
static size_t skimmed(Guide *g, Value *guide, const GuideEntry *entries, size_t n,
                      const GuideOptions *options, const ReadingOptions *as)
{
    const size_t words = guide_reading(g->a, guide, "skims", entries, n, options->skims, as);
    const double minutes = fmax(SKIM_LEAST, ceil((double)words / 2 / WORDS_A_MINUTE));
    if (!words) return 0;
    put_number(g, guide, "minutes_skim", (size_t)minutes);
    return (size_t)(minutes * WORDS_A_MINUTE);
}

#define PEGS 2 /* the marker and the peg, beside a mood for each client */

Value *guide_build(Arena *a, const GuideEntry *entries, size_t n, const Value *strings,
                   GuideOptions options)
{
    Guide g = guide_new(a, strings, &options);
    if (options.stack) g.stack = stack_of(a, entries, n, options.seats);
    const Duplex duplex = backs_duplex(options.backs);
    Value *guide = value_map(a, SPAN_NONE), *gone = value_seq(a, SPAN_NONE);
    for (size_t i = 0; i < n; i++) {
        add_gone(&g, gone, &entries[i]);
        if (entries[i].pages) add_file(&g, &entries[i]);
        if (entries[i].signs && entries[i].slots) put_truth(&g, guide, "signs");
        if (entries[i].pages && options.large) note_unlarged(&g, entries[i].template);
        g.saved += saved_sheets(&g, &entries[i]);
    }
    if (options.bundle)
        put(&g, guide, duplex == DUPLEX_NONE ? "bundle_one" : "bundle_two", side_word(&g, duplex));
    if (options.changes) put_truth(&g, guide, "changes");
    if (value_count(gone)) value_set(a, guide, STR("gone"), gone);
    if (g.separate) put_truth(&g, guide, "separate");
    if (g.folded) put_truth(&g, guide, "folded");
    value_set(a, guide, STR("jobs"), jobs_of(&g, false));
    value_set(a, guide, STR("more"), jobs_of(&g, true));
    if (g.unlarged.n) put(&g, guide, "unlarged", g.unlarged);
    if (options.printer.n) put(&g, guide, "printer", options.printer);
    value_set(a, guide, STR("files"), g.files);
    value_set(a, guide, STR("envelopes"), g.envelopes);
    value_set(a, guide, STR("sheets"), value_int(a, SPAN_NONE, g.sheets));
    value_set(a, guide, STR("seats"), value_int(a, SPAN_NONE, (int64_t)g.seats));
    if (g.cuts > 0) value_set(a, guide, STR("cuts"), value_int(a, SPAN_NONE, g.cuts));
    if (g.saved > 0) value_set(a, guide, STR("saved"), value_int(a, SPAN_NONE, g.saved));
    value_set(a, guide, STR("cards"), value_int(a, SPAN_NONE, g.cards));
    if (g.stack.n) put_job(&g, guide, duplex);
    if (g.stack.n) put_stack(&g, guide);
    const double leaves = cutting_leaves(&g);
    g.cutter += leaves, g.scissors += leaves;
    put_hurry(&g, guide);
    put_number(&g, guide, "dice", options.dice + options.earned);
    put_number(&g, guide, "coins", options.clients + PEGS);
    const ReadingOptions read = { strings, &g.stack, options.slim, .joined = true,
                                  .later = options.looks },
                         looked = { strings, &g.stack, options.slim, .joined = false };
    size_t words = guide_reading(a, guide, "reading", entries, n, options.reads, &read);
    guide_reading(a, guide, "looks", entries, n, options.looks, &looked);
    if (options.slim) words += skimmed(&g, guide, entries, n, &options, &looked);
    put_minutes(&g, guide, words);
    if (!options.changes) put_first(guide, &g, entries, n, &options, words);
    return guide;
}
