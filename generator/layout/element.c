/* element.c - compiling element trees. */
#include "layout/element.h"

#include <math.h>

#include "layout/element_type.h"

/* Elements within elements, includes counted. */
#define ELEMENT_DEPTH_MAX 40

static void add_insets(Insets *to, Insets more)
{
    to->left += more.left, to->right += more.right;
    to->top += more.top, to->bottom += more.bottom;
}

/* An element that says nothing. */
static Element *new_element(Arena *a, const ElementType *type, const Style *style, Span span)
{
    Element *e = ARENA_NEW(a, Element);
    *e = (Element){ .type = type, .span = span, .style = style, .valign = type->valign };
    e->width = e->height = e->gap = e->space_above = NAN;
    return e;
}

static bool fill_content(Compiler *c, Element *e)
{
    bool ok = schema_fill(e->type->variant.fields, NULL, e->source, e, c);
    c->anchors = c->anchors || e->anchor;
    if (e->box) add_insets(&e->inset, e->box->style.pad);
    return ok && (!e->type->finish || e->type->finish(c, e));
}

/* Whether a kit of this run can show it.  A name of a loop or an include may be the same word. */
static bool may_show(const Compiler *c, const Element *e)
{
    const char *never = c->paths->never;
    for (const PathNames *n = c->names; n && never; n = n->outer)
        if (str_is(n->name, never)) return true;
    return condition_may_hold(&e->condition, never);
}

/* What is never shown has no content. */
static bool fill(Compiler *c, Element *e)
{
    const PathNames *outer = c->names;
    bool ok = schema_fill(element_schema.fields, NULL, e->source, e, c);
    if (may_show(c, e)) ok = fill_content(c, e) && ok;
    c->names = outer;
    return ok;
}

static Element *find_flow(Element *e, bool marked)
{
    if (e->type->may_flow && (e->flow || !marked)) return e;
    for (size_t i = 0; e->type->holds_flow && i < e->n_children; i++) {
        Element *flow = find_flow(e->children[i], marked);
        if (flow) return flow;
    }
    return NULL;
}

bool element_flows(const Element *e)
{
    bool flows = e->flow;
    for (size_t i = 0; e->type->holds_flow && !flows && i < e->n_children; i++)
        flows = element_flows(e->children[i]);
    return flows;
}

double element_gap(const Element *e)
{
    return isnan(e->gap) ? 0 : e->gap;
}

static void mark_flow(Element *face)
{
    Element *flow = find_flow(face, true);
    if (!flow) flow = find_flow(face, false);
    if (flow) flow->flow = true;
}

Element *element_compile(Compiler *c, const Value *v)
{
    /* The variant is the first member of its type. */
    const ElementType *type = (const ElementType *)variant_of(&element_schema, v);
    if (!type) return NULL;
    if (c->depth >= ELEMENT_DEPTH_MAX) {
        report(c->diag, MSG_TEMPLATE_DEPTH, v->span, NULL);
        return NULL;
    }
    Element *e = new_element(c->arena, type, c->style, v->span);
    e->source = value_get(v, type->variant.name);
    c->depth++;
    const bool ok = fill(c, e);
    c->depth--;
    for (Element *face = e; ok && c->depth == 0 && face; face = face->otherwise) mark_flow(face);
    return ok ? e : NULL;
}

Element *element_compile_inner(Compiler *c, const Element *e, const Value *v)
{
    const Style *outer = c->style;
    c->style = e->style;
    Element *inner = element_compile(c, v);
    c->style = outer;
    return inner;
}

/* ---- pages ---------------------------------------------------------------------------------- */

/* Around those of `children` that are not NULL. */
static Element *new_parent(Arena *a, const ElementType *type, Element *const *children, size_t n)
{
    const Element *like = children[n - 1];
    Element *e = new_element(a, type, like->style, like->span);
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
    Element *spring = new_element(a, &element_spring, e->style, e->span),
            *inner = new_parent(a, &element_stack, &e, 1);
    spring->grow = 1;
    inner->grow = e->grow; /* as high as the page, where it wants to be */
    inner->inset = (Insets){ .left = box->margin.left, .right = box->margin.right };
    /* Where the margin is less, it is nearer to the edge, by as much. */
    inner->margin = box->margin;
    *(below ? &inner->margin.top : &inner->margin.bottom) = 0;
    Element *const parts[] = { below ? spring : NULL, inner };
    return new_parent(a, &element_stack, parts, 2);
}

Element *element_page(Arena *a, const PageBox *box, Element *body)
{
    Element *text = body;
    if (!body->type->may_flow) {
        text = new_parent(a, &element_stack, &body, 1);
        text->flow = true;
    }
    add_insets(&text->inset, box->margin);
    text->margin = box->margin;
    Element *const parts[] = { margin_part(a, box, box->header, false),
                               margin_part(a, box, box->footer, true), text };
    return new_parent(a, &element_layer, parts, 3);
}
