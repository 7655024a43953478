/* mystery.c - what proves which cause, and the ways out, as one picture, on one page or on two that
 * face each other: causes as solid hubs in one row, above each what people know as pills, below it
 * what tools, cards and clients show as boxes, and on the lowest lane the actions that mend it,
 * with a lamp at their end.
 *
 * A cause has one or more columns, each with a trunk beside its boxes from which a short line leads
 * to each box: no line passes a word.  Boxes are as deep as it takes for all causes to stand side
 * by side.  A clue has a circle to tick.  A clue that proves several causes has its own box with
 * the first and a pale one with the others.
 *
 * What is on the shortest way has a bold frame and a number, and a bold line leads from one to the
 * next; a clue of it that proves nothing takes a free place.  Thin lines lead to an action from
 * those it comes after.  All run in the channels between boxes (route.c). */
#include "widgets/mystery.h"

#include <math.h>

#include "base/vec.h"
#include "widgets/route.h"

#define BOX_MIN 92.0 /* width, points */
#define TRUNK 8.0    /* beside the boxes of a column */
#define TRUNK_AT 2.0
#define COLUMN_GAP 18.0 /* a bold line has room */
#define ROW_GAP 16.0
#define PILL_GAP 8.0 /* between rows of pills: no way leads there */
#define HUB_GAP 19.0
#define KEEP_OFF 5.0 /* between a line and a box */
#define LANE_GAP 29.0
#define LANE_COLUMNS 4
#define LAMP 46.0
#define WIDEST 2.0 /* gaps between rows: so many times as wide as they must be */
#define SIDE 24.0  /* channels above and below everything: lines keep off boxes there, too */

typedef enum Part { ABOVE, BELOW, WAYS, PARTS } Part;

typedef struct Cause {
    const Value *value;
    size_t above, below; /* clues */
    size_t page, first, columns;
} Cause;

typedef VEC(double) Heights;

typedef struct Page {
    size_t columns, ways, way_columns;
    double pitch, way_pitch;
} Page;

typedef struct Plan {
    Mystery m;
    bool codes; /* clues and causes do not say more than what they are called */
    const Value *steps, *ways;
    VEC(Cause) causes;
    Page page[2];
    Heights rows[PARTS]; /* heights of rows, from the hubs outwards */
    double hub;          /* height of the highest hub */
    double wide;         /* how many times as wide as they must be gaps between rows are */
    double hub_y, ways_y;
} Plan;

/* ---- causes and columns -----------------------------------------------------------------------
 */

static void read_causes(Plan *p, const Value *causes)
{
    for (size_t i = 0; i < value_count(causes); i++) {
        Cause *cause = vec_push(p->m.s.c->scratch, &p->causes);
        cause->value = value_at(causes, i);
        const Value *clues = value_get(cause->value, "clues");
        for (size_t k = 0; k < value_count(clues); k++)
            *(mystery_is_person(value_at(clues, k)) ? &cause->above : &cause->below) += 1;
    }
}

static size_t columns_for(const Cause *cause, size_t rows)
{
    const size_t most = cause->above > cause->below ? cause->above : cause->below;
    const size_t columns = (most + rows - 1) / rows;
    return columns ? columns : 1;
}

static size_t columns_of(const Plan *p, size_t from, size_t to, size_t rows)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) n += columns_for(&p->causes.at[i], rows);
    return n;
}

/* Columns that a page has room for. */
static size_t room_of(const Plan *p)
{
    return (size_t)((p->m.s.frame->size.width + COLUMN_GAP) / (BOX_MIN + TRUNK + COLUMN_GAP));
}

/* As few rows as let these causes stand side by side. */
static size_t rows_for(const Plan *p, size_t from, size_t to)
{
    const size_t room = room_of(p);
    size_t rows = 1;
    while (columns_of(p, from, to, rows) > room && columns_of(p, from, to, rows) > to - from)
        rows++;
    return rows;
}

static void set_columns(Plan *p, size_t page, size_t from, size_t to)
{
    const size_t rows = rows_for(p, from, to);
    Page *at = &p->page[page];
    for (size_t i = from; i < to; i++) {
        Cause *cause = &p->causes.at[i];
        cause->page = page;
        cause->first = at->columns;
        cause->columns = columns_for(cause, rows);
        at->columns += cause->columns;
    }
    at->pitch = (p->m.s.frame->size.width + COLUMN_GAP) / (double)(at->columns ? at->columns : 1);
}

