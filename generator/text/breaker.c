/* breaker.c - words into lines.
 *
 * First fit, since the text is set ragged: it keeps lines where the reader expects them and costs
 * one look at each word.  On top of it: hyphens where a line would stay too empty, no lone short
 * word on the last line where the line above can spare one, and even lines for headings. */
#include <math.h>
#include <string.h>

#include "text/flow.h"
#include "text/font_file.h"
#include "text/unicode.h"

#define TOLERANCE 0.01     /* points: sums of widths are not exact */
#define HYPHENS_IN_A_ROW 2 /* lines that may end in one */
#define RUNT_SHARE 0.2     /* of the width: a shorter last line looks like a slip */
#define RUNT_MEASURE 28    /* ems: on longer lines the hole above looks worse than the lone word */
#define RUNT_LEAVES 0.6    /* of the width: what the line above must keep */
#define BALANCE_LINES 4    /* more is no heading */
#define BALANCE_STEPS 12   /* halvings: to a 4,000th of the width */

typedef struct Breaker {
    Flow *flow;
    double width;
    Lines lines;
    uint32_t first, from; /* part and byte that the open line starts with */
    double x, ink;        /* end of the open line, with and without the blanks at its end */
    Word last;            /* its last word, from part `last_first` on */
    uint32_t last_first;
    unsigned hyphens; /* lines in a row that end in one */
} Breaker;

static void open_line(Breaker *b, uint32_t from)
{
    b->first = (uint32_t)b->lines.parts.n;
    b->from = from;
    b->x = b->ink = b->lines.cuts.n ? 0 : b->flow->options->first_indent;
}

static bool line_empty(const Breaker *b)
{
    return b->first == b->lines.parts.n;
}

static void append(Breaker *b, const Word *w)
{
    b->last = *w;
    b->last_first = (uint32_t)b->lines.parts.n;
    for (uint32_t i = 0; i < w->n; i++)
        *vec_push(b->flow->arena, &b->lines.parts) = b->flow->parts.at[w->first + i];
    b->ink = b->x + w->width;
    b->x = b->ink + w->blanks;
}

/* Character `c` as a part in the style of a run, from a fallback where the font lacks it.  It
 * stands for a soft hyphen, so that text copied from the page can be joined again. */
static Part mark_part(const Flow *f, const Run *run, uint32_t c)
{
    ShaperKey key = *shaper_key(run->shaper);
    if (!font_has(key.font, c)) {
        FontChain *chain = font_chain(f->text->fonts, run->style->family, run->style->weight,
                                      run->style->italic, f->options->language);
        const Font *font = chain ? chain_font(chain, c) : NULL;
        if (font) key.font = font;
    }
    char utf8[4];
    Str drawn = { utf8, utf8_encode(c, utf8) };
    const Shaped *shaped = shape_as(shaper_for(f->text->shapers, key), drawn, STR("\xC2\xAD"));
    return (Part){
        .shaped = shaped, .run = run, .from = run->from, .width = shaped_width(shaped, run->style)
    };
}

/* The letter before `byte` without the marks on it. */
static uint32_t base_before(const Flow *f, uint32_t byte)
{
    uint32_t c = flow_char_before(f, byte);
    for (char utf8[4]; byte > 0; c = flow_char_before(f, byte)) {
        byte -= (uint32_t)utf8_encode(c, utf8);
        if (!byte || !joins_previous(flow_char_before(f, byte), c)) break;
    }
    return c;
}

static Part hyphen_after(const Flow *f, const Part *p)
{
    enum { HYPHEN = 0x2010 };
    return mark_part(f, p->run, font_has(p->shaped->font, HYPHEN) ? HYPHEN : '-');
}

/* What stands between two blanks around the word, which may be but a part of an address. */
static Str between_blanks(const Flow *f, const Word *w)
{
    enum { LOOKED_AT = 200 };
    size_t from = w->from, to = w->to;
    while (from && w->from - from < LOOKED_AT && !strchr(" \n", f->bytes.p[from - 1])) from--;
    while (to < f->bytes.n && to - w->to < LOOKED_AT && !strchr(" \n", f->bytes.p[to])) to++;
    return str_slice(f->bytes, from, to);
}

