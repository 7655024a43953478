/* dictionary.h - words of scripts that write none apart: Thai, Lao, Khmer and Burmese, by the
 * dictionaries of ICU.  Private to the text folder.
 *
 * The library and its data are large and few texts need them, so it is opened when the first such
 * letter comes up.  A program that was built or runs without it breaks lines of these scripts
 * between any clusters. */
#ifndef DDKIT_TEXT_DICTIONARY_H
#define DDKIT_TEXT_DICTIONARY_H

#include "base/diag.h"

typedef struct Dictionary Dictionary;

Dictionary *dictionary_new(Arena *a, Diag *d);
void dictionary_free(Dictionary *d);

/* True for a letter or sign of these scripts. */
bool dictionary_covers(uint32_t c);

/* Sets `starts[i]` where a word of these scripts begins behind another, at byte i of `text`; the
 * rest stays as it is.  False, with a note, where there is no ICU. */
bool dictionary_words(Dictionary *d, Str text, bool *starts);

#endif
