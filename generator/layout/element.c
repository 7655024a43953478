/* element.c - compiling element trees. */
#include "layout/element.h"

#include <math.h>

#include "base/vec.h"
#include "data/suggest.h"

/* Elements within elements, includes counted. */
#define ELEMENT_DEPTH_MAX 40

static const char *const kind_names[] = {
    "stack", "row",  "grid",  "layer", "text",   "table", "list",   "icon",
    "image", "rule", "space", "band",  "checks", "lines", "widget", "include",
};
#define KINDS (sizeof kind_names / sizeof *kind_names)

static const char *const attribute_names[] = {
    "if",           "each",    "style",  "color", "box",     "inset",      "width",  "height",
    "grow",         "gap",     "before", "align", "valign",  "repeat",     "bleed",  "keep",
    "break",        "flow",    "anchor", "title", "outline", "items",      "marker", "marker-style",
    "marker-width", "size",    "pitch",  "side",  "columns", "head-style", "value",  "with",
    "fill",         "pattern", "count",  "name",  "turned",  "dashed",
};
#define ATTRIBUTES (sizeof attribute_names / sizeof *attribute_names)

/* An attribute stands beside the kind's key or inside the kind's map. */
static const Value *attribute(const Element *e, const char *key)
{
    const Value *v = value_get(e->source, key);
    return v ? v : value_get(value_get(e->source, kind_names[e->kind]), key);
}

static bool kind_find(Str key, ElementKind *kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (str_is(key, kind_names[i])) {
            *kind = (ElementKind)i;
            return true;
        }
    return false;
}

static bool is_attribute(Str key)
{
    for (size_t i = 0; i < ATTRIBUTES; i++)
        if (str_is(key, attribute_names[i])) return true;
    return false;
}

static bool unknown_key(Compiler *c, const Entry *e)
{
    Str names[KINDS + ATTRIBUTES];
    for (size_t i = 0; i < KINDS; i++) names[i] = str(kind_names[i]);
    for (size_t i = 0; i < ATTRIBUTES; i++) names[KINDS + i] = str(attribute_names[i]);
    report(c->diag, MSG_TEMPLATE_KEY, e->key_span, str_c(c->arena, e->key));
    suggest_near(c->arena, c->diag, nearest_name(e->key, names, KINDS + ATTRIBUTES));
    return false;
}

/* Finds the one key that names a kind and reports keys that are neither kind nor attribute. */
static bool find_kind(Compiler *c, const Value *v, ElementKind *kind)
{
    unsigned found = 0;
    bool ok = true;
    if (v->kind != VALUE_MAP) return report(c->diag, MSG_TEMPLATE_ELEMENT, v->span, NULL);
    for (size_t i = 0; i < v->map.n; i++) {
        const Entry *e = &v->map.at[i];
        if (kind_find(e->key, kind)) found++;
        else if (!is_attribute(e->key)) ok = unknown_key(c, e);
    }
    if (ok && found != 1) ok = report(c->diag, MSG_TEMPLATE_ELEMENT, v->span, NULL);
    return ok;
}

static Template *compile_text(Compiler *c, const Value *v)
{
    return v ? template_compile(c->arena, c->diag, value_str(v), v->span) : NULL;
}

static bool choose(Compiler *c, const Element *e, const char *key, const char *const names[],
                   int *out)
{
    const Value *v = attribute(e, key);
    if (!v) return true;
    for (int i = 0; names[i]; i++)
        if (str_is(value_str(v), names[i])) {
            *out = i;
            return true;
        }
    return report(c->diag, MSG_TEMPLATE_CHOICE, v->span, key, str_c(c->arena, value_str(v)));
}

static unsigned sides_of(Str s)
{
    static const char *const names[] = { "left", "top", "right", "bottom", "all" };
    static const unsigned bits[] = { SIDE_LEFT, SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_ALL };
    unsigned sides = 0;
    while (s.n) {
        size_t blank = str_find(s, ' ');
        for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
            if (str_is(str_slice(s, 0, blank), names[i])) sides |= bits[i];
        s = str_slice(s, blank + 1, s.n);
    }
    return sides;
}

