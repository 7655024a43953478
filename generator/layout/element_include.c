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
    e->children[0] = element_compile_inner(c, e, target);
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
    .finish = finish_include, .build = build_include, .frame = include_frame, .width = build_widest,
    .least = include_least,
    .sized = true, .holds_flow = true };
/* clang-format on */
