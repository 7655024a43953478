/* theme.c - reading theme.yaml and icons.yaml. */
#include "layout/theme.h"

#include <math.h>

#include "base/vec.h"

#define MIN_SIZE_DEFAULT 7.0

struct Theme {
    Map colours, styles, boxes, patterns, icons;
    const Value *icon_names; /* the keys of this map */
    TableStyle table;
    Details details;
    double min_size;
};

/* Reading with a record of what went wrong, so that one run reports everything. */
typedef struct Reader {
    Arena *arena;
    Diag *diag;
    Theme *theme;
    bool ok;
} Reader;

static const char *c_of(Reader *r, Str s)
{
    return str_c(r->arena, s);
}

bool length_read(Diag *d, const Value *v, double *out)
{
    if (!v) return true;
    if (length_parse(value_str(v), MM(1), out) && fabs(*out) < MM(5000)) return true;
    char text[64];
    Str s = str_slice(value_str(v), 0, sizeof text - 1);
    size_t n = 0;
    for (; n < s.n; n++) text[n] = s.p[n];
    text[n] = 0;
    return report(d, MSG_TEMPLATE_LENGTH, value_span(v), text);
}

bool insets_read(Diag *d, const Value *v, Insets *out)
{
    double all = 0, x = out->left, y = out->top;
    if (!v) return true;
    if (v->kind != VALUE_MAP) {
        if (!length_read(d, v, &all)) return false;
        *out = (Insets){ all, all, all, all };
        return true;
    }
    bool ok = length_read(d, value_get(v, "x"), &x) && length_read(d, value_get(v, "y"), &y);
    if (value_get(v, "x")) out->left = out->right = x;
    if (value_get(v, "y")) out->top = out->bottom = y;
    return ok && length_read(d, value_get(v, "left"), &out->left) &&
           length_read(d, value_get(v, "top"), &out->top) &&
           length_read(d, value_get(v, "right"), &out->right) &&
           length_read(d, value_get(v, "bottom"), &out->bottom);
}

bool theme_colour(const Theme *t, Str name, Colour *out)
{
    size_t slash = str_find(name, '/');
    double share = 100;
    if (slash < name.n && !str_to_real(str_slice(name, slash + 1, name.n), &share)) return false;
    Str base = str_slice(name, 0, slash);
    const Colour *c = map_get(&t->colours, base);
    if (c) *out = *c;
    else if (str_is(base, "none")) *out = COLOUR_NONE;
    else if (!colour_parse(base, out)) return false;
    if (slash < name.n) *out = colour_mix(COLOUR_WHITE, *out, share / 100);
    return true;
}

static void read_colour(Reader *r, const Value *map, const char *key, Colour *out)
{
    const Value *v = value_get(map, key);
    if (v && !theme_colour(r->theme, value_str(v), out))
        r->ok = report(r->diag, MSG_THEME_COLOUR, v->span, c_of(r, value_str(v)));
}

static void read_number(const Value *map, const char *key, double *out)
{
    *out = value_number(value_get(map, key), *out);
}

static void read_style_fields(Reader *r, const Value *v, Style *s)
{
    TextStyle *t = &s->text;
    double leading = t->size > 0 ? s->leading / t->size : 1.35;
    double gap = t->size > 0 ? s->gap / t->size : 0.5;
    double tracking = t->size > 0 ? t->tracking / t->size : 0;
    if (value_get(v, "font")) t->family = value_str(value_get(v, "font"));
    t->weight = (int)value_integer(value_get(v, "weight"), t->weight);
    s->strong = (int)value_integer(value_get(v, "strong"), s->strong);
    if (value_get(v, "italic")) t->italic = value_truth(value_get(v, "italic"));
    if (value_get(v, "upper")) s->upper = value_truth(value_get(v, "upper"));
    if (value_get(v, "balance")) s->balance = value_truth(value_get(v, "balance"));
    read_number(v, "size", &t->size);
    read_number(v, "leading", &leading);
    read_number(v, "gap", &gap);
    read_number(v, "tracking", &tracking);
    read_number(v, "hyphenate", &s->hyphenate);
    read_number(v, "code-size", &s->code_size);
    const Value *headings = value_get(v, "headings");
    for (size_t i = 0; i < 3 && i < value_count(headings); i++)
        s->headings[i] = value_str(value_at(headings, i));
    if (value_get(v, "table")) s->table = value_str(value_get(v, "table"));
    if (value_get(v, "table-head")) s->table_head = value_str(value_get(v, "table-head"));
    if (value_get(v, "code-block")) s->code_block = value_str(value_get(v, "code-block"));
    if (value_get(v, "code-box")) s->code_box = value_str(value_get(v, "code-box"));
    if (value_get(v, "code-font")) s->code_family = value_str(value_get(v, "code-font"));
    if (value_get(v, "features")) t->features = c_of(r, value_str(value_get(v, "features")));
    read_colour(r, v, "color", &t->colour);
    read_colour(r, v, "code-fill", &s->code_fill);
    read_colour(r, v, "link-color", &s->link_colour);
    s->leading = leading * t->size;
    s->gap = gap * t->size;
    t->tracking = tracking * t->size;
    if (t->size < r->theme->min_size)
        r->ok = report(r->diag, MSG_THEME_SIZE, value_span(v), c_of(r, s->name));
}

