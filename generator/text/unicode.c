/* unicode.c - small tables of character properties. */
#include "text/unicode.h"

#include <hb.h>

bool is_blank(uint32_t c)
{
    if (c == ' ') return true;
    if (c < 0x1680) return false;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
}

bool is_space(uint32_t c)
{
    return c == 0xA0 || c == 0x2007 || c == 0x202F || (is_blank(c) && c != 0x1680);
}

bool may_turn_direction(uint32_t c)
{
    static const CharRange ranges[] = {
        { 0x0590, 0x08FF }, { 0x200E, 0x200F }, { 0x202A, 0x202E },   { 0x2066, 0x2069 },
        { 0xFB1D, 0xFDFF }, { 0xFE70, 0xFEFF }, { 0x10800, 0x10FFF }, { 0x1E800, 0x1EFFF },
    };
    return c >= 0x590 && UTF8_IN(ranges, c);
}

static hb_unicode_general_category_t category_of(uint32_t c)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

static bool is_mark(uint32_t c)
{
    const hb_unicode_general_category_t category = category_of(c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool joins_previous(uint32_t previous, uint32_t c)
{
    enum { JOINER = 0x200D };
    if (c < 0x300) return false;
    if (c < 0x2000 && previous < 0x300 && c >= 0x370 && c < 0x483) return false;
    if (c == 0x200C || c == JOINER || (c >= 0xFE00 && c <= 0xFE0F)) return true;
    if (previous == JOINER) return c >= 0x2190 && !is_blank(c);
    if (c >= 0x1F3FB && c <= 0x1F3FF) return true;             /* skin tones */
    if (c >= 0xE0020 && c <= 0xE007F) return true;             /* tags of flags */
    if (c == 0xFF9E || c == 0xFF9F) return true;               /* half-width voicing marks */
    if (c == 0x0E33 || c == 0x0EB3) return true;               /* Thai and Lao sara am */
    if (c >= 0x1160 && c <= 0x11FF) return previous >= 0x1100; /* Hangul vowels and finals */
    return is_mark(c);
}

bool clings_to_previous(uint32_t previous, uint32_t c)
{
    uint32_t thai = c & ~0x80u, before = previous & ~0x80u; /* Lao is Thai plus 0x80 */
    if (c < 0x0E00 || c > 0x0EFF) return false;
    if (before >= 0x0E40 && before <= 0x0E44) return true;
    return (thai >= 0x0E2F && thai <= 0x0E33) || thai == 0x0E45 || thai == 0x0E46;
}

bool is_small_kana(uint32_t c)
{
    static const CharRange ranges[] = {
        { 0x3005, 0x3005 }, { 0x303B, 0x303B }, { 0x3041, 0x3041 }, { 0x3043, 0x3043 },
        { 0x3045, 0x3045 }, { 0x3047, 0x3047 }, { 0x3049, 0x3049 }, { 0x3063, 0x3063 },
        { 0x3083, 0x3083 }, { 0x3085, 0x3085 }, { 0x3087, 0x3087 }, { 0x308E, 0x308E },
        { 0x3095, 0x3096 }, { 0x309D, 0x309E }, { 0x30A1, 0x30A1 }, { 0x30A3, 0x30A3 },
        { 0x30A5, 0x30A5 }, { 0x30A7, 0x30A7 }, { 0x30A9, 0x30A9 }, { 0x30C3, 0x30C3 },
        { 0x30E3, 0x30E3 }, { 0x30E5, 0x30E5 }, { 0x30E7, 0x30E7 }, { 0x30EE, 0x30EE },
        { 0x30F5, 0x30F6 }, { 0x30FC, 0x30FE }, { 0x31F0, 0x31FF }, { 0xFF67, 0xFF70 },
    };
    return c >= 0x3005 && UTF8_IN(ranges, c);
}

bool is_closing(uint32_t c)
{
    const hb_unicode_general_category_t category = category_of(c);
    return category == HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION ||
           category == HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION ||
           category == HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION;
}

bool is_cased_letter(uint32_t c)
{
    const hb_unicode_general_category_t category = category_of(c);
    return category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
           category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
           category == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER;
}

bool is_joined_script(uint32_t script)
{
    switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_MANICHAEAN:
    case HB_SCRIPT_PHAGS_PA:
    case HB_SCRIPT_ADLAM:
    case HB_SCRIPT_HANIFI_ROHINGYA:
    case HB_SCRIPT_SOGDIAN:
    case HB_SCRIPT_DEVANAGARI:
    case HB_SCRIPT_BENGALI:
    case HB_SCRIPT_GURMUKHI: return true;
    default: return false;
    }
}

uint32_t lower_case(uint32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1);
    if (c >= 0x100 && c <= 0x177) return c == 0x131 || c == 0x138 ? c : c | 1;
    if (c >= 0x391 && c <= 0x3A9) return c == 0x3A2 ? c : c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
        return c | 1;
    if (c >= 0x531 && c <= 0x556) return c + 48;
    if (c >= 0x1E00 && c <= 0x1EFF && !(c >= 0x1E96 && c <= 0x1E9F)) return c | 1;
    return c;
}
