/* leaves.c - leaves into columns.  Each column takes the highest leaf that is left, and those that
 * fill up the rest of it best: Gupta and Ho, A new heuristic algorithm for the one-dimensional
 * bin-packing problem, 1999.  Narrow leaves go where wide ones leave room if that saves a sheet,
 * and all of them are reduced a little, evenly, if that does. */
#include "print/leaves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/path.h"
#include "draw/walk.h"

#define SLUG_BAND MM(4)       /* at the foot of a sheet, above what the printer cannot reach */
#define CUT_FROM_EDGE MM(1)   /* lines to cut along end before the edge of the paper */
#define CUT_WORTH MM(8)       /* what is left below a column's last leaf is cut off from here on */
#define CUT_WORTH_EVEN MM(50) /* the same where few cuts are wanted */
#define GROWTH_WORTH 1.05     /* of a narrow leaf, to this part of its size */
#define GROWTH_MOST 1.15      /* or it would look like another product than its neighbors */
#define TURNED_HEIGHT MM(180) /* of a leaf that only a turned sheet has the width for */
#define TOLERANCE 0.01
#define TYPE_LEAST 6.99    /* points, of type on leaves that are reduced */
#define REDUCTIONS 4       /* steps in which leaves are reduced */
#define COLUMN_MOST 32     /* leaves of a column */
#define TRIALS_MOST 20000u /* leaves that are tried for a column */

static const Stroke cut_stroke = { MM(0.15), { 0.45f, 0.48f, 0.52f, 1 }, { 3, 3 }, false };

static LeafRoom room_on(Size sheet, double margin, double width)
{
    const double across = fmax(sheet.width - 2 * margin, 1);
    const double high = fmax(sheet.height - 2 * margin - SLUG_BAND, 1);
    const unsigned columns = (unsigned)fmax(1, floor((across + TOLERANCE) / width));
    return (LeafRoom){ sheet, columns, { fmin(width, across), high }, margin };
}

static double used(const LeafRoom *r)
{
    return r->columns * r->leaf.width * r->leaf.height;
}

LeafRoom leaf_room(Size paper, double margin, double width)
{
    const LeafRoom as_is = room_on(paper, margin, width);
    const LeafRoom turned = room_on((Size){ paper.height, paper.width }, margin, width);
    const bool cut = isfinite(width) && as_is.leaf.width < width - TOLERANCE;
    if (cut && turned.leaf.width >= width - TOLERANCE && turned.leaf.height >= TURNED_HEIGHT)
        return turned;
    return used(&turned) > used(&as_is) + 1 ? turned : as_is;
}

typedef struct Leaf {
    const Frame *frame;
    Str code;      /* may be empty */
    size_t index;  /* by code, or else in the job */
    size_t column; /* of all sheets of its width, counted through */
} Leaf;

/* The leaves of one width. */
typedef struct Stack {
    Arena *arena;
    LeafRoom room;
    VEC(Leaf) leaves;
    VEC(double) heights; /* of the columns, so far */
} Stack;

static int by_height(const void *a, const void *b)
{
    const Leaf *p = a, *q = b;
    const double more = q->frame->size.height - p->frame->size.height;
    if (more > 0 || more < 0) return more > 0 ? 1 : -1;
    return p->index < q->index ? -1 : 1;
}

static int by_index(const void *a, const void *b)
{
    const Leaf *p = a, *q = b;
    return p->index < q->index ? -1 : p->index > q->index;
}

static size_t first_column(const Stack *s, double height)
{
    size_t i = 0;
    while (i < s->heights.n && s->heights.at[i] + height > s->room.leaf.height + TOLERANCE) i++;
    return i;
}

static void find_column(Stack *s, Leaf *leaf)
{
    const double height = leaf->frame->size.height;
    const size_t i = first_column(s, height);
    if (i == s->heights.n) *vec_push(s->arena, &s->heights) = 0;
    s->heights.at[i] += height;
    leaf->column = i;
}

/* Columns are numbered anew by their first leaves, so that sheets follow the order of the job. */
static void order_columns(Stack *s)
{
    size_t *name = ARENA_ARRAY(s->arena, size_t, s->heights.n);
    size_t named = 0;
    for (size_t i = 0; i < s->heights.n; i++) name[i] = SIZE_MAX;
    for (size_t i = 0; i < s->leaves.n; i++) {
        Leaf *leaf = &s->leaves.at[i];
        if (name[leaf->column] == SIZE_MAX) name[leaf->column] = named++;
        leaf->column = name[leaf->column];
    }
}

