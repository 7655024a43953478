/* diagram.c - the system diagram: chooses among several layouts one that is legible on the page.
 *
 * The arrangements of the same system differ in their proportions; the one that fits the page best
 * is taken, as airy as the page allows; where none is legible, the system is spread over the whole
 * page, set in rows, given a higher page, and at last turned by a quarter.
 * The whole is laid out once for a kit, for the text of an A4 page, and scaled for whatever shows
 * it; for a role (`focus`) it is squeezed, with its own part strong.  Only where it has no room are
 * the role's components and what they talk to laid out by themselves.
 * How many layouts are tried depends on the work they are: of a huge system the first is taken.
 * The drawing is scaled as a whole; nothing is ever cut. */
#include "widgets/diagram.h"

#include <math.h>
#include <string.h>

/* Larger type would shout among the page's text; a part of the system stands among other text. */
#define SCALE_MAX 1.3
#define SCALE_MAX_PART 1.15
#define LEGEND_GAP 14.0
#define LEGEND_FROM 5 /* components */
/* Of one sheet, as diagram_layout_work() counts it: some 150 ms.  What can be legible is found in
 * less.  Nothing of a huge system is legible: a few layouts will do. */
#define WORK_MAX 1.6e7
#define WORK_MAX_HUGE 2e6

/* How much of the room is spread over: lines and labels may stick out. */
static const double spreads[] = { 0.98, 0.93, 0.88 };
#define SPREADS (sizeof spreads / sizeof *spreads)
#define NEARLY 0.9 /* legible */

enum { AIRY, DENSE, SPREAD, SMALL, TIGHT, ROOMY, DENSITIES };

