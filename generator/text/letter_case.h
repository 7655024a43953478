/* letter_case.h - capitals and small letters of whole texts, as their language writes them.
 *
 * The mappings are Unicode's full ones ("Straße" becomes "STRASSE"), with those of Turkish,
 * Azerbaijani and their kin (i, ı), of Lithuanian (a dot that stays) and of Armenian (և).  Greek
 * capitals have no accents: ΟΔΥΣΣΕΥΣ; the script has but one language, so that holds in all texts.
 */
#ifndef DDKIT_TEXT_LETTER_CASE_H
#define DDKIT_TEXT_LETTER_CASE_H

#include "base/str.h"

/* `language`: BCP 47, may be empty.  In `a`; bytes that are not UTF-8 become U+FFFD.  No locale
 * bears on the result. */
Str text_upper(Arena *a, Str text, Str language);
Str text_lower(Arena *a, Str text, Str language);
/* The same text with a capital where it starts, unless that is longer than the letter (ß). */
Str text_capital(Arena *a, Str text, Str language);

#endif
