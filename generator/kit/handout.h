/* handout.h - what pieces must know of a handout beyond its values. */
#ifndef DDKIT_KIT_HANDOUT_H
#define DDKIT_KIT_HANDOUT_H

#include "data/value.h"

/* Whether its text prints as it is written, no Markdown: that of a terminal, and of a log that
 * holds no code fence. */
bool handout_is_verbatim(const Value *handout);

#endif
