/* table.c - column widths from the cells, one box a row, the head repeated on every region. */
#include "layout/table.h"

#include <math.h>

#include "draw/path.h"
#include "layout/drawn.h"
#include "layout/style.h"

/* A column is never set narrower than this, in ems of its text. */
#define COLUMN_EMS_MIN 1.2
/* Columns that hold longer words get at least this much, else the table is set as records. */
#define COLUMN_EMS_LEGIBLE 3.5
/* A table that has no room for its columns is set smaller before it becomes records: in steps, down
 * to this part of its size. */
#define SMALLER_STEP 0.05
#define SMALLEST 0.8

/* What is no wider than this, in ems, and not set from the start counts as figures. */
#define FIGURE_EMS 6

/* A table of so few rows, each of one line, is not broken where a region can hold it. */
#define WHOLE_ROWS 9

/* A head that is higher than this share of the table's width is not repeated: there must be room
 * for what stands under it. */
#define HEAD_SHARE 0.4

/* Of the rule below the head, in those of the other rows'. */
#define HEAD_RULE_WEIGHT 1.6

typedef struct TablePlan {
    const LayoutContext *c;
    Galley *galley;
    const TableCell *cells;
    size_t rows, columns, heads;
    const TableLook *look;
    const TableStyle *style;
    double *width; /* of each column's text */
    double *x;
    bool whole; /* see WHOLE_ROWS */
} TablePlan;

static void measure(const TablePlan *t, TextWidths *out)
{
    for (size_t x = 0; x < t->columns; x++)
        for (size_t y = 0; y < t->rows; y++) {
            TextWidths w = t->look->cells->widths(t->c, &t->cells[y * t->columns + x]);
            out[x].min = fmax(out[x].min, w.min);
            out[x].max = fmax(out[x].max, w.max);
        }
}

/* A column of figures or signs: narrow, and centered or at its end. */
static bool is_figures(const TablePlan *t, const TextWidths *w, size_t x)
{
    const RichOptions *o = &t->cells[x].options;
    return o->align != ALIGN_START && w[x].max <= FIGURE_EMS * style_size(t->c, o->style);
}

/* Columns of figures side by side have one width where there is room: an even rhythm. */
static void even_figures(const TablePlan *t, TextWidths *w, double room)
{
    double widest = 0, sum = 0;
    for (size_t x = 0; x < t->columns; x++)
        if (is_figures(t, w, x)) widest = fmax(widest, w[x].max);
    for (size_t x = 0; x < t->columns; x++) sum += is_figures(t, w, x) ? widest : w[x].max;
    for (size_t x = 0; x < t->columns && sum <= room; x++)
        if (is_figures(t, w, x)) w[x].max = widest;
}

static bool is_fixed(const TablePlan *t, size_t x)
{
    return t->look->fixed && !isnan(t->look->fixed[x]);
}

static double weight_of(const TablePlan *t, size_t x)
{
    return t->look->weight ? t->look->weight[x] : 0;
}

/* As wide as its cells want. */
static bool is_open(const TablePlan *t, size_t x)
{
    return !is_fixed(t, x) && !(weight_of(t, x) > 0);
}

/* The width over which no column may go where `room` does not suffice for all their words: the
 * longest words are broken first. */
static double fair_width(const TablePlan *t, const TextWidths *w, double room)
{
    double cap = 0;
    for (size_t i = 0; i < t->columns; i++) {
        double rest = room, over = 0;
        for (size_t x = 0; x < t->columns; x++) {
            if (!is_open(t, x)) continue;
            if (w[x].min > cap) over++;
            else rest -= w[x].min;
        }
        if (over > 0) cap = rest / over;
    }
    return cap;
}

/* Columns whose widths come from their cells, in `room`: what they want where it suffices, else
 * between their narrowest and widest in proportion (CSS 2.1, 17.5.2.2), else capped.  Returns what
 * is left over. */
static double share_by_content(const TablePlan *t, const TextWidths *w, double room)
{
    double min = 0, max = 0, cap = fair_width(t, w, room);
    for (size_t x = 0; x < t->columns; x++)
        if (is_open(t, x)) min += w[x].min, max += w[x].max;
    for (size_t x = 0; x < t->columns; x++) {
        if (!is_open(t, x)) continue;
        if (room >= max) t->width[x] = w[x].max;
        else if (room >= min)
            t->width[x] = w[x].min + (room - min) * (w[x].max - w[x].min) / (max - min);
        else t->width[x] = fmin(w[x].min, cap);
    }
    return fmax(room - max, 0);
}

