/* diagram_fit.c - chooses among several layouts one that is legible on the page.
 *
 * The arrangements of the same system differ in their proportions; the one that fits the page best
 * is taken, as airy as the page allows; where none is legible, the system is spread over the whole
 * page, set in rows, given a higher page, and at last turned by a quarter.
 * How many layouts are tried depends on the work they are: of a huge system the first is taken. */
#include "widgets/diagram_fit.h"

#include <math.h>
#include <string.h>

/* Larger type would shout among the page's text; a part of the system stands among other text. */
#define SCALE_MAX 1.3
#define SCALE_MAX_PART 1.15
#define LEGEND_FROM 5 /* components */
/* Of one sheet, as diagram_layout_work() counts it: some 150 ms.  What can be legible is found in
 * less.  Nothing of a huge system is legible: a few layouts will do. */
#define WORK_MAX 1.6e7
#define WORK_MAX_HUGE 2e6

/* How much of the room is spread over: lines and labels may stick out. */
static const double spreads[] = { 0.98, 0.93, 0.88 };
#define SPREADS (sizeof spreads / sizeof *spreads)

enum { AIRY, DENSE, SPREAD, SMALL, TIGHT, ROOMY };

static const Density densities[DIAGRAM_DENSITIES] = {
    [AIRY] = { .wrap = 10, .pad = 8, .step = 12, .apart = 24, .rank_apart = 34, .margin = 10 },
    [DENSE] = { .wrap = 8, .pad = 5, .step = 6, .apart = 20, .rank_apart = 26, .margin = 8 },
    [SPREAD] = { .spread = true,
                 .wrap = 8,
                 .pad = 5,
                 .step = 3,
                 .apart = 8,
                 .rank_apart = 20,
                 .margin = 8 },
    [SMALL] = { .small_type = true,
                .spread = true,
                .wrap = 7,
                .pad = 3,
                .step = 1,
                .apart = 4,
                .rank_apart = 15,
                .margin = 4 },
    [TIGHT] = { .small_type = true,
                .spread = true,
                .wrap = 6,
                .pad = 2,
                .step = 1,
                .apart = 2,
                .rank_apart = 12,
                .margin = 3 },
    /* For very many labels: the last resort. */
    [ROOMY] = { .wrap = 10, .pad = 5, .step = 1, .apart = 60, .rank_apart = 90, .margin = 20 },
};

/* For systems whose ranks by their flows are too wide or too many. */
static const Arrangement in_rows[] = { { .most = 5 }, { .most = 4 }, { .most = 6 }, { .most = 3 } };
#define IN_ROWS (sizeof in_rows / sizeof *in_rows)

/* What an airy layout may lose in scale against a dense one, and one spread over the page gain,
 * with small type as well. */
#define AIRY_LOSS 1.25
#define SPREAD_GAIN 1.17
#define SMALL_GAIN 1.3

/* Each down the page, then the same ranks across it. */
static const Arrangement arrangements[DIAGRAM_ARRANGEMENTS] = {
    { .across = false },
    { .across = true },
    { .across = false, .level = true },
    { .across = true, .level = true },
    { .across = false, .folded = true },
    { .across = true, .folded = true },
};
#define PLAIN 2  /* the first two */
#define TRIALS 3 /* of arrangements at a density, where one has been found */
#define FOLDED_EFFORT 1.4
#define LEGIBLE_TRIALS 3 /* of legible arrangements, for one that is easier to read */
#define ASTRAY 3         /* a label that is not clearly with its line, in crossings */

static double smallest_type(const WidgetContext *c, const Density *density)
{
    static const char *const styles[] = { "diagram-node", "diagram-label", "diagram-group" };
    double size = INFINITY;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        size = fmin(size, look_named(c, styles[i]).style->size);
    return density->small_type ? fmin(size, DIAGRAM_LEGIBLE) : size;
}

void diagram_measure(const WidgetContext *c, const DiagramTask *task, const Density *density,
                     Size size, DiagramFit *fit)
{
    fit->scale = fmin(task->limits.width / size.width, task->limits.height / size.height);
    fit->scale = fmin(fit->scale, task->scope.focus.n ? SCALE_MAX_PART : SCALE_MAX);
    fit->type = smallest_type(c, density) * fit->scale;
}

