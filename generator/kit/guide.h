/* guide.h - what the print guide tells of a run: every file with its sheets, paper and cuts. */
#ifndef DDKIT_KIT_GUIDE_H
#define DDKIT_KIT_GUIDE_H

#include "kit/piece_template.h"
#include "kit/places.h"

/* A piece that was laid out in this run. */
typedef struct GuideEntry {
    const PieceTemplate *template;
    size_t pages, cards; /* none where a slim kit leaves it out */
    size_t full_sheets;  /* of a slim kit: what it would take otherwise */
    size_t slots;        /* cards a sheet; 0: no cards */
    unsigned cuts;       /* straight cuts of all its sheets */
    uint64_t needed;     /* sheets that have cards of turns or clients, a bit each; 0: none */
    Places places;       /* headings, of a document of the host */
    Size page;
    Duplex duplex; /* as the file asks for it */
    bool folded;   /* its backs lie behind a fold */
    /* Of a run that prints what changed since an earlier kit (labels_text): what is printed, or
     * empty where that is all, and what the piece no longer has. */
    Str changed, gone;
    bool numbered, gone_numbered; /* these are pages */
    bool gone_all;                /* the piece is no more */
} GuideEntry;

typedef struct GuideOptions {
    size_t seats;       /* of the team */
    bool slim;          /* seats share copies with more others */
    bool large;         /* for people who need larger type */
    bool bundle;        /* the run makes players.pdf and dm.pdf, too */
    Backs backs;        /* as the run asks for them */
    bool lines;         /* cards have lines to cut along */
    bool changes;       /* the run prints what changed since an earlier kit */
    Str printer;        /* profile that the kit is made for; empty: none */
    const Value *reads; /* anchors of what is read before the evening, or NULL */
} GuideOptions;

/* Sheets of paper that one copy of a document takes. */
size_t guide_sheets(size_t pages, Duplex duplex);

/* `guide`: files (name, title, audience, pages, copies where there are several, sheets of one copy,
 * straight cuts of all copies, cards, paper, stock, side, cut, envelope), jobs (the same files by
 * what the printer is set to, in the order of printing), envelopes (name, items), the sums; what is
 * read, and the minutes that all this takes; the sheets that a host in a hurry cuts; what a slim
 * kit saves; the titles that large print leaves as they are; where there are bundles, bundle_two
 * (how a two-sided one is turned) or bundle_one; of a run that prints changes, `changes`, each
 * file's, and what is gone; `separate` or `folded` where backs go that way; the printer's profile.
 */
Value *guide_build(Arena *a, const GuideEntry *entries, size_t n, const Value *strings,
                   GuideOptions options);

#endif