/* Gives `rest` to the columns with a weight, else to all in proportion to what they have. */
static void share_rest(const TablePlan *t, double rest, double weights)
{
    double all = 0;
    for (size_t x = 0; x < t->columns; x++)
        if (is_open(t, x)) all += t->width[x];
    for (size_t x = 0; x < t->columns; x++) {
        if (is_fixed(t, x)) continue;
        if (weights > 0) t->width[x] += rest * weight_of(t, x) / weights;
        else t->width[x] += all > 0 ? rest * t->width[x] / all : rest / (double)t->columns;
    }
}

static void share(const TablePlan *t, const TextWidths *w, double room)
{
    double weights = 0;
    for (size_t x = 0; x < t->columns; x++) {
        if (!is_fixed(t, x)) {
            weights += weight_of(t, x);
            continue;
        }
        t->width[x] = t->look->fixed[x];
        room -= t->width[x];
    }
    if (room < 1) room = 1;
    /* Columns with a weight get at least half of what there is. */
    double for_content = weights > 0 ? room / 2 : room;
    share_rest(t, share_by_content(t, w, for_content) + room - for_content, weights);
}

/* The narrowest that column `x` may be for its words not to fall to pieces, or even stick out. */
static double least_width(const TablePlan *t, const TextWidths *w, size_t x)
{
    double em = style_size(t->c, t->cells[x].options.style);
    return is_fixed(t, x) ? t->look->fixed[x]
                          : fmax(fmin(w[x].min, COLUMN_EMS_LEGIBLE * em), COLUMN_EMS_MIN * em);
}

/* Widens columns that are narrower than they may be, at the cost of the others. */
static void widen_narrow(const TablePlan *t, const TextWidths *w)
{
    double missing = 0, spare = 0;
    for (size_t x = 0; x < t->columns; x++) {
        double over = t->width[x] - least_width(t, w, x);
        if (over < 0) missing -= over;
        else spare += over;
    }
    double kept = spare > missing ? 1 - missing / spare : 0;
    for (size_t x = 0; x < t->columns; x++) {
        double least = least_width(t, w, x), over = fmax(t->width[x] - least, 0);
        t->width[x] = least + over * kept;
    }
}

/* False where the columns do not fit beside each other. */
static bool find_columns(TablePlan *t)
{
    TextWidths *w = ARENA_ARRAY(t->c->scratch, TextWidths, t->columns);
    /* Outer edges are flush with the text around the table; between columns lie two paddings. */
    double room = t->galley->width - 2 * t->style->pad_x * (double)(t->columns - 1);
    t->width = ARENA_ARRAY(t->c->scratch, double, t->columns);
    t->x = ARENA_ARRAY(t->c->scratch, double, t->columns);
    measure(t, w);
    even_figures(t, w, room);
    double least = 0;
    for (size_t x = 0; x < t->columns; x++) least += least_width(t, w, x);
    if (least > room) return false;
    share(t, w, room);
    widen_narrow(t, w);
    t->whole = t->rows <= WHOLE_ROWS;
    for (size_t x = 0; x < t->columns; x++) t->whole = t->whole && w[x].max <= t->width[x] + 0.01;
    for (size_t i = 1; i < t->columns; i++)
        t->x[i] = t->x[i - 1] + t->width[i - 1] + 2 * t->style->pad_x;
    for (size_t i = 0; t->look->rtl && i < t->columns; i++)
        t->x[i] = t->galley->width - t->x[i] - t->width[i];
    return true;
}

static void add_place(const TablePlan *t, Galley *g, const TableCell *cell)
{
    if (!cell->anchor.n && !cell->entry.n) return;
    Frame *f = frame_new(t->c->scratch, (Size){ g->width, 0 });
    frame_add_anchor(t->c->scratch, f, (Point){ 0, 0 },
                     (Anchor){ .name = cell->anchor, .entry = cell->entry });
    galley_add_frame(t->c, g, f, 0, t->look->span)->sticky = true;
}

static bool is_empty(const TableCell *cell)
{
    return !cell->n_inlines && !cell->text.n;
}

static const Box *make_row(const TablePlan *t, size_t y)
{
    Box *box = box_new(t->c->scratch, t->columns, t->galley->width);
    box->pad = (Insets){ .top = t->style->pad_y, .bottom = t->style->pad_y };
    for (size_t x = 0; x < t->columns; x++) {
        const TableCell *cell = &t->cells[y * t->columns + x];
        Galley *g = galley_new(t->c->scratch, t->width[x]);
        add_place(t, g, cell);
        if (!is_empty(cell)) t->look->cells->set(t->c, g, cell, &cell->options);
        box->columns[x] = (BoxColumn){ g, t->x[x], t->width[x], 0 };
    }
    box_align_baselines(box);
    return box;
}

