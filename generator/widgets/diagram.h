/* diagram.h - the system as a drawing: components, groups, flows.
 *
 * Made in steps: read (diagram_read.c) gives texts and sizes, layout (diagram_layout.c, Graphviz;
 * diagram_rows.c of large ones; diagram_route.c, diagram_labels.c) gives places, draw
 * (diagram_draw.c, diagram_legend.c) gives a Frame; diagram_fit.h chooses among layouts.
 * Coordinates are points from the drawing's top left corner, before it is scaled to the page. */
#ifndef DDKIT_WIDGETS_DIAGRAM_H
#define DDKIT_WIDGETS_DIAGRAM_H

#include "base/vec.h"
#include "widgets/label.h"

typedef enum FlowKind { FLOW_SYNC, FLOW_ASYNC, FLOW_FALLBACK, FLOW_KINDS } FlowKind;

/* How strong a part is drawn: all the same, or what the focus owns against the rest. */
typedef enum Emphasis { EMPHASIS_NONE, EMPHASIS_STRONG, EMPHASIS_FAINT } Emphasis;

typedef struct DiagramNode {
    size_t kind; /* see diagram_kind.h */
    int instances;
    int group; /* -1: none */
    Emphasis emphasis;
    Frame *label;
    Size size; /* of the box with the stack behind it */
    Rect box;  /* from the layout */
} DiagramNode;

/* How far the boxes of further instances stick out behind the first, up and to the right. */
double diagram_stack(const DiagramNode *node);

typedef struct DiagramGroup {
    Frame *label;
    Point label_at; /* top left corner */
    Rect box;
} DiagramGroup;

typedef struct DiagramFlow {
    size_t from, to;
    FlowKind kind;
    Emphasis emphasis;
    const Value *words; /* of the label */
    Frame *label;       /* or NULL */
    Point label_at;     /* center */
    bool placed;        /* the label has its place */
    bool narrow;        /* and is set over more lines */
    Point *way;         /* where the line starts, turns and ends; NULL: Graphviz has drawn it */
    size_t stops;
    Segment *curve; /* the same with round corners */
    size_t n;
    Point tip; /* of the arrow; the curve ends at its foot */
} DiagramFlow;

typedef struct Diagram {
    VEC(DiagramNode) nodes;
    VEC(DiagramGroup) groups;
    VEC(DiagramFlow) flows;
    Point origin; /* top left corner of what is drawn */
    Size size;
    double length;    /* of all lines together: the less, the clearer */
    size_t crossings; /* of lines */
    size_t astray;    /* labels that are not clearly with their line */
    double type;      /* size of the components' names, points: glyphs go with it */
} Diagram;

#define DIAGRAM_GLYPH 1.3      /* in sizes of the components' names */
#define DIAGRAM_GLYPH_GAP 0.5  /* between glyph and name */
#define DIAGRAM_GLYPH_NEAR 0.3 /* the same where there is little room */

/* How much air there is, in points; denser ones are for small pages or large systems. */
typedef struct Density {
    bool small_type;          /* type as small as may be, rather than of the theme's size */
    bool spread;              /* spread over all the room there is, which leaves more for labels */
    double wrap;              /* width of a component's name, in sizes of its type */
    double pad, step;         /* around a name; boxes' widths are multiples of the step */
    double apart, rank_apart; /* between neighbors and between ranks */
    double margin;            /* inside a group */
} Density;

/* Points; smaller type is not drawn without a warning. */
#define DIAGRAM_LEGIBLE 7.8

/* Ways to lay out the same system: they differ in proportions, so that one suits the page. */
typedef struct Arrangement {
    bool across; /* ranks go from left to right */
    bool level;  /* one ranking for all groups, rather than each group by itself */
    bool folded; /* what is not waited for may lead back up the ranks */
    size_t most; /* components in a rank, whatever the flows say; 0: as they say */
} Arrangement;

