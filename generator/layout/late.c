/* late.c - noting and replacing blocks. */
#include "layout/late.h"

#include "layout/build_kinds.h"

LateMark late_begin(const LayoutContext *c, const Galley *g)
{
    const LateFlow *f = c->late;
    const size_t first = g->blocks.n;
    return f ? (LateMark){ f->asked, f->answered, f->parts.n, first }
             : (LateMark){ .first = first };
}

void late_end(LayoutContext *c, LateMark since, Galley *g, const Element *e, const Scope *scope,
              double before)
{
    LateFlow *f = c->late;
    if (!f || f->asked - since.asked == f->answered - since.answered) return;
    f->answered = since.answered + f->asked - since.asked;
    f->parts.n = since.parts; /* those within are part of this one */
    *vec_push(c->lasting, &f->parts) =
        (LatePart){ g, since.first, g->blocks.n - since.first, e, scope, before };
}

/* Elements around a part may have changed its blocks: they may break less easily than it asked for,
 * and have a head that it has not. */
static bool is_like(const Block *old, const Block *now)
{
    return now->height == old->height && now->before == old->before && now->grow == old->grow &&
           old->keep_next >= now->keep_next && old->together >= now->together &&
           old->break_before >= now->break_before;
}

static bool replace(LayoutContext *c, const LatePart *p)
{
    Galley *g = galley_new(c->scratch, p->galley->width);
    build_anew(c, g, p->element, p->scope, p->before);
    if (g->blocks.n != p->n) return false;
    for (size_t i = 0; i < p->n; i++) {
        Block *old = &p->galley->blocks.at[p->first + i];
        const Block *now = &g->blocks.at[i];
        if (!is_like(old, now)) return false;
        old->frame = now->frame;
        old->box = now->box;
        old->fill = now->fill;
        if (now->head) old->head = now->head;
    }
    return true;
}

bool late_build(LayoutContext *c, LateFlow *flow)
{
    for (size_t i = 0; i < flow->parts.n; i++)
        if (!replace(c, &flow->parts.at[i])) return false;
    return !c->lost;
}
