/* unicode.h - what the text folder must know of a character beyond what its libraries tell. */
#ifndef DDKIT_TEXT_UNICODE_H
#define DDKIT_TEXT_UNICODE_H

#include "base/utf8.h"
#include "base/visible.h"

#define SOFT_HYPHEN 0xAD

/* True for blanks that hang over the end of a line: not the no-break ones. */
bool is_blank(uint32_t c);
/* True for those and the no-break ones that HarfBuzz can make from the space. */
bool is_space(uint32_t c);
/* True when the character may make text run right to left, or steer the direction (UAX 9). */
bool may_turn_direction(uint32_t c);
/* True when `c` stays with `previous` whatever happens (UAX 29, extended grapheme clusters, without
 * the Indic conjuncts, which the shaper knows better, and flags, whose letters must be counted). */
bool joins_previous(uint32_t previous, uint32_t c);
/* True when a line must not be broken between the two even where it may be broken between any other
 * clusters: Thai and Lao vowels that are written before their consonant, and signs behind one. */
bool clings_to_previous(uint32_t previous, uint32_t c);
/* True for a small Japanese syllable, a mark of length or of repetition: none of them begins a line
 * (JIS X 4051), though UAX 14 leaves that to the typesetter. */
bool is_small_kana(uint32_t c);
/* True for the punctuation that ends something: closing brackets, quotes and all other marks but
 * opening ones and dashes. */
bool is_closing(uint32_t c);
/* True for a letter of a script with capitals: its words are torn with a hyphen. */
bool is_cased_letter(uint32_t c);
/* True for the scripts whose letters touch, where tracking would tear words apart. */
bool is_joined_script(uint32_t script);
/* Simple lower case of Latin, Greek, Cyrillic and Armenian letters; others are returned as is. */
uint32_t lower_case(uint32_t c);

#endif
