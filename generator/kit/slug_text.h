/* slug_text.h - what the slug of a piece's sheets says, set in type; see print/slug.h. */
#ifndef DDKIT_KIT_SLUG_TEXT_H
#define DDKIT_KIT_SLUG_TEXT_H

#include "kit/piece_layout.h"

/* Of the piece `out`; its words are the model's strings.  Lives in the context's scratch memory. */
Slug slug_of_piece(const PieceInput *in, const PieceTemplate *t, const Piece *out);

/* Of sheets of cards that have their number in a print job: beside it the white of one card has
 * room for what is done with them alone. */
Slug slug_of_cards(const PieceInput *in);

/* What setting the line of small type needs. */
typedef struct SlugSetter {
    const LayoutContext *c;
    Span title; /* of what a user wrote of a slug */
    Str style;  /* of the theme; empty: "slug" */
} SlugSetter;
SlugSetter slug_setter(const PieceInput *in);
/* A SlugText; `setter` is a SlugSetter. */
const Line *slug_text(void *setter, Arena *a, Str text);

#endif
