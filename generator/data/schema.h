/* schema.h - what YAML files hold, as tables: one source for validation, defaults, "did you mean",
 * the references in docs/, the JSON Schemas, and for putting values into structs.
 *
 * Scenarios (scenario_schema.c), overlays, rosters, themes and pieces are all read through such
 * tables.  schema.c checks, with schema_scalar.c and schema_reference.c; schema_field.c answers
 * questions about a table, schema_fill.c fills structs, schema_json.c and schema_markdown.c print
 * what there is. */
#ifndef DDKIT_DATA_SCHEMA_H
#define DDKIT_DATA_SCHEMA_H

#include <stddef.h>

#include "data/overlay.h"

typedef enum FieldType {
    FIELD_TEXT, /* Markdown, words expanded */
    FIELD_LINE, /* Markdown on one line */
    FIELD_WORD, /* taken as it is: language tags, times, icon names */
    FIELD_INT,  /* low..high */
    FIELD_REAL,
    FIELD_BOOL,
    FIELD_ENUM,    /* one of `values` */
    FIELD_REF,     /* an id of the map `target` */
    FIELD_OBJECT,  /* a map with `fields` */
    FIELD_MAP,     /* ids to `element` */
    FIELD_LIST,    /* a sequence of `element` */
    FIELD_ONE_OF,  /* the first of `alternatives` whose kind of node fits */
    FIELD_VARIANT, /* a map with one key that names one of `variants` */
    FIELD_OVERLAY, /* a map to be laid over the whole file, and checked when it is */
} FieldType;

/* What a FIELD_WORD looks like, where that is fixed. */
typedef struct Shape {
    const char *what;    /* "a time such as 21:05" */
    const char *pattern; /* the same as a regular expression of ECMA 262 */
    bool (*fits)(Str);
    const char *keys; /* of a map's keys: what they are, in the plural; NULL: names */
    const char *hint; /* what to do about one that does not fit; or NULL */
} Shape;

typedef struct Field Field;

/* One kind of thing that a FIELD_VARIANT can be.  Its attributes stand beside the key that names
 * the kind, or in a map of its own below that key, or some here and some there. */
typedef struct FieldVariant {
    const char *name;
    const char *help;
    const char *scalar;  /* the attribute that a scalar below the key is short for; or NULL */
    const char *list;    /* the attribute that a list below the key is short for; or NULL */
    const Field *fields; /* attributes of this kind alone */
} FieldVariant;

/* Puts a value into the place that the field has in a struct.  False after a report. */
typedef bool FieldStore(void *context, const Field *field, const Value *v, void *place);

struct Field {
    /* NULL in elements of maps and lists, and behind the last field.  In an alternative: what is
     * written this way is short for a map with this one key, and is turned into that map. */
    const char *key;
    FieldType type;
    bool required, secret;
    bool late;            /* in a model: known only when all is laid out */
    bool nullable;        /* of a list's element: null is a value */
    bool removable;       /* null removes it from what lies below */
    bool aside;           /* FIELD_REF: what it can name also stands for itself */
    bool whole;           /* FIELD_MAP: replaces its default, else adds to it */
    const char *help;     /* one line */
    const char *example;  /* YAML for the reference: a top-level key with its value, or NULL */
    const char *fallback; /* default, as YAML; NULL: none */
    double low, high;     /* of numbers and of list lengths; both 0: any */
    /* FIELD_ENUM, NULL-terminated.  FIELD_REF: what may be said instead of an id; or NULL. */
    const char *const *values;
    const char *target;  /* FIELD_REF: path of the map: "system.components", "events|actions" */
    const Shape *shape;  /* FIELD_WORD; NULL: any.  FIELD_MAP, of its keys; NULL: ids */
    const Field *fields; /* FIELD_OBJECT: ended by a NULL key */
    /* FIELD_OBJECT: keys that did something once, ended by a NULL key; or NULL.  They are left out
     * with a note, which says `help`. */
    const Field *retired;
    const Field *element;      /* FIELD_MAP, FIELD_LIST */
    const Field *alternatives; /* FIELD_ONE_OF: ended by FIELD_ONE_OF type with NULL help */
    const FieldVariant *const
        *variants;      /* FIELD_VARIANT, NULL-terminated; `fields`: of all of them */
    const char *define; /* what others call this field where it stands within itself */
    /* For schema_fill(): where the value goes, from SLOT(); 0: nowhere.  Without `store` a text
     * becomes a Str, a whole number an int, a number a double, a choice an unsigned, its place
     * among `values`, anything that holds others a const Value *. */
    size_t slot;
    FieldStore *store;
};
#define SLOT(type, member) (offsetof(type, member) + 1)

/* The whole format: a FIELD_OBJECT. */
extern const Field scenario_schema;

/* Reports all that is wrong with `v`.  Fills in defaults, turns numbers into texts where texts are
 * wanted, removes what is null; references are looked up from `v`, and where an overlay (or NULL)
 * took away what they mean, that is said.  True when nothing was wrong.  A default's span is that
 * of the entry it belongs to. */
bool schema_check(Arena *a, Diag *d, const Field *schema, Value *v, const Overlays *overlays);

/* The same for files that are read on in spite of errors, to find more of them: takes out what is
 * wrong, so that what is left has the types that the tables say.  Required keys may be missing. */
bool schema_sift(Arena *a, Diag *d, const Field *schema, Value *v);

/* Calls `visit` for each scalar below `v` with the field that describes it; `secret` when it or
 * anything above it is for the host only.  Values that do not fit the schema are left out. */
typedef void SchemaVisit(void *context, const Field *field, Value *v, bool secret);
void schema_each(const Field *schema, Value *v, SchemaVisit *visit, void *context);

/* The normal form of a variant is a map with one key, the kind's, that holds a map of all its
 * attributes.  What schema_check() has passed has it.  NULL: not one of them. */
const FieldVariant *variant_of(const Field *f, const Value *v);

/* Puts what a checked map holds into the struct at `to`, on top of what is there, in the order of
 * the table; the keys of two tables (the second may be NULL).  False after reports. */
bool schema_fill(const Field *fields, const Field *more, const Value *map, void *to, void *context);

/* JSON Schema, draft 2020-12.  `overlay`: nothing is required, and null removes. */
void schema_print_json(const Field *schema, const char *title, bool overlay, FILE *to);

/* What a reference in Markdown says besides its tables, and how it is headed. */
typedef struct ReferenceForm {
    void (*introduce)(FILE *to); /* prints what stands above the tables; NULL: nothing */
    void (*finish)(FILE *to);    /* prints what stands below them; NULL: nothing */
    const char *prefix; /* of paths in headings, so that no two in a document are the same */
    const char *any;    /* stands for any key of a map: "ID" */
    int level;          /* of the headings of top-level keys */
    bool secrets;       /* with a column that marks what is for the host only */
} ReferenceForm;
void schema_print_markdown(const Field *schema, const ReferenceForm *form, FILE *to);

#endif