/* Leaves that may fill up a column. */
typedef struct Search {
    const Stack *stack;
    const bool *placed;
    size_t now[COLUMN_MOST], best[COLUMN_MOST];
    size_t n, n_best;
    double filled; /* by the best */
    unsigned trials;
} Search;

static void search(Search *s, size_t from, double height, double room)
{
    if (height > s->filled + TOLERANCE) {
        s->filled = height;
        s->n_best = s->n;
        memcpy(s->best, s->now, s->n * sizeof *s->now);
    }
    for (size_t i = from; i < s->stack->leaves.n && s->n < COLUMN_MOST; i++) {
        const double more = s->stack->leaves.at[i].frame->size.height;
        if (s->filled >= room - TOLERANCE || s->trials >= TRIALS_MOST) return;
        if (s->placed[i] || height + more > room + TOLERANCE) continue;
        s->trials++;
        s->now[s->n++] = i;
        search(s, i + 1, height + more, room);
        s->n--;
    }
}

static void fill_columns(Stack *s)
{
    const size_t n = s->leaves.n;
    bool *placed = ARENA_ARRAY(s->arena, bool, n);
    if (n) qsort(s->leaves.at, n, sizeof *s->leaves.at, by_height);
    for (size_t i = 0; i < n; i++) {
        if (placed[i]) continue;
        Leaf *highest = &s->leaves.at[i];
        Search more = { .stack = s, .placed = placed };
        search(&more, i + 1, 0, s->room.leaf.height - highest->frame->size.height);
        highest->column = s->heights.n;
        for (size_t k = 0; k < more.n_best; k++) {
            placed[more.best[k]] = true;
            s->leaves.at[more.best[k]].column = s->heights.n;
        }
        *vec_push(s->arena, &s->heights) = highest->frame->size.height + more.filled;
    }
}

static unsigned sheets_of(const Stack *s)
{
    return (unsigned)((s->heights.n + s->room.columns - 1) / s->room.columns);
}

/* The same leaves in columns of their own. */
static Stack copy_of(const Stack *s)
{
    Stack copy = { .arena = s->arena, .room = s->room };
    for (size_t i = 0; i < s->leaves.n; i++) *vec_push(s->arena, &copy.leaves) = s->leaves.at[i];
    for (size_t i = 0; i < s->heights.n; i++) *vec_push(s->arena, &copy.heights) = s->heights.at[i];
    return copy;
}

/* Two stacks, of which one may be empty. */
typedef struct Pair {
    Stack wide, narrow;
} Pair;

static unsigned sheets_of_pair(const Pair *p)
{
    return sheets_of(&p->wide) + sheets_of(&p->narrow);
}

/* What fits goes from narrow columns to where the wide ones have room. */
static Pair filled_up(const Pair *p)
{
    const Stack *narrow = &p->narrow;
    Pair to = { copy_of(&p->wide), { .arena = narrow->arena, .room = narrow->room } };
    for (size_t i = 0; i < narrow->leaves.n; i++) {
        Leaf leaf = narrow->leaves.at[i];
        const bool fits = first_column(&to.wide, leaf.frame->size.height) < to.wide.heights.n;
        if (fits) find_column(&to.wide, &leaf);
        Stack *stack = fits ? &to.wide : &to.narrow;
        *vec_push(stack->arena, &stack->leaves) = leaf;
    }
    fill_columns(&to.narrow);
    return to;
}

/* All of them in wide columns. */
static Pair joined(const Pair *p)
{
    const Stack *wide = &p->wide, *narrow = &p->narrow;
    Pair to = { { .arena = wide->arena, .room = wide->room },
                { .arena = narrow->arena, .room = narrow->room } };
    for (size_t i = 0; i < wide->leaves.n; i++)
        *vec_push(wide->arena, &to.wide.leaves) = wide->leaves.at[i];
    for (size_t i = 0; i < narrow->leaves.n; i++)
        *vec_push(wide->arena, &to.wide.leaves) = narrow->leaves.at[i];
    fill_columns(&to.wide);
    return to;
}

static void save_sheets(Stack *wide, Stack *narrow)
{
    if (narrow->room.leaf.width > wide->room.leaf.width || !wide->leaves.n) return;
    const Pair apart = { *wide, *narrow }, filled = filled_up(&apart), together = joined(&apart);
    const Pair *best = &apart;
    if (sheets_of_pair(&filled) < sheets_of_pair(best)) best = &filled;
    if (sheets_of_pair(&together) < sheets_of_pair(best)) best = &together;
    const Pair kept = *best;
    *wide = kept.wide;
    *narrow = kept.narrow;
}