static const Density densities[DENSITIES] = {
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
static const Arrangement arrangements[] = {
    { .across = false },
    { .across = true },
    { .across = false, .level = true },
    { .across = true, .level = true },
    { .across = false, .folded = true },
    { .across = true, .folded = true },
};
#define ARRANGEMENTS (sizeof arrangements / sizeof *arrangements)
#define PLAIN 2  /* the first two */
#define TRIALS 3 /* of arrangements at a density, where one has been found */
#define FOLDED_EFFORT 1.4
#define LEGIBLE_TRIALS 3 /* of legible arrangements, for one that is easier to read */
#define ASTRAY 3         /* a label that is not clearly with its line, in crossings */

/* A layout with the scale at which it fits, and the smallest type that it then has. */
typedef struct Fit {
    Diagram *diagram; /* NULL: none; the type, then, is no more than a bound */
    const Arrangement *arrangement;
    const Density *density;
    double scale, type;
    Frame *legend; /* or NULL */
    bool turned;   /* by a quarter: to be read from the right */
} Fit;

/* What is drawn and where it has to fit. */
typedef struct Task {
    DiagramScope scope;
    const Diagram *read[DENSITIES];     /* texts are set once for all layouts of a density */
    const Diagram *dense[ARRANGEMENTS]; /* laid out; the same for all sheets */
    Size limits;                        /* of the diagram without the legend */
    double work;                        /* left for this sheet */
    double spread;                      /* share of the limits over which it may be spread */
    Str why;                            /* of the last failure */
} Task;

static double smallest_type(const WidgetContext *c, const Density *density)
{
    static const char *const styles[] = { "diagram-node", "diagram-label", "diagram-group" };
    double size = INFINITY;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        size = fmin(size, look_named(c, styles[i]).style->size);
    return density->small_type ? fmin(size, DIAGRAM_LEGIBLE) : size;
}

static void measure(const WidgetContext *c, const Task *task, const Density *density, Size size,
                    Fit *fit)
{
    fit->scale = fmin(task->limits.width / size.width, task->limits.height / size.height);
    fit->scale = fmin(fit->scale, task->scope.focus.n ? SCALE_MAX_PART : SCALE_MAX);
    fit->type = smallest_type(c, density) * fit->scale;
}

static const Diagram *read_once(const WidgetContext *c, Task *task, const Density *density)
{
    const Diagram **read = &task->read[density - densities];
    if (!*read) *read = diagram_read(c, density, &task->scope);
    return *read;
}

/* What is spread is spread over this; no size: it is not. */
static Size room_of(const WidgetContext *c, const Task *task, const Density *density)
{
    const double most = smallest_type(c, density) / DIAGRAM_LEGIBLE * task->spread;
    const Size room = { task->limits.width * most, task->limits.height * most };
    return density->spread && isfinite(room.height) ? room : (Size){ 0 };
}

/* Lays out without labels. */
static Fit lay_out(const WidgetContext *c, Task *task, const Density *density,
                   const Arrangement *arrangement)
{
    Diagram *d = diagram_copy(c, read_once(c, task, density));
    Fit fit = { .diagram = d, .arrangement = arrangement, .density = density };
    Str why;
    const Size room = room_of(c, task, density);
    task->work -= diagram_layout_work(d, arrangement);
    if (!diagram_layout(c, d, density, arrangement, room, &why)) {
        task->why = why;
        return (Fit){ 0 };
    }
    measure(c, task, density, d->size, &fit);
    return fit;
}

/* Adds the labels; false where one fits nowhere. */
static bool add_labels(const WidgetContext *c, Task *task, const Density *density, Fit *fit)
{
    if (!fit->diagram) return false;
    Size room = { task->limits.width / fit->scale, task->limits.height / fit->scale };
    if (!isfinite(room.height) || task->scope.focus.n) room = (Size){ 0 };
    if (!diagram_place_labels(c, fit->diagram, density, room, &task->work)) return false;
    measure(c, task, density, fit->diagram->size, fit);
    return true;
}

/* Whether type is legible, as far as the steps of printing tell. */
static bool is_legible_type(double size)
{
    return size >= DIAGRAM_LEGIBLE - 0.05;
}

static bool is_legible(const Fit *fit)
{
    return fit->diagram && is_legible_type(fit->type);
}

/* Whether to be content with `best`. */
static bool is_enough(const Task *task, const Fit *best)
{
    return is_legible(best) || (best->diagram && task->work < 0);
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

static void add_ranked(Fit *ranked, size_t n, Fit fit)
{
    for (; n > 0 && is_better(&fit, &ranked[n - 1]); n--) ranked[n] = ranked[n - 1];
    ranked[n] = fit;
}

/* One of the arrangements, densely, without labels. */
static Fit lay_dense(const WidgetContext *c, Task *task, size_t arrangement)
{
    const Diagram **dense = &task->dense[arrangement];
    Fit fit = { .arrangement = &arrangements[arrangement], .density = &densities[DENSE] };
    if (!*dense) {
        fit = lay_out(c, task, &densities[DENSE], fit.arrangement);
        *dense = fit.diagram;
    }
    if (!*dense) return (Fit){ 0 };
    fit.diagram = diagram_copy(c, *dense);
    measure(c, task, &densities[DENSE], fit.diagram->size, &fit);
    return fit;
}

/* The ranks of `down` across the page.  They are not laid out where even the least they take is
 * neither legible nor larger than `best`. */
static Fit lay_across(const WidgetContext *c, Task *task, size_t arrangement, const Diagram *down,
                      const Fit *best)
{
    const Density *density = &densities[DENSE];
    Fit fit = { .arrangement = &arrangements[arrangement] };
    if (!down) return lay_dense(c, task, arrangement);
    measure(c, task, density, diagram_least_across(down, density), &fit);
    const bool hopeless = !is_legible_type(fit.type) && fit.type <= best->type;
    return hopeless ? fit : lay_dense(c, task, arrangement);
}

/* The arrangements, the best first; only the plain ones where one of those will do. */
static void rank_arrangements(const WidgetContext *c, Task *task, Fit ranked[ARRANGEMENTS])
{
    for (size_t i = 0; i < ARRANGEMENTS; i += 2) {
        if (i == PLAIN && is_legible(&ranked[0])) return;
        if (i > 0 && task->work < 0 && ranked[0].diagram) return;
        const Fit down = lay_dense(c, task, i);
        add_ranked(ranked, i, down);
        add_ranked(ranked, i + 1, lay_across(c, task, i + 1, down.diagram, &ranked[0]));
    }
}

/* Whether its width rather than its height decides how large it can be. */
static bool is_wide(const Task *task, Size size)
{
    return size.width * task->limits.height > size.height * task->limits.width;
}

/* Takes a layout with its labels where that is larger than `best`.  What is nearly legible is tried
 * again over a little less of the room, unless it is too large even without labels, or its longer
 * side has not fit the room as it was. */
static Fit try_layout(const WidgetContext *c, Task *task, const Density *density,
                      const Arrangement *arrangement, Fit best)
{
    for (size_t i = 0; i < SPREADS && !is_enough(task, &best); i++) {
        task->spread = spreads[i];
        Fit fit = lay_out(c, task, density, arrangement);
        const bool fills = is_legible_type(fit.type);
        if (fit.type <= best.type * 1.01) return best;
        const Size room = room_of(c, task, density), bare = fit.diagram->size;
        if (!add_labels(c, task, density, &fit)) return best;
        if (fit.type > best.type) best = fit;
        if (!fills || fit.type < DIAGRAM_LEGIBLE * NEARLY) break;
        const bool wide = is_wide(task, fit.diagram->size);
        if (wide ? bare.width > room.width : bare.height > room.height) break;
    }
    return best;
}

/* The largest of the layouts of one density, or the first that is legible. */
static Fit try_density(const WidgetContext *c, Task *task, const Density *density,
                       const Fit ranked[ARRANGEMENTS], Fit best)
{
    for (size_t i = 0; i < ARRANGEMENTS && !is_enough(task, &best); i++) {
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
static size_t rank_rows(const WidgetContext *c, Task *task, const Density *density,
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

static Fit try_rows(const WidgetContext *c, Task *task, const Density *density, Fit best)
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
static size_t stumbles(const Fit *fit)
{
    return fit->diagram->crossings + ASTRAY * fit->diagram->astray;
}

/* Of the arrangements that are legible at this density the one with the fewest stumbles. */
static Fit try_legible(const WidgetContext *c, Task *task, const Density *density,
                       const Fit ranked[ARRANGEMENTS], Fit best)
{
    size_t tried = 0;
    for (size_t i = 0; i < ARRANGEMENTS && tried < LEGIBLE_TRIALS; i++) {
        if (best.diagram && (!stumbles(&best) || task->work < 0)) return best;
        if (!ranked[i].diagram || !is_legible(&ranked[i])) continue;
        Fit fit = density == &densities[DENSE] ? ranked[i]
                                               : lay_out(c, task, density, ranked[i].arrangement);
        tried++;
        if (!add_labels(c, task, density, &fit) || !is_legible(&fit)) continue;
        if (!best.diagram || stumbles(&fit) < stumbles(&best)) best = fit;
    }
    return best;
}

static Fit choose_layout(const WidgetContext *c, Task *task)
{
    Fit ranked[ARRANGEMENTS] = { 0 }, best = { 0 };
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

static void warn_of_size(const WidgetContext *c, const Fit *fit)
{
    Buf points = { .arena = c->scratch };
    buf_number(&points, fit->type, 1);
    report(c->diag, MSG_DIAGRAM_SMALL, value_span(value_get(c->scenario, "system")),
           str_c(c->scratch, buf_done(&points)));
}

/* The legend, and what it leaves of the sheet; none where a few speak for themselves, and on a
 * stamp, where the drawing is worth more. */
static Frame *legend_on(const WidgetContext *c, const Diagram *d, Size *sheet)
{
    Frame *legend = diagram_legend(c, d, sheet->width);
    const double height = sheet->height - legend->size.height - LEGEND_GAP;
    if (height < sheet->height / 2 || d->nodes.n < LEGEND_FROM) return NULL;
    sheet->height = height;
    return legend;
}

/* The best layout on a sheet of this size, with its legend. */
static Fit fit_sheet(const WidgetContext *c, Task *task, Size sheet)
{
    const Diagram *d = read_once(c, task, &densities[DENSE]);
    Frame *legend = legend_on(c, d, &sheet);
    task->limits = sheet;
    task->work = diagram_is_huge(d) ? WORK_MAX_HUGE : WORK_MAX;
    Fit fit = choose_layout(c, task);
    fit.legend = legend;
    return fit;
}

/* The best layout of a part of the system: within the limits, as high as it may be at `most`,
 * turned where that is larger. */
static Fit fit_part(const WidgetContext *c, Task *task, Size limits, double most)
{
    Fit best = fit_sheet(c, task, limits);
    if (is_legible(&best) || !isfinite(limits.height)) return best;
    if (most > limits.height) {
        limits.height = most;
        Fit tall = fit_sheet(c, task, limits);
        if (tall.type > best.type) best = tall;
    }
    if (is_legible(&best) || limits.height < limits.width) return best;
    Fit turned = fit_sheet(c, task, (Size){ limits.height, limits.width });
    turned.turned = true;
    return turned.type > best.type ? turned : best;
}

/* The drawing, centered, with the legend below. */
static Frame *compose(const WidgetContext *c, const Fit *fit, double width)
{
    const double k = fit->scale;
    const Point origin = fit->diagram->origin;
    const Size drawn = { fit->diagram->size.width * k, fit->diagram->size.height * k };
    Frame *frame = frame_new(c->keep, (Size){ width, drawn.height });
    frame_add_group(c->keep, frame, (Point){ (width - drawn.width) / 2, 0 },
                    (Group){ .frame = diagram_draw(c, fit->diagram),
                             .transform = { k, 0, 0, k, -origin.x * k, -origin.y * k } });
    if (!fit->legend) return frame;
    frame_add_frame(c->keep, frame, (Point){ 0, drawn.height + LEGEND_GAP }, fit->legend);
    frame->size.height += LEGEND_GAP + fit->legend->size.height;
    return frame;
}

/* The same, its top at the left of the page. */
static Frame *compose_turned(const WidgetContext *c, const Fit *fit, Size page)
{
    Frame *drawing = compose(c, fit, page.height);
    Frame *frame = frame_new(c->keep, page);
    frame_add_group(c->keep, frame, (Point){ (page.width - drawing->size.height) / 2, 0 },
                    (Group){ .frame = drawing, .transform = { 0, -1, 1, 0, 0, page.height } });
    return frame;
}

/* ---- one drawing for all pieces --------------------------------------------------------------
 */

/* The room for which it is laid out: the text of an A4 page, less of it for few components. */
static Size whole_room(size_t components)
{
    return (Size){ MM(174), MM(components <= 6 ? 116 : components <= 12 ? 134 : 216) };
}
#define WHOLE_MOST MM(218)

/* The system in its own room, without a legend: laid out for one piece of the kit, and the same for
 * all others.  Its texts are gone with that piece. */
static const Fit *whole_of(const WidgetContext *c, size_t components)
{
    static const char what[] = "diagram";
    const struct {
        const char *what;
        double type;
    } key = { what, look_named(c, "diagram-node").style->size };
    const Str bytes = { (const char *)&key, sizeof key };
    Fit *kept = map_get(c->lasting, bytes);
    if (kept) return kept;
    Arena *a = c->lasting->arena;
    Task task = { .why = { 0 } };
    kept = ARENA_NEW(a, Fit);
    *kept = fit_part(c, &task, whole_room(components), WHOLE_MOST);
    kept->legend = NULL;
    if (kept->diagram) kept->diagram = diagram_keep(a, kept->diagram);
    map_set(c->lasting, str_copy(a, bytes), kept);
    return kept;
}

/* The same, as large as the limits allow. */
static Fit scale_whole(const WidgetContext *c, const Fit *whole, Task *task, Size limits,
                       double most)
{
    Fit fit = *whole;
    limits.height = fmax(limits.height, fit.type < DIAGRAM_LEGIBLE ? most : 0);
    if (fit.turned) limits = (Size){ limits.height, limits.width };
    const Diagram *read = diagram_read(c, fit.density, &task->scope);
    fit.legend = legend_on(c, read, &limits);
    fit.diagram = diagram_worn(c, read, whole->diagram, fit.density);
    task->limits = limits;
    measure(c, task, fit.density, whole->diagram->size, &fit);
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
static Fit squeeze_whole(const WidgetContext *c, const Fit *whole, Task *task, Size limits)
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
    Fit best = { 0 };
    Frame *legend = legend_on(c, read, &limits);
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        if (best.diagram && !best.diagram->astray) break;
        const double scale = trials[i].scale;
        const Size size = { limits.width / scale, limits.height / scale };
        density->pad = trials[i].pad;
        Diagram *d = diagram_worn(c, read, whole->diagram, density);
        if (!diagram_resize(c, d, density, resized(d, size))) continue;
        if (best.diagram && best.diagram->astray <= d->astray) continue;
        best = (Fit){ .diagram = d,
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

/* The whole for one role: squeezed for the first, and the same for all others. */
static Fit fit_role(const WidgetContext *c, const Fit *whole, Task *task, Size limits)
{
    static const char what[] = "diagram for a role";
    const struct {
        const char *what;
        const Fit *whole;
        double width, height;
    } key = { what, whole, limits.width, limits.height };
    const Str bytes = { (const char *)&key, sizeof key };
    Fit *kept = map_get(c->drawings, bytes);
    if (!kept) {
        kept = ARENA_NEW(c->keep, Fit);
        *kept = squeeze_whole(c, whole, task, limits);
        if (kept->diagram) kept->diagram = diagram_keep(c->keep, kept->diagram);
        map_set(c->drawings, str_copy(c->keep, bytes), kept);
    }
    Fit fit = *kept;
    if (!fit.diagram) return fit;
    const Diagram *read = diagram_read(c, fit.density, &task->scope);
    fit.diagram = diagram_worn(c, read, fit.diagram, fit.density);
    return drop_astray(fit.diagram) ? fit : (Fit){ 0 };
}

/* The kit's one drawing in this room; none where it is too large for that, although another might
 * be legible. */
static Fit fit_whole(const WidgetContext *c, Task *task, size_t components, Size limits,
                     double most)
{
    const Fit *whole = whole_of(c, components);
    if (!whole->diagram) return (Fit){ 0 };
    const Fit fit = scale_whole(c, whole, task, limits, most);
    if (is_legible(&fit) || (!task->scope.focus.n && fit.type > whole->type * NEARLY)) return fit;
    if (!task->scope.focus.n || !is_legible(whole) || whole->turned ||
        diagram_is_huge(whole->diagram))
        return (Fit){ 0 };
    return fit_role(c, whole, task, limits);
}

Frame *widget_diagram(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Value *system = value_get(c->scenario, "system");
    const Value *named = value && value->kind == VALUE_TEXT ? value : value_get(options, "focus");
    const double most = MM(value_number(value_get(options, "most"), 0));
    const size_t components = value_count(value_get(system, "components"));
    Task task = { .scope.focus = value_str(named), .why = STR("the labels find no room") };
    if (!components || (task.scope.focus.n && !diagram_owns(c, task.scope.focus)))
        return frame_new(c->keep, (Size){ 0 });
    Fit fit = fit_whole(c, &task, components, limits, most);
    if (!fit.diagram) {
        task = (Task){ .scope = { task.scope.focus, .neighbors = task.scope.focus.n > 0 },
                       .why = task.why };
        fit = fit_part(c, &task, limits, most);
    }
    if (!fit.diagram) {
        report(c->diag, MSG_DIAGRAM_LAYOUT, value_span(system), str_c(c->scratch, task.why));
        return NULL;
    }
    if (!is_legible(&fit)) warn_of_size(c, &fit);
    if (fit.turned)
        return compose_turned(c, &fit, (Size){ limits.width, fmax(limits.height, most) });
    return compose(c, &fit, limits.width);
}
