/* markup.h - Markdown that prints otherwise than its author may have meant. */
#ifndef DDKIT_KIT_MARKUP_H
#define DDKIT_KIT_MARKUP_H

#include "data/scenario.h"
#include "text/markdown.h"

/* Warns of it in all of the scenario's texts, whether they are printed or not. */
void markup_check(Arena *scratch, Diag *d, const Scenario *scenario);

#endif
