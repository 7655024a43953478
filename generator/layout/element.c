/* element.c - compiling element trees. */
#include "layout/element_parts.h"

#include <math.h>

#include "layout/fields.h"

/* Elements within elements, includes counted. */
#define ELEMENT_DEPTH_MAX 40
#define COLUMNS_DEPTH 2

static Template *compile_text(Compiler *c, const Value *v)
{
    Template *t = template_compile(c->arena, c->diag, value_str(v), v->span);
    return t && template_check(t, c->paths, c->names) ? t : NULL;
}

/* Gives what stands within the loop or include a name. */
static void add_name(Compiler *c, Str name, PathType type)
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

bool sides_parse(Str s, unsigned *sides)
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
                  { "pattern", &box->pattern } };
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
    Loop *loop = place;
    PathType item;
    (void)f;
    const bool ok = loop_parse(c->paths, c->names, v, loop, &item);
    add_name(c, loop->name, ok ? item : (PathType){ NULL, STR("") });
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
    Compiler *c = context;
    const Style *outer = c->style;
    Element *e = place;
    (void)f;
    c->style = e->style;
    e->otherwise = element_compile(c, v);
    c->style = outer;
    return e->otherwise != NULL;
}

bool store_keep(void *context, const Field *f, const Value *v, void *place)
{
    Element *e = place;
    const Str keep = value_str(v);
    (void)context;
    (void)f;
    e->together = str_is(keep, "together") || str_is(keep, "both");
    e->keep_next = str_is(keep, "next") || str_is(keep, "both");
    return true;
}

bool store_with(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    PathType *types = ARENA_ARRAY(c->arena, PathType, value_count(v));
    bool ok = true;
    (void)f;
    e->with = ARENA_ARRAY(c->arena, Binding, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        const Value *path = value_at(v, i);
        e->with[e->n_with++] = (Binding){ value_key(v, i), value_str(path) };
        if (path_resolve(c->paths, c->names, e->with[i].path, path->span, &types[i])) continue;
        types[i].field = NULL;
        ok = false;
    }
    for (size_t i = 0; i < e->n_with; i++) add_name(c, e->with[i].name, types[i]);
    return ok;
}

bool store_table(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    bool ok = true;
    (void)f;
    e->table = ARENA_ARRAY(c->arena, Column, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        Column *col = &e->table[e->n_table++];
        const PathNames *outer = c->names;
        *col = (Column){ .style = e->style, .width = NAN };
        ok = schema_fill(column_fields, NULL, value_at(v, i), col, c) && ok;
        c->names = outer;
    }
    return ok;
}

bool store_children(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    Element *e = place;
    const Style *outer = c->style;
    bool ok = true;
    (void)f;
    c->style = e->style;
    c->columns += e->kind == ELEMENT_COLUMNS;
    e->children = ARENA_ARRAY(c->arena, Element *, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        Element *child = element_compile(c, value_at(v, i));
        if (child) e->children[e->n_children++] = child;
        else ok = false;
    }
    c->columns -= e->kind == ELEMENT_COLUMNS;
    c->style = outer;
    return ok;
}

static bool finish_include(Compiler *c, Element *e, const Value *attributes)
{
    const Value *name = value_get(attributes, "name"), *target = NULL;
    for (size_t i = 0; i < 2 && !target; i++)
        target = value_get_str(c->includes[i], value_str(name));
    if (!target)
        return report(c->diag, MSG_TEMPLATE_INCLUDE, value_span(name),
                      str_c(c->arena, value_str(name)));
    e->children = ARENA_ARRAY(c->arena, Element *, 1);
    const Style *outer = c->style;
    c->style = e->style;
    e->children[0] = element_compile(c, target);
    c->style = outer;
    e->n_children = e->children[0] != NULL;
    return e->n_children;
}

/* What follows from what is written. */
static bool finish(Compiler *c, Element *e, const Value *attributes)
{
    if (e->box) {
        const Insets pad = e->box->style.pad;
        e->inset.left += pad.left, e->inset.right += pad.right;
        e->inset.top += pad.top, e->inset.bottom += pad.bottom;
    }
    switch (e->kind) {
    case ELEMENT_LIST:
        if (!e->marker)
            e->marker = template_compile(c->arena, c->diag, STR("\xE2\x80\xA2"), e->span);
        if (e->marker_width <= 0) e->marker_width = MM(4);
        return e->marker != NULL;
    case ELEMENT_SPRING:
        e->kind = ELEMENT_SPACE;
        e->height = 0;
        if (e->grow <= 0) e->grow = 1;
        return true;
    case ELEMENT_BAND:
        if (!e->side) e->side = SIDE_ALL;
        e->bleed = e->side;
        return true;
    case ELEMENT_COLUMNS: /* those inside are balanced for each trial of those around them */
        return c->columns < COLUMNS_DEPTH || report(c->diag, MSG_TEMPLATE_COLUMNS, e->span, NULL);
    case ELEMENT_INCLUDE: return finish_include(c, e, attributes);
    default: return true;
    }
}

