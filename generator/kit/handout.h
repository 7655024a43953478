/* handout.h - what pieces must know of a handout beyond its values. */
#ifndef DDKIT_KIT_HANDOUT_H
#define DDKIT_KIT_HANDOUT_H

#include "base/diag.h"
#include "data/value.h"

/* Whether its text prints as it is written, no Markdown: that of a terminal, and of a log that
 * holds no code fence. */
bool handout_is_verbatim(const Value *handout);

/* First letters of the first two words of a name, before its first comma: "Outer Isles Line, desk"
 * is "OI". */
Str handout_initials(Arena *a, Str name);

/* Of its longest line of code, tabs counted as one; 0 where it has none. */
unsigned handout_columns(const Value *handout);

/* Lines of code up to so many columns are legible on a handout: 8.9 pt on 190 mm. */
#define HANDOUT_COLUMNS 100
/* Tells of those that are longer, once a handout, at the first. */
void handout_check(Arena *scratch, Diag *d, const Value *handout);

#endif
