/* markdown_prepare.c - one pass over the lines before md4c sees them; it only inserts. */
#include "text/markdown_prepare.h"

#include <hb.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/columns.h"

/* Neither blank nor punctuation, so it makes a run of stars beside it able to open or close; and
 * what starts with it starts no HTML block. */
#define JOINER STR("\xE2\x81\xA0")
/* An HTML block of a kind that may interrupt a paragraph, ends on its line, and, other than an
 * empty line, makes no list loose. */
#define SEPARATOR STR("<!---->\n")

typedef struct Writer {
    Arena *arena;
    Str source;
    Prepared *out;
    Buf text;
    size_t read;        /* bytes of the source */
    size_t comment_end; /* of the source: behind the next end of a comment, 0: not known */
} Writer;

static void add_stretch(Writer *w, bool inserted)
{
    *vec_push(w->arena, &w->out->stretches) = (Stretch){ w->text.n, w->read, inserted };
}

/* Copies the source up to byte `to`. */
static void copy_to(Writer *w, size_t to)
{
    if (to <= w->read) return;
    size_t n = w->out->stretches.n;
    if (!n || w->out->stretches.at[n - 1].inserted) add_stretch(w, false);
    buf_mem(&w->text, w->source.p + w->read, to - w->read);
    w->read = to;
}

static void insert(Writer *w, Str s)
{
    size_t n = w->out->stretches.n;
    if (!n || !w->out->stretches.at[n - 1].inserted) add_stretch(w, true);
    buf_str(&w->text, s);
}

/* ---- lines ---------------------------------------------------------------------------------- */

MarkdownLine markdown_line(Str text, size_t from)
{
    Str rest = str_slice(text, from, text.n);
    size_t n = str_find(rest, '\n');
    MarkdownLine line = { str_slice(rest, 0, n), from, from + n + (n < rest.n) };
    if (line.text.n && line.text.p[line.text.n - 1] == '\r') line.text.n--;
    return line;
}

/* Length of a list's mark at `i` with the blank behind it, or 0. */
static size_t list_mark(Str line, size_t i)
{
    size_t k = i;
    if (k < line.n && (line.p[k] == '-' || line.p[k] == '*' || line.p[k] == '+')) {
        k++;
    } else {
        while (k < line.n && ascii_digit(line.p[k])) k++;
        if (k == i || k == line.n || (line.p[k] != '.' && line.p[k] != ')')) return 0;
        k++;
    }
    return k < line.n && (line.p[k] == ' ' || line.p[k] == '\t') ? k + 1 - i : 0;
}

static size_t quote_prefix(Str line)
{
    size_t i = 0;
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t' || line.p[i] == '>')) i++;
    return i;
}

size_t markdown_prefix(Str line)
{
    size_t i = 0;
    for (size_t mark = 1; mark; i += mark) {
        i += quote_prefix(str_slice(line, i, line.n));
        mark = list_mark(line, i);
    }
    return i;
}

static unsigned count_quotes(Str prefix)
{
    unsigned n = 0;
    for (size_t i = 0; i < prefix.n; i++) n += prefix.p[i] == '>';
    return n;
}

static size_t run_length(Str s, size_t i, char c)
{
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] == c) n++;
    return n;
}

/* True when the line stands in none of the quotes and items that the fence was opened in. */
static bool leaves_fence(const MarkdownFence *f, Str line)
{
    const size_t prefix = quote_prefix(line);
    return prefix < line.n &&
           (count_quotes(str_slice(line, 0, prefix)) < f->quotes || prefix < f->indent);
}

