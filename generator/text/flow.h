/* flow.h - one paragraph on its way from spans to lines, everything in the Text's scratch arena.
 * Private to the text folder.  The stages, each in its own file:
 *
 *   collect.c   spans -> one text            flow_emoji.c pictures for emoji that no font has
 *   bidi.c      levels, visual order
 *   itemize.c   text -> runs of one style, font, script and level
 *   words.c     runs -> words that may not be broken, shaped
 *   breaker.c   words -> lines               code_lines.c the same of code
 *   paragraph.c lines for the caller */
#ifndef DDKIT_TEXT_FLOW_H
#define DDKIT_TEXT_FLOW_H

#include "base/map.h"
#include "base/vec.h"
#include "text/dictionary.h"
#include "text/font_chain.h"
#include "text/hyphen.h"
#include "text/paragraph.h"
#include "text/shape.h"

struct Text {
    Arena *arena, *scratch;
    Diag *diag;
    Fonts *fonts;
    Shapers *shapers;
    Hyphenator *hyphenator;
    Dictionary *dictionary;
    Map reported; /* characters without a glyph, by character and place */
};

/* A stretch of one style, font, script and level. */
typedef struct Run {
    uint32_t from, to; /* bytes of the flow's text */
    const TextSpan *span;
    const TextStyle *style; /* the span's, but for tracking where letters are joined */
    Shaper *shaper;         /* NULL where the family has no font */
    uint8_t level;
} Run;

/* The part of a word that lies in one run, shaped. */
typedef struct Part {
    const Shaped *shaped;
    const Run *run;
    uint32_t from; /* byte */
    bool starts_word;
    double width; /* points, with blanks */
} Part;

/* What lies between two break opportunities. */
typedef struct Word {
    uint32_t from, to;    /* bytes, without the '\n' that ends it */
    uint32_t first, n;    /* parts */
    double width, blanks; /* points; without the trailing blanks, and those */
    bool hard;            /* a line ends behind it */
} Word;

typedef struct Flow {
    Text *text;
    Arena *arena, *keep; /* scratch; what the lines point at */
    const ParagraphOptions *options;
    const TextSpan *spans;
    size_t n_spans;
    uint32_t *starts;     /* byte where each span starts, and the end */
    Str bytes;            /* all spans' text, cleaned */
    bool ascii;           /* all ASCII */
    bool turns;           /* has characters that bear on direction */
    bool fixed;           /* some of it is in a fixed-width font: code within prose */
    bool kana;            /* has Japanese syllables */
    bool unparted;        /* has letters of scripts that the dictionary covers */
    bool rare;            /* has characters that libunibreak does not know */
    bool emoji;           /* has some, or may have */
    bool rtl;             /* the paragraph's direction */
    const int8_t *levels; /* by character; NULL: all of them the paragraph's */
    VEC(Run) runs;
    VEC(Part) parts;
    VEC(Word) words;
    TextWidths widths;
} Flow;

void flow_collect(Flow *f);
void flow_emoji(Flow *f);
void flow_levels(Flow *f);
void flow_itemize(Flow *f);
void flow_words(Flow *f);

/* Shapes bytes [from, to) as one word. */
Word flow_cut_word(Flow *f, uint32_t from, uint32_t to, bool hard);
const Run *flow_run_at(const Flow *f, uint32_t byte);
/* The part without the blanks at its end; false when nothing is left of it. */
bool part_trim(Part *p);
/* The character at `byte`, which starts one, and the one before it (`byte` over 0). */
uint32_t flow_char(const Flow *f, uint32_t byte);
uint32_t flow_char_before(const Flow *f, uint32_t byte);
/* True when the character at `byte` (over 0) can't be parted from the one before it. */
bool flow_joined(const Flow *f, uint32_t byte);
/* Reports something about a character, once for each place. */
void flow_report(const Flow *f, MessageCode code, const TextSpan *span, uint32_t c);

/* A line: parts [first, first + n) of the breaker's, in logical order. */
typedef struct Cut {
    uint32_t first, n;
    uint32_t from; /* byte where it starts: its style gives an empty line's height */
    bool hard;     /* ended by the text, not for want of room */
    bool parted;   /* its last word goes on in the next line */
    bool dropped;  /* a dot between two things is left out behind it */
    /* Of code: */
    double indent;       /* points */
    bool spelled;        /* what it says is to be spelled out: */
    uint32_t spelled_to; /* all from its start to this byte; 0: nothing, the line began before */
} Cut;

typedef struct Lines {
    VEC(Part) parts;
    VEC(Cut) cuts;
} Lines;

Lines flow_break(Flow *f);
Lines flow_break_code(Flow *f);
/* Width in points of parts without the blanks at their end. */
double parts_ink_width(const Part *parts, uint32_t n);

/* Puts `order`, indices 0 to n - 1 of parts of one line, into visual order (UAX 9, L2). */
void visual_order(const Part *parts, uint32_t *order, uint32_t n);

#endif
