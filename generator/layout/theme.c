/* theme.c - reading theme.yaml and icons.yaml. */
#include "layout/theme.h"

#include "data/suggest.h"
#include "layout/keys.h"

#define MIN_SIZE_DEFAULT 7.0

/* What a theme's values become, beyond the types of keys.h. */
enum {
    COLOUR = KEY_OWN, /* Colour */
    BOUND_COLOUR,     /* Colour, where it is not bound */
    HEADINGS,         /* Str[3] */
    FEATURES,         /* const char * */
    BOX_PATTERN,
    SECTION, /* nothing here, but it must be a map */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const Key style_keys[] = {
    { STR("extends"), KEY_ELSEWHERE, 0 },
    { STR("font"), KEY_TEXT, offsetof(Style, text.family) },
    { STR("weight"), KEY_WHOLE, offsetof(Style, text.weight) },
    { STR("strong"), KEY_WHOLE, offsetof(Style, strong) },
    { STR("italic"), KEY_TRUTH, offsetof(Style, text.italic) },
    { STR("upper"), KEY_TRUTH, offsetof(Style, upper) },
    { STR("balance"), KEY_TRUTH, offsetof(Style, balance) },
    { STR("size"), KEY_NUMBER, offsetof(Style, text.size) },
    { STR("leading"), KEY_NUMBER, offsetof(Style, leading) },
    { STR("gap"), KEY_NUMBER, offsetof(Style, gap) },
    { STR("tracking"), KEY_NUMBER, offsetof(Style, text.tracking) },
    { STR("hyphenate"), KEY_NUMBER, offsetof(Style, hyphenate) },
    { STR("code-size"), KEY_NUMBER, offsetof(Style, code_size) },
    { STR("headings"), HEADINGS, offsetof(Style, headings) },
    { STR("table"), KEY_TEXT, offsetof(Style, table) },
    { STR("table-head"), KEY_TEXT, offsetof(Style, table_head) },
    { STR("features"), FEATURES, offsetof(Style, text.features) },
    { STR("code-font"), KEY_TEXT, offsetof(Style, code_family) },
    { STR("code-block"), KEY_TEXT, offsetof(Style, code_block) },
    { STR("code-box"), KEY_TEXT, offsetof(Style, code_box) },
    { STR("code-fill"), COLOUR, offsetof(Style, code_fill) },
    { STR("link-color"), COLOUR, offsetof(Style, link_colour) },
    { STR("color"), COLOUR, offsetof(Style, text.colour) },
};

static const Key box_keys[] = {
    { STR("fill"), BOUND_COLOUR, offsetof(BoxStyle, fill) },
    { STR("stroke"), BOUND_COLOUR, offsetof(BoxStyle, stroke) },
    { STR("stroke-width"), KEY_NUMBER, offsetof(BoxStyle, stroke_width) },
    { STR("radius"), KEY_LENGTH, offsetof(BoxStyle, radius) },
    { STR("bar"), BOUND_COLOUR, offsetof(BoxStyle, bar) },
    { STR("bar-width"), KEY_LENGTH, offsetof(BoxStyle, bar_width) },
    { STR("pad"), KEY_INSETS, offsetof(BoxStyle, pad) },
    { STR("dashed"), KEY_TRUTH, offsetof(BoxStyle, dashed) },
    { STR("pattern"), BOX_PATTERN, 0 },
    { STR("style"), KEY_ELSEWHERE, 0 },
    { STR("pattern-color"), BOUND_COLOUR, offsetof(BoxStyle, pattern_colour) },
};

static const Key pattern_keys[] = {
    { STR("width"), KEY_LENGTH, offsetof(Pattern, tile.width) },
    { STR("height"), KEY_LENGTH, offsetof(Pattern, tile.height) },
    { STR("path"), KEY_TEXT, offsetof(Pattern, path) },
    { STR("filled"), KEY_TRUTH, offsetof(Pattern, filled) },
    { STR("stroke-width"), KEY_LENGTH, offsetof(Pattern, stroke_width) },
};

static const Key table_keys[] = {
    { STR("pad-x"), KEY_LENGTH, offsetof(TableStyle, pad_x) },
    { STR("pad-y"), KEY_LENGTH, offsetof(TableStyle, pad_y) },
    { STR("rule-width"), KEY_LENGTH, offsetof(TableStyle, rule_width) },
    { STR("rule"), COLOUR, offsetof(TableStyle, rule) },
    { STR("head-rule"), COLOUR, offsetof(TableStyle, head_rule) },
    { STR("bullet"), KEY_TEXT, offsetof(TableStyle, bullet) },
    { STR("box"), KEY_TEXT, offsetof(TableStyle, box) },
    { STR("box-ticked"), KEY_TEXT, offsetof(TableStyle, box_ticked) },
    { STR("list-indent"), KEY_NUMBER, offsetof(TableStyle, list_indent) },
};

static const Key detail_keys[] = {
    { STR("pattern-share"), KEY_NUMBER, offsetof(Details, pattern_share) },
    { STR("check-size"), KEY_LENGTH, offsetof(Details, check_size) },
    { STR("check-gap"), KEY_LENGTH, offsetof(Details, check_gap) },
    { STR("check-radius"), KEY_LENGTH, offsetof(Details, check_radius) },
    { STR("check-stroke"), KEY_NUMBER, offsetof(Details, check_stroke) },
    { STR("line-pitch"), KEY_LENGTH, offsetof(Details, line_pitch) },
    { STR("highlight-x"), KEY_NUMBER, offsetof(Details, highlight_x) },
    { STR("highlight-up"), KEY_NUMBER, offsetof(Details, highlight_up) },
    { STR("highlight-down"), KEY_NUMBER, offsetof(Details, highlight_down) },
    { STR("highlight-radius"), KEY_NUMBER, offsetof(Details, highlight_radius) },
    { STR("tight"), KEY_NUMBER, offsetof(Details, tight) },
};

struct Theme {
    Map colours, styles, boxes, patterns, icons;
    const Value *icon_names; /* the keys of this map */
    TableStyle table;
    Details details;
    double min_size;
};

/* Decks, actions, tiers and handouts are for the models (kit/). */
static const Key theme_keys[] = {
    { STR("min-size"), KEY_NUMBER, offsetof(Theme, min_size) },
    { STR("colors"), SECTION, 0 },
    { STR("styles"), SECTION, 0 },
    { STR("table"), SECTION, 0 },
    { STR("details"), SECTION, 0 },
    { STR("boxes"), SECTION, 0 },
    { STR("patterns"), SECTION, 0 },
    { STR("decks"), SECTION, 0 },
    { STR("actions"), SECTION, 0 },
    { STR("tiers"), SECTION, 0 },
    { STR("handouts"), SECTION, 0 },
};

/* Reading with a record of what went wrong, so that one run reports everything. */
typedef struct Reader {
    Arena *arena;
    Diag *diag;
    const Theme *theme; /* its colours so far */
    bool ok;
} Reader;

static const char *c_of(Reader *r, Str s)
{
    return str_c(r->arena, s);
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

static bool read_colour(Reader *r, const Value *v, Colour *out)
{
    return theme_colour(r->theme, value_str(v), out) ||
           report(r->diag, MSG_THEME_COLOUR, v->span, c_of(r, value_str(v)));
}

static bool no_section(Reader *r, const Key *key, const Value *v)
{
    return report(r->diag, MSG_TYPE_WRONG, v->span, c_format(r->arena, "`%s`", key->name.p),
                  "a map of keys", value_kind_name(v->kind));
}

static bool read_key(Reader *r, const Key *key, const Value *v, void *to)
{
    void *field = (char *)to + key->field;
    switch (key->type) {
    case BOUND_COLOUR:
        if (str_find(value_str(v), '{') < value_str(v).n) return true;
        return read_colour(r, v, field);
    case COLOUR: return read_colour(r, v, field);
    case HEADINGS:
        for (size_t i = 0; i < 3 && i < value_count(v); i++)
            ((Str *)field)[i] = value_str(value_at(v, i));
        return true;
    case FEATURES: *(const char **)field = c_of(r, value_str(v)); return true;
    case BOX_PATTERN:
        ((BoxStyle *)to)->pattern = value_str(v);
        ((BoxStyle *)to)->pattern_at = v->span;
        return true;
    case SECTION: return v->kind == VALUE_MAP || v->kind == VALUE_NULL || no_section(r, key, v);
    default: return key_read(r->diag, key, v, field);
    }
}

/* A key that nothing in a theme is called is a mistake: it would change no look. */
static bool unknown_key(Reader *r, const Key *keys, size_t n, const Entry *e)
{
    Str *names = ARENA_ARRAY(r->arena, Str, n);
    for (size_t i = 0; i < n; i++) names[i] = keys[i].name;
    report(r->diag, MSG_THEME_KEY, e->key_span, c_of(r, e->key));
    suggest(r->arena, r->diag, e->key, names, n);
    return false;
}

/* Reads a map into the struct that `keys` speak of, on top of what it holds. */
static bool read_map(Reader *r, const Value *map, const Key *keys, size_t n, void *to)
{
    bool ok = true;
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->map.n; i++) {
        const Entry *e = &map->map.at[i];
        const Key *key = key_find(keys, n, e->key);
        ok = (key ? read_key(r, key, e->value, to) : unknown_key(r, keys, n, e)) && ok;
    }
    if (!ok) r->ok = false;
    return ok;
}

/* Leading, gap and tracking are written in ems. */
static void read_style(Reader *r, const Value *v, Style *s)
{
    TextStyle *t = &s->text;
    s->leading = t->size > 0 ? s->leading / t->size : 1.35;
    s->gap = t->size > 0 ? s->gap / t->size : 0.5;
    t->tracking = t->size > 0 ? t->tracking / t->size : 0;
    read_map(r, v, style_keys, COUNT(style_keys), s);
    s->leading *= t->size;
    s->gap *= t->size;
    t->tracking *= t->size;
    if (t->size < r->theme->min_size)
        r->ok = report(r->diag, MSG_THEME_SIZE, value_span(v), c_of(r, s->name));
}

static void read_styles(Reader *r, Theme *t, const Value *styles)
{
    for (size_t i = 0; i < value_count(styles); i++) {
        const Value *v = value_at(styles, i), *parent = value_get(v, "extends");
        Style *s = ARENA_NEW(r->arena, Style);
        const Style *base = parent ? theme_style(t, value_str(parent)) : NULL;
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
        s->name = value_key(styles, i);
        read_style(r, v, s);
        map_set(&t->styles, s->name, s);
    }
}

bool box_style_read(const Theme *t, Arena *a, Diag *d, const Value *map, BoxStyle *out)
{
    Reader r = { a, d, t, true };
    return read_map(&r, map, box_keys, COUNT(box_keys), out);
}

static void read_boxes(Reader *r, Theme *t, const Value *boxes)
{
    for (size_t i = 0; i < value_count(boxes); i++) {
        BoxStyle *b = ARENA_NEW(r->arena, BoxStyle);
        b->stroke_width = 0.6;
        read_map(r, value_at(boxes, i), box_keys, COUNT(box_keys), b);
        map_set(&t->boxes, value_key(boxes, i), b);
    }
}

static void read_patterns(Reader *r, Theme *t, const Value *patterns)
{
    for (size_t i = 0; i < value_count(patterns); i++) {
        const Value *v = value_at(patterns, i);
        Pattern *p = ARENA_NEW(r->arena, Pattern);
        p->span = value_span(v);
        p->stroke_width = MM(0.2);
        if (read_map(r, v, pattern_keys, COUNT(pattern_keys), p) &&
            (p->tile.width < 0.5 || p->tile.height < 0.5))
            r->ok = report(r->diag, MSG_TEMPLATE_LENGTH, p->span, "a tile this small");
        map_set(&t->patterns, value_key(patterns, i), p);
    }
}

static void read_icons(Arena *a, Theme *t, const Value *icons)
{
    t->icon_names = icons;
    for (size_t i = 0; i < value_count(icons); i++) {
        const Value *v = value_at(icons, i);
        Icon *icon = ARENA_NEW(a, Icon);
        *icon = (Icon){ value_str(value_get(v, "fill")), value_str(value_get(v, "stroke")),
                        value_number(value_get(v, "width"), 2), value_span(v) };
        map_set(&t->icons, value_key(icons, i), icon);
    }
}

static void read_table(Reader *r, TableStyle *t, const Value *v)
{
    *t = (TableStyle){ .pad_x = MM(1.5),
                       .pad_y = MM(1),
                       .rule_width = 0.5,
                       .rule = COLOUR_BLACK,
                       .head_rule = COLOUR_BLACK,
                       .bullet = STR("\u2022"),
                       .box = STR("\u2610"),
                       .box_ticked = STR("\u2611"),
                       .list_indent = 1.3 };
    read_map(r, v, table_keys, COUNT(table_keys), t);
}

static void read_details(Reader *r, Details *d, const Value *v)
{
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
    read_map(r, v, detail_keys, COUNT(detail_keys), d);
}

Theme *theme_read(Arena *a, Diag *d, const Value *theme, const Value *icons)
{
    Theme *t = ARENA_NEW(a, Theme);
    Reader r = { a, d, t, true };
    Map *maps[] = { &t->colours, &t->styles, &t->boxes, &t->patterns, &t->icons };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map_init(maps[i], a);
    t->min_size = MIN_SIZE_DEFAULT;
    read_map(&r, theme, theme_keys, COUNT(theme_keys), t);
    const Value *colours = value_get(theme, "colors");
    for (size_t i = 0; i < value_count(colours); i++) {
        Colour *c = ARENA_NEW(a, Colour);
        const Value *v = value_at(colours, i);
        if (!read_colour(&r, v, c)) r.ok = false;
        map_set(&t->colours, value_key(colours, i), c);
    }
    read_styles(&r, t, value_get(theme, "styles"));
    read_boxes(&r, t, value_get(theme, "boxes"));
    read_patterns(&r, t, value_get(theme, "patterns"));
    read_icons(a, t, icons);
    read_table(&r, &t->table, value_get(theme, "table"));
    read_details(&r, &t->details, value_get(theme, "details"));
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