/* Columns one behind the other, each full before the next begins, if they take no sheet more: all
 * leaves then lie in the order of the job. */
static void fill_in_order(Stack *s)
{
    Stack in_order = { .arena = s->arena, .room = s->room };
    double *last = NULL;
    for (size_t i = 0; i < s->leaves.n; i++) {
        Leaf leaf = s->leaves.at[i];
        const double height = leaf.frame->size.height;
        if (!last || *last + height > s->room.leaf.height + TOLERANCE)
            last = vec_push(s->arena, &in_order.heights);
        *last += height;
        leaf.column = in_order.heights.n - 1;
        *vec_push(s->arena, &in_order.leaves) = leaf;
    }
    if (sheets_of(&in_order) <= sheets_of(s)) *s = in_order;
}

static void put_in_order(Stack *s)
{
    if (s->leaves.n) qsort(s->leaves.at, s->leaves.n, sizeof *s->leaves.at, by_index);
    fill_in_order(s);
    order_columns(s);
}

/* One sheet, being drawn. */
typedef struct Sheet {
    const ImpositionJob *job;
    const Stack *stack;
    size_t first; /* of its columns */
    bool rtl;
    unsigned cuts;
    Frame *frame;
} Sheet;

static void cut(Sheet *s, Point from, Point to)
{
    s->cuts++;
    if (s->job->marks == MARKS_NONE) return;
    frame_add_path(s->job->arena, s->frame, (Point){ 0, 0 },
                   path_of_line(s->job->arena, from, to, cut_stroke));
}

/* No other leaf of the column follows. */
static bool is_last(const Sheet *s, unsigned k, size_t leaf)
{
    for (size_t i = leaf + 1; i < s->stack->leaves.n; i++)
        if (s->stack->leaves.at[i].column == s->first + k) return false;
    return true;
}

static bool is_narrow(const LeafRoom *room, const Leaf *leaf)
{
    return leaf->frame->size.width < room->leaf.width - TOLERANCE;
}

/* How much narrow leaves of a wide column grow: as far as its width and what is left of its height
 * allow. */
static double growth(const Sheet *s, unsigned k)
{
    const LeafRoom *room = &s->stack->room;
    double high = 0, narrow = 0, widest = 0;
    for (size_t i = 0; i < s->stack->leaves.n; i++) {
        const Leaf *leaf = &s->stack->leaves.at[i];
        if (leaf->column != s->first + k) continue;
        high += leaf->frame->size.height;
        if (!is_narrow(room, leaf)) continue;
        narrow += leaf->frame->size.height;
        widest = fmax(widest, leaf->frame->size.width);
    }
    if (narrow <= 0) return 1;
    const double wide = fmin(room->leaf.width / widest, GROWTH_MOST);
    const double most = fmin(wide, 1 + (room->leaf.height - high) / narrow);
    return most >= GROWTH_WORTH ? most : 1;
}

/* The leaves of column `k` of the sheet, and the cuts below them. */
static void draw_column(Sheet *s, unsigned k)
{
    const LeafRoom *room = &s->stack->room;
    const double cell = room->sheet.width / room->columns;
    const double left = cell * (s->rtl ? room->columns - 1 - k : k);
    const double foot = room->sheet.height - s->job->margin - SLUG_BAND;
    const double grown = growth(s, k);
    double y = room->top;
    for (size_t i = 0; i < s->stack->leaves.n; i++) {
        const Leaf *leaf = &s->stack->leaves.at[i];
        if (leaf->column != s->first + k) continue;
        const double by = is_narrow(room, leaf) ? grown : 1;
        const Size size = { leaf->frame->size.width * by, leaf->frame->size.height * by };
        const bool narrow = size.width < room->leaf.width - TOLERANCE;
        const double width = narrow ? room->leaf.width : size.width, side = (cell - width) / 2;
        const double x = s->rtl ? left + cell - side - size.width : left + side;
        const double edge = s->rtl ? x : x + size.width;
        const Group group = { .frame = leaf->frame, .transform = { by, 0, 0, by, 0, 0 } };
        if (by > 1) frame_add_group(s->job->arena, s->frame, (Point){ x, y }, group);
        else frame_add_frame(s->job->arena, s->frame, (Point){ x, y }, leaf->frame);
        if (narrow) cut(s, (Point){ edge, y }, (Point){ edge, y + size.height });
        y += size.height;
        const double from = left > 0 ? left : CUT_FROM_EDGE;
        const double to = fmin(left + cell, room->sheet.width - CUT_FROM_EDGE);
        if (foot - y > (s->job->even && is_last(s, k, i) ? CUT_WORTH_EVEN : CUT_WORTH))
            cut(s, (Point){ from, y }, (Point){ to, y });
    }
}

