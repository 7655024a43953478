/* readings.c - reading readings, and the dialog. */
#include "cli/readings.h"

#include <math.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "cli/print.h"

/* Millimeters.  A ruler that is shorter or longer was scaled on purpose. */
#define RULER_LEAST 97.0
#define RULER_MOST 103.0
/* What a ruler can be at all. */
#define LENGTH_MOST 300.0
#define EDGE_LEAST 12.0
#define EDGE_MOST 28.0
#define BORDER_MOST 25.0

/* What is wrong with a reading; READ_WELL: nothing. */
typedef enum Fault { READ_WELL, READ_BADLY, READ_SCALED, READ_CONTRADICTS } Fault;

static bool is_needed(ReadingKind kind)
{
    return kind == READING_RULER || kind == READING_SCALE;
}

/* ---- one reading -------------------------------------------------------------------------- */

static const char *expected(ReadingKind kind)
{
    static const char *const kinds[] = {
        [READING_RULER] = "millimeters, such as 99.5",
        [READING_EDGE] = "millimeters from 12 to 28, such as 19.5",
        [READING_BORDER] = "a number from 0 to 25",
        [READING_SCALE] = "a number from 1 to 9 and a letter from A to U, such as 6R",
    };
    return kinds[kind];
}

static Fault parse_scale(Str text, Reading *out)
{
    if (text.n < 2 || !ascii_digit(text.p[0])) return READ_BADLY;
    const Str letter = str_trim(str_slice(text, 1, text.n));
    if (letter.n != 1) return READ_BADLY;
    *out = (Reading){ .given = true, .pointer = text.p[0] - '0' };
    const int c = (unsigned char)letter.p[0];
    out->line = (c >= 'a' && c <= 'z' ? c - 'a' : c - 'A');
    if (out->pointer < SCALE_FROM || out->pointer > SCALE_TO) return READ_BADLY;
    if (out->line < 0 || out->line >= SCALE_LINES) return READ_BADLY;
    double shift;
    return calibration_shift(out, &shift) ? READ_WELL : READ_CONTRADICTS;
}

/* With a point or, as much of the world writes it, a comma. */
static bool parse_length(Arena *a, Str text, double *mm)
{
    char *point = str_c(a, text);
    for (char *c = point; *c; c++)
        if (*c == ',') *c = '.';
    const Str number = str(point);
    const size_t n = str_ends(number, "mm") ? number.n - 2 : number.n;
    return str_to_real(str_trim(str_slice(number, 0, n)), mm);
}

static Fault parse(Arena *a, ReadingKind kind, Str text, Reading *out)
{
    double mm;
    if (kind == READING_SCALE) return parse_scale(text, out);
    if (!parse_length(a, text, &mm)) return READ_BADLY;
    *out = (Reading){ .given = true, .length = MM(mm) };
    switch (kind) {
    case READING_RULER:
        if (mm <= 0 || mm > LENGTH_MOST) return READ_BADLY;
        return mm < RULER_LEAST || mm > RULER_MOST ? READ_SCALED : READ_WELL;
    case READING_EDGE: return mm < EDGE_LEAST || mm > EDGE_MOST ? READ_BADLY : READ_WELL;
    case READING_BORDER: return mm < 0 || mm > BORDER_MOST ? READ_BADLY : READ_WELL;
    case READING_SCALE: break;
    }
    return READ_BADLY;
}

static bool report_fault(Session *s, Fault fault, size_t i, ReadingKind kind, const char *written)
{
    const char *number = c_format(s->arena, "%zu", i + 1);
    switch (fault) {
    case READ_WELL: return true;
    case READ_SCALED: return report(s->diag, MSG_READING_SCALED, SPAN_NONE, number, written);
    case READ_CONTRADICTS:
        return report(s->diag, MSG_READING_CONTRADICTS, SPAN_NONE, number, written);
    case READ_BADLY: break;
    }
    return report(s->diag, MSG_READING_VALUE, SPAN_NONE, number, expected(kind), written);
}

/* ---- the command line --------------------------------------------------------------------- */

static bool read_given(Session *s, Readings *r, const char *given)
{
    const Str text = str(given);
    const size_t equals = str_find(text, '=');
    int64_t number = 0;
    if (equals == text.n || !str_to_int(str_trim(str_slice(text, 0, equals)), &number) ||
        number < 1 || number > READINGS)
        return report(s->diag, MSG_READING_UNKNOWN, SPAN_NONE, given,
                      c_format(s->arena, "%d", READINGS));
    const size_t i = (size_t)number - 1;
    const Str value = str_trim(str_slice(text, equals + 1, text.n));
    const ReadingKind kind = r->marks[i].kind;
    r->written[i] = str_c(s->arena, value);
    return report_fault(s, parse(s->arena, kind, value, &r->at[i]), i, kind, r->written[i]);
}

bool readings_given(Session *s, Readings *r)
{
    const StringList *list = &s->options.readings;
    bool ok = true;
    for (size_t i = 0; i < list->n; i++) ok = read_given(s, r, list->at[i]) && ok;
    return ok;
}

/* ---- the dialog --------------------------------------------------------------------------- */

