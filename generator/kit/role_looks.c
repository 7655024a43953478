/* role_looks.c - dealing looks to roles. */
#include "kit/role_looks.h"

#include "data/suggest.h"

/* Of white type and white patterns on a role's color: WCAG 2.2, 1.4.3. */
#define CONTRAST_MIN 4.5

typedef struct Look {
    Str emblem, color, pattern;
    Span emblem_at; /* where it is written */
} Look;

typedef struct Dealer {
    const Value *looks; /* of the theme */
    Look *dealt;        /* by place in the cast */
    size_t n;           /* roles of the cast */
} Dealer;

static Str of(const Value *map, const char *key)
{
    return value_str(value_get(map, key));
}

static const Value *look_at(const Dealer *d, size_t i)
{
    return value_at(d->looks, i % value_count(d->looks));
}

static bool says_both(const Value *role)
{
    return of(role, "color").n && of(role, "pattern").n;
}

/* Whether a role other than the one at `self` has the pattern, and the color, too, if that counts.
 * Roles that are still to come have nothing yet, but what they say themselves. */
static bool is_taken(const Dealer *d, size_t self, Str pattern, const Str *color)
{
    for (size_t i = 0; i < d->n; i++)
        if (i != self && d->dealt[i].color.n && str_eq(d->dealt[i].pattern, pattern) &&
            (!color || str_eq(d->dealt[i].color, *color)))
            return true;
    return false;
}

/* The color of a look of the theme, with the pattern of the one `shift` further on; what the role
 * says itself stays. */
static Look choice(const Dealer *d, const Value *role, size_t place, size_t shift)
{
    const Str color = of(role, "color"), pattern = of(role, "pattern");
    return (Look){
        .color = color.n ? color : of(look_at(d, place), "color"),
        .pattern = pattern.n ? pattern : of(look_at(d, place + shift), "pattern"),
    };
}

/* Where the theme's look of that name is; `otherwise` where there is none. */
static size_t place_of_look(const Dealer *d, Str name, size_t otherwise)
{
    for (size_t i = 0; name.n && i < value_count(d->looks); i++)
        if (str_eq(value_key(d->looks, i), name)) return i;
    return otherwise;
}

/* That of the emblem; else one from the end, where it is in nobody's way, with a pattern that
 * nobody has; else a color with another pattern.  With more roles than pairs some are alike. */
static Look deal(const Dealer *d, const Value *role, size_t self, Str emblem)
{
    const size_t n = value_count(d->looks), first = place_of_look(d, emblem, n - 1);
    const bool own_pattern = of(role, "pattern").n > 0;
    for (size_t shift = 0; shift < n; shift++)
        for (size_t back = 0; back <= n; back++) {
            const Look look = choice(d, role, back ? n - back : first, shift);
            const bool pair = shift > 0 || own_pattern;
            if (!is_taken(d, self, look.pattern, pair ? &look.color : NULL)) return look;
        }
    return choice(d, role, first, 0);
}

static bool is_emblem(const Dealer *d, Str name)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->dealt[i].emblem, name)) return true;
    return false;
}

/* Of a role without an icon: that of the look whose pattern it has, or another one that is free. */
static Str free_emblem(const Dealer *d, const Look *look)
{
    const size_t n = value_count(d->looks);
    for (size_t i = 0; i < n; i++)
        if (str_eq(of(value_at(d->looks, i), "pattern"), look->pattern) &&
            !is_emblem(d, value_key(d->looks, i)))
            return value_key(d->looks, i);
    for (size_t i = n; i > 0; i--)
        if (!is_emblem(d, value_key(d->looks, i - 1))) return value_key(d->looks, i - 1);
    return value_key(d->looks, n - 1);
}

static const Value *own_emblem(const Value *role)
{
    return value_get(role, of(role, "emblem").n ? "emblem" : "icon");
}

static void deal_all(Dealer *d, const Value *cast)
{
    for (size_t i = 0; i < d->n; i++) {
        const Value *role = value_at(cast, i);
        if (says_both(role))
            d->dealt[i] = (Look){ .color = of(role, "color"), .pattern = of(role, "pattern") };
    }
    for (size_t i = 0; i < d->n; i++) {
        const Value *role = value_at(cast, i);
        const Value *own = own_emblem(role);
        const Str emblem = value_str(own);
        if (!says_both(role) && value_count(d->looks)) d->dealt[i] = deal(d, role, i, emblem);
        d->dealt[i].emblem = emblem;
        d->dealt[i].emblem_at = value_span(own);
        if (!emblem.n && value_count(d->looks)) d->dealt[i].emblem = free_emblem(d, &d->dealt[i]);
    }
}

static void put(Arena *a, Value *map, const char *key, Str text, Span at)
{
    if (text.n) value_set(a, map, str(key), value_text(a, at, text));
}

