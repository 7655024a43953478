/* bidi.c - the Unicode Bidirectional Algorithm: levels by FriBidi (UAX 9, up to I2), order of a
 * line's parts by L2.  L1 is met by the breaker's caller, which sets the blanks at a line's end
 * aside. */
#include <fribidi.h>

#include "base/utf8.h"
#include "text/bidi_tokens.h"
#include "text/direction.h"
#include "text/flow.h"

#define LINE_SEPARATOR 0x2028
#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define POP_ISOLATE 0x2069

/* What a language from left to right has of its text is left to the algorithm (P2, P3). */
static FriBidiParType base_direction(const Flow *f)
{
    const ParagraphOptions *o = f->options;
    switch (o->direction) {
    case DIRECTION_LTR: return FRIBIDI_PAR_LTR;
    case DIRECTION_RTL: return FRIBIDI_PAR_RTL;
    case DIRECTION_AUTO: break;
    }
    if (!language_is_rtl(o->language)) return FRIBIDI_PAR_WLTR;
    return text_is_rtl(f->bytes, true) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
}

/* A text as FriBidi takes it, in UTF-32 and with isolates around what runs by itself. */
typedef struct BidiText {
    FriBidiChar *chars;
    FriBidiCharType *types;
    FriBidiStrIndex n;
    bool *added; /* those that the text does not have */
} BidiText;

static void add_char(BidiText *t, FriBidiChar c, bool added)
{
    t->added[t->n] = added;
    t->chars[t->n++] = c;
}

/* A hard break starts no new paragraph, so it is a line separator here. */
static void add_bytes(const Flow *f, BidiText *t, size_t from, size_t to)
{
    while (from < to) {
        const uint32_t c = utf8_next(f->bytes, &from);
        add_char(t, c == '\n' ? LINE_SEPARATOR : c, false);
    }
}

static BidiText decode(const Flow *f)
{
    const size_t most = f->bytes.n + 2 * f->n_spans;
    BidiText t = { .chars = ARENA_ARRAY(f->arena, FriBidiChar, most),
                   .types = ARENA_ARRAY(f->arena, FriBidiCharType, most),
                   .added = ARENA_ARRAY(f->arena, bool, most) };
    for (size_t i = 0; i < f->n_spans; i++) {
        const bool isolated = f->spans[i].ltr;
        if (isolated) add_char(&t, LEFT_TO_RIGHT_ISOLATE, true);
        add_bytes(f, &t, f->starts[i], f->starts[i + 1]);
        if (isolated) add_char(&t, POP_ISOLATE, true);
    }
    fribidi_get_bidi_types(t.chars, t.n, t.types);
    return t;
}

/* The levels without those of the isolates. */
static void drop_added(const BidiText *t, FriBidiLevel *levels)
{
    for (FriBidiStrIndex i = 0, k = 0; i < t->n; i++)
        if (!t->added[i]) levels[k++] = levels[i];
}

void flow_levels(Flow *f)
{
    FriBidiParType direction = base_direction(f);
    if (!f->turns && (direction == FRIBIDI_PAR_LTR || direction == FRIBIDI_PAR_WLTR)) return;
    BidiText t = decode(f);
    if (direction == FRIBIDI_PAR_WLTR) direction = fribidi_get_par_direction(t.types, t.n);
    f->rtl = FRIBIDI_IS_RTL(direction);
    if (f->rtl) bidi_keep_tokens(t.chars, t.types, (size_t)t.n);
    FriBidiBracketType *brackets = ARENA_ARRAY(f->arena, FriBidiBracketType, (size_t)t.n);
    FriBidiLevel *levels = ARENA_ARRAY(f->arena, FriBidiLevel, (size_t)t.n);
    fribidi_get_bracket_types(t.chars, t.n, t.types, brackets);
    FriBidiLevel most =
        fribidi_get_par_embedding_levels_ex(t.types, brackets, t.n, &direction, levels);
    if (most == 0) out_of_memory();
    drop_added(&t, levels);
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
void visual_order(const Part *parts, uint32_t *order, uint32_t n)
{
    uint8_t highest = 0, lowest_odd = UINT8_MAX;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t level = parts[i].run->level;
        order[i] = i;
        if (level > highest) highest = level;
        if ((level & 1) && level < lowest_odd) lowest_odd = level;
    }
    for (unsigned level = highest; level >= lowest_odd; level--) {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t from = i;
            while (i < n && parts[order[i]].run->level >= level) i++;
            reverse(order, from, i);
        }
    }
}
