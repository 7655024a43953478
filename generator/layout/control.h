/* control.h - `if` and `each` of templates. */
#ifndef DDKIT_LAYOUT_CONTROL_H
#define DDKIT_LAYOUT_CONTROL_H

#include "data/paths.h"
#include "data/scope.h"

typedef enum Comparison {
    COMPARE_NONE,
    COMPARE_EQUAL,
    COMPARE_NOT_EQUAL,
    COMPARE_LESS,
    COMPARE_AT_MOST,
    COMPARE_GREATER,
    COMPARE_AT_LEAST,
} Comparison;

/* `PATH`, `not PATH`, `PATH == WORD`, `PATH | count <= 14`. */
typedef struct Condition {
    Str path; /* empty: it always holds */
    bool negated, counts;
    Comparison comparison;
    Str word;
} Condition;

/* `{name: PATH}`, `{name: PATH | by 2}`. */
typedef struct Loop {
    Str name; /* empty: once */
    Str path;
    size_t by; /* so many at a time, as a list; 0: one by one */
} Loop;

/* False after a report. */
bool condition_parse(const Paths *p, const PathNames *names, const Value *v, Condition *out);
bool condition_holds(const Condition *c, const Scope *scope);

/* `*item` becomes what `name` stands for.  False after a report. */
bool loop_parse(const Paths *p, const PathNames *names, const Value *v, Loop *out, PathType *item);
/* What it goes through, in `a` where it is made up; NULL for nothing. */
const Value *loop_list(const Loop *l, Arena *a, const Scope *scope);

#endif