const Value *role_looks(Arena *a, const Value *cast, const Value *theme)
{
    Dealer d = { .looks = value_get(theme, "roles"), .n = value_count(cast) };
    Value *looks = value_map(a, SPAN_NONE);
    d.dealt = ARENA_ARRAY(a, Look, d.n);
    deal_all(&d, cast);
    for (size_t i = 0; i < d.n; i++) {
        Value *look = value_map(a, SPAN_NONE);
        put(a, look, "emblem", d.dealt[i].emblem, d.dealt[i].emblem_at);
        put(a, look, "color", d.dealt[i].color, SPAN_NONE);
        put(a, look, "pattern", d.dealt[i].pattern, SPAN_NONE);
        value_set(a, looks, value_key(cast, i), look);
    }
    return looks;
}

/* ---- what roles say ------------------------------------------------------------------------- */

typedef struct Check {
    Arena *arena;
    Diag *diag;
    const Theme *theme;
    const Value *source; /* theme.yaml */
} Check;

static const char *c_of(const Check *c, const Value *v)
{
    return str_c(c->arena, value_str(v));
}

/* Each of these is false after a report. */
static bool emblem_is_known(const Check *c, const Value *v)
{
    const Value *icons = theme_icon_names(c->theme);
    if (theme_icon(c->theme, value_str(v))) return true;
    report(c->diag, MSG_ROLE_EMBLEM, value_span(v), c_of(c, v));
    suggest_keys(c->arena, c->diag, value_str(v), &icons, 1);
    return false;
}

static bool pattern_is_known(const Check *c, const Value *v)
{
    const Value *patterns = value_get(c->source, "patterns");
    if (theme_pattern(c->theme, value_str(v))) return true;
    report(c->diag, MSG_TEMPLATE_PATTERN, value_span(v), c_of(c, v));
    suggest_keys(c->arena, c->diag, value_str(v), &patterns, 1);
    return false;
}

static bool color_is_known(const Check *c, const Value *v)
{
    Color color;
    if (!theme_color(c->theme, value_str(v), &color)) {
        report(c->diag, MSG_THEME_COLOR, value_span(v), c_of(c, v));
        suggest_near(c->arena, c->diag,
                     nearest_key(c->arena, value_str(v), value_get(c->source, "colors")));
        return false;
    }
    const double contrast = color_contrast(color, COLOR_WHITE);
    if (contrast >= CONTRAST_MIN) return true;
    Buf number = { .arena = c->arena };
    buf_number(&number, contrast, 1);
    report(c->diag, MSG_ROLE_PALE, value_span(v), c_of(c, v), str_c(c->arena, buf_done(&number)));
    return true;
}

/* "mark-note: teal": what it is used for, not another color. */
static bool is_alias(const Value *colors, size_t i)
{
    const Value *rgb = value_at(colors, i);
    if (rgb && rgb->kind == VALUE_MAP) rgb = value_get(rgb, "rgb");
    return !str_starts(value_str(rgb), "#");
}

size_t role_looks_colors(Arena *a, const Theme *theme, const Value *source, Str **names)
{
    const Value *colors = value_get(source, "colors");
    size_t n = 0;
    *names = ARENA_ARRAY(a, Str, value_count(colors));
    for (size_t i = 0; i < value_count(colors); i++) {
        const Str name = value_key(colors, i);
        Color color;
        if (!is_alias(colors, i) && theme_color(theme, name, &color) &&
            color_contrast(color, COLOR_WHITE) >= CONTRAST_MIN)
            (*names)[n++] = name;
    }
    return n;
}

static Value *usable_role(const Check *c, const Value *role)
{
    static const struct {
        const char *key;
        bool (*is_known)(const Check *c, const Value *v);
    } checks[] = { { "emblem", emblem_is_known },
                   { "color", color_is_known },
                   { "pattern", pattern_is_known } };
    Value *usable = value_copy(c->arena, role, 0);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        const Value *v = value_get(role, checks[i].key);
        if (v && !checks[i].is_known(c, v))
            value_set(c->arena, usable, str(checks[i].key), value_text(c->arena, v->span, STR("")));
    }
    return usable;
}

static void check_alike(const Check *c, const Value *cast, size_t self)
{
    const Value *role = value_at(cast, self);
    for (size_t i = 0; says_both(role) && i < self; i++) {
        const Value *other = value_at(cast, i);
        if (!str_eq(of(other, "color"), of(role, "color")) ||
            !str_eq(of(other, "pattern"), of(role, "pattern")))
            continue;
        report(c->diag, MSG_ROLES_ALIKE, value_span(value_get(role, "pattern")),
               str_c(c->arena, value_key(cast, i)), str_c(c->arena, value_key(cast, self)));
        return;
    }
}

const Value *role_looks_check(Arena *a, Diag *d, const Value *cast, const Theme *theme,
                              const Value *source)
{
    const Check c = { a, d, theme, source };
    Value *usable = value_map(a, SPAN_NONE);
    for (size_t i = 0; i < value_count(cast); i++) {
        value_set(a, usable, value_key(cast, i), usable_role(&c, value_at(cast, i)));
        check_alike(&c, usable, i);
    }
    return usable;
}
