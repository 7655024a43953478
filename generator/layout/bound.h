/* bound.h - what the bindings of elements say. */
#ifndef DDKIT_LAYOUT_BOUND_H
#define DDKIT_LAYOUT_BOUND_H

#include "layout/element.h"
#include "layout/rich.h"

/* An expanded text, in scratch; empty for NULL.  `origin` becomes its place, or is NULL. */
Str bound_text(const LayoutContext *c, const Template *t, const Scope *scope, Span *origin);
/* `otherwise` for NULL, and after a report. */
Color bound_color(const LayoutContext *c, const Template *t, const Scope *scope, Color otherwise);
/* How many `what` it asks for; 0 where it says nothing.  Anything else than a number of 0 to
 * BOUND_COUNT_MAX is reported, and is 0. */
int64_t bound_count(const LayoutContext *c, const Template *t, const Scope *scope,
                    const char *what);
/* Nobody ticks more checkboxes or fills more ruled lines than this; a number from a scenario must
 * not fill the memory. */
#define BOUND_COUNT_MAX 1000

/* How an element's own text is set. */
RichOptions bound_rich(const LayoutContext *c, const Element *e, const Scope *scope);
/* The element's box with its colors, its bar on the proper side; NULL for none. */
const BoxStyle *bound_box(const LayoutContext *c, const Element *e, const Scope *scope);

#endif
