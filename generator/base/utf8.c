/* utf8.c - the table of well-formed sequences is Unicode 15, table 3-7. */
#include "base/utf8.h"

uint32_t utf8_next_long(Str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.p;
    uint32_t c = p[(*i)++];
    unsigned more = c >= 0xC2 && c < 0xE0   ? 1
                    : c >= 0xE0 && c < 0xF0 ? 2
                    : c >= 0xF0 && c < 0xF5 ? 3
                                            : 0;
    if (!more || s.n - *i < more) return UTF8_INVALID;
    /* The second byte's range is what rules out overlong forms, surrogates and > U+10FFFF. */
    unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    c &= 0x3Fu >> more;
    for (unsigned k = 0; k < more; k++) {
        unsigned b = p[*i + k];
        if (b < low || b > high) return UTF8_INVALID;
        low = 0x80, high = 0xBF;
        c = c << 6 | (b & 0x3F);
    }
    *i += more;
    return c;
}

size_t utf8_length(Str s)
{
    size_t i = 0, n = 0;
    for (; i < s.n; n++) utf8_next(s, &i);
    return n;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t k = n; k-- > 1; c >>= 6) out[k] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xFF) | c);
    return n;
}

bool utf8_in_ranges(const CharRange *ranges, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last) low = middle + 1;
        else high = middle;
    }
    return low < n && c >= ranges[low].first;
}
