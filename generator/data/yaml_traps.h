/* yaml_traps.h - signs that YAML takes for its own where people write them as part of a text: the
 * `#` that begins a comment, the `{{` that begins a map, the backslash of double quotes.
 *
 * All that is looked at is the file's text, so each finding has its exact place. */
#ifndef DDKIT_DATA_YAML_TRAPS_H
#define DDKIT_DATA_YAML_TRAPS_H

#include "data/value.h"

#define YAML_BACKSLASH_HINT \
    "write `\\\\` for a backslash, or use 'single quotes', where it means itself"

/* What may not stand in a file (YAML 1.2.2, 5.1), nor be written as an escape. */
bool yaml_is_control(uint32_t c);

/* How sure a comment must look to be one. */
typedef enum CommentRule {
    COMMENT_STRICT, /* two blanks before its `#` and one behind it, as in prose */
    COMMENT_LOOSE,  /* a blank behind its `#` */
} CommentRule;

/* What was cut off the plain scalar at `scalar`: the comment that ends it, unless that looks like a
 * comment by `rule`.  SPAN_NONE where nothing was, and for quoted and block scalars. */
Span yaml_cut(Span scalar, CommentRule rule);

/* Warns of every text below `v` that looks cut; for files whose texts no schema tells from words.
 */
void yaml_warn_of_cuts(Diag *d, const Value *v);

/* The comment that stands in place of a value; `behind` is where the value would have begun.
 * SPAN_NONE where there is none. */
Span yaml_comment_for_value(Span behind);
/* Whether it was most likely meant as the value. */
bool yaml_comment_is_text(Span comment);

/* The whole of `{{…}}`, of which `inner` is the inner map, or SPAN_NONE where it is another. */
Span yaml_braces_around(Span inner);

typedef enum YamlTrapKind { TRAP_NONE, TRAP_COMMENT, TRAP_BRACES } YamlTrapKind;

typedef struct YamlTrap {
    YamlTrapKind kind;
    Span at;
} YamlTrap;

/* Why the bytes [from, to) could not be read, if it is one of these. */
YamlTrap yaml_trap(const Source *source, size_t from, size_t to);

typedef enum YamlEscapeKind {
    ESCAPE_PLAIN,
    ESCAPE_CONTROL, /* stands for a character that no text may hold */
    ESCAPE_PATH,    /* stands within what looks like a path: the backslash was meant as such */
} YamlEscapeKind;

typedef struct YamlEscape {
    YamlEscapeKind kind;
    Span at;
    uint32_t character; /* what it stands for */
} YamlEscape;

/* Goes through the escapes of a double-quoted scalar; `*at` begins at 0.  False behind the last one
 * that is not plain. */
bool yaml_next_escape(Span quoted, size_t *at, YamlEscape *out);
/* "a tab", "the character U+0041" */
const char *yaml_escape_name(Arena *a, uint32_t character);

#endif
