/* widgets.h - the layout's way to widgets/: finds them, and gives them type, colors and icons. */
#ifndef DDKIT_KIT_WIDGETS_H
#define DDKIT_KIT_WIDGETS_H

#include "layout/context.h"
#include "layout/element.h"

/* What a kit's widgets draw from. */
typedef struct WidgetSource {
    const Value *scenario; /* validated */
    Map *lasting;          /* what pieces share, in its own arena: widget.h */
} WidgetSource;

/* Draws the widget of `e`; the same drawing for the same value and size.  NULL after a report. */
Frame *widgets_draw(const LayoutContext *c, const WidgetSource *source, const Element *e,
                    const Value *value, Size limits);

#endif
