/* fields.h - what templates and themes have in common beside the types of schema.h: lengths,
 * insets, and how they get into structs. */
#ifndef DDKIT_LAYOUT_FIELDS_H
#define DDKIT_LAYOUT_FIELDS_H

#include "data/schema.h"

/* A number of millimeters, or one with mm, pt or in behind it. */
extern const Shape length_shape;
/* A length for all sides, or a map of left, top, right, bottom, x, y. */
extern const Field insets_forms[];

/* FieldStores; each takes any context. */
FieldStore store_length; /* double, points */
FieldStore store_insets; /* Insets, on top of what they are */
FieldStore store_c;      /* const char *; the context begins with an Arena * */

#endif
