/* piece_layout.h - laying out a piece, one way for each kind: piece_cards.c, piece_document.c and
 * piece_poster.c; piece_impose.c puts all of them on sheets, piece_shop.c cards on pages. */
#ifndef DDKIT_KIT_PIECE_LAYOUT_H
#define DDKIT_KIT_PIECE_LAYOUT_H

#include "kit/piece_template.h"
#include "layout/face.h"

/* What neighboring sheets of a poster repeat. */
#define POSTER_OVERLAP MM(10)

/* What laying out needs beside the template. */
typedef struct PieceInput {
    const LayoutContext *c;
    const Value *model;
    const LayoutOptions *options;
    Size paper;          /* portrait unless the user gave a landscape size */
    bool inches;         /* a paper of the inch family */
    const Map *pages_of; /* where anchors of another piece are: names of pages; or NULL */
    Map *told;           /* takes where this one's are, in its own arena; or NULL */
} PieceInput;

/* Appends cards or pages.  False after reports; no faces and no pages where there is nothing. */
bool piece_cards(const PieceTemplate *t, const PieceInput *in, Piece *out);
bool piece_document(const PieceTemplate *t, const PieceInput *in, Piece *out);
bool piece_poster(const PieceTemplate *t, const PieceInput *in, Piece *out);

/* What stays white at each edge of the sheets: as much as the printer at hand needs, if that is
 * more than most do.  piece_impose.c. */
double piece_margin(const PieceInput *in);

/* What --large-print makes of 1: cards of 8.5 pt are then larger than most books. */
#define LARGE_PRINT 1.25

/* How large a poster is: the printable area where the paper is large enough, else that of two
 * sheets side by side, or of four or eight where two are too small.  piece_poster.c. */
Size piece_poster_size(const PieceTemplate *t, const PieceInput *in);

/* How large faces are laid out; for large print in the shape of the larger ones, or smaller where
 * they are enlarged to the same size.  piece_impose.c. */
Size piece_face_size(const PieceTemplate *t, const PieceInput *in);

/* What finished faces of a slim kit may take; a poster lies on its long side, on one sheet.
 * piece_impose.c. */
Size piece_slim_room(const PieceTemplate *t, const PieceInput *in);

/* How much larger for large print, or smaller in a slim kit, finished faces of this size are
 * printed: 1 where they stay as they are.  Large cards are only as large as the paper has room for.
 * piece_impose.c. */
double piece_scaling(const PieceTemplate *t, const PieceInput *in, Size size);

/* What large print makes of 1, of faces of this size, where the paper has room.  piece_impose.c. */
double piece_large_scaling(const PieceTemplate *t, const PieceInput *in);

/* Whether its pages or cards are printed on both sides.  piece_impose.c. */
bool piece_two_sided(const PieceTemplate *t, const LayoutOptions *options);

/* Completes a job that has faces, sizes and paper by what the template and the user want. */
ImpositionJob piece_job(const PieceTemplate *t, const PieceInput *in, ImpositionJob job);
/* Appends the faces of `job` to the piece's document the way that its template names; it has faces,
 * sizes and paper.  Those that changed alone, where that is asked for: there may be none.
 * piece_impose.c. */
Imposed piece_impose(const PieceTemplate *t, const PieceInput *in, ImpositionJob job, Piece *out);

/* Which of the piece's sizes a shop cuts, and how far its cards are to be drawn beyond their edge,
 * points.  False after a warning where it cuts none of them.  piece_shop.c. */
bool piece_shop_size(const PieceTemplate *t, const PieceInput *in, Size *card, double *bleed);
/* Appends the cards' pages as the shop wants them.  False after reports of text that is too near to
 * the edge. */
bool piece_shop(const PieceTemplate *t, const PieceInput *in, Piece *out);

#endif
