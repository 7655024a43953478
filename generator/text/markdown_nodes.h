/* markdown_nodes.h - the open blocks of a document that is being read, and the text that is
 * collected in the innermost.  Private to the Markdown parser.
 *
 * The stack's depth is bounded; lists and quotes beyond it are taken for the nearest one kept, so
 * that their text stays and only the nesting is lost.  Text is collected until its look changes,
 * which makes one inline. */
#ifndef DDKIT_TEXT_MARKDOWN_NODES_H
#define DDKIT_TEXT_MARKDOWN_NODES_H

#include "base/vec.h"
#include "text/markdown.h"

#define NESTING_MAX 20              /* document, lists, items and quotes */
#define DEPTH_MAX (NESTING_MAX + 4) /* and table, row, cell or paragraph in them */

typedef struct Node {
    MarkdownBlock *block;
    VEC(MarkdownBlock *) children;
    VEC(MarkdownInline) inlines;
    bool implicit;  /* a paragraph of a tight item, which md4c does not tell of */
    size_t skipped; /* the stack's count when it was opened */
} Node;

typedef struct NodeStack {
    Arena *arena;
    Node stack[DEPTH_MAX];
    size_t depth;
    size_t flattened;    /* lists, items and quotes open that are not on the stack */
    Buf text;            /* of the inline being collected */
    MarkdownInline look; /* of that inline */
    Str link;            /* of the link that is open */
    unsigned strong, emphasis, code, strike;
    bool soft_break; /* seen, not yet written */
    MarkdownInline break_look;
    uint32_t last;  /* character written; '\n' where a line begins */
    size_t skipped; /* comments and the like: what holds nothing else is left out */
    MarkdownBlock *root;
} NodeStack;

Node *nodes_top(NodeStack *n);
void nodes_push(NodeStack *n, MarkdownBlock block);
/* Ends the innermost block, which becomes part of the one around it, or the root. */
void nodes_pop(NodeStack *n);
/* Lists, items and quotes, which nest: pushed while there is room. */
void nodes_enter(NodeStack *n, MarkdownBlock block);
void nodes_leave(NodeStack *n);
/* Ends the paragraph that text within a tight item has opened, if one is open. */
void nodes_end_implicit(NodeStack *n);

/* Whether blocks of the kind hold text rather than blocks. */
bool nodes_hold_text(MarkdownKind k);
/* True where nothing but comments and the like have been met so far. */
bool nodes_begin_skipped(NodeStack *n);
/* Ends the inline being collected. */
void nodes_flush(NodeStack *n);
/* How text looks in the spans that are open. */
MarkdownInline nodes_look(const NodeStack *n);
void nodes_add_text(NodeStack *n, Str text);
void nodes_add_text_as(NodeStack *n, MarkdownInline look, Str text);
/* A stretch of blanks and tabs is one blank.  (md4c can do that too, but drops tabs.) */
void nodes_add_running_text(NodeStack *n, Str text);
void nodes_add_code(NodeStack *n, Str text);

#endif
