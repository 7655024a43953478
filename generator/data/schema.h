/* schema.h - the scenario format as tables: one source for validation, defaults, "did you mean",
 * docs/format.md and the JSON Schema. */
#ifndef DDKIT_DATA_SCHEMA_H
#define DDKIT_DATA_SCHEMA_H

#include "data/overlay.h"

typedef enum FieldType {
    FIELD_TEXT, /* Markdown, words expanded */
    FIELD_LINE, /* Markdown on one line */
    FIELD_WORD, /* taken as it is: language tags, times, icon names */
    FIELD_INT,  /* low..high */
    FIELD_REAL,
    FIELD_BOOL,
    FIELD_ENUM,   /* one of `values` */
    FIELD_REF,    /* an id of the map `target` */
    FIELD_OBJECT, /* a map with `fields` */
    FIELD_MAP,    /* ids to `element` */
    FIELD_LIST,   /* a sequence of `element` */
    FIELD_ONE_OF, /* the first of `alternatives` whose kind of node fits */
} FieldType;

/* What a FIELD_WORD looks like, where that is fixed. */
typedef struct Shape {
    const char *what;    /* "a time such as 21:05" */
    const char *pattern; /* the same as a regular expression of ECMA 262 */
    bool (*fits)(Str);
} Shape;

typedef struct Field Field;
struct Field {
    /* NULL in elements of maps and lists, and behind the last field.  In an alternative: what is
     * written this way is short for a map with this one key, and is turned into that map. */
    const char *key;
    FieldType type;
    bool required, secret;
    const char *help;          /* one line */
    const char *example;       /* YAML for the reference: a top-level key with its value, or NULL */
    const char *fallback;      /* default, as YAML; NULL: none */
    double low, high;          /* of numbers and of list lengths; both 0: any */
    const char *const *values; /* FIELD_ENUM, NULL-terminated */
    const char *target;   /* FIELD_REF: path of the map: "system.components", "events|actions" */
    const Shape *shape;   /* FIELD_WORD; NULL: any */
    const Field *fields;  /* FIELD_OBJECT: ended by a NULL key */
    const Field *element; /* FIELD_MAP, FIELD_LIST */
    const Field *alternatives; /* FIELD_ONE_OF: ended by FIELD_ONE_OF type with NULL help */
};

/* The whole format: a FIELD_OBJECT. */
extern const Field scenario_schema;

/* Reports all that is wrong with `v`.  Fills in defaults, turns numbers into texts where texts are
 * wanted, removes what is null; references are looked up from `v`, and where an overlay (or NULL)
 * took away what they mean, that is said.  True when nothing was wrong.  A default's span is that
 * of the entry it belongs to. */
bool schema_check(Arena *a, Diag *d, const Field *schema, Value *v, const Overlays *overlays);

/* Calls `visit` for each scalar below `v` with the field that describes it; `secret` when it or
 * anything above it is for the DM only.  Values that do not fit the schema are left out. */
typedef void SchemaVisit(void *context, const Field *field, Value *v, bool secret);
void schema_each(const Field *schema, Value *v, SchemaVisit *visit, void *context);

/* JSON Schema, draft 2020-12. */
void schema_print_json(const Field *schema, FILE *to);
/* Reference in Markdown: docs/format.md. */
void schema_print_markdown(const Field *schema, FILE *to);

#endif
