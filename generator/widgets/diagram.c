/* diagram.c - the system diagram: chooses among several layouts the one with the largest type.
 *
 * Tried in order of beauty: airy before dense, each with ranks across and down.  For a role's own
 * part (`focus`) that would not be legible on its page, only its components and what they talk to
 * are drawn.  The drawing is scaled as a whole; nothing is ever cut. */
#include "widgets/diagram.h"

#include <math.h>

#define SCALE_MAX 1.15 /* larger type would shout among the page's text */
#define LEGEND_GAP 14.0

static const Density densities[] = {
    { .wrap = 10, .pad = 8, .step = 12, .apart = 24, .rank_apart = 34, .margin = 10 },
    { .wrap = 8, .pad = 5, .step = 6, .apart = 14, .rank_apart = 22, .margin = 8 },
    { .small_type = true,
      .wrap = 7,
      .pad = 4,
      .step = 1,
      .apart = 6,
      .rank_apart = 15,
      .margin = 6 },
};

static const Arrangement arrangements[] = {
    { .across = false },
    { .across = true },
    { .across = false, .level = true },
    { .across = true, .level = true },
    { .across = false, .loose = true },
    { .across = true, .loose = true },
};
#define ARRANGEMENTS (sizeof arrangements / sizeof *arrangements)

/* A layout with the scale at which it fits, and the smallest type that it then has. */
typedef struct Fit {
    Diagram *diagram;
    Frame *legend;
    double scale, type;
} Fit;

static double smallest_type(const WidgetContext *c, const Density *density)
{
    const double size =
        fmin(look_named(c, "diagram-node").style->size, look_named(c, "diagram-label").style->size);
    return density->small_type ? fmin(size, DIAGRAM_LEGIBLE) : size;
}

/* Takes the layout where it is better than the best so far. */
static void try_layout(const WidgetContext *c, const DiagramScope *scope, const Density *density,
                       const Arrangement *arrangement, Size limits, Fit *best, Str *why)
{
    Diagram *d = diagram_read(c, density, scope);
    if (!best->legend) best->legend = diagram_legend(c, d, limits.width);
    if (!diagram_layout(c, d, density, arrangement, why)) return;
    if (!diagram_place_labels(c, d, density)) return;
    const double room = limits.height - best->legend->size.height - LEGEND_GAP;
    const double scale =
        fmin(fmin(limits.width / d->size.width, fmax(room, 1) / d->size.height), SCALE_MAX);
    const double type = smallest_type(c, density) * scale;
    if (best->diagram && type <= best->type) return;
    best->diagram = d;
    best->scale = scale;
    best->type = type;
}

/* Whether the type is legible, as far as the steps of printing tell. */
static bool is_legible(const Fit *fit)
{
    return fit->diagram && fit->type >= DIAGRAM_LEGIBLE - 0.05;
}

static Fit choose_layout(const WidgetContext *c, const DiagramScope *scope, Size limits, Str *why)
{
    Fit best = { 0 };
    for (size_t i = 0; i < sizeof densities / sizeof *densities; i++)
        for (size_t k = 0; k < ARRANGEMENTS && !is_legible(&best); k++)
            try_layout(c, scope, &densities[i], &arrangements[k], limits, &best, why);
    return best;
}

static void warn_of_size(const WidgetContext *c, const Fit *fit)
{
    Buf points = { .arena = c->scratch };
    buf_number(&points, fit->type, 1);
    report(c->diag, MSG_DIAGRAM_SMALL, value_span(value_get(c->scenario, "system")),
           str_c(c->scratch, buf_done(&points)));
}

Frame *widget_diagram(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)value;
    const Value *system = value_get(c->scenario, "system");
    const Str focus = value_str(value_get(options, "focus"));
    if (!value_truth(value_get(system, "components")) || (focus.n && !diagram_owns(c, focus)))
        return frame_new(c->keep, (Size){ 0 });
    Str why = { 0 };
    Fit fit = choose_layout(c, &(DiagramScope){ .focus = focus }, limits, &why);
    if (focus.n && !is_legible(&fit))
        fit = choose_layout(c, &(DiagramScope){ .focus = focus, .neighbours = true }, limits, &why);
    if (!fit.diagram) {
        report(c->diag, MSG_DIAGRAM_LAYOUT, value_span(system), str_c(c->scratch, why));
        return NULL;
    }
    if (!is_legible(&fit)) warn_of_size(c, &fit);

    const Size drawn = { fit.diagram->size.width * fit.scale,
                         fit.diagram->size.height * fit.scale };
    Frame *frame = frame_new(
        c->keep, (Size){ limits.width, drawn.height + LEGEND_GAP + fit.legend->size.height });
    frame_add_group(
        c->keep, frame, (Point){ (limits.width - drawn.width) / 2, 0 },
        (Group){ .frame = diagram_draw(c, fit.diagram),
                 .transform = { fit.scale, 0, 0, fit.scale, -fit.diagram->origin.x * fit.scale,
                                -fit.diagram->origin.y * fit.scale } });
    frame_add_frame(c->keep, frame, (Point){ 0, drawn.height + LEGEND_GAP }, fit.legend);
    return frame;
}
