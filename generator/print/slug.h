/* slug.h - what is printed at a sheet's edge for those who print and cut: which sheet it is, and a
 * ruler that shows whether it came out of the printer at its true size. */
#ifndef DDKIT_PRINT_SLUG_H
#define DDKIT_PRINT_SLUG_H

#include "print/document.h"

/* The words of slugs; `{1}` and `{2}` stand for numbers. */
typedef struct SlugWords {
    Str sheet;       /* "sheet {1} of {2}" */
    Str front, back; /* "front" */
    Str tile;        /* "row {1}, column {2}" */
    Str folded;      /* "fold, glue, then cut" */
    Str feed_way;    /* "feed this way", beside an arrow: when the sheet is printed again */
} SlugWords;

/* What the slugs of a document say; any text may be empty. */
typedef struct Slug {
    Str title, name; /* of the scenario, and what it calls the piece: "Event decks" */
    Str piece;       /* "event-decks" */
    Str version, credit;
    const SlugWords *words; /* NULL: in English */
    bool rtl;               /* the words stand at the right, the ruler at the left */
    unsigned before;        /* sheets of this file in front of the first one */
    unsigned total;         /* sheets of this file; 0: as many as are imposed by this call */
} Slug;

/* Sets the slug's text in one line; `print` has no fonts of its own.  NULL: leave it out. */
typedef const Line *SlugText(void *context, Arena *a, Str text);

/* The edge that goes into the printer first, when the sheet is printed again. */
typedef enum Feed { FEED_NONE, FEED_TOP, FEED_LEFT } Feed;

/* What the slug of one side of a sheet says, and how it is set. */
typedef struct SlugLine {
    const Slug *slug;
    unsigned sheet, sheets; /* this one, from 1, of those of this call */
    Str side;
    Str heap; /* what the host does with its cards; may be empty */
    Feed feed;
    bool upwards; /* read from the bottom up, along the side of the sheet */
    SlugText *set;
    void *context;
} SlugLine;

/* "title – name · piece · sheet 2 of 6 · front · shuffle these · version · credit" */
Str slug_words(Arena *a, const SlugLine *line);
/* The same in a line at most `room` points long: first the credit goes, then the version, the end
 * of the title, the title, the name, the last of several things that the host does, and which edge
 * is first, with all of them.  NULL where even the rest does not fit, or there are no fonts. */
const Line *slug_fitted(Arena *a, const SlugLine *whole, double room);
/* The words for a side, for one that is folded, and for a part of a poster. */
Str slug_side(const Slug *slug, bool back);
Str slug_folded(const Slug *slug);
Str slug_tile(Arena *a, const Slug *slug, unsigned row, unsigned column);

/* "feed this way", with an arrow up.  NULL without fonts. */
const Frame *slug_feed(Arena *a, const Slug *slug, SlugText *set, void *context);

/* A ruler of 100 mm; one for all sheets of a document. */
const Frame *slug_ruler(Arena *a, SlugText *set, void *context);

/* What of a slug has found room, and where: nothing else may be drawn there. */
typedef struct SlugPlaces {
    bool words, ruler;
    Rect at[2];
    size_t n;
} SlugPlaces;

/* Draws the words and the ruler (or NULL) into the first of `bands` that have room for them, the
 * words shortened where they are too long for all; a band that is taller than wide is filled from
 * the bottom up. */
SlugPlaces slug_draw(Arena *a, Frame *sheet, const Rect *bands, size_t n, const SlugLine *line,
                     const Frame *ruler);

#endif
