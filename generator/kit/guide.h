/* guide.h - what the print guide tells of a run: every file with its sheets, paper and cuts. */
#ifndef DDKIT_KIT_GUIDE_H
#define DDKIT_KIT_GUIDE_H

#include "kit/guide_entry.h"

typedef struct GuideOptions {
    size_t seats;       /* of the team */
    size_t dice;        /* that they roll in a turn */
    size_t earned;      /* and dice that can come to them at once */
    size_t clients;     /* of the scenario */
    bool slim;          /* seats share copies with more others */
    bool large;         /* for people who need larger type */
    bool bundle;        /* the run makes players.pdf and dm.pdf, too */
    bool stack;         /* the run makes one print job of the kit */
    Backs backs;        /* as the run asks for them */
    bool lines;         /* cards have lines to cut along */
    bool changes;       /* the run prints what changed since an earlier kit */
    Str printer;        /* profile that the kit is made for; empty: none */
    const Value *reads; /* anchors of what is read before the evening, or NULL */
    const Value *looks; /* of what is only looked at, or NULL */
    const Value *skims; /* of what is looked over before the evening, or NULL */
    const Value *early; /* handouts that are cut out of a slim kit before the evening, or NULL */
} GuideOptions;

/* `guide`: files (name, title, audience, pages, copies where there are several, sheets of one copy,
 * straight cuts of all copies, cards, paper, stock, side, cut, envelope, whether a first evening
 * goes without it), `first` (what one needs of a whole kit; the minutes are its then, and those of
 * all of the kit in `all`), dice and coins that are needed, jobs (the
 * same files by what the printer is set to, in the order of printing) and more (those that a first
 * evening goes without), envelopes (name, items), the
 * sums; what is read, and the minutes that all this takes; the sheets that a host in a hurry cuts;
 * what a slim kit saves; the titles that large print leaves as they are; of one print job the
 * stack, by what is done with its sheets, the guide's pages and the others, and those that should
 * be strong; where there are bundles, bundle_two (how a two-sided one is turned) or bundle_one; of
 * a run that prints changes, `changes`, each file's, and what is gone; `separate` or `folded` where
 * backs go that way; the printer's profile. */
Value *guide_build(Arena *a, const GuideEntry *entries, size_t n, const Value *strings,
                   GuideOptions options);

#endif
