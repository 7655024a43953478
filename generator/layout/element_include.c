/* element_include.c - elements of `parts`. */
#include "layout/element_store.h"

static bool store_with(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    IncludeAttributes *to = &((Element *)place)->as.include;
    PathType *types = ARENA_ARRAY(c->arena, PathType, value_count(v));
    bool ok = true;
    (void)f;
    to->with = ARENA_ARRAY(c->arena, Binding, value_count(v));
    for (size_t i = 0; i < value_count(v); i++) {
        const Value *path = value_at(v, i);
        to->with[to->n++] = (Binding){ value_key(v, i), value_str(path) };
        if (path_resolve(c->paths, c->names, to->with[i].path, path->span, &types[i])) continue;
        types[i].field = NULL;
        ok = false;
    }
    for (size_t i = 0; i < to->n; i++) compiler_add_name(c, to->with[i].name, types[i]);
    return ok;
}

/* What an include has named, compiled, and what has been met in it. */
typedef struct Included {
    Element *element;
    bool anchors, late;
} Included;

/* All that compiling depends on within a piece. */
static Str surroundings(const Compiler *c, const Style *style, const Value *target)
{
    Buf b = { .arena = c->arena };
    buf_mem(&b, &target, sizeof target);
    buf_mem(&b, &style, sizeof style);
    buf_mem(&b, &c->columns, sizeof c->columns);
    for (const PathNames *n = c->names; n; n = n->outer) {
        buf_str(&b, n->name);
        buf_char(&b, 0);
        buf_mem(&b, &n->type.field, sizeof n->type.field);
        buf_str(&b, n->type.at);
        buf_char(&b, 0);
    }
    return buf_done(&b);
}

static Included compile_anew(Compiler *c, const Element *e, const Value *target)
{
    bool none = false, *late = c->paths->late ? c->paths->late : &none;
    const bool anchors = c->anchors, was_late = *late;
    c->anchors = *late = false;
    const Included i = { element_compile_inner(c, e, target), c->anchors, *late };
    c->anchors = anchors;
    *late = was_late;
    return i;
}

/* The same element in the same surroundings is compiled once, and shared: most of a kit's elements
 * are in parts.  Not where a face's flow may be, which is marked in the element itself. */
static Element *included(Compiler *c, const Element *e, const Value *target)
{
    if (!c->within) return element_compile_inner(c, e, target);
    const ArenaMark mark = arena_mark(c->arena);
    const Str key = surroundings(c, e->style, target);
    const Included *known = map_get(&c->included, key);
    if (known) {
        arena_rewind(c->arena, mark);
    } else {
        Included *i = ARENA_NEW(c->arena, Included);
        *i = compile_anew(c, e, target);
        known = i;
        if (i->element) map_set(&c->included, key, i);
    }
    c->anchors |= known->anchors;
    if (c->paths->late) *c->paths->late |= known->late;
    return known->element;
}

/* What it names becomes its one child. */
static bool finish_include(Compiler *c, Element *e)
{
    const Value *name = value_get(e->source, "name"), *target = NULL;
    for (size_t i = 0; i < 2 && !target; i++)
        target = value_get_str(c->includes[i], value_str(name));
    if (!target)
        return report(c->diag, MSG_TEMPLATE_INCLUDE, value_span(name),
                      str_c(c->arena, value_str(name)));
    e->children = ARENA_ARRAY(c->arena, Element *, 1);
    e->children[0] = included(c, e, target);
    e->n_children = e->children[0] != NULL;
    return e->n_children;
}

static const Scope *with_scope(const LayoutContext *c, const Element *e, const Scope *scope)
{
    const IncludeAttributes *include = &e->as.include;
    const Scope *inner = scope;
    for (size_t i = 0; i < include->n; i++) {
        Scope *s = ARENA_NEW(c->scratch, Scope);
        *s = (Scope){ inner, include->with[i].name, scope_find(scope, include->with[i].path) };
        inner = s;
    }
    return inner;
}

static void build_include(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope)
{
    build_element(c, spot->galley, e->children[0], with_scope(c, e, scope), spot->space_above);
}

static Frame *include_frame(const LayoutContext *c, const Element *e, const Scope *scope,
                            Size limits, Outcome *out)
{
    if (!element_flows(e)) return NULL;
    return build_frame(c, e->children[0], with_scope(c, e, scope), limits, out);
}

static double include_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    return build_widest(c, e, with_scope(c, e, scope));
}

static double include_least(const LayoutContext *c, const Element *e, const Scope *scope,
                            double width)
{
    return build_least_inside(c, e, with_scope(c, e, scope), width);
}

/* clang-format off */
static const Field include[] = {
    WORD("name", "Name of an element of `parts`.", REQUIRED, SHAPE(id_shape)),
    MAP("with", LINE(NULL, "A path."), "`{name: PATH}`: more names for the element that is included.", BY(store_with)),
    END };

const ElementType element_include = {
    { "include", "An element of `parts`.", "name", NULL, include },
    .finish = finish_include, .build = build_include, .frame = include_frame, .width = include_width,
    .least = include_least,
    .sized = true, .holds_flow = true };
/* clang-format on */
