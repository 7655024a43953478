/* tile.c - cutting a poster into sheets. */
#include "print/tile.h"

#include <math.h>

#include "draw/path.h"

/* Around the part of the poster: marks on all sides, below them the slug. */
#define RIM MM(3.5)
#define RIM_BELOW MM(8)
#define MARK_WIDTH MM(0.15)
#define MARK_CLEARANCE MM(0.5)
#define MARK_LENGTH MM(2.5)
#define TOLERANCE 1e-6

/* How a poster falls onto paper that lies one way. */
typedef struct Tiling {
    Size paper, part; /* part: what one sheet shows of the poster */
    Point origin;     /* of the part on its sheet */
    unsigned columns, rows;
} Tiling;

static Size part_of(Size paper, double margin)
{
    return (Size){ paper.width - 2 * margin - 2 * RIM,
                   paper.height - 2 * margin - RIM - RIM_BELOW };
}

Size tile_area(const TileOptions *o, unsigned columns, unsigned rows)
{
    const Size part = part_of(o->paper, o->margin);
    return (Size){ columns * (part.width - o->overlap) + o->overlap,
                   rows * (part.height - o->overlap) + o->overlap };
}

static unsigned parts_for(double length, double part, double overlap)
{
    return (unsigned)fmax(1, ceil((length - overlap - TOLERANCE) / (part - overlap)));
}

/* Papers are larger than twice their margins, rims and overlap: the options were checked. */
static Tiling tiling_on(Size paper, Size poster, const TileOptions *o)
{
    Tiling t = { .paper = paper, .part = part_of(paper, o->margin) };
    t.origin = (Point){ o->margin + RIM, o->margin + RIM };
    t.columns = parts_for(poster.width, t.part.width, o->overlap);
    t.rows = parts_for(poster.height, t.part.height, o->overlap);
    return t;
}

static bool fits(Size poster, Size paper)
{
    return poster.width <= paper.width + TOLERANCE && poster.height <= paper.height + TOLERANCE;
}

static void whole_page(Arena *a, Document *doc, const Frame *poster, Size paper, Str label)
{
    const Point at = { (paper.width - poster->size.width) / 2,
                       (paper.height - poster->size.height) / 2 };
    const Rect trim = { at.x, at.y, poster->size.width, poster->size.height };
    Frame *f = frame_new(a, paper);
    frame_add_frame(a, f, at, poster);
    *vec_push(a, &doc->pages) =
        (Page){ .size = paper, .trim = trim, .bleed = trim, .frame = f, .label = label };
}

/* One sheet, being drawn. */
typedef struct Tile {
    Arena *arena;
    const Tiling *tiling;
    const TileOptions *options;
    unsigned column, row;
    Rect shown; /* where the poster's part lies on the sheet */
    Frame *frame;
} Tile;

static void draw_part(Tile *t, const Frame *poster)
{
    const Tiling *g = t->tiling;
    const Point from = { t->column * (g->part.width - t->options->overlap),
                         t->row * (g->part.height - t->options->overlap) };
    t->shown = (Rect){ g->origin.x, g->origin.y, fmin(g->part.width, poster->size.width - from.x),
                       fmin(g->part.height, poster->size.height - from.y) };
    const Rect part = { from.x, from.y, t->shown.width, t->shown.height };
    const Group group = { .frame = poster,
                          .transform = transform_translate(-from.x, -from.y),
                          .clip = path_of_rect(t->arena, part, 0, COLOR_NONE, (Stroke){ 0 }),
                          .shared = true };
    frame_add_group(t->arena, t->frame, g->origin, group);
}

static void mark_at_x(PathBuilder *b, const Rect *shown, double x)
{
    const double top = shown->y, bottom = shown->y + shown->height;
    path_move(b, x, top - MARK_CLEARANCE);
    path_line(b, x, top - MARK_CLEARANCE - MARK_LENGTH);
    path_move(b, x, bottom + MARK_CLEARANCE);
    path_line(b, x, bottom + MARK_CLEARANCE + MARK_LENGTH);
}

static void mark_at_y(PathBuilder *b, const Rect *shown, double y)
{
    const double left = shown->x, right = shown->x + shown->width;
    path_move(b, left - MARK_CLEARANCE, y);
    path_line(b, left - MARK_CLEARANCE - MARK_LENGTH, y);
    path_move(b, right + MARK_CLEARANCE, y);
    path_line(b, right + MARK_CLEARANCE + MARK_LENGTH, y);
}

