/* markdown_notes.c - finds footnotes line by line. */
#include "text/markdown_notes.h"

#include <string.h>

#include "base/ascii.h"

#define INDENT 4 /* of a note's further paragraphs */

Str markdown_note_id(Str text)
{
    size_t i = 2;
    while (i < text.n && (unsigned char)text.p[i] > ' ' && !strchr("[]^\\`", text.p[i])) i++;
    const bool is_sign = str_starts(text, "[^") && i > 2 && i < text.n && text.p[i] == ']';
    return is_sign ? str_slice(text, 2, i) : STR("");
}

static Str lower(Arena *a, Str s)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = ascii_lower(p[i]);
    return (Str){ p, s.n };
}

FootNote *markdown_note(Arena *a, const FootNotes *notes, Str id)
{
    return notes->at.n && id.n ? map_get(&notes->by_id, lower(a, id)) : NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Columns of blanks that a line starts with, from byte `i`; a tab counts as four. */
static size_t indent_of(Str line, size_t i)
{
    size_t columns = 0;
    for (; i < line.n && is_blank(line.p[i]); i++) columns += line.p[i] == '\t' ? INDENT : 1;
    return columns;
}

/* Length of `[^id]:` at the start of a line's text, or 0. */
static size_t head_length(Str s)
{
    const Str id = markdown_note_id(s);
    const size_t n = id.n ? id.n + 3 : 0;
    return n && n < s.n && s.p[n] == ':' ? n + 1 : 0;
}

/* The quotes that a line stands in: `>` with blanks, up to its last `>`. */
static size_t quotes_length(Str line)
{
    size_t n = 0;
    for (size_t i = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '>'); i++)
        if (line.p[i] == '>') n = i + 1;
    return n;
}

/* What begins a block of its own rather than going on with a note's paragraph. */
static bool starts_block(Str s)
{
    return markdown_prefix(s) > indent_of(s, 0) || strchr("#|>", s.p[0]) || str_starts(s, "```") ||
           str_starts(s, "~~~");
}

typedef struct Taker {
    Arena *arena;
    Str text;
    char *blanked; /* the text with notes blanked out */
    FootNotes *out;
    FootNote *note; /* being read */
    Buf body;       /* its text */
    size_t indent;  /* in columns, of its first line */
    size_t empty;   /* lines without text since the last one with some */
} Taker;

static void blank(Taker *t, size_t from, size_t to)
{
    memset(t->blanked + from, ' ', to - from);
}

/* Adds bytes [from, to) of the text as a line of the note. */
static void add_line(Taker *t, size_t from, size_t to)
{
    for (; t->empty; t->empty--) buf_char(&t->body, '\n');
    *vec_push(t->arena, &t->note->body.stretches) = (Stretch){ t->body.n, from, false };
    buf_mem(&t->body, t->text.p + from, to - from);
    buf_char(&t->body, '\n');
}

/* Bytes of the blanks that make up a note's indentation. */
static size_t indent_length(Str s, size_t wanted)
{
    size_t i = 0;
    for (size_t columns = 0; columns < wanted && i < s.n && is_blank(s.p[i]); i++)
        columns += s.p[i] == '\t' ? INDENT : 1;
    return i;
}

/* Adds the line when it belongs to the note. */
static bool take_line(Taker *t, MarkdownLine line)
{
    const size_t quotes = quotes_length(line.text), wanted = t->indent + INDENT;
    const Str s = str_slice(line.text, quotes, line.text.n);
    const Str inside = str_slice(s, indent_length(s, SIZE_MAX), s.n);
    const bool indented = indent_of(s, 0) >= wanted;
    if (!inside.n) {
        t->empty++;
        return true;
    }
    if (!indented && (t->empty || head_length(inside) || starts_block(inside))) return false;
    add_line(t, line.from + quotes + indent_length(s, wanted), line.from + line.text.n);
    blank(t, line.from + quotes, line.from + line.text.n);
    return true;
}

/* The note whose `[^id]:` of `head` bytes stands at byte `at`; returns where the text goes on. */
static size_t take_note(Taker *t, MarkdownLine line, size_t at, size_t head)
{
    const size_t end = line.from + line.text.n;
    const Str first = str_slice(t->text, at + head, end);
    size_t next = line.next;
    t->note = ARENA_NEW(t->arena, FootNote);
    t->note->from = at;
    t->note->to = at + head - 1;
    t->body = (Buf){ .arena = t->arena };
    t->empty = 0;
    add_line(t, at + head + indent_length(first, SIZE_MAX), end);
    blank(t, at, end);
    while (next < t->text.n) {
        const MarkdownLine more = markdown_line(t->text, next);
        if (!take_line(t, more)) break;
        next = more.next;
    }
    t->note->body.text = buf_done(&t->body);
    const Str id = lower(t->arena, markdown_note_id(str_slice(t->text, at, at + head)));
    *vec_push(t->arena, &t->out->at) = t->note;
    if (!map_get(&t->out->by_id, id)) map_set(&t->out->by_id, id, t->note);
    return next;
}

/* A note that begins on this line: the length of its `[^id]:`, and where that stands.  0: none. */
static size_t find_note(Taker *t, MarkdownLine line, bool *in_list, size_t *at)
{
    const size_t quotes = quotes_length(line.text), prefix = markdown_prefix(line.text);
    const Str s = str_slice(line.text, quotes, line.text.n);
    const size_t indent = indent_of(s, 0);
    const bool marked = prefix > quotes + indent_length(s, SIZE_MAX);
    if (marked) *in_list = true;
    else if (!indent && s.n) *in_list = false;
    if (indent >= INDENT + (quotes > 0) && !*in_list) return 0; /* code */
    *at = line.from + prefix;
    t->indent = marked ? prefix - quotes : indent;
    return head_length(str_slice(line.text, prefix, line.text.n));
}

Str markdown_take_notes(Arena *a, Str text, FootNotes *out)
{
    MarkdownFence fence = { 0 };
    Taker t = { .arena = a, .text = text, .out = out };
    bool in_list = false;
    if (str_find(text, '^') == text.n || !memmem(text.p, text.n, "]:", 2)) return text;
    for (size_t from = 0, at; from < text.n;) {
        const MarkdownLine line = markdown_line(text, from);
        from = line.next;
        if (markdown_fenced(&fence, line.text)) continue;
        const size_t head = find_note(&t, line, &in_list, &at);
        if (!head) continue;
        if (!t.blanked) {
            t.blanked = arena_copy(a, text.p, text.n);
            map_init(&out->by_id, a);
        }
        from = take_note(&t, line, at, head);
    }
    return t.blanked ? (Str){ t.blanked, text.n } : text;
}
