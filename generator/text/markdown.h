/* markdown.h - GitHub's Markdown as a tree of blocks: CommonMark with tables, strikethrough and
 * task lists (md4c), footnotes and alerts.
 *
 * Entities are resolved.  Soft breaks are blanks, hard breaks and `<br>` are '\n'.  Comments are
 * left out; all other HTML is text. */
#ifndef DDKIT_TEXT_MARKDOWN_H
#define DDKIT_TEXT_MARKDOWN_H

#include "base/map.h"

typedef enum MarkdownKind {
    MARKDOWN_DOCUMENT,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_HEADING, /* level */
    MARKDOWN_LIST,    /* ordered, start, tight; children are items */
    MARKDOWN_ITEM,    /* task */
    MARKDOWN_QUOTE,   /* alert */
    MARKDOWN_CODE,    /* text in one inline, lines ended by '\n' but for the last; info */
    MARKDOWN_RULE,
    MARKDOWN_TABLE, /* children are rows; the first is the head */
    MARKDOWN_ROW,
    MARKDOWN_CELL,  /* align */
    MARKDOWN_NOTES, /* the last child of a document: its footnotes, a MARKDOWN_NOTE each */
    MARKDOWN_NOTE,  /* start: its number */
} MarkdownKind;

/* A quote that begins with `[!NOTE]` or the like on a line of its own. */
typedef enum MarkdownAlert {
    MARKDOWN_NO_ALERT,
    MARKDOWN_ALERT_NOTE,
    MARKDOWN_ALERT_TIP,
    MARKDOWN_ALERT_IMPORTANT,
    MARKDOWN_ALERT_WARNING,
    MARKDOWN_ALERT_CAUTION,
} MarkdownAlert;

typedef enum MarkdownAlign { MARKDOWN_LEFT, MARKDOWN_CENTER, MARKDOWN_RIGHT } MarkdownAlign;

/* An item that begins with `[ ]` or `[x]`. */
typedef enum MarkdownTask { MARKDOWN_NO_TASK, MARKDOWN_OPEN, MARKDOWN_DONE } MarkdownTask;

typedef struct MarkdownInline {
    Str text;
    bool strong, emphasis, code, strike;
    bool raised; /* the number of a footnote */
    Str link;    /* address, or empty */
    Str image;   /* address of a picture, for which `text` stands, or empty */
} MarkdownInline;

/* What an author may have meant otherwise. */
typedef enum MarkdownDoubt {
    MARKDOWN_STRAY_STARS,  /* `**` that neither begins nor ends strong text, and prints */
    MARKDOWN_HTML,         /* the first tag that prints as it is written */
    MARKDOWN_OPEN_COMMENT, /* `<!--` without `-->`, which prints */
    MARKDOWN_NOTE_MISSING, /* a footnote's sign without a footnote, which prints */
    MARKDOWN_NO_PICTURE,   /* a picture that names no file; its description prints */
    MARKDOWN_NOTE_UNUSED,  /* a footnote that nothing refers to; it stands behind the others */
} MarkdownDoubt;

typedef struct MarkdownRemark {
    MarkdownDoubt doubt;
    size_t from, to; /* bytes of the text */
} MarkdownRemark;

typedef struct MarkdownBlock {
    MarkdownKind kind;
    unsigned level; /* of a heading, 1 to 6 */
    bool ordered, tight;
    unsigned start;
    MarkdownAlign align;
    MarkdownTask task;
    MarkdownAlert alert;
    Str info;                /* of a code block: what follows the fence */
    MarkdownInline *inlines; /* of paragraph, heading, code, cell, and items of tight lists */
    size_t n_inlines;
    struct MarkdownBlock *children;
    size_t n_children;
    MarkdownRemark *remarks; /* of the document, in the order of the text but for footnotes' */
    size_t n_remarks;
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

/* The text of the first block without mark-up and marks of notes, in `a`: for bookmarks and titles
 * of files.  `scratch` may be `a`. */
Str markdown_plain_text(Arena *a, Arena *scratch, Str text);

/* As markdown_parse(), with what has no mark-up put into `*plain`. */
const MarkdownBlock *markdown_read(Arena *a, Str text, PlainDocument *plain);

#endif