static void draw_slug(const Sheet *s, const SlugLine *line)
{
    const Size size = s->frame->size;
    const double margin = s->job->margin;
    const Rect band = { margin, size.height - margin - SLUG_BAND, size.width - 2 * margin,
                        SLUG_BAND };
    if (line->slug) slug_draw(s->job->arena, s->frame, &band, 1, line, NULL);
}

static void draw_sheet(Sheet *s, const SlugLine *line, Document *doc)
{
    const LeafRoom *room = &s->stack->room;
    const Rect whole = { 0, 0, room->sheet.width, room->sheet.height };
    const double foot = room->sheet.height - s->job->margin - SLUG_BAND;
    s->frame = frame_new(s->job->arena, room->sheet);
    for (unsigned k = 0; k < room->columns; k++) draw_column(s, k);
    for (unsigned k = 1; k < room->columns; k++) {
        const double x = room->sheet.width / room->columns * k;
        cut(s, (Point){ x, CUT_FROM_EDGE }, (Point){ x, foot });
    }
    draw_slug(s, line);
    *vec_push(s->job->arena, &doc->pages) =
        (Page){ .size = room->sheet,
                .trim = whole,
                .bleed = whole,
                .frame = s->frame,
                .label = str_integer(s->job->arena, (int64_t)line->sheet),
                .holds = line->heap };
}

typedef VEC(Stack) Stacks;

/* The columns of a sheet, and where in the job the first of its leaves is. */
typedef struct Part {
    const Stack *stack;
    size_t first, lowest;
} Part;

static int by_lowest(const void *a, const void *b)
{
    const Part *p = a, *q = b;
    return p->lowest < q->lowest ? -1 : p->lowest > q->lowest;
}

/* Leaves of a sheet lie in the order of the job, and so do the sheets, whatever the leaves' widths:
 * who looks for one by its code goes through the pile once. */
static Part part_of(const Stack *s, size_t sheet)
{
    Part p = { s, sheet * s->room.columns, SIZE_MAX };
    for (size_t i = 0; i < s->leaves.n; i++) {
        const Leaf *leaf = &s->leaves.at[i];
        const bool on = leaf->column >= p.first && leaf->column < p.first + s->room.columns;
        if (on && leaf->index < p.lowest) p.lowest = leaf->index;
    }
    return p;
}

/* What the sheet holds, by code. */
static Str codes_of(Arena *a, const Part *p)
{
    Buf b = { .arena = a };
    Str before = { 0 };
    for (size_t i = 0; i < p->stack->leaves.n; i++) {
        const Leaf *leaf = &p->stack->leaves.at[i];
        if (leaf->column < p->first || leaf->column >= p->first + p->stack->room.columns) continue;
        if (!leaf->code.n || str_eq(leaf->code, before)) continue;
        if (b.n) buf_str(&b, STR(", "));
        buf_str(&b, leaf->code);
        before = leaf->code;
    }
    return buf_done(&b);
}

static Stack *stack_of(const ImpositionJob *job, Stacks *all, double width)
{
    for (size_t i = 0; i < all->n; i++)
        if (fabs(all->at[i].room.leaf.width - width) < TOLERANCE) return &all->at[i];
    Stack *s = vec_push(job->arena, all);
    *s = (Stack){ .arena = job->arena, .room = leaf_room(job->paper, job->margin, width) };
    return s;
}

static Str code_of(const Face *face)
{
    return face->label ? face->label->code : STR("");
}

static size_t digits_at(Str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] >= '0' && s.p[i + n] <= '9') n++;
    return n;
}

/* H-99 before H-100, and H-04 before its second part, H-04-2. */
static int compare_codes(Str a, Str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        const size_t p = digits_at(a, i), q = digits_at(b, i);
        if (p != q && p && q) return p < q ? -1 : 1;
        if (a.p[i] != b.p[i]) return (unsigned char)a.p[i] < (unsigned char)b.p[i] ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

/* How many faces of the job come before this one. */
static size_t place_of(const ImpositionJob *job, size_t face)
{
    size_t n = 0;
    for (size_t i = 0; i < job->n; i++) {
        const int order = compare_codes(code_of(&job->faces[i]), code_of(&job->faces[face]));
        n += order < 0 || (order == 0 && i < face);
    }
    return n;
}

static Stacks packed(const ImpositionJob *job)
{
    Stacks all = { 0 };
    for (size_t i = 0; i < job->n; i++) {
        const Frame *frame = job->faces[i].front;
        Stack *s = stack_of(job, &all, frame->size.width);
        *vec_push(job->arena, &s->leaves) =
            (Leaf){ frame, code_of(&job->faces[i]), place_of(job, i), 0 };
    }
    for (size_t i = 0; i < all.n; i++) fill_columns(&all.at[i]);
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.n; k++)
            if (i != k) save_sheets(&all.at[i], &all.at[k]);
    return all;
}