/* Which part of the system is drawn. */
typedef struct DiagramScope {
    Str focus;      /* role whose components are strong; empty: none */
    bool neighbors; /* only those and what they talk to */
} DiagramScope;

Diagram *diagram_read(const WidgetContext *c, const Density *density, const DiagramScope *scope);
/* The same to be laid out; both have the labels' Frames. */
Diagram *diagram_copy(const WidgetContext *c, const Diagram *d);
/* The same, in `a`. */
Diagram *diagram_keep(Arena *a, const Diagram *d);
/* What was read, perhaps for a role, in the places of what was laid out: both of the whole. */
Diagram *diagram_worn(const WidgetContext *c, const Diagram *read, const Diagram *placed,
                      const Density *density);
/* Sets a flow's label again, over more lines. */
void diagram_narrow_label(const WidgetContext *c, DiagramFlow *flow, const Density *density);
/* Whether each component has room in its box for what stands in it, with so much air beside it,
 * points; less than a point is for where there is hardly any. */
bool diagram_holds(const Diagram *d, double pad);
/* Whether any component belongs to the role. */
bool diagram_owns(const WidgetContext *c, Str role);

/* Whether Graphviz has to hurry over it. */
bool diagram_is_huge(const Diagram *d);

/* What diagram_layout() takes, about: one unit is a line looked at for one place of a label. */
double diagram_layout_work(const Diagram *d, const Arrangement *arrangement);

/* Finds places for all but the labels, spread over `room` unless that is empty.  False, with what
 * Graphviz says in `*why` (may be empty), where it failed; nothing is reported. */
bool diagram_layout(const WidgetContext *c, Diagram *d, const Density *density,
                    const Arrangement *arrangement, Size room, Str *why);

/* The least that the ranks of a diagram that was laid out from top to bottom take, unspread, from
 * left to right. */
Size diagram_least_across(const Diagram *down, const Density *density);

/* The row of each node, where no row has more than `most` nodes. */
size_t *diagram_rows(const WidgetContext *c, const Diagram *d, size_t most);
/* What such rows take, about: the lines between them are not known yet. */
Size diagram_rows_size(const Diagram *d, const size_t *rows, const Density *density);

/* Draws lines where Graphviz has drawn none (diagram_route()) and finds places for the labels;
 * takes off `*work` what it takes.  Once that is spent, the first free
 * place is good enough for a label.  False where one fits nowhere. */
bool diagram_place_labels(const WidgetContext *c, Diagram *d, const Density *density, Size room,
                          double *work);

/* How far a box sticks out of what Graphviz laid out. */
double diagram_outside(const Diagram *d, Rect box);

/* Draws the lines of a diagram that was laid out, and finds places for the labels on them; some
 * labels may find none.  Components are pulled apart where the diagram is smaller than `room`;
 * empty: they stay.  False where a line finds no way. */
bool diagram_route(const WidgetContext *c, Diagram *d, const Density *density, Size room);

/* What a diagram that was routed takes without the labels of its flows. */
Rect diagram_core(const Diagram *d);

/* Makes room between groups for the names of flows, which would hide a part of a border there, once
 * the diagram is that large; it has the same core as before. */
void diagram_part_groups(const WidgetContext *c, Diagram *d, Size room);

/* Such a diagram with its places further from each other or nearer, so that its core is `room`
 * large, and the words of `read` in them.  Labels find new places on the same lines, and none out
 * of the room; those that find none are counted as astray.  False where a name does not fit its
 * box, or a line would go through one. */
bool diagram_resize(const WidgetContext *c, Diagram *d, const Density *density, Size room);

Frame *diagram_draw(const WidgetContext *c, const Diagram *d);
/* Explains the kinds of components and flows that occur in `d`; at most `width` wide. */
Frame *diagram_legend(const WidgetContext *c, const Diagram *d, double width);

/* A flow's line and arrow head, in a Frame of the caller. */
void diagram_draw_flow(const WidgetContext *c, Frame *frame, const DiagramFlow *flow);

#endif
