/* element_type.h - what there is to know of a type of element, in one row.
 *
 * The types stand in element_NAME.c, alone or by family.  A new one is such a file and its row in
 * element_type.c, and, where it takes attributes of its own, their struct in element.h. */
#ifndef DDKIT_LAYOUT_ELEMENT_TYPE_H
#define DDKIT_LAYOUT_ELEMENT_TYPE_H

#include "layout/build.h"

/* What follows from what is written.  False after a report. */
typedef bool FinishElement(Compiler *c, Element *e);
/* Sets an element, whose `each`, `if` and box are dealt with already, at its spot. */
typedef void BuildElement(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope);
/* Draws it as a frame of `limits`, without loop and condition.  NULL where it is to be set into a
 * galley instead. */
typedef Frame *FrameElement(const LayoutContext *c, const Element *e, const Scope *scope,
                            Size limits, Outcome *out);
/* How wide it is inside when nothing wraps. */
typedef double ElementWidth(const LayoutContext *c, const Element *e, const Scope *scope);
/* How wide it must be inside for no word to be broken, if it is to be `width` wide. */
typedef double ElementLeast(const LayoutContext *c, const Element *e, const Scope *scope,
                            double width);

struct ElementType {
    FieldVariant variant; /* its name and attributes; comes first */
    FinishElement *finish;
    BuildElement *build;
    FrameElement *frame;
    ElementWidth *width; /* NULL: none of its own */
    ElementLeast *least; /* NULL: it has no words, or they are not asked for */
    VAlign valign;       /* where it names none */
    bool sized;          /* stands in a box where it has a width or height */
    bool box_grows;      /* that box takes its share of the room that is left */
    bool room_grows;     /* without a box: the room below it does */
    bool drawn;          /* of its own width, whatever the size of type */
    bool fills;          /* in a row it takes the height of the row */
    bool makes_rows;     /* its `each` and `anchor` are its rows' */
    bool may_flow;       /* from card to card */
    bool holds_flow;     /* what flows may stand within it */
};

extern const ElementType element_stack, element_columns, element_row, element_grid, element_layer,
    element_band, element_include, element_text, element_table, element_list, element_icon,
    element_image, element_rule, element_space, element_spring, element_checks, element_lines,
    element_widget;

/* All of them, NULL-terminated: each is the `variant` of an ElementType.  The first is what a plain
 * list of elements stands for. */
extern const FieldVariant *const element_types[];
/* What all of them take, and an element as it is written. */
extern const Field element_attributes[], element_schema;

#endif
