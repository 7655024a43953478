/* markdown.h - CommonMark with tables, strikethrough and task lists (md4c) as a tree of blocks.
 * Raw HTML is text.  Entities are resolved.  Soft breaks are blanks, hard breaks '\n'. */
#ifndef DDKIT_TEXT_MARKDOWN_H
#define DDKIT_TEXT_MARKDOWN_H

#include "base/map.h"

typedef enum MarkdownKind {
    MARKDOWN_DOCUMENT,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_HEADING, /* level */
    MARKDOWN_LIST,    /* ordered, start, tight; children are items */
    MARKDOWN_ITEM,    /* task */
    MARKDOWN_QUOTE,
    MARKDOWN_CODE, /* text in one inline, lines ended by '\n' but for the last; info */
    MARKDOWN_RULE,
    MARKDOWN_TABLE, /* children are rows; the first is the head */
    MARKDOWN_ROW,
    MARKDOWN_CELL, /* align */
} MarkdownKind;

typedef enum MarkdownAlign { MARKDOWN_LEFT, MARKDOWN_CENTER, MARKDOWN_RIGHT } MarkdownAlign;

/* An item that begins with `[ ]` or `[x]`. */
typedef enum MarkdownTask { MARKDOWN_NO_TASK, MARKDOWN_OPEN, MARKDOWN_DONE } MarkdownTask;

typedef struct MarkdownInline {
    Str text;
    bool strong, emphasis, code, strike;
    Str link; /* address, or empty */
} MarkdownInline;

typedef struct MarkdownBlock {
    MarkdownKind kind;
    unsigned level; /* of a heading, 1 to 6 */
    bool ordered, tight;
    unsigned start;
    MarkdownAlign align;
    MarkdownTask task;
    Str info;                /* of a code block: what follows the fence */
    MarkdownInline *inlines; /* of paragraph, heading, code, cell, and items of tight lists */
    size_t n_inlines;
    struct MarkdownBlock *children;
    size_t n_children;
} MarkdownBlock;

/* A text without any mark-up, as a document; the caller's, so that the many short ones cost
 * nothing. */
typedef struct PlainDocument {
    MarkdownBlock document, paragraph;
    MarkdownInline text;
} PlainDocument;
/* True, and fills `*out`, when the text is one paragraph without any mark-up.  `*out` points into
 * itself and to `text`. */
bool markdown_plain(Str text, PlainDocument *out);

/* Never fails: every text is Markdown.  A tight item's text is a MARKDOWN_PARAGRAPH child, as a
 * loose one's.  Depth is bounded (deeper nesting is flattened), so that no text overflows a stack.
 * Text that holds no Markdown character takes a short cut around the parser. */
MarkdownBlock *markdown_parse(Arena *a, Str text);

/* Documents parsed so far: a text comes up again on a card, in the handbook, in a second pass. */
typedef struct MarkdownMemory {
    Map documents; /* by their texts, in the map's arena */
} MarkdownMemory;
/* As markdown_parse().  What has no mark-up is put into `*plain`; what is not known yet is
 * remembered, or, where there are `most` already, parsed into `scratch`. */
const MarkdownBlock *markdown_recall(MarkdownMemory *m, size_t most, Arena *scratch, Str text,
                                     PlainDocument *plain);

#endif
