/* paper.h - names and sizes of papers and cards, in portrait. */
#ifndef DDKIT_PRINT_PAPER_H
#define DDKIT_PRINT_PAPER_H

#include "base/geometry.h"

typedef struct NamedSize {
    const char *name;
    Size size;         /* points, width <= height */
    const char *about; /* one line for `ddkit list` */
} NamedSize;

/* a4, letter, a5, a3, tabloid, legal … (ISO 216; ANSI/ASME Y14.1).  NULL-name-terminated. */
extern const NamedSize papers[];
/* poker, tarot, a6, a7, mini … the cards' trim sizes.  NULL-name-terminated. */
extern const NamedSize card_formats[];

/* A name of `list`, upper or lower case, or "WxHmm"; false when it is neither.  A given size keeps
 * its orientation. */
bool size_named(const NamedSize *list, Str s, Size *out);

#endif
