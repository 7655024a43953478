/* theme_reader.h - theme.c and the tables that it reads by (theme_schema.c), among themselves. */
#ifndef DDKIT_LAYOUT_THEME_READER_H
#define DDKIT_LAYOUT_THEME_READER_H

#include "layout/theme.h"

/* Context of the stores below. */
typedef struct ThemeReader {
    Arena *arena;
    Diag *diag;
    const Theme *theme; /* its colors so far */
} ThemeReader;

FieldStore store_color;       /* Color */
FieldStore store_bound_color; /* Color, where it is not bound */
FieldStore store_headings;    /* Str[3] */

extern const Field style_fields[], pattern_fields[], table_fields[], detail_fields[], icon_fields[];

#endif
