/* context.h - what every layout function is given: a typesetter, and the pass that is on. */
#ifndef DDKIT_LAYOUT_CONTEXT_H
#define DDKIT_LAYOUT_CONTEXT_H

#include "draw/picture.h"
#include "layout/template.h"
#include "layout/theme.h"
#include "text/markdown.h"
#include "text/paragraph.h"

struct Element;
struct LayoutContext;

/* A style as the theme has it, at one scale, and its font once that has been asked for. */
typedef struct PlainStyle {
    const Style *style;
    double scale;
    const TextStyle *text;
    const Font *font;
} PlainStyle;

/* What sets a piece: the same for all of its passes.  It remembers what it has made. */
typedef struct Typesetter {
    Arena *shared; /* what Frames share: text styles, patterns; never rewound */
    Text *text;
    Fonts *fonts;
    const Theme *theme;
    const Value *strings; /* the kit's own words: texts by group */
    Str language;
    bool rtl; /* the language runs from right to left: starts and ends change sides, see side.h */
    void *user;
    /* Draws a widget; NULL after a report. */
    Frame *(*widget)(void *user, const struct LayoutContext *c, const struct Element *e,
                     const Value *value, Size limits);
    /* The picture that a text or template at `at` names; NULL after a report. */
    const Picture *(*picture)(void *user, Str name, Span at);
    /* Made so far, in `shared`: paragraphs, see typeset.h; Markdown that was read; styles; icons
     * and patterns; rectangles and lines. */
    Map paragraphs, documents, variants, drawings, shapes;
    /* Those asked for last, of `variants`: as nearly all are. */
    PlainStyle plain[64];
} Typesetter;

/* Readies what it remembers; all else is set. */
void typesetter_init(Typesetter *t);

/* A pass over a piece, or over a part of it: a copy differs in what it says of that part. */
typedef struct LayoutContext {
    Typesetter *setter;
    Arena *output;  /* lines, paths, finished faces; rewound when a trial does not fit */
    Arena *scratch; /* galleys, Frames in the making; gone after the face or document */
    Diag *diag;
    PageOf pages;
    double scale;    /* of type and the space that goes with it, 1: as in the theme */
    double unshrunk; /* the same before a face shrank it to fit */
    double narrow;  /* of widths that templates give: less on pages narrower than they are made for;
                       0: 1 */
    double margins; /* share of a page's margins that small paper leaves; 0: 1 */
    double bleed;   /* how far fills reach over the trim, points */
    double closed;  /* share by which the space above elements is smaller; below 0: larger */
    double held;    /* height that a page leaves for its gaps to open again */
    double tight;   /* share by which lines are closer to each other */
    size_t remembers; /* so many paragraphs and documents, for another trial or pass */
} LayoutContext;

#endif
