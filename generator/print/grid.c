/* grid.c - choosing the grid of cards. */
#include "print/grid.h"

#include <math.h>

/* Less is not worth two cuts in place of one between neighbors. */
#define BLEED_MIN MM(1)
/* From the cards to the fold, where there is room: a fold that is a little askew costs no card. */
#define FOLD_GAP MM(3)
/* What slug and ruler take beyond the marks; cards that are folded have no wide edge elsewhere. */
#define SLUG_DEPTH MM(3.4)
/* Sizes that fit exactly must not fail by a rounding error. */
#define TOLERANCE 1e-6
#define FITTING_MAX 10000

/* One direction of the part of the sheet that the fronts have. */
typedef struct Direction {
    double from, room; /* between the printer's margins, or margin and fold */
    double card;
    unsigned n;
    bool folded; /* it ends at the fold */
} Direction;

static unsigned fitting(const Direction *d)
{
    return (unsigned)fmin(fmax(0, floor((d->room + TOLERANCE) / d->card)), FITTING_MAX);
}

static Direction direction(double paper, double card, double margin, bool folded)
{
    Direction d = { .from = margin, .card = card, .folded = folded };
    d.room = folded ? paper / 2 - margin : paper - 2 * margin;
    d.n = fitting(&d);
    return d;
}

/* What the marks at the paper's edges take of a direction, and the slug at a fold's far end. */
static double marks_room(bool folded, MarksKind marks)
{
    const double end = marks == MARKS_NONE ? 0 : MARK_CLEARANCE + MARK_LENGTH;
    return folded ? end + SLUG_DEPTH : 2 * end;
}

/* The bleed that the cards, and the marks at the paper's edges, leave room for. */
static double bleed_room(const Direction *d, MarksKind marks)
{
    return (d->room - marks_room(d->folded, marks) - d->n * d->card) / (2 * d->n);
}

/* Where the first card begins: centered, or as far from the fold as it should be. */
static double first_at(const Direction *d, double bleed)
{
    const double free = d->room - d->n * d->card - (d->n - 1) * 2 * bleed;
    const double behind = d->folded ? fmax(bleed, fmin(FOLD_GAP, free / 2)) : free / 2;
    return d->from + free - behind;
}

static bool grid_on(Size paper, Size trim, const ImposeOptions *o, Fold fold, Grid *g)
{
    const Direction x = direction(paper.width, trim.width, o->margin, fold == FOLD_UPRIGHT);
    const Direction y = direction(paper.height, trim.height, o->margin, fold == FOLD_LEVEL);
    *g = (Grid){ .paper = paper, .landscape = paper.width > paper.height, .fold = fold };
    g->columns = x.n;
    g->rows = y.n;
    if (!g->columns || !g->rows) return false;
    g->bleed = fmin(o->bleed, fmin(bleed_room(&x, o->marks), bleed_room(&y, o->marks)));
    if (g->bleed < fmin(BLEED_MIN, o->bleed)) g->bleed = 0;
    g->gap = (Size){ 2 * g->bleed, 2 * g->bleed };
    g->origin = (Point){ first_at(&x, g->bleed), first_at(&y, g->bleed) };
    return true;
}

/* ---- even grids ----------------------------------------------------------------------------- */

/* One direction of a part of the paper that is divided evenly. */
typedef struct Division {
    unsigned n;
    double cell, inward;
} Division;

/* So near to a cut nothing is printed. */
#define RIM_MIN MM(2.5)

/* As many cells as have room for a card.  The outer ones may have to move it, so that what is
 * printed on it stays off the edge of the paper; it still keeps off the cut at its other side. */
static bool divide(double part, double card, const ImposeOptions *o, Division *d)
{
    d->n = (unsigned)fmin(floor((part + TOLERANCE) / card), FITTING_MAX);
    for (; d->n; d->n--) {
        d->cell = part / d->n;
        const double white = (d->cell - card) / 2 + o->rim;
        d->inward = fmax(0, o->margin - white);
        if (d->n > 1 ? white - d->inward >= RIM_MIN - TOLERANCE : d->inward < TOLERANCE)
            return true;
    }
    return false;
}

