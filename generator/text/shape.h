/* shape.h - words to glyphs, each word once.
 *
 * A Shaper is what a word's glyphs depend on besides its text: font, features, script, language and
 * direction.  It keeps every word it has shaped; size, color and place don't matter to it. */
#ifndef DDKIT_TEXT_SHAPE_H
#define DDKIT_TEXT_SHAPE_H

#include "text/glyph_run.h"

typedef struct Shapers Shapers;

Shapers *shapers_new(Arena *a);
void shapers_free(Shapers *s); /* closes the library handles */

typedef struct ShaperKey {
    const Font *font;
    const char *features; /* as TextStyle's; NULL: none */
    Str language;
    uint32_t script;    /* an hb_script_t */
    double column;      /* of a fixed-width font, ems: each cluster takes as many of these as a
                           terminal gives it (columns.h); 0: what the font says */
    bool rtl, tracking; /* tracking turns ligatures off and keeps a mark in its base's cluster */
} ShaperKey;

typedef struct Shaper Shaper;

/* The same for equal keys. */
Shaper *shaper_for(Shapers *s, ShaperKey key);
const ShaperKey *shaper_key(const Shaper *s);

/* At most this many bytes are shaped at once; a Glyph's cluster is 16 bits. */
#define SHAPED_MAX 1024

/* The glyphs of `text` (1 to SHAPED_MAX bytes of UTF-8, blanks only at its end). */
const Shaped *shape(Shaper *s, Str text);
/* Of a Shaped that came from here: all but the blanks at its end. */
const Shaped *shape_trimmed(Shaper *s, const Shaped *shaped);
/* The glyphs of `drawn`, which stand for `text` when it is copied: a hyphen, a mark. */
const Shaped *shape_as(Shaper *s, Str drawn, Str text);
/* True when the font lacks a glyph for part of a Shaped that came from here. */
bool shaped_has_gaps(const Shaped *s);

/* The text without the blanks at its end, and what draws nothing beside them. */
Str without_blanks(Str text);

/* Width in points at a style's size, tracking included. */
double shaped_width(const Shaped *s, const TextStyle *style);
/* Of that, the width of the trailing blanks. */
double shaped_blanks_width(const Shaped *s, const TextStyle *style);

#endif
