/* bundle.h - documents one behind the other, as one that is easier to read and to send. */
#ifndef DDKIT_PRINT_BUNDLE_H
#define DDKIT_PRINT_BUNDLE_H

#include "print/document.h"

/* Appends the pages of `part` to `bundle` as a section called `title`.  Pages keep their sizes;
 * their labels get `name` before them: "role-cards 1".  The bundle asks to be printed on both sides
 * only where all its parts do, about the same edge. */
void bundle_add(Arena *a, Document *bundle, const Document *part, Str name, Str title);

#endif