/* False for identifiers, paths and addresses, in which a hyphen would be read as part of them. */
static bool is_plain_word(const Flow *f, const Word *w)
{
    const Str word = between_blanks(f, w);
    for (size_t i = 0; i < word.n; i++) {
        const char c = word.p[i];
        if ((c >= '0' && c <= '9') || strchr("_/@\\=#", c)) return false;
        if ((c == '.' || c == ':') && i + 1 < word.n && (word.p[i + 1] | 32) >= 'a') return false;
    }
    return true;
}

/* True where a plain word that is torn before byte `at` shows a hyphen: between two letters of a
 * script that has hyphens, but in no code and no address. */
static bool wants_tear_hyphen(const Flow *f, uint32_t at)
{
    const Run *run = flow_run_at(f, at);
    if (!run->shaper || run->span->ltr || (run->level & 1) ||
        shaper_key(run->shaper)->font->fixed_width)
        return false;
    return is_cased_letter(flow_char(f, at)) && is_cased_letter(base_before(f, at));
}

static void end_line(Breaker *b, Cut how, uint32_t next)
{
    how.first = b->first;
    how.n = (uint32_t)b->lines.parts.n - b->first;
    how.from = b->from;
    *vec_push(b->flow->arena, &b->lines.cuts) = how;
    open_line(b, next);
}

/* The word without the dot that it ends in, between things of a list; of no parts without one. */
static Word without_dot(const Breaker *b, const Word *w)
{
    const Str said = without_blanks(str_slice(b->flow->bytes, w->from, w->to));
    static const struct {
        Str text;
        uint32_t stays; /* bytes: a blank, which shows nothing at a line's end */
    } dots[] = { { STR(" \xC2\xB7"), 1 }, { STR("\xC2\xA0\xC2\xB7"), 0 } };
    if (!said.n || said.p[said.n - 1] != '\xB7') return (Word){ 0 };
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        const Str dot = dots[i].text;
        const uint32_t to = w->from + (uint32_t)(said.n - dot.n) + dots[i].stays;
        if (said.n > dot.n && memcmp(said.p + said.n - dot.n, dot.p, dot.n) == 0)
            return flow_cut_word(b->flow, w->from, to, false);
    }
    return (Word){ 0 };
}

/* Where the open line ends behind such a dot, the dot is left out: the end of the line parts things
 * as well.  False where there is none. */
static bool drop_dot(Breaker *b)
{
    if (line_empty(b)) return false;
    const Word head = without_dot(b, &b->last);
    if (!head.n) return false;
    b->lines.parts.n = b->last_first;
    append(b, &head);
    return true;
}

static void break_line(Breaker *b, uint32_t next, bool parted)
{
    b->hyphens = 0;
    const bool dropped = !parted && drop_dot(b);
    end_line(b, (Cut){ .parted = parted, .dropped = dropped }, next);
}

/* Room for what comes next. */
static double room(const Breaker *b)
{
    return b->width - b->x + TOLERANCE;
}

/* Hyphens are wanted in a word that no line can hold, and where the line would stay too empty; but
 * not in the last word, nor in too many lines in a row. */
static bool wants_hyphen(const Breaker *b, const Word *w, bool last)
{
    if (w->width > b->width + TOLERANCE) return true;
    return b->ink < b->width * b->flow->options->hyphenate_below && !last &&
           b->hyphens < HYPHENS_IN_A_ROW;
}

/* Patterns are for words of prose; in a fixed-width font stands what must not be altered. */
static size_t points_in(Breaker *b, const Word *w, bool last, uint32_t points[HYPHEN_WORD_MAX])
{
    Flow *f = b->flow;
    Str text = without_blanks((Str){ f->bytes.p + w->from, w->to - w->from });
    bool soft = memmem(text.p, text.n, "\xC2\xAD", 2) != NULL;
    if (w->n == 0 || text.n > SHAPED_MAX || (!soft && !wants_hyphen(b, w, last))) return 0;
    bool fixed = f->parts.at[w->first].shaped->font->fixed_width;
    return hyphen_points(f->text->hyphenator, fixed ? STR("") : f->options->language, text, points);
}

/* Puts as much of the word as fits on the line, ends it with a hyphen and leaves the rest in `*w`.
 * False when no hyphen is wanted or none fits. */
