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
} SlugWords;

/* What the slugs of a document say; any text may be empty. */
typedef struct Slug {
    Str file, version, credit;
    const SlugWords *words; /* NULL: in English */
    unsigned before;        /* sheets of this file in front of the first one */
    unsigned total;         /* sheets of this file; 0: as many as are imposed by this call */
} Slug;

/* Sets the slug's text in one line; `print` has no fonts of its own.  NULL: leave it out. */
typedef const Line *SlugText(void *context, Arena *a, Str text);

/* "file · sheet 2 of 6 · back · version · credit" */
Str slug_words(Arena *a, const Slug *slug, unsigned sheet, unsigned sheets, Str side);
/* The words for a side, and for a part of a poster. */
Str slug_side(const Slug *slug, bool back);
Str slug_tile(Arena *a, const Slug *slug, unsigned row, unsigned column);

/* A ruler of 100 mm; one for all sheets of a document. */
const Frame *slug_ruler(Arena *a, SlugText *set, void *context);

/* Draws the words (or NULL) and the ruler into the first of `bands` that have room for them; a band
 * that is taller than wide is filled from the bottom up.  What fits nowhere is left out: false. */
bool slug_draw(Arena *a, Frame *sheet, const Rect *bands, size_t n, const Line *words,
               const Frame *ruler);

#endif
