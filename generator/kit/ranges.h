/* ranges.h - numbers and codes that ascend, as text. */
#ifndef DDKIT_KIT_RANGES_H
#define DDKIT_KIT_RANGES_H

#include "base/str.h"

/* "2–7, 9" */
typedef struct Ranges {
    Buf text;
    size_t from, to; /* the last range, not yet in the text; none: 0 */
} Ranges;

void ranges_add(Ranges *r, size_t from, size_t to);
/* Nothing is added after this. */
Str ranges_text(Ranges *r);

/* "M-01, M-02, M-03, I-07" as "M-01–M-03, I-07". */
Str ranges_of_codes(Arena *a, Str list);

#endif
