/* library.h - the kit's own files: templates, strings, fonts; those of a theme's folder lie over
 * them, a piece's instead of it. */
#ifndef DDKIT_KIT_LIBRARY_H
#define DDKIT_KIT_LIBRARY_H

#include "data/schema.h"
#include "text/font.h"

typedef struct Library {
    const char *data;     /* holds templates/ and fonts/ */
    const char *theme;    /* searched first; or NULL */
    const Value *english; /* its strings, where they have been read */
} Library;

/* Reads a template file, "theme.yaml", and lays the theme's of that name over it, key by key; a
 * piece, "pieces/clock.yaml", or a shop, "shops/any.yaml", is replaced as a whole.  What `schema`
 * finds wrong is reported and left out.  NULL where nothing can be read. */
Value *library_read(const Library *l, Arena *a, Diag *d, const char *name, const Field *schema);
/* Names of the files in a folder of both, without ".yaml", sorted. */
size_t library_names(const Library *l, Arena *a, const char *folder, Str **names);

/* The strings for a language: its own (`hr`, then `hr` of `hr-HR`), what they lack from English
 * with a warning a word; English where there are none, with a warning at `at`, where the language
 * is written.  NULL after reports. */
const Value *library_strings(const Library *l, Arena *a, Diag *d, Str language, Span at);

/* Warns of files and folders of the theme that nothing reads: `themes.yaml`, `string/`. */
void library_strays(const Library *l, Arena *a, Diag *d);

/* The families of fonts/fonts.yaml; those of the file it goes on in, once they are needed.  False
 * after reports. */
bool library_fonts(const Library *l, Arena *a, Diag *d, Fonts *fonts);

#endif