static unsigned sheets_of_all(const Stacks *all)
{
    unsigned n = 0;
    for (size_t i = 0; i < all->n; i++) n += sheets_of(&all->at[i]);
    return n;
}

/* Their widths stay: they are cut where they were, with more white beside what is on them. */
static Stacks packed_at(ImpositionJob *job, const ImpositionJob *whole, double scale)
{
    Face *faces = ARENA_ARRAY(job->arena, Face, job->n);
    for (size_t i = 0; i < job->n; i++) {
        const Frame *frame = whole->faces[i].front;
        const Size size = { frame->size.width, frame->size.height * scale };
        const double left = (1 - scale) * size.width / 2;
        Frame *reduced = frame_new(job->arena, size);
        frame_add_group(job->arena, reduced, (Point){ left, 0 },
                        (Group){ .frame = frame, .transform = { scale, 0, 0, scale, 0, 0 } });
        faces[i] = whole->faces[i];
        faces[i].front = reduced;
    }
    job->faces = faces;
    return packed(job);
}

static void note_type(void *smallest, const Line *line, const Place *place)
{
    double *size = smallest;
    (void)place;
    for (uint32_t i = 0; i < line->n; i++) *size = fmin(*size, line->runs[i].style->size);
}

/* The scale that leaves all type at least as large as type may be. */
static double least_scale(const ImpositionJob *job)
{
    double smallest = INFINITY;
    for (size_t i = 0; i < job->n; i++)
        frame_walk(job->faces[i].front, &(FrameVisitor){ .line = note_type }, &smallest);
    return fmax(job->least, TYPE_LEAST / smallest);
}

/* Whether the heights alone leave room for all leaves on a sheet less. */
static bool may_save(const Stacks *all, double scale)
{
    double high = 0, room = 0;
    for (size_t i = 0; i < all->n; i++) {
        const Stack *s = &all->at[i];
        for (size_t k = 0; k < s->heights.n; k++) high += s->heights.at[k] * s->room.leaf.width;
        room = fmax(room, used(&s->room));
    }
    return high * scale <= (sheets_of_all(all) - 1) * room;
}

/* Reduced as little as saves a sheet, if any does. */
static Stacks packed_well(const ImpositionJob *whole)
{
    const Stacks at_size = packed(whole);
    if (!(whole->least > 0 && may_save(&at_size, whole->least))) return at_size;
    const double least = least_scale(whole);
    for (int step = 1; least < 1 && step <= REDUCTIONS; step++) {
        ImpositionJob job = *whole;
        const double scale = 1 - (1 - least) * step / REDUCTIONS;
        const Stacks reduced = packed_at(&job, whole, scale);
        if (sheets_of_all(&reduced) < sheets_of_all(&at_size)) return reduced;
    }
    return at_size;
}

Imposed impose_leaves(const ImpositionJob *job, Document *doc)
{
    Stacks all = packed_well(job);
    Imposed out = { .fits = true, .bleed = job->bleed };
    SlugLine line = { .slug = job->slug, .set = job->set, .context = job->context };
    VEC(Part) parts = { 0 };
    for (size_t i = 0; i < all.n; i++) {
        put_in_order(&all.at[i]);
        for (unsigned k = 0; k < sheets_of(&all.at[i]); k++)
            *vec_push(job->arena, &parts) = part_of(&all.at[i], k);
    }
    if (parts.n) qsort(parts.at, parts.n, sizeof *parts.at, by_lowest);
    line.sheets = (unsigned)parts.n;
    for (size_t i = 0; i < parts.n; i++) {
        Sheet sheet = { job, parts.at[i].stack, parts.at[i].first, doc->rtl, 0, NULL };
        line.sheet++;
        line.heap = codes_of(job->arena, &parts.at[i]);
        draw_sheet(&sheet, &line, doc);
        out.cuts += sheet.cuts;
    }
    return out;
}
