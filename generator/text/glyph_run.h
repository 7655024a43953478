/* glyph_run.h - what leaves the text folder: shaped words at positions on a line.
 *
 * A Shaped is one word (with the blanks behind it) in one font, shaped once and shared by every
 * place where the same word occurs; it lives as long as the Text that made it.  Lengths in it are
 * in font units, so that it serves all sizes. */
#ifndef DDKIT_TEXT_GLYPH_RUN_H
#define DDKIT_TEXT_GLYPH_RUN_H

#include "base/color.h"
#include "text/font.h"

typedef struct Glyph {
    uint16_t id;
    uint16_t cluster;           /* byte of `text` where the glyph's cluster starts */
    int16_t x_offset, y_offset; /* font units, y up */
    int32_t advance;            /* font units */
} Glyph;

typedef struct Shaped {
    const Font *font;
    uint32_t serial; /* of all words of its Text, from 0: what is known of words can be an array */
    Str text;        /* source UTF-8, for exact extraction; of a hyphen that the line breaking put
                        in, a soft hyphen (U+00AD) */
    Glyph *glyphs;   /* in visual order */
    uint32_t n;
    uint32_t blanks; /* trailing blanks, in glyphs (at the end, or the start when rtl) */
    bool rtl;
    int64_t advance;        /* font units, with blanks */
    int64_t blanks_advance; /* font units, of the trailing blanks */
} Shaped;

/* How a stretch of text looks; made by the layout from the theme and Markdown. */
typedef struct TextStyle {
    Str family;
    int weight;
    bool italic;
    double size;     /* points */
    double tracking; /* points added behind each cluster: the last of the glyphs that
                        follow each other with the same `cluster` */
    double rise;     /* points above the baseline */
    Color color;
    Color highlight; /* background box; opacity 0: none */
    bool underline, strike;
    const char *features; /* OpenType features, comma separated as hb-view takes them; or NULL */
    Str link;             /* URI, or "#anchor"; empty: none */
    const struct InlinePicture *picture; /* drawn over the glyphs by who sets the line; or NULL */
} TextStyle;

typedef struct GlyphRun {
    const Shaped *shaped;
    const TextStyle *style;
    float x;     /* points from the line's left edge */
    float width; /* points, trailing blanks included unless at the line's end */
} GlyphRun;

/* The runs of one line, left to right. */
typedef struct Line {
    GlyphRun *runs;
    const uint32_t *reading; /* the runs' numbers as they are read; NULL: left to right */
    uint32_t n;
    float width;           /* ink extent for alignment: trailing blanks not counted */
    float ascent, descent; /* the tallest run's, points, positive */
    bool rtl;              /* of the paragraph: starts at the right */
    bool ends_paragraph;   /* the last line, or one ended by a hard break */
    bool wraps;            /* of code: goes on in the next line, which a sign is to show; there is
                              room for it behind the line, WRAP_SIGN ems wide */
    bool spelled; /* of code: when it is copied it says `spelling`, the whole of the line */
    Str spelling; /* as it was written, or nothing in the parts that were wrapped */
} Line;

#define WRAP_SIGN 0.8

#endif
