/* impose.c - the grid of cards and its sheets.
 *
 * A sheet's slots are numbered row by row.  Its back is the front seen from behind: turned about
 * the axis that the duplex setting names, slot (column, row) comes to lie in the mirrored column or
 * row.  Marks stand outside the grid only, at the ends of the lines that are to be cut. */
#include "print/impose.h"

#include <math.h>

#include "base/map.h"
#include "draw/path.h"

/* Less is not worth two cuts in place of one between neighbors. */
#define BLEED_MIN MM(1)
#define MARK_WIDTH MM(0.15)
#define MARK_LENGTH MM(3)
/* From the bleed to the mark; down to the smaller one where the margin is narrow. */
#define MARK_CLEARANCE MM(1)
#define MARK_CLEARANCE_MIN MM(0.3)
/* Marks may reach into what the printer leaves white, as far as it prints, but not to the edge. */
#define MARK_FROM_EDGE MM(1)
/* Sizes that fit exactly must not fail by a rounding error. */
#define TOLERANCE 1e-6
#define FITTING_MAX 10000

static unsigned fitting(double length, double available)
{
    return (unsigned)fmin(fmax(0, floor((available + TOLERANCE) / length)), FITTING_MAX);
}

/* The bleed that `n` cards and the marks at both ends leave room for in one direction. */
static double bleed_room(double length, double available, unsigned n, MarksKind marks)
{
    const double ends = marks == MARKS_NONE ? 0 : 2 * (MARK_CLEARANCE + MARK_LENGTH);
    return (available - ends - n * length) / (2 * n);
}

static bool grid_on(Size paper, Size trim, const ImposeOptions *o, Grid *g)
{
    const double width = paper.width - 2 * o->margin, height = paper.height - 2 * o->margin;
    *g = (Grid){ .paper = paper, .landscape = paper.width > paper.height };
    g->columns = fitting(trim.width, width);
    g->rows = fitting(trim.height, height);
    if (!g->columns || !g->rows) return false;
    const double room = fmin(bleed_room(trim.width, width, g->columns, o->marks),
                             bleed_room(trim.height, height, g->rows, o->marks));
    g->bleed = fmin(o->bleed, room);
    if (g->bleed < fmin(BLEED_MIN, o->bleed)) g->bleed = 0;
    g->gutter = 2 * g->bleed;
    g->origin.x = (paper.width - g->columns * (trim.width + g->gutter) + g->gutter) / 2;
    g->origin.y = (paper.height - g->rows * (trim.height + g->gutter) + g->gutter) / 2;
    return true;
}

bool grid_fit(Size trim, const ImposeOptions *o, Grid *out)
{
    const Size turned = { o->paper.height, o->paper.width };
    Grid upright, sideways;
    const bool up = grid_on(o->paper, trim, o, &upright);
    const bool side = grid_on(turned, trim, o, &sideways);
    if (!up && !side) return false;
    const unsigned n_up = up ? upright.columns * upright.rows : 0;
    const unsigned n_side = side ? sideways.columns * sideways.rows : 0;
    const bool turn = n_side > n_up || (n_side == n_up && sideways.bleed > upright.bleed);
    *out = turn ? sideways : upright;
    return true;
}

/* One side of one sheet, being drawn. */
typedef struct Side {
    Arena *arena;
    const ImposeOptions *options;
    const Grid *grid;
    Size trim;
    const Face *faces; /* of this sheet */
    size_t n;
    bool back;
    bool mirror_columns; /* of a back; else its rows are mirrored, and cards stand on their head */
    const Path *clip;    /* the trim with the bleed around it */
    const Map *uses;     /* frame's address to its Use */
    const Frame *ruler, *full_marks;
    Frame *frame;
} Side;

static unsigned column_of(const Side *s, size_t slot)
{
    const unsigned column = (unsigned)(slot % s->grid->columns);
    return s->back && s->mirror_columns ? s->grid->columns - 1 - column : column;
}

static unsigned row_of(const Side *s, size_t slot)
{
    const unsigned row = (unsigned)(slot / s->grid->columns);
    return s->back && !s->mirror_columns ? s->grid->rows - 1 - row : row;
}

static double column_at(const Side *s, unsigned column)
{
    return s->grid->origin.x + column * (s->trim.width + s->grid->gutter);
}

static double row_at(const Side *s, unsigned row)
{
    return s->grid->origin.y + row * (s->trim.height + s->grid->gutter);
}

