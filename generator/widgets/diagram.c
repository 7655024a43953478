/* diagram.c - the system diagram: chooses among several layouts one that is legible on the page.
 *
 * The arrangements of the same system differ in their proportions; the one that fits the page best
 * is taken, as airy as the page allows.  Of a role's own part (`focus`) only its components and
 * what they talk to are drawn where the whole would be too small.  The drawing is scaled as a
 * whole; nothing is ever cut. */
#include "widgets/diagram.h"

#include <math.h>

#define SCALE_MAX 1.15 /* larger type would shout among the page's text */
#define LEGEND_GAP 14.0
#define WHOLE_MAX 8 /* components */

enum { AIRY, DENSE, SMALL, ROOMY, DENSITIES };

static const Density densities[DENSITIES] = {
    [AIRY] = { .wrap = 10, .pad = 8, .step = 12, .apart = 24, .rank_apart = 34, .margin = 10 },
    [DENSE] = { .wrap = 8, .pad = 5, .step = 6, .apart = 14, .rank_apart = 22, .margin = 8 },
    [SMALL] = { .small_type = true,
                .wrap = 7,
                .pad = 4,
                .step = 1,
                .apart = 6,
                .rank_apart = 15,
                .margin = 6 },
    /* For very many labels: the last resort. */
    [ROOMY] = { .wrap = 10, .pad = 5, .step = 1, .apart = 60, .rank_apart = 90, .margin = 20 },
};

/* What an airy layout may lose in scale against a dense one. */
#define AIRY_LOSS 1.25

static const Arrangement arrangements[] = {
    { .across = false },
    { .across = true },
    { .across = false, .level = true },
    { .across = true, .level = true },
    { .across = false, .folded = true },
    { .across = true, .folded = true },
};
#define ARRANGEMENTS (sizeof arrangements / sizeof *arrangements)
#define PLAIN 2 /* the first two */
#define SMALL_TRIALS 3
#define FOLDED_EFFORT 1.4

/* A layout with the scale at which it fits, and the smallest type that it then has. */
typedef struct Fit {
    Diagram *diagram; /* NULL: none */
    const Arrangement *arrangement;
    double scale, type;
} Fit;

/* What is drawn and where it has to fit. */
typedef struct Task {
    DiagramScope scope;
    Frame *legend; /* or NULL */
    Size limits;   /* of the diagram without the legend */
    Str why;       /* of the last failure */
} Task;

static double smallest_type(const WidgetContext *c, const Density *density)
{
    const double size =
        fmin(look_named(c, "diagram-node").style->size, look_named(c, "diagram-label").style->size);
    return density->small_type ? fmin(size, DIAGRAM_LEGIBLE) : size;
}

static void measure(const WidgetContext *c, const Task *task, const Density *density, Fit *fit)
{
    const Size size = fit->diagram->size;
    fit->scale = fmin(task->limits.width / size.width, task->limits.height / size.height);
    fit->scale = fmin(fit->scale, SCALE_MAX);
    fit->type = smallest_type(c, density) * fit->scale;
}

/* Lays out without labels. */
static Fit lay_out(const WidgetContext *c, Task *task, const Density *density,
                   const Arrangement *arrangement)
{
    Fit fit = { .diagram = diagram_read(c, density, &task->scope), .arrangement = arrangement };
    Str why;
    if (!diagram_layout(c, fit.diagram, density, arrangement, &why)) {
        task->why = why;
        return (Fit){ 0 };
    }
    measure(c, task, density, &fit);
    return fit;
}

/* Adds the labels; false where one fits nowhere. */
static bool add_labels(const WidgetContext *c, const Task *task, const Density *density, Fit *fit)
{
    if (!fit->diagram || !diagram_place_labels(c, fit->diagram, density)) return false;
    measure(c, task, density, fit);
    return true;
}

/* Whether the type is legible, as far as the steps of printing tell. */
static bool is_legible(const Fit *fit)
{
    return fit->diagram && fit->type >= DIAGRAM_LEGIBLE - 0.05;
}

/* How hard a legible layout is to read: long lines, a tall drawing, lines that lead back. */
static double effort(const Fit *fit)
{
    const double back = fit->arrangement->folded ? FOLDED_EFFORT : 1;
    return fit->diagram->length * back + fit->diagram->size.height;
}

/* Of legible layouts the one that takes less effort, else the one with the larger type. */
static bool is_better(const Fit *a, const Fit *b)
{
    if (is_legible(a) && is_legible(b)) return effort(a) < effort(b) * 0.99;
    return a->type > b->type * 1.01;
}