static void open_fence(MarkdownFence *f, Str line)
{
    const size_t prefix = markdown_prefix(line), blanks = quote_prefix(line);
    const char mark = prefix < line.n ? line.p[prefix] : 0;
    const size_t length = mark == '`' || mark == '~' ? run_length(line, prefix, mark) : 0;
    const Str info = str_slice(line, prefix + length, line.n);
    if (prefix > blanks) f->list = prefix;
    else if (blanks < line.n && blanks < f->list) f->list = 0;
    if (length < 3 || (mark == '`' && str_find(info, '`') < info.n)) return;
    f->mark = mark;
    f->length = length;
    f->quotes = count_quotes(str_slice(line, 0, blanks));
    f->indent = f->list;
}

bool markdown_fenced(MarkdownFence *f, Str line)
{
    if (f->mark && leaves_fence(f, line)) f->mark = 0;
    if (!f->mark) {
        open_fence(f, line);
        return f->mark != 0;
    }
    const size_t prefix = quote_prefix(line);
    const size_t length = run_length(line, prefix, f->mark);
    if (length >= f->length && !str_trim(str_slice(line, prefix + length, line.n)).n) f->mark = 0;
    return true;
}

/* ---- within lines: tildes, stars beside Chinese, Japanese and Korean ------------------------ */

static bool is_cjk(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x1B000 && c <= 0x1B16F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return c > ' ' && c != 0x7F && !ascii_digit((char)c) &&
               !((c | 32) >= 'a' && (c | 32) <= 'z');
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION: return true;
    default: return false;
    }
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static uint32_t char_before(Str s, size_t at)
{
    if (!at) return ' ';
    do at--;
    while (at && ((unsigned char)s.p[at] & 0xC0) == 0x80);
    return utf8_next(s, &at);
}

static uint32_t char_at(Str s, size_t at)
{
    return at < s.n ? utf8_next(s, &at) : ' ';
}

/* CommonMark lets a run close only where a blank or punctuation follows punctuation, which Chinese
 * and its neighbors don't write blanks for.  Their amendment: beside CJK, punctuation is as good
 * as a letter. */
static void join_stars(Writer *w, MarkdownLine line, size_t from, size_t to)
{
    const uint32_t before = char_before(line.text, from), after = char_at(line.text, to);
    const bool cjk = is_cjk(before) || is_cjk(after);
    const bool closes = is_punctuation(before) && !is_space(after) && !is_punctuation(after);
    const bool opens = is_punctuation(after) && !is_space(before) && !is_punctuation(before);
    copy_to(w, line.from + from);
    if (cjk && closes && before != '\\') insert(w, JOINER);
    copy_to(w, line.from + to);
    if (cjk && opens) insert(w, JOINER);
}

bool markdown_escaped(Str s, size_t at)
{
    size_t slashes = 0;
    while (slashes < at && s.p[at - slashes - 1] == '\\') slashes++;
    return slashes & 1;
}

static bool is_address(char c)
{
    return c != ' ' && c != '<' && c != '>';
}

/* True within `<https://example.org/~a>`, where a backslash would be part of the address. */
static bool in_angles(Str s, size_t at)
{
    enum { ADDRESS_MAX = 2000 };
    const Str near = str_slice(s, at < ADDRESS_MAX ? 0 : at - ADDRESS_MAX, at + ADDRESS_MAX);
    size_t from = at - (size_t)(near.p - s.p), to = from;
    while (from && is_address(near.p[from - 1])) from--;
    while (to < near.n && is_address(near.p[to])) to++;
    return from && near.p[from - 1] == '<' && to < near.n && near.p[to] == '>';
}

static void prepare_prose(Writer *w, MarkdownLine line)
{
    const Str s = line.text;
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] != '*' && s.p[i] != '~') {
            i++;
            continue;
        }
        const size_t n = run_length(s, i, s.p[i]);
        if (s.p[i] == '*') {
            join_stars(w, line, i, i + n);
        } else if (n == 1 && !markdown_escaped(s, i) && !in_angles(s, i)) {
            copy_to(w, line.from + i);
            insert(w, STR("\\"));
        }
        i += n;
    }
}

/* ---- HTML ----------------------------------------------------------------------------------- */