/* Marks what is used more than once, so that it is stored once. */
typedef struct Use {
    bool again;
} Use;

static void count_use(Arena *a, Map *uses, const Frame *const *frame)
{
    Use *use = map_get(uses, map_address(frame));
    if (use) {
        use->again = true;
    } else {
        map_set(uses, map_address(frame), ARENA_NEW(a, Use));
    }
}

static void draw_card(Side *s, size_t slot)
{
    const Frame *const *face = s->back ? &s->faces[slot].back : &s->faces[slot].front;
    if (!*face) return;
    const Use *use = map_get(s->uses, map_address(face));
    Group group = { .frame = *face, .transform = TRANSFORM_IDENTITY, .clip = s->clip };
    group.shared = use && use->again;
    /* A sheet turned about a horizontal axis shows its back upside down to someone who turns the
     * card like a page: half a turn puts it right. */
    if (s->back && !s->mirror_columns)
        group.transform = (Transform){ -1, 0, 0, -1, s->trim.width, s->trim.height };
    const Point at = { column_at(s, column_of(s, slot)), row_at(s, row_of(s, slot)) };
    frame_add_group(s->arena, s->frame, at, group);
}

/* The grid with its bleed: nothing but cards is drawn inside. */
static Rect block_of(const Side *s)
{
    const Grid *g = s->grid;
    const Rect trims = { g->origin.x, g->origin.y,
                         g->columns * (s->trim.width + g->gutter) - g->gutter,
                         g->rows * (s->trim.height + g->gutter) - g->gutter };
    return rect_outset(trims, g->bleed);
}

/* Where the marks of one edge of the sheet begin and end, from the block outwards. */
typedef struct MarkSpan {
    double from, to;
} MarkSpan;

/* Marks being drawn, clear of what stands at the sheet's edge. */
typedef struct Marks {
    PathBuilder path;
    const SlugPlaces *clear;
} Marks;

static MarkSpan mark_span(const Side *s, double outside)
{
    const double room = outside - s->options->margin;
    const double from = fmax(MARK_CLEARANCE_MIN, fmin(MARK_CLEARANCE, room / 4));
    const double edge = fmax(0, outside - MARK_FROM_EDGE);
    return (MarkSpan){ from, fmin(edge, from + MARK_LENGTH) };
}

static void add_mark(Marks *m, Point from, Point to)
{
    path_move(&m->path, from.x, from.y);
    path_line(&m->path, to.x, to.y);
}

/* A line from left to right or from top to bottom, with gaps where the slug stands. */
static void add_line(Marks *m, Point from, Point to)
{
    for (size_t i = 0; i < m->clear->n; i++) {
        const Rect r = rect_outset(m->clear->at[i], MARK_CLEARANCE);
        const Point end = { r.x + r.width, r.y + r.height };
        if (to.x <= r.x || from.x >= end.x || to.y <= r.y || from.y >= end.y) continue;
        const bool level = from.y == to.y;
        const Point gap = level ? (Point){ r.x, from.y } : (Point){ from.x, r.y };
        const Point behind = level ? (Point){ end.x, to.y } : (Point){ to.x, end.y };
        if (gap.x > from.x || gap.y > from.y) add_line(m, from, gap);
        if (behind.x < to.x || behind.y < to.y) add_line(m, behind, to);
        return;
    }
    add_mark(m, from, to);
}

/* Sheets are cut from the front.  On a back that does not lie quite right lines would show on the
 * cards. */
static bool has_lines(const Side *s)
{
    return s->options->marks == MARKS_LINES && !s->back;
}

/* The cut at `x`: through the whole sheet, or its ends above and below the block. */
static void mark_column(const Side *s, Marks *m, double x)
{
    const Rect block = block_of(s);
    const double bottom = block.y + block.height, height = s->grid->paper.height;
    const MarkSpan up = mark_span(s, block.y), down = mark_span(s, height - bottom);
    if (has_lines(s)) {
        add_line(m, (Point){ x, MARK_FROM_EDGE }, (Point){ x, height - MARK_FROM_EDGE });
        return;
    }
    if (up.to > up.from)
        add_mark(m, (Point){ x, block.y - up.from }, (Point){ x, block.y - up.to });
    if (down.to > down.from)
        add_mark(m, (Point){ x, bottom + down.from }, (Point){ x, bottom + down.to });
}

