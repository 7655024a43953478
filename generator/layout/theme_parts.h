/* theme_parts.h - a theme, theme_read.c that reads it, and theme_schema.c, the tables that it is
 * read by, among themselves. */
#ifndef DDKIT_LAYOUT_THEME_PARTS_H
#define DDKIT_LAYOUT_THEME_PARTS_H

#include "base/vec.h"
#include "layout/theme.h"

struct Theme {
    Map colors, styles, boxes, patterns, icons;
    VEC(ColorInks) inks;     /* of colors that have some */
    const Value *icon_names, *pattern_names; /* the keys of these maps */
    TableStyle table;
    Details details;
    double min_size;
};

/* Context of the stores of the tables. */
typedef struct ThemeReader {
    Arena *arena;
    Diag *diag;
    const Theme *theme; /* its colors so far */
} ThemeReader;

FieldStore store_color; /* Color */
FieldStore store_inks;  /* Cmyk, of four percentages */

extern const Field style_fields[], color_fields[], pattern_fields[], table_fields[],
    detail_fields[], icon_fields[], icon_large_fields[];

#endif