size_t markdown_comment_end(Str text, size_t from, size_t *next)
{
    if (*next && *next - 3 >= from) return *next; /* SIZE_MAX included */
    const Str rest = str_slice(text, from, text.n);
    const char *end = memmem(rest.p, rest.n, "-->", 3);
    return *next = end ? (size_t)(end - text.p) + 3 : SIZE_MAX;
}

/* A footnote that was not taken out, as it seemed to stand in code, must be no link's definition:
 * those don't print. */
static void prepare_definition(Writer *w, MarkdownLine line)
{
    const size_t prefix = markdown_prefix(line.text);
    if (!str_starts(str_slice(line.text, prefix, line.text.n), "[^")) return;
    copy_to(w, line.from + prefix);
    insert(w, JOINER);
}

/* True for a comment that is closed, with nothing behind it on its last line. */
static bool is_comment(Writer *w, MarkdownLine line)
{
    const size_t at = line.from + markdown_prefix(line.text);
    if (!str_starts(str_slice(w->source, at, w->source.n), "<!--")) return false;
    const size_t end = markdown_comment_end(w->source, at + 2, &w->comment_end);
    return end != SIZE_MAX && !str_trim(markdown_line(w->source, end).text).n;
}

/* Only such a comment may be an HTML block: in others Markdown would mean nothing. */
static void prepare_html(Writer *w, MarkdownLine line)
{
    const size_t prefix = markdown_prefix(line.text);
    if (prefix == line.text.n || line.text.p[prefix] != '<' || is_comment(w, line)) return;
    copy_to(w, line.from + prefix);
    insert(w, JOINER);
}

/* ---- tables --------------------------------------------------------------------------------- */

static Str without_bars(Str s)
{
    s = str_trim(s);
    if (s.n && s.p[0] == '|') s = str_slice(s, 1, s.n);
    if (s.n && s.p[s.n - 1] == '|' && !markdown_escaped(s, s.n - 1)) s.n--;
    return s;
}

/* Bars that are not escaped part cells, but for those at both ends. */
static unsigned count_cells(Str row)
{
    unsigned cells = 1;
    row = without_bars(row);
    for (size_t i = 0; i < row.n; i++) {
        if (row.p[i] == '\\') i++;
        else cells += row.p[i] == '|';
    }
    return cells;
}

static bool is_delimiter_cell(Str cell)
{
    cell = str_trim(cell);
    if (cell.n && cell.p[0] == ':') cell = str_slice(cell, 1, cell.n);
    if (cell.n && cell.p[cell.n - 1] == ':') cell.n--;
    return cell.n && run_length(cell, 0, '-') == cell.n;
}

/* A row of dashes with one bar at least: without any it underlines a heading. */
static bool is_delimiter(Str row)
{
    if (str_find(row, '|') == row.n) return false;
    row = without_bars(row);
    for (size_t from = 0; from <= row.n;) {
        Str rest = str_slice(row, from, row.n);
        size_t n = str_find(rest, '|');
        if (!is_delimiter_cell(str_slice(rest, 0, n))) return false;
        from += n + 1;
    }
    return true;
}

/* Cells of the longest row, or more: what looks like a quote's mark may be a cell.  The table ends
 * before an empty line. */
static unsigned longest_row(Str text, size_t from, unsigned cells)
{
    while (from < text.n) {
        MarkdownLine line = markdown_line(text, from);
        if (quote_prefix(line.text) == line.text.n) break;
        unsigned n = count_cells(line.text);
        if (n > cells) cells = n;
        from = line.next;
    }
    return cells;
}

/* md4c wants three characters a column. */
static void insert_dashes(Writer *w, MarkdownLine line)
{
    const Str s = line.text;
    for (size_t i = 0; i < s.n;) {
        size_t end = i, dash = 0;
        while (end < s.n && (s.p[end] == '-' || s.p[end] == ':')) {
            if (s.p[end] == '-') dash = end;
            end++;
        }
        if (end == i) {
            i++;
            continue;
        }
        copy_to(w, line.from + dash);
        if (end - i < 3) insert(w, str_slice(STR("--"), 0, 3 - (end - i)));
        i = end;
    }
    copy_to(w, line.from + s.n);
}