static void mark_row(const Side *s, Marks *m, double y)
{
    const Rect block = block_of(s);
    const double right = block.x + block.width, width = s->grid->paper.width;
    const MarkSpan left = mark_span(s, block.x), away = mark_span(s, width - right);
    if (has_lines(s)) {
        add_line(m, (Point){ MARK_FROM_EDGE, y }, (Point){ width - MARK_FROM_EDGE, y });
        return;
    }
    if (left.to > left.from)
        add_mark(m, (Point){ block.x - left.from, y }, (Point){ block.x - left.to, y });
    if (away.to > away.from)
        add_mark(m, (Point){ right + away.from, y }, (Point){ right + away.to, y });
}

/* True when a slot in this column (or row) holds a card. */
static bool is_used(const Side *s, unsigned line, unsigned (*line_of)(const Side *, size_t))
{
    for (size_t slot = 0; slot < s->n; slot++)
        if (line_of(s, slot) == line) return true;
    return false;
}

static const Frame *marks_of(const Side *s, const SlugPlaces *clear)
{
    const Grid *g = s->grid;
    Marks m = { { .arena = s->arena }, clear };
    const bool shared_cuts = g->gutter == 0; /* the right edge of one is the left of the next */
    for (unsigned i = 0; i < g->columns; i++) {
        if (!is_used(s, i, column_of)) continue;
        const bool marked = shared_cuts && i > 0 && is_used(s, i - 1, column_of);
        if (!marked) mark_column(s, &m, column_at(s, i));
        mark_column(s, &m, column_at(s, i) + s->trim.width);
    }
    for (unsigned i = 0; i < g->rows; i++) {
        if (!is_used(s, i, row_of)) continue;
        const bool marked = shared_cuts && i > 0 && is_used(s, i - 1, row_of);
        if (!marked) mark_row(s, &m, row_at(s, i));
        mark_row(s, &m, row_at(s, i) + s->trim.height);
    }
    const Stroke stroke = { .width = MARK_WIDTH, .color = COLOR_BLACK };
    Frame *f = frame_new(s->arena, g->paper);
    frame_add_path(s->arena, f, (Point){ 0, 0 }, path_done(&m.path, COLOR_NONE, stroke));
    return f;
}

/* All full sheets have the same marks, on both sides, but where lines make way for the slug. */
static void draw_marks(Side *s, const SlugPlaces *clear)
{
    const bool full = s->n == (size_t)s->grid->columns * s->grid->rows;
    const bool same = full && s->options->marks != MARKS_LINES;
    if (same && !s->full_marks) s->full_marks = marks_of(s, clear);
    const Group group = { .frame = same ? s->full_marks : marks_of(s, clear),
                          .transform = TRANSFORM_IDENTITY,
                          .shared = same };
    frame_add_group(s->arena, s->frame, (Point){ 0, 0 }, group);
}

/* What is left between the marks and what the printer cannot reach: below, above, left, right. */
static void free_bands(const Side *s, Rect bands[4])
{
    const Size paper = s->grid->paper;
    const double margin = s->options->margin;
    const bool marks = s->options->marks != MARKS_NONE;
    const Rect block = block_of(s);
    const double right = block.x + block.width, bottom = block.y + block.height;
    const double gap = marks ? MARK_CLEARANCE + MARK_LENGTH : MARK_CLEARANCE;
    const double wide = paper.width - 2 * margin;
    bands[0] = (Rect){ margin, bottom + gap, wide, paper.height - margin - bottom - gap };
    bands[1] = (Rect){ margin, margin, wide, block.y - gap - margin };
    bands[2] = (Rect){ margin, block.y, block.x - gap - margin, block.height };
    bands[3] = (Rect){ right + gap, block.y, paper.width - margin - right - gap, block.height };
}

/* Where no band is left: beside the first card, between the marks of its cuts and partly where the
 * printer may leave white. */
static void tight_bands(const Side *s, Rect bands[4])
{
    const Size paper = s->grid->paper;
    const Rect block = block_of(s);
    const double right = block.x + block.width, bottom = block.y + block.height;
    const double near = MARK_CLEARANCE_MIN, edge = MARK_FROM_EDGE;
    const double x = column_at(s, 0) + near, wide = s->trim.width - 2 * near;
    const double y = row_at(s, 0) + near, high = s->trim.height - 2 * near;
    bands[0] = (Rect){ x, bottom + near, wide, paper.height - edge - bottom - near };
    bands[1] = (Rect){ x, edge, wide, block.y - near - edge };
    bands[2] = (Rect){ edge, y, block.x - near - edge, high };
    bands[3] = (Rect){ right + near, y, paper.width - edge - right - near, high };
}

