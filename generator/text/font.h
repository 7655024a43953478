/* font.h - font files, families and the chain of fallbacks.
 *
 * A family is a list of faces by weight and slant.  When none of a family's faces has a character,
 * the families of its fallback chain are asked in order, then fontconfig as the last resort.  Which
 * files make up which family is data (fonts/fonts.yaml), handed in by the caller. */
#ifndef DDKIT_TEXT_FONT_H
#define DDKIT_TEXT_FONT_H

#include <hb.h>

#include "base/diag.h"

/* One opened face.  All metrics in parts of the em. */
typedef struct Font {
    uint32_t id; /* 0, 1, 2 … in the order of first use: the same in every run */
    const char *path;
    unsigned index; /* in a collection */
    Str postscript_name;
    hb_face_t *face;
    hb_font_t *hb; /* scale is the face's units per em */
    double units_per_em;
    double ascent, descent; /* both positive, typographic metrics */
    double cap_height, x_height;
    double underline_at, underline_width; /* below the baseline, positive */
    bool fixed_width, italic;
    int weight;
} Font;

typedef struct Fonts Fonts;

Fonts *fonts_new(Arena *a, Diag *d);
void fonts_free(Fonts *f); /* closes the library handles */

/* Adds a face to a family, in the order of preference: of several files for the same weight and
 * slant the first that exists is used.  The file is opened when it is first needed. `at` is where
 * the user named it. */
void fonts_add_face(Fonts *f, Str family, int weight, bool italic, const char *path,
                    unsigned index, Span at);
/* Adds `fallback` to the end of the family's chain. */
void fonts_add_fallback(Fonts *f, Str family, Str fallback);
/* True when the family has at least one face whose file is there. */
bool fonts_has_family(const Fonts *f, Str family);

/* The face of the family nearest to the weight and slant (CSS Fonts 4, 5.2), opened.  NULL after a
 * report (exit 3) where the family has no file or a broken one. */
const Font *fonts_face(Fonts *f, Str family, int weight, bool italic);

/* The face to draw character `c` with: the family's own, a fallback's, or fontconfig's choice;
 * NULL when no font on this machine has it.  `script` steers Han unification with `language`. */
const Font *fonts_for_char(Fonts *f, Str family, int weight, bool italic, uint32_t c,
                           Str language);

/* All faces opened so far, by id. */
size_t fonts_opened(const Fonts *f, const Font *const **fonts);

#endif