static void insert_columns(Writer *w, Str delimiter, unsigned n)
{
    delimiter = str_trim(delimiter);
    if (n && delimiter.p[delimiter.n - 1] != '|') insert(w, STR("|"));
    for (unsigned i = 0; i < n; i++) insert(w, STR("---|"));
}

static bool is_heading(Str s)
{
    const size_t signs = run_length(s, 0, '#');
    return signs >= 1 && signs <= 6 && (signs == s.n || s.p[signs] == ' ' || s.p[signs] == '\t');
}

/* A table's head and delimiter row are two lines.  False when these are none. */
static bool prepare_table(Writer *w, MarkdownLine head, bool below_text)
{
    const MarkdownLine line = markdown_line(w->source, head.next);
    const size_t prefix = markdown_prefix(head.text), dashes = quote_prefix(line.text);
    const Str cells = str_slice(head.text, prefix, head.text.n);
    const Str delimiter = str_slice(line.text, dashes, line.text.n);
    if (head.next >= w->source.n || !cells.n || !is_delimiter(delimiter) || is_heading(cells) ||
        is_comment(w, head))
        return false;
    const unsigned columns = count_cells(delimiter), heads = count_cells(cells);
    const bool barred = str_find(cells, '|') < cells.n, marked = quote_prefix(head.text) < prefix;
    if (below_text && !marked && !barred && heads != columns) return false;
    const unsigned wanted = longest_row(w->source, line.next, heads);
    if (wanted > MARKDOWN_COLUMNS_MAX) return false;
    if (below_text && !marked) {
        copy_to(w, head.from);
        insert(w, str_slice(head.text, 0, prefix));
        insert(w, SEPARATOR);
    }
    if (wanted > columns) {
        copy_to(w, head.from);
        *vec_push(w->arena, &w->out->widened) = (WidenedTable){ w->text.n, columns };
    }
    prepare_html(w, head);
    prepare_prose(w, head);
    copy_to(w, line.from + dashes);
    insert_dashes(w, (MarkdownLine){ delimiter, line.from + dashes, 0 });
    if (wanted > columns) insert_columns(w, delimiter, wanted - columns);
    copy_to(w, line.next);
    return true;
}

/* ---- code ----------------------------------------------------------------------------------- */

/* Where the text of a line within a fence begins: behind the marks of quotes and the indentation of
 * the list that it stands in. */
static size_t code_start(const MarkdownFence *fence, Str line)
{
    size_t i = 0;
    for (unsigned quotes = fence->quotes; quotes; quotes--) {
        while (i < line.n && line.p[i] == ' ') i++;
        if (i == line.n || line.p[i] != '>') break;
        i += i + 1 < line.n && line.p[i + 1] == ' ' ? 2 : 1;
    }
    while (i < line.n && i < fence->indent && line.p[i] == ' ') i++;
    return i;
}

/* md4c counts four columns for a tab that indents code, which is written for TAB_COLUMNS; blanks
 * make up for it. */
static void widen_tabs(Writer *w, const MarkdownFence *fence, MarkdownLine line)
{
    enum { MARKDOWN_TAB = 4 };
    const size_t start = code_start(fence, line.text);
    size_t i = start, has = start, wants = 0;
    for (; i < line.text.n && (line.text.p[i] == ' ' || line.text.p[i] == '\t'); i++) {
        const bool tab = line.text.p[i] == '\t';
        has = tab ? (has / MARKDOWN_TAB + 1) * MARKDOWN_TAB : has + 1;
        wants = tab ? (wants / TAB_COLUMNS + 1) * TAB_COLUMNS : wants + 1;
    }
    if (wants <= has - start) return;
    copy_to(w, line.from + i);
    for (size_t blanks = wants - (has - start); blanks; blanks--) insert(w, STR(" "));
}

