/* markdown_prepare.h - a text as md4c must be given it, so that it reads what GitHub reads.
 * Private to the Markdown parser.
 *
 * md4c 0.4.8 wants three characters in a column's delimiter, no table below a line of a paragraph,
 * and no emphasis beside Chinese, Japanese or Korean punctuation; and a single tilde strikes
 * through; tabs that indent code count too little.  All of it is mended by insertions, whose places
 * are kept: every byte that md4c hands back points into the prepared text, so its place in the
 * author's text is known. */
#ifndef DDKIT_TEXT_MARKDOWN_PREPARE_H
#define DDKIT_TEXT_MARKDOWN_PREPARE_H

#include "base/str.h"
#include "base/vec.h"

/* md4c fills each row up to the head's columns: bounds what a row costs.  Wider tables are text. */
#define MARKDOWN_COLUMNS_MAX 64

/* Bytes of the prepared text from `at` up to the next stretch. */
typedef struct Stretch {
    size_t at, source; /* `source`: of its first byte, or, of what was inserted, of what follows */
    bool inserted;
} Stretch;

/* A table whose delimiter row was given further columns, so that no cell of a longer row is lost.
 * Some of them may turn out to be empty: bars in code count here, but part no cells. */
typedef struct WidenedTable {
    size_t at;        /* in the prepared text */
    unsigned columns; /* as the author wrote them */
} WidenedTable;

typedef struct Prepared {
    Str text;
    VEC(Stretch) stretches; /* empty: the text as it came */
    VEC(WidenedTable) widened;
    const struct Prepared *outer; /* what this was made of, where that was no author's text */
} Prepared;

Prepared markdown_prepare(Arena *a, Str text);

/* Where byte `at` of the prepared text stands in the author's text. */
size_t prepared_source(const Prepared *p, size_t at);
/* Appends bytes [from, to) of the prepared text to `out`, without what was inserted. */
void prepared_copy(const Prepared *p, size_t from, size_t to, Buf *out);

/* ---- lines, for those who look at Markdown before md4c does ---- */

/* A line's place in a text, without its end. */
typedef struct MarkdownLine {
    Str text;
    size_t from, next; /* `next`: where the next line starts */
} MarkdownLine;

/* The line that starts at byte `from`. */
MarkdownLine markdown_line(Str text, size_t from);
/* Length of what puts a line into quotes and lists: blanks, `>`, marks of lists. */
size_t markdown_prefix(Str line);

/* True when a backslash before byte `at` takes its meaning away. */
bool markdown_escaped(Str s, size_t at);

/* Where a comment that has begun before byte `from` ends, behind its `-->`; SIZE_MAX: nowhere.
 * `*next` keeps the answer for later questions about the same text; 0 to start. */
size_t markdown_comment_end(Str text, size_t from, size_t *next);

/* The fenced code block that lines are in, if any.  Zero it to start. */
typedef struct MarkdownFence {
    char mark; /* 0: none is open */
    size_t length;
    unsigned quotes; /* that it stands in */
    size_t indent;   /* of the text of the list's item that it stands in, 0: in none */
    size_t list;     /* the same of the line above */
} MarkdownFence;
/* Moves over a line; true when it is a fence or within fences. */
bool markdown_fenced(MarkdownFence *f, Str line);

#endif
