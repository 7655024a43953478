/* widgets.h - the layout's way to widgets/: finds them, and gives them type, colors and icons. */
#ifndef DDKIT_KIT_WIDGETS_H
#define DDKIT_KIT_WIDGETS_H

#include "layout/context.h"
#include "layout/element.h"

/* Draws the widget of `e` for a kit of the validated scenario `scenario`; the same drawing for the
 * same value and size.  NULL after a report. */
Frame *widgets_draw(const LayoutContext *c, const Value *scenario, const Element *e,
                    const Value *value, Size limits);

#endif
