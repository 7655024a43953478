/* visible.h - what is seen of a text, on a terminal and on paper.
 *
 * Titles, names, arguments and lines of files may hold what steers a terminal (escape sequences),
 * turns the direction of the text around it, or is not seen at all.  Nothing of that is printed as
 * it is: it is spelled out, as `\x1b` or `\u{202e}`.  What readers of emoji, Persian or Hindi need
 * to see (joiners between two of their letters, the form of an emoji) stays. */
#ifndef DDKIT_BASE_VISIBLE_H
#define DDKIT_BASE_VISIBLE_H

#include <stdio.h>

#include "base/str.h"

/* True for C0 and C1 controls. */
bool is_control(uint32_t c);
/* True for what draws nothing by itself: Default_Ignorable_Code_Point of Unicode 15. */
bool is_ignorable(uint32_t c);

/* True for arrows, signs and emoji: what may be a picture of its own. */
bool is_pictograph(uint32_t c);
/* Bytes [from, to) of `s` without what draws nothing, as they are searched for and copied.  With
 * `joiners` those that spell a word (Persian, Hindi) or tie emoji together stay.  A slice of `s`
 * where there is nothing to leave out; else in `a`. */
Str without_ignorable(Arena *a, Str s, size_t from, size_t to, bool joiners);

/* Columns of a fixed-width font that a character takes: 0 for marks, 2 for wide ones (UAX 11). */
unsigned char_columns(uint32_t c);

/* One character as a terminal shows it. */
typedef struct Visible {
    char text[12]; /* not ended by NUL */
    size_t n;
    size_t columns; /* 0 for marks, 2 for wide characters (UAX 11) */
} Visible;

/* Of the character at byte *i, which moves behind it.  A byte that is not UTF-8 becomes `\xff`. */
Visible visible_next(Str s, size_t *i);
/* Columns that the text takes on a terminal. */
size_t visible_columns(Str s);
void print_visible(FILE *to, Str s);

/* Writes `s` as a JSON string.  What a terminal must not see is escaped the way JSON has it, so
 * nothing is lost for a program that reads it; a byte that is not UTF-8 becomes U+FFFD. */
void buf_json(Buf *b, Str s);

#endif
