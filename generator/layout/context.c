/* context.c - what a typesetter remembers. */
#include "layout/context.h"

void typesetter_init(Typesetter *t)
{
    map_init(&t->paragraphs, t->shared);
    map_init(&t->documents, t->shared);
    map_init(&t->variants, t->shared);
    map_init(&t->drawings, t->shared);
    map_init(&t->shapes, t->shared);
}