/* What is asked for next, and where to look for it; told before the first question of each. */
static const char *const groups[] = {
    "1, 2: Measure the two rulers on the front, from tip to tip, in millimeters. 100 if all is "
    "right.",
    "3 to 6: Measure on the front from the edge of the paper to the thick line, as the arrow goes. "
    "20 if all is "
    "right. Press Enter to leave one out.",
    "7 to 10: Along each edge of the front, the smallest number whose line is all there: 4, if 1 "
    "to 3 are "
    "missing or cut off. Press Enter to leave one out.",
    "11 to 14: The same on the back, as you look at it.",
    "15 to 22: Hold the sheet against the light, with the front toward you. For each scale give "
    "the number "
    "nearest to the arrow and the letter whose line runs straight on into one from the back, such "
    "as 6R. 5K if "
    "all is right.",
};
static const unsigned group_starts[] = { 0, 2, 6, 10, 14, READINGS };

static const char *const names[READINGS] = {
    "ruler across",        "ruler down",        "left edge, above",   "left edge, below",
    "upper edge, left",    "upper edge, right", "front, left edge",   "front, upper edge",
    "front, right edge",   "front, lower edge", "back, left edge",    "back, upper edge",
    "back, right edge",    "back, lower edge",  "upper left, across", "upper left, down",
    "upper right, across", "upper right, down", "lower left, across", "lower left, down",
    "lower right, across", "lower right, down",
};

/* What to say at once to somebody who is still looking at the sheet. */
static void explain(Fault fault, ReadingKind kind)
{
    Arena *a = arena_new();
    fputs("    ", stderr);
    if (fault == READ_CONTRADICTS)
        print_wrapped(
            stderr, 4, 4,
            STR("This number and this letter do not go together. Look again: the number nearest to "
                "the arrow, and the letter whose line runs straight on into one from the back."));
    else print_wrapped(stderr, 4, 4, str_format(a, "Expected %s.", expected(kind)));
    arena_free(a);
}

/* A line of the terminal, without its end; NULL at the end of the input. */
static const char *read_line(Arena *a)
{
    char *line = NULL;
    size_t cap = 0;
    const ssize_t n = getline(&line, &cap, stdin);
    const char *text = n < 0 ? NULL : str_c(a, str_trim((Str){ line, (size_t)n }));
    free(line);
    return text;
}

/* Until the answer can be; false where the input ends, or the page was scaled. */
static bool ask(Session *s, Readings *r, size_t i)
{
    const ReadingKind kind = r->marks[i].kind;
    for (;;) {
        fprintf(stderr, "%4zu  %s: ", i + 1, names[i]);
        fflush(stderr);
        const char *answer = read_line(s->arena);
        if (!answer) return fputc('\n', stderr), false;
        if (!*answer && !is_needed(kind)) return true;
        const Fault fault = parse(s->arena, kind, str(answer), &r->at[i]);
        r->written[i] = answer;
        if (fault == READ_WELL) return true;
        r->at[i].given = false;
        if (fault == READ_SCALED) return report_fault(s, fault, i, kind, answer);
        explain(fault, kind);
    }
}

static bool ask_group(Session *s, Readings *r, unsigned group)
{
    bool told = false;
    for (size_t i = group_starts[group]; i < group_starts[group + 1]; i++) {
        if (r->at[i].given) continue;
        if (!told) {
            fputc('\n', stderr);
            print_wrapped(stderr, 0, 0, str(groups[group]));
        }
        told = true;
        if (!ask(s, r, i)) return false;
    }
    return true;
}

/* Readings that may be asked for once more. */
#define ODD_MOST 3

static bool ask_odd(Session *s, Readings *r, Size paper)
{
    for (int i = 0; i < ODD_MOST; i++) {
        const unsigned odd = calibration_odd_one(r->marks, r->at, paper);
        if (!odd) return true;
        fputc('\n', stderr);
        print_wrapped(
            stderr, 0, 0,
            str_format(
                s->arena,
                "Number %u (%s) does not agree with the other scales. Look at it again, with "
                "the sheet flat against the light.",
                odd, r->written[odd - 1]));
        if (!ask(s, r, odd - 1)) return false;
    }
    return true;
}

bool readings_ask(Session *s, Readings *r, Size paper)
{
    for (unsigned group = 0; group < sizeof groups / sizeof *groups; group++)
        if (!ask_group(s, r, group)) return false;
    return ask_odd(s, r, paper);
}

/* ---- all of them -------------------------------------------------------------------------- */

bool readings_check(Session *s, const Readings *r, Size paper, bool *usage)
{
    size_t missing = 0, first = 0;
    for (size_t i = READINGS; i-- > 0;) {
        if (r->at[i].given || !is_needed(r->marks[i].kind)) continue;
        missing++;
        first = i + 1;
    }
    *usage = missing > 0;
    if (missing)
        return report(s->diag, MSG_READINGS_MISSING, SPAN_NONE, c_format(s->arena, "%zu", missing),
                      c_format(s->arena, "%zu, the %s", first, names[first - 1]));
    const unsigned odd = calibration_odd_one(r->marks, r->at, paper);
    return !odd || report(s->diag, MSG_READING_ODD, SPAN_NONE, c_format(s->arena, "%u", odd),
                          r->written[odd - 1]);
}
