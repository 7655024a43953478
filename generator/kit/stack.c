/* stack.c - pieces in the order of the work that they make. */
#include "kit/stack.h"

/* Beyond cutting: what is folded is put together sheet by sheet. */
static bool is_folded(Str cut)
{
    return str_is(cut, "signature") || str_is(cut, "fold") || str_is(cut, "tent");
}

static StackGroup group_of(const GuideEntry *e)
{
    const PieceTemplate *t = e->template;
    const Str cut = guide_cut(e, true);
    if (t->last) return STACK_GUIDE;
    if (!cut.n || (t->is_poster && e->pages == 1)) return STACK_READY;
    if (!guide_is_stapled(cut)) return STACK_CUT;
    return guide_entry_sheets(e) > 1 ? STACK_STAPLE : STACK_READY;
}

/* Within what is cut, cards first, then what is cut or folded otherwise, then leaves, and last what
 * stays whole in part. */
#define RANKS 5

static int rank_of(const GuideEntry *e)
{
    const StackGroup group = group_of(e);
    const Str cut = guide_cut(e, true);
    const int within = group != STACK_CUT         ? 0
                       : guide_whole_sheets(e)    ? 4
                       : guide_is_kept_whole(cut) ? 3
                       : is_folded(cut)           ? 2
                       : e->slots                 ? 0
                                                  : 1;
    return (int)group * RANKS + within;
}

Stack stack_of(Arena *a, const GuideEntry *entries, size_t n, size_t seats)
{
    Stack stack = { 0 };
    size_t next = 1;
    for (int rank = 0; rank < STACK_GROUPS * RANKS; rank++)
        for (size_t i = 0; i < n; i++) {
            const GuideEntry *e = &entries[i];
            if (!e->pages || rank_of(e) != rank) continue;
            StackPart *part = vec_push(a, &stack);
            *part = (StackPart){ .entry = e, .group = group_of(e), .first = next };
            part->copies = guide_copies(e->template, seats, true);
            part->sheets = part->copies * guide_entry_sheets(e);
            next += part->sheets;
        }
    return stack;
}

const StackPart *stack_find(const Stack *s, const PieceTemplate *t)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i].entry->template == t) return &s->at[i];
    return NULL;
}
