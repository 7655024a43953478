/* diagram_rows.c - a system in rows of so many components: for those that their flows would make
 * too long or too wide.
 *
 * Components that are depended on stand further on; a group's components stay together, and small
 * groups share a row. */
#include <math.h>
#include <stdlib.h>

#include "widgets/diagram.h"

/* What comes into rows together: a group, or components of none. */
typedef struct Unit {
    size_t *nodes;
    size_t n;
    double depth; /* mean */
} Unit;

/* What of the flows into a node comes from nodes that have no depth yet. */
static size_t waits_for(const Diagram *d, const bool *done, size_t node)
{
    size_t n = 0;
    for (size_t i = 0; i < d->flows.n; i++)
        n += d->flows.at[i].to == node && !done[d->flows.at[i].from];
    return n;
}

static size_t depth_of(const Diagram *d, const bool *done, const size_t *depths, size_t node)
{
    size_t depth = 0;
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i];
        if (f->to == node && done[f->from] && depths[f->from] >= depth) depth = depths[f->from] + 1;
    }
    return depth;
}

/* How many flows lead to each node, one after the other; a circle is opened where least comes in.
 */
static size_t *find_depths(const WidgetContext *c, const Diagram *d)
{
    size_t *depths = ARENA_ARRAY(c->scratch, size_t, d->nodes.n);
    bool *done = ARENA_ARRAY(c->scratch, bool, d->nodes.n);
    for (size_t k = 0; k < d->nodes.n; k++) {
        size_t next = d->nodes.n, least = SIZE_MAX;
        for (size_t i = 0; i < d->nodes.n && least > 0; i++) {
            const size_t waits = done[i] ? SIZE_MAX : waits_for(d, done, i);
            if (waits >= least) continue;
            least = waits;
            next = i;
        }
        depths[next] = depth_of(d, done, depths, next);
        done[next] = true;
    }
    return depths;
}

/* The nodes of a group (-1: of none), the less deep first. */
static Unit members(const WidgetContext *c, const Diagram *d, const size_t *depths, int group)
{
    Unit unit = { .nodes = ARENA_ARRAY(c->scratch, size_t, d->nodes.n) };
    double sum = 0;
    for (size_t i = 0; i < d->nodes.n; i++) {
        if (d->nodes.at[i].group != group) continue;
        size_t k = unit.n++;
        for (; k > 0 && depths[unit.nodes[k - 1]] > depths[i]; k--)
            unit.nodes[k] = unit.nodes[k - 1];
        unit.nodes[k] = i;
        sum += (double)depths[i];
    }
    unit.depth = unit.n ? sum / (double)unit.n : 0;
    return unit;
}

typedef VEC(Unit) Units;

/* Keeps the units in the order of their depths. */
static void add_unit(const WidgetContext *c, Units *units, Unit unit)
{
    if (!unit.n) return;
    vec_push(c->scratch, units);
    size_t k = units->n - 1;
    for (; k > 0 && units->at[k - 1].depth > unit.depth; k--) units->at[k] = units->at[k - 1];
    units->at[k] = unit;
}

size_t *diagram_rows(const WidgetContext *c, const Diagram *d, size_t most)
{
    const size_t *depths = find_depths(c, d);
    Units units = { 0 };
    for (size_t i = 0; i < d->groups.n; i++) add_unit(c, &units, members(c, d, depths, (int)i));
    const Unit loose = members(c, d, depths, -1);
    for (size_t i = 0, n; i < loose.n; i += n) {
        Unit part = { .nodes = loose.nodes + i };
        n = loose.n - i < most ? loose.n - i : most;
        for (; part.n < n; part.n++) part.depth += (double)depths[part.nodes[part.n]] / (double)n;
        add_unit(c, &units, part);
    }
    size_t *rows = ARENA_ARRAY(c->scratch, size_t, d->nodes.n), row = 0, used = 0;
    for (size_t i = 0; i < units.n; i++) {
        const Unit *unit = &units.at[i];
        const size_t parts = (unit->n + most - 1) / most, each = (unit->n + parts - 1) / parts;
        if (used && (parts > 1 || used + unit->n > most)) row++, used = 0;
        for (size_t k = 0; k < unit->n; k++) {
            if (used >= each && parts > 1) row++, used = 0;
            rows[unit->nodes[k]] = row;
            used++;
        }
        if (parts > 1) used = most;
    }
    return rows;
}

/* Of the boxes side by side, with the group's name and margin around them. */
static Size row_size(const Diagram *d, const size_t *rows, size_t row, const Density *density)
{
    Size size = { 0 };
    double around = 0;
    for (size_t i = 0; i < d->nodes.n; i++) {
        const DiagramNode *node = &d->nodes.at[i];
        if (rows[i] != row) continue;
        size.width += node->size.width + (size.width > 0 ? density->apart : 0);
        size.height = fmax(size.height, node->size.height);
        if (node->group >= 0)
            around = d->groups.at[node->group].label->size.height + 2 * density->margin;
    }
    size.height += around;
    return size;
}

Size diagram_rows_size(const Diagram *d, const size_t *rows, const Density *density)
{
    Size least = row_size(d, rows, 0, density);
    for (size_t row = 1; row < d->nodes.n; row++) {
        const Size size = row_size(d, rows, row, density);
        if (!(size.height > 0)) break;
        least.width = fmax(least.width, size.width);
        least.height += density->rank_apart + size.height;
    }
    return least;
}
