/* bidi_tokens.c - finding the words that signs belong to. */
#include "text/bidi_tokens.h"

#include <stdbool.h>

/* A telephone number has so many digits (ITU-T E.164), or a few less in a small country. */
#define PHONE_DIGITS_MIN 7
#define PHONE_DIGITS_MAX 15

/* What a word of a left-to-right script may be made of: no letters of the other kind, no blanks, no
 * controls. */
static bool in_token(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_LTR || type == FRIBIDI_TYPE_EN || type == FRIBIDI_TYPE_ON ||
           type == FRIBIDI_TYPE_ES || type == FRIBIDI_TYPE_ET || type == FRIBIDI_TYPE_CS ||
           type == FRIBIDI_TYPE_NSM;
}

static bool is_sign(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_ON || type == FRIBIDI_TYPE_ES || type == FRIBIDI_TYPE_ET ||
           type == FRIBIDI_TYPE_CS;
}

static bool is_letter_of_other(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL || type == FRIBIDI_TYPE_AN;
}

static bool is_one_of(FriBidiChar c, const char *ascii, const FriBidiChar *others)
{
    for (; *ascii; ascii++)
        if (c == (FriBidiChar)*ascii) return true;
    for (; *others; others++)
        if (c == *others) return true;
    return false;
}

/* What stands before a word without being part of it. */
static bool opens(FriBidiChar c)
{
    static const FriBidiChar others[] = { 0xAB, 0xBB, 0x2018, 0x201C, 0x201E, 0x2014, 0x2013, 0 };
    return is_one_of(c, "([{\"'*", others);
}

static bool closes(FriBidiChar c)
{
    static const FriBidiChar others[] = { 0xAB,   0xBB,   0x2019, 0x201D, 0x2026, 0x2014,
                                          0x2013, 0x060C, 0x061B, 0x061F, 0 };
    return is_one_of(c, ")]}\"'.,;:!?*", others);
}

/* Whether the bracket that ends [from, to) begins within. */
static bool is_matched(const FriBidiChar *text, size_t from, size_t to)
{
    static const char pairs[] = "()[]{}";
    const FriBidiChar close = text[to - 1];
    for (size_t i = 0; pairs[i]; i += 2) {
        long depth = 0;
        if (close != (FriBidiChar)pairs[i + 1]) continue;
        for (size_t k = from; k + 1 < to; k++)
            depth += (text[k] == (FriBidiChar)pairs[i]) - (text[k] == close);
        return depth > 0;
    }
    return false;
}

/* Narrows [*from, *to) to the word itself.  Where letters of the other direction join it directly,
 * as an article does, what lies between is theirs. */
static void trim_token(const FriBidiChar *text, const FriBidiCharType *types, size_t n,
                       size_t *from, size_t *to)
{
    const bool joined_before = *from > 0 && is_letter_of_other(types[*from - 1]);
    const bool joined_after = *to < n && is_letter_of_other(types[*to]);
    while (*from < *to && is_sign(types[*from]) && (joined_before || opens(text[*from]))) ++*from;
    while (*to > *from && is_sign(types[*to - 1]) &&
           (joined_after || (closes(text[*to - 1]) && !is_matched(text, *from, *to))))
        --*to;
}

/* Plus, more than and the like in front of a number, which stand at its left in other text, too
 * (CLDR has them with a mark that says so). */
static bool is_number_sign(FriBidiChar c)
{
    static const FriBidiChar others[] = { 0xB1, 0x2212, 0x2248, 0x2264, 0x2265, 0 };
    return is_one_of(c, "+-#~<>=", others);
}

static void keep_token(const FriBidiChar *text, FriBidiCharType *types, size_t n, size_t from,
                       size_t to)
{
    bool letters = false;
    trim_token(text, types, n, &from, &to);
    for (size_t i = from; i < to; i++) letters = letters || types[i] == FRIBIDI_TYPE_LTR;
    for (size_t i = from; letters && i < to; i++)
        if (is_sign(types[i])) types[i] = FRIBIDI_TYPE_LTR;
    if (from + 1 < to && is_number_sign(text[from]) && types[from + 1] == FRIBIDI_TYPE_EN)
        types[from] = FRIBIDI_TYPE_LTR;
}