/* Where the second page starts: so that the deeper of the two is as low as it can be. */
static size_t split(const Plan *p)
{
    size_t best = (p->causes.n + 1) / 2, least = SIZE_MAX;
    for (size_t i = 1; i < p->causes.n; i++) {
        const size_t left = rows_for(p, 0, i), right = rows_for(p, i, p->causes.n);
        const size_t deeper = left > right ? left : right;
        const size_t uneven = i > p->causes.n - i ? 2 * i - p->causes.n : p->causes.n - 2 * i;
        const size_t more = i > p->causes.n - i ? i : p->causes.n - i, room = room_of(p);
        const size_t cost = deeper * 16 + uneven + (more > room ? (more - room) * 256 : 0);
        if (cost < least) least = cost, best = i;
    }
    return best;
}

static void choose_columns(Plan *p)
{
    const size_t at = p->m.pages > 1 ? split(p) : p->causes.n;
    set_columns(p, 0, 0, at);
    if (p->m.pages > 1) set_columns(p, 1, at, p->causes.n);
}

/* ---- nodes ------------------------------------------------------------------------------------
 */

static Node *add_node(Plan *p, NodeKind kind, const Value *value, size_t page)
{
    Node *node = vec_push(p->m.s.c->scratch, &p->m.nodes);
    *node = (Node){ .kind = kind, .value = value, .page = page, .trunk = -1 };
    return node;
}

static void add_cause(Plan *p, const Cause *cause)
{
    const Value *clues = value_get(cause->value, "clues");
    size_t above = 0, below = 0;
    add_node(p, NODE_HUB, cause->value, cause->page)->column = cause->first;
    for (size_t i = 0; i < value_count(clues); i++) {
        const Value *clue = value_at(clues, i);
        const bool person = mystery_is_person(clue);
        const size_t k = person ? above++ : below++;
        Node *node = add_node(p, person ? NODE_PILL : NODE_BOX, clue, cause->page);
        node->row = k / cause->columns;
        node->column = cause->first + k % cause->columns;
        node->step = (int)value_integer(value_get(clue, "step"), 0);
        node->again = value_at(value_get(clue, "proves"), 0) != cause->value;
        node->trunk = (double)node->column * p->page[cause->page].pitch + TRUNK_AT;
    }
}

static bool is_way(const Plan *p, const Value *action)
{
    for (size_t i = 0; i < value_count(p->ways); i++)
        if (value_at(p->ways, i) == action) return true;
    return false;
}

/* Whether it comes after another of the ways. */
static bool comes_after(const Plan *p, const Value *action)
{
    const Value *requires = value_get(action, "requires");
    for (size_t i = 0; i < value_count(requires); i++)
        if (is_way(p, value_at(requires, i))) return true;
    return false;
}

static int step_of(const Plan *p, const Value *action)
{
    for (size_t i = 0; i < value_count(p->steps); i++)
        if (value_get(value_at(p->steps, i), "action") == action) return (int)i + 1;
    return 0;
}

/* The box of a step: its action's, or that of a clue. */
static size_t node_of_step(const Plan *p, int step)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *node = &p->m.nodes.at[i];
        if (node->step != step || node->again) continue;
        if (node->kind == NODE_WAY) return i;
        if (found == SIZE_MAX) found = i;
    }
    return found;
}

/* The clue that the step is about: one that it brings to light first. */
static const Value *clue_of_step(const Value *action, int step)
{
    const Value *reveals = value_get(action, "reveals");
    for (size_t i = 0; i < value_count(reveals); i++)
        if (value_integer(value_get(value_at(reveals, i), "step"), 0) == step)
            return value_at(reveals, i);
    return NULL;
}

/* Whether another of the ways comes after it. */
static bool comes_before(const Plan *p, const Value *action)
{
    for (size_t i = 0; i < value_count(p->ways); i++) {
        const Value *requires = value_get(value_at(p->ways, i), "requires");
        for (size_t k = 0; k < value_count(requires); k++)
            if (value_at(requires, k) == action) return true;
    }
    return false;
}

/* What helps for a while but leads nowhere has no place on the way. */
static bool leads_on(const Plan *p, const Value *action)
{
    return value_truth(value_get(action, "resolves")) || step_of(p, action) ||
           comes_before(p, action);
}

