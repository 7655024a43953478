/* stack.h - a slim kit as one print job: which piece lies where in the stack of sheets.
 *
 * The print guide is on top.  Below it lies what is cut, so that the host takes one part of the
 * stack to the cutter; then what is stapled; then what is ready as it is. */
#ifndef DDKIT_KIT_STACK_H
#define DDKIT_KIT_STACK_H

#include "kit/guide_entry.h"

typedef enum StackGroup {
    STACK_GUIDE,
    STACK_CUT,
    STACK_STAPLE,
    STACK_READY,
    STACK_GROUPS
} StackGroup;

/* The sheets of a piece. */
typedef struct StackPart {
    const GuideEntry *entry;
    StackGroup group;
    size_t first;  /* counted from 1, from the top of the stack */
    size_t sheets; /* of all copies */
    size_t copies; /* one behind the other */
} StackPart;

typedef VEC(StackPart) Stack;

/* Of the entries that have pages, for a team of so many seats. */
Stack stack_of(Arena *a, const GuideEntry *entries, size_t n, size_t seats);
/* The part with that piece, or NULL. */
const StackPart *stack_find(const Stack *s, const PieceTemplate *t);

#endif
