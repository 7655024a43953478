/* scope.h - names a template can see: a chain of bindings, innermost first, and `{{path}}` in text.
 *
 * A path is names and indices joined by dots: `event.answer.kind`, `tools.logs.name`.  The first
 * name is looked up in the chain, then as a key of the root value. */
#ifndef DDKIT_DATA_SCOPE_H
#define DDKIT_DATA_SCOPE_H

#include "data/value.h"

typedef struct Scope {
    const struct Scope *parent;
    Str name; /* empty: `value` is a map whose keys are visible as names */
    const Value *value;
} Scope;

/* NULL where the path leads nowhere. */
const Value *scope_find(const Scope *s, Str path);

#endif