static void add_way(Plan *p, const Value *action)
{
    if (!leads_on(p, action)) return;

    const size_t page = p->m.pages > 1 && comes_after(p, action) ? 1 : 0;
    Node *node = add_node(p, NODE_WAY, action, page);
    node->row = p->page[page].ways++;
    node->step = step_of(p, action);
}

static void add_ways(Plan *p)
{
    for (int later = 0; later < 2; later++)
        for (size_t i = 0; i < value_count(p->ways); i++)
            if (comes_after(p, value_at(p->ways, i)) == (later == 1))
                add_way(p, value_at(p->ways, i));
    for (size_t i = 0; i < value_count(p->steps); i++) {
        const Value *action = value_get(value_at(p->steps, i), "action");
        if (!is_way(p, action) && !clue_of_step(action, (int)i + 1)) add_way(p, action);
    }
    if (!p->page[0].ways && !p->page[1].ways) return;
    p->page[p->m.pages - 1].ways++;
    add_node(p, NODE_LAMP, NULL, p->m.pages - 1);
}

/* Ways stand in rows of the same length, the lamp last. */
static void place_ways(Plan *p)
{
    for (size_t k = 0; k < p->m.pages; k++) {
        Page *page = &p->page[k];
        const size_t rows = (page->ways + LANE_COLUMNS - 1) / LANE_COLUMNS;
        page->way_columns = rows ? (page->ways + rows - 1) / rows : 1;
        page->way_pitch = (p->m.s.frame->size.width + COLUMN_GAP) / (double)page->way_columns;
    }
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        Node *node = &p->m.nodes.at[i];
        const Page *page = &p->page[node->page];
        if (node->kind == NODE_LAMP) node->row = page->ways - 1;
        if (node->kind != NODE_LAMP && node->kind != NODE_WAY) continue;
        node->column = node->row % page->way_columns;
        node->row /= page->way_columns;
        if (node->kind == NODE_LAMP) node->column = page->way_columns - 1;
    }
}

static bool taken(const Plan *p, size_t page, size_t row, size_t column)
{
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *node = &p->m.nodes.at[i];
        if (node->kind == NODE_BOX && node->page == page && node->row == row &&
            node->column == column)
            return true;
    }
    return false;
}

/* A free place below the hubs, near that of the step after it or else before it. */
static void place_stray(const Plan *p, Node *stray, int step)
{
    size_t near = node_of_step(p, step + 1);
    if (near == SIZE_MAX || p->m.nodes.at[near].kind == NODE_WAY) near = node_of_step(p, step - 1);
    const Node *beside = near == SIZE_MAX ? &p->m.nodes.at[0] : &p->m.nodes.at[near];
    const bool box = beside->kind == NODE_BOX;
    double least = INFINITY;
    stray->page = beside->page;
    for (size_t row = 0; row < 12; row++)
        for (size_t column = 0; column < p->page[beside->page].columns; column++) {
            const double across = fabs((double)column - (double)beside->column);
            const double down = box ? fabs((double)row - (double)beside->row) : (double)row;
            const double cost = across + down + (double)row * 1.5;
            if (cost >= least || taken(p, beside->page, row, column)) continue;
            least = cost, stray->row = row, stray->column = column;
        }
}

/* Clues of the shortest way that prove nothing. */
static void add_strays(Plan *p)
{
    for (size_t i = 0; i < value_count(p->steps); i++) {
        const Value *action = value_get(value_at(p->steps, i), "action");
        const Value *clue = clue_of_step(action, (int)i + 1);
        if (!clue || is_way(p, action) || node_of_step(p, (int)i + 1) != SIZE_MAX) continue;
        Node stray = { .kind = NODE_BOX, .value = clue, .step = (int)i + 1, .trunk = -1 };
        place_stray(p, &stray, (int)i + 1);
        *vec_push(p->m.s.c->scratch, &p->m.nodes) = stray;
    }
}

/* ---- labels -----------------------------------------------------------------------------------
 */

static double box_width(const Plan *p, const Node *node)
{
    const Page *page = &p->page[node->page];
    return node->kind == NODE_WAY ? page->way_pitch - COLUMN_GAP : page->pitch - TRUNK - COLUMN_GAP;
}

