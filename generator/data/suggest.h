/* suggest.h - "did you mean": a hint for the message reported last. */
#ifndef DDKIT_DATA_SUGGEST_H
#define DDKIT_DATA_SUGGEST_H

#include "data/value.h"

/* Whether anybody reads on: hints and exact places cost time, and hostile input has errors without
 * end. */
bool suggest_worthwhile(const Diag *d);

/* Asks whether `near` was meant; nothing where that is empty. */
void suggest_near(Arena *a, Diag *d, Str near);
/* Names the nearest of `names`, else says what there is, where it is not too much. */
void suggest(Arena *a, Diag *d, Str word, const Str *names, size_t n);
/* The key of a map (or NULL) that is nearest, within the same bounds; empty when none is near. */
Str nearest_key(Arena *a, Str word, const Value *map);
/* As suggest(), of the keys of some maps; one may be NULL. */
void suggest_keys(Arena *a, Diag *d, Str word, const Value *const *maps, size_t n);

#endif