static bool hyphenate(Breaker *b, Word *w, bool last)
{
    Flow *f = b->flow;
    uint32_t points[HYPHEN_WORD_MAX];
    for (size_t n = points_in(b, w, last, points); n > 0; n--) {
        uint32_t rest = w->from + points[n - 1], end = rest;
        if (memcmp(f->bytes.p + end - 2, "\xC2\xAD", 2) == 0) end -= 2;
        Word head = flow_cut_word(f, w->from, end, false);
        if (head.n == 0) continue;
        Part hyphen = hyphen_after(f, &f->parts.at[head.first + head.n - 1]);
        if (head.width + hyphen.width > room(b)) continue;
        append(b, &head);
        *vec_push(f->arena, &b->lines.parts) = hyphen;
        b->hyphens++;
        end_line(b, (Cut){ .parted = true }, rest);
        *w = flow_cut_word(f, rest, w->to, w->hard);
        return true;
    }
    return false;
}

/* Where a word may be parted if it must: between clusters.  `x` is the width up to there. */
typedef struct Seam {
    uint32_t byte;
    double x;
    bool good; /* reads best: behind a hyphen of its own, or where one may stand */
} Seam;
typedef VEC(Seam) Seams;

static bool may_part(const Flow *f, uint32_t byte)
{
    return !flow_joined(f, byte) &&
           !clings_to_previous(flow_char_before(f, byte), flow_char(f, byte));
}

static void add_seams(const Flow *f, const Part *p, Seams *seams, double *x)
{
    const Shaped *s = p->shaped;
    double scale = p->run->style->size / s->font->units_per_em;
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t i = s->rtl ? s->n - 1 - k : k, before = s->rtl ? i + 1 : i - 1;
        uint32_t byte = p->from + s->glyphs[i].cluster;
        if (k == 0 || s->glyphs[i].cluster != s->glyphs[before].cluster) {
            if (seams->n == 0 || may_part(f, byte))
                *vec_push(f->arena, seams) = (Seam){ byte, *x, false };
            *x += p->run->style->tracking;
        }
        *x += s->glyphs[i].advance * scale;
    }
}

/* The seams of a word, with its ends; the blanks at its end belong to its last cluster. */
static Seams seams_of(const Flow *f, const Word *w)
{
    Seams seams = { 0 };
    double x = 0;
    uint32_t ink = w->from + (uint32_t)without_blanks(str_slice(f->bytes, w->from, w->to)).n;
    for (uint32_t i = 0; i < w->n; i++) add_seams(f, &f->parts.at[w->first + i], &seams, &x);
    while (seams.n > 1 && seams.at[seams.n - 1].byte >= ink) seams.n--;
    *vec_push(f->arena, &seams) = (Seam){ w->to, w->width, false };
    return seams;
}

static void mark_seam(Seams *seams, uint32_t byte)
{
    for (size_t i = 1; i + 1 < seams->n; i++)
        if (seams->at[i].byte == byte) seams->at[i].good = true;
}

/* Marks the good seams of a plain word, in each of the parts between its hyphens. */
static void mark_good(const Flow *f, const Word *w, Seams *seams)
{
    const Str word = without_blanks(str_slice(f->bytes, w->from, w->to));
    uint32_t points[HYPHEN_WORD_MAX];
    for (size_t from = 0; from < word.n;) {
        const Str part = str_slice(word, from, from + str_find(str_slice(word, from, word.n), '-'));
        const size_t n = hyphen_points(f->text->hyphenator, f->options->language, part, points);
        for (size_t i = 0; i < n; i++) mark_seam(seams, w->from + (uint32_t)from + points[i]);
        from += part.n + 1;
        mark_seam(seams, w->from + (uint32_t)from);
    }
}

/* A chunk of a word, and the hyphen behind it, which may have none. */
typedef struct Chunk {
    Word word;
    Part hyphen;
    bool hyphenated;
} Chunk;

static Chunk cut_chunk(Breaker *b, const Seams *seams, size_t from, size_t to, bool plain)
{
    Chunk chunk = { .word =
                        flow_cut_word(b->flow, seams->at[from].byte, seams->at[to].byte, false) };
    const bool inside = to + 1 < seams->n && chunk.word.n;
    chunk.hyphenated = plain && inside && wants_tear_hyphen(b->flow, seams->at[to].byte);
    if (chunk.hyphenated)
        chunk.hyphen =
            hyphen_after(b->flow, &b->flow->parts.at[chunk.word.first + chunk.word.n - 1]);
    return chunk;
}

