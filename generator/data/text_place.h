/* text_place.h - where a part of a text stands in its file. */
#ifndef DDKIT_DATA_TEXT_PLACE_H
#define DDKIT_DATA_TEXT_PLACE_H

#include "data/value.h"

/* Where bytes [from, to) of a text stand, `from` < `to`.  The text and the file are compared sign
 * by sign, whatever the style of the scalar: blocks, folded lines, quotes with escapes, filled in
 * words.  What a word brought in stands where its `{{name}}` does.  The place of the whole text
 * where the two do not match: of texts that the program has changed otherwise. */
Span text_place(const Value *text, size_t from, size_t to);

/* Where a text ends in its file.  The place of one that is written below `|` or `>` is but that
 * sign's line; it goes on as long as lines are indented deeper. */
size_t text_end(Span at);

#endif
