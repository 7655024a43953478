/* code_lines.c - lines of code that are wider than they may be, wrapped where they read well.
 *
 * A line is broken behind blanks, else behind a sign that ends something (, ; & |), else behind one
 * that joins names (/ . : = …) or within double quotes, and within a name only where no line could
 * hold it.  What follows
 * stands under the line's own indentation, so that the structure stays visible. */
#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "text/flow.h"
#include "text/unicode.h"

#define TOLERANCE 0.01   /* points: sums of widths are not exact */
#define FULL_ENOUGH 0.5  /* of the room: a break of a better kind is taken from here on */
#define HARDLY_ANY 0.1   /* of the room: lines this short say nothing */
#define INDENT_SHARE 0.5 /* of the width: wrapped lines are indented no further */

/* How well a line may end at a place. */
typedef enum Grade { GRADE_CLUSTER, GRADE_NAME, GRADE_SIGN, GRADE_BLANK, GRADES } Grade;

typedef struct LineEnd {
    uint32_t byte;
    double x;   /* width of the line up to here */
    double ink; /* without the blanks before the place */
    Grade grade;
} LineEnd;

typedef struct CodeLine {
    Flow *flow;
    uint32_t from, to;   /* bytes */
    VEC(LineEnd) places; /* from its start to its end */
    bool quotes;         /* come in pairs */
    bool quoted;         /* the place that is added stands within a pair */
    size_t ink;          /* the first place that has ink behind it */
    double indent;       /* of what is wrapped, points */
    double sign;         /* room for the sign that a line goes on */
} CodeLine;

/* Of a place between two characters; numbers, times and operators stay whole. */
static Grade grade_of(const char *p, uint32_t at)
{
    const char last = p[at - 1], next = p[at];
    if (last == ' ') return next == ' ' ? GRADE_CLUSTER : GRADE_BLANK;
    if (next == ' ' || strchr(",;&|)]}>=", next)) return GRADE_CLUSTER;
    if (last == next || (at > 1 && p[at - 2] == '\\')) return GRADE_CLUSTER;
    const bool number = at > 1 && ascii_digit(p[at - 2]) && ascii_digit(next);
    if (strchr(",;&|", last)) return number ? GRADE_CLUSTER : GRADE_SIGN;
    if (strchr("/?=:.-_)]}>+@%", last)) return number && last != '/' ? GRADE_CLUSTER : GRADE_NAME;
    return strchr("([{<", next) ? GRADE_NAME : GRADE_CLUSTER;
}

static void add_place(CodeLine *l, uint32_t byte, double x, double ink)
{
    const Flow *f = l->flow;
    const char *p = f->bytes.p + byte;
    const bool first = byte == l->from;
    if (!first &&
        (flow_joined(f, byte) || clings_to_previous(flow_char_before(f, byte), flow_char(f, byte))))
        return;
    if (!first && p[-1] == '"' && !(byte - l->from > 1 && p[-2] == '\\')) l->quoted = !l->quoted;
    Grade grade = first ? GRADE_CLUSTER : grade_of(f->bytes.p, byte);
    if (l->quotes && l->quoted && grade > GRADE_NAME) grade = GRADE_NAME;
    *vec_push(f->arena, &l->places) = (LineEnd){ byte, x, ink, grade };
}

/* The clusters of a part; `*ink` is the width up to the last one that is no blank. */
static void add_places(CodeLine *l, const Part *p, double *x, double *ink)
{
    const Shaped *s = p->shaped;
    const double scale = p->run->style->size / s->font->units_per_em;
    for (uint32_t k = 0; k < s->n; k++) {
        const uint32_t i = s->rtl ? s->n - 1 - k : k, before = s->rtl ? i + 1 : i - 1;
        const uint32_t byte = p->from + s->glyphs[i].cluster;
        if (k == 0 || s->glyphs[i].cluster != s->glyphs[before].cluster) {
            add_place(l, byte, *x, *ink);
            *x += p->run->style->tracking;
        }
        *x += s->glyphs[i].advance * scale;
        if (l->flow->bytes.p[byte] != ' ') *ink = *x;
    }
}

static bool has_pairs_of_quotes(Str text)
{
    bool odd = false;
    for (size_t i = 0; i < text.n; i++) odd ^= text.p[i] == '"' && !(i && text.p[i - 1] == '\\');
    return !odd;
}

