/* element_parts.h - the tables of elements and what compiles them, among themselves. */
#ifndef DDKIT_LAYOUT_ELEMENT_PARTS_H
#define DDKIT_LAYOUT_ELEMENT_PARTS_H

#include "layout/element.h"

/* Into an Element; the context is the Compiler.  What has a place of its own says so. */
FieldStore store_template;  /* Template * */
FieldStore store_style;     /* const Style * */
FieldStore store_sides;     /* unsigned */
FieldStore store_path;      /* Str */
FieldStore store_condition; /* Condition */
FieldStore store_loop;      /* Loop; gives its name to what is read after it */
FieldStore store_otherwise, store_box, store_inset, store_keep, store_children, store_table,
    store_with;

extern const Field column_fields[];

/* "left top": the sides that are named.  False for any other word. */
bool sides_parse(Str s, unsigned *sides);

#endif
