/* galley.h - a column of blocks that is broken into cards and pages.
 *
 * Elements are first set into a galley: lines of text, rules, boxes, one under the other, at a
 * fixed width.  Filling a region takes blocks from a cursor on until the region is full.  A box (a
 * row, a table row, a framed stack) holds galleys side by side; one that does not fit is split, its
 * frame drawn around each part.  A galley may also flow through several regions side by side. Cards
 * and pages go through the same code: a page is a card whose text continues. */
#ifndef DDKIT_LAYOUT_GALLEY_H
#define DDKIT_LAYOUT_GALLEY_H

#include "base/vec.h"
#include "layout/context.h"
#include "layout/side.h"

typedef struct Galley Galley;

typedef struct BoxColumn {
    Galley *galley;
    double x, width;
    double dy; /* down, to align first baselines */
} BoxColumn;

typedef struct Box {
    BoxColumn *columns;
    size_t n;
    Insets pad;
    double x, width, min_height; /* x: from the galley's left edge */
    VAlign valign;
    const BoxStyle *style; /* colors resolved; NULL: nothing drawn */
    unsigned bleed;
} Box;

/* Draws a block at the height that is left: ruled lines, a widget that grows. */
typedef Frame *FillBlock(const LayoutContext *c, const void *filler, Size size);

/* A picture that stands alone.  Where no region is as high as it, it is made smaller. */
typedef struct BlockPicture {
    const Picture *picture; /* read once for the whole run, or: */
    const Frame *drawing;   /* a drawing of this layout alone */
    Size size;
    double x, width; /* the room it stands in */
    double share;    /* of what is left of that, on its left: 0, 1/2 or 1 */
} BlockPicture;

typedef struct Block {
    const Frame *frame; /* a finished piece, or */
    const Box *box;     /* galleys side by side, or */
    FillBlock *fill;    /* what takes the height it is given, of `filler`; or plain space */
    const void *filler;
    const BlockPicture *picture; /* what `frame` shows, or NULL */
    double height;               /* natural; of a box without `space_above` */
    double space_above;          /* not at the top of a region */
    double grow;
    bool together;     /* do not split a box that fits a region */
    bool whole;        /* not even one that leaves a large hole */
    bool sticky;       /* no break behind this block */
    bool break_before; /* start a region */
    const Frame *head; /* repeated above when a region starts with this block (table head) */
    Span span;         /* what the block shows, for messages */
    const struct Block *overfull; /* of what is within the frame: what had no room there; or NULL */
} Block;

/* Regions side by side that a galley flows through, one after the other. */
typedef struct GalleyColumns {
    unsigned n;
    double step;   /* from one's left edge to the next one's */
    double height; /* the least at which they hold all, nothing torn; INFINITY: they do at none */
    bool level;    /* what one has left over lies between its blocks */
    bool unbroken; /* a paragraph goes on in the next only where there is no room */
} GalleyColumns;

struct Galley {
    VEC(Block) blocks;
    double width;           /* of a region */
    GalleyColumns *columns; /* NULL: one region */
};

/* How far a galley has been used up. `inner`: one cursor a column of a split box, or NULL. */
typedef struct Cursor {
    size_t block;
    struct Cursor *inner;
} Cursor;

Galley *galley_new(Arena *a, double width);
/* A box `width` wide with room for `n` columns. */
Box *box_new(Arena *a, size_t n, double width);
/* A new block behind the last. */
Block *galley_add(const LayoutContext *c, Galley *g);
/* Adds a finished frame. */
Block *galley_add_frame(const LayoutContext *c, Galley *g, const Frame *f, double space_above,
                        Span span);
Block *galley_add_box(const LayoutContext *c, Galley *g, const Box *box, double space_above,
                      Span span);

/* Adds a finished drawing, which is made smaller like a picture where no region is as high. */
Block *galley_add_drawing(const LayoutContext *c, Galley *g, const Frame *f, double space_above,
                          Span span);
/* Adds a picture, `size` large; `p` lives as long as the galley. */
Block *galley_add_picture(const LayoutContext *c, Galley *g, const BlockPicture *p,
                          double space_above, Span span);

/* Makes a galley that has all its blocks flow through `n` columns, `gap` apart: as high as they
 * must be to hold all, or full; `unbroken`: a little higher for no paragraph to go on in the next.
 */
void galley_flow(const LayoutContext *c, Galley *g, unsigned n, double gap, bool unbroken);

/* Columns of the galley end about level: with each other, and at the foot of a region that is full.
 */
void galley_level(Galley *g);

/* Of what is left behind `from`. */
double galley_height(const LayoutContext *c, const Galley *g, const Cursor *from);
bool galley_at_end(const Galley *g, const Cursor *at);
/* Whether a frame of that height takes all that is behind `from`. */
bool galley_ends(const LayoutContext *c, const Galley *g, const Cursor *from, double height);

/* Moves columns of a box down so that their first lines stand on one baseline. */
void box_align_baselines(Box *box);

/* What happened while a region was filled. */
typedef struct FillResult {
    const Block
        *overfull;   /* a block that does not fit even an empty region, printed over the edge */
    double used;     /* height in use, before growing */
    double opened;   /* of what gaps lost to save a page: the share that this one gave back */
    unsigned torn;   /* how often it ends between blocks that should have stayed together */
    unsigned shrunk; /* how many pictures are smaller for want of height */
    unsigned parted; /* how many boxes it splits that should have stayed whole */
} FillResult;

/* Takes blocks from `at` on into a new Frame of the galley's width and `height` (INFINITY: as high
 * as needed; the frame then has its natural height).  Moves `at`.  Always makes progress.  With
 * `stretch` the space that is left over goes to blocks that grow. */
Frame *galley_fill(const LayoutContext *c, const Galley *g, Cursor *at, double height, bool stretch,
                   FillResult *result);

/* Whether no break comes behind row `y` of `n`: on both sides of one there are three rows. */
bool galley_rows_stay(size_t y, size_t n);

/* All of it as one frame.  `*overfull` becomes what a place within it has no room for, if any. */
Frame *galley_whole(const LayoutContext *c, const Galley *g, const Block **overfull);

#endif
