/* font_chain.h - which font draws which character, for one style in one language.
 *
 * A chain remembers its answers, a page of 256 characters at a time, so that asking for a character
 * again costs a look-up. */
#ifndef DDKIT_TEXT_FONT_CHAIN_H
#define DDKIT_TEXT_FONT_CHAIN_H

#include "text/font.h"

typedef struct FontChain FontChain;

/* The chain of a family's face; the same for the same arguments.  NULL after a report where the
 * family has no face to draw with. */
FontChain *font_chain(Fonts *f, Str family, int weight, bool italic, Str language);

const Font *chain_main(const FontChain *c);
/* True when the main font has every printable ASCII character. */
bool chain_has_ascii(const FontChain *c);
/* The first font with the character; NULL when none has it. */
const Font *chain_font(FontChain *c, uint32_t character);
/* The first font with all of the `n` characters of one cluster, but for those that need no glyph or
 * that compose with the one before; else the first with the first of them. */
const Font *chain_font_cluster(FontChain *c, const uint32_t *characters, size_t n);
/* The font that draws the whole sequence of emoji as one picture, or, of a keycap, puts the key
 * around its sign; NULL when none does. */
const Font *chain_sequence(FontChain *c, const uint32_t *characters, size_t n);

#endif