/* The common attributes, and what their own begin with where nothing is written. */
static bool compile(Compiler *c, Element *e, const FieldVariant *kind, const Value *attributes)
{
    const PathNames *outer = c->names;
    e->kind = (ElementKind)(kind - element_schema.variants);
    e->style = c->style;
    e->width = e->height = e->gap = e->before = NAN;
    e->valign = e->kind == ELEMENT_ROW ? VALIGN_BASELINE : VALIGN_TOP;
    bool ok = schema_fill(element_schema.fields, NULL, attributes, e, c);
    e->head_style = e->marker_style = e->style;
    ok = schema_fill(kind->fields, NULL, attributes, e, c) && ok && finish(c, e, attributes);
    c->names = outer;
    return ok;
}

static Element *find_flow(Element *e, bool marked)
{
    if (e->kind == ELEMENT_STACK && (marked ? e->flow : true)) return e;
    if (e->kind != ELEMENT_LAYER && e->kind != ELEMENT_INCLUDE) return NULL;
    for (size_t i = 0; i < e->n_children; i++) {
        Element *flow = find_flow(e->children[i], marked);
        if (flow) return flow;
    }
    return NULL;
}

Element *element_compile(Compiler *c, const Value *v)
{
    Element *e = ARENA_NEW(c->arena, Element);
    const FieldVariant *kind = variant_of(&element_schema, v);
    if (!kind) return NULL;
    e->span = v->span;
    e->source = value_get(v, kind->name);
    if (c->depth >= ELEMENT_DEPTH_MAX) {
        report(c->diag, MSG_TEMPLATE_DEPTH, v->span, NULL);
        return NULL;
    }
    c->depth++;
    const bool ok = compile(c, e, kind, e->source);
    c->depth--;
    if (ok && c->depth == 0) {
        Element *flow = find_flow(e, true);
        if (!flow) flow = find_flow(e, false);
        if (flow) flow->flow = true;
    }
    return ok ? e : NULL;
}

static Element *new_element(Arena *a, ElementKind kind, const Element *like)
{
    Element *e = ARENA_NEW(a, Element);
    *e =
        (Element){ .kind = kind, .span = like->span, .source = like->source, .style = like->style };
    e->width = e->height = e->gap = e->before = NAN;
    e->valign = VALIGN_TOP;
    return e;
}

static Element *new_parent(Arena *a, ElementKind kind, Element *const *children, size_t n)
{
    Element *e = new_element(a, kind, children[n - 1]);
    e->children = ARENA_ARRAY(a, Element *, n);
    for (size_t i = 0; i < n; i++)
        if (children[i]) e->children[e->n_children++] = children[i];
    return e;
}

/* A header, or a footer below a spring; only what has no frame of its own takes the page's height.
 */
static Element *margin_part(Arena *a, const PageBox *box, Element *e, bool below)
{
    if (!e) return NULL;
    Element *spring = new_element(a, ELEMENT_SPACE, e),
            *inner = new_parent(a, ELEMENT_STACK, &e, 1);
    spring->height = 0;
    spring->grow = 1;
    inner->inset = (Insets){ .left = box->margin.left, .right = box->margin.right };
    Element *const parts[] = { below ? spring : NULL, inner };
    return new_parent(a, ELEMENT_STACK, parts, 2);
}

Element *element_page(Arena *a, const PageBox *box, Element *body)
{
    Element *text = body;
    if (body->kind != ELEMENT_STACK) {
        text = new_parent(a, ELEMENT_STACK, &body, 1);
        text->flow = true;
    }
    text->inset.left += box->margin.left, text->inset.right += box->margin.right;
    text->inset.top += box->margin.top, text->inset.bottom += box->margin.bottom;
    Element *const parts[] = { margin_part(a, box, box->header, false),
                               margin_part(a, box, box->footer, true), text };
    return new_parent(a, ELEMENT_LAYER, parts, 3);
}