static double chunk_width(const Chunk *chunk)
{
    return chunk->word.width + (chunk->hyphenated ? chunk->hyphen.width : 0);
}

/* The longest chunk of the word from seam `i` that fits into `space`, its hyphen included: its end,
 * and the chunk itself in `*chunk`.  At the start of a line one cluster always fits. */
static size_t fitting_chunk(Breaker *b, const Seams *seams, size_t i, double space, bool plain,
                            Chunk *chunk)
{
    const Seam *at = seams->at;
    size_t j = i, least = line_empty(b) ? i + 1 : i;
    while (j + 1 < seams->n && at[j + 1].x - at[i].x <= space) j++;
    if (j < least) j = least;
    for (; j > i; j--) {
        *chunk = cut_chunk(b, seams, i, j, plain);
        if (chunk_width(chunk) <= space || j == least) break;
    }
    return j;
}

/* The same, but to a good seam if there is one behind two clusters or more. */
static size_t best_chunk(Breaker *b, const Seams *seams, size_t i, double space, bool plain,
                         Chunk *chunk)
{
    const size_t j = fitting_chunk(b, seams, i, space, plain, chunk);
    if (j + 1 == seams->n) return j;
    for (size_t k = j; k > i + 1; k--) {
        if (!seams->at[k].good) continue;
        const Chunk good = cut_chunk(b, seams, i, k, plain);
        if (chunk_width(&good) > space) continue;
        *chunk = good;
        return k;
    }
    return j;
}

static void append_chunk(Breaker *b, const Chunk *chunk)
{
    append(b, &chunk->word);
    if (chunk->hyphenated) *vec_push(b->flow->arena, &b->lines.parts) = chunk->hyphen;
}

/* Parts a word that no line can hold. */
static void part_word(Breaker *b, const Word *w)
{
    Seams seams = seams_of(b->flow, w);
    const bool plain = is_plain_word(b->flow, w);
    if (plain) mark_good(b->flow, w, &seams);
    for (size_t i = 0; i + 1 < seams.n;) {
        Chunk chunk;
        size_t end = best_chunk(b, &seams, i, room(b), plain, &chunk);
        if (end > i) append_chunk(b, &chunk);
        i = end;
        if (i + 1 < seams.n) break_line(b, seams.at[i].byte, true);
    }
}

/* Parts a word that no line can hold where blanks stand in it, which may keep a sign beside it: as
 * much as fits goes onto the open line or the next one, the rest stays in `*w`. */
static bool part_at_blank(Breaker *b, Word *w)
{
    Flow *f = b->flow;
    const uint32_t ink = w->from + (uint32_t)without_blanks(str_slice(f->bytes, w->from, w->to)).n;
    for (uint32_t at = ink; at > w->from + 1; at--) {
        if (f->bytes.p[at - 1] != ' ') continue;
        const Word head = flow_cut_word(f, w->from, at, false);
        if (head.width > b->width + TOLERANCE || head.n == 0) continue;
        if (head.width > room(b)) break_line(b, w->from, false);
        append(b, &head);
        *w = flow_cut_word(f, at, w->to, w->hard);
        return true;
    }
    return false;
}

static void place_word(Breaker *b, Word w, bool last)
{
    while (w.width > room(b)) {
        if (w.width > b->width + TOLERANCE && part_at_blank(b, &w)) continue;
        const Word head = last ? (Word){ 0 } : without_dot(b, &w);
        if (head.n && head.width <= room(b)) break;
        if (hyphenate(b, &w, last)) continue;
        bool indented = b->x > 0 && w.width <= b->width;
        if (!line_empty(b) || indented) {
            break_line(b, w.from, false);
            continue;
        }
        part_word(b, &w);
        return;
    }
    append(b, &w);
}

/* The same of a line that ends at byte `to` now. */
static void drop_dot_above(Breaker *b, Cut *above, uint32_t to)
{
    Part *parts = b->lines.parts.at + above->first;
    if (!above->n) return;
    uint32_t k = above->n - 1;
    while (k > 0 && !parts[k].starts_word) k--;
    const Word head = without_dot(b, &(Word){ .from = parts[k].from, .to = to });
    if (!head.n || head.n > above->n - k) return;
    for (uint32_t i = 0; i < head.n; i++) parts[k + i] = b->flow->parts.at[head.first + i];
    above->n = k + head.n;
    above->dropped = true;
}

