/* memory.h - arenas for pieces, used again for the next one. */
#ifndef DDKIT_KIT_MEMORY_H
#define DDKIT_KIT_MEMORY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"

/* Of one piece. */
typedef struct PieceMemory {
    Arena *pages;   /* trials that do not fit are rewound, so nobody else may allocate from it */
    Arena *lasting; /* what trials share */
    bool used;
} PieceMemory;

/* All that there are; at first none. */
typedef struct Memories {
    VEC(PieceMemory *) at;
} Memories;

/* Empty memory: what was given back, else new from `a`. */
PieceMemory *memory_take(Memories *m, Arena *a);
/* Frees what the memory holds, and gives it back. */
void memory_give_back(PieceMemory *m);
void memories_close(Memories *m);

#endif
