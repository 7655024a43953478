/* element_space.c - what parts others: rules, space, springs. */
#include <math.h>

#include "layout/bound.h"
#include "layout/drawn.h"
#include "layout/element_store.h"

/* Of a dashed line's strokes and of what lies between them, points. */
#define DASH 2.5

static void build_rule(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    const TableStyle *look = theme_table(c->setter->theme);
    const RuleAttributes *rule = &e->as.rule;
    const double width = spot->galley->width;
    Stroke stroke = { rule->size > 0 ? rule->size : look->rule_width,
                      bound_color(c, e->color, scope, look->rule),
                      { 0, 0 },
                      false };
    if (rule->dashed) stroke.dash[0] = stroke.dash[1] = DASH;
    const Frame *f = drawn_rule(c, (Size){ width, 0 }, (Point){ 0, 0 }, width, stroke);
    galley_add_frame(c, spot->galley, f, spot->space_above, e->span)->sticky = e->sticky;
}

/* clang-format off */
static const Field rule_fields[] = {
    SIZE("size", as.rule.size, "Width of the line."),
    BOOL("dashed", "A dashed line.", AT(Element, as.rule.dashed)),
    END };

const ElementType element_rule = {
    { "rule", "A horizontal line.", "size", NULL, rule_fields },
    .build = build_rule };
/* clang-format on */

static void build_space(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    (void)scope;
    *galley_add(c, spot->galley) = (Block){ .height = isnan(e->height) ? 0 : e->height,
                                            .space_above = spot->space_above,
                                            .grow = spot->grow,
                                            .span = e->span };
}

static bool finish_spring(Compiler *c, Element *e)
{
    (void)c;
    e->height = 0;
    if (e->grow <= 0) e->grow = 1;
    return true;
}

/* clang-format off */
static const Field none[] = { END };

const ElementType element_space = {
    { "space", "Empty space.", "height", NULL, none },
    .build = build_space };

const ElementType element_spring = {
    { "spring", "Takes the space that is left; several share it as their numbers say.", "grow", NULL, none },
    .finish = finish_spring, .build = build_space };
/* clang-format on */