static void read_styles(Reader *r, const Value *styles)
{
    for (size_t i = 0; i < value_count(styles); i++) {
        const Entry *e = &styles->map.at[i];
        const Value *parent = value_get(e->value, "extends");
        Style *s = ARENA_NEW(r->arena, Style);
        const Style *base = parent ? theme_style(r->theme, value_str(parent)) : NULL;
        if (parent && !base) /* must stand above: no cycles then */
            r->ok = report(r->diag, MSG_THEME_EXTENDS, parent->span, c_of(r, value_str(parent)));
        if (base) *s = *base;
        else
            *s = (Style){ .text = { .family = STR("sans"),
                                    .weight = 400,
                                    .colour = COLOUR_BLACK,
                                    .size = 10 },
                          .strong = 700,
                          .leading = 13.5,
                          .gap = 5,
                          .code_box = STR("code"),
                          .code_family = STR("mono"),
                          .code_size = 0.92 };
        s->name = e->key;
        read_style_fields(r, e->value, s);
        map_set(&r->theme->styles, e->key, s);
    }
}

bool box_style_read(const Theme *t, Diag *d, const Value *map, BoxStyle *b)
{
    static const struct {
        const char *key;
        size_t offset;
    } colours[] = { { "fill", offsetof(BoxStyle, fill) },
                    { "stroke", offsetof(BoxStyle, stroke) },
                    { "bar", offsetof(BoxStyle, bar) },
                    { "pattern-color", offsetof(BoxStyle, pattern_colour) } };
    bool ok = true;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        const Value *v = value_get(map, colours[i].key);
        Colour *c = (Colour *)(void *)((char *)b + colours[i].offset);
        if (v && str_find(value_str(v), '{') == value_str(v).n && !theme_colour(t, value_str(v), c))
            ok = report(d, MSG_THEME_COLOUR, v->span, "this");
    }
    read_number(map, "stroke-width", &b->stroke_width);
    if (value_get(map, "pattern")) {
        b->pattern = value_str(value_get(map, "pattern"));
        b->pattern_at = value_span(value_get(map, "pattern"));
    }
    if (value_get(map, "dashed")) b->dashed = value_truth(value_get(map, "dashed"));
    return length_read(d, value_get(map, "radius"), &b->radius) &&
           length_read(d, value_get(map, "bar-width"), &b->bar_width) &&
           insets_read(d, value_get(map, "pad"), &b->pad) && ok;
}

static void read_boxes(Reader *r, const Value *boxes)
{
    for (size_t i = 0; i < value_count(boxes); i++) {
        BoxStyle *b = ARENA_NEW(r->arena, BoxStyle);
        b->stroke_width = 0.6;
        if (!box_style_read(r->theme, r->diag, value_at(boxes, i), b)) r->ok = false;
        map_set(&r->theme->boxes, boxes->map.at[i].key, b);
    }
}

static void read_patterns(Reader *r, const Value *patterns)
{
    for (size_t i = 0; i < value_count(patterns); i++) {
        const Value *v = value_at(patterns, i);
        Pattern *p = ARENA_NEW(r->arena, Pattern);
        p->span = value_span(v);
        p->path = value_str(value_get(v, "path"));
        p->filled = value_truth(value_get(v, "filled"));
        p->stroke_width = MM(0.2);
        if (!length_read(r->diag, value_get(v, "width"), &p->tile.width) ||
            !length_read(r->diag, value_get(v, "height"), &p->tile.height) ||
            !length_read(r->diag, value_get(v, "stroke-width"), &p->stroke_width))
            r->ok = false;
        else if (p->tile.width < 0.5 || p->tile.height < 0.5)
            r->ok = report(r->diag, MSG_TEMPLATE_LENGTH, p->span, "a tile this small");
        map_set(&r->theme->patterns, patterns->map.at[i].key, p);
    }
}

