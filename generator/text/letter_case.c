/* letter_case.c - libunistring's mappings, and what it lacks: Greek and Armenian capitals. */
#include "text/letter_case.h"

#include <hb.h>
#include <stdlib.h>
#include <unicase.h>

#include "base/utf8.h"

typedef uint8_t *CaseMap(const uint8_t *s, size_t n, const char *language, uninorm_t form,
                         uint8_t *buffer, size_t *length);

/* A copy in which the letters from `from` to `from` + 25 are of the other case. */
static Str flip_ascii(Arena *a, Str s, char from)
{
    char *copy = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (copy[i] >= from && copy[i] <= from + 25) copy[i] ^= 'a' ^ 'A';
    return (Str){ copy, s.n };
}

static bool is_language(Str tag, const char *name)
{
    const Str first = str_slice(tag, 0, str_find(tag, '-'));
    const size_t n = strlen(name);
    if (first.n != n) return false;
    for (size_t i = 0; i < n; i++)
        if ((first.p[i] | 0x20) != name[i]) return false;
    return true;
}

/* The language as libunistring knows it; NULL where it makes no difference. */
static const char *case_language(Str tag)
{
    /* Crimean Tatar, Gagauz and Tatar write i and ı as Turkish does. */
    static const char *const like_turkish[] = { "tr", "az", "crh", "gag", "tt" };
    for (size_t i = 0; i < sizeof like_turkish / sizeof *like_turkish; i++)
        if (is_language(tag, like_turkish[i])) return "tr";
    return is_language(tag, "lt") ? "lt" : NULL;
}

static Str map_case(Arena *a, Str s, const char *language, uninorm_t form, CaseMap *map)
{
    size_t n = 0;
    uint8_t *mapped = s.n ? map((const uint8_t *)s.p, s.n, language, form, NULL, &n) : NULL;
    if (s.n && !mapped) out_of_memory();
    Str copy = { arena_copy(a, mapped, n), n };
    free(mapped);
    return copy;
}

/* ---- Greek: the rules of CLDR's transform el-Upper ------------------------------------------- */

enum { DIALYTIKA = 0x308, IOTA_BELOW = 0x345, ETA = 0x3B7, IOTA = 0x3B9, UPSILON = 0x3C5 };

static bool is_greek(uint32_t c)
{
    return (c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF);
}

static bool has_greek(Str text)
{
    for (size_t i = 0; i < text.n;)
        if (is_greek(utf8_next(text, &i))) return true;
    return false;
}

/* A letter and what stands on it. */
typedef struct GreekLetter {
    uint32_t base;
    bool accent, dialytika, iota;
} GreekLetter;

/* True for a mark; it is noted. */
static bool note_mark(GreekLetter *l, uint32_t c)
{
    switch (c) {
    case 0x300: /* varia */
    case 0x301: /* oxia, tonos */
    case 0x302:
    case 0x303:
    case 0x311:
    case 0x342: l->accent = true; return true; /* perispomeni, and signs used for it */
    case DIALYTIKA: l->dialytika = true; return true;
    case IOTA_BELOW: l->iota = true; return true;
    case 0x304: /* length */
    case 0x306:
    case 0x313: /* breathings */
    case 0x314:
    case 0x343: return true;
    default: return false;
    }
}

static uint32_t small_vowel(uint32_t c)
{
    if (c >= 0x391 && c <= 0x3A9) c += 0x20;
    static const uint32_t vowels[] = { 0x3B1, 0x3B5, ETA, IOTA, 0x3BF, UPSILON, 0x3C9 };
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (c == vowels[i]) return c;
    return 0;
}

/* The Greek letter at byte *i with the marks behind it. */
static GreekLetter read_letter(Str text, size_t *i)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    GreekLetter l = { .base = utf8_next(text, i) };
    hb_codepoint_t first, second;
    while (hb_unicode_decompose(unicode, l.base, &first, &second) && note_mark(&l, second))
        l.base = first;
    while (*i < text.n) {
        size_t next = *i;
        if (!note_mark(&l, utf8_next(text, &next))) break;
        *i = next;
    }
    return l;
}

