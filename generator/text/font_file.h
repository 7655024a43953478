/* font_file.h - opening one font file: is it whole, can it go into a PDF, what are its metrics.
 * Which file belongs to which family is font.c's business. */
#ifndef DDKIT_TEXT_FONT_FILE_H
#define DDKIT_TEXT_FONT_FILE_H

#include "text/font.h"

/* Opens face `index` of the file, mapped into memory.  `id`, `weight` and `italic` are left to the
 * caller.  NULL where the file can't serve; `*fault` then says why, to follow the file's name. */
Font *font_file_open(Arena *a, const char *path, unsigned index, const char **fault);
void font_file_close(Font *f);

/* True when the font has a glyph for the character. */
bool font_has(const Font *f, uint32_t c);
/* True when the font can draw it: it has a glyph, or HarfBuzz makes one from another (blanks of all
 * widths from the space, the no-break hyphen from the hyphen), or none is needed. */
bool font_draws(const Font *f, uint32_t c);

#endif
