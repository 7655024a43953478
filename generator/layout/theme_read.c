/* theme_read.c - reading theme.yaml and icons.yaml. */
#include "layout/theme_parts.h"

#define MIN_SIZE_DEFAULT 7.0

/* Leading, gap and tracking are written in ems. */
static void read_style(ThemeReader *r, const Value *v, Style *s)
{
    TextStyle *t = &s->text;
    s->leading = t->size > 0 ? s->leading / t->size : 1.35;
    s->gap = t->size > 0 ? s->gap / t->size : 0.5;
    t->tracking = t->size > 0 ? t->tracking / t->size : 0;
    schema_fill(style_fields, NULL, v, s, r);
    s->leading *= t->size;
    s->gap *= t->size;
    t->tracking *= t->size;
    if (t->size < r->theme->min_size)
        report(r->diag, MSG_THEME_SIZE, value_span(v), str_c(r->arena, s->name));
}

static const Style plain_style = {
    .text = { .family = STR("sans"), .weight = 400, .color = COLOR_BLACK, .size = 10 },
    .strong = 700,
    .leading = 13.5,
    .gap = 5,
    .code_box = STR("code"),
    .code_family = STR("mono"),
    .code_size = 0.92
};

static void read_styles(ThemeReader *r, Theme *t, const Value *styles)
{
    for (size_t i = 0; i < value_count(styles); i++) {
        const Value *v = value_at(styles, i), *parent = value_get(v, "extends");
        Style *s = ARENA_NEW(r->arena, Style);
        const Style *base = parent ? theme_style(t, value_str(parent)) : NULL;
        if (parent && !base) /* must stand above: no cycles then */
            report(r->diag, MSG_THEME_EXTENDS, parent->span, str_c(r->arena, value_str(parent)));
        *s = base ? *base : plain_style;
        s->name = value_key(styles, i);
        read_style(r, v, s);
        map_set(&t->styles, s->name, s);
    }
}

bool box_style_read(const Theme *t, Arena *a, Diag *d, const Value *map, BoxStyle *out)
{
    ThemeReader r = { a, d, t };
    const Value *pattern = value_get(map, "pattern");
    if (pattern) out->pattern_at = pattern->span;
    return schema_fill(box_fields, NULL, map, out, &r);
}

static void read_boxes(ThemeReader *r, Theme *t, const Value *boxes)
{
    for (size_t i = 0; i < value_count(boxes); i++) {
        BoxStyle *b = ARENA_NEW(r->arena, BoxStyle);
        b->stroke_width = 0.6;
        box_style_read(t, r->arena, r->diag, value_at(boxes, i), b);
        map_set(&t->boxes, value_key(boxes, i), b);
    }
}

static void read_patterns(ThemeReader *r, Theme *t, const Value *patterns)
{
    t->pattern_names = patterns;
    for (size_t i = 0; i < value_count(patterns); i++) {
        const Value *v = value_at(patterns, i);
        Pattern *p = ARENA_NEW(r->arena, Pattern);
        p->span = value_span(v);
        p->stroke_width = MM(0.2);
        schema_fill(pattern_fields, NULL, v, p, r);
        if (p->tile.width < 0.5 || p->tile.height < 0.5)
            report(r->diag, MSG_THEME_TILE, p->span, str_c(r->arena, value_key(patterns, i)));
        map_set(&t->patterns, value_key(patterns, i), p);
    }
}

static Icon *read_icon(ThemeReader *r, const Field *fields, const Value *v)
{
    Icon *icon = ARENA_NEW(r->arena, Icon);
    icon->stroke_width = 2;
    schema_fill(fields, NULL, v, icon, r);
    return icon;
}

static void read_icons(ThemeReader *r, Theme *t, const Value *icons)
{
    t->icon_names = icons;
    for (size_t i = 0; i < value_count(icons); i++) {
        const Value *v = value_at(icons, i), *large = value_get(v, "large");
        Icon *icon = read_icon(r, icon_fields, v);
        if (large) icon->large = read_icon(r, icon_large_fields, large);
        map_set(&t->icons, value_key(icons, i), icon);
    }
}

static void read_inks(ThemeReader *r, Theme *t, const Value *v, ColorInks *c)
{
    schema_fill(color_fields, NULL, v, c, r);
    if (!value_get(v, "line")) c->line = c->area;
    if (value_get(v, "cmyk")) *vec_push(r->arena, &t->inks) = *c;
}

static void read_colors(ThemeReader *r, Theme *t, const Value *colors)
{
    for (size_t i = 0; i < value_count(colors); i++) {
        const Value *v = value_at(colors, i);
        ColorInks *c = ARENA_NEW(r->arena, ColorInks);
        if (v->kind == VALUE_MAP) read_inks(r, t, v, c);
        else store_color(r, NULL, v, &c->color);
        map_set(&t->colors, value_key(colors, i), &c->color);
    }
}

static const TableStyle plain_table = { .pad_x = MM(1.5),
                                        .pad_y = MM(1),
                                        .rule_width = 0.5,
                                        .rule = COLOR_BLACK,
                                        .head_rule = COLOR_BLACK,
                                        .bullet = STR("\u2022"),
                                        .box = STR("\u2610"),
                                        .box_ticked = STR("\u2611"),
                                        .list_indent = 1.3 };
static const Details plain_details = { .pattern_share = 0.28,
                                       .check_size = MM(3.4),
                                       .check_gap = MM(1.6),
                                       .check_radius = MM(0.6),
                                       .check_stroke = 1,
                                       .line_pitch = MM(7),
                                       .highlight_x = 0.18,
                                       .highlight_up = 0.86,
                                       .highlight_down = 0.26,
                                       .highlight_radius = 0.15,
                                       .raised_size = 0.7,
                                       .raised_by = 0.36,
                                       .notes_rule = MM(12),
                                       .tight = 0.45 };

Theme *theme_read(Arena *a, Diag *d, const Value *theme, const Value *icons)
{
    Theme *t = ARENA_NEW(a, Theme);
    ThemeReader r = { a, d, t };
    Map *maps[] = { &t->colors, &t->styles, &t->boxes, &t->patterns, &t->icons };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map_init(maps[i], a);
    t->min_size = value_number(value_get(theme, "min-size"), MIN_SIZE_DEFAULT);
    t->table = plain_table;
    t->details = plain_details;
    read_colors(&r, t, value_get(theme, "colors"));
    read_styles(&r, t, value_get(theme, "styles"));
    read_boxes(&r, t, value_get(theme, "boxes"));
    read_patterns(&r, t, value_get(theme, "patterns"));
    schema_fill(table_fields, NULL, value_get(theme, "table"), &t->table, &r);
    schema_fill(detail_fields, NULL, value_get(theme, "details"), &t->details, &r);
    read_icons(&r, t, icons);
    return t;
}