/* The code, and in gray what comes from it or where it comes from. */
static Frame *head_label(const Plan *p, Str code, Str more, double width)
{
    const WidgetContext *c = p->m.s.c;
    const Look look = look_named(c, "mystery-code"), gray = look_named(c, "mystery-giver");
    const TextSpan head[] = { { code, look.style, SPAN_NONE, false },
                              { str_format(c->keep, "  %.*s", (int)more.n, more.p), gray.style,
                                SPAN_NONE, false } };
    return label_set_spans(c, head, more.n ? 2 : 1, look.leading, width, label_start(c));
}

static Frame *words_label(const Plan *p, const Value *words, double width)
{
    const WidgetContext *c = p->m.s.c;
    return label_set(c, label_plain(c, value_str(words)), look_named(c, "mystery-clue"), width,
                     label_start(c), value_span(words));
}

static Frame *clue_label(const Plan *p, const Node *node)
{
    static const char *const givers[] = { "actions", "moves", "events" };
    const WidgetContext *c = p->m.s.c;
    const double width = box_width(p, node) - 2 * MYSTERY_PAD_X - MYSTERY_ICON - MYSTERY_ICON_GAP;
    const Value *words = value_get(node->value, "short");
    Buf codes = { .arena = c->keep };
    for (size_t i = 0; i < sizeof givers / sizeof *givers && !node->again; i++)
        sketch_codes(&codes, value_get(node->value, givers[i]));
    Frame *head = head_label(p, value_str(value_get(node->value, "code")), buf_done(&codes),
                             width - 2 * MYSTERY_TICK - 2);
    if (p->codes) return head;
    return sketch_stacked(&p->m.s, head,
                          words_label(p, words ? words : value_get(node->value, "text"), width), 1);
}

static Frame *way_label(const Plan *p, const Node *node)
{
    const WidgetContext *c = p->m.s.c;
    const double width = box_width(p, node) - 2 * MYSTERY_PAD_X - MYSTERY_DIE - MYSTERY_ICON_GAP;
    const Value *reveals = value_get(node->value, "reveals");
    Buf more = { .arena = c->keep }, codes = { .arena = c->scratch };
    sketch_codes(&codes, reveals);
    if (codes.n) buf_str(&more, STR("→\u00a0")), buf_str(&more, buf_done(&codes));
    return sketch_stacked(
        &p->m.s, head_label(p, value_str(value_get(node->value, "code")), buf_done(&more), width),
        words_label(p, value_get(node->value, "title"), width), 1);
}

static double hub_width(const Plan *p, const Cause *cause)
{
    return (double)cause->columns * p->page[cause->page].pitch - COLUMN_GAP;
}

static const Cause *cause_of(const Plan *p, const Node *hub)
{
    for (size_t i = 0; i < p->causes.n; i++)
        if (p->causes.at[i].value == hub->value) return &p->causes.at[i];
    return NULL;
}

/* What a cause is called: its code and, if it has one, its name. */
static Frame *hub_name(const Plan *p, const Node *hub, double width)
{
    const WidgetContext *c = p->m.s.c;
    const Str code = value_str(value_get(hub->value, "code"));
    const Value *name = value_get(hub->value, "name");
    const Str named = label_plain(c, value_str(name));
    const Str text =
        value_truth(value_get(hub->value, "named"))
            ? str_format(c->keep, "%.*s %.*s", (int)code.n, code.p, (int)named.n, named.p)
            : code;
    return label_set(c, text, look_named(c, "mystery-hub"), width, label_start(c),
                     value_span(name));
}

static Frame *hub_label(const Plan *p, const Node *hub)
{
    const WidgetContext *c = p->m.s.c;
    const double width = hub_width(p, cause_of(p, hub)) - 2 * MYSTERY_HUB_PAD;
    if (p->codes) return hub_name(p, hub, width);
    const Value *words = value_get(hub->value, "text"), *name = value_get(hub->value, "name");
    Frame *label = label_set(c, label_plain(c, value_str(words)), look_named(c, "mystery-hub-text"),
                             width, label_start(c), value_span(words));
    if (!value_truth(value_get(hub->value, "named"))) return label;
    return sketch_stacked(&p->m.s,
                          label_set(c, label_plain(c, value_str(name)),
                                    look_named(c, "mystery-hub"), width, label_start(c),
                                    value_span(name)),
                          label, 2);
}

