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
    COMPARE_IN, /* one of a list's things */
} Comparison;

/* `PATH`, `not PATH`, `PATH == WORD`, `PATH < PATH`, `PATH | count <= 14`, `PATH | count PATH <=
 * 14`, `PATH in PATH`. */
typedef struct Term {
    Str path;
    Str further; /* whose things count as well */
    bool negated, counts;
    bool other; /* behind `or` */
    Comparison comparison;
    Str word;   /* that the path is compared with */
    bool leads; /* it is a path: has a dot and is no number, or is that of COMPARE_IN to the list */
} Term;

/* Terms with `and` or `or` between them; `and` binds closer. */
typedef struct Condition {
    const Term *terms;
    size_t n; /* 0: it always holds */
} Condition;

/* `{name: PATH}`, `{name: PATH | by 2}`, `{name: PATH | down 2}`, `{name: PATH | at most 10}`,
 * `{name: PATH | first 5}`, `{name: PATH | tiles 4 by 3}`, `{name: 7}`. */
typedef struct Loop {
    Str name; /* empty: once */
    Str path;
    size_t times; /* 1 to this; 0: what `path` leads to */
    size_t most;  /* of the first ones; 0: all */
    size_t by;    /* so many at a time, as a list; 0: one by one */
    size_t rows;  /* so many lists of `by`, which go through all again and again; 0: once */
    bool even;    /* as few lists as can be, filled alike; else all are full but the last */
    bool down;    /* each is a row of so many columns that are read one after the other */
} Loop;

/* False after a report. */
bool condition_parse(const Paths *p, const PathNames *names, const Value *v, Condition *out);
bool condition_holds(const Condition *c, const Scope *scope);
/* Whether it can hold where the root does not have the truth `never`; NULL: it can. */
bool condition_may_hold(const Condition *c, const char *never);

/* `*item` becomes what `name` stands for.  False after a report. */
bool loop_parse(const Paths *p, const PathNames *names, const Value *v, Loop *out, PathType *item);
/* What it goes through, in `a` where it is made up; NULL for nothing. */
const Value *loop_list(const Loop *l, Arena *a, const Scope *scope);

#endif
