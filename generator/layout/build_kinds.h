/* build_kinds.h - the files of build.h among themselves: one function a kind of element.
 *
 * Each sets an element, whose `each`, `if` and frame are dealt with already, into `g` with `before`
 * above it. */
#ifndef DDKIT_LAYOUT_BUILD_KINDS_H
#define DDKIT_LAYOUT_BUILD_KINDS_H

#include "layout/build.h"

typedef void BuildKind(LayoutContext *c, Galley *g, const Element *e, const Scope *scope,
                       double before);

/* leaves.c */
BuildKind build_text, build_icon, build_image, build_rule, build_checks, build_growing, build_space;
/* rows.c */
BuildKind build_row, build_grid, build_table_element, build_list;

/* What lines and widgets draw once their height is known. */
Frame *lines_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size);
Frame *widget_frame(LayoutContext *c, const Element *e, const Scope *scope, Size size);
Frame *checks_frame(LayoutContext *c, const Element *e, const Scope *scope, double width);
double icon_size(const LayoutContext *c, const Element *e);

/* What is shown: the element where its `if` holds, else what it names for that; NULL for nothing.
 */
const Element *element_chosen(const Element *e, const Scope *scope);
/* Without loop and condition: they are done. */
void element_take_out(Element *e);
/* An expanded text, in scratch; empty for NULL. */
Str element_text(LayoutContext *c, const Template *t, const Scope *scope, Span *origin);
Colour element_colour(LayoutContext *c, const Template *t, const Scope *scope, Colour otherwise);
RichOptions element_rich(LayoutContext *c, const Element *e, const Scope *scope);
/* The element's box with its bound colours, its bar on the proper side; NULL for none. */
const BoxStyle *bound_box(LayoutContext *c, const Element *e, const Scope *scope);

#endif
