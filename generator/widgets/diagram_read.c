/* diagram_read.c - `system:` of a scenario as nodes, groups and flows with their texts set. */
#include <math.h>

#include "base/map.h"
#include "widgets/diagram.h"
#include "widgets/diagram_kind.h"

/* In sizes of their type. */
#define FLOW_WRAP 8.5
#define FLOW_WRAP_NARROW 4.0
#define GROUP_WRAP 18.0
#define NODE_HEIGHT 2.8
/* How far a component's name may exceed its width rather than be hyphenated, as a factor. */
#define WRAP_MORE 1.3

static const Value *components_of(const WidgetContext *c)
{
    return value_get(value_get(c->scenario, "system"), "components");
}

static bool is_owned(const Value *component, Str role)
{
    return role.n && str_eq(value_str(value_get(component, "owner")), role);
}

bool diagram_owns(const WidgetContext *c, Str role)
{
    const Value *all = components_of(c);
    for (size_t i = 0; i < value_count(all); i++)
        if (is_owned(value_at(all, i), role)) return true;
    return false;
}

static FlowKind flow_named(Str name)
{
    if (str_is(name, "async")) return FLOW_ASYNC;
    if (str_is(name, "fallback")) return FLOW_FALLBACK;
    return FLOW_SYNC;
}

static Emphasis emphasis_of(Str focus, bool strong)
{
    return !focus.n ? EMPHASIS_NONE : strong ? EMPHASIS_STRONG : EMPHASIS_FAINT;
}

/* A style of the theme as a part of this emphasis and density wears it. */
static Look look_for(const WidgetContext *c, const char *style, const Density *density,
                     Emphasis emphasis)
{
    Look look = look_named(c, style);
    if (density->small_type && look.style->size > DIAGRAM_LEGIBLE)
        look = look_scaled(c, look, DIAGRAM_LEGIBLE / look.style->size);
    if (emphasis == EMPHASIS_FAINT) look = look_colored(c, look, c->color(c->user, "mute"));
    return look;
}

/* The name, and how many there are. */
static Frame *node_label(const WidgetContext *c, const Value *component, const DiagramNode *node,
                         const Density *density)
{
    Look name = look_for(c, "diagram-node", density, node->emphasis);
    Look count = look_for(c, "diagram-label", density, node->emphasis);
    const Value *text = value_get(component, "name");
    TextSpan spans[2] = {
        { label_plain(c, value_str(text)), name.style, value_span(text), false },
        { str_format(c->keep, "\u00a0\u00d7%d", node->instances), count.style, SPAN_NONE, false },
    };
    const size_t n = node->instances > 1 ? 2 : 1;
    const double wrap = name.style->size * density->wrap;
    const double word = label_widest_word(c, spans, n);
    /* Hyphens part a long word only where no number clings to it. */
    if (word > wrap * WRAP_MORE) spans[1].text = str_format(c->keep, " \u00d7%d", node->instances);
    return label_set_spans(c, spans, n, name.leading, fmax(wrap, fmin(word, wrap * WRAP_MORE)),
                           label_start(c));
}

/* Widths go in steps, so that most boxes have the same. */
static double rounded_up(double width, double step)
{
    const double steps = width / step;
    const double whole = (double)(long)steps;
    return (whole < steps ? whole + 1 : whole) * step;
}

static void measure(DiagramNode *node, double type, const Density *density)
{
    const Insets in = kind_insets(node->kind, 1);
    const double stack = diagram_stack(node);
    const double glyph = type * (DIAGRAM_GLYPH + DIAGRAM_GLYPH_GAP);
    const double width = node->label->size.width + glyph + 2 * density->pad + in.left + in.right;
    double height = node->label->size.height + density->pad + in.top + in.bottom;
    if (height < type * NODE_HEIGHT) height = type * NODE_HEIGHT;
    node->size = (Size){ rounded_up(width, density->step) + stack, height + stack };
}

#define LEADING_OVER 1.5 /* what of a text's height is air, points */