static Part part_of(NodeKind kind)
{
    return kind == NODE_PILL ? ABOVE : kind == NODE_BOX ? BELOW : WAYS;
}

static Frame *label_of(const Plan *p, const Node *node)
{
    const WidgetContext *c = p->m.s.c;
    switch (node->kind) {
    case NODE_PILL:
    case NODE_BOX: return clue_label(p, node);
    case NODE_HUB: return hub_label(p, node);
    case NODE_WAY: return way_label(p, node);
    case NODE_LAMP: break;
    }
    return label_set(c, widget_string(c, "ending", "cured"), look_named(c, "mystery-end"), INFINITY,
                     LABEL_LEFT, SPAN_NONE);
}

/* Clues of a row are as high as its highest, ways as the highest of all. */
static void level_boxes(Plan *p)
{
    double way = 0;
    for (size_t i = 0; i < p->m.nodes.n; i++)
        if (p->m.nodes.at[i].kind == NODE_WAY) way = fmax(way, p->m.nodes.at[i].at.height);
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        Node *node = &p->m.nodes.at[i];
        if (node->kind == NODE_WAY) node->at.height = way;
        else if (node->kind == NODE_PILL || node->kind == NODE_BOX)
            node->at.height = p->rows[part_of(node->kind)].at[node->row];
    }
}

/* Labels, sizes, and how high that makes rows and hubs, on both pages. */
static void set_labels(Plan *p)
{
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        Node *node = &p->m.nodes.at[i];
        node->label = label_of(p, node);
        double height = node->label->size.height + 2 * MYSTERY_PAD_Y;
        if (node->kind == NODE_HUB) {
            node->at.height = node->label->size.height + 2 * MYSTERY_HUB_PAD;
            p->hub = fmax(p->hub, node->at.height);
            continue;
        }
        if (node->kind == NODE_WAY) height = fmax(height, MYSTERY_DIE + 2 * MYSTERY_PAD_Y);
        else if (node->kind == NODE_LAMP) height = fmax(LAMP, node->label->size.width + 10);
        else height = fmax(height, MYSTERY_ICON + 2 * MYSTERY_PAD_Y);
        node->at = (Rect){ 0, 0, box_width(p, node), height };
        if (node->kind == NODE_LAMP) node->at.width = height;
        Heights *rows = &p->rows[part_of(node->kind)];
        while (rows->n <= node->row) *vec_push(p->m.s.c->scratch, rows) = 0;
        rows->at[node->row] = fmax(rows->at[node->row], height);
    }
    level_boxes(p);
}

/* ---- places -----------------------------------------------------------------------------------
 */

static double hub_gap(const Plan *p)
{
    return HUB_GAP * p->wide;
}

static double lane_gap(const Plan *p)
{
    return LANE_GAP * p->wide;
}

static double row_gap(const Plan *p)
{
    return ROW_GAP * p->wide;
}

/* Height of the first `n` rows of a part, with the gaps between them. */
static double depth(const Plan *p, Part part, size_t n)
{
    const double gap = part == ABOVE ? PILL_GAP : row_gap(p);
    double d = 0;
    for (size_t i = 0; i < n; i++) d += p->rows[part].at[i] + (i ? gap : 0);
    return d;
}

static double all_of(const Plan *p, Part part)
{
    return depth(p, part, p->rows[part].n);
}

static double top_of(const Plan *p, const Node *node)
{
    const Part part = part_of(node->kind);
    if (node->kind == NODE_HUB) return p->hub_y;
    const double height = p->rows[part].at[node->row], end = depth(p, part, node->row + 1);
    if (part == ABOVE) return p->hub_y - hub_gap(p) - end + height - node->at.height;
    if (part == BELOW) return p->hub_y + p->hub + hub_gap(p) + end - height;
    return p->ways_y + end - (height + node->at.height) / 2;
}

static void place_node(const Plan *p, Node *node)
{
    const Page *page = &p->page[node->page];
    node->at.y = top_of(p, node);
    if (node->kind == NODE_HUB) {
        node->at.x = (double)node->column * page->pitch;
        node->at.width = hub_width(p, cause_of(p, node));
    } else if (node->kind == NODE_WAY) {
        node->at.x = (double)node->column * page->way_pitch;
    } else if (node->kind == NODE_LAMP) {
        const double width = page->way_pitch - COLUMN_GAP;
        node->at.x = (double)node->column * page->way_pitch + (width - node->at.width) / 2;
    } else {
        node->at.x = (double)node->column * page->pitch + TRUNK;
    }
}