static bool even_grid_on(Size paper, Size trim, const ImposeOptions *o, Fold fold, Grid *g)
{
    const double across = fold == FOLD_UPRIGHT ? paper.width / 2 : paper.width;
    const double down = fold == FOLD_LEVEL ? paper.height / 2 : paper.height;
    Division x, y;
    if (!divide(across, trim.width, o, &x) || !divide(down, trim.height, o, &y)) return false;
    *g = (Grid){ .columns = x.n,
                 .rows = y.n,
                 .landscape = paper.width > paper.height,
                 .fold = fold,
                 .paper = paper,
                 .gap = { x.cell - trim.width, y.cell - trim.height },
                 .even = true,
                 .inward = { x.inward, y.inward } };
    g->origin = (Point){ g->gap.width / 2, g->gap.height / 2 };
    return true;
}

/* ---- the choice ------------------------------------------------------------------------------ */

static bool is_better(const Grid *g, const Grid *than)
{
    const unsigned n = g->columns * g->rows, other = than->columns * than->rows;
    return n > other || (n == other && g->bleed > than->bleed + TOLERANCE);
}

/* By how much, at most, a part of the sheet is larger than its card, as a share of that. */
static double excess(const Grid *g, Size trim)
{
    return fmax(g->gap.width / trim.width, g->gap.height / trim.height);
}

/* Of as many parts those are better that have the shape of the card. */
static bool is_better_even(const Grid *g, const Grid *than, Size trim)
{
    const unsigned n = g->columns * g->rows, other = than->columns * than->rows;
    return n > other || (n == other && excess(g, trim) < excess(than, trim) - TOLERANCE);
}

/* A way the paper can lie and be folded. */
typedef struct Way {
    Size paper;
    Fold fold;
} Way;

#define WAYS_MAX 4

static size_t ways_of(const ImposeOptions *o, Way ways[WAYS_MAX])
{
    const Size lying[] = { o->paper, { o->paper.height, o->paper.width } };
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        ways[n++] = (Way){ lying[i], o->fold ? FOLD_UPRIGHT : FOLD_NONE };
        if (o->fold) ways[n++] = (Way){ lying[i], FOLD_LEVEL };
    }
    return n;
}

bool grid_fit(Size trim, const ImposeOptions *o, Grid *out)
{
    Way ways[WAYS_MAX];
    const size_t n = ways_of(o, ways);
    Grid best = { .columns = 0 }, even = { .columns = 0 };
    for (size_t i = 0; i < n; i++) {
        const Way *w = &ways[i];
        Grid g;
        if (grid_on(w->paper, trim, o, w->fold, &g) && is_better(&g, &best)) best = g;
        if (o->even && even_grid_on(w->paper, trim, o, w->fold, &g) &&
            is_better_even(&g, &even, trim))
            even = g;
    }
    if (even.columns && even.columns * even.rows >= best.columns * best.rows) best = even;
    if (!best.columns) return false;
    *out = best;
    return true;
}

double grid_margin_max(Size trim, const ImposeOptions *o)
{
    Way ways[WAYS_MAX];
    const size_t n = ways_of(o, ways);
    double most = -1;
    for (size_t i = 0; i < n; i++) {
        const Size paper = ways[i].paper;
        const double x = paper.width - trim.width, y = paper.height - trim.height;
        const bool upright = ways[i].fold == FOLD_UPRIGHT, level = ways[i].fold == FOLD_LEVEL;
        const double across = upright ? paper.width / 2 - trim.width : x / 2;
        const double down = level ? paper.height / 2 - trim.height : y / 2;
        most = fmax(most, fmin(across, down));
    }
    return most;
}

static double growth_on(double paper, double card, bool folded, const ImposeOptions *o)
{
    const double room = folded ? paper / 2 - o->margin : paper - 2 * o->margin;
    return (room - marks_room(folded, o->marks) - 2 * o->bleed) / card;
}

double grid_growth_max(Size trim, const ImposeOptions *o)
{
    Way ways[WAYS_MAX];
    const size_t n = ways_of(o, ways);
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        const Size paper = ways[i].paper;
        const bool upright = ways[i].fold == FOLD_UPRIGHT, level = ways[i].fold == FOLD_LEVEL;
        most = fmax(most, fmin(growth_on(paper.width, trim.width, upright, o),
                               growth_on(paper.height, trim.height, level, o)));
    }
    return most;
}

Size grid_extent(const Grid *g, Size trim)
{
    return (Size){ g->columns * (trim.width + g->gap.width) - g->gap.width,
                   g->rows * (trim.height + g->gap.height) - g->gap.height };
}
