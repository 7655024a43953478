/* mystery.h - what the drawings of the mystery, mystery.c, mystery_way.c and clue_strip.c, share:
 * boxes, badges and lines (mystery_sketch.c).  Coordinates are points from the drawing's top left
 * corner, as for a language that runs from left to right; what is drawn is mirrored for the others.
 */
#ifndef DDKIT_WIDGETS_MYSTERY_H
#define DDKIT_WIDGETS_MYSTERY_H

#include "widgets/label.h"

#define MYSTERY_LINE 1.13 /* points: 0.4 mm */
#define MYSTERY_BOLD 2.8  /* frames on the shortest way */
#define MYSTERY_PAD_X 6.0
#define MYSTERY_PAD_Y 4.5
#define MYSTERY_BADGE 7.0 /* radius */

typedef struct Sketch {
    const WidgetContext *c;
    Frame *frame;
    Color ink, paper;
} Sketch;

Sketch sketch_new(const WidgetContext *c, double width);

/* The rectangle where it is drawn. */
Rect sketch_place(const Sketch *s, Rect r);
void sketch_box(const Sketch *s, Rect r, double radius, Color fill, Stroke stroke);
void sketch_circle(const Sketch *s, Point center, double radius, Color fill, Stroke stroke);
void sketch_line(const Sketch *s, Point from, Point to, double width);
/* `child` with its start at `at.x`. */
void sketch_frame(const Sketch *s, Point at, const Frame *child);
void sketch_centered(const Sketch *s, Point center, const Frame *child);
/* The number of a step on a disc. */
void sketch_badge(const Sketch *s, Point center, int number);

/* One above the other. */
Frame *sketch_stacked(const Sketch *s, Frame *upper, Frame *lower, double gap);
/* Codes of a list of things, behind what there is, with blanks between. */
void sketch_codes(Buf *out, const Value *things);

/* Whether people know the clue, rather than that tools, cards or clients show it. */
bool mystery_is_person(const Value *clue);
/* The icon of who or what shows it. */
const Frame *mystery_icon(const WidgetContext *c, const Value *clue, double size, Color color);

#endif
