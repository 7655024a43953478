/* element_store.c - what is written of an element, into its struct. */
#include "layout/element_store.h"

static Template *compile_text(Compiler *c, const Value *v)
{
    Template *t = template_compile(c->arena, c->diag, value_str(v), v->span);
    return t && template_check(t, c->paths, c->names) ? t : NULL;
}

void compiler_add_name(Compiler *c, Str name, PathType type)
{
    PathNames *n = ARENA_NEW(c->arena, PathNames);
    *n = (PathNames){ c->names, name, type };
    c->names = n;
}

bool store_template(void *context, const Field *f, const Value *v, void *place)
{
    (void)f;
    return (*(Template **)place = compile_text(context, v)) != NULL;
}

bool store_style(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    (void)f;
    const Style *s = theme_style(c->theme, value_str(v));
    if (!s) return report(c->diag, MSG_TEMPLATE_STYLE, v->span, str_c(c->arena, value_str(v)));
    *(const Style **)place = s;
    return true;
}

/* "left top": the sides that are named.  False for any other word. */
static bool sides_parse(Str s, unsigned *sides)
{
    static const char *const names[] = { "left", "top", "right", "bottom", "all" };
    static const unsigned bits[] = { SIDE_LEFT, SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_ALL };
    *sides = 0;
    for (s = str_trim(s); s.n;) {
        const size_t blank = str_find(s, ' ');
        size_t i = 0;
        while (i < sizeof bits / sizeof *bits && !str_is(str_slice(s, 0, blank), names[i])) i++;
        if (i == sizeof bits / sizeof *bits) return false;
        *sides |= bits[i];
        s = str_trim(str_slice(s, blank + 1, s.n));
    }
    return *sides != 0;
}

bool store_sides(void *context, const Field *f, const Value *v, void *place)
{
    (void)context;
    (void)f;
    return sides_parse(value_str(v), place);
}

bool store_inset(void *context, const Field *f, const Value *v, void *place)
{
    return store_insets(context, f, v, &((Element *)place)->inset);
}

static bool is_bound(const Value *v)
{
    return v && str_find(value_str(v), '{') < value_str(v).n;
}

/* What a box's own map says beside its style. */
static bool compile_own_box(Compiler *c, ElementBox *box, const Value *v)
{
    if (!box_style_read(c->theme, c->arena, c->diag, v, &box->style)) return false;
    struct {
        const char *key;
        Template **slot;
    } bound[] = { { "fill", &box->fill },
                  { "stroke", &box->stroke },
                  { "bar", &box->bar },
                  { "pattern", &box->pattern },
                  { "pattern-color", &box->pattern_color } };
    for (size_t i = 0; i < sizeof bound / sizeof *bound; i++)
        if (is_bound(value_get(v, bound[i].key)) &&
            !(*bound[i].slot = compile_text(c, value_get(v, bound[i].key))))
            return false;
    return true;
}

bool store_box(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    ElementBox *box = ARENA_NEW(c->arena, ElementBox);
    (void)f;
    box->style.stroke_width = 0.6;
    const Value *named = v->kind == VALUE_MAP ? value_get(v, "style") : v;
    if (named) {
        const BoxStyle *b = theme_box(c->theme, value_str(named));
        if (!b)
            return report(c->diag, MSG_TEMPLATE_BOX, named->span,
                          str_c(c->arena, value_str(named)));
        box->style = *b;
    }
    e->box = box;
    return v->kind != VALUE_MAP || compile_own_box(c, box, v);
}

bool store_loop(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Loop *loop = *(Loop **)place = ARENA_NEW(c->arena, Loop);
    PathType item;
    (void)f;
    const bool ok = loop_parse(c->paths, c->names, v, loop, &item);
    compiler_add_name(c, loop->name, ok ? item : (PathType){ NULL, STR("") });
    return ok;
}

bool store_condition(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    (void)f;
    return condition_parse(c->paths, c->names, v, place);
}

bool store_path(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    PathType type;
    (void)f;
    *(Str *)place = str_trim(value_str(v));
    return path_resolve(c->paths, c->names, *(Str *)place, v->span, &type);
}

bool store_otherwise(void *context, const Field *f, const Value *v, void *place)
{
    Element *e = place;
    (void)f;
    return (e->otherwise = element_compile_inner(context, e, v)) != NULL;
}

bool store_keep(void *context, const Field *f, const Value *v, void *place)
{
    Element *e = place;
    const Str keep = value_str(v);
    (void)context;
    (void)f;
    e->rows = str_is(keep, "rows");
    e->together = e->rows || str_is(keep, "together") || str_is(keep, "both");
    e->sticky = str_is(keep, "next") || str_is(keep, "both");
    return true;
}

bool store_children(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    const bool within = c->within;
    bool ok = true;
    (void)f;
    c->within = within || !e->type->holds_flow;
    e->children = ARENA_ARRAY(c->arena, Element *, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        Element *child = element_compile_inner(c, e, value_at(v, i));
        if (child) e->children[e->n_children++] = child;
        else ok = false;
    }
    c->within = within;
    return ok;
}

static bool fits_sides(Str s)
{
    unsigned sides;
    return sides_parse(s, &sides);
}

const Shape sides_shape = {
    .what = "one or more of left, top, right, bottom and all",
    .pattern = "^\\s*(left|top|right|bottom|all)(\\s+(left|top|right|bottom|all))*\\s*$",
    .fits = fits_sides,
};

const char *const align_words[] = { "start", "center", "right", NULL };