/* The arrangements, the best first; only the plain ones where one of those will do. */
static void rank_arrangements(const WidgetContext *c, Task *task, Fit ranked[ARRANGEMENTS])
{
    for (size_t i = 0; i < ARRANGEMENTS; i++) {
        if (i == PLAIN && is_legible(&ranked[0])) return;
        const Fit fit = lay_out(c, task, &densities[DENSE], &arrangements[i]);
        size_t k = i;
        for (; k > 0 && is_better(&fit, &ranked[k - 1]); k--) ranked[k] = ranked[k - 1];
        ranked[k] = fit;
    }
}

static Fit choose_layout(const WidgetContext *c, Task *task)
{
    Fit ranked[ARRANGEMENTS] = { 0 }, best = { 0 };
    rank_arrangements(c, task, ranked);
    if (ranked[0].type >= DIAGRAM_LEGIBLE * AIRY_LOSS) {
        Fit fit = lay_out(c, task, &densities[AIRY], ranked[0].arrangement);
        if (add_labels(c, task, &densities[AIRY], &fit) && is_legible(&fit)) return fit;
    }
    for (size_t i = 0; i < ARRANGEMENTS && is_legible(&ranked[i]); i++)
        if (add_labels(c, task, &densities[DENSE], &ranked[i]) && is_legible(&ranked[i]))
            return ranked[i];
    for (int density = SMALL; density < DENSITIES && !best.diagram; density++)
        for (size_t i = 0; i < ARRANGEMENTS; i++) {
            if (i >= SMALL_TRIALS && best.diagram) break;
            if (!ranked[i].arrangement) continue;
            Fit fit = lay_out(c, task, &densities[density], ranked[i].arrangement);
            if (fit.type > best.type && add_labels(c, task, &densities[density], &fit) &&
                fit.type > best.type)
                best = fit;
        }
    return best;
}

static void warn_of_size(const WidgetContext *c, const Fit *fit)
{
    Buf points = { .arena = c->scratch };
    buf_number(&points, fit->type, 1);
    report(c->diag, MSG_DIAGRAM_SMALL, value_span(value_get(c->scenario, "system")),
           str_c(c->scratch, buf_done(&points)));
}

/* The best layout of a part of the system, with its legend. */
static Fit fit_part(const WidgetContext *c, Task *task, Size limits)
{
    const Diagram *d = diagram_read(c, &densities[DENSE], &task->scope);
    task->legend = diagram_legend(c, d, limits.width);
    task->limits = limits;
    task->limits.height -= task->legend->size.height + LEGEND_GAP;
    if (task->limits.height < limits.height / 2) {
        /* On a stamp the drawing is worth more than its legend. */
        task->legend = NULL;
        task->limits = limits;
    }
    return choose_layout(c, task);
}

/* The drawing, centred, with the legend below. */
static Frame *compose(const WidgetContext *c, const Task *task, const Fit *fit, double width)
{
    const double k = fit->scale;
    const Point origin = fit->diagram->origin;
    const Size drawn = { fit->diagram->size.width * k, fit->diagram->size.height * k };
    Frame *frame = frame_new(c->keep, (Size){ width, drawn.height });
    frame_add_group(c->keep, frame, (Point){ (width - drawn.width) / 2, 0 },
                    (Group){ .frame = diagram_draw(c, fit->diagram),
                             .transform = { k, 0, 0, k, -origin.x * k, -origin.y * k } });
    if (!task->legend) return frame;
    frame_add_frame(c->keep, frame, (Point){ 0, drawn.height + LEGEND_GAP }, task->legend);
    frame->size.height += LEGEND_GAP + task->legend->size.height;
    return frame;
}

Frame *widget_diagram(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Value *system = value_get(c->scenario, "system");
    const Value *named = value && value->kind == VALUE_TEXT ? value : value_get(options, "focus");
    Task task = { .scope.focus = value_str(named), .why = STR("the labels find no room") };
    const size_t components = value_count(value_get(system, "components"));
    if (!components || (task.scope.focus.n && !diagram_owns(c, task.scope.focus)))
        return frame_new(c->keep, (Size){ 0 });
    /* A role's part of a large system is not tried within the whole. */
    task.scope.neighbours = task.scope.focus.n && components > WHOLE_MAX;
    Fit fit = fit_part(c, &task, limits);
    if (task.scope.focus.n && !task.scope.neighbours && !is_legible(&fit)) {
        task.scope.neighbours = true;
        fit = fit_part(c, &task, limits);
    }
    if (!fit.diagram) {
        report(c->diag, MSG_DIAGRAM_LAYOUT, value_span(system), str_c(c->scratch, task.why));
        return NULL;
    }
    if (!is_legible(&fit)) warn_of_size(c, &fit);
    return compose(c, &task, &fit, limits.width);
}