static bool find_style(Compiler *c, const Value *v, const Style **out)
{
    if (!v) return true;
    const Style *s = theme_style(c->theme, value_str(v));
    if (!s) return report(c->diag, MSG_TEMPLATE_STYLE, v->span, str_c(c->arena, value_str(v)));
    *out = s;
    return true;
}

static bool is_bound(const Value *v)
{
    return v && str_find(value_str(v), '{') < value_str(v).n;
}

static bool compile_box(Compiler *c, Element *e, const Value *v)
{
    if (!v) return true;
    e->boxed = true;
    e->box.stroke_width = 0.6;
    const Value *named = v->kind == VALUE_MAP ? value_get(v, "style") : v;
    if (named) {
        const BoxStyle *b = theme_box(c->theme, value_str(named));
        if (!b)
            return report(c->diag, MSG_TEMPLATE_BOX, named->span,
                          str_c(c->arena, value_str(named)));
        e->box = *b;
    }
    if (v->kind != VALUE_MAP) return true;
    if (!theme_box_keys_known(c->arena, c->diag, v)) return false;
    struct {
        const char *key;
        Template **slot;
    } bound[] = { { "fill", &e->box_fill },
                  { "stroke", &e->box_stroke },
                  { "bar", &e->box_bar },
                  { "pattern", &e->box_pattern } };
    for (size_t i = 0; i < sizeof bound / sizeof *bound; i++)
        if (is_bound(value_get(v, bound[i].key)) &&
            !(*bound[i].slot = compile_text(c, value_get(v, bound[i].key))))
            return false;
    return box_style_read(c->theme, c->diag, v, &e->box);
}

static bool compile_each(Compiler *c, Element *e)
{
    const Value *each = attribute(e, "each");
    if (!each) return true;
    if (each->kind != VALUE_MAP || each->map.n != 1)
        return report(c->diag, MSG_TEMPLATE_EACH, each->span, NULL);
    e->each_name = each->map.at[0].key;
    e->each_path = value_str(each->map.at[0].value);
    return true;
}

static void compile_if(Element *e)
{
    Str path = str_trim(value_str(attribute(e, "if")));
    e->if_not = str_starts(path, "not ");
    e->if_path = e->if_not ? str_trim(str_slice(path, 4, path.n)) : path;
}

static bool compile_lengths(Compiler *c, Element *e)
{
    struct {
        const char *key;
        double *slot;
    } lengths[] = { { "width", &e->width },
                    { "height", &e->height },
                    { "gap", &e->gap },
                    { "before", &e->before },
                    { "size", &e->size },
                    { "pitch", &e->pitch },
                    { "marker-width", &e->marker_width } };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (!length_read(c->diag, attribute(e, lengths[i].key), lengths[i].slot)) return false;
    e->grow = value_number(attribute(e, "grow"), 0);
    return insets_read(c->diag, attribute(e, "inset"), &e->inset);
}

static bool compile_choices(Compiler *c, Element *e)
{
    static const char *const aligns[] = { "start", "center", "right", NULL };
    static const char *const valigns[] = { "baseline", "top", "center", "bottom", NULL };
    static const char *const repeats[] = { "no", "head", "foot", NULL };
    static const char *const keeps[] = { "no", "together", "next", "both", NULL };
    int align = ALIGN_START, repeat = REPEAT_NO, keep = 0;
    int valign = e->kind == ELEMENT_ROW ? VALIGN_BASELINE : VALIGN_TOP;
    if (!choose(c, e, "align", aligns, &align) || !choose(c, e, "valign", valigns, &valign) ||
        !choose(c, e, "repeat", repeats, &repeat) || !choose(c, e, "keep", keeps, &keep))
        return false;
    e->align = (Align)align;
    e->valign = (VAlign)valign;
    e->repeat = (Repeat)repeat;
    e->together = keep & 1;
    e->keep_next = keep >> 1;
    return true;
}

