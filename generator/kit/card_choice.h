/* card_choice.h - the cards that a run prints again, by the codes on them. */
#ifndef DDKIT_KIT_CARD_CHOICE_H
#define DDKIT_KIT_CARD_CHOICE_H

#include "base/vec.h"
#include "data/value.h"

typedef struct CardChoice {
    Arena *arena;
    const char *const *wanted; /* as they were asked for; upper or lower case */
    size_t n;
    bool *found;    /* n of them */
    VEC(Str) known; /* codes of all cards that were come across, in their order */
} CardChoice;

/* A choice of `n` codes, none of which was found yet. */
CardChoice *card_choice_new(Arena *a, const char *const *wanted, size_t n);

/* How many of the card of `thing` (an event, an action) are wanted: as often as its code was asked
 * for.  0 for one without a code. */
size_t card_choice_copies(CardChoice *c, const Value *thing);

/* What is to be said of a code that was not found: the codes that begin like it. */
const char *card_choice_hint(const CardChoice *c, Str code);

#endif
