/* utf8.h - UTF-8 as of RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef DDKIT_BASE_UTF8_H
#define DDKIT_BASE_UTF8_H

#include "base/str.h"

#define UTF8_INVALID UINT32_MAX

/* Decodes the character at byte *i of `s` (*i < s.n) and moves *i behind it.  A malformed byte
 * gives UTF8_INVALID and moves *i by one. */
static inline uint32_t utf8_next(Str s, size_t *i);
/* Number of characters; a malformed byte counts as one. */
size_t utf8_length(Str s);
/* Writes 1 to 4 bytes to `out`, returns how many. */
size_t utf8_encode(uint32_t c, char out[4]);

/* Of utf8_next: all but ASCII. */
uint32_t utf8_next_long(Str s, size_t *i);

/* Characters `first` to `last`. */
typedef struct CharRange {
    uint32_t first, last;
} CharRange;

/* Whether any of the `n` ranges, which ascend, has `c`. */
bool utf8_in_ranges(const CharRange *ranges, size_t n, uint32_t c);
#define UTF8_IN(ranges, c) utf8_in_ranges((ranges), sizeof(ranges) / sizeof *(ranges), (c))

static inline uint32_t utf8_next(Str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[*i];
    if (c >= 0x80) return utf8_next_long(s, i);
    ++*i;
    return c;
}

#endif