static size_t keep_real(Rect *bands, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (bands[i].width > 0 && bands[i].height > 0) bands[kept++] = bands[i];
    return kept;
}

static SlugPlaces draw_slug(const Side *s, const SlugLine *line)
{
    Rect bands[4];
    free_bands(s, bands);
    SlugPlaces places = slug_draw(s->arena, s->frame, bands, keep_real(bands, 4), line, s->ruler);
    if (places.words) return places;
    tight_bands(s, bands);
    const SlugPlaces tight = slug_draw(s->arena, s->frame, bands, keep_real(bands, 4), line, NULL);
    if (tight.n) places.at[places.n++] = tight.at[0];
    return places;
}

static void append_page(const Side *s, Document *doc, unsigned number)
{
    const Grid *g = s->grid;
    const Rect block = block_of(s);
    *vec_push(s->arena, &doc->pages) = (Page){
        .size = g->paper,
        .trim = rect_outset(block, -g->bleed),
        .bleed = block,
        .frame = s->frame,
        .label = str_format(s->arena, s->back ? "%u back" : "%u", number),
    };
}

static void draw_sheet(Side *s, Document *doc, const SlugLine *line, unsigned number)
{
    s->frame = frame_new(s->arena, s->grid->paper);
    for (size_t slot = 0; slot < s->n; slot++) draw_card(s, slot);
    const SlugPlaces nothing = { .n = 0 };
    if (s->options->marks == MARKS_CORNERS) draw_marks(s, &nothing);
    const SlugPlaces places = draw_slug(s, line); /* clear of marks at corners by itself */
    if (s->options->marks == MARKS_LINES) draw_marks(s, &places);
    append_page(s, doc, number);
}

/* Counts how often frames are used; true when any card has a back. */
static bool count_uses(Arena *a, Map *uses, const Face *faces, size_t n)
{
    bool backs = false;
    map_init(uses, a);
    for (size_t i = 0; i < n; i++) {
        count_use(a, uses, &faces[i].front);
        if (!faces[i].back) continue;
        count_use(a, uses, &faces[i].back);
        backs = true;
    }
    return backs;
}

void impose_cards(Arena *a, Document *doc, const Face *faces, size_t n, Size trim,
                  const ImposeOptions *o, const Grid *grid, const Slug *slug, SlugText *set,
                  void *context)
{
    Map uses;
    const size_t slots = (size_t)grid->columns * grid->rows;
    const unsigned sheets = (unsigned)((n + slots - 1) / slots);
    const int sides = count_uses(a, &uses, faces, n) && o->duplex != DUPLEX_NONE ? 2 : 1;
    const Rect bled = rect_outset((Rect){ 0, 0, trim.width, trim.height }, grid->bleed);
    Side s = { .arena = a, .options = o, .grid = grid, .trim = trim, .uses = &uses };
    s.ruler = slug_ruler(a, set, context);
    s.clip = path_of_rect(a, bled, 0, COLOR_NONE, (Stroke){ 0 });
    /* The axis lies along the edge that the sheet is turned over. */
    s.mirror_columns = (o->duplex == DUPLEX_LONG) != grid->landscape;
    for (unsigned sheet = 0; sheet < sheets; sheet++) {
        s.faces = faces + sheet * slots;
        s.n = n - sheet * slots < slots ? n - sheet * slots : slots;
        for (int side = 0; side < sides; side++) {
            s.back = side == 1;
            const SlugLine line = {
                slug, sheet + 1, sheets, slug_side(slug, s.back), set, context
            };
            draw_sheet(&s, doc, &line, slug->before + sheet + 1);
        }
    }
}

Imposed impose_grid(const ImpositionJob *job, Document *doc)
{
    const ImposeOptions o = { job->paper, job->margin, job->bleed, job->duplex, job->marks };
    Grid grid;
    if (!grid_fit(job->size, &o, &grid)) return (Imposed){ .fits = false };
    impose_cards(job->arena, doc, job->faces, job->n, job->size, &o, &grid, job->slug, job->set,
                 job->context);
    return (Imposed){ true, grid.bleed };
}