static bool is_letter_at(Str text, size_t i)
{
    if (i >= text.n) return false;
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), utf8_next(text, &i))) {
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK: return true;
    default: return false;
    }
}

static void add_char(Buf *b, uint32_t c)
{
    char utf8[4];
    buf_mem(b, utf8, utf8_encode(c, utf8));
}

/* Small letters as their capitals will stand: without accents and breathings, an iota below beside
 * the letter.  Where an accent kept two vowels apart, a dialytika does (Μάιος, ΜΑΪΟΣ); the word ή
 * keeps its accent, or it would be read as the article. */
static Str without_accents(Arena *a, Str text)
{
    enum { ACUTE = 0x301 };
    Buf b = { .arena = a };
    bool letter_before = false, accent_before = false;
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        if (!is_greek(utf8_next(text, &i))) {
            buf_mem(&b, text.p + from, i - from);
            letter_before = is_letter_at(text, from);
            accent_before = false;
            continue;
        }
        i = from;
        const GreekLetter l = read_letter(text, &i);
        const uint32_t vowel = small_vowel(l.base);
        const bool second = vowel == IOTA || vowel == UPSILON;
        add_char(&b, l.base);
        if (l.dialytika || (second && accent_before)) add_char(&b, DIALYTIKA);
        if (vowel == ETA && l.accent && !l.iota && !letter_before && !is_letter_at(text, i))
            add_char(&b, ACUTE);
        if (l.iota) add_char(&b, IOTA);
        letter_before = true;
        accent_before = vowel && l.accent && !l.dialytika;
    }
    return buf_done(&b);
}

/* ---- Armenian -------------------------------------------------------------------------------- */

/* և, a ligature without a capital, is ԵՎ in today's spelling; Unicode has ԵՒ, that of old, which
 * Western Armenian (hyw) keeps. */
static Str without_ech_yiwn(Arena *a, Str text)
{
    static const char ligature[] = "\u0587", letters[] = "\u0565\u057E";
    Buf b = { .arena = a };
    const char *at;
    while (text.n && (at = memmem(text.p, text.n, ligature, 2))) {
        const size_t before = (size_t)(at - text.p);
        buf_mem(&b, text.p, before);
        buf_mem(&b, letters, sizeof letters - 1);
        text = str_slice(text, before + 2, text.n);
    }
    if (!b.n) return text;
    buf_str(&b, text);
    return buf_done(&b);
}

/* ---------------------------------------------------------------------------------------------- */

Str text_upper(Arena *a, Str text, Str language)
{
    const char *rules = case_language(language);
    if (!rules && str_is_ascii(text)) return flip_ascii(a, text, 'a');
    if (is_language(language, "hy")) text = without_ech_yiwn(a, text);
    if (!has_greek(text)) return map_case(a, text, rules, NULL, u8_toupper);
    return map_case(a, without_accents(a, text), rules, UNINORM_NFC, u8_toupper);
}

Str text_lower(Arena *a, Str text, Str language)
{
    const char *rules = case_language(language);
    if (!rules && str_is_ascii(text)) return flip_ascii(a, text, 'A');
    return map_case(a, text, rules, NULL, u8_tolower);
}

Str text_capital(Arena *a, Str text, Str language)
{
    size_t first = 0;
    if (!text.n) return text;
    const uint32_t letter = utf8_next(text, &first);
    const Str large = text_upper(a, str_slice(text, 0, first), language);
    size_t end = 0;
    if (letter == UTF8_INVALID || !large.n) return text;
    utf8_next(large, &end);
    if (end < large.n) return text;
    return str_format(a, "%.*s%.*s", (int)large.n, large.p, (int)(text.n - first), text.p + first);
}
