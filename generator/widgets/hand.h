/* hand.h - capitals written by hand: strokes of a pen, never twice the same, yet the same for the
 * same text.
 *
 * The letters are Latin with all accents that Unicode takes apart, digits and common signs.  Small
 * letters are written as capitals.  hand_letters.c holds their strokes. */
#ifndef DDKIT_WIDGETS_HAND_H
#define DDKIT_WIDGETS_HAND_H

#include "base/vec.h"
#include "draw/path.h"
#include "widgets/widget.h"

/* Units of a stroke's coordinates: a capital stands on 20 and reaches up to 0. */
#define HAND_CAPITAL 20.0

/* How a letter is drawn: strokes parted by "|", each of points "x,y"; one that begins with "~" is
 * a curve through its points. */
typedef struct HandLetter {
    uint32_t character;
    double width; /* of accents: of what they stand above, 0 */
    const char *strokes;
} HandLetter;

/* Of a letter, or of an accent that Unicode combines with it; NULL where there is none. */
const HandLetter *hand_letter(uint32_t character);

/* What is written, taken apart. */
typedef struct HandText {
    VEC(uint32_t) characters; /* each letter with its accents behind it */
} HandText;

/* In the context's scratch memory.  False where a character has no strokes. */
bool hand_read(const WidgetContext *c, Str text, HandText *out);

/* A pen on a frame. */
typedef struct Hand {
    double capital; /* height, points */
    Color color;
    unsigned state; /* of the jitter; from what is written */
    PathBuilder strokes;
} Hand;

Hand hand_take(const WidgetContext *c, double capital, Str seed);
/* Points, from letter to letter. */
double hand_width(const Hand *h, const HandText *text);
typedef VEC(Str) HandLines;
/* Adds the lines of at most `width` points that one line of the author's takes, in the context's
 * scratch memory; a word that is wider is broken. */
void hand_wrap(const WidgetContext *c, double capital, Str text, double width, HandLines *lines);
/* Letter `i` of the text and its accents, the middle of its foot at `foot`, turned by `angle`
 * (radians, clockwise).  Returns the index of the next letter. */
size_t hand_write(Hand *h, const HandText *text, size_t i, Point foot, double angle);
/* A line from `start` on. */
void hand_write_line(Hand *h, const HandText *text, Point start);
/* All that has been written, into the frame. */
void hand_done(const WidgetContext *c, Hand *h, Frame *frame);

#endif