static const Diagram *read_once(const WidgetContext *c, DiagramTask *task, const Density *density)
{
    const Diagram **read = &task->read[density - densities];
    if (!*read) *read = diagram_read(c, density, &task->scope);
    return *read;
}

/* What is spread is spread over this; no size: it is not. */
static Size room_of(const WidgetContext *c, const DiagramTask *task, const Density *density)
{
    const double most = smallest_type(c, density) / DIAGRAM_LEGIBLE * task->spread;
    const Size room = { task->limits.width * most, task->limits.height * most };
    return density->spread && isfinite(room.height) ? room : (Size){ 0 };
}

/* Lays out without labels. */
static DiagramFit lay_out(const WidgetContext *c, DiagramTask *task, const Density *density,
                          const Arrangement *arrangement)
{
    Diagram *d = diagram_copy(c, read_once(c, task, density));
    DiagramFit fit = { .diagram = d, .arrangement = arrangement, .density = density };
    Str why;
    const Size room = room_of(c, task, density);
    task->work -= diagram_layout_work(d, arrangement);
    if (!diagram_layout(c, d, density, arrangement, room, &why)) {
        task->why = why;
        return (DiagramFit){ 0 };
    }
    diagram_measure(c, task, density, d->size, &fit);
    return fit;
}

/* Adds the labels; false where one fits nowhere. */
static bool add_labels(const WidgetContext *c, DiagramTask *task, const Density *density,
                       DiagramFit *fit)
{
    if (!fit->diagram) return false;
    Size room = { task->limits.width / fit->scale, task->limits.height / fit->scale };
    if (!isfinite(room.height) || task->scope.focus.n) room = (Size){ 0 };
    if (!diagram_place_labels(c, fit->diagram, density, room, &task->work)) return false;
    diagram_measure(c, task, density, fit->diagram->size, fit);
    return true;
}

/* Whether type is legible, as far as the steps of printing tell. */
static bool is_legible_type(double size)
{
    return size >= DIAGRAM_LEGIBLE - 0.05;
}

bool diagram_is_legible(const DiagramFit *fit)
{
    return fit->diagram && is_legible_type(fit->type);
}

/* Whether to be content with `best`. */
static bool is_enough(const DiagramTask *task, const DiagramFit *best)
{
    return diagram_is_legible(best) || (best->diagram && task->work < 0);
}

/* How hard a legible layout is to read: long lines, a tall drawing, lines that lead back. */
static double effort(const DiagramFit *fit)
{
    const double back = fit->arrangement->folded ? FOLDED_EFFORT : 1;
    return fit->diagram->length * back + fit->diagram->size.height;
}

/* Of legible layouts the one that takes less effort, else the one with the larger type. */
static bool is_better(const DiagramFit *a, const DiagramFit *b)
{
    if (diagram_is_legible(a) && diagram_is_legible(b)) return effort(a) < effort(b) * 0.99;
    return a->type > b->type * 1.01;
}

static void add_ranked(DiagramFit *ranked, size_t n, DiagramFit fit)
{
    for (; n > 0 && is_better(&fit, &ranked[n - 1]); n--) ranked[n] = ranked[n - 1];
    ranked[n] = fit;
}

/* One of the arrangements, densely, without labels. */
static DiagramFit lay_dense(const WidgetContext *c, DiagramTask *task, size_t arrangement)
{
    const Diagram **dense = &task->dense[arrangement];
    DiagramFit fit = { .arrangement = &arrangements[arrangement], .density = &densities[DENSE] };
    if (!*dense) {
        fit = lay_out(c, task, &densities[DENSE], fit.arrangement);
        *dense = fit.diagram;
    }
    if (!*dense) return (DiagramFit){ 0 };
    fit.diagram = diagram_copy(c, *dense);
    diagram_measure(c, task, &densities[DENSE], fit.diagram->size, &fit);
    return fit;
}

/* The ranks of `down` across the page.  They are not laid out where even the least they take is
 * neither legible nor larger than `best`. */
static DiagramFit lay_across(const WidgetContext *c, DiagramTask *task, size_t arrangement,
                             const Diagram *down, const DiagramFit *best)
{
    const Density *density = &densities[DENSE];
    DiagramFit fit = { .arrangement = &arrangements[arrangement] };
    if (!down) return lay_dense(c, task, arrangement);
    diagram_measure(c, task, density, diagram_least_across(down, density), &fit);
    const bool hopeless = !is_legible_type(fit.type) && fit.type <= best->type;
    return hopeless ? fit : lay_dense(c, task, arrangement);
}

