/* keys.h - the keys of a map in a template or theme, as a table: what is known, and where it goes.
 */
#ifndef DDKIT_LAYOUT_KEYS_H
#define DDKIT_LAYOUT_KEYS_H

#include "data/value.h"

/* What a key's value becomes. */
typedef enum KeyType {
    KEY_ELSEWHERE, /* nothing here: other code reads it */
    KEY_TRUTH,     /* bool */
    KEY_NUMBER,    /* double */
    KEY_WHOLE,     /* int */
    KEY_TEXT,      /* Str */
    KEY_LENGTH,    /* double, points */
    KEY_INSETS,    /* Insets */
    KEY_OWN,       /* from here on the table's reader has types of its own */
} KeyType;

typedef struct Key {
    Str name;
    unsigned type;
    size_t field; /* offset in what the map fills */
} Key;

/* NULL when the table has none of that name. */
const Key *key_find(const Key *keys, size_t n, Str name);
/* Reads a value of a type before KEY_OWN; what is no number leaves the field alone.  False after a
 * report. */
bool key_read(Diag *d, const Key *key, const Value *v, void *field);

/* A number in mm, or with a unit.  A missing value leaves `out` alone. */
bool length_read(Diag *d, const Value *v, double *out);

#endif
