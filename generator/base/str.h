/* str.h - text as a pointer and a length, and a buffer to build it in.
 *
 * A Str never owns its bytes; they live in an arena or in a source file's text.  It is UTF-8 once
 * it has passed the reader (data/), and need not end in NUL. */
#ifndef DDKIT_BASE_STR_H
#define DDKIT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct Str {
    const char *p;
    size_t n;
} Str;

#define STR(literal) ((Str){ "" literal, sizeof(literal) - 1 })

/* NULL gives the empty text. */
static inline Str str(const char *c)
{
    return c ? (Str){ c, strlen(c) } : (Str){ "", 0 };
}

/* Most texts that differ do so in their lengths or first bytes, and many have no other. */
static inline bool str_eq(Str a, Str b)
{
    if (a.n != b.n) return false;
    return a.n == 0 || (a.p[0] == b.p[0] && (a.n == 1 || memcmp(a.p, b.p, a.n) == 0));
}

static inline bool str_is(Str a, const char *c)
{
    if (c && a.n && a.p[0] != c[0]) return false; /* as with most names of a list */
    return str_eq(a, str(c));
}

/* Of a literal, its length is known to the compiler. */
static inline bool str_starts(Str s, const char *prefix)
{
    const size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool str_is_ascii(Str s);
int str_cmp(Str a, Str b); /* by bytes: the order of code points */
bool str_ends(Str s, const char *suffix);
Str str_slice(Str s, size_t from, size_t to); /* bytes [from, to), clamped */
Str str_trim(Str s);                          /* without ASCII white space at both ends */
size_t str_find(Str s, char c);               /* s.n when absent */
Str str_copy(Arena *a, Str s);
char *str_c(Arena *a, Str s); /* NUL-terminated copy */

Str str_integer(Arena *a, int64_t n);
/* printf into the arena.  Only for text without fractional numbers: %f obeys the locale; use
 * buf_number for those. */
Str str_format(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *c_format(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A whole decimal number, optionally signed; false when `s` is anything else or out of range. */
bool str_to_int(Str s, int64_t *out);
/* A decimal number, `.` as the point whatever the locale; no hex, no inf, no nan. */
bool str_to_real(Str s, double *out);

/* A growing text in an arena.  Zero it but for `arena` to start. */
typedef struct Buf {
    Arena *arena;
    char *p;
    size_t n, cap;
} Buf;

/* Makes room for `more` bytes. */
void buf_reserve(Buf *b, size_t more);

static inline void buf_mem(Buf *b, const void *p, size_t n)
{
    if (!n) return;
    if (n > b->cap - b->n) buf_reserve(b, n);
    memcpy(b->p + b->n, p, n);
    b->n += n;
}

static inline void buf_char(Buf *b, char c)
{
    if (b->n == b->cap) buf_reserve(b, 1);
    b->p[b->n++] = c;
}

static inline void buf_str(Buf *b, Str s)
{
    buf_mem(b, s.p, s.n);
}

/* Here, so that the length of a literal is known to the compiler. */
static inline void buf_c(Buf *b, const char *c)
{
    buf_mem(b, c, strlen(c));
}

void buf_format(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Fixed point with at most `decimals` (0 to 6) digits, trailing zeros dropped, never "-0", the
 * same in every locale.  Values that are not finite are written as 0. */
void buf_number(Buf *b, double v, int decimals);
void buf_integer(Buf *b, int64_t n);
Str buf_done(const Buf *b); /* what was written; further writes may move it */

#endif
