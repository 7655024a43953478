/* emoji.c - finding sequences. */
#include "text/emoji.h"

#include "base/utf8.h"
#include "text/unicode.h"

enum { JOINER = 0x200D, EMOJI_FORM = 0xFE0F, KEYCAP = 0x20E3 };
enum { HEART = 0x2764, KISS_MARK = 0x1F48B, KISS = 0x1F48F, COUPLE = 0x1F491 };
enum { FAMILY = 0x1F46A, FLAG = 0x1F3F3, DISC = 0x25CF };

bool is_regional(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

static bool is_tag(uint32_t c)
{
    return c >= 0xE0020 && c <= 0xE007F;
}

bool makes_sequence(uint32_t c)
{
    return c == KEYCAP || is_regional(c) || is_skin_tone(c) || is_tag(c);
}

/* Digits, # and * are emoji under a keycap only. */
static bool is_keycap_base(uint32_t c)
{
    return c == '#' || c == '*' || (c >= '0' && c <= '9');
}

static bool is_person(uint32_t c)
{
    return (c >= 0x1F466 && c <= 0x1F469) || c == 0x1F476 || (c >= 0x1F9D1 && c <= 0x1F9D3);
}

/* 0 at the end of the text. */
static uint32_t char_at(Str text, size_t i)
{
    return i < text.n ? utf8_next(text, &i) : 0;
}

static size_t skip(Str text, size_t i)
{
    utf8_next(text, &i);
    return i;
}

/* What stands between two joiners: a picture, its form, a skin tone, tags.  `*plain` becomes false
 * where it is more than a picture and its form. */
static size_t skip_element(Str text, size_t i, bool *plain)
{
    i = skip(text, i);
    if (char_at(text, i) == EMOJI_FORM) i = skip(text, i);
    while (is_skin_tone(char_at(text, i)) || is_tag(char_at(text, i))) {
        i = skip(text, i);
        *plain = false;
    }
    if (char_at(text, i) == EMOJI_FORM) i = skip(text, i);
    return i;
}

/* What a sequence of joined elements shows, as far as one character can. */
typedef struct Joined {
    uint32_t first;
    unsigned persons, others;
    bool heart, kiss;
} Joined;

static void note_element(Joined *j, uint32_t c)
{
    if (!j->first) j->first = c;
    j->persons += is_person(c);
    j->others += !is_person(c) && c != HEART && c != KISS_MARK;
    j->heart |= c == HEART;
    j->kiss |= c == KISS_MARK;
}

static uint32_t base_of(const Joined *j)
{
    if (j->persons < 2 || j->others) return j->first;
    return j->kiss ? KISS : j->heart ? COUPLE : FAMILY;
}

static size_t joined_sequence(Str text, size_t at, uint32_t *base)
{
    Joined j = { 0 };
    bool plain = true;
    size_t end = at;
    for (size_t i = at;;) {
        note_element(&j, char_at(text, i));
        i = end = skip_element(text, i, &plain);
        if (char_at(text, i) != JOINER) break;
        i = skip(text, i);
        if (!is_pictograph(char_at(text, i))) break;
        plain = false;
    }
    *base = base_of(&j);
    return plain ? at : end;
}

size_t emoji_sequence(Str text, size_t at, uint32_t *base)
{
    const uint32_t c = char_at(text, at);
    size_t end = skip(text, at);
    *base = c;
    if (is_regional(c)) {
        *base = FLAG;
        return is_regional(char_at(text, end)) ? skip(text, end) : end;
    }
    if (is_skin_tone(c)) { /* with nothing before it to color: a swatch, which fonts hatch */
        *base = DISC;
        return end;
    }
    if (is_keycap_base(c)) {
        if (char_at(text, end) == EMOJI_FORM) end = skip(text, end);
        return char_at(text, end) == KEYCAP ? skip(text, end) : at;
    }
    return is_pictograph(c) ? joined_sequence(text, at, base) : at;
}