static bool is_digit(FriBidiChar c)
{
    return c >= '0' && c <= '9';
}

/* The end of a telephone number that begins at `from` with a plus or a bracket; `from` where there
 * is none. */
static size_t phone_end(const FriBidiChar *text, size_t from, size_t n)
{
    size_t digits = 0, end = from, groups = 0;
    if (text[from] != '+' && text[from] != '(') return from;
    for (size_t i = from; i < n && digits <= PHONE_DIGITS_MAX; i++) {
        const FriBidiChar c = text[i];
        if (!is_digit(c) && (c != '+' || i > from) &&
            !(c < 0x80 && is_one_of(c, " ()-./", &(FriBidiChar){ 0 })))
            break;
        if (!is_digit(c)) continue;
        groups += !i || !is_digit(text[i - 1]);
        digits++;
        end = i + 1;
    }
    const bool phone = digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX &&
                       (groups > 1 || text[from] == '+');
    return phone ? end : from;
}

static bool is_narrow_blank(FriBidiChar c)
{
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/* "1 / 2" and "50 %": what is set apart with blanks for the eye is one figure all the same. */
static void keep_figure(const FriBidiChar *text, FriBidiCharType *types, size_t n, size_t sign)
{
    size_t from = sign, to = sign + 1;
    if (text[sign] != '/' && text[sign] != '%') return;
    if (from && is_narrow_blank(text[from - 1])) from--;
    if (!from || !is_digit(text[from - 1])) return;
    if (text[sign] == '/') {
        if (to < n && is_narrow_blank(text[to])) to++;
        if (to >= n || !is_digit(text[to])) return;
    }
    for (size_t i = from; i < to; i++) types[i] = FRIBIDI_TYPE_LTR;
}

static size_t digits_end(const FriBidiChar *text, size_t i, size_t n)
{
    while (i < n && is_digit(text[i])) i++;
    return i;
}

/* Whether what is at `i` goes on with a number whose last digits start at `from`: a separator, a
 * dash to another number, or a blank before three digits. */
static bool joins_digits(const FriBidiChar *text, size_t from, size_t i, size_t n)
{
    static const FriBidiChar others[] = { 0x2019, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0 };
    if (i + 1 >= n || !is_digit(text[i + 1])) return false;
    if (is_narrow_blank(text[i])) return i - from <= 3 && digits_end(text, i + 1, n) == i + 4;
    return is_one_of(text[i], ".,:'-", others);
}

/* "12 400", "10–20", "2026-11-29" and "-3.5" are one figure each; returns its end. */
static size_t keep_number(const FriBidiChar *text, FriBidiCharType *types, size_t from, size_t n)
{
    static const FriBidiChar signs[] = { 0xB1, 0x2212, 0 };
    size_t digits = from, end = digits_end(text, from, n);
    const size_t alone = end;
    while (joins_digits(text, digits, end, n)) {
        digits = end + 1;
        end = digits_end(text, digits, n);
    }
    const bool starts = from < 2 || is_narrow_blank(text[from - 2]) || opens(text[from - 2]);
    const bool sign = from && starts && is_one_of(text[from - 1], "+-", signs);
    if (end > alone || sign)
        for (size_t i = sign ? from - 1 : from; i < end; i++) types[i] = FRIBIDI_TYPE_LTR;
    return end;
}

void bidi_keep_tokens(const FriBidiChar *text, FriBidiCharType *types, size_t n)
{
    for (size_t i = 0; i < n; i++) keep_figure(text, types, n, i);
    for (size_t i = 0; i < n; i++)
        if (is_digit(text[i])) i = keep_number(text, types, i, n) - 1;
    for (size_t i = 0; i < n;) {
        const size_t phone = phone_end(text, i, n);
        size_t end = i;
        for (; i < phone; i++) types[i] = FRIBIDI_TYPE_LTR;
        if (phone > end) continue;
        while (end < n && in_token(types[end])) end++;
        keep_token(text, types, n, i, end);
        i = end > i ? end : i + 1;
    }
}
