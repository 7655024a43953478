/* element.c - compiling element trees. */
#include "layout/element.h"

#include <math.h>

#include "base/vec.h"
#include "data/suggest.h"
#include "layout/keys.h"

/* Elements within elements, includes counted. */
#define ELEMENT_DEPTH_MAX 40
/* More columns than this have no room for a word, on any paper. */
#define COLUMNS_MAX 12
#define COLUMNS_DEPTH 2

static const Str kind_names[] = {
    STR("stack"), STR("row"),    STR("grid"),  STR("columns"), STR("layer"),   STR("text"),
    STR("table"), STR("list"),   STR("icon"),  STR("image"),   STR("rule"),    STR("space"),
    STR("band"),  STR("checks"), STR("lines"), STR("widget"),  STR("include"),
};
#define KINDS (sizeof kind_names / sizeof *kind_names)

/* What an attribute's value becomes, beyond the types of keys.h. */
enum {
    TEMPLATE = KEY_OWN, /* Template * */
    STYLE,              /* const Style * */
    SIDES,              /* unsigned */
    ALIGN,
    VALIGN,
    REPEAT,
    KEEP,
    CONDITION,
    LOOP,
    BOX,
};

/* Attributes that belong to some kinds of elements. */
enum { ITEMS, MARKER, MARKER_STYLE, COLUMNS, HEAD_STYLE, VALUE, WITH, FILL, PATTERN, COUNT, NAME };

/* In the order in which they are read: an element's first mistake is what is reported. */
static const Key attributes[] = {
    [ITEMS] = { STR("items"), KEY_ELSEWHERE, 0 },
    [MARKER] = { STR("marker"), KEY_ELSEWHERE, 0 },
    [MARKER_STYLE] = { STR("marker-style"), KEY_ELSEWHERE, 0 },
    [COLUMNS] = { STR("columns"), KEY_WHOLE,
                  offsetof(Element, columns) }, /* a grid's; a table has a list */
    [HEAD_STYLE] = { STR("head-style"), KEY_ELSEWHERE, 0 },
    [VALUE] = { STR("value"), KEY_ELSEWHERE, 0 },
    [WITH] = { STR("with"), KEY_ELSEWHERE, 0 },
    [FILL] = { STR("fill"), KEY_ELSEWHERE, 0 },
    [PATTERN] = { STR("pattern"), KEY_ELSEWHERE, 0 },
    [COUNT] = { STR("count"), KEY_ELSEWHERE, 0 },
    [NAME] = { STR("name"), KEY_ELSEWHERE, 0 },
    { STR("if"), CONDITION, offsetof(Element, if_path) },
    { STR("break"), KEY_TRUTH, offsetof(Element, break_before) },
    { STR("flow"), KEY_TRUTH, offsetof(Element, flow) },
    { STR("turned"), KEY_TRUTH, offsetof(Element, turned) },
    { STR("dashed"), KEY_TRUTH, offsetof(Element, dashed) },
    { STR("outline"), KEY_WHOLE, offsetof(Element, outline) },
    { STR("bleed"), SIDES, offsetof(Element, bleed) },
    { STR("side"), SIDES, offsetof(Element, side) },
    { STR("grow"), KEY_NUMBER, offsetof(Element, grow) },
    { STR("color"), TEMPLATE, offsetof(Element, colour) },
    { STR("anchor"), TEMPLATE, offsetof(Element, anchor) },
    { STR("title"), TEMPLATE, offsetof(Element, title) },
    { STR("each"), LOOP, offsetof(Element, each_name) },
    { STR("width"), KEY_LENGTH, offsetof(Element, width) },
    { STR("height"), KEY_LENGTH, offsetof(Element, height) },
    { STR("gap"), KEY_LENGTH, offsetof(Element, gap) },
    { STR("before"), KEY_LENGTH, offsetof(Element, before) },
    { STR("size"), KEY_LENGTH, offsetof(Element, size) },
    { STR("pitch"), KEY_LENGTH, offsetof(Element, pitch) },
    { STR("marker-width"), KEY_LENGTH, offsetof(Element, marker_width) },
    { STR("inset"), KEY_INSETS, offsetof(Element, inset) },
    { STR("align"), ALIGN, offsetof(Element, align) },
    { STR("valign"), VALIGN, offsetof(Element, valign) },
    { STR("repeat"), REPEAT, offsetof(Element, repeat) },
    { STR("keep"), KEEP, offsetof(Element, together) },
    { STR("style"), STYLE, offsetof(Element, style) },
    { STR("box"), BOX, offsetof(Element, box) },
};
#define ATTRIBUTES (sizeof attributes / sizeof *attributes)