static const Frame *rule_frame(const TablePlan *t, Color color, double weight)
{
    const double width = t->galley->width;
    const Stroke stroke = { t->style->rule_width * weight, color, { 0, 0 }, false };
    return drawn_rule(t->c, (Size){ width, 0 }, (Point){ 0, 0 }, width, stroke);
}

/* The head with its rule as one frame, for the regions after the first. */
static const Frame *head_frame(const TablePlan *t)
{
    Galley *g = galley_new(t->c->scratch, t->galley->width);
    const Block *overfull;
    galley_add_box(t->c, g, make_row(t, 0), 0, t->look->span);
    galley_add_frame(t->c, g, rule_frame(t, t->style->head_rule, HEAD_RULE_WEIGHT), 0,
                     t->look->span);
    return galley_whole(t->c, g, &overfull);
}

static void add_cell(const TablePlan *t, Galley *g, const TableCell *cell, double space_above,
                     bool sticky)
{
    RichOptions o = cell->options;
    o.align = ALIGN_START;
    o.space_above = space_above;
    o.sticky = sticky;
    t->look->cells->set(t->c, g, cell, &o);
}

/* A table too wide for its galley: row by row, each cell under the head of its column. */
static void build_records(const TablePlan *t)
{
    Galley *g = t->galley;
    size_t first = t->rows > t->heads ? t->heads : 0; /* a table may have nothing but a head */
    double pad = t->style->pad_y, space_above = t->look->space_above;
    for (size_t y = first; y < t->rows; y++) {
        if (y > first) space_above = 2 * pad;
        add_place(t, g, &t->cells[y * t->columns]);
        for (size_t x = 0; x < t->columns; x++) {
            const TableCell *head = &t->cells[x], *cell = &t->cells[y * t->columns + x];
            if (first && !is_empty(head)) {
                add_cell(t, g, head, space_above, true);
                space_above = 0;
            }
            if (!is_empty(cell)) add_cell(t, g, cell, space_above, false);
            space_above = pad;
        }
        galley_add_frame(t->c, g, rule_frame(t, t->style->rule, 1), pad, t->look->span);
    }
}

/* Of the theme's size of type: what other sizes do is tried only after it. */
static void tell_narrow(const TablePlan *t)
{
    if (!t->look->is_word) return;
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        const TableCell *cell = &t->cells[i];
        if (is_empty(cell) || !t->look->is_word(cell)) continue;
        if (t->look->cells->widths(t->c, cell).max <= t->width[i % t->columns] + 0.01) continue;
        report(t->c->diag, MSG_TABLE_NARROW, t->look->span,
               c_format(t->c->scratch, "%zu", t->columns));
        return;
    }
}

void table_build(const LayoutContext *c, Galley *g, const TableCell *cells, size_t rows,
                 size_t columns, size_t heads, const TableLook *look)
{
    TablePlan t = { c,    g,    cells, rows, columns, heads, look, theme_table(c->setter->theme),
                    NULL, NULL, false };
    if (!rows || !columns) return;
    LayoutContext smaller = *c;
    bool fits = find_columns(&t);
    for (double of = 1 - SMALLER_STEP; !fits && of > SMALLEST - 0.01; of -= SMALLER_STEP) {
        smaller.scale = c->scale * of;
        t.c = &smaller;
        fits = find_columns(&t);
    }
    if (!fits) {
        t.c = c;
        build_records(&t);
        return;
    }
    if (fabs(c->scale - 1) < 0.001) tell_narrow(&t);
    const Frame *head = heads ? head_frame(&t) : NULL;
    if (head && head->size.height > HEAD_SHARE * g->width) head = NULL;
    for (size_t y = 0; y < rows; y++) {
        bool is_head = y < heads, last = y + 1 == rows;
        Block *b = galley_add_box(c, g, make_row(&t, y), y ? 0 : look->space_above, look->span);
        b->together = b->sticky = true;
        b->head = is_head ? NULL : head;
        const Frame *rule = is_head ? rule_frame(&t, t.style->head_rule, HEAD_RULE_WEIGHT)
                                    : rule_frame(&t, t.style->rule, 1);
        b = galley_add_frame(c, g, rule, 0, look->span);
        b->sticky = !last && (is_head || t.whole || galley_rows_stay(y - heads, rows - heads));
    }
}
