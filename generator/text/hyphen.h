/* hyphen.h - where words may be hyphenated, from libhyphen's pattern files. */
#ifndef DDKIT_TEXT_HYPHEN_H
#define DDKIT_TEXT_HYPHEN_H

#include "base/diag.h"

typedef struct Hyphenator Hyphenator;

/* `folders`: NULL-terminated; the first with a file for the language is used.  A language that is
 * written with hyphens but has no file is noted once, when a word is first looked up in it. */
Hyphenator *hyphenator_new(Arena *a, Diag *d, const char *const *folders);
void hyphenator_free(Hyphenator *h); /* closes the library handles */

/* Longest word, in bytes, that is looked up. */
#define HYPHEN_WORD_MAX 96

/* Bytes of `word` before which a hyphen may stand, ascending, in `points`; returns how many.
 * Punctuation around the word is passed over.  A word with soft hyphens is broken at those alone:
 * its points stand behind them. */
size_t hyphen_points(Hyphenator *h, Str language, Str word, uint32_t points[HYPHEN_WORD_MAX]);

#endif
