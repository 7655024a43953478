/* hyphen_file.h - a file of hyphenation patterns, and the part of it that one word needs.
 *
 * libhyphen makes an automaton of a whole file, with states in chains that grow with it: 1.7 s for
 * the 78,000 patterns of German, of which a word meets some dozens.  So a word is given a
 * dictionary of its own, of a small file as long as words are few.  It has the file's directives,
 * the patterns that stand in the word, and for each place the pattern that agrees with the word for
 * longest: where that stops is where libhyphen goes on.  The hyphens are those of the whole file.
 */
#ifndef DDKIT_TEXT_HYPHEN_FILE_H
#define DDKIT_TEXT_HYPHEN_FILE_H

#include <hyphen.h>

#include "base/str.h"

typedef struct HyphenFile HyphenFile;

/* NULL where it cannot be read.  To be freed before the arena is; `path` must live as long. */
HyphenFile *hyphen_file_read(Arena *a, const char *path);
void hyphen_file_free(HyphenFile *f);

/* As the file names it: "UTF-8", "ISO8859-1". */
const char *hyphen_file_charset(const HyphenFile *f);

/* What hyphenates `word`: lower case, letters only, in the file's character set.  NULL where
 * libhyphen makes none.  To be closed before the next is opened. */
HyphenDict *hyphen_file_open(HyphenFile *f, Str word);
void hyphen_file_close(const HyphenFile *f, HyphenDict *dict);

#endif
