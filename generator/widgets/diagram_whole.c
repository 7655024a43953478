/* diagram_whole.c - one drawing of the system for all pieces of a kit: laid out once, for the text
 * of an A4 page, and scaled for whatever shows it; for a role (`focus`) it is squeezed, with its
 * own part strong. */
#include "widgets/diagram_fit.h"

#include <math.h>

/* The room for which it is laid out: the text of an A4 page, less of it for few components. */
static Size whole_room(size_t components)
{
    return (Size){ MM(174), MM(components <= 6 ? 116 : components <= 12 ? 134 : 216) };
}
#define WHOLE_MOST MM(218)
/* In less of its height it could hardly be read. */
#define FAR_LOWER 0.75

/* The system in its own room, without a legend: laid out for one piece of the kit, and the same for
 * all others.  Its texts are gone with that piece. */
static const DiagramFit *whole_of(const WidgetContext *c, size_t components)
{
    static const char what[] = "diagram";
    const struct {
        const char *what;
        double type;
    } key = { what, look_named(c, "diagram-node").style->size };
    const Str bytes = { (const char *)&key, sizeof key };
    DiagramFit *kept = map_get(c->lasting, bytes);
    if (kept) return kept;
    Arena *a = c->lasting->arena;
    DiagramTask task = { .why = { 0 } };
    kept = ARENA_NEW(a, DiagramFit);
    *kept = diagram_fit(c, &task, whole_room(components), WHOLE_MOST);
    kept->legend = NULL;
    if (kept->diagram) kept->diagram = diagram_keep(a, kept->diagram);
    map_set(c->lasting, str_copy(a, bytes), kept);
    return kept;
}

/* The same, as large as the limits allow. */
static DiagramFit scale_whole(const WidgetContext *c, const DiagramFit *whole, DiagramTask *task,
                              Size limits, double most)
{
    DiagramFit fit = *whole;
    limits.height = fmax(limits.height, fit.type < DIAGRAM_LEGIBLE ? most : 0);
    if (fit.turned) limits = (Size){ limits.height, limits.width };
    const Diagram *read = diagram_read(c, fit.density, &task->scope);
    fit.legend = diagram_legend_on(c, read, &limits);
    fit.diagram = diagram_worn(c, read, whole->diagram, fit.density);
    task->limits = limits;
    diagram_measure(c, task, fit.density, whole->diagram->size, &fit);
    return fit;
}

/* How much the proportions of the whole may change. */
#define STRETCH_UP 1.35
#define STRETCH_WIDE 1.2

/* What the core of the whole takes of the limits at most. */
static Size resized(const Diagram *whole, Size limits)
{
    const Rect core = diagram_core(whole);
    double kx = limits.width / core.width, ky = limits.height / core.height;
    ky = fmin(ky, kx * STRETCH_UP);
    kx = fmin(kx, ky * STRETCH_WIDE);
    return (Size){ core.width * kx, core.height * ky };
}

/* The whole in less room: its places nearer to each other, its type smaller, but no smaller than
 * can be read.  None where it has no room. */
static DiagramFit squeeze_whole(const WidgetContext *c, const DiagramFit *whole, DiagramTask *task,
                                Size limits)
{
    static const struct {
        double scale, pad;
    } trials[] = { { 1, 1 },
                   { TYPE_MIN / DIAGRAM_LEGIBLE, 1 },
                   { TYPE_MIN / DIAGRAM_LEGIBLE, 0.4 } };
    Density *density = ARENA_NEW(c->keep, Density);
    *density = *whole->density;
    density->small_type = true;
    const Diagram *read = diagram_read(c, density, &task->scope);
    DiagramFit best = { 0 };
    Frame *legend = diagram_legend_on(c, read, &limits);
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        if (best.diagram && !best.diagram->astray) break;
        const double scale = trials[i].scale;
        const Size size = { limits.width / scale, limits.height / scale };
        density->pad = trials[i].pad;
        Diagram *d = diagram_worn(c, read, whole->diagram, density);
        diagram_part_groups(c, d, resized(d, size));
        if (!diagram_resize(c, d, density, resized(d, size))) continue;
        if (best.diagram && best.diagram->astray <= d->astray) continue;
        best = (DiagramFit){ .diagram = d,
                             .arrangement = whole->arrangement,
                             .density = density,
                             .scale = scale,
                             .type = DIAGRAM_LEGIBLE,
                             .legend = legend };
    }
    return best;
}

