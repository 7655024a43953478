/* font.h - font files, families and the chain of fallbacks.
 *
 * A family is a list of faces by weight and slant.  When none of a family's faces has a character,
 * the families of its fallback chain are asked in order, then those common to all chains, then
 * fontconfig as the last resort.  Which files make up which family is data (fonts/fonts.yaml),
 * handed in by the caller. */
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
    double box[4];                        /* left, bottom, right and top of all glyphs together */
    bool fixed_width, italic;
    bool cff, cid_keyed; /* outlines in a CFF table; that table names its glyphs by CIDs */
    int weight;
} Font;

typedef struct Fonts Fonts;

Fonts *fonts_new(Arena *a, Diag *d);
void fonts_free(Fonts *f); /* closes the library handles */

/* A folder to look for files in, asked in the order of adding. */
void fonts_add_folder(Fonts *f, const char *path);

/* One face of a family, as the user named it. */
typedef struct FaceFile {
    int weight; /* 1 to 1000, as of CSS: 400 is regular, 700 bold */
    bool italic;
    const char *path;    /* a bare name is looked for in the folders */
    unsigned index;      /* in a collection */
    const char *package; /* the Debian package that has the file, for messages; or NULL */
    Span at;             /* where the user named it */
} FaceFile;

/* Adds a face to a family, in the order of preference: of several files for the same weight and
 * slant the first that exists is used.  The file is opened when it is first needed. */
void fonts_add_face(Fonts *f, Str family, FaceFile file);
/* Adds `fallback` to the end of the family's chain. */
void fonts_add_fallback(Fonts *f, Str family, Str fallback);
/* Adds `fallback` to the end of all chains. */
void fonts_add_common(Fonts *f, Str fallback);
/* Makes `family` the first fallback of text in `language` (BCP 47; "zh-Hant" also serves zh-TW):
 * the one way to draw Han, Arabic … as the readers of that language write it. */
void fonts_set_language(Fonts *f, Str family, Str language);

/* The scripts of the world take many families, and most texts need none of them: `add` is called
 * once, when the families so far lack a character or a style names another.  It adds none with a
 * language. */
typedef void FontsMore(void *user, Fonts *f);
void fonts_set_more(Fonts *f, FontsMore *add, void *user);

/* The face of the family nearest to the weight and slant (CSS Fonts 4, 5.2), opened.  NULL after a
 * report (exit 3) where the family has no file or that file is broken. */
const Font *fonts_face(Fonts *f, Str family, int weight, bool italic);

#endif
