/* diag.c - collecting, sorting and printing messages.
 *
 * The text form follows what compilers do, so that editors jump to the place:
 *
 *     scenario.yaml:12:5: error: unknown key `titel` [unknown-key]
 *        12 | titel: Late Checkout
 *           | ^~~~~
 *           = did you mean `title`?
 */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "base/visible.h"

/* More than this many messages help nobody; hostile input must not fill the memory with them. */
#define MESSAGES_MAX 1000
/* A source line longer than this is shown only around the place. */
#define EXCERPT_COLUMNS 100
/* One longer than this many bytes is not for reading; counting its columns for each message would
 * take minutes. */
#define EXCERPT_LINE_MAX ((size_t)64 * 1024)

typedef struct Message {
    MessageCode code;
    Span at;
    char *text;
    const char *hint;
    uint32_t source_rank, order;
} Message;

struct Diag {
    Arena *arena;
    VEC(Message) messages;
    VEC(const Source *) sources;
    size_t count[SEVERITY_SYSTEM + 1];
    bool last_kept;
    const char *where; /* what is reported holds only there; NULL: everywhere */
};

typedef struct MessageText {
    Severity severity;
    const char *code, *text, *hint;
} MessageText;

static const MessageText message_texts[] = {
#define NOTE SEVERITY_NOTE
#define WARNING SEVERITY_WARNING
#define ERROR SEVERITY_ERROR
#define SYSTEM SEVERITY_SYSTEM
#define X(name, severity, code, text, hint) { severity, code, text, hint },
    MESSAGES(X)
#undef X
};

static const char *const severity_names[] = { "note", "warning", "error", "error" };

Diag *diag_new(Arena *a)
{
    Diag *d = ARENA_NEW(a, Diag);
    d->arena = a;
    return d;
}

/* Whether they are one file, which may have been read twice. */
static bool same_source(const Source *a, const Source *b)
{
    if (a == b || !a || !b) return a == b;
    return strcmp(a->path, b->path) == 0 && str_eq(a->text, b->text);
}

static uint32_t rank_of(Diag *d, const Source *source)
{
    if (!source) return 0;
    for (size_t i = 0; i < d->sources.n; i++)
        if (same_source(d->sources.at[i], source)) return (uint32_t)i + 1;
    *vec_push(d->arena, &d->sources) = source;
    return (uint32_t)d->sources.n;
}

/* `{1}` or `{1:one|many}` at `p`; returns its last character, or NULL where it is none. */
static const char *fill_in_one(Buf *b, const char *p, const char *const args[], size_t n)
{
    if (p[0] != '{' || p[1] < '1' || p[1] > '9') return NULL;
    const size_t i = (size_t)(p[1] - '1');
    const char *arg = i < n ? args[i] : "";
    if (p[2] == '}') {
        buf_c(b, arg);
        return p + 2;
    }
    if (p[2] != ':') return NULL;
    const char *one = p + 3, *bar = strchr(one, '|'), *end = strchr(bar, '}');
    if (strcmp(arg, "1") == 0) buf_mem(b, one, (size_t)(bar - one));
    else buf_mem(b, bar + 1, (size_t)(end - bar) - 1);
    return end;
}

static char *fill_in(Arena *a, const char *text, const char *const args[])
{
    Buf b = { .arena = a };
    size_t n = 0;
    while (args[n]) n++;
    for (const char *p = text; *p; p++) {
        const char *end = fill_in_one(&b, p, args, n);
        if (end) p = end;
        else buf_char(&b, *p);
    }
    buf_char(&b, 0);
    return b.p;
}

void diag_only(Diag *d, const char *where)
{
    d->where = where;
}

static bool is_told(const Diag *d, MessageCode code, Span at, const char *text)
{
    for (size_t i = 0; i < d->messages.n; i++) {
        const Message *m = &d->messages.at[i];
        if (m->code == code && m->at.from == at.from && strcmp(m->text, text) == 0 &&
            same_source(m->at.source, at.source))
            return true;
    }
    return false;
}

bool report_args(Diag *d, MessageCode code, Span at, const char *const args[])
{
    const MessageText *t = &message_texts[code];
    d->last_kept = false;
    if (d->messages.n >= MESSAGES_MAX) {
        d->count[t->severity]++;
        return false;
    }
    char *text = fill_in(d->arena, t->text, args);
    if (is_told(d, code, at, text)) return false;
    if (d->where) text = c_format(d->arena, "%s, %s", text, d->where);
    if (d->where && is_told(d, code, at, text)) return false;
    d->count[t->severity]++;
    d->last_kept = true;
    *vec_push(d->arena, &d->messages) = (Message){
        .code = code,
        .at = at,
        .text = text,
        .hint = t->hint ? fill_in(d->arena, t->hint, args) : NULL,
        .source_rank = rank_of(d, at.source),
        .order = (uint32_t)d->messages.n,
    };
    return false;
}