/* ---- the pass ------------------------------------------------------------------------------- */

/* True when there is anything to be mended. */
static bool is_wanted(Str text)
{
    bool stars = false, wide = false;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '|' || c == '~' || c == '<' || c == '\t') return true;
        if (c == '[' && i + 1 < text.n && text.p[i + 1] == '^') return true;
        stars |= c == '*';
        wide |= (unsigned char)c >= 0xE1;
    }
    return stars && wide;
}

/* Text that a table right below it would have to interrupt. */
static bool may_be_paragraph(Str line)
{
    Str s = str_slice(line, markdown_prefix(line), line.n);
    return s.n && s.p[0] != '#';
}

/* md4c would take these for rows of a table right above. */
static bool ends_table(Writer *w, MarkdownLine line, bool fenced)
{
    const Str s = str_slice(line.text, quote_prefix(line.text), line.text.n);
    return fenced || is_heading(s) || is_comment(w, line);
}

static void end_table(Writer *w, MarkdownLine line)
{
    Str prefix = str_slice(line.text, 0, quote_prefix(line.text));
    copy_to(w, line.from);
    insert(w, prefix);
    insert(w, STR("\n"));
}

static void prepare_lines(Writer *w)
{
    MarkdownFence fence = { 0 };
    bool text_above = false, in_table = false;
    for (size_t from = 0; from < w->source.n;) {
        const MarkdownLine line = markdown_line(w->source, from);
        const bool paragraph = may_be_paragraph(line.text);
        const bool within = fence.mark;
        const bool fenced = markdown_fenced(&fence, line.text);
        from = line.next;
        if (in_table && ends_table(w, line, fenced)) {
            end_table(w, line);
            in_table = false;
        }
        prepare_definition(w, line);
        if (fenced) {
            if (within && fence.mark) widen_tabs(w, &fence, line);
            text_above = in_table = false;
            continue;
        }
        in_table &= paragraph;
        if (!in_table && prepare_table(w, line, text_above)) {
            from = w->read;
            in_table = true;
            text_above = false;
            continue;
        }
        prepare_html(w, line);
        prepare_prose(w, line);
        text_above = paragraph && !in_table;
    }
    copy_to(w, w->source.n);
}

Prepared markdown_prepare(Arena *a, Str text)
{
    Prepared out = { .text = text };
    if (!is_wanted(text)) return out;
    Writer w = { .arena = a, .source = text, .out = &out, .text = { .arena = a } };
    prepare_lines(&w);
    out.text = buf_done(&w.text);
    return out;
}

/* ---- places --------------------------------------------------------------------------------- */

/* The stretch that holds byte `at`; there is one. */
static size_t stretch_at(const Prepared *p, size_t at)
{
    size_t low = 0, high = p->stretches.n;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (p->stretches.at[middle].at <= at) low = middle;
        else high = middle;
    }
    return low;
}

size_t prepared_source(const Prepared *p, size_t at)
{
    for (; p; p = p->outer) {
        if (!p->stretches.n) continue;
        const Stretch *s = &p->stretches.at[stretch_at(p, at)];
        at = s->inserted ? s->source : s->source + (at - s->at);
    }
    return at;
}

void prepared_copy(const Prepared *p, size_t from, size_t to, Buf *out)
{
    if (!p->stretches.n) {
        buf_mem(out, p->text.p + from, to - from);
        return;
    }
    for (size_t i = stretch_at(p, from); i < p->stretches.n && from < to; i++) {
        const bool last = i + 1 == p->stretches.n || p->stretches.at[i + 1].at >= to;
        const size_t end = last ? to : p->stretches.at[i + 1].at;
        if (!p->stretches.at[i].inserted) buf_mem(out, p->text.p + from, end - from);
        from = end;
    }
}
