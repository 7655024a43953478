/* markdown_tree.h - what md4c reads, as a tree.  Private to the Markdown parser. */
#ifndef DDKIT_TEXT_MARKDOWN_TREE_H
#define DDKIT_TEXT_MARKDOWN_TREE_H

#include "text/markdown.h"
#include "text/markdown_notes.h"

/* A text with its footnotes. */
typedef struct MarkdownParse {
    Arena *arena;
    FootNotes notes;
    VEC(FootNote *) used; /* by number */
    VEC(MarkdownRemark) remarks;
    bool html_told;
} MarkdownParse;

/* The document that `prepared` is; footnotes are numbered as their signs come up.  NULL when there
 * are `tables` and one is too wide. */
MarkdownBlock *markdown_tree(MarkdownParse *parse, const Prepared *prepared, bool tables);

#endif