void report_hint(Diag *d, const char *hint)
{
    if (!d->last_kept || !d->messages.n) return;
    d->messages.at[d->messages.n - 1].hint = str_c(d->arena, str(hint));
}

void diag_join(Diag *d, const Diag *from)
{
    for (size_t i = 0; i < from->messages.n; i++) {
        Message m = from->messages.at[i];
        if (d->messages.n < MESSAGES_MAX && is_told(d, m.code, m.at, m.text)) continue;
        d->count[message_texts[m.code].severity]++;
        if (d->messages.n >= MESSAGES_MAX) continue;
        m.source_rank = rank_of(d, m.at.source);
        m.order = (uint32_t)d->messages.n;
        *vec_push(d->arena, &d->messages) = m;
    }
}

bool diag_fails_by(const Diag *d, const MessageCode *codes, size_t n)
{
    for (size_t i = 0; i < d->messages.n; i++) {
        const MessageCode code = d->messages.at[i].code;
        bool expected = message_texts[code].severity < SEVERITY_ERROR;
        for (size_t k = 0; k < n; k++) expected |= codes[k] == code;
        if (!expected) return false;
    }
    return d->count[SEVERITY_ERROR] > 0 && d->messages.n < MESSAGES_MAX;
}

size_t diag_count(const Diag *d, Severity at_least)
{
    size_t n = 0;
    for (int s = (int)at_least; s <= SEVERITY_SYSTEM; s++) n += d->count[s];
    return n;
}

Severity diag_worst(const Diag *d)
{
    for (int s = SEVERITY_SYSTEM; s > SEVERITY_NOTE; s--)
        if (d->count[s]) return (Severity)s;
    return SEVERITY_NOTE;
}