/* Moves the last word of the line above to a last line that is one short word, in a column. */
static void mend_runt(Breaker *b)
{
    Lines *l = &b->lines;
    if (l->cuts.n < 2) return;
    Cut *last = &l->cuts.at[l->cuts.n - 1], *above = last - 1;
    const Part *parts = l->parts.at;
    if (above->hard || above->parted || above->dropped || above->n == 0 || last->n == 0) return;
    if (b->width > parts[last->first].run->style->size * RUNT_MEASURE) return;
    for (uint32_t i = 1; i < last->n; i++)
        if (parts[last->first + i].starts_word) return;
    if (parts_ink_width(parts + last->first, last->n) >= b->width * RUNT_SHARE) return;
    uint32_t k = above->n - 1;
    while (k > 0 && !parts[above->first + k].starts_word) k--;
    if (parts_ink_width(parts + above->first, k) < b->width * RUNT_LEAVES) return;
    uint32_t moved = above->n - k;
    if (parts_ink_width(parts + above->first + k, moved + last->n) > b->width) return;
    above->n = k;
    last->first -= moved;
    last->n += moved;
    last->from = parts[last->first].from;
    drop_dot_above(b, above, last->from);
}

static Lines break_at(Flow *f, double width)
{
    Breaker b = { .flow = f, .width = width };
    vec_reserve(f->arena, &b.lines.parts, f->parts.n);
    open_line(&b, 0);
    for (size_t i = 0; i < f->words.n; i++) {
        Word w = f->words.at[i];
        bool last = w.hard || i + 1 == f->words.n;
        place_word(&b, w, last);
        if (!last) continue;
        end_line(&b, (Cut){ .hard = true }, w.to + w.hard);
        b.hyphens = 0;
        mend_runt(&b);
        if (w.hard && i + 1 == f->words.n) end_line(&b, (Cut){ .hard = true }, w.to + 1);
    }
    if (f->words.n == 0) end_line(&b, (Cut){ .hard = true }, 0);
    return b.lines;
}

static size_t parted_lines(const Lines *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->cuts.n; i++) n += l->cuts.at[i].parted;
    return n;
}

static double widest_word(const Flow *f)
{
    double widest = 0;
    for (size_t i = 0; i < f->words.n; i++) widest = fmax(widest, f->words.at[i].width);
    return widest;
}

/* The narrowest lines that are no more than `best` has and part no more words. */
static Lines balance(Flow *f, Lines best)
{
    const size_t n = best.cuts.n;
    /* Narrower lines would part a word: hyphens are not even looked up for them. */
    const double least = parted_lines(&best) ? 0 : widest_word(f) - TOLERANCE;
    double low = 0, high = f->options->width;
    for (int step = 0; step < BALANCE_STEPS; step++) {
        double middle = (low + high) / 2;
        bool good = middle >= least;
        if (good) {
            Lines trial = break_at(f, middle);
            good = trial.cuts.n <= n && parted_lines(&trial) <= parted_lines(&best);
            if (good) best = trial;
        }
        *(good ? &high : &low) = middle;
    }
    return best;
}

static bool fits_one_line(const Flow *f)
{
    for (size_t i = 0; i < f->words.n; i++)
        if (f->words.at[i].hard) return false;
    return f->words.n && f->widths.max <= f->options->width;
}

static Lines one_line(Flow *f)
{
    Lines lines = { .parts = { f->parts.at, f->parts.n, f->parts.n } };
    *vec_push(f->arena, &lines.cuts) = (Cut){ .n = (uint32_t)f->parts.n, .hard = true };
    return lines;
}

Lines flow_break(Flow *f)
{
    if (f->options->code) return flow_break_code(f);
    if (fits_one_line(f)) return one_line(f);
    double width = f->options->width;
    Lines lines = break_at(f, width);
    bool few = lines.cuts.n >= 2 && lines.cuts.n <= BALANCE_LINES;
    return f->options->balance && few && isfinite(width) ? balance(f, lines) : lines;
}
