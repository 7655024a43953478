/* guide_entry.h - what the print guide knows of a piece: its sheets, copies and cuts. */
#ifndef DDKIT_KIT_GUIDE_ENTRY_H
#define DDKIT_KIT_GUIDE_ENTRY_H

#include "kit/piece_template.h"
#include "kit/places.h"

/* A piece that was laid out in this run. */
typedef struct GuideEntry {
    const PieceTemplate *template;
    size_t pages, cards; /* none where a slim kit leaves it out */
    size_t full_sheets;  /* of a slim kit: what it would take otherwise */
    size_t slots;        /* cards a sheet; 0: no cards */
    unsigned cuts;       /* straight cuts of all its sheets */
    size_t fills;        /* of the cards: the last ones, which fill a sheet */
    size_t guests;       /* of the cards: those of another piece, which have no code */
    size_t signs;        /* of the cards: the last ones, which explain signs of the others */
    uint64_t needed;     /* sheets that have cards of turns or clients, a bit each; 0: none */
    Places places;       /* headings, of a document */
    VEC(Str) holds;      /* of each sheet, the codes of what can be cut out of it; or empty */
    Size page;
    Duplex duplex; /* as the file asks for it */
    bool folded;   /* its backs lie behind a fold */
    /* Of a run that prints what changed since an earlier kit (labels_text): what is printed, or
     * empty where that is all, and what the piece no longer has. */
    Str changed, gone;
    bool numbered, gone_numbered; /* these are pages */
    bool gone_all;                /* the piece is no more */
} GuideEntry;

/* What a piece is called; in a slim kit, where it may hold more, it may say so. */
Str guide_title(const Value *strings, const PieceTemplate *t, bool slim);
/* Sheets of paper that one copy of a document takes. */
size_t guide_sheets(size_t pages, Duplex duplex);
size_t guide_entry_sheets(const GuideEntry *e);
/* How many copies a team of so many seats is printed.  In a slim kit six times as many share one.
 */
size_t guide_copies(const PieceTemplate *t, size_t seats, bool slim);
/* How it is cut, folded or stapled: the end of a string's key, or empty. */
Str guide_cut(const GuideEntry *e, bool slim);
/* Its leaves stay on their sheets until one is wanted. */
bool guide_is_kept_whole(Str cut);
/* Nothing but staples: a piece of one sheet needs none. */
bool guide_is_stapled(Str cut);
/* Sheets that have cards on them. */
size_t guide_card_sheets(const GuideEntry *e);
/* Of these, how many need not be cut before one of their cards is drawn; and whether one, counted
 * from 0, is among them. */
size_t guide_whole_sheets(const GuideEntry *e);
bool guide_sheet_is_whole(const GuideEntry *e, size_t sheet);

#endif