static int by_place(const void *pa, const void *pb)
{
    const Message *a = *(const Message *const *)pa, *b = *(const Message *const *)pb;
    if (a->source_rank != b->source_rank) return a->source_rank < b->source_rank ? -1 : 1;
    if (a->at.from != b->at.from) return a->at.from < b->at.from ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The next character of a line, as shown: a tab as one blank. */
static Str next_of_line(Str line, size_t *i, Visible *v)
{
    const size_t from = *i;
    *v = visible_next(line, i);
    if (line.p[from] != '\t') return (Str){ v->text, v->n };
    v->columns = 1;
    return STR(" ");
}

/* The source line cut to a window around the place.  Places count characters; the caret stands
 * below the column where a terminal shows them. */
static void print_excerpt(FILE *to, const Source *source, Location at, const char *caret_on,
                          const char *off)
{
    const Str line = source_line(source, at.line);
    if (line.n > EXCERPT_LINE_MAX) return;
    const size_t col = at.col - 1;
    size_t first = 0, caret = 0, marked = 0;
    if (utf8_length(line) > EXCERPT_COLUMNS && col > EXCERPT_COLUMNS / 2)
        first = col - EXCERPT_COLUMNS / 2;
    fprintf(to, "%5u | ", at.line);
    for (size_t i = 0, k = 0; i < line.n && k < first + EXCERPT_COLUMNS; k++) {
        Visible v;
        const Str shown = next_of_line(line, &i, &v);
        if (k < first) continue;
        fwrite(shown.p, 1, shown.n, to);
        if (k < col) caret += v.columns;
        else if (k == col || k + 1 < at.end) marked += v.columns;
    }
    fprintf(to, "\n      | %*s%s^", (int)caret, "", caret_on);
    while (marked-- > 1) fputc('~', to);
    fprintf(to, "%s\n", off);
}

/* With `strict` a warning is an error. */
static Severity shown_severity(Severity s, DiagOptions options)
{
    return options.strict && s == SEVERITY_WARNING ? SEVERITY_ERROR : s;
}

static void print_text(const Message *m, FILE *to, DiagOptions options)
{
    static const char *const colors[] = { "\033[36m", "\033[33m", "\033[31m", "\033[31m" };
    const MessageText *t = &message_texts[m->code];
    const Severity severity = shown_severity(t->severity, options);
    const bool color = options.color;
    const char *strong = color ? "\033[1m" : "", *off = color ? "\033[0m" : "";
    const char *hue = color ? colors[severity] : "";
    Location at = { 0 };
    if (m->at.source) {
        at = span_location(m->at);
        fputs(strong, to);
        print_visible(to, str(m->at.source->path));
        fprintf(to, ":%u:%u:%s ", at.line, at.col, off);
    } else {
        fprintf(to, "%sddkit:%s ", strong, off);
    }
    fprintf(to, "%s%s:%s ", hue, severity_names[severity], off);
    print_visible(to, str(m->text));
    fprintf(to, " [%s]\n", t->code);
    if (m->at.source) print_excerpt(to, m->at.source, at, hue, off);
    if (!m->hint) return;
    fputs("      = ", to);
    print_visible(to, str(m->hint));
    fputc('\n', to);
}

static void print_json_string(Arena *a, FILE *to, const char *c)
{
    Buf b = { .arena = a };
    buf_json(&b, str(c));
    fwrite(b.p, 1, b.n, to);
}

static void print_json(Arena *a, const Message *m, FILE *to, DiagOptions options)
{
    const MessageText *t = &message_texts[m->code];
    fprintf(to, "  {\"severity\": \"%s\", \"code\": \"%s\"",
            severity_names[shown_severity(t->severity, options)], t->code);
    if (m->at.source) {
        const Location at = span_location(m->at);
        fputs(", \"file\": ", to);
        print_json_string(a, to, m->at.source->path);
        fprintf(to, ", \"line\": %u, \"column\": %u, \"endColumn\": %u", at.line, at.col, at.end);
    }
    fputs(", \"message\": ", to);
    print_json_string(a, to, m->text);
    if (m->hint) {
        fputs(", \"hint\": ", to);
        print_json_string(a, to, m->hint);
    }
    fputc('}', to);
}

void diag_print(const Diag *d, FILE *to, DiagOptions options)
{
    size_t n = 0, lost = 0;
    for (int s = 0; s <= SEVERITY_SYSTEM; s++) lost += d->count[s];
    lost -= d->messages.n;
    const Message **sorted = ARENA_ARRAY(d->arena, const Message *, d->messages.n);
    for (size_t i = 0; i < d->messages.n; i++)
        if (options.notes || message_texts[d->messages.at[i].code].severity != SEVERITY_NOTE)
            sorted[n++] = &d->messages.at[i];
    if (n) qsort(sorted, n, sizeof *sorted, by_place);
    if (options.json) fputs("[", to);
    for (size_t i = 0; i < n; i++) {
        if (!options.json) {
            print_text(sorted[i], to, options);
            continue;
        }
        fputs(i ? ",\n" : "\n", to);
        print_json(d->arena, sorted[i], to, options);
    }
    if (options.json) fputs(n ? "\n]\n" : "]\n", to);
    else if (lost) fprintf(to, "ddkit: %zu more message%s\n", lost, lost == 1 ? "" : "s");
}

Source *source_new(Arena *a, const char *path, Str text)
{
    Source *s = ARENA_NEW(a, Source);
    VEC(uint32_t) starts = { 0 };
    for (size_t from = 0; from <= text.n;) {
        *vec_push(a, &starts) = (uint32_t)from;
        from += str_find(str_slice(text, from, text.n), '\n') + 1;
    }
    *s = (Source){ str_c(a, str(path)), text, starts.at, (uint32_t)starts.n };
    return s;
}

Str source_line(const Source *s, uint32_t line)
{
    if (!line || line > s->lines) return STR("");
    size_t from = s->line_starts[line - 1];
    size_t to = line < s->lines ? s->line_starts[line] - 1 : s->text.n;
    if (to > from && s->text.p[to - 1] == '\r') to--;
    return str_slice(s->text, from, to);
}

Location span_location(Span at)
{
    const Source *s = at.source;
    uint32_t low = 0, high = s->lines;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (s->line_starts[mid] <= at.from) low = mid;
        else high = mid;
    }
    const size_t start = s->line_starts[low], end = start + source_line(s, low + 1).n;
    const size_t from = at.from < end ? at.from : end, to = at.to < end ? at.to : end;
    uint32_t col = (uint32_t)utf8_length(str_slice(s->text, start, from)) + 1;
    return (Location){ low + 1, col, col + (uint32_t)utf8_length(str_slice(s->text, from, to)) };
}

const char *span_text(Arena *a, Span at)
{
    const Location place = span_location(at);
    return c_format(a, "%s:%u:%u", at.source->path, place.line, place.col);
}

#define NAME_MAX_COMPARED 48

/* Optimal string alignment distance over bytes, capped lengths keep it cheap. */
static size_t distance(Str a, Str b)
{
    size_t row[3][NAME_MAX_COMPARED + 1];
    for (size_t j = 0; j <= b.n; j++) row[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *now = row[i % 3], *before = row[(i + 2) % 3], *before2 = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t cost = a.p[i - 1] != b.p[j - 1];
            size_t best = before[j - 1] + cost;
            if (before[j] + 1 < best) best = before[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
                before2[j - 2] + 1 < best)
                best = before2[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[a.n % 3][b.n];
}

Str nearest_name(Str word, const Str *names, size_t n)
{
    Str best = STR("");
    size_t best_distance = word.n / 3 > 1 ? word.n / 3 : 1;
    if (word.n > NAME_MAX_COMPARED) return best;
    bool tied = false;
    for (size_t i = 0; i < n; i++) {
        if (names[i].n > NAME_MAX_COMPARED) continue;
        const size_t d = distance(word, names[i]);
        if (d > best_distance || str_eq(names[i], best)) continue;
        tied = d == best_distance && best.n;
        if (!tied) best = names[i], best_distance = d;
    }
    return tied ? STR("") : best;
}
