/* paragraph.h - styled text to lines: fonts by character (font.h), levels and order by FriBidi
 * (UAX 9), break opportunities by libunibreak (UAX 14), shaping by HarfBuzz with a cache of shaped
 * words, hyphens by libhyphen. */
#ifndef DDKIT_TEXT_PARAGRAPH_H
#define DDKIT_TEXT_PARAGRAPH_H

#include "text/glyph_run.h"

/* The shaper with its caches, one for the whole run. */
typedef struct Text Text;

/* `hyphen_folders`: NULL-terminated list of folders with hyph_*.dic files. */
Text *text_new(Arena *a, Diag *d, Fonts *fonts, const char *const *hyphen_folders);
void text_free(Text *t); /* closes the library handles */

typedef struct TextSpan {
    Str text;               /* UTF-8 without line ends, but for '\n', a hard break */
    const TextStyle *style; /* must outlive the lines */
    Span origin;            /* where the user wrote it, for warnings */
    bool ltr;               /* code or an address: within a right-to-left paragraph it runs from
                               left to right by itself, whatever stands around it */
} TextSpan;

/* AUTO: as text_is_rtl() says. */
typedef enum TextDirection { DIRECTION_AUTO, DIRECTION_LTR, DIRECTION_RTL } TextDirection;

typedef struct ParagraphOptions {
    double width;        /* points; INFINITY for a single line (but for hard breaks) */
    double first_indent; /* points, may be negative; at the start of the first line, which is its
                            right end in a right-to-left paragraph; part of the line's width */
    bool code;           /* keep blanks, tabs lead to the next of TAB_COLUMNS; characters take whole
                            columns of a fixed-width font; wrap lines where code reads best, under
                            their own indentation (code_lines.c) */
    double hyphenate_below; /* hyphenate where a line would else be less full than this share of
                               the width (0 to 1); words that are wider than a line always are,
                               and break anywhere where no hyphen fits */
    bool balance;           /* even line lengths, for headings of up to four lines */
    TextDirection direction;
    Str language; /* BCP 47 */
} ParagraphOptions;

/* For column widths: `min` the widest unbreakable piece, `max` the widest line without wrapping. */
typedef struct TextWidths {
    double min, max;
} TextWidths;

typedef struct Paragraph {
    Line *lines;
    uint32_t n;
    TextWidths widths;
} Paragraph;

/* Lays `spans` out into lines, in arena `keep`.  An empty text gives one empty line with the first
 * style's height.  Reports characters that no font has (MSG_MISSING_GLYPH). */
Paragraph paragraph_layout(Text *t, Arena *keep, const TextSpan *spans, size_t n,
                           const ParagraphOptions *options);

#endif
