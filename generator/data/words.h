/* words.h - `{{name}}` in a scenario's texts. */
#ifndef DDKIT_DATA_WORDS_H
#define DDKIT_DATA_WORDS_H

#include "data/overlay.h"

/* Limits that keep hostile words from costing time or memory.  Documented in docs/format.md. */
#define WORDS_DEPTH_MAX 8                        /* words within words */
#define WORDS_TEXT_MAX ((size_t)1024 * 1024)     /* bytes of one text, filled in */
#define WORDS_SUM_MAX ((size_t)32 * 1024 * 1024) /* bytes of all such texts */

/* Fills the words into every text below `root`, which fits the scenario's schema or has been
 * reported not to.  A text keeps its span.  Of a name that one of the overlays (or NULL) removed,
 * that is said.  `named` becomes the names that texts use, "company" or "tools.logs", with whatever
 * value.  False when something was reported. */
bool words_expand(Arena *a, Diag *d, Value *root, const Overlays *overlays, Map *named);

#endif
