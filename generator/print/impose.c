/* impose.c - cards on their sheets.
 *
 * A sheet's slots are numbered row by row.  Its back is the front seen from behind: turned about
 * the axis that the duplex setting names, or the fold, slot (column, row) comes to lie in the
 * mirrored column or row.  Marks stand outside the grid only, at the ends of the lines that are to
 * be cut.  An even grid has nothing outside: its lines run between the cells. */
#include "print/impose.h"

#include <math.h>

#include "base/map.h"
#include "draw/path.h"
#include "print/bundle.h"

#define MARK_WIDTH MM(0.15)
/* From the bleed to the mark where the margin is narrow: a cut half a millimeter off meets none. */
#define MARK_CLEARANCE_MIN MM(0.6)
/* Between the cells of an even grid; what is left of it on a card is hardly seen. */
static const Stroke cut_stroke = { MM(0.15), { 0.45f, 0.48f, 0.52f, 1 }, { 0, 0 }, false };
/* A line of small type, and from its middle to its baseline. */
#define NUMBER_HEIGHT 8.5
#define NUMBER_DROP 2.4
#define NUMBER_CLEARANCE MM(1.3) /* to what is printed, lines and all */
static const Stroke fold_stroke = { MM(0.2), { 0, 0, 0, 1 }, { MM(1.5), MM(1) }, false };

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
    const Frame *ruler;
    const Frame *full_marks[2]; /* of fronts, and of backs beyond a fold */
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

/* Backs lie mirrored about the middle of the paper: where the fronts are, unless it is folded. */
static Point origin_of(const Side *s)
{
    const Grid *g = s->grid;
    const Size all = grid_extent(g, s->trim);
    if (!s->back) return g->origin;
    return (Point){
        s->mirror_columns ? g->paper.width - g->origin.x - all.width : g->origin.x,
        s->mirror_columns ? g->origin.y : g->paper.height - g->origin.y - all.height,
    };
}

/* The outer cards of an even grid lie nearer to the middle. */
static double moved_inward(unsigned i, unsigned n, double by)
{
    return n < 2 ? 0 : i == 0 ? by : i + 1 == n ? -by : 0;
}

static double column_at(const Side *s, unsigned column)
{
    const Grid *g = s->grid;
    return origin_of(s).x + column * (s->trim.width + g->gap.width) +
           moved_inward(column, g->columns, g->inward.width);
}

static double row_at(const Side *s, unsigned row)
{
    const Grid *g = s->grid;
    return origin_of(s).y + row * (s->trim.height + g->gap.height) +
           moved_inward(row, g->rows, g->inward.height);
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
    const Point at = origin_of(s);
    const Size all = grid_extent(s->grid, s->trim);
    return rect_outset((Rect){ at.x, at.y, all.width, all.height }, s->grid->bleed);
}

/* The same, with the backs beyond the fold. */
static Rect whole_block(const Side *s)
{
    const Grid *g = s->grid;
    Rect block = block_of(s);
    if (g->fold == FOLD_UPRIGHT) {
        block.x = fmin(block.x, g->paper.width - block.x - block.width);
        block.width = g->paper.width - 2 * block.x;
    } else if (g->fold == FOLD_LEVEL) {
        block.y = fmin(block.y, g->paper.height - block.y - block.height);
        block.height = g->paper.height - 2 * block.y;
    }
    return block;
}

