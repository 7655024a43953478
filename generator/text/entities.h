/* entities.h - what &name; stands for: the 252 character entities of HTML 4.01 and &apos;. */
#ifndef DDKIT_TEXT_ENTITIES_H
#define DDKIT_TEXT_ENTITIES_H

#include "base/str.h"

/* The character that `entity` ("&amp;", "&#8364;", "&#x20AC;") stands for; 0 when it is unknown.
 * Numbers that are no character give U+FFFD (CommonMark 0.30, 2.5). */
uint32_t entity_character(Str entity);

#endif