/* Words [first, end) as one line with its places. */
static CodeLine line_of(Flow *f, size_t first, size_t end)
{
    const Word *words = f->words.at;
    CodeLine l = { .flow = f, .from = words[first].from, .to = words[end - 1].to };
    double x = 0, ink = 0, em = 0;
    l.quotes = has_pairs_of_quotes(str_slice(f->bytes, l.from, l.to));
    for (size_t i = first; i < end; i++)
        for (uint32_t k = 0; k < words[i].n; k++) {
            const Part *p = &f->parts.at[words[i].first + k];
            em = fmax(em, p->run->style->size);
            add_places(&l, p, &x, &ink);
        }
    *vec_push(f->arena, &l.places) = (LineEnd){ l.to, x, ink, GRADE_BLANK };
    while (l.ink + 1 < l.places.n && f->bytes.p[l.places.at[l.ink].byte] == ' ') l.ink++;
    l.indent = fmin(l.places.at[l.ink].x, f->options->width * INDENT_SHARE);
    l.sign = WRAP_SIGN * em;
    return l;
}

/* The last place of a grade behind place `i`, no further than `room` and no nearer than `least`
 * points; 0: there is none. */
static size_t last_place(const CodeLine *l, size_t i, Grade grade, double least, double room)
{
    const LineEnd *at = l->places.at;
    size_t found = 0;
    for (size_t k = (i > l->ink ? i : l->ink) + 1; k < l->places.n; k++) {
        if (at[k].ink - at[i].x > room) break;
        if (at[k].grade == grade && at[k].x - at[i].x >= least) found = k;
    }
    return found;
}

/* Whether a wrapped line has room for the name that begins at place `i`. */
static bool holds_name(const CodeLine *l, size_t i)
{
    size_t end = i + 1;
    while (end + 1 < l->places.n && l->places.at[end].grade == GRADE_CLUSTER) end++;
    return l->places.at[end].ink - l->places.at[i].x <=
           l->flow->options->width - l->indent - l->sign;
}

/* Where the line that starts at place `i` ends best. */
static size_t best_place(const CodeLine *l, size_t i, double room)
{
    for (Grade grade = GRADE_BLANK; grade > GRADE_CLUSTER; grade--) {
        const size_t found = last_place(l, i, grade, FULL_ENOUGH * room, room);
        if (found) return found;
    }
    /* A shorter line is better than a name that is torn. */
    for (Grade grade = GRADE_BLANK; grade > GRADE_CLUSTER; grade--) {
        const size_t found = last_place(l, i, grade, HARDLY_ANY * room, room);
        if (found && holds_name(l, found)) return found;
    }
    size_t k = i + 1; /* one cluster always fits */
    while (k + 1 < l->places.n && l->places.at[k + 1].ink - l->places.at[i].x <= room) k++;
    return k;
}

/* Readers take wide gaps for columns of a page, leave out blanks at the start of a line, and see
 * blanks between wide characters: such lines are spelled out, as are those that were wrapped. */
static bool wants_spelling(const Flow *f, const CodeLine *l)
{
    const Str text = str_slice(f->bytes, l->from, l->to);
    return !f->ascii || str_starts(text, " ") || memmem(text.p, text.n, "  ", 2);
}

static void add_cut(Lines *lines, Flow *f, const CodeLine *l, size_t from, size_t to)
{
    const bool last = to + 1 == l->places.n, whole = from == 0 && last;
    const Word part = flow_cut_word(f, l->places.at[from].byte, l->places.at[to].byte, false);
    const uint32_t first = (uint32_t)lines->parts.n;
    for (uint32_t i = 0; i < part.n; i++)
        *vec_push(f->arena, &lines->parts) = f->parts.at[part.first + i];
    *vec_push(f->arena, &lines->cuts) = (Cut){ .first = first,
                                               .n = part.n,
                                               .from = l->places.at[from].byte,
                                               .hard = last,
                                               .indent = from ? l->indent : 0,
                                               .spelled = !whole || wants_spelling(f, l),
                                               .spelled_to = from ? 0 : l->to };
}

/* Cuts one line of the text, as often as it takes. */
static void wrap(Lines *lines, Flow *f, size_t first, size_t end)
{
    const CodeLine l = line_of(f, first, end);
    const size_t last = l.places.n - 1;
    size_t i = 0;
    do {
        const double room = f->options->width - (i ? l.indent : 0) + TOLERANCE;
        const bool fits = l.places.at[last].ink - l.places.at[i].x <= room;
        const size_t to = fits ? last : best_place(&l, i, room - l.sign);
        add_cut(lines, f, &l, i, to);
        i = to;
    } while (i < last);
}

Lines flow_break_code(Flow *f)
{
    Lines lines = { 0 };
    size_t end;
    for (size_t first = 0; first < f->words.n; first = end) {
        for (end = first + 1; end < f->words.n && !f->words.at[end - 1].hard;) end++;
        wrap(&lines, f, first, end);
    }
    const bool open = f->words.n == 0 || f->words.at[f->words.n - 1].hard;
    if (open)
        *vec_push(f->arena, &lines.cuts) = (Cut){ .from = (uint32_t)f->bytes.n, .hard = true };
    return lines;
}