/* Leaves out what has found no place of what is not the role's.  False where more has found none.
 */
static bool drop_astray(Diagram *d)
{
    for (size_t i = 0; i < d->flows.n; i++) {
        DiagramFlow *f = &d->flows.at[i];
        if (f->placed || !f->label) continue;
        if (f->emphasis != EMPHASIS_FAINT) return false;
        f->label = NULL;
    }
    return true;
}

/* One that was kept, with the looks of this piece. */
static DiagramFit worn(const WidgetContext *c, DiagramFit fit, const DiagramTask *task)
{
    if (!fit.diagram) return fit;
    const Diagram *read = diagram_read(c, fit.density, &task->scope);
    fit.diagram = diagram_worn(c, read, fit.diagram, fit.density);
    return fit;
}

/* The whole for one role: squeezed for the first, and the same for all others. */
static DiagramFit fit_role(const WidgetContext *c, const DiagramFit *whole, DiagramTask *task,
                           Size limits)
{
    static const char what[] = "diagram for a role";
    const struct {
        const char *what;
        const DiagramFit *whole;
        double width, height;
    } key = { what, whole, limits.width, limits.height };
    const Str bytes = { (const char *)&key, sizeof key };
    DiagramFit *kept = map_get(c->drawings, bytes);
    if (!kept) {
        kept = ARENA_NEW(c->keep, DiagramFit);
        *kept = squeeze_whole(c, whole, task, limits);
        if (kept->diagram) kept->diagram = diagram_keep(c->keep, kept->diagram);
        map_set(c->drawings, str_copy(c->keep, bytes), kept);
    }
    const DiagramFit fit = worn(c, *kept, task);
    return !fit.diagram || drop_astray(fit.diagram) ? fit : (DiagramFit){ 0 };
}

static bool can_squeeze(const DiagramFit *whole)
{
    return whole->diagram && diagram_is_legible(whole) && !whole->turned &&
           !diagram_is_huge(whole->diagram);
}

/* The whole squeezed, or else laid out for this room alone: once, however often its page is tried.
 */
static DiagramFit fit_low(const WidgetContext *c, const DiagramFit *whole, DiagramTask *task,
                          Size limits, double most)
{
    static const char what[] = "low diagram";
    const struct {
        const char *what;
        double width, height, type;
    } key = { what, limits.width, limits.height, look_named(c, "diagram-node").style->size };
    const Str bytes = { (const char *)&key, sizeof key };
    DiagramFit *kept = map_get(c->drawings, bytes);
    if (!kept) {
        kept = ARENA_NEW(c->keep, DiagramFit);
        *kept = (DiagramFit){ 0 };
        if (can_squeeze(whole)) *kept = squeeze_whole(c, whole, task, limits);
        if (!kept->diagram || kept->diagram->astray) *kept = diagram_fit(c, task, limits, most);
        if (kept->diagram) kept->diagram = diagram_keep(c->keep, kept->diagram);
        map_set(c->drawings, str_copy(c->keep, bytes), kept);
    }
    return worn(c, *kept, task);
}

DiagramFit diagram_fit_whole(const WidgetContext *c, DiagramTask *task, size_t components,
                             Size limits, double most)
{
    const DiagramFit *whole = whole_of(c, components);
    if (!task->scope.focus.n && limits.height < whole_room(components).height * FAR_LOWER)
        return fit_low(c, whole, task, limits, most);
    if (!whole->diagram) return (DiagramFit){ 0 };
    const DiagramFit fit = scale_whole(c, whole, task, limits, most);
    if (diagram_is_legible(&fit) ||
        (!task->scope.focus.n && fit.type > whole->type * DIAGRAM_NEARLY))
        return fit;
    if (!task->scope.focus.n || !can_squeeze(whole)) return (DiagramFit){ 0 };
    return fit_role(c, whole, task, limits);
}
