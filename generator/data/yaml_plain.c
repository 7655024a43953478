/* yaml_plain.c - what an unquoted scalar means: the core schema of YAML 1.2.2, 10.3.2.
 *
 * Infinities and NaN stay text: no field takes them, and nothing behind the reader has to fear
 * them.  A whole number too large for 64 bits becomes a real one; 4.0 and 1e3 are
 * whole numbers, as they are for JSON Schema. */
#include <math.h>
#include <string.h>

#include "base/ascii.h"

#include "data/yaml.h"

/* All whole numbers up to here are doubles: 2^53. */
#define WHOLE_MAX 9007199254740992.0

#define ONE_OF(s, words) one_of((s), (words), sizeof(words) / sizeof *(words))
static bool one_of(Str s, const Str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, words[i])) return true;
    return false;
}

/* 0x and 0o, without a sign. */
static bool parse_prefixed(Str s, int64_t *out)
{
    int base = str_starts(s, "0x") ? 16 : str_starts(s, "0o") ? 8 : 0;
    if (!base || s.n < 3) return false;
    int64_t v = 0;
    for (size_t i = 2; i < s.n; i++) {
        int digit = ascii_hex(s.p[i]);
        if (digit < 0 || digit >= base || v > (INT64_MAX - digit) / base) return false;
        v = v * base + digit;
    }
    *out = v;
    return true;
}

Value *yaml_plain(Value *v)
{
    static const Str nulls[] = { STR(""), STR("~"), STR("null"), STR("Null"), STR("NULL") };
    static const Str truths[] = { STR("true"), STR("True"), STR("TRUE") };
    static const Str untruths[] = { STR("false"), STR("False"), STR("FALSE") };
    const Str text = v->text;
    double real;
    if (text.n && !memchr("~nNtTfF+-.0123456789", text.p[0], 20)) return v; /* as most are */
    if (ONE_OF(text, nulls)) {
        v->kind = VALUE_NULL;
    } else if (ONE_OF(text, truths) || ONE_OF(text, untruths)) {
        v->kind = VALUE_BOOL;
        v->boolean = ONE_OF(text, truths);
    } else if (str_to_int(text, &v->integer) || parse_prefixed(text, &v->integer)) {
        v->kind = VALUE_INT;
    } else if (str_to_real(text, &real)) {
        const bool whole = real == floor(real) && fabs(real) <= WHOLE_MAX;
        v->kind = whole ? VALUE_INT : VALUE_REAL;
        if (whole) v->integer = (int64_t)real;
        else v->real = real;
    }
    return v;
}
