/* schema_check.h - the parts of a check, schema.c, schema_scalar.c and schema_reference.c, among
 * themselves. */
#ifndef DDKIT_DATA_SCHEMA_CHECK_H
#define DDKIT_DATA_SCHEMA_CHECK_H

#include "base/vec.h"
#include "data/schema.h"

typedef struct Reference {
    const Field *field;
    const Value *value;
} Reference;

typedef struct Check {
    Arena *arena;   /* of the values */
    Arena *scratch; /* of what is said about them */
    Diag *diag;
    const Overlays *overlays;
    bool sift; /* takes out what is wrong */
    VEC(Reference) references;
    VEC(const char *) missing; /* targets that are not there, and have been told */
    VEC(Str) mended;           /* ids as those that were refused should be */
} Check;

/* What a message blames: where, and what it is called there. */
typedef struct Place {
    Span at;
    const char *name; /* "`title`", "this item" */
} Place;

Place check_place(Check *c, const Entry *e);
/* An empty value has no place of its own. */
Span check_at(const Value *v, Place p);
/* As much of what somebody wrote as a message shows: so many bytes. */
#define SHOWN_MAX 60
const char *check_shown(Check *c, Str written);
const char *check_number_shown(Check *c, double n);
void check_wrong_type(Check *c, const Field *f, const Value *v, Place p);

/* A field that holds no others.  References are noted for check_references(). */
void check_scalar(Check *c, const Field *f, Value *v, Place p);
/* Reports those that name nothing below `root`. */
void check_references(Check *c, const Value *root);

#endif