static bool holds(const Diagram *d, const DiagramNode *node, double pad)
{
    const Insets in = kind_insets(node->kind, 1);
    const double stack = diagram_stack(node);
    const double gap = pad < 1 ? DIAGRAM_GLYPH_NEAR : DIAGRAM_GLYPH_GAP;
    const double content = node->label->size.width + d->type * (DIAGRAM_GLYPH + gap) + 2 * pad;
    return content <= node->box.width - stack - in.left - in.right &&
           node->label->size.height - LEADING_OVER <= node->box.height - stack - in.top - in.bottom;
}

bool diagram_holds(const Diagram *d, double pad)
{
    for (size_t i = 0; i < d->nodes.n; i++)
        if (!holds(d, &d->nodes.at[i], pad)) return false;
    return true;
}

static void add_node(const WidgetContext *c, Diagram *d, const Value *component,
                     const DiagramScope *scope, const Density *density)
{
    DiagramNode *node = vec_push(c->scratch, &d->nodes);
    *node = (DiagramNode){
        .kind = kind_find(value_str(value_get(component, "kind"))),
        .instances = (int)value_integer(value_get(component, "instances"), 1),
        .group = -1,
        .emphasis = emphasis_of(scope->focus, is_owned(component, scope->focus)),
    };
    node->label = node_label(c, component, node, density);
    measure(node, d->type, density);
}

/* Whether a flow links an owned component with this one. */
static bool is_neighbor(const WidgetContext *c, Str id, Str role)
{
    const Value *all = components_of(c);
    const Value *flows = value_get(value_get(c->scenario, "system"), "flows");
    for (size_t i = 0; i < value_count(flows); i++) {
        const Str from = value_str(value_get(value_at(flows, i), "from"));
        const Str to = value_str(value_get(value_at(flows, i), "to"));
        if (str_eq(from, id) && is_owned(value_get_str(all, to), role)) return true;
        if (str_eq(to, id) && is_owned(value_get_str(all, from), role)) return true;
    }
    return false;
}

/* `places` maps ids to the places of their nodes plus one. */
static size_t place_of(const Map *places, const Value *id)
{
    return (size_t)(uintptr_t)map_get(places, value_str(id));
}

static void read_components(const WidgetContext *c, Diagram *d, Map *places,
                            const DiagramScope *scope, const Density *density)
{
    const Value *all = components_of(c);
    for (size_t i = 0; i < value_count(all); i++) {
        const Entry *entry = &all->map.at[i];
        if (scope->neighbors && !is_owned(entry->value, scope->focus) &&
            !is_neighbor(c, entry->key, scope->focus))
            continue;
        add_node(c, d, entry->value, scope, density);
        map_set(places, entry->key, (void *)(uintptr_t)d->nodes.n);
    }
}

static void read_groups(const WidgetContext *c, Diagram *d, const Map *places,
                        const Density *density)
{
    const Value *all = value_get(value_get(c->scenario, "system"), "groups");
    Look look = look_for(c, "diagram-group", density, EMPHASIS_NONE);
    for (size_t i = 0; i < value_count(all); i++) {
        const Value *group = value_at(all, i), *members = value_get(group, "components");
        const Value *name = value_get(group, "name");
        size_t joined = 0;
        for (size_t k = 0; k < value_count(members); k++) {
            const size_t place = place_of(places, value_at(members, k));
            /* A component of two groups is drawn in the first. */
            if (!place || d->nodes.at[place - 1].group >= 0) continue;
            d->nodes.at[place - 1].group = (int)d->groups.n;
            joined++;
        }
        if (!joined) continue;
        vec_push(c->scratch, &d->groups)->label =
            label_set(c, label_plain(c, value_str(name)), look, look.style->size * GROUP_WRAP,
                      label_start(c), value_span(name));
    }
}

static void set_label(const WidgetContext *c, DiagramFlow *flow, const Density *density,
                      double wrap)
{
    const Look look = look_for(c, "diagram-label", density, flow->emphasis);
    flow->label = label_set(c, label_plain(c, value_str(flow->words)), look,
                            look.style->size * wrap, LABEL_CENTER, value_span(flow->words));
}

void diagram_narrow_label(const WidgetContext *c, DiagramFlow *flow, const Density *density)
{
    flow->narrow = true;
    set_label(c, flow, density, FLOW_WRAP_NARROW);
}