static void read_icons(Reader *r, const Value *icons)
{
    r->theme->icon_names = icons;
    for (size_t i = 0; i < value_count(icons); i++) {
        const Value *v = value_at(icons, i);
        Icon *icon = ARENA_NEW(r->arena, Icon);
        *icon = (Icon){ value_str(value_get(v, "fill")), value_str(value_get(v, "stroke")),
                        value_number(value_get(v, "width"), 2), value_span(v) };
        map_set(&r->theme->icons, icons->map.at[i].key, icon);
    }
}

static void read_table(Reader *r, const Value *v)
{
    TableStyle *t = &r->theme->table;
    *t = (TableStyle){ .pad_x = MM(1.5),
                       .pad_y = MM(1),
                       .rule_width = 0.5,
                       .rule = COLOUR_BLACK,
                       .head_rule = COLOUR_BLACK,
                       .bullet = STR("\u2022"),
                       .box = STR("\u2610"),
                       .box_ticked = STR("\u2611"),
                       .list_indent = 1.3 };
    if (!length_read(r->diag, value_get(v, "pad-x"), &t->pad_x) ||
        !length_read(r->diag, value_get(v, "pad-y"), &t->pad_y) ||
        !length_read(r->diag, value_get(v, "rule-width"), &t->rule_width))
        r->ok = false;
    read_colour(r, v, "rule", &t->rule);
    read_colour(r, v, "head-rule", &t->head_rule);
    if (value_get(v, "bullet")) t->bullet = value_str(value_get(v, "bullet"));
    if (value_get(v, "box")) t->box = value_str(value_get(v, "box"));
    if (value_get(v, "box-ticked")) t->box_ticked = value_str(value_get(v, "box-ticked"));
    read_number(v, "list-indent", &t->list_indent);
}

static void read_details(Reader *r, const Value *v)
{
    Details *d = &r->theme->details;
    *d = (Details){ .pattern_share = 0.28,
                    .check_size = MM(3.4),
                    .check_gap = MM(1.6),
                    .check_radius = MM(0.6),
                    .check_stroke = 1,
                    .line_pitch = MM(7),
                    .highlight_x = 0.18,
                    .highlight_up = 0.86,
                    .highlight_down = 0.26,
                    .highlight_radius = 0.15,
                    .tight = 0.45 };
    if (!length_read(r->diag, value_get(v, "check-size"), &d->check_size) ||
        !length_read(r->diag, value_get(v, "check-gap"), &d->check_gap) ||
        !length_read(r->diag, value_get(v, "check-radius"), &d->check_radius) ||
        !length_read(r->diag, value_get(v, "line-pitch"), &d->line_pitch))
        r->ok = false;
    read_number(v, "pattern-share", &d->pattern_share);
    read_number(v, "check-stroke", &d->check_stroke);
    read_number(v, "highlight-x", &d->highlight_x);
    read_number(v, "highlight-up", &d->highlight_up);
    read_number(v, "highlight-down", &d->highlight_down);
    read_number(v, "highlight-radius", &d->highlight_radius);
    read_number(v, "tight", &d->tight);
}

Theme *theme_read(Arena *a, Diag *d, const Value *theme, const Value *icons)
{
    Theme *t = ARENA_NEW(a, Theme);
    Reader r = { a, d, t, theme_keys_known(a, d, theme) };
    Map *maps[] = { &t->colours, &t->styles, &t->boxes, &t->patterns, &t->icons };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map_init(maps[i], a);
    t->min_size = value_number(value_get(theme, "min-size"), MIN_SIZE_DEFAULT);
    const Value *colours = value_get(theme, "colors");
    for (size_t i = 0; i < value_count(colours); i++) {
        Colour *c = ARENA_NEW(a, Colour);
        const Value *v = value_at(colours, i);
        if (!theme_colour(t, value_str(v), c))
            r.ok = report(d, MSG_THEME_COLOUR, value_span(v), c_of(&r, value_str(v)));
        map_set(&t->colours, colours->map.at[i].key, c);
    }
    read_styles(&r, value_get(theme, "styles"));
    read_boxes(&r, value_get(theme, "boxes"));
    read_patterns(&r, value_get(theme, "patterns"));
    read_icons(&r, icons);
    read_table(&r, value_get(theme, "table"));
    read_details(&r, value_get(theme, "details"));
    return r.ok ? t : NULL;
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
