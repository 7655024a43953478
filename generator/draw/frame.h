/* frame.h - the finished drawing.
 *
 * Layout yields Frames; back ends replay them.  Nothing in a Frame depends on paper, color space
 * or file format, and no back end decides a position.  A Frame is built once and then only read;
 * the same Frame may be placed many times. */
#ifndef DDKIT_DRAW_FRAME_H
#define DDKIT_DRAW_FRAME_H

#include "base/color.h"
#include "base/geometry.h"
#include "text/glyph_run.h"

typedef enum SegmentKind { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE } SegmentKind;

typedef struct Segment {
    SegmentKind kind;
    Point p[3]; /* move, line: p[0]; curve: two controls, then the end */
} Segment;

typedef struct Stroke {
    double width; /* points; 0: none */
    Color color;
    double dash[2]; /* on, off; both 0: solid */
    bool round;     /* caps and joins */
} Stroke;

typedef enum LineCap { CAP_BUTT, CAP_ROUND, CAP_SQUARE } LineCap;
typedef enum LineJoin { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL } LineJoin;

typedef struct GradientStop {
    double at; /* 0 to 1 */
    Color color;
} GradientStop;

/* Colors that change along a line, or from one circle to another; beyond both ends they stay. */
typedef struct Gradient {
    bool radial;
    Point from, to;                /* the line's ends, or the circles' centers */
    double from_radius, to_radius; /* of a radial one */
    Transform transform;           /* its coordinates to the path's */
    const GradientStop *stops;     /* ascending; the first at 0, the last at 1 */
    size_t n;                      /* two or more */
    bool translucent;              /* some stop is not opaque */
} Gradient;

/* What only pictures ask of a path. */
typedef struct PathStyle {
    bool even_odd; /* winding rule, also of a clip */
    LineCap cap;
    LineJoin join;
    double miter_limit;
    const double *dash; /* none negative, not all 0 */
    size_t n_dash;      /* 0: solid */
    double dash_phase;
    const Gradient *fill, *stroke; /* instead of the colors, whose opacity counts; or NULL */
} PathStyle;

typedef struct Path {
    Segment *segments;
    size_t n;
    Color fill; /* opacity 0: none */
    Stroke stroke;
    const PathStyle *style; /* NULL: nonzero winding rule, and lines as `stroke` has them */
} Path;

/* A JPEG file as it came, but for what viewers do not need. */
typedef struct JpegData {
    Str bytes;
    unsigned channels; /* 1: gray, 3: color, 4: CMYK */
    bool inverted;     /* CMYK in which 255 is no ink */
    Str profile;       /* ICC profile, or empty */
} JpegData;

/* 8 bits a channel, top row first. */
typedef struct Image {
    uint32_t width, height; /* pixels */
    bool alpha;             /* one more channel, not premultiplied */
    bool gray;              /* one channel of color instead of r, g, b; of a JPEG file: is to be */
    const uint8_t *pixels;  /* or: */
    const JpegData *jpeg;
    uint64_t hash; /* of the pixels or the file: equal images are stored once */
} Image;

typedef struct Frame Frame;

/* A frame inside a frame. */
typedef struct Group {
    const Frame *frame;
    Transform transform; /* the frame's coordinates to the parent's */
    const Path *clip;    /* in the frame's coordinates, or NULL */
    bool shared;         /* placed many times: worth an object of its own in the file */
    double transparency; /* of the frame as a whole; 0: opaque */
} Group;

typedef struct Anchor {
    Str name;       /* what "#name" links lead to; unique in a document or section */
    Str title;      /* with a title it is an entry of the outline */
    unsigned level; /* of the outline, from 1 */
    Str entry;      /* what running heads call it as the first or last of its page; or empty */
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
/* The path's style, or the one that its stroke spells. */
PathStyle path_style(const Path *p);
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
