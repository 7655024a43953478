/* sentence.h - texts sentence by sentence, for the firewall. */
#ifndef DDKIT_KIT_SENTENCE_H
#define DDKIT_KIT_SENTENCE_H

#include "base/str.h"

/* The next sentence from byte *i on, which moves behind it. */
Str sentence_next(Str text, size_t *i);
/* Whether a sentence says enough not to stand in another text by chance. */
bool sentence_tells(Str sentence);
/* More than one word. */
bool sentence_has_words(Str sentence);

#endif