static const char *const aligns[] = { "start", "center", "right", NULL };
static const char *const valigns[] = { "baseline", "top", "center", "bottom", NULL };
static const char *const repeats[] = { "no", "head", "foot", NULL };
static const char *const keeps[] = { "no", "together", "next", "both", NULL };

/* An element as it is written. */
typedef struct Written {
    const Value *own;            /* of the kind's key */
    const Value *at[ATTRIBUTES]; /* beside that key, else inside its map; or NULL */
} Written;

static bool kind_find(Str key, ElementKind *kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(key, kind_names[i])) {
            *kind = (ElementKind)i;
            return true;
        }
    return false;
}

/* `columns` is a kind, and an attribute of grids and tables. */
static bool names_kind(const Value *v, Str key, ElementKind *kind)
{
    if (str_is(key, "columns") && (value_get(v, "grid") || value_get(v, "table"))) return false;
    return kind_find(key, kind);
}

static bool unknown_key(Compiler *c, const Entry *e)
{
    Str names[KINDS + ATTRIBUTES];
    for (size_t i = 0; i < KINDS; i++) names[i] = kind_names[i];
    for (size_t i = 0; i < ATTRIBUTES; i++) names[KINDS + i] = attributes[i].name;
    report(c->diag, MSG_TEMPLATE_KEY, e->key_span, str_c(c->arena, e->key));
    suggest_near(c->arena, c->diag, nearest_name(e->key, names, KINDS + ATTRIBUTES));
    return false;
}

static bool take_attribute(Written *w, const Entry *e)
{
    const Key *key = key_find(attributes, ATTRIBUTES, e->key);
    if (key && !w->at[key - attributes]) w->at[key - attributes] = e->value;
    return key != NULL;
}

/* Finds the one key that names a kind, and the attributes; reports keys that are neither. */
static bool take_apart(Compiler *c, const Value *v, ElementKind *kind, Written *w)
{
    unsigned found = 0;
    bool ok = true;
    if (v->kind != VALUE_MAP) return report(c->diag, MSG_TEMPLATE_ELEMENT, v->span, NULL);
    for (size_t i = 0; i < v->map.n; i++) {
        const Entry *e = &v->map.at[i];
        if (names_kind(v, e->key, kind)) {
            w->own = e->value;
            found++;
        } else if (!take_attribute(w, e)) {
            ok = unknown_key(c, e);
        }
    }
    if (ok && found != 1) return report(c->diag, MSG_TEMPLATE_ELEMENT, v->span, NULL);
    for (size_t i = 0; ok && w->own->kind == VALUE_MAP && i < w->own->map.n; i++)
        take_attribute(w, &w->own->map.at[i]);
    return ok;
}

static Template *compile_text(Compiler *c, const Value *v)
{
    return v ? template_compile(c->arena, c->diag, value_str(v), v->span) : NULL;
}