/* The arrangements, the best first; only the plain ones where one of those will do. */
static void rank_arrangements(const WidgetContext *c, DiagramTask *task,
                              DiagramFit ranked[DIAGRAM_ARRANGEMENTS])
{
    for (size_t i = 0; i < DIAGRAM_ARRANGEMENTS; i += 2) {
        if (i == PLAIN && diagram_is_legible(&ranked[0])) return;
        if (i > 0 && task->work < 0 && ranked[0].diagram) return;
        const DiagramFit down = lay_dense(c, task, i);
        add_ranked(ranked, i, down);
        add_ranked(ranked, i + 1, lay_across(c, task, i + 1, down.diagram, &ranked[0]));
    }
}

/* Whether its width rather than its height decides how large it can be. */
static bool is_wide(const DiagramTask *task, Size size)
{
    return size.width * task->limits.height > size.height * task->limits.width;
}

/* Takes a layout with its labels where that is larger than `best`.  What is nearly legible is tried
 * again over a little less of the room, unless it is too large even without labels, or its longer
 * side has not fit the room as it was. */
static DiagramFit try_layout(const WidgetContext *c, DiagramTask *task, const Density *density,
                             const Arrangement *arrangement, DiagramFit best)
{
    for (size_t i = 0; i < SPREADS && !is_enough(task, &best); i++) {
        task->spread = spreads[i];
        DiagramFit fit = lay_out(c, task, density, arrangement);
        const bool fills = is_legible_type(fit.type);
        if (fit.type <= best.type * 1.01) return best;
        const Size room = room_of(c, task, density), bare = fit.diagram->size;
        if (!add_labels(c, task, density, &fit)) return best;
        if (fit.type > best.type) best = fit;
        if (!fills || fit.type < DIAGRAM_LEGIBLE * DIAGRAM_NEARLY) break;
        const bool wide = is_wide(task, fit.diagram->size);
        if (wide ? bare.width > room.width : bare.height > room.height) break;
    }
    return best;
}

/* The largest of the layouts of one density, or the first that is legible. */
static DiagramFit try_density(const WidgetContext *c, DiagramTask *task, const Density *density,
                              const DiagramFit ranked[DIAGRAM_ARRANGEMENTS], DiagramFit best)
{
    for (size_t i = 0; i < DIAGRAM_ARRANGEMENTS && !is_enough(task, &best); i++) {
        if (i >= TRIALS && best.diagram) break;
        if (ranked[i].arrangement) best = try_layout(c, task, density, ranked[i].arrangement, best);
    }
    return best;
}

/* What the size of rows may be wrong by: the lines between them are not known yet. */
#define ROWS_ABOUT 1.05

/* An arrangement in rows, with the smallest type that it then has, about. */
typedef struct RowsChoice {
    const Arrangement *arrangement;
    const size_t *rows;
    double type;
} RowsChoice;

/* The arrangements in rows that differ, the one that fits best first.  Returns how many. */
static size_t rank_rows(const WidgetContext *c, DiagramTask *task, const Density *density,
                        RowsChoice ranked[IN_ROWS])
{
    const Diagram *d = read_once(c, task, density);
    size_t n = 0;
    for (size_t i = 0; i < IN_ROWS; i++) {
        const size_t *rows = diagram_rows(c, d, in_rows[i].most);
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known |= !memcmp(rows, ranked[k].rows, d->nodes.n * sizeof *rows);
        if (known) continue;
        const Size least = diagram_rows_size(d, rows, density), limits = task->limits;
        const double scale = fmin(limits.width / least.width, limits.height / least.height);
        const double type = smallest_type(c, density) * scale;
        size_t at = n++;
        for (; at > 0 && type > ranked[at - 1].type; at--) ranked[at] = ranked[at - 1];
        ranked[at] = (RowsChoice){ &in_rows[i], rows, type };
    }
    return n;
}

static DiagramFit try_rows(const WidgetContext *c, DiagramTask *task, const Density *density,
                           DiagramFit best)
{
    RowsChoice ranked[IN_ROWS];
    if (is_enough(task, &best)) return best;
    const size_t n = rank_rows(c, task, density, ranked);
    for (size_t i = 0; i < n && !is_enough(task, &best); i++) {
        if (ranked[i].type * ROWS_ABOUT < best.type) break;
        best = try_layout(c, task, density, ranked[i].arrangement, best);
    }
    return best;
}

