/* system_fonts.h - the last resort: what else is installed on this machine, from fontconfig. */
#ifndef DDKIT_TEXT_SYSTEM_FONTS_H
#define DDKIT_TEXT_SYSTEM_FONTS_H

#include "base/str.h"

typedef struct SystemFonts SystemFonts;

/* Reads fontconfig's configuration and caches, which takes milliseconds.  Never NULL. */
SystemFonts *system_fonts_open(Arena *a);
void system_fonts_close(SystemFonts *s); /* NULL is fine */

typedef struct SystemFont {
    const char *path;
    unsigned index;
    int weight; /* as of CSS */
    bool italic;
    bool rejected; /* set by the caller: never to be proposed again */
} SystemFont;

/* The outline font nearest in slant and weight that claims to have the character, by path where
 * several are equally near: the same on every run on this machine.  NULL when there is none. */
SystemFont *system_fonts_find(SystemFonts *s, uint32_t c, int weight, bool italic);

#endif