static bool choose(Compiler *c, const Key *key, const Value *v, const char *const names[],
                   unsigned *out)
{
    for (unsigned i = 0; names[i]; i++)
        if (str_is(value_str(v), names[i])) {
            *out = i;
            return true;
        }
    return report(c->diag, MSG_TEMPLATE_CHOICE, v->span, key->name.p,
                  str_c(c->arena, value_str(v)));
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

static bool compile_box(Compiler *c, Element *e, const Value *v)
{
    ElementBox *box = ARENA_NEW(c->arena, ElementBox);
    box->style.stroke_width = 0.6;
    const Value *named = v->kind == VALUE_MAP ? value_get(v, "style") : v;
    if (named) {
        const BoxStyle *b = theme_box(c->theme, value_str(named));
        if (!b)
            return report(c->diag, MSG_TEMPLATE_BOX, named->span,
                          str_c(c->arena, value_str(named)));
        box->style = *b;
    }
    if (v->kind == VALUE_MAP && !compile_own_box(c, box, v)) return false;
    const Insets pad = box->style.pad;
    e->inset.left += pad.left, e->inset.right += pad.right;
    e->inset.top += pad.top, e->inset.bottom += pad.bottom;
    e->box = box;
    return true;
}

static bool compile_each(Compiler *c, Element *e, const Value *each)
{
    if (each->kind != VALUE_MAP || each->map.n != 1)
        return report(c->diag, MSG_TEMPLATE_EACH, each->span, NULL);
    e->each_name = each->map.at[0].key;
    e->each_path = value_str(each->map.at[0].value);
    e->binds_pages |= path_of_pages(e->each_path);
    return true;
}

static void compile_if(Element *e, const Value *v)
{
    Str path = str_trim(value_str(v));
    e->if_not = str_starts(path, "not ");
    e->if_path = e->if_not ? str_trim(str_slice(path, 4, path.n)) : path;
    e->binds_pages |= path_of_pages(e->if_path);
}

static bool compile_keep(Compiler *c, Element *e, const Key *key, const Value *v)
{
    unsigned keep = 0;
    if (!choose(c, key, v, keeps, &keep)) return false;
    e->together = keep & 1;
    e->keep_next = keep >> 1;
    return true;
}

static bool compile_attribute(Compiler *c, Element *e, const Key *key, const Value *v)
{
    void *field = (char *)e + key->field;
    switch (key->type) {
    case TEMPLATE: return (*(Template **)field = compile_text(c, v)) != NULL;
    case STYLE: return find_style(c, v, field);
    case SIDES: *(unsigned *)field = sides_of(value_str(v)); return true;
    case ALIGN: return choose(c, key, v, aligns, field);
    case VALIGN: return choose(c, key, v, valigns, field);
    case REPEAT: return choose(c, key, v, repeats, field);
    case KEEP: return compile_keep(c, e, key, v);
    case CONDITION: compile_if(e, v); return true;
    case LOOP: return compile_each(c, e, v);
    case BOX: return compile_box(c, e, v);
    default: return key_read(c->diag, key, v, field);
    }
}

static bool compile_common(Compiler *c, Element *e, const Written *w)
{
    e->style = c->style;
    e->width = e->height = e->gap = e->before = NAN;
    e->columns = 2;
    e->valign = e->kind == ELEMENT_ROW ? VALIGN_BASELINE : VALIGN_TOP;
    for (size_t i = 0; i < ATTRIBUTES; i++)
        if (w->at[i] && !compile_attribute(c, e, &attributes[i], w->at[i])) return false;
    return true;
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
static const Value *items_of(const Written *w)
{
    return w->own->kind == VALUE_SEQ ? w->own : w->at[ITEMS];
}

/* What an element is about: its key's value, or an attribute within that. */
static const Value *about(const Written *w, size_t inner)
{
    return w->own->kind == VALUE_MAP ? w->at[inner] : w->own;
}

static bool compile_table(Compiler *c, Element *e, const Written *w)
{
    const Value *columns = w->at[COLUMNS];
    e->head_style = e->style;
    if (!find_style(c, w->at[HEAD_STYLE], &e->head_style)) return false;
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

/* `columns: 3` or a count among the attributes; 2 where none is given. */
static bool compile_columns(Compiler *c, Element *e, const Written *w)
{
    const bool own = w->own->kind != VALUE_SEQ && w->own->kind != VALUE_MAP;
    const Value *count = own && w->own->kind != VALUE_NULL ? w->own : w->at[COUNT];
    const int64_t n = count ? value_integer(count, 0) : 2;
    if (count && (n < 1 || n > COLUMNS_MAX))
        return report(c->diag, MSG_TEMPLATE_CHOICE, count->span, attributes[COUNT].name.p,
                      str_c(c->arena, value_str(count)));
    /* Those inside are balanced for each trial of those around them. */
    if (c->columns == COLUMNS_DEPTH) return report(c->diag, MSG_TEMPLATE_COLUMNS, e->span, NULL);
    e->columns = (unsigned)n;
    c->columns++;
    const bool ok = compile_children(c, e, items_of(w));
    c->columns--;
    return ok;
}

static bool compile_grid(Compiler *c, Element *e, const Written *w)
{
    if (w->at[COLUMNS] && (e->columns < 1 || e->columns > COLUMNS_MAX))
        return report(c->diag, MSG_TEMPLATE_CHOICE, w->at[COLUMNS]->span,
                      attributes[COLUMNS].name.p, str_c(c->arena, value_str(w->at[COLUMNS])));
    return compile_children(c, e, items_of(w));
}

static bool compile_list(Compiler *c, Element *e, const Written *w)
{
    const Value *marker = w->at[MARKER];
    e->marker_style = e->style;
    e->marker = marker ? compile_text(c, marker)
                       : template_compile(c->arena, c->diag, STR("\xE2\x80\xA2"), e->span);
    if (e->marker_width <= 0) e->marker_width = MM(4);
    return e->marker && find_style(c, w->at[MARKER_STYLE], &e->marker_style) &&
           compile_children(c, e, items_of(w));
}

static bool compile_include(Compiler *c, Element *e, const Written *w)
{
    const Value *name = about(w, NAME), *target = NULL;
    for (size_t i = 0; i < 2 && !target; i++)
        target = value_get_str(c->includes[i], value_str(name));
    if (!target)
        return report(c->diag, MSG_TEMPLATE_INCLUDE, value_span(name),
                      str_c(c->arena, value_str(name)));
    const Value *with = w->at[WITH];
    e->with = ARENA_ARRAY(c->arena, Binding, value_count(with));
    for (size_t i = 0; i < value_count(with); i++) {
        e->with[e->n_with++] = (Binding){ value_key(with, i), value_str(value_at(with, i)) };
        e->binds_pages |= path_of_pages(e->with[i].path);
    }
    e->children = ARENA_ARRAY(c->arena, Element *, 1);
    const Style *outer = c->style;
    c->style = e->style;
    e->children[0] = element_compile(c, target);
    c->style = outer;
    e->n_children = e->children[0] != NULL;
    return e->n_children;
}

static bool compile_scalar(Compiler *c, Element *e, const Value *v)
{
    if (!v) return report(c->diag, MSG_TEMPLATE_ELEMENT, e->span, NULL);
    return (e->text = compile_text(c, v)) != NULL;
}

static bool compile_band(Compiler *c, Element *e, const Written *w)
{
    const Value *pattern = w->at[PATTERN], *fill = w->at[FILL];
    if (!e->side) e->side = SIDE_ALL;
    e->bleed = e->side;
    if (fill && !(e->colour = compile_text(c, fill))) return false;
    if (pattern && !(e->text = compile_text(c, pattern))) return false;
    return true;
}

static bool compile_kind(Compiler *c, Element *e, const Written *w)
{
    switch (e->kind) {
    case ELEMENT_STACK:
    case ELEMENT_ROW:
    case ELEMENT_LAYER: return compile_children(c, e, items_of(w));
    case ELEMENT_GRID: return compile_grid(c, e, w);
    case ELEMENT_COLUMNS: return compile_columns(c, e, w);
    case ELEMENT_TABLE: return compile_table(c, e, w);
    case ELEMENT_LIST: return compile_list(c, e, w);
    case ELEMENT_INCLUDE: return compile_include(c, e, w);
    case ELEMENT_BAND: return compile_band(c, e, w);
    case ELEMENT_TEXT: return compile_scalar(c, e, w->own);
    case ELEMENT_ICON:
    case ELEMENT_IMAGE: return compile_scalar(c, e, about(w, NAME));
    case ELEMENT_CHECKS:
    case ELEMENT_LINES: return compile_scalar(c, e, about(w, COUNT));
    case ELEMENT_SPACE:
        return w->own->kind == VALUE_MAP || length_read(c->diag, w->own, &e->height);
    case ELEMENT_RULE: return w->own->kind == VALUE_MAP || length_read(c->diag, w->own, &e->size);
    case ELEMENT_WIDGET:
        e->widget = value_str(about(w, NAME));
        e->value_path = value_str(w->at[VALUE]);
        e->binds_pages |= path_of_pages(e->value_path);
        return true;
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
    Written w = { 0 };
    bool ok = take_apart(c, v, &e->kind, &w) && compile_common(c, e, &w) && compile_kind(c, e, &w);
    c->depth--;
    for (size_t i = 0; i < e->n_children; i++) e->binds_pages |= e->children[i]->binds_pages;
    if (ok && c->depth == 0) {
        Element *flow = find_flow(e, true);
        if (!flow) flow = find_flow(e, false);
        if (flow) flow->flow = true;
    }
    return ok ? e : NULL;
}
