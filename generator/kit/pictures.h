/* pictures.h - the pictures that texts and templates name, each read once in a run.
 *
 * A name is a path below a folder: the scenario's for what its files say, the library's for its
 * roles, the theme's and then the kit's for templates, and in the end the scenario's.  What an
 * overlay names may also lie beside it, and is looked for there first.  Nothing is fetched. */
#ifndef DDKIT_KIT_PICTURES_H
#define DDKIT_KIT_PICTURES_H

#include "data/scenario.h"
#include "draw/picture.h"
#include "kit/library.h"

typedef struct Pictures {
    Arena *arena;
    Diag *diag;
    const Library *library;
    Map known;  /* by path */
    Map looked; /* by folders and name: finding the path asks the system a dozen times */
} Pictures;

/* The picture that is named at `at`, for a kit of scenario `s`.  NULL after a report. */
const Picture *pictures_find(Pictures *p, const Scenario *s, Str name, Span at);

#endif