/* Where the parts lie; the height of all. */
static double place_parts(Plan *p)
{
    const double above = all_of(p, ABOVE), below = all_of(p, BELOW), ways = all_of(p, WAYS);
    p->hub_y = SIDE + (above > 0 ? above + hub_gap(p) : 0);
    const double foot = p->hub_y + p->hub + (below > 0 ? hub_gap(p) + below : 0);
    p->ways_y = foot + lane_gap(p);
    return ways > 0 ? p->ways_y + ways + SIDE : foot + SIDE;
}

/* Gaps widen where the picture may be higher than it must. */
static void place(Plan *p, double most)
{
    p->wide = WIDEST;
    const double widest = place_parts(p);
    p->wide = 1;
    const double least = place_parts(p);
    if (most > least && widest > least)
        p->wide += (WIDEST - 1) * fmin((most - least) / (widest - least), 1);
    p->m.s.frame->size.height = place_parts(p);
    for (size_t i = 0; i < p->m.nodes.n; i++) place_node(p, &p->m.nodes.at[i]);
}

/* ---- links ------------------------------------------------------------------------------------
 */

/* Channels between rows, and the middle of each box that a line can start from or lead to. */
static void add_levels(const Plan *p, Lanes *y)
{
    Arena *a = p->m.s.c->scratch;
    const double foot = p->hub_y + p->hub;
    lanes_add(a, y, SIDE / 2);
    if (p->rows[ABOVE].n) lanes_add(a, y, p->hub_y - hub_gap(p) / 2);
    lanes_add(a, y, foot + hub_gap(p) / 2);
    for (size_t i = 1; i < p->rows[BELOW].n; i++)
        lanes_add(a, y, foot + hub_gap(p) + depth(p, BELOW, i) + row_gap(p) / 2);
    for (int i = 1; i <= 2; i++) lanes_add(a, y, p->ways_y - lane_gap(p) * i / 3);
    for (size_t i = 1; i < p->rows[WAYS].n; i++)
        lanes_add(a, y, p->ways_y + depth(p, WAYS, i) + row_gap(p) / 2);
    lanes_add(a, y, p->m.s.frame->size.height - SIDE / 2);
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *node = &p->m.nodes.at[i];
        if (node->step || part_of(node->kind) == WAYS)
            if (node->kind != NODE_HUB) lanes_add(a, y, node->at.y + node->at.height / 2);
    }
}

static void add_uprights(const Plan *p, Lanes *x)
{
    Arena *a = p->m.s.c->scratch;
    for (size_t k = 0; k < p->m.pages; k++) {
        const double shift = mystery_shift(&p->m, k);
        for (size_t i = 0; i <= p->page[k].columns; i++)
            lanes_add(a, x, shift + (double)i * p->page[k].pitch - COLUMN_GAP / 2);
        for (size_t i = 0; i <= p->page[k].way_columns; i++)
            lanes_add(a, x, shift + (double)i * p->page[k].way_pitch - COLUMN_GAP / 2);
    }
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *node = &p->m.nodes.at[i];
        if (node->kind == NODE_HUB || (!node->step && part_of(node->kind) != WAYS)) continue;
        lanes_add(a, x, mystery_shift(&p->m, node->page) + node->at.x + node->at.width / 2);
    }
}

static void link(Plan *p, Router *router, size_t from, size_t to, bool bold)
{
    Way l = { .bold = bold };
    if (from == SIZE_MAX || to == SIZE_MAX || from == to) return;
    l.n = router_link(router, from, to, bold, &l.corners);
    if (l.n) *vec_push(p->m.s.c->scratch, &p->m.links) = l;
}

static size_t lamp_of(const Plan *p)
{
    for (size_t i = 0; i < p->m.nodes.n; i++)
        if (p->m.nodes.at[i].kind == NODE_LAMP) return i;
    return SIZE_MAX;
}