static void read_flows(const WidgetContext *c, Diagram *d, const Map *places,
                       const DiagramScope *scope, const Density *density)
{
    const Value *all = value_get(value_get(c->scenario, "system"), "flows");
    for (size_t i = 0; i < value_count(all); i++) {
        const Value *flow = value_at(all, i), *label = value_get(flow, "label");
        const size_t from = place_of(places, value_get(flow, "from"));
        const size_t to = place_of(places, value_get(flow, "to"));
        if (!from || !to) continue;
        const bool strong = d->nodes.at[from - 1].emphasis == EMPHASIS_STRONG ||
                            d->nodes.at[to - 1].emphasis == EMPHASIS_STRONG;
        if (scope->neighbors && !strong) continue;
        DiagramFlow *f = vec_push(c->scratch, &d->flows);
        *f = (DiagramFlow){
            .from = from - 1,
            .to = to - 1,
            .kind = flow_named(value_str(value_get(flow, "kind"))),
            .emphasis = emphasis_of(scope->focus, strong),
            .words = label,
        };
        if (value_truth(label)) set_label(c, f, density, FLOW_WRAP);
    }
}

Diagram *diagram_read(const WidgetContext *c, const Density *density, const DiagramScope *scope)
{
    Diagram *d = ARENA_NEW(c->scratch, Diagram);
    d->type = look_for(c, "diagram-node", density, EMPHASIS_NONE).style->size;
    Map places;
    map_init(&places, c->scratch);
    read_components(c, d, &places, scope, density);
    read_groups(c, d, &places, density);
    read_flows(c, d, &places, scope, density);
    return d;
}

static Diagram *copy_in(Arena *a, const Diagram *d)
{
    Diagram *copy = ARENA_NEW(a, Diagram);
    *copy = *d;
    copy->nodes.at = ARENA_ARRAY(a, DiagramNode, d->nodes.n);
    copy->groups.at = ARENA_ARRAY(a, DiagramGroup, d->groups.n);
    copy->flows.at = ARENA_ARRAY(a, DiagramFlow, d->flows.n);
    for (size_t i = 0; i < d->nodes.n; i++) copy->nodes.at[i] = d->nodes.at[i];
    for (size_t i = 0; i < d->groups.n; i++) copy->groups.at[i] = d->groups.at[i];
    for (size_t i = 0; i < d->flows.n; i++) copy->flows.at[i] = d->flows.at[i];
    return copy;
}

Diagram *diagram_copy(const WidgetContext *c, const Diagram *d)
{
    return copy_in(c->scratch, d);
}

Diagram *diagram_keep(Arena *a, const Diagram *d)
{
    Diagram *kept = copy_in(a, d);
    for (size_t i = 0; i < kept->flows.n; i++) {
        DiagramFlow *flow = &kept->flows.at[i];
        const Segment *curve = flow->curve;
        const Point *way = flow->way;
        flow->curve = ARENA_ARRAY(a, Segment, flow->n);
        for (size_t k = 0; k < flow->n; k++) flow->curve[k] = curve[k];
        if (!way) continue;
        flow->way = ARENA_ARRAY(a, Point, flow->stops);
        for (size_t k = 0; k < flow->stops; k++) flow->way[k] = way[k];
    }
    return kept;
}

Diagram *diagram_worn(const WidgetContext *c, const Diagram *read, const Diagram *placed,
                      const Density *density)
{
    Diagram *d = diagram_copy(c, placed);
    d->type = read->type;
    for (size_t i = 0; i < d->groups.n; i++) d->groups.at[i].label = read->groups.at[i].label;
    for (size_t i = 0; i < d->nodes.n; i++) {
        d->nodes.at[i].emphasis = read->nodes.at[i].emphasis;
        d->nodes.at[i].label = read->nodes.at[i].label;
    }
    for (size_t i = 0; i < d->flows.n; i++) {
        DiagramFlow *flow = &d->flows.at[i];
        flow->emphasis = read->flows.at[i].emphasis;
        flow->label = read->flows.at[i].label;
        if (flow->narrow) diagram_narrow_label(c, flow, density);
    }
    return d;
}
