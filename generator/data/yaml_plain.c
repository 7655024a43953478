/* yaml_plain.c - what an unquoted scalar means: the core schema of YAML 1.2.2, 10.3.2.
 *
 * Infinities and NaN stay text: no field takes them, and nothing behind the reader has to fear
 * them.  A whole number too large for 64 bits becomes a real one. */
#include <string.h>

#include "data/yaml.h"

static bool one_of(Str s, const char *const words[])
{
    for (; *words; words++)
        if (str_is(s, *words)) return true;
    return false;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
}

/* 0x and 0o, without a sign. */
static bool parse_prefixed(Str s, int64_t *out)
{
    int base = str_starts(s, "0x") ? 16 : str_starts(s, "0o") ? 8 : 0;
    if (!base || s.n < 3) return false;
    int64_t v = 0;
    for (size_t i = 2; i < s.n; i++) {
        int digit = digit_of(s.p[i]);
        if (digit >= base || v > (INT64_MAX - digit) / base) return false;
        v = v * base + digit;
    }
    *out = v;
    return true;
}

Value *yaml_plain(Arena *a, Span at, Str text)
{
    static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };
    static const char *const truths[] = { "true", "True", "TRUE", NULL };
    static const char *const untruths[] = { "false", "False", "FALSE", NULL };
    Value *v = value_text(a, at, text);
    if (text.n && !memchr("~nNtTfF+-.0123456789", text.p[0], 20)) return v; /* as most are */
    if (one_of(text, nulls)) {
        v->kind = VALUE_NULL;
    } else if (one_of(text, truths) || one_of(text, untruths)) {
        v->kind = VALUE_BOOL;
        v->boolean = one_of(text, truths);
    } else if (str_to_int(text, &v->integer) || parse_prefixed(text, &v->integer)) {
        v->kind = VALUE_INT;
    } else if (str_to_real(text, &v->real)) {
        v->kind = VALUE_REAL;
    }
    return v;
}
