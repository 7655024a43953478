/* memory.c - a run needs no more than the pieces that it keeps at the same time. */
#include "kit/memory.h"

PieceMemory *memory_take(Memories *m, Arena *a)
{
    size_t i = 0;
    while (i < m->at.n && m->at.at[i]->used) i++;
    if (i == m->at.n) {
        PieceMemory *more = ARENA_NEW(a, PieceMemory);
        *more = (PieceMemory){ .pages = arena_new(), .lasting = arena_new() };
        *vec_push(a, &m->at) = more;
    }
    m->at.at[i]->used = true;
    return m->at.at[i];
}

void memory_give_back(PieceMemory *m)
{
    arena_reset(m->pages);
    arena_reset(m->lasting);
    m->used = false;
}

void memories_close(Memories *m)
{
    for (size_t i = 0; i < m->at.n; i++) {
        arena_free(m->at.at[i]->pages);
        arena_free(m->at.at[i]->lasting);
    }
}
