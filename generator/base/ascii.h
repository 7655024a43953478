/* ascii.h - letters and digits of ASCII: of formats and names, whose other signs have no case. What
 * people write is read with text/ and kit/ink.h. */
#ifndef DDKIT_BASE_ASCII_H
#define DDKIT_BASE_ASCII_H

#include "base/str.h"

static inline bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int ascii_hex(char c)
{
    const char small = ascii_lower(c);
    return ascii_digit(c) ? c - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* Whether they are the same but for the case of letters. */
static inline bool ascii_same(Str a, Str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i])) return false;
    return true;
}

#endif
