/* bidi.c - the Unicode Bidirectional Algorithm: levels by FriBidi (UAX 9, up to I2), order of a
 * line's pieces by L2.  L1 is met by the breaker's caller, which sets the blanks at a line's end
 * aside. */
#include <fribidi.h>
#include <string.h>

#include "text/flow.h"
#include "text/unicode.h"

/* Languages written from right to left, for texts without any letter. */
static bool is_rtl_language(Str language)
{
    static const char names[][4] = { "ar",  "ckb", "dv", "fa",  "he", "iw", "ku",
                                     "nqo", "ps",  "sd", "syr", "ug", "ur", "yi" };
    Str first = str_slice(language, 0, str_find(language, '-'));
    if (first.n < 2 || first.n > 3) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (first.p[0] == names[i][0] && str_is(first, names[i])) return true;
    return false;
}

bool text_is_rtl(Str text, Str language)
{
    for (size_t i = 0; i < text.n;) {
        FriBidiCharType type = fribidi_get_bidi_type(utf8_next(text, &i));
        if (FRIBIDI_IS_STRONG(type)) return FRIBIDI_IS_RTL(type);
    }
    return is_rtl_language(language);
}

static FriBidiParType base_direction(const ParagraphOptions *options)
{
    switch (options->direction) {
    case DIRECTION_LTR: return FRIBIDI_PAR_LTR;
    case DIRECTION_RTL: return FRIBIDI_PAR_RTL;
    case DIRECTION_AUTO: break;
    }
    return is_rtl_language(options->language) ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
}

/* The text in UTF-32.  A hard break starts no new paragraph, so it is a line separator here. */
static FriBidiStrIndex decode(const Flow *f, FriBidiChar *out)
{
    FriBidiStrIndex n = 0;
    for (size_t i = 0; i < f->bytes.n;) {
        uint32_t c = utf8_next(f->bytes, &i);
        out[n++] = c == '\n' ? 0x2028 : c;
    }
    return n;
}

void flow_levels(Flow *f)
{
    FriBidiParType direction = base_direction(f->options);
    if (!f->turns && (direction == FRIBIDI_PAR_LTR || direction == FRIBIDI_PAR_WLTR)) return;
    FriBidiChar *text = ARENA_ARRAY(f->arena, FriBidiChar, f->bytes.n);
    FriBidiStrIndex n = decode(f, text);
    FriBidiCharType *types = ARENA_ARRAY(f->arena, FriBidiCharType, (size_t)n);
    FriBidiBracketType *brackets = ARENA_ARRAY(f->arena, FriBidiBracketType, (size_t)n);
    FriBidiLevel *levels = ARENA_ARRAY(f->arena, FriBidiLevel, (size_t)n);
    fribidi_get_bidi_types(text, n, types);
    fribidi_get_bracket_types(text, n, types, brackets);
    FriBidiLevel most = fribidi_get_par_embedding_levels_ex(types, brackets, n, &direction, levels);
    if (most == 0) out_of_memory();
    f->rtl = FRIBIDI_IS_RTL(direction);
    f->levels = levels;
}

static void reverse(uint32_t *order, uint32_t from, uint32_t to)
{
    while (from + 1 < to) {
        uint32_t swap = order[from];
        order[from++] = order[--to];
        order[to] = swap;
    }
}

/* From the highest level to the lowest odd one, every stretch at that level or above is turned. */
void visual_order(const Piece *pieces, uint32_t *order, uint32_t n)
{
    uint8_t highest = 0, lowest_odd = UINT8_MAX;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t level = pieces[i].run->level;
        order[i] = i;
        if (level > highest) highest = level;
        if ((level & 1) && level < lowest_odd) lowest_odd = level;
    }
    for (unsigned level = highest; level >= lowest_odd; level--) {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t from = i;
            while (i < n && pieces[order[i]].run->level >= level) i++;
            reverse(order, from, i);
        }
    }
}
