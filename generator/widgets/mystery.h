/* mystery.h - what the drawings of the mystery, mystery.c, mystery_draw.c and clue_strip.c, and
 * flow.c share: boxes, badges and lines (mystery_sketch.c).  Coordinates are points from the
 * drawing's top left corner, as for a language that runs from left to right; what is drawn is
 * mirrored for the others.
 */
#ifndef DDKIT_WIDGETS_MYSTERY_H
#define DDKIT_WIDGETS_MYSTERY_H

#include "base/vec.h"
#include "widgets/label.h"

#define MYSTERY_LINE 1.13 /* points: 0.4 mm */
#define MYSTERY_BOLD 2.8  /* frames on the shortest way */
#define MYSTERY_PAD_X 6.0
#define MYSTERY_PAD_Y 4.0
#define MYSTERY_BADGE 7.0 /* radius */
#define MYSTERY_ICON 13.0
#define MYSTERY_ICON_GAP 4.5
#define MYSTERY_TICK 3.5 /* radius */
#define MYSTERY_DIE 19.0
#define MYSTERY_HUB_PAD 7.0
#define MYSTERY_WING 0.62 /* of an arrow head's length */

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
void sketch_polygon(const Sketch *s, const Point *points, size_t n, Color fill, double width);
void sketch_stroke(const Sketch *s, Point from, Point to, Stroke stroke);
/* At the end of a line that comes from `before`; `wing` is half of its width. */
void sketch_arrow_head(const Sketch *s, Point tip, Point before, double length, double wing);
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

/* ---- the picture of mystery.c ---------------------------------------------------------------- */

typedef enum NodeKind {
    NODE_PILL, /* a clue that people know */
    NODE_BOX,  /* a clue that something shows */
    NODE_HUB,  /* a cause */
    NODE_WAY,  /* an action on the ways out */
    NODE_LAMP  /* it works */
} NodeKind;

typedef struct Node {
    NodeKind kind;
    const Value *value;
    Frame *label;
    size_t page, row, column; /* of its part of the page: above the hubs, below, ways */
    Rect at;                  /* on its page */
    int step;                 /* of the shortest way; 0: none */
    bool again;               /* a clue that has its own box with another cause */
    double trunk;             /* where the line from its hub is; negative where there is none */
} Node;

typedef VEC(Node) Nodes;

typedef struct Way {
    Point *corners; /* on the whole picture: see mystery_shift */
    size_t n;
    bool bold;
} Way;

typedef VEC(Way) Ways;

typedef struct Mystery {
    Sketch s;
    size_t pages;
    Nodes nodes; /* hubs, clues, ways, and the lamp at the end */
    Ways links;
} Mystery;

/* How far the page lies to the right of the first one. */
double mystery_shift(const Mystery *m, size_t page);
/* Draws what lies on the page. */
void mystery_draw(const Mystery *m, size_t page);

#endif
