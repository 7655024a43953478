/* suggest.h - "did you mean": a hint for the message reported last. */
#ifndef DDKIT_DATA_SUGGEST_H
#define DDKIT_DATA_SUGGEST_H

#include "data/value.h"

/* Whether anybody reads on: hints and exact places cost time, and hostile input has errors without
 * end. */
bool suggest_worthwhile(const Diag *d);

/* Names the nearest of `names`, else says what there is, where it is not too much. */
void suggest(Arena *a, Diag *d, Str word, const Str *names, size_t n);
/* The same for the keys of a map. */
void suggest_key(Arena *a, Diag *d, Str word, const Value *map);

#endif
