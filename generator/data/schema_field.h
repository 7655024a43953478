/* schema_field.h - questions about one Field, for those who walk the tables. */
#ifndef DDKIT_DATA_SCHEMA_FIELD_H
#define DDKIT_DATA_SCHEMA_FIELD_H

#include "data/schema.h"

/* The field with this key, or NULL. */
const Field *field_of(const Field *fields, Str key);
/* Whether `low` and `high` say anything. */
bool field_is_limited(const Field *f);
/* Whether it takes a node of this kind, whatever is in it. */
bool field_takes_kind(const Field *f, ValueKind kind);
/* The last of `alternatives` is followed by this. */
bool field_is_end(const Field *alternative);
/* The first alternative that takes a node of this kind, or NULL. */
const Field *field_alternative(const Field *one_of, ValueKind kind);
/* Small letters, digits and hyphens; at least one. */
bool field_is_id(Str key);

/* Whether it is one of the words that the field takes, a reference instead of an id. */
bool field_has_word(const Field *f, Str text);

/* "a text", "a list", "one of a, b or c": what a message says the field takes. */
const char *field_takes(Arena *a, const Field *f);

/* The paths of the maps that a reference may point into, one by one: takes the first off `rest`,
 * which is the field's `target` at first.  False when none is left. */
bool field_next_target(Str *rest, Str *path);
/* The map at such a path, from the root value; NULL when it is not there. */
const Value *field_target(const Value *root, Str path);
/* "`clients`", "`events` or `actions`" */
const char *field_target_name(Arena *a, const Field *f);

#endif