/* What a reader stumbles over. */
static size_t stumbles(const DiagramFit *fit)
{
    return fit->diagram->crossings + ASTRAY * fit->diagram->astray;
}

/* Of the arrangements that are legible at this density the one with the fewest stumbles. */
static DiagramFit try_legible(const WidgetContext *c, DiagramTask *task, const Density *density,
                              const DiagramFit ranked[DIAGRAM_ARRANGEMENTS], DiagramFit best)
{
    size_t tried = 0;
    for (size_t i = 0; i < DIAGRAM_ARRANGEMENTS && tried < LEGIBLE_TRIALS; i++) {
        if (best.diagram && (!stumbles(&best) || task->work < 0)) return best;
        if (!ranked[i].diagram || !diagram_is_legible(&ranked[i])) continue;
        DiagramFit fit = density == &densities[DENSE]
                             ? ranked[i]
                             : lay_out(c, task, density, ranked[i].arrangement);
        tried++;
        if (!add_labels(c, task, density, &fit) || !diagram_is_legible(&fit)) continue;
        if (!best.diagram || stumbles(&fit) < stumbles(&best)) best = fit;
    }
    return best;
}

static DiagramFit choose_layout(const WidgetContext *c, DiagramTask *task)
{
    DiagramFit ranked[DIAGRAM_ARRANGEMENTS] = { 0 }, best = { 0 };
    rank_arrangements(c, task, ranked);
    if (ranked[0].type >= DIAGRAM_LEGIBLE * AIRY_LOSS)
        best = try_legible(c, task, &densities[AIRY], ranked, best);
    if (!best.diagram || stumbles(&best))
        best = try_legible(c, task, &densities[DENSE], ranked, best);
    if (best.diagram) return best;
    /* What is so large that hardly anything can be tried fits best in rows. */
    if (task->work < 0) best = try_rows(c, task, &densities[SMALL], best);
    const bool spread = is_legible_type(ranked[0].type * SPREAD_GAIN);
    if (spread) best = try_density(c, task, &densities[SPREAD], ranked, best);
    const bool small = is_legible_type(ranked[0].type * SMALL_GAIN);
    if (small) best = try_density(c, task, &densities[SMALL], ranked, best);
    for (int density = SMALL; density <= TIGHT; density++)
        best = try_rows(c, task, &densities[density], best);
    if (!small) best = try_density(c, task, &densities[SMALL], ranked, best);
    if (!best.diagram && !spread) best = try_density(c, task, &densities[SPREAD], ranked, best);
    return best.diagram ? best : try_density(c, task, &densities[ROOMY], ranked, best);
}

Frame *diagram_legend_on(const WidgetContext *c, const Diagram *d, Size *sheet)
{
    Frame *legend = diagram_legend(c, d, sheet->width);
    const double height = sheet->height - legend->size.height - DIAGRAM_LEGEND_GAP;
    if (height < sheet->height / 2 || d->nodes.n < LEGEND_FROM) return NULL;
    sheet->height = height;
    return legend;
}

/* The best layout on a sheet of this size, with its legend. */
static DiagramFit fit_sheet(const WidgetContext *c, DiagramTask *task, Size sheet)
{
    const Diagram *d = read_once(c, task, &densities[DENSE]);
    Frame *legend = diagram_legend_on(c, d, &sheet);
    task->limits = sheet;
    task->work = diagram_is_huge(d) ? WORK_MAX_HUGE : WORK_MAX;
    DiagramFit fit = choose_layout(c, task);
    fit.legend = legend;
    return fit;
}

DiagramFit diagram_fit(const WidgetContext *c, DiagramTask *task, Size limits, double most)
{
    DiagramFit best = fit_sheet(c, task, limits);
    if (diagram_is_legible(&best) || !isfinite(limits.height)) return best;
    if (most > limits.height) {
        limits.height = most;
        DiagramFit tall = fit_sheet(c, task, limits);
        if (tall.type > best.type) best = tall;
    }
    if (diagram_is_legible(&best) || limits.height < limits.width) return best;
    DiagramFit turned = fit_sheet(c, task, (Size){ limits.height, limits.width });
    turned.turned = true;
    return turned.type > best.type ? turned : best;
}
