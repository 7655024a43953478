/* columns.h - how many columns of a fixed-width font characters take, as in a terminal: one; two
 * for those that East Asian fonts draw wide (UAX 11) and for emoji; none for marks and what is not
 * seen.
 */
#ifndef DDKIT_TEXT_COLUMNS_H
#define DDKIT_TEXT_COLUMNS_H

#include "base/str.h"

/* Of a text without tabs and line ends.  What a joiner ties to the character before it (emoji
 * sequences) takes no columns of its own. */
unsigned text_columns(Str text);

/* Tab stops of code: one every so many columns. */
#define TAB_COLUMNS 8

#endif
