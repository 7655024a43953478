/* columns.c - widths by libunistring, and what sequences of emoji add to them. */
#include "text/columns.h"

#include "base/utf8.h"
#include "base/visible.h"

enum { JOINER = 0x200D, EMOJI_SIGN = 0xFE0F, TONE_FIRST = 0x1F3FB, TONE_LAST = 0x1F3FF };

unsigned text_columns(Str text)
{
    unsigned columns = 0, last = 0; /* in all, and of the last character that has any */
    bool joined = false;
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (c == EMOJI_SIGN && last == 1) columns++, last = 2;
        const bool tone = c >= TONE_FIRST && c <= TONE_LAST && last == 2;
        const unsigned width = joined || tone ? 0 : char_columns(c);
        joined = c == JOINER && last == 2;
        columns += width;
        if (width) last = width;
    }
    return columns;
}