static bool compile_common(Compiler *c, Element *e)
{
    e->style = c->style;
    e->width = e->height = e->gap = e->before = NAN;
    e->break_before = value_truth(attribute(e, "break"));
    e->flow = value_truth(attribute(e, "flow"));
    e->turned = value_truth(attribute(e, "turned"));
    e->dashed = value_truth(attribute(e, "dashed"));
    e->outline = (unsigned)value_integer(attribute(e, "outline"), 0);
    e->bleed = sides_of(value_str(attribute(e, "bleed")));
    e->side = sides_of(value_str(attribute(e, "side")));
    e->columns = (unsigned)value_integer(attribute(e, "columns"), 2);
    compile_if(e);
    struct {
        const char *key;
        Template **slot;
    } texts[] = { { "color", &e->colour }, { "anchor", &e->anchor }, { "title", &e->title } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const Value *v = attribute(e, texts[i].key);
        if (v && !(*texts[i].slot = compile_text(c, v))) return false;
    }
    return compile_each(c, e) && compile_lengths(c, e) && compile_choices(c, e) &&
           find_style(c, attribute(e, "style"), &e->style) &&
           compile_box(c, e, attribute(e, "box"));
}

static bool compile_children(Compiler *c, Element *e, const Value *items)
{
    const Style *outer = c->style;
    bool ok = true;
    c->style = e->style;
    e->children = ARENA_ARRAY(c->arena, Element *, value_count(items));
    for (size_t i = 0; i < value_count(items); i++) {
        Element *child = element_compile(c, value_at(items, i));
        if (child) e->children[e->n_children++] = child;
        else ok = false;
    }
    c->style = outer;
    return ok;
}

/* The element's content: `row: […]`, or `items:` in the kind's map or beside it. */
static const Value *items_of(const Element *e)
{
    const Value *own = value_get(e->source, kind_names[e->kind]);
    return own && own->kind == VALUE_SEQ ? own : attribute(e, "items");
}

static bool compile_table(Compiler *c, Element *e)
{
    static const char *const aligns[] = { "start", "center", "right", NULL };
    const Value *columns = attribute(e, "columns");
    e->head_style = e->style;
    if (!find_style(c, attribute(e, "head-style"), &e->head_style)) return false;
    e->table = ARENA_ARRAY(c->arena, Column, value_count(columns));
    for (size_t i = 0; i < value_count(columns); i++) {
        const Value *v = value_at(columns, i);
        Column *col = &e->table[e->n_table++];
        Str align = value_str(value_get(v, "align"));
        col->style = e->style;
        col->width = NAN;
        col->weight = value_number(value_get(v, "grow"), 0);
        col->head = compile_text(c, value_get(v, "head"));
        col->text = compile_text(c, value_get(v, "text"));
        if (!col->text || !find_style(c, value_get(v, "style"), &col->style) ||
            !length_read(c->diag, value_get(v, "width"), &col->width))
            return false;
        for (int k = 0; aligns[k]; k++)
            if (str_is(align, aligns[k])) col->align = (Align)k;
    }
    return e->n_table ? true : report(c->diag, MSG_TEMPLATE_ELEMENT, e->span, NULL);
}

static bool compile_list(Compiler *c, Element *e)
{
    const Value *marker = attribute(e, "marker");
    e->marker_style = e->style;
    e->marker = marker ? compile_text(c, marker)
                       : template_compile(c->arena, c->diag, STR("\xE2\x80\xA2"), e->span);
    if (e->marker_width <= 0) e->marker_width = MM(4);
    return e->marker && find_style(c, attribute(e, "marker-style"), &e->marker_style) &&
           compile_children(c, e, items_of(e));
}

