/* diag.h - where something stands in the user's files, and what is wrong with it.
 *
 * A function that can fail reports through its Diag and returns false or NULL, which always means
 * "already reported".  Messages are kept, sorted by position and printed together, so that one run
 * shows all that is wrong. */
#ifndef DDKIT_BASE_DIAG_H
#define DDKIT_BASE_DIAG_H

#include <stdio.h>

#include "base/messages.h"
#include "base/str.h"

/* A file's text as read, without a byte order mark. `path` is as the user may type it. */
typedef struct Source {
    const char *path;
    Str text;
    const uint32_t *line_starts; /* byte offset of each line */
    uint32_t lines;
} Source;

/* Bytes [from, to) of a source's text.  Without a source it is nowhere: the message is about the
 * run as a whole. */
typedef struct Span {
    const Source *source;
    uint32_t from, to;
} Span;

/* A span as people count: line and column from 1, in characters; `end` is the column behind its
 * last character on the same line (or `col` where there is no extent). */
typedef struct Location {
    uint32_t line, col, end;
} Location;

#define SPAN_NONE ((Span){ 0 })

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_SYSTEM } Severity;

typedef struct Diag Diag;

typedef struct DiagOptions {
    bool json;   /* one JSON array instead of text */
    bool color;  /* ANSI colors in text */
    bool notes;  /* print notes too */
    bool strict; /* call a warning an error */
} DiagOptions;

Diag *diag_new(Arena *a);

/* report(diag, MSG_X, span, "arg1", "arg2") - arguments are C strings, copied; NULL where there
 * are none.  Always false, so that `return report(...)` reads well.  An identical message at the
 * same place, of a file that was read twice as well, is kept once. */
#define report(d, code, at, ...) \
    report_args((d), (code), (at), (const char *[]){ __VA_ARGS__, NULL })
bool report_args(Diag *d, MessageCode code, Span at, const char *const args[]);
/* What is reported from now on holds only there: "in the format `short`" is added to messages, and
 * what was reported without it before is not repeated.  NULL: holds everywhere. */
void diag_only(Diag *d, const char *where);
/* Replaces the hint of the message reported last. */
void report_hint(Diag *d, const char *hint);

/* Adds what another one has, whose arena lives as long. */
void diag_join(Diag *d, const Diag *from);
/* Whether there are errors, and all of them are among the `n` codes. */
bool diag_fails_by(const Diag *d, const MessageCode *codes, size_t n);

size_t diag_count(const Diag *d, Severity at_least);
/* The worst so far; SEVERITY_NOTE when there is nothing. */
Severity diag_worst(const Diag *d);

/* Prints everything sorted by file (in order of first mention), line and column. */
void diag_print(const Diag *d, FILE *to, DiagOptions options);

/* Builds `line_starts`; `text` must stay alive. */
Source *source_new(Arena *a, const char *path, Str text);
/* Line without its end; empty when out of range. */
Str source_line(const Source *s, uint32_t line);
static inline Span source_span(const Source *s, size_t from, size_t to)
{
    return (Span){ s, (uint32_t)from, (uint32_t)to };
}

/* The place of a span that has a source. */
Location span_location(Span at);
/* "file:line:column" of such a span. */
const char *span_text(Arena *a, Span at);

/* The nearest of `names` to a mistyped `word`, or an empty Str when none is near enough
 * (Damerau-Levenshtein distance of at most a third of the word's length, at least 1), or two are as
 * near as each other: what might as well be another is no suggestion. */
Str nearest_name(Str word, const Str *names, size_t n);

#endif
