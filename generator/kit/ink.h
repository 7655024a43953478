/* ink.h - texts as the firewall compares them: what they say, not how it is written.
 *
 * Of each character what is left of it in NFKC, with its case folded: ligatures, full-width and
 * styled letters, precomposed and combined ones, ß and SS are the same.  Only letters and digits
 * count; accents don't, as capitals may have lost them (Greek), nor the dots of i, which depend on
 * the language.  So blanks, line ends, hyphens, quotes, joiners and soft hyphens hide nothing. */
#ifndef DDKIT_KIT_INK_H
#define DDKIT_KIT_INK_H

#include "base/str.h"

/* Remembers each character that it has seen.  Lives in its arena. */
typedef struct Ink Ink;

Ink *ink_new(Arena *a);
/* Appends what counts of `text`. */
void ink_add(Ink *ink, Buf *out, Str text);
/* How much a text of ink tells, in letters of an alphabet: an ideograph counts three of them, a
 * syllable of kana or a letter of Thai to Khmer, where blanks are no part of the words, two. */
size_t ink_weight(Str ink);

#endif
