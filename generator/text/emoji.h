/* emoji.h - several characters that stand for one picture (UTS 51): skin tones, flags, families,
 * keycaps.  Fonts without color rarely have them, and would draw the parts one by one. */
#ifndef DDKIT_TEXT_EMOJI_H
#define DDKIT_TEXT_EMOJI_H

#include "base/str.h"

/* Letters of flags come in pairs. */
bool is_regional(uint32_t c);
/* True for what occurs in sequences alone, but for joiners, which also stand between letters. */
bool makes_sequence(uint32_t c);

/* The sequence that starts at byte `at`: the byte behind it, or `at` where none does; `*base` is
 * the one character that can take its place. */
size_t emoji_sequence(Str text, size_t at, uint32_t *base);

#endif
