/* direction.c - direction by language and by words. */
#include "text/direction.h"

#include <fribidi.h>
#include <stddef.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* Of the words with a direction; fewer from right to left don't make the paragraph so. The share is
 * that of Google's i18n.bidi.estimateDirection. */
#define RTL_SHARE 0.4

/* The names are in the order of their first letters; this is asked for each paragraph. */
static bool is_among(Str s, const char *const names[])
{
    for (size_t i = 0; names[i] && s.n && names[i][0] <= s.p[0]; i++)
        if (s.p[0] == names[i][0] && str_is(s, names[i])) return true;
    return false;
}

/* The four letters of ISO 15924 in a tag, with the case as written; empty where it has none. */
static Str script_of(Str language)
{
    for (size_t from = 0; from < language.n;) {
        const Str rest = str_slice(language, from, language.n);
        const size_t end = str_find(rest, '-');
        const bool letters = end == 4 && (rest.p[0] < '0' || rest.p[0] > '9');
        if (from && letters) return str_slice(rest, 0, 4);
        from += end + 1;
    }
    return STR("");
}

static Str lowered(Str s, char *to, size_t most)
{
    if (s.n > most) s.n = most;
    for (size_t i = 0; i < s.n; i++) to[i] = ascii_lower(s.p[i]);
    return (Str){ to, s.n };
}

bool language_is_rtl(Str language)
{
    static const char *const scripts[] = { "adlm", "arab", "aran", "hebr", "mand", "nkoo",
                                           "rohg", "samr", "syrc", "thaa", "yezi", NULL };
    /* Those that are written so where no script is named (CLDR, likelySubtags). */
    static const char *const languages[] = {
        "acm", "aeb", "ajp", "apc", "apd", "ar",  "arc", "arq",   "ars", "ary", "arz",
        "azb", "bal", "bgn", "bqi", "ckb", "dv",  "fa",  "glk",   "haz", "he",  "iw",
        "ji",  "khw", "ks",  "lrc", "luz", "mzn", "nqo", "pa-pk", "pnb", "prs", "ps",
        "rhg", "sd",  "sdh", "skr", "syc", "syr", "ug",  "ur",    "wbl", "yi",  NULL
    };
    char letters[12];
    const Str script = script_of(language);
    if (script.n) return is_among(lowered(script, letters, sizeof letters), scripts);
    const Str whole = lowered(language, letters, sizeof letters);
    const size_t dash = str_find(whole, '-');
    return is_among(whole, languages) ||
           (dash < whole.n && is_among(str_slice(whole, 0, dash), languages));
}

typedef enum Strong { STRONG_NONE, STRONG_LTR, STRONG_RTL } Strong;

/* What the next word from byte `*i` on begins with, of what has a direction; moves `*i` behind it.
 */
static Strong next_word(Str text, size_t *i)
{
    Strong first = STRONG_NONE;
    bool any = false;
    while (*i < text.n) {
        const FriBidiCharType type = fribidi_get_bidi_type(utf8_next(text, i));
        const bool blank = FRIBIDI_IS_SPACE(type) || type == FRIBIDI_TYPE_BS;
        if (blank && any) break;
        any = any || !blank;
        if (first == STRONG_NONE && FRIBIDI_IS_LETTER(type))
            first = FRIBIDI_IS_RTL(type) ? STRONG_RTL : STRONG_LTR;
    }
    return first;
}

bool text_is_rtl(Str text, bool rtl)
{
    size_t count[3] = { 0 };
    Strong first = STRONG_NONE;
    if (!rtl && text.n && ascii_letter(text.p[0])) return false; /* as with most */
    for (size_t i = 0; i < text.n;) {
        const Strong word = next_word(text, &i);
        count[word]++;
        if (first == STRONG_NONE) first = word;
        if (first == STRONG_RTL || (first != STRONG_NONE && !rtl)) break;
    }
    if (first != STRONG_LTR) return first == STRONG_RTL || rtl;
    const double words = (double)(count[STRONG_LTR] + count[STRONG_RTL]);
    return rtl && (double)count[STRONG_RTL] >= RTL_SHARE * words;
}
