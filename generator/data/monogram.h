/* monogram.h - names in two letters, for small boards. */
#ifndef DDKIT_DATA_MONOGRAM_H
#define DDKIT_DATA_MONOGRAM_H

#include "data/value.h"

/* One for each thing of a map of things with a `name`, in their order, in `a`: the first letters of
 * the first two words with a capital, or else two letters of the name, so that no two are alike,
 * in capitals either, where the names have enough of them. */
Str *monograms(Arena *a, const Value *things);

/* The first letter or digit of a name; empty without one. */
Str monogram_initial(Str name);
/* Whether a character is a letter or digit, rather than a blank, a sign or a quotation mark. */
bool monogram_letter(uint32_t character);

#endif
