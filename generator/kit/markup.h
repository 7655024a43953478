/* markup.h - Markdown that prints otherwise than its author may have meant. */
#ifndef DDKIT_KIT_MARKUP_H
#define DDKIT_KIT_MARKUP_H

#include "data/scenario.h"
#include "text/markdown.h"

/* Warns of it in all of the scenario's texts, whether they are printed or not.  What is read on the
 * way is remembered in `memory`, up to `most` documents, as the layout wants it next. */
void markup_check(Arena *scratch, Diag *d, MarkdownMemory *memory, size_t most,
                  const Scenario *scenario);

#endif
