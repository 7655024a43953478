/* print.h - results as text for people: wrapped lines and chances.  Standard output stays within
 * PRINT_COLUMNS where what is printed has blanks to break at.  Nothing in a text reaches the
 * terminal that would steer it (base/visible.h). */
#ifndef DDKIT_CLI_PRINT_H
#define DDKIT_CLI_PRINT_H

#include <stdio.h>

#include "base/str.h"

#define PRINT_COLUMNS 79

/* Prints the words of `text` from column `column` on, where the cursor stands already, and in the
 * lines below from column `indent` on; ends the last line. */
void print_wrapped(FILE *to, size_t column, size_t indent, Str text);

/* "97 %", with ">99 %" and "<1 %" for what would be rounded to certainty, "-" for impossible. */
const char *chance_text(Arena *a, double chance);

/* Text right-aligned in `width` columns of a terminal. */
void print_right(FILE *to, size_t width, const char *text);
/* Text followed by blanks up to `width` columns. */
void print_left(FILE *to, size_t width, Str text);
/* `path` as a shell takes it: as it is, or in quotes. */
const char *shell_word(Arena *a, const char *path);
/* Text and the end of its line. */
void print_line(FILE *to, Str text);

#endif
