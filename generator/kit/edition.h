/* edition.h - what all pieces of one scenario's kit share: its words, its models, what it must not
 * tell, and what the print guide says of the run. */
#ifndef DDKIT_KIT_EDITION_H
#define DDKIT_KIT_EDITION_H

#include "data/scenario.h"
#include "kit/firewall.h"
#include "kit/guide.h"
#include "kit/library.h"
#include "kit/stack.h"

typedef struct Edition {
    Arena *arena;
    Diag *diag;
    const Library *library;
    const Value *theme; /* theme.yaml */
    const Scenario *scenario;
    const Value *looks; /* of the roles, by id */
    const Deal *deal;
    Str language;
    const Value *strings;           /* NULL after reports */
    const Value *models[AUDIENCES]; /* built when they are first asked for */
    Firewall *firewall;             /* likewise */
    VEC(GuideEntry) guide;          /* of the pieces laid out so far */
    GuideEntry expected;            /* the guide itself, in a print job that it is part of */
    Map pages;                      /* of the pieces whose pages others tell: Maps by name */
    Map drawings;                   /* what widgets make for several pieces */
} Edition;

/* An edition of `scenario`.  What it makes lives in `a`. */
Edition edition_of(Arena *a, Diag *d, const Library *library, const Value *theme,
                   const Scenario *scenario);
/* What the pieces of an audience bind, with people dealt as in `deal` (or NULL: not known yet).
 * NULL after reports. */
const Value *edition_model(Edition *e, Audience audience, const Deal *deal);
/* The same, in `a`, for a piece that tells of the others: with what the run has made so far. */
const Value *edition_model_with_guide(Edition *e, Arena *a, const PieceTemplate *t,
                                      const LayoutOptions *options);
/* Takes where the anchors of a piece are, which is laid out now; what it took before is forgotten.
 */
Map *edition_tell_pages(Edition *e, Str piece);
/* Where they are, or NULL: that piece was not laid out. */
const Map *edition_pages(const Edition *e, Str piece);
/* Remembers a piece for the guide, and the sheets that it would take if the kit were not to be slim
 * (else 0).  One without pages is in the guide only for what it saves. */
void edition_note(Edition *e, const PieceTemplate *t, const Piece *piece, size_t full_sheets);
/* Of a run that prints what changed since an earlier kit: what of it the piece, which may be
 * empty, no longer has. */
void edition_note_gone(Edition *e, const PieceTemplate *t, const Piece *piece,
                       const KitPrint *since);
/* What the guide will be, which is laid out next and tells where itself is in the stack. */
void edition_expect(Edition *e, const PieceTemplate *t, size_t pages, Duplex duplex);
/* The pieces that were noted as one print job. */
Stack edition_stack(const Edition *e);
/* Whether a piece that was noted has pages. */
bool edition_has_pages(const Edition *e);
/* False after a report: the piece is for players, and tells a secret. */
bool edition_keeps_secrets(Edition *e, const Piece *piece);
/* A word of a group of the strings, else `otherwise`. */
Str edition_word(const Edition *e, Str group, const char *key, Str otherwise);

#endif
