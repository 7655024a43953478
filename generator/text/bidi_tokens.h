/* bidi_tokens.h - names, code and telephone numbers inside right-to-left text.  Private to the text
 * folder. */
#ifndef DDKIT_TEXT_BIDI_TOKENS_H
#define DDKIT_TEXT_BIDI_TOKENS_H

#include <fribidi.h>
#include <stddef.h>

/* The algorithm gives signs at the ends of a left-to-right word to the paragraph around it: "C#",
 * ".NET", "/var/log/" and "f()" would lose theirs to the other side, and the groups of "+1 (800)
 * 955-2292" would change places.  Makes such signs part of their word (a higher-level protocol in
 * the sense of UAX 9, HL3). */
void bidi_keep_tokens(const FriBidiChar *text, FriBidiCharType *types, size_t n);

#endif