static bool compile_include(Compiler *c, Element *e)
{
    const Value *name = value_get(e->source, "include"), *target = NULL;
    if (name->kind == VALUE_MAP) name = attribute(e, "name");
    for (size_t i = 0; i < 2 && !target; i++)
        target = value_get_str(c->includes[i], value_str(name));
    if (!target)
        return report(c->diag, MSG_TEMPLATE_INCLUDE, value_span(name),
                      str_c(c->arena, value_str(name)));
    const Value *with = attribute(e, "with");
    e->with = ARENA_ARRAY(c->arena, Binding, value_count(with));
    for (size_t i = 0; i < value_count(with); i++)
        e->with[e->n_with++] = (Binding){ with->map.at[i].key, value_str(value_at(with, i)) };
    e->children = ARENA_ARRAY(c->arena, Element *, 1);
    const Style *outer = c->style;
    c->style = e->style;
    e->children[0] = element_compile(c, target);
    c->style = outer;
    e->n_children = e->children[0] != NULL;
    return e->n_children;
}

static bool compile_scalar(Compiler *c, Element *e, const char *inner)
{
    const Value *own = value_get(e->source, kind_names[e->kind]);
    if (own && own->kind == VALUE_MAP) own = attribute(e, inner);
    if (!own) return report(c->diag, MSG_TEMPLATE_ELEMENT, e->span, NULL);
    return (e->text = compile_text(c, own)) != NULL;
}

static bool compile_band(Compiler *c, Element *e)
{
    const Value *pattern = attribute(e, "pattern"), *fill = attribute(e, "fill");
    if (!e->side) e->side = SIDE_ALL;
    e->bleed = e->side;
    if (fill && !(e->colour = compile_text(c, fill))) return false;
    if (pattern && !(e->text = compile_text(c, pattern))) return false;
    return true;
}

static bool compile_kind(Compiler *c, Element *e)
{
    switch (e->kind) {
    case ELEMENT_STACK:
    case ELEMENT_ROW:
    case ELEMENT_GRID:
    case ELEMENT_LAYER: return compile_children(c, e, items_of(e));
    case ELEMENT_TABLE: return compile_table(c, e);
    case ELEMENT_LIST: return compile_list(c, e);
    case ELEMENT_INCLUDE: return compile_include(c, e);
    case ELEMENT_BAND: return compile_band(c, e);
    case ELEMENT_TEXT: return compile_scalar(c, e, "text");
    case ELEMENT_ICON:
    case ELEMENT_IMAGE: return compile_scalar(c, e, "name");
    case ELEMENT_CHECKS:
    case ELEMENT_LINES: return compile_scalar(c, e, "count");
    case ELEMENT_SPACE: {
        const Value *own = value_get(e->source, "space");
        return own->kind == VALUE_MAP || length_read(c->diag, own, &e->height);
    }
    case ELEMENT_RULE: {
        const Value *own = value_get(e->source, "rule");
        return own->kind == VALUE_MAP || length_read(c->diag, own, &e->size);
    }
    case ELEMENT_WIDGET: {
        const Value *own = value_get(e->source, "widget");
        e->widget = value_str(own->kind == VALUE_MAP ? attribute(e, "name") : own);
        e->value_path = value_str(attribute(e, "value"));
        return true;
    }
    }
    return false;
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
    if (!v) return NULL;
    e->span = v->span;
    e->source = v;
    if (c->depth >= ELEMENT_DEPTH_MAX) {
        report(c->diag, MSG_TEMPLATE_DEPTH, v->span, NULL);
        return NULL;
    }
    c->depth++;
    bool ok = find_kind(c, v, &e->kind) && compile_common(c, e) && compile_kind(c, e);
    c->depth--;
    if (ok && c->depth == 0) {
        Element *flow = find_flow(e, true);
        if (!flow) flow = find_flow(e, false);
        if (flow) flow->flow = true;
    }
    return ok ? e : NULL;
}
