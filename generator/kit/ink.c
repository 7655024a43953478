/* ink.c - folding character by character: without accents no letter depends on those around it. */
#include "kit/ink.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/utf8.h"
#include "base/visible.h"

#define PAGE 256
#define PAGES (0x110000 / PAGE)

struct Ink {
    Arena *arena;
    Str *pages[PAGES]; /* by character; no pointer: not asked yet */
};

Ink *ink_new(Arena *a)
{
    Ink *ink = ARENA_NEW(a, Ink);
    ink->arena = a;
    return ink;
}

/* Letters that stand for others and have no decomposition: the dotless i, small capitals of
 * phonetic writing; the end of և, whose capitals may be ԵՎ or ԵՒ. */
static uint32_t plain_letter(uint32_t c)
{
    static const struct {
        uint32_t c, letter;
    } letters[] = {
        { 0x0582, 0x057E }, { 0x0131, 'i' }, { 0x1D00, 'a' }, { 0x0299, 'b' }, { 0x1D04, 'c' },
        { 0x1D05, 'd' },    { 0x1D07, 'e' }, { 0xA730, 'f' }, { 0x0262, 'g' }, { 0x029C, 'h' },
        { 0x026A, 'i' },    { 0x1D0A, 'j' }, { 0x1D0B, 'k' }, { 0x029F, 'l' }, { 0x1D0D, 'm' },
        { 0x0274, 'n' },    { 0x1D0F, 'o' }, { 0x1D18, 'p' }, { 0xA7AF, 'q' }, { 0x0280, 'r' },
        { 0xA731, 's' },    { 0x1D1B, 't' }, { 0x1D1C, 'u' }, { 0x1D20, 'v' }, { 0x1D21, 'w' },
        { 0x028F, 'y' },    { 0x1D22, 'z' },
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].c == c) return letters[i].letter;
    return c;
}

/* Accents, points and tones; not the vowels of Indic scripts (class 0) nor the voicing of kana. */
static bool is_accent(uint32_t c)
{
    enum { KANA_VOICING = 8 };
    const int class = uc_combining_class(c);
    return class != 0 && class != KANA_VOICING;
}

static bool counts(uint32_t c)
{
    const uint32_t kinds =
        UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Mc;
    const bool apostrophe = c >= 0x2B9 && c <= 0x2D7; /* and other signs beside letters */
    return uc_is_general_category_withtable(c, kinds) && !is_accent(c) && !is_ignorable(c) &&
           !apostrophe;
}

static void add_folded(Buf *out, uint32_t c)
{
    char utf8[4];
    if (!counts(c)) return;
    const int digit = uc_decimal_value(c);
    c = digit >= 0 ? '0' + (uint32_t)digit : plain_letter(c);
    buf_mem(out, utf8, utf8_encode(c, utf8));
}

static Str fold(Ink *ink, uint32_t c)
{
    Buf out = { .arena = ink->arena };
    size_t n = 0, m = 0;
    uint32_t *parts = u32_normalize(UNINORM_NFKD, &c, 1, NULL, &n);
    uint32_t *folded = parts ? u32_casefold(parts, n, NULL, UNINORM_NFKD, NULL, &m) : NULL;
    if (!folded) out_of_memory();
    for (size_t i = 0; i < m; i++) add_folded(&out, folded[i]);
    free(parts);
    free(folded);
    return out.n ? buf_done(&out) : STR("");
}

static Str folded(Ink *ink, uint32_t c)
{
    Str **page = &ink->pages[c / PAGE];
    if (!*page) *page = ARENA_ARRAY(ink->arena, Str, PAGE);
    Str *known = &(*page)[c % PAGE];
    if (!known->p) *known = fold(ink, c);
    return *known;
}

void ink_add(Ink *ink, Buf *out, Str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) buf_char(out, (char)c);
        else if (c >= 0x80 && c != UTF8_INVALID) buf_str(out, folded(ink, c));
    }
}

size_t ink_weight(Str ink)
{
    size_t weight = 0;
    for (size_t i = 0; i < ink.n;) {
        const uint32_t c = utf8_next(ink, &i);
        const bool kana = c >= 0x3041 && c <= 0x30FF;
        const bool unparted = (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF);
        const bool ideograph = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
        weight += ideograph ? 3 : kana || unparted ? 2 : 1;
    }
    return weight;
}
