/* str.c - slices and the text buffer. */
#include "base/str.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

bool str_is_ascii(Str s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++) all |= (unsigned char)s.p[i];
    return all < 0x80;
}

int str_cmp(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
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

/* Most texts are short, and copied from here; a longer one is formatted once more, in its place. */
#define SHORT_MAX 256

__attribute__((format(printf, 2, 0), nonnull)) static Str format_va(Arena *a, const char *format,
                                                                    va_list args)
{
    char text[SHORT_MAX];
    va_list again;
    va_copy(again, args);
    int written = vsnprintf(text, sizeof text, format, args);
    size_t n = written < 0 ? 0 : (size_t)written;
    char *p = arena_copy(a, n < sizeof text ? text : NULL, n);
    if (n >= sizeof text) vsnprintf(p, n + 1, format, again);
    va_end(again);
    return (Str){ p, n };
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

bool str_to_int(Str s, int64_t *out)
{
    size_t i = 0;
    bool negative = false;
    if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) negative = s.p[i++] == '-';
    if (i == s.n) return false;
    int64_t v = 0;
    for (; i < s.n; i++) {
        if (!ascii_digit(s.p[i])) return false;
        int digit = s.p[i] - '0';
        if (v > (INT64_MAX - digit) / 10) return false;
        v = v * 10 + digit;
    }
    *out = negative ? -v : v;
    return true;
}

/* As far as 10^22 all products are exact; pow(3) takes longer than the rest of a number. */
static double power_of_ten(int n)
{
    double power = 1;
    if (n > 22) return pow(10, n);
    for (int i = 0; i < n; i++) power *= 10;
    return power;
}

/* Reads [-+]digits[.digits][e[-+]digits].  Not strtod: its decimal point obeys the locale. */
bool str_to_real(Str s, double *out)
{
    size_t i = 0, digits = 0;
    bool negative = false, exponent_negative = false;
    double v = 0;
    int scale = 0, exponent = 0;
    if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) negative = s.p[i++] == '-';
    for (; i < s.n && ascii_digit(s.p[i]); i++, digits++) v = v * 10 + (s.p[i] - '0');
    if (i < s.n && s.p[i] == '.')
        for (i++; i < s.n && ascii_digit(s.p[i]); i++, digits++, scale--)
            v = v * 10 + (s.p[i] - '0');
    if (!digits) return false;
    if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        i++;
        if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) exponent_negative = s.p[i++] == '-';
        if (i == s.n) return false;
        for (; i < s.n && ascii_digit(s.p[i]); i++)
            if (exponent < 1000) exponent = exponent * 10 + (s.p[i] - '0');
    }
    if (i != s.n) return false;
    scale += exponent_negative ? -exponent : exponent;
    /* Division by a power of ten rounds once; multiplication by 0.1^n would round n times. */
    v = scale < 0 ? v / power_of_ten(-scale) : v * power_of_ten(scale);
    if (!isfinite(v)) return false;
    *out = negative ? -v : v;
    return true;
}

void buf_reserve(Buf *b, size_t more)
{
    if (more <= b->cap - b->n) return;
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap < b->n + more) cap *= 2;
    b->p = arena_grow(b->arena, b->p, b->cap, cap);
    b->cap = cap;
}

void buf_format(Buf *b, const char *format, ...)
{
    char text[SHORT_MAX];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int written = vsnprintf(text, sizeof text, format, args);
    size_t n = written < 0 ? 0 : (size_t)written;
    if (n < sizeof text) {
        buf_mem(b, text, n);
    } else {
        buf_reserve(b, n + 1);
        vsnprintf(b->p + b->n, n + 1, format, again);
        b->n += n;
    }
    va_end(again);
    va_end(args);
}

static const char two_digits[200] = "00010203040506070809101112131415161718192021222324"
                                    "25262728293031323334353637383940414243444546474849"
                                    "50515253545556575859606162636465666768697071727374"
                                    "75767778798081828384858687888990919293949596979899";

