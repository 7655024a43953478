/* style.c - text styles, made once each. */
#include "layout/style.h"

#include <string.h>

double style_size(const LayoutContext *c, const Style *s)
{
    double size = s->text.size * c->scale, min = theme_min_size(c->setter->theme);
    return size < min ? min : size;
}

double style_leading(const LayoutContext *c, const Style *s)
{
    return s->leading * style_size(c, s) / s->text.size * (1 - c->tight);
}

/* All that tells two variants apart; hashed and compared byte by byte, so zeroed before use. */
typedef struct VariantKey {
    const Style *style;
    double scale;
    Color color;
    bool flags[5];
} VariantKey;

static void raise(const LayoutContext *c, TextStyle *t)
{
    const Details *look = theme_details(c->setter->theme);
    const double min = theme_min_size(c->setter->theme), size = t->size * look->raised_size;
    t->rise = t->size * look->raised_by;
    t->size = size < min ? min : size;
}

static TextStyle *make_style(const LayoutContext *c, const Style *s, const Variant *v)
{
    TextStyle *t = ARENA_NEW(c->setter->shared, TextStyle);
    *t = s->text;
    t->size = style_size(c, s);
    t->tracking = s->text.tracking * t->size / s->text.size;
    if (v->color.a > 0) t->color = v->color;
    if (v->strong) t->weight = s->strong;
    if (v->emphasis) t->italic = true;
    if (v->strike) t->strike = true;
    if (v->code) {
        double min = theme_min_size(c->setter->theme);
        t->family = s->code_family;
        t->size = t->size * s->code_size < min ? min : t->size * s->code_size;
        t->highlight = s->code_fill;
        t->tracking = 0;
        t->features = NULL; /* the shaper ties nothing in fixed-width fonts */
    }
    if (v->raised) raise(c, t);
    if (v->link.n) {
        t->link = str_copy(c->setter->shared, v->link);
        if (s->link_color.a > 0 && v->color.a <= 0) t->color = s->link_color;
    }
    return t;
}

static const TextStyle *variant(const LayoutContext *c, const Style *s, const Variant *v)
{
    char bytes[sizeof(VariantKey) + 512];
    VariantKey key;
    memset(&key, 0, sizeof key);
    key.style = s;
    key.scale = c->scale;
    key.color = v->color;
    key.flags[0] = v->strong, key.flags[1] = v->emphasis;
    key.flags[2] = v->code, key.flags[3] = v->strike;
    key.flags[4] = v->raised;
    if (v->link.n > 512) return make_style(c, s, v);
    memcpy(bytes, &key, sizeof key);
    if (v->link.n) memcpy(bytes + sizeof key, v->link.p, v->link.n);
    Str k = { bytes, sizeof key + v->link.n };
    TextStyle *t = map_get(&c->setter->variants, k);
    if (!t) {
        t = make_style(c, s, v);
        map_set(&c->setter->variants, str_copy(c->setter->shared, k), t);
    }
    return t;
}

static bool is_plain(const Variant *v)
{
    return v->color.a <= 0 && !v->link.n && !v->strong && !v->emphasis && !v->code && !v->strike &&
           !v->raised;
}

/* Found without a look into the map. */
static PlainStyle *plain(const LayoutContext *c, const Style *s)
{
    const size_t n = sizeof c->setter->plain / sizeof *c->setter->plain;
    const Variant none = { .strong = false };
    PlainStyle *p = &c->setter->plain[(uintptr_t)s / _Alignof(Style) % n];
    if (p->style != s || p->scale != c->scale)
        *p = (PlainStyle){ s, c->scale, variant(c, s, &none), NULL };
    return p;
}

const TextStyle *style_text(const LayoutContext *c, const Style *s, const Variant *v)
{
    return is_plain(v) ? plain(c, s)->text : variant(c, s, v);
}

const Font *style_font(const LayoutContext *c, const Style *s)
{
    PlainStyle *p = plain(c, s);
    const TextStyle *t = p->text;
    if (!p->font) p->font = fonts_face(c->setter->fonts, t->family, t->weight, t->italic);
    return p->font;
}
