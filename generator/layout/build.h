/* build.h - elements into galleys and frames, whatever their types. */
#ifndef DDKIT_LAYOUT_BUILD_H
#define DDKIT_LAYOUT_BUILD_H

#include "layout/element.h"
#include "layout/galley.h"

/* What becomes of the face that a frame belongs to. */
typedef struct Outcome {
    struct FaceFlow *flow; /* the text that continues, see face_flow.h; NULL where none may */
    const Block *overfull; /* what a place of fixed height had no room for, or NULL */
} Outcome;

/* Where an element is set. */
typedef struct Spot {
    Galley *galley;
    double space_above;
    double width, grow; /* the element's own; in a cell, which has seen to that, NAN and 0 or 1 */
    struct FaceFlow *flow; /* as above */
} Spot;

/* Sets `e` into `g`, once or (`each`) many times or (`if`) not at all.  `gap` is the space above
 * where the element names none. */
void build_element(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                   double gap);

/* All that a stack holds, one under the other, `gap` apart; `space_above` above the first. */
void build_children(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                    double space_above, double gap);

/* `e` as a cell, whose width and share of the row are known; its `each` and `if` are done. */
void build_cell(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope);

/* The element as one finished frame of at most `limits.width`; with a finite height exactly that
 * high.  Notes in `out` what had no room. */
Frame *build_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size limits,
                   Outcome *out);

/* A frame that is as wide as the galley, `inner` in it as the element's `align` says. */
Frame *build_aligned(const LayoutContext *c, const Spot *spot, const Element *e,
                     const Frame *inner);
/* That as a block. */
void build_add_aligned(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Frame *inner);

/* A block that the element's type draws once its height is known, `natural` points at least. */
void build_fill(const LayoutContext *c, const Spot *spot, const Element *e, const Scope *scope,
                double natural);

/* What `width` is for words where all type is larger, in large print: in it no more of them are
 * broken. */
double build_grown(const LayoutContext *c, double width);

/* Within its box; what of it is the page's margin is less on small paper. */
Insets build_inset(const LayoutContext *c, const Element *e);
/* The same of a width that a template gives, NAN for none: on a narrow page it is less. */
double build_own_width(const LayoutContext *c, double width);

/* How wide an element is when nothing wraps. */
double build_width(const LayoutContext *c, const Element *e, const Scope *scope);
/* Of the widest that it holds. */
/* How wide it must be for no word of it to be broken, if it is to be `width` wide. */
double build_least(const LayoutContext *c, const Element *e, const Scope *scope, double width);
/* The same of its widest child. */
double build_least_inside(const LayoutContext *c, const Element *e, const Scope *scope,
                          double width);
double build_widest(const LayoutContext *c, const Element *e, const Scope *scope);

/* Runs `body` for each value of an element's `each`, or once, where its `if` holds; where it does
 * not, for what is shown instead. */
typedef void EachBody(const LayoutContext *c, const Element *e, const Scope *scope, void *user);
void build_each(const LayoutContext *c, const Element *e, const Scope *scope, EachBody *body,
                void *user);
/* The same without its `if`. */
void build_loop(const LayoutContext *c, const Element *e, const Scope *scope, EachBody *body,
                void *user);

/* What is shown: the element where its `if` holds, else what it names for that; NULL: nothing. */
const Element *build_chosen(const Element *e, const Scope *scope);

/* True where it gets a box of its own, being `width` wide (NAN: by content). */
bool build_needs_box(const Element *e, double width);

#endif