/* The sheet, or the half of a folded one that this side has. */
static Rect part_of(const Side *s)
{
    const Grid *g = s->grid;
    Rect part = { 0, 0, g->paper.width, g->paper.height };
    if (g->fold == FOLD_UPRIGHT) {
        part.width /= 2;
        if (s->back) part.x = part.width;
    } else if (g->fold == FOLD_LEVEL) {
        part.height /= 2;
        if (s->back) part.y = part.height;
    }
    return part;
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

/* `outside`: from the block to the edge of the paper, or to the fold. */
static MarkSpan mark_span(const Side *s, double outside, bool to_fold)
{
    const double room = outside - (to_fold ? 0 : s->options->margin);
    /* Between the cells of an even grid nothing is in the way. */
    if (s->grid->even)
        return (MarkSpan){ -(s->options->margin - outside + MARK_LENGTH),
                           outside - (to_fold ? 0 : MARK_FROM_EDGE) };
    const double from = fmax(MARK_CLEARANCE_MIN, fmin(MARK_CLEARANCE, room / 4));
    const double edge = fmax(0, outside - (to_fold ? 0 : MARK_FROM_EDGE));
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

/* The cut at `x`: through the whole part of the sheet, or its ends above and below the block. */
static void mark_column(const Side *s, Marks *m, double x)
{
    const Rect block = block_of(s), part = part_of(s);
    const double bottom = block.y + block.height, end = part.y + part.height;
    const bool fold = s->grid->fold == FOLD_LEVEL;
    const MarkSpan up = mark_span(s, block.y - part.y, fold && s->back);
    const MarkSpan down = mark_span(s, end - bottom, fold && !s->back);
    if (has_lines(s)) {
        const double to = fold ? end : end - MARK_FROM_EDGE;
        add_line(m, (Point){ x, MARK_FROM_EDGE }, (Point){ x, to });
        return;
    }
    if (up.to > up.from)
        add_mark(m, (Point){ x, block.y - up.from }, (Point){ x, block.y - up.to });
    if (down.to > down.from)
        add_mark(m, (Point){ x, bottom + down.from }, (Point){ x, bottom + down.to });
}

static void mark_row(const Side *s, Marks *m, double y)
{
    const Rect block = block_of(s), part = part_of(s);
    const double right = block.x + block.width, end = part.x + part.width;
    const bool fold = s->grid->fold == FOLD_UPRIGHT;
    const MarkSpan left = mark_span(s, block.x - part.x, fold && s->back);
    const MarkSpan away = mark_span(s, end - right, fold && !s->back);
    if (has_lines(s)) {
        const double to = fold ? end : end - MARK_FROM_EDGE;
        add_line(m, (Point){ MARK_FROM_EDGE, y }, (Point){ to, y });
        return;
    }
    if (left.to > left.from)
        add_mark(m, (Point){ block.x - left.from, y }, (Point){ block.x - left.to, y });
    if (away.to > away.from)
        add_mark(m, (Point){ right + away.from, y }, (Point){ right + away.to, y });
}

static bool is_empty(const Face *f)
{
    return !f->front && !f->back;
}

/* True when a slot in this column (or row) holds a card. */
static bool is_used(const Side *s, unsigned line, unsigned (*line_of)(const Side *, size_t))
{
    for (size_t slot = 0; slot < s->n; slot++)
        if (!is_empty(&s->faces[slot]) && line_of(s, slot) == line) return true;
    return false;
}

/* Where the sheet is cut from top to bottom, or from left to right. */
typedef VEC(double) Cuts;

/* Of an even grid: between two cells, unless both are empty. */
static Cuts even_cuts(const Side *s, bool down)
{
    const Rect part = part_of(s);
    const unsigned n = down ? s->grid->columns : s->grid->rows;
    Cuts cuts = { 0 };
    for (unsigned i = 1; i < n; i++) {
        if (!is_used(s, i - 1, down ? column_of : row_of) &&
            !is_used(s, i, down ? column_of : row_of))
            continue;
        *vec_push(s->arena, &cuts) =
            down ? part.x + part.width * i / n : part.y + part.height * i / n;
    }
    return cuts;
}

/* At both edges of each card; without a gap the right edge of one is the left of the next. */
static Cuts cuts_of(const Side *s, bool down)
{
    const Grid *g = s->grid;
    const unsigned n = down ? g->columns : g->rows;
    const bool shared = g->gap.width == 0;
    Cuts cuts = { 0 };
    if (g->even) return even_cuts(s, down);
    for (unsigned i = 0; i < n; i++) {
        if (!is_used(s, i, down ? column_of : row_of)) continue;
        const bool cut = shared && i > 0 && is_used(s, i - 1, down ? column_of : row_of);
        const double at = down ? column_at(s, i) : row_at(s, i);
        if (!cut) *vec_push(s->arena, &cuts) = at;
        *vec_push(s->arena, &cuts) = at + (down ? s->trim.width : s->trim.height);
    }
    return cuts;
}

static const Frame *marks_of(const Side *s, const SlugPlaces *clear)
{
    Marks m = { { .arena = s->arena }, clear };
    const Cuts down = cuts_of(s, true), across = cuts_of(s, false);
    for (size_t i = 0; i < down.n; i++) mark_column(s, &m, down.at[i]);
    for (size_t i = 0; i < across.n; i++) mark_row(s, &m, across.at[i]);
    const Stroke stroke = { .width = MARK_WIDTH, .color = COLOR_BLACK };
    Frame *f = frame_new(s->arena, s->grid->paper);
    frame_add_path(s->arena, f, (Point){ 0, 0 },
                   path_done(&m.path, COLOR_NONE, s->grid->even ? cut_stroke : stroke));
    return f;
}

/* All full sheets have the same marks, on both sides, but where lines make way for the slug. */
static void draw_marks(Side *s, const SlugPlaces *clear)
{
    if (s->grid->even && s->back) return; /* it is cut from the front */
    const bool full = s->n == (size_t)s->grid->columns * s->grid->rows && !is_empty(&s->faces[0]);
    const bool same = full && s->options->marks != MARKS_LINES;
    const Frame **shared = &s->full_marks[s->back && s->grid->fold != FOLD_NONE];
    if (same && !*shared) *shared = marks_of(s, clear);
    const Group group = { .frame = same ? *shared : marks_of(s, clear),
                          .transform = TRANSFORM_IDENTITY,
                          .shared = same };
    frame_add_group(s->arena, s->frame, (Point){ 0, 0 }, group);
}

/* Dashed, through the middle of the sheet. */
static void draw_fold(const Side *s, const SlugPlaces *clear)
{
    const Size paper = s->grid->paper;
    const double x = paper.width / 2, y = paper.height / 2, edge = MARK_FROM_EDGE;
    const bool upright = s->grid->fold == FOLD_UPRIGHT;
    Marks m = { { .arena = s->arena }, clear };
    if (upright) add_line(&m, (Point){ x, edge }, (Point){ x, paper.height - edge });
    else add_line(&m, (Point){ edge, y }, (Point){ paper.width - edge, y });
    frame_add_path(s->arena, s->frame, (Point){ 0, 0 },
                   path_done(&m.path, COLOR_NONE, fold_stroke));
}

/* What is left between the marks and what the printer cannot reach: below, above, left, right. */
static void free_bands(const Side *s, Rect bands[4])
{
    const Size paper = s->grid->paper;
    const double margin = s->options->margin;
    const bool marks = s->options->marks != MARKS_NONE;
    const Rect block = whole_block(s);
    const double right = block.x + block.width, bottom = block.y + block.height;
    const double gap = marks ? MARK_CLEARANCE + MARK_LENGTH : MARK_CLEARANCE;
    const double wide = paper.width - 2 * margin;
    bands[0] = (Rect){ margin, bottom + gap, wide, paper.height - margin - bottom - gap };
    bands[1] = (Rect){ margin, margin, wide, block.y - gap - margin };
    bands[2] = (Rect){ margin, block.y, block.x - gap - margin, block.height };
    bands[3] = (Rect){ right + gap, block.y, paper.width - margin - right - gap, block.height };
}

/* The card at the upper corner where reading ends. */
static size_t corner_slot(const Side *s, bool rtl)
{
    size_t best = 0;
    bool found = false;
    for (size_t slot = 0; slot < s->n; slot++) {
        if (is_empty(&s->faces[slot])) continue;
        const unsigned row = row_of(s, slot), column = column_of(s, slot);
        const unsigned best_row = row_of(s, best), best_column = column_of(s, best);
        const bool farther = rtl ? column < best_column : column > best_column;
        if (!found || row < best_row || (row == best_row && farther)) best = slot;
        found = true;
    }
    return best;
}

/* In the rim of a card at the corner of the sheet, off its cuts: above it, and where that is too
 * low, partly where the printer may leave white; else right, left, below. */
static void even_bands(const Side *s, bool rtl, Rect bands[4])
{
    const Rect part = part_of(s);
    const Grid *g = s->grid;
    const double rim = s->options->rim - MARK_CLEARANCE_MIN, off = MARK_CLEARANCE + 0.01;
    const size_t slot = corner_slot(s, rtl);
    const unsigned column = column_of(s, slot), row = row_of(s, slot);
    const double wide = part.width / g->columns, high = part.height / g->rows;
    const Rect cell = { part.x + wide * column, part.y + high * row, wide, high };
    const Rect card = rect_outset(
        (Rect){ column_at(s, column), row_at(s, row), s->trim.width, s->trim.height }, -rim);
    const double left = fmax(cell.x + off, s->options->margin),
                 right = fmin(cell.x + wide - off, g->paper.width - s->options->margin),
                 foot = fmin(cell.y + high - off, g->paper.height - s->options->margin);
    const double end = card.x + card.width, bottom = card.y + card.height;
    const double head = card.y + MARK_CLEARANCE_MIN - NUMBER_CLEARANCE;
    const double top = fmax(cell.y, fmin(s->options->margin, head - NUMBER_HEIGHT));
    bands[0] = (Rect){ card.x, top, card.width, head - top };
    bands[1] = (Rect){ end, card.y, right - end, card.height };
    bands[2] = (Rect){ left, card.y, card.x - left, card.height };
    bands[3] = (Rect){ card.x, bottom, card.width, foot - bottom };
}

/* Where no band is left: beside the first card, between the marks of its cuts and partly where the
 * printer may leave white. */
static void tight_bands(const Side *s, Rect bands[4])
{
    const Size paper = s->grid->paper;
    const Rect block = whole_block(s);
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

/* As it is read: else from the bottom up. */
static bool is_level(Rect band)
{
    return band.width >= band.height;
}

/* The number of the sheet is where its slug ends: in the rim above the corner card, or where that
 * is too low, in the next of the bands. */
static size_t number_band(const Rect bands[4])
{
    size_t i = 0;
    while (i < 4 && fmin(bands[i].width, bands[i].height) < NUMBER_HEIGHT) i++;
    return i % 4;
}

/* What of that band is left for the slug. */
static void leave_number(Rect *band, bool rtl)
{
    const double taken = SHEET_NUMBER_ROOM + MARK_CLEARANCE;
    const bool level = is_level(*band);
    if (level && rtl) band->x += taken;
    if (!level && !rtl) band->y += taken;
    *(level ? &band->width : &band->height) -= taken;
}

static SlugPlaces draw_slug(const Side *s, const SlugLine *line)
{
    Rect bands[4];
    if (s->grid->even) {
        /* On the backs of cards only where somebody has to see which front one is for. */
        if (s->back && !s->options->refed) return (SlugPlaces){ .n = 0 };
        /* All paper belongs to cards, so words would stay on one: what is done with the sheet is
         * in the print guide, beside its number. */
        if (s->options->numbered && !s->options->refed) return (SlugPlaces){ .n = 0 };
        even_bands(s, line->slug->rtl, bands);
        Rect *beside = &bands[number_band(bands)];
        if (s->options->numbered) leave_number(beside, line->slug->rtl);
        Slug outward = *line->slug; /* its words end beside the number */
        outward.rtl = !outward.rtl;
        SlugLine at_end = *line;
        at_end.slug = &outward;
        return slug_draw(s->arena, s->frame, bands, keep_real(bands, 4), &at_end, NULL);
    }
    free_bands(s, bands);
    SlugPlaces places = slug_draw(s->arena, s->frame, bands, keep_real(bands, 4), line, s->ruler);
    if (places.words) return places;
    tight_bands(s, bands);
    const SlugPlaces tight = slug_draw(s->arena, s->frame, bands, keep_real(bands, 4), line, NULL);
    if (tight.n) places.at[places.n++] = tight.at[0];
    return places;
}

static const Transform *number_place(const Side *s, bool rtl)
{
    Rect bands[4];
    even_bands(s, rtl, bands);
    const Rect band = bands[number_band(bands)];
    const double along = rtl ? SHEET_NUMBER_ROOM : fmax(band.width, band.height);
    Transform *place = ARENA_NEW(s->arena, Transform);
    if (is_level(band))
        *place = transform_translate(band.x + along, band.y + band.height / 2 + NUMBER_DROP);
    else
        *place = (Transform){
            0, -1, 1, 0, band.x + band.width / 2 + NUMBER_DROP, band.y + band.height - along
        };
    return place;
}

static void append_page(const Side *s, Document *doc, unsigned number)
{
    const Grid *g = s->grid;
    const Rect whole = { 0, 0, g->paper.width, g->paper.height };
    const Rect block = g->even ? whole : whole_block(s);
    *vec_push(s->arena, &doc->pages) = (Page){
        .size = g->paper,
        .trim = rect_outset(block, -g->bleed),
        .bleed = block,
        .frame = s->frame,
        .label = str_format(s->arena, s->back ? "%u back" : "%u", number),
        .number = g->even && s->options->numbered ? number_place(s, doc->rtl) : NULL,
    };
}

/* Cards and marks; lines have to wait for the slug. */
static void draw_side(Side *s, bool back)
{
    const SlugPlaces nothing = { .n = 0 };
    s->back = back;
    for (size_t slot = 0; slot < s->n; slot++) draw_card(s, slot);
    if (s->options->marks == MARKS_CORNERS) draw_marks(s, &nothing);
}

/* The slug is clear of marks at corners by itself. */
static void finish_page(Side *s, Document *doc, const SlugLine *line, unsigned number)
{
    const SlugPlaces places = draw_slug(s, line);
    if (s->options->marks == MARKS_LINES) draw_marks(s, &places);
    if (s->grid->fold != FOLD_NONE) draw_fold(s, &places);
    append_page(s, doc, number);
}

static void count_uses(Arena *a, Map *uses, const Face *faces, size_t n)
{
    map_init(uses, a);
    for (size_t i = 0; i < n; i++) {
        if (faces[i].front) count_use(a, uses, &faces[i].front);
        if (faces[i].back) count_use(a, uses, &faces[i].back);
    }
}

/* What the host does with the cards of a sheet: each thing once, in their order. */
static Str heaps_of(const Side *s)
{
    Buf b = { .arena = s->arena };
    Str last = { 0 };
    for (size_t i = 0; i < s->n; i++) {
        const Str heap = s->faces[i].label ? s->faces[i].label->heap : (Str){ 0 };
        if (!heap.n || str_eq(heap, last)) continue;
        if (b.n) buf_c(&b, "; ");
        buf_str(&b, last = heap);
    }
    return buf_done(&b);
}

/* What a sheet's slug says of it: which side it is, and what is to be done with it. */
static SlugLine slug_line(const Side *s, const SlugLine *common, unsigned sheet, bool again)
{
    SlugLine line = *common;
    line.sheet = sheet + 1;
    /* In the white of one card there is little room, and nothing on backs. */
    if (!s->grid->even || s->options->refed) line.side = slug_side(line.slug, s->back);
    if (s->grid->fold != FOLD_NONE) line.side = slug_folded(line.slug);
    if (!s->back) line.heap = heaps_of(s);
    if (again && !s->back) line.feed = s->grid->landscape ? FEED_LEFT : FEED_TOP;
    return line;
}

/* How many cuts it takes. */
static unsigned impose_sheet(Side *s, Document *doc, const SlugLine *common, unsigned sheet,
                             bool backs)
{
    const unsigned number = common->slug->before + sheet + 1;
    const bool folded = s->grid->fold != FOLD_NONE;
    for (int side = 0; side < (backs && !folded ? 2 : 1); side++) {
        s->frame = frame_new(s->arena, s->grid->paper);
        if (folded && backs) draw_side(s, true);
        draw_side(s, side == 1);
        const SlugLine line = slug_line(s, common, sheet, backs && s->options->refed);
        finish_page(s, doc, &line, number);
    }
    s->back = false;
    return (unsigned)(cuts_of(s, true).n + cuts_of(s, false).n);
}

/* The slots of the first sheet that were used before come first, empty. */
static const Face *behind_skipped(Arena *a, const Face *faces, size_t n, unsigned skip)
{
    if (!skip) return faces;
    Face *all = ARENA_ARRAY(a, Face, n + skip);
    for (size_t i = 0; i < skip; i++) all[i] = (Face){ .front = NULL };
    for (size_t i = 0; i < n; i++) all[skip + i] = faces[i];
    return all;
}

unsigned impose_cards(Arena *a, Document *doc, const Face *faces, size_t n, Size trim,
                      const ImposeOptions *o, const Grid *grid, const Slug *slug, SlugText *set,
                      void *context)
{
    Map uses;
    unsigned cuts = 0;
    const size_t slots = (size_t)grid->columns * grid->rows;
    const bool folded = grid->fold != FOLD_NONE;
    const bool backs = faces_have_back(faces, n) && (folded || o->duplex != DUPLEX_NONE);
    const Rect bled = rect_outset((Rect){ 0, 0, trim.width, trim.height }, grid->bleed);
    Side s = { .arena = a, .options = o, .grid = grid, .trim = trim, .uses = &uses };
    faces = behind_skipped(a, faces, n, o->skip);
    n += o->skip;
    count_uses(a, &uses, faces, n);
    SlugLine common = { .slug = slug, .set = set, .context = context };
    common.sheets = (unsigned)((n + slots - 1) / slots);
    s.ruler = slug_ruler(a, set, context);
    s.clip = path_of_rect(a, bled, 0, COLOR_NONE, (Stroke){ 0 });
    /* The axis lies along the edge that the sheet is turned over, or along the fold. */
    s.mirror_columns =
        folded ? grid->fold == FOLD_UPRIGHT : (o->duplex == DUPLEX_LONG) != grid->landscape;
    for (unsigned sheet = 0; sheet < common.sheets; sheet++) {
        s.faces = faces + sheet * slots;
        s.n = n - sheet * slots < slots ? n - sheet * slots : slots;
        cuts += impose_sheet(&s, doc, &common, sheet, backs);
    }
    return cuts;
}

ImposeOptions impose_options(const ImpositionJob *job)
{
    return (ImposeOptions){ .paper = job->paper,
                            .margin = job->margin,
                            .bleed = job->bleed,
                            .duplex = job->duplex,
                            .marks = job->marks,
                            .fold = job->fold && faces_have_back(job->faces, job->n),
                            .refed = job->refed,
                            .skip = job->skip,
                            .even = job->even,
                            .numbered = job->numbered,
                            .rim = job->rim };
}

Imposed impose_grid(const ImpositionJob *job, Document *doc)
{
    const ImposeOptions o = impose_options(job);
    Imposed out = { .fits = false };
    Grid grid;
    if (!grid_fit(job->size, &o, &grid)) {
        out.margin_max = grid_margin_max(job->size, &o);
        return out;
    }
    out.slots = (size_t)grid.columns * grid.rows;
    out.bleed = grid.even ? o.bleed : grid.bleed; /* white lies around its cards: none is missed */
    out.folded = grid.fold != FOLD_NONE;
    out.fits = o.skip < out.slots;
    if (out.fits)
        out.cuts = impose_cards(job->arena, doc, job->faces, job->n, job->size, &o, &grid,
                                job->slug, job->set, job->context);
    return out;
}
