/* piece.h - what the kit prints: the kinds of pieces, how they are asked for, and a piece that is
 * laid out.  kit.c makes them. */
#ifndef DDKIT_KIT_PIECE_H
#define DDKIT_KIT_PIECE_H

#include "draw/toner.h"
#include "game/deal.h"
#include "kit/audience.h"
#include "kit/card_choice.h"
#include "kit/changes.h"
#include "kit/memory.h"
#include "print/document.h"
#include "print/profile.h"
#include "print/shop.h"

/* One kind of thing the kit prints: a file of templates/pieces/. */
typedef struct PieceInfo {
    Str name;   /* "role-cards" */
    Str about;  /* one line */
    Str format; /* for `ddkit list`: "A6 cards", "A4 document" */
    Audience audience;
    bool cards;  /* on card stock, one size: what a shop can print */
    bool attach; /* carries the scenario's files, where that is asked for */
} PieceInfo;

typedef struct LayoutOptions {
    Str paper; /* a4, letter, a3, tabloid, legal, or WxHmm */
    Backs backs;
    double margin;      /* what the printer cannot reach at each edge, points */
    CardChoice *choice; /* only these cards; NULL: all */
    unsigned skip;      /* slots of the first sheet of cards that stay empty */
    bool stack;         /* the kit is one print job, of which the print guide is to tell */
    bool bundle;        /* there will be bundles, of which the print guide is to tell */
    MarksKind marks;
    bool large_print; /* larger cards, and larger type in documents made for it */
    bool slim;        /* as few sheets as the team can play with */
    const Shop *shop; /* cards are printed there; NULL: at home */
    const Deal *deal; /* who plays what, of the scenario's roles; NULL: not known yet */
    Toner toner;
    bool booklet;                  /* what can be one is folded to one */
    const PrinterProfile *printer; /* that sheets are corrected for; NULL: none */
    bool leaves_out;               /* what has no room on small paper, rather than fail */
    bool prints;                   /* what faces look like is wanted */
    const KitPrint *since;         /* only what differs from this earlier kit; NULL: all */
} LayoutOptions;

/* A piece ready to be written. */
typedef struct Piece {
    const PieceInfo *info;
    Str title;          /* in the scenario's language: "Role cards" */
    Document *document; /* pages or imposed sheets */
    const Face *faces;  /* card pieces: every card, for contact sheets; else NULL */
    size_t n_faces;
    Size face_size;          /* trim */
    bool folded;             /* backs lie behind a fold */
    unsigned cuts;           /* straight cuts of all its sheets */
    size_t slots;            /* of a sheet, where cards are laid in a grid; else 0 */
    size_t fills;            /* of the faces: the last ones, which fill a sheet */
    const FacePrint *prints; /* what faces look like, where that was asked for, without fills */
    size_t n_prints;
    const FaceChanges *changes; /* of those, since an earlier kit; only what changed is on pages */
    PieceMemory *memory;
} Piece;

#endif
