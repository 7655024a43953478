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

/* What the compiling of an element depends on within a piece, beside the names around. */
typedef struct Surroundings {
    const Value *target;
    const Style *style;
    size_t columns;
} Surroundings;

/* What an include has named, compiled, and what has been met in it. */
typedef struct Included {
    Surroundings in;
    Element *element;
    bool anchors, late;
    PathUses uses;         /* what names around have meant there */
    struct Included *next; /* where they meant something else */
} Included;

static Str key_of(const Surroundings *in)
{
    return (Str){ (const char *)in, sizeof *in };
}

static void compile_anew(Compiler *c, const Element *e, Included *i)
{
    Paths own = *c->paths;
    const Paths *around = c->paths;
    const bool anchors = c->anchors;
    i->uses.outer = c->names;
    own.late = &i->late;
    own.uses = &i->uses;
    c->anchors = false;
    c->paths = &own;
    i->element = element_compile_inner(c, e, i->in.target);
    c->paths = around;
    i->anchors = c->anchors;
    c->anchors = anchors;
}

/* The same element in the same surroundings is compiled once, and shared: most of a kit's elements
 * are in parts.  Of the names around only those count that it has asked for.  Not where a face's
 * flow may be, which is marked in the element itself. */
static Element *included(Compiler *c, const Element *e, const Value *target)
{
    if (!c->within) return element_compile_inner(c, e, target);
    const Surroundings in = { target, e->style, c->columns };
    Included *first = map_get(&c->included, key_of(&in)), *known = first;
    while (known && !path_uses_hold(&known->uses, c->names)) known = known->next;
    if (!known) {
        known = ARENA_NEW(c->arena, Included);
        known->in = in;
        compile_anew(c, e, known);
        known->next = first;
        if (known->element) map_set(&c->included, key_of(&known->in), known);
    }
    /* They are uses by what the include itself is part of, too. */
    path_uses_again(c->paths, c->names, &known->uses);
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
        const Str path = include->with[i].path;
        const Value *v = scope_find(scope, path);
        if (str_starts(path, "t."))
            v = template_expand_word(v, c->scratch, c->diag, scope, &c->pages);
        *s = (Scope){ inner, include->with[i].name, v };
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
