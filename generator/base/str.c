/* str.c - slices and the text buffer. */
#include "base/str.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Str str(const char *c)
{
    return c ? (Str){ c, strlen(c) } : (Str){ "", 0 };
}

bool str_eq(Str a, Str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(Str a, const char *c)
{
    return str_eq(a, str(c));
}

int str_cmp(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(Str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool str_ends(Str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.n) to = s.n;
    if (from > to) from = to;
    return (Str){ s.p + from, to - from };
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

Str str_trim(Str s)
{
    while (s.n && is_space(s.p[0])) s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1])) s.n--;
    return s;
}

size_t str_find(Str s, char c)
{
    const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;
    return hit ? (size_t)(hit - s.p) : s.n;
}

Str str_copy(Arena *a, Str s)
{
    return (Str){ arena_copy(a, s.p, s.n), s.n };
}

char *str_c(Arena *a, Str s)
{
    return arena_copy(a, s.p, s.n);
}

__attribute__((format(printf, 2, 0), nonnull)) static Str format_va(Arena *a, const char *format,
                                                                    va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) n = 0;
    char *p = arena_alloc(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return (Str){ p, (size_t)n };
}

Str str_format(Arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Str s = format_va(a, format, args);
    va_end(args);
    return s;
}

char *c_format(Arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Str s = format_va(a, format, args);
    va_end(args);
    return (char *)(uintptr_t)s.p;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool str_to_int(Str s, int64_t *out)
{
    size_t i = 0;
    bool negative = false;
    if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) negative = s.p[i++] == '-';
    if (i == s.n) return false;
    int64_t v = 0;
    for (; i < s.n; i++) {
        if (!is_digit(s.p[i])) return false;
        int digit = s.p[i] - '0';
        if (v > (INT64_MAX - digit) / 10) return false;
        v = v * 10 + digit;
    }
    *out = negative ? -v : v;
    return true;
}

/* Reads [-+]digits[.digits][e[-+]digits].  Not strtod: its decimal point obeys the locale. */
bool str_to_real(Str s, double *out)
{
    size_t i = 0, digits = 0;
    bool negative = false, exponent_negative = false;
    double v = 0;
    int scale = 0, exponent = 0;
    if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) negative = s.p[i++] == '-';
    for (; i < s.n && is_digit(s.p[i]); i++, digits++) v = v * 10 + (s.p[i] - '0');
    if (i < s.n && s.p[i] == '.')
        for (i++; i < s.n && is_digit(s.p[i]); i++, digits++, scale--) v = v * 10 + (s.p[i] - '0');
    if (!digits) return false;
    if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        i++;
        if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) exponent_negative = s.p[i++] == '-';
        if (i == s.n) return false;
        for (; i < s.n && is_digit(s.p[i]); i++)
            if (exponent < 1000) exponent = exponent * 10 + (s.p[i] - '0');
    }
    if (i != s.n) return false;
    scale += exponent_negative ? -exponent : exponent;
    /* Division by a power of ten rounds once; multiplication by 0.1^n would round n times. */
    v = scale < 0 ? v / pow(10, -scale) : v * pow(10, scale);
    if (!isfinite(v)) return false;
    *out = negative ? -v : v;
    return true;
}

static void buf_reserve(Buf *b, size_t more)
{
    if (b->n + more <= b->cap) return;
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap < b->n + more) cap *= 2;
    b->p = arena_grow(b->arena, b->p, b->cap, cap);
    b->cap = cap;
}

void buf_mem(Buf *b, const void *p, size_t n)
{
    if (!n) return;
    buf_reserve(b, n);
    memcpy(b->p + b->n, p, n);
    b->n += n;
}

void buf_str(Buf *b, Str s)
{
    buf_mem(b, s.p, s.n);
}

void buf_c(Buf *b, const char *c)
{
    buf_mem(b, c, strlen(c));
}

void buf_char(Buf *b, char c)
{
    buf_mem(b, &c, 1);
}

void buf_format(Buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_str(b, format_va(b->arena, format, args));
    va_end(args);
}

void buf_number(Buf *b, double v, int decimals)
{
    static const unsigned scale[] = { 1, 10, 100, 1000, 10000 };
    char digits[40], *p = digits + sizeof digits, *end = p;
    if (!isfinite(v)) v = 0;
    if (fabs(v) > 1e14) v = v < 0 ? -1e14 : 1e14;
    unsigned long long n = (unsigned long long)llround(fabs(v) * scale[decimals]);
    bool negative = v < 0 && n > 0, fraction = false;
    for (int i = 0; i < decimals; i++, n /= 10)
        if (n % 10 || fraction) {
            *--p = (char)('0' + n % 10);
            fraction = true;
        }
    if (fraction) *--p = '.';
    do {
        *--p = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    if (negative) *--p = '-';
    buf_mem(b, p, (size_t)(end - p));
}

Str buf_done(const Buf *b)
{
    return (Str){ b->p ? b->p : "", b->n };
}
