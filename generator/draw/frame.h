/* frame.h - the finished drawing.
 *
 * Layout yields Frames; back ends replay them.  Nothing in a Frame depends on paper, colour space
 * or file format, and no back end decides a position.  A Frame is built once and then only read;
 * the same Frame may be placed many times. */
#ifndef DDKIT_DRAW_FRAME_H
#define DDKIT_DRAW_FRAME_H

#include "base/colour.h"
#include "base/geometry.h"
#include "text/glyph_run.h"

typedef enum SegmentKind { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE } SegmentKind;

typedef struct Segment {
    SegmentKind kind;
    Point p[3]; /* move, line: p[0]; curve: two controls, then the end */
} Segment;

typedef struct Stroke {
    double width; /* points; 0: none */
    Colour colour;
    double dash[2]; /* on, off; both 0: solid */
    bool round;     /* caps and joins */
} Stroke;

typedef struct Path {
    Segment *segments;
    size_t n;
    Colour fill; /* opacity 0: none; nonzero winding rule */
    Stroke stroke;
} Path;

/* 8 bits a channel, top row first. */
typedef struct Image {
    uint32_t width, height; /* pixels */
    bool alpha;             /* rgba instead of rgb, not premultiplied */
    const uint8_t *pixels;
    uint64_t hash; /* of the pixels: equal images are stored once */
} Image;

typedef struct Frame Frame;

/* A frame inside a frame. */
typedef struct Group {
    const Frame *frame;
    Transform transform; /* the frame's coordinates to the parent's */
    const Path *clip;    /* in the frame's coordinates, or NULL */
    bool shared;         /* placed many times: worth an object of its own in the file */
} Group;

typedef struct Anchor {
    Str name;       /* what "#name" links lead to; unique in a document or section */
    Str title;      /* with a title it is an entry of the outline */
    unsigned level; /* of the outline, from 1 */
} Anchor;

typedef struct PlacedImage {
    const Image *image;
    Size size;
} PlacedImage;

/* A sensitive box. */
typedef struct Link {
    Size size;
    Str target; /* URI or "#anchor" */
} Link;

typedef enum ItemKind {
    ITEM_TEXT,  /* a line, its baseline at `at` */
    ITEM_PATH,  /* coordinates relative to `at` */
    ITEM_IMAGE, /* top left corner at `at` */
    ITEM_GROUP, /* transform applied, then moved by `at` */
    ITEM_LINK,  /* a sensitive box, top left corner at `at` */
    ITEM_ANCHOR,
} ItemKind;

typedef struct Item {
    ItemKind kind;
    Point at;
    union {
        const Line *line;
        const Path *path;
        const PlacedImage *image;
        const Group *group;
        const Link *link;
        const Anchor *anchor;
    } as;
} Item;

struct Frame {
    Size size;
    double baseline; /* of the first line of text, from the top; 0 when there is none */
    Item *items;     /* painted in this order */
    uint32_t n, cap;
};

Frame *frame_new(Arena *a, Size size);
/* Makes room for `more` items. */
void frame_reserve(Arena *a, Frame *f, uint32_t more);
void frame_add_line(Arena *a, Frame *f, Point at, const Line *line);
void frame_add_path(Arena *a, Frame *f, Point at, const Path *path);
void frame_add_image(Arena *a, Frame *f, Rect at, const Image *image);
/* Places `child` with its top left corner at `at`.  Small unshared children are copied in, so that
 * deep nesting costs nothing later. */
void frame_add_frame(Arena *a, Frame *f, Point at, const Frame *child);
void frame_add_group(Arena *a, Frame *f, Point at, Group group);
void frame_add_link(Arena *a, Frame *f, Rect at, Str target);
void frame_add_anchor(Arena *a, Frame *f, Point at, Anchor anchor);

/* A copy in arena `a` of `f`, its items and the unshared frames inside it; lines, paths, images and
 * texts are not copied.  Layout builds in scratch memory and keeps only what is finished. */
Frame *frame_keep(Arena *a, const Frame *f);

/* True when both show the same: the same lines and paths at the same places.  False, too, for what
 * only looks alike, and where there are links or anchors. */
bool frame_same(const Frame *a, const Frame *b);

#endif