/* Solid marks where the sheet is cut: at its left and upper edge, and at the poster's own right and
 * lower one.  Dashed marks where the cut edge of the next sheet comes to lie.  Sheets join in the
 * middle of what both show, which is where a poster keeps its words apart; the other half is for
 * glue. */
static void draw_marks(const Tile *t)
{
    const Tiling *g = t->tiling;
    const Rect *s = &t->shown;
    PathBuilder cut = { .arena = t->arena }, join = { .arena = t->arena };
    const double right = s->x + s->width, bottom = s->y + s->height;
    const double half = t->options->overlap / 2;
    const bool last_column = t->column + 1 == g->columns, last_row = t->row + 1 == g->rows;
    mark_at_x(&cut, s, s->x + (t->column ? half : 0));
    mark_at_y(&cut, s, s->y + (t->row ? half : 0));
    if (last_column) mark_at_x(&cut, s, right);
    else mark_at_x(&join, s, right - half);
    if (last_row) mark_at_y(&cut, s, bottom);
    else mark_at_y(&join, s, bottom - half);
    const Stroke solid = { .width = MARK_WIDTH, .color = COLOR_BLACK };
    const Stroke dashed = { .width = MARK_WIDTH,
                            .color = COLOR_BLACK,
                            .dash = { MM(0.5), MM(0.4) } };
    frame_add_path(t->arena, t->frame, (Point){ 0, 0 }, path_done(&cut, COLOR_NONE, solid));
    if (join.n)
        frame_add_path(t->arena, t->frame, (Point){ 0, 0 }, path_done(&join, COLOR_NONE, dashed));
}

static Rect slug_band(const Tile *t)
{
    const double margin = t->options->margin;
    const double from = t->shown.y + t->shown.height + RIM;
    return (Rect){ margin, from, t->tiling->paper.width - 2 * margin, RIM_BELOW - RIM };
}

/* As few sheets as it takes, the paper either way round. */
static Tiling tiling_best(Size size, const TileOptions *o)
{
    const Size turned = { o->paper.height, o->paper.width };
    const Tiling up = tiling_on(o->paper, size, o), side = tiling_on(turned, size, o);
    return side.columns * side.rows < up.columns * up.rows ? side : up;
}

static unsigned tile_count(Size size, const TileOptions *o)
{
    const Size turned = { o->paper.height, o->paper.width };
    if (fits(size, o->paper) || fits(size, turned)) return 1;
    const Tiling best = tiling_best(size, o);
    return best.columns * best.rows;
}

unsigned tile_poster(Arena *a, Document *doc, const Frame *poster, const TileOptions *o,
                     const Slug *slug, SlugText *set, void *context)
{
    const Size size = poster->size, turned = { o->paper.height, o->paper.width };
    const unsigned first = slug->before + 1;
    if (fits(size, o->paper) || fits(size, turned)) {
        const Size paper = fits(size, o->paper) ? o->paper : turned;
        whole_page(a, doc, poster, paper, str_integer(a, first));
        return 1;
    }
    const Tiling best = tiling_best(size, o);
    const unsigned sheets = best.columns * best.rows;
    const Frame *ruler = slug_ruler(a, set, context);
    for (unsigned i = 0; i < sheets; i++) {
        Tile t = { .arena = a, .tiling = &best, .options = o };
        t.column = i % best.columns;
        t.row = i / best.columns;
        t.frame = frame_new(a, best.paper);
        draw_part(&t, poster);
        draw_marks(&t);
        const Str place = slug_tile(a, slug, t.row + 1, t.column + 1);
        const SlugLine line = { .slug = slug,
                                .sheet = i + 1,
                                .sheets = sheets,
                                .side = place,
                                .set = set,
                                .context = context };
        const Rect below = slug_band(&t);
        slug_draw(a, t.frame, &below, 1, &line, ruler);
        *vec_push(a, &doc->pages) = (Page){ .size = best.paper,
                                            .trim = t.shown,
                                            .bleed = t.shown,
                                            .frame = t.frame,
                                            .label = str_integer(a, first + i) };
    }
    return sheets;
}

Imposed impose_tiles(const ImpositionJob *job, Document *doc)
{
    const TileOptions o = { job->paper, job->margin, job->overlap };
    Slug slug = *job->slug;
    if (!slug.total) /* all are of one size */
        slug.total = (unsigned)job->n * (job->n ? tile_count(job->faces[0].front->size, &o) : 0);
    for (size_t i = 0; i < job->n; i++)
        slug.before +=
            tile_poster(job->arena, doc, job->faces[i].front, &o, &slug, job->set, job->context);
    return (Imposed){ .fits = true, .bleed = job->bleed };
}
