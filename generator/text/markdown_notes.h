/* markdown_notes.h - footnotes, which md4c does not know.  Private to the Markdown parser.
 *
 * `[^id]: text` is taken out before md4c reads the rest.  Lines right below belong to it up to an
 * empty one, and later ones that are indented by four blanks or a tab. */
#ifndef DDKIT_TEXT_MARKDOWN_NOTES_H
#define DDKIT_TEXT_MARKDOWN_NOTES_H

#include "base/map.h"
#include "text/markdown_prepare.h"

typedef struct FootNote {
    Prepared body;   /* of the author's text, indentation left out */
    size_t from, to; /* bytes of `[^id]` in the author's text */
    unsigned number; /* 0: nothing has referred to it yet */
} FootNote;

typedef struct FootNotes {
    VEC(FootNote *) at; /* as they stand in the text */
    Map by_id;          /* in lower case; in the arena */
} FootNotes;

/* The text with blanks where footnotes stood, so that all else keeps its place; `text` itself when
 * there are none. */
Str markdown_take_notes(Arena *a, Str text, FootNotes *out);
/* NULL for an unknown id. */
FootNote *markdown_note(Arena *a, const FootNotes *notes, Str id);
/* The id in `text`, which starts with `[^`; empty where this is no footnote's sign. */
Str markdown_note_id(Str text);

#endif