/* Whether the one stands right above the other. */
static bool is_straight(const Plan *p, size_t from, size_t to)
{
    if (from == SIZE_MAX || to == SIZE_MAX) return false;
    const Node *a = &p->m.nodes.at[from], *b = &p->m.nodes.at[to];
    const double middle = a->at.x + a->at.width / 2;
    if (a->page != b->page || fabs(middle - b->at.x - b->at.width / 2) > 1) return false;
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *n = &p->m.nodes.at[i];
        const bool beside =
            n->page != a->page || n->at.x > middle || n->at.x + n->at.width < middle;
        if (!beside && (n->at.y > a->at.y) == (n->at.y < b->at.y) && n != a && n != b) return false;
    }
    return true;
}

/* Where boxes of two steps stand one above the other, the line is straight, and first: one that
 * comes from aside must not bend into the same gap, where its head would be on the other. */
static void link_steps(Plan *p, Router *router)
{
    const int n = (int)value_count(p->steps);
    for (int straight = 1; straight >= 0; straight--) {
        size_t before = SIZE_MAX;
        for (int step = 1; step <= n + (n > 0); step++) {
            const size_t at = step > n ? lamp_of(p) : node_of_step(p, step);
            if (is_straight(p, before, at) == (straight == 1)) link(p, router, before, at, true);
            if (at != SIZE_MAX) before = at;
        }
    }
}

/* From each way to those that come after it, and to the lamp, but for the shortest. */
static void link_ways(Plan *p, Router *router)
{
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *to = &p->m.nodes.at[i];
        if (to->kind != NODE_WAY) continue;
        const Value *requires = value_get(to->value, "requires");
        for (size_t k = 0; k < p->m.nodes.n; k++) {
            const Node *from = &p->m.nodes.at[k];
            if (from->kind != NODE_WAY || (from->step && to->step == from->step + 1)) continue;
            for (size_t j = 0; j < value_count(requires); j++)
                if (value_at(requires, j) == from->value) link(p, router, k, i, false);
        }
        const bool last = to->step && to->step == (int)value_count(p->steps);
        if (value_truth(value_get(to->value, "resolves")) && !last)
            link(p, router, i, lamp_of(p), false);
    }
}

/* Whether a line that is not bold leads there from another way. */
static bool is_led_to(const Node *to)
{
    return to->kind == NODE_WAY && !to->step && value_count(value_get(to->value, "requires"));
}

/* Bold lines do not pass above ways that others lead to from there: their heads would hang. */
static void keep_clear(const Plan *p, Router *router)
{
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        const Node *node = &p->m.nodes.at[i];
        if (!is_led_to(node)) continue;
        const double x = mystery_shift(&p->m, node->page) + node->at.x;
        router_block(router, (Rect){ x, node->at.y - lane_gap(p), node->at.width, lane_gap(p) });
    }
}

static void add_links(Plan *p)
{
    Arena *a = p->m.s.c->scratch;
    Lanes x = { 0 }, y = { 0 };
    Rect *boxes = ARENA_ARRAY(a, Rect, p->m.nodes.n);
    for (size_t i = 0; i < p->m.nodes.n; i++) {
        boxes[i] = p->m.nodes.at[i].at;
        boxes[i].x += mystery_shift(&p->m, p->m.nodes.at[i].page);
    }
    add_levels(p, &y);
    add_uprights(p, &x);
    Router *router = router_new(a, &x, &y, boxes, p->m.nodes.n, ROUTES_MERGE, KEEP_OFF);
    keep_clear(p, router);
    link_steps(p, router);
    link_ways(p, router);
}

Frame *widget_mystery(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Str side = value_str(value_get(options, "side"));
    Plan p = { .m = { .s = sketch_new(c, limits.width), .pages = side.n ? 2 : 1 },
               .codes = value_truth(value_get(options, "codes")),
               .steps = value_get(value, "steps"),
               .ways = value_get(value, "ways") };
    read_causes(&p, value_get(value, "causes"));
    if (!p.causes.n) return p.m.s.frame;
    choose_columns(&p);
    for (size_t i = 0; i < p.causes.n; i++) add_cause(&p, &p.causes.at[i]);
    add_ways(&p);
    add_strays(&p);
    place_ways(&p);
    set_labels(&p);
    place(&p, MM(value_number(value_get(options, "most"), 0)));
    add_links(&p);
    mystery_draw(&p.m, str_is(side, "right") ? 1 : 0);
    return p.m.s.frame;
}
