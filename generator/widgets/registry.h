/* registry.h - widgets by their names in templates. */
#ifndef DDKIT_WIDGETS_REGISTRY_H
#define DDKIT_WIDGETS_REGISTRY_H

#include "widgets/widget.h"

/* NULL for an unknown name. */
Widget *widget_find(Str name);

#endif