/* Writes all digits of `n` before `end`; returns where they begin. */
static char *put_digits(char *end, uint64_t n)
{
    for (; n > UINT32_MAX; n /= 10) *--end = (char)('0' + n % 10);
    uint32_t rest = (uint32_t)n;
    for (; rest >= 100; rest /= 100) memcpy(end -= 2, two_digits + rest % 100 * 2, 2);
    if (rest >= 10) memcpy(end -= 2, two_digits + rest * 2, 2);
    else *--end = (char)('0' + rest);
    return end;
}

/* Lengths are most of a document's numbers. */
#define LENGTH_LIMIT 10000

/* As buf_number(), of less than LENGTH_LIMIT with two decimals. */
static void put_length(Buf *b, double v)
{
    enum { MOST = 8 };
    if (MOST > b->cap - b->n) buf_reserve(b, MOST);
    const uint32_t n = (uint32_t)(fabs(v) * 100 + 0.5), whole = n / 100, part = n % 100;
    char *p = b->p + b->n;
    if (v < 0 && n) *p++ = '-';
    if (whole >= 100) {
        if (whole >= 1000) *p++ = two_digits[whole / 100 * 2];
        *p++ = two_digits[whole / 100 * 2 + 1];
        memcpy(p, two_digits + whole % 100 * 2, 2);
        p += 2;
    } else {
        if (whole >= 10) *p++ = two_digits[whole * 2];
        *p++ = two_digits[whole * 2 + 1];
    }
    if (part) {
        *p++ = '.';
        *p++ = two_digits[part * 2];
        if (part % 10) *p++ = two_digits[part * 2 + 1];
    }
    b->n = (size_t)(p - b->p);
}

/* As buf_number(), of any other.  By itself, since its registers cost a length a fifth more. */
__attribute__((noinline)) static void put_number(Buf *b, double v, int decimals)
{
    static const unsigned scale[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
    const double most = decimals > 4 ? 1e12 : 1e14; /* the digits have to fit into 64 bits */
    const double size = fabs(v) < most ? fabs(v) : isfinite(v) ? most : 0;
    const uint64_t n = (uint64_t)(size * scale[decimals] + 0.5);
    /* The usual ones as constants: dividing by a variable takes longer than all the rest. */
    const uint64_t whole = decimals == 3 ? n / 1000 : decimals == 0 ? n : n / scale[decimals];
    const uint64_t part = n - whole * scale[decimals];
    enum { MOST = 24 }; /* characters of a number */
    char digits[2 * MOST], *const point = digits + MOST, *end = point,
                                  *p = put_digits(point, whole);
    if (part) {
        *end++ = '.';
        end += decimals;
        put_digits(end, part + scale[decimals]); /* a leading one keeps the zeros */
        *point = '.';
        while (end[-1] == '0') end--;
    }
    if (v < 0 && n) *--p = '-';
    /* As many bytes each time, and a few too many, are a few moves rather than a call. */
    if (MOST > b->cap - b->n) buf_reserve(b, MOST);
    memcpy(b->p + b->n, p, MOST);
    b->n += (size_t)(end - p);
}

void buf_number(Buf *b, double v, int decimals)
{
    if (decimals == 2 && fabs(v) < LENGTH_LIMIT - 1) put_length(b, v);
    else put_number(b, v, decimals);
}

void buf_integer(Buf *b, int64_t n)
{
    char digits[24], *p = put_digits(digits + 24, n < 0 ? -(uint64_t)n : (uint64_t)n);
    if (n < 0) *--p = '-';
    buf_mem(b, p, (size_t)(digits + 24 - p));
}

Str str_integer(Arena *a, int64_t n)
{
    Buf b = { .arena = a };
    buf_integer(&b, n);
    return buf_done(&b);
}

Str buf_done(const Buf *b)
{
    return (Str){ b->p ? b->p : "", b->n };
}
