/* handout.c - logs could be written in Markdown before they were verbatim: a fence tells. */
#include "kit/handout.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "data/text_place.h"
#include "text/columns.h"
#include "text/unicode.h"

#define WRAPPED_COLUMNS 60 /* of a line that nobody breaks there on purpose */

static bool is_fence(Str line)
{
    line = str_trim(line);
    return str_starts(line, "```") || str_starts(line, "~~~");
}

bool handout_is_verbatim(const Value *handout)
{
    const Str kind = value_str(value_get(handout, "kind"));
    if (str_is(kind, "terminal")) return true;
    if (!str_is(kind, "log")) return false;
    for (Str rest = value_str(value_get(handout, "text")); rest.n;) {
        const size_t end = str_find(rest, '\n');
        if (is_fence(str_slice(rest, 0, end))) return false;
        rest = str_slice(rest, end + 1, rest.n);
    }
    return true;
}

/* Of scripts without capitals; not punctuation, arrows and other signs. */
static bool is_other_letter(uint32_t c)
{
    return c >= 0x530 && (c < 0x2000 || c >= 0x3040) && !is_closing(c);
}

Str handout_initials(Arena *a, Str name)
{
    Buf b = { .arena = a };
    int words = 0;
    bool inside = false;
    for (size_t i = 0; i < name.n && words <= 2;) {
        const size_t at = i;
        const uint32_t c = utf8_next(name, &i);
        if (c == ',') break;
        const bool letter =
            is_cased_letter(c) || (c < 0x80 && ascii_digit((char)c)) || is_other_letter(c);
        if (letter && !inside && ++words <= 2) buf_str(&b, str_slice(name, at, i));
        inside = c != ' ' && (inside || letter);
    }
    return buf_done(&b);
}

/* The lines of code of a handout, one after the other. */
typedef struct CodeLines {
    Str text, line;
    size_t at, next; /* of `line` in the text, and of what follows */
    bool verbatim, code;
} CodeLines;

static CodeLines code_lines(const Value *handout)
{
    const bool verbatim = handout_is_verbatim(handout);
    return (CodeLines){ .text = value_str(value_get(handout, "text")),
                        .verbatim = verbatim,
                        .code = verbatim };
}

static bool next_line(CodeLines *l)
{
    while (l->next < l->text.n) {
        l->at = l->next;
        const Str rest = str_slice(l->text, l->at, l->text.n);
        l->line = str_slice(rest, 0, str_find(rest, '\n'));
        l->next += l->line.n + 1;
        if (!l->verbatim && is_fence(l->line)) l->code = !l->code;
        else if (l->code) return true;
    }
    return false;
}

unsigned handout_columns(const Value *handout)
{
    unsigned most = 0;
    for (CodeLines l = code_lines(handout); next_line(&l);) {
        const unsigned columns = text_columns(l.line);
        if (columns > most) most = columns;
    }
    return most;
}

/* Whether a line goes on with words, not with an item of a list, a table, a quotation. */
static bool begins_with_word(Str line)
{
    size_t i = 0;
    if (!line.n || (line.n > 3 && str_starts(line, "    "))) return false;
    const uint32_t c = utf8_next(line, &i);
    if (c < 0x80 && ascii_digit((char)c)) {
        while (i < line.n && ascii_digit(line.p[i])) i++;
        return i < line.n && line.p[i] != '.' && line.p[i] != ')';
    }
    return c >= 0x80 || ascii_letter((char)c) || c == '"' || c == '\'' || c == '(';
}

/* A long line that another one follows, in a text that keeps its lines, was broken by an editor. */
static void check_wrapped(Diag *d, const Value *text)
{
    const Str all = value_str(text);
    bool fence = false;
    for (size_t at = 0; at < all.n;) {
        const Str rest = str_slice(all, at, all.n), line = str_slice(rest, 0, str_find(rest, '\n'));
        const size_t next = at + line.n + 1;
        const Str below = str_slice(all, next < all.n ? next : all.n, all.n);
        if (is_fence(line)) fence = !fence;
        if (!fence && text_columns(line) >= WRAPPED_COLUMNS && begins_with_word(line) &&
            !str_ends(line, "  ") && !str_ends(line, "\\") && begins_with_word(below)) {
            report(d, MSG_LINES_WRAPPED, text_place(text, next, next + str_find(below, '\n')),
                   NULL);
            return;
        }
        at = next;
    }
}

static void check_lines(Diag *d, const Value *handout)
{
    static const char *const keeping[] = { "mail", "chat", "alert" };
    const Value *text = value_get(handout, "text"), *messages = value_get(handout, "messages");
    const Str kind = value_str(value_get(handout, "kind"));
    for (size_t i = 0; text && i < sizeof keeping / sizeof *keeping; i++)
        if (str_is(kind, keeping[i])) check_wrapped(d, text);
    for (size_t i = 0; i < value_count(messages); i++) {
        const Value *said = value_get(value_at(messages, i), "text");
        if (said) check_wrapped(d, said);
    }
}

void handout_check(Arena *scratch, Diag *d, const Value *handout)
{
    Span first = SPAN_NONE;
    unsigned wide = 0, most = 0;
    check_lines(d, handout);
    for (CodeLines l = code_lines(handout); next_line(&l);) {
        const unsigned columns = text_columns(l.line);
        if (columns <= HANDOUT_COLUMNS) continue;
        if (!wide++) first = text_place(value_get(handout, "text"), l.at, l.at + l.line.n);
        if (columns > most) most = columns;
    }
    if (wide)
        report(d, MSG_LINE_WIDE, first, c_format(scratch, "%u", wide),
               c_format(scratch, "%d", HANDOUT_COLUMNS), c_format(scratch, "%u", most));
}
