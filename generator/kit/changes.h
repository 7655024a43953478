/* changes.h - what the faces of a piece look like, kept with a kit; and which of them do not look
 * as they did in an earlier one. */
#ifndef DDKIT_KIT_CHANGES_H
#define DDKIT_KIT_CHANGES_H

#include "base/str.h"
#include "base/vec.h"

/* A card or page as it was printed. */
typedef struct FacePrint {
    Str label;            /* a card's code, or the number of a page */
    uint64_t front, back; /* draw/digest.h; 0: it has none */
} FacePrint;

/* A piece as it was printed: its faces in their order, copies one by one. */
typedef struct PiecePrint {
    Str piece;
    VEC(FacePrint) faces;
} PiecePrint;

/* A kit as it was printed. */
typedef struct KitPrint {
    VEC(PiecePrint *) pieces;
} KitPrint;

/* NULL where the kit has no such piece. */
const PiecePrint *kit_print_find(const KitPrint *k, Str piece);

/* "0123456789abcdef - A-03": front, back, label. */
Str face_print_text(Arena *a, const FacePrint *f);
/* False for what is no such text; the label is in there. */
bool face_print_parse(Str text, FacePrint *out);

/* How faces come onto sheets: what is on one sheet is replaced together. */
typedef enum ChangeUnit {
    CHANGE_FACES,  /* one by one */
    CHANGE_SHEETS, /* those of a sheet */
    CHANGE_PARTS,  /* those that follow each other and have the same label */
    CHANGE_ALL,
} ChangeUnit;

/* How a piece differs from an earlier print of it. */
typedef struct FaceChanges {
    ChangeUnit unit;
    size_t a_sheet;   /* faces, of CHANGE_SHEETS */
    bool *printed;    /* of each face now: it is changed or new, or on a sheet with such a one */
    size_t n_printed; /* how many */
    VEC(Str) labels;  /* of those, each once */
    VEC(Str) gone;    /* faces that are no more: labels that are not among the others */
} FaceChanges;

/* "A-03, X-07", or "5-6, 17-18". */
Str labels_text(Arena *a, const Str *labels, size_t n);
/* Whether these are pages, which are called by their numbers. */
bool labels_are_numbers(const Str *labels, size_t n);

/* Faces are told by their look, not by their label: what is the same elsewhere in the piece is no
 * change.  Where one of the prints has no backs at all, fronts decide.  `before` may be NULL: all
 * is new. */
FaceChanges *changes_find(Arena *a, const FacePrint *now, size_t n, const PiecePrint *before,
                          ChangeUnit unit, size_t a_sheet);

#endif
