/* context.h - what every layout function is given. */
#ifndef DDKIT_LAYOUT_CONTEXT_H
#define DDKIT_LAYOUT_CONTEXT_H

#include "draw/picture.h"
#include "layout/template.h"
#include "layout/theme.h"
#include "text/markdown.h"
#include "text/paragraph.h"

/* What most texts ask for: a style as the theme has it, and its font. */
typedef struct PlainStyle {
    const Style *style;
    double scale;
    const TextStyle *text;
    const Font *font;
} PlainStyle;
#define PLAIN_STYLES 16

struct Element;

typedef struct LayoutContext {
    Arena *keep;    /* lines, paths, finished faces; rewound when a trial does not fit */
    Arena *scratch; /* galleys, Frames in the making; gone after the face or document */
    Arena *lasting; /* what Frames share: text styles, patterns; never rewound */
    Diag *diag;
    Text *text;
    Fonts *fonts;
    const Theme *theme;
    const Value *strings; /* the kit's own words: a map of texts */
    Str language;
    bool rtl; /* the language runs from right to left: starts and ends change sides, see side.h */
    PageOf pages;
    double scale;             /* of type and the space that goes with it, 1: as in the theme */
    double bleed;             /* how far fills reach over the trim, points */
    size_t remembers;         /* so many paragraphs, for another trial or pass; see typeset.h */
    MarkdownMemory *markdown; /* of the whole run */
    Map paragraphs;           /* set so far, in `lasting` */
    Map variants, drawings;   /* styles; icons and patterns made so far, in `lasting` */
    PlainStyle plain[PLAIN_STYLES]; /* those asked for last, by their addresses */
    Map shapes;                     /* rectangles and lines made so far, in `lasting` */
    void *user;
    /* Draws a widget; NULL after a report. */
    Frame *(*widget)(void *user, struct LayoutContext *c, const struct Element *e,
                     const Value *value, Size limits);
    /* The picture that a text or template at `at` names; NULL after a report. */
    const Picture *(*picture)(void *user, Str name, Span at);
} LayoutContext;

/* The type size a style has at the context's scale: never below the theme's minimum. */
double style_size(const LayoutContext *c, const Style *s);
/* Lengths that go with the type: leading, gaps. */
double style_leading(const LayoutContext *c, const Style *s);

/* What Markdown and elements change about a style. */
typedef struct Variant {
    Colour colour; /* opacity 0: the style's own */
    bool strong, emphasis, code, strike, raised;
    Str link;
} Variant;

/* A TextStyle in `lasting`, the same pointer for the same looks. */
const TextStyle *style_text(LayoutContext *c, const Style *s, const Variant *v);
/* NULL after a report, as fonts_face(). */
const Font *style_font(LayoutContext *c, const Style *s);

/* Paths in `lasting`, the same pointer for the same shape: most cards of a deck have the same bands
 * and boxes.  A rectangle has its top left corner at the origin, a line runs from there to `to`. */
const Path *shape_rect(LayoutContext *c, Size size, double radius, Colour fill, Stroke stroke);
const Path *shape_line(LayoutContext *c, Point to, Stroke stroke);

/* What tells drawings that are made once apart; in scratch. */
Str drawing_key(LayoutContext *c, Str name, Size size, Colour colour);

#endif
