/* element_store.h - what the tables of elements are made of. */
#ifndef DDKIT_LAYOUT_ELEMENT_STORE_H
#define DDKIT_LAYOUT_ELEMENT_STORE_H

#include "data/field_macros.h"
#include "data/shape.h"
#include "layout/element_type.h"
#include "layout/fields.h"

/* Into an Element; the context is the Compiler.  What has a place of its own says so. */
FieldStore store_template;  /* Template * */
FieldStore store_style;     /* const Style * */
FieldStore store_sides;     /* unsigned */
FieldStore store_path;      /* Str */
FieldStore store_condition; /* Condition */
FieldStore store_loop;      /* Loop; gives its name to what is read after it */
FieldStore store_otherwise, store_box, store_inset, store_keep, store_children;

/* Gives what is read from now on a name: it stands within a loop or include. */
void compiler_add_name(Compiler *c, Str name, PathType type);

/* clang-format off */
#define SIZE(key, member, help) WORD(key, help, SHAPE(length_shape), TO(Element, member, store_length))
#define STYLE(key, member, help) WORD(key, help, SHAPE(id_shape), TO(Element, member, store_style))
#define BOUND(key, member, ...) FIELD(TEXT, key, __VA_ARGS__, TO(Element, member, store_template))
#define ELEMENT { .type = FIELD_VARIANT, .define = "element", .help = "An element.", \
    .variants = element_types, .fields = element_attributes }
#define ITEMS(help) LIST("items", ELEMENT, help, BY(store_children))
/* clang-format on */

extern const Shape sides_shape;
/* What `align` may say, as in Align. */
extern const char *const align_words[];
/* More columns than this have no room for a word, on any paper. */
#define COLUMNS_MAX 12

#endif
