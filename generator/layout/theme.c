/* theme.c - what a theme has by its names. */
#include "layout/theme_parts.h"

bool theme_color(const Theme *t, Str name, Color *out)
{
    size_t slash = str_find(name, '/');
    double share = 100;
    if (slash < name.n && !str_to_real(str_slice(name, slash + 1, name.n), &share)) return false;
    Str base = str_slice(name, 0, slash);
    const Color *c = map_get(&t->colors, base);
    if (c) *out = *c;
    else if (str_is(base, "none")) *out = COLOR_NONE;
    else if (!color_parse(base, out)) return false;
    if (slash < name.n) *out = color_mix(COLOR_WHITE, *out, share / 100);
    return true;
}

size_t theme_inks(const Theme *t, const ColorInks **inks)
{
    *inks = t->inks.at;
    return t->inks.n;
}

const Style *theme_style(const Theme *t, Str name)
{
    return map_get(&t->styles, name);
}

const BoxStyle *theme_box(const Theme *t, Str name)
{
    return map_get(&t->boxes, name);
}

const Pattern *theme_pattern(const Theme *t, Str name)
{
    return map_get(&t->patterns, name);
}

const Icon *theme_icon(const Theme *t, Str name)
{
    return map_get(&t->icons, name);
}

const Value *theme_icon_names(const Theme *t)
{
    return t->icon_names;
}

const Value *theme_pattern_names(const Theme *t)
{
    return t->pattern_names;
}

const TableStyle *theme_table(const Theme *t)
{
    return &t->table;
}

const Details *theme_details(const Theme *t)
{
    return &t->details;
}

double theme_min_size(const Theme *t)
{
    return t->min_size;
}
