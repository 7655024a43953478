/* paths.h - what the paths of templates lead to, known from tables before there is a scenario.
 *
 * A scenario's schema says what its own keys hold.  What the program adds to them stands in further
 * tables: `at` names the place, "events.ID" or "clock", the fields what is there beside, or instead
 * of, what the scenario has.  A reference leads to the thing it names.  paths_markdown.c prints
 * them for people. */
#ifndef DDKIT_DATA_PATHS_H
#define DDKIT_DATA_PATHS_H

#include "base/map.h"
#include "base/vec.h"
#include "data/schema.h"

typedef struct Addition {
    const char *at; /* NULL ends the list */
    const Field *fields;
} Addition;

typedef struct Paths {
    Arena *arena;
    Diag *diag;
    const Field *root; /* a FIELD_OBJECT */
    const Addition *additions;
    const Value *strings;  /* what `t` holds: texts by group */
    const char *never;     /* a truth of the root that no model will have; or NULL */
    bool open;             /* nothing that the root marks as secret */
    bool *late;            /* becomes true where a path leads to what is known late; or NULL */
    struct PathUses *uses; /* of names that come from further out; or NULL */
    Map *known;            /* paths gone so far, which come again in many templates; or NULL */
} Paths;

/* What stands at the end of a path. */
typedef struct PathType {
    const Field *field; /* NULL: not known, because of a mistake that is reported */
    Str at;             /* "events.ID.answer" */
} PathType;

/* Names that loops and includes give, innermost first. */
typedef struct PathNames {
    const struct PathNames *outer;
    Str name;
    PathType type;
} PathNames;

/* What names that paths begin with have meant to those who asked. */
typedef struct PathUse {
    Str name;
    bool bound; /* else it is no name of a loop or an include */
    bool typed; /* what it leads to has been asked for, too */
    PathType type;
} PathUse;

typedef struct PathUses {
    const PathNames *outer; /* names from here outward are noted; those within are not */
    VEC(PathUse) at;
} PathUses;

/* Whether all of them mean the same here. */
bool path_uses_hold(const PathUses *uses, const PathNames *names);
/* Notes them in `p->uses`, too. */
void path_uses_again(const Paths *p, const PathNames *names, const PathUses *uses);

/* False after a report, at the path's own place where `path` is part of a file's text, else at
 * `span`.  `out` may be NULL: of a name by itself it then does not matter what it leads to. */
bool path_resolve(const Paths *p, const PathNames *names, Str path, Span span, PathType *out);
/* What a loop over `list` goes through.  False where it is nothing to go through. */
bool path_items(const Paths *p, PathType list, PathType *item);

/* One of the things that a reference names: `target` is a path of keys, "clients.moves".  False
 * where there is no such map or list. */
bool path_things(const Paths *p, Str target, PathType *out);

/* All that paths lead to, as a reference in Markdown: a table for each place that holds names.
 * `p` needs no diag and no strings. */
void paths_print_markdown(const Paths *p, int level, FILE *to);

/* The place of `part` within its file, if that is where its bytes are; else `span`. */
Span span_of_part(Span span, Str part);

#endif
