/* direction.h - which way languages and texts run. */
#ifndef DDKIT_TEXT_DIRECTION_H
#define DDKIT_TEXT_DIRECTION_H

#include "base/str.h"

/* Whether a language (BCP 47) is written from right to left: by its script, if the tag names one.
 */
bool language_is_rtl(Str language);

/* The order of a paragraph of `text`.  In a language written from left to right its first letter
 * decides.  In one written from right to left (`rtl`) it runs that way, too, unless it begins with
 * a left-to-right word and most of its words are such. */
bool text_is_rtl(Str text, bool rtl);

#endif
