/* mystery.c - what proves which cause: causes as solid hubs in one row, above each what people know
 * as pills, below it what tools, cards and clients show as boxes.
 *
 * A cause has one or more columns, each with a trunk beside its boxes from which a short line leads
 * to each box: no line passes a word.  Boxes are as deep as it takes for all causes to stand side
 * by side.  A box has a circle to tick, a bold frame and a number on the shortest way.  A clue that
 * proves several causes has its own box with the first and a pale one with the others. */
#include <math.h>

#include "base/vec.h"
#include "widgets/mystery.h"

#define BOX_MIN 88.0 /* width, points */
#define TRUNK 10.0   /* beside the boxes of a column */
#define TRUNK_AT 3.0
#define COLUMN_GAP 5.0
#define ROW_GAP 13.0
#define HUB_GAP 15.0
#define HUB_RADIUS 5.0
#define HUB_PAD 8.0
#define BOX_RADIUS 2.2
#define PILL_RADIUS 13.0
#define ICON 13.0
#define ICON_GAP 4.5
#define TICK 3.5 /* radius */

typedef struct Clue {
    const Value *value;
    const Frame *icon; /* or NULL */
    Frame *label;
    int step; /* of the shortest way; 0: none */
    bool person, again;
} Clue;

typedef VEC(Clue) Clues;

typedef struct Cause {
    Clues above, below;
    Frame *label;
    size_t first, columns;
} Cause;

/* Heights of the rows on one side of the hubs, from the hubs outwards. */
typedef VEC(double) Heights;

typedef struct Mystery {
    Sketch s;
    VEC(Cause) causes;
    size_t columns; /* of all causes */
    double pitch;   /* of columns, points */
    Heights above, below;
    double hub;   /* height of the hubs */
    double hub_y; /* their top */
} Mystery;

static double box_width(const Mystery *m)
{
    return m->pitch - TRUNK - COLUMN_GAP;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static void add_clue(const Mystery *m, Cause *cause, const Value *value, const Value *of)
{
    const bool person = mystery_is_person(value);
    Clue *clue = vec_push(m->s.c->scratch, person ? &cause->above : &cause->below);
    *clue = (Clue){ .value = value,
                    .icon = mystery_icon(m->s.c, value, ICON, m->s.ink),
                    .step = (int)value_integer(value_get(value, "step"), 0),
                    .person = person,
                    .again = value_at(value_get(value, "proves"), 0) != of };
}

static void read_causes(Mystery *m, const Value *causes)
{
    for (size_t i = 0; i < value_count(causes); i++) {
        const Value *value = value_at(causes, i), *clues = value_get(value, "clues");
        Cause *cause = vec_push(m->s.c->scratch, &m->causes);
        *cause = (Cause){ 0 };
        for (size_t k = 0; k < value_count(clues); k++)
            add_clue(m, cause, value_at(clues, k), value);
    }
}

/* ---- columns ----------------------------------------------------------------------------------
 */

static size_t columns_for(const Cause *cause, size_t rows)
{
    const size_t most = cause->above.n > cause->below.n ? cause->above.n : cause->below.n;
    const size_t columns = (most + rows - 1) / rows;
    return columns ? columns : 1;
}

static size_t all_columns(const Mystery *m, size_t rows)
{
    size_t n = 0;
    for (size_t i = 0; i < m->causes.n; i++) n += columns_for(&m->causes.at[i], rows);
    return n;
}

/* As few rows as let all causes stand side by side. */
static void choose_columns(Mystery *m)
{
    const double width = m->s.frame->size.width;
    const size_t room = (size_t)(width / (BOX_MIN + TRUNK + COLUMN_GAP));
    size_t rows = 1;
    while (all_columns(m, rows) > room && all_columns(m, rows) > m->causes.n) rows++;
    for (size_t i = 0; i < m->causes.n; i++) {
        m->causes.at[i].first = m->columns;
        m->causes.at[i].columns = columns_for(&m->causes.at[i], rows);
        m->columns += m->causes.at[i].columns;
    }
    m->pitch = (width + COLUMN_GAP) / (double)m->columns;
}

/* ---- labels -----------------------------------------------------------------------------------
 */

/* Names of people, codes of everything else. */
static Str givers(const Mystery *m, const Value *clue)
{
    static const char *const people[] = { "roles", "colleagues" }, *const others[] = { "actions",
                                                                                       "moves",
                                                                                       "events" };
    Buf out = { .arena = m->s.c->keep };
    for (size_t k = 0; k < sizeof people / sizeof *people; k++) {
        const Value *list = value_get(clue, people[k]);
        for (size_t i = 0; i < value_count(list); i++) {
            if (out.n) buf_str(&out, STR(", "));
            buf_str(&out, value_str(value_get(value_at(list, i), "name")));
        }
    }
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        sketch_codes(&out, value_get(clue, others[k]));
    return buf_done(&out);
}

static void set_clue(const Mystery *m, Clue *clue)
{
    const WidgetContext *c = m->s.c;
    const Look text = look_named(c, "mystery-clue"), code = look_named(c, "mystery-code"),
               giver = look_named(c, "mystery-giver");
    const double width =
        box_width(m) - 2 * MYSTERY_PAD_X - ICON - ICON_GAP - 2 * TICK - ICON_GAP / 2;
    const Value *words = value_get(clue->value, "short");
    if (!words) words = value_get(clue->value, "text");
    const TextSpan head[] = {
        { str_format(c->keep, "%.*s  ", (int)value_str(value_get(clue->value, "code")).n,
                     value_str(value_get(clue->value, "code")).p),
          code.style, SPAN_NONE, false },
        { givers(m, clue->value), giver.style, SPAN_NONE, false },
    };
    clue->label = sketch_stacked(
        &m->s, label_set_spans(c, head, clue->again ? 1 : 2, code.leading, width, label_start(c)),
        label_set(c, label_plain(c, value_str(words)), text, width, label_start(c),
                  value_span(words)),
        1);
}

static double box_height(const Clue *clue)
{
    return fmax(clue->label->size.height, ICON) + 2 * MYSTERY_PAD_Y;
}

static void set_clues(const Mystery *m, const Cause *cause, Clues *clues, Heights *rows)
{
    for (size_t i = 0; i < clues->n; i++) {
        set_clue(m, &clues->at[i]);
        const size_t row = i / cause->columns;
        while (rows->n <= row) *vec_push(m->s.c->scratch, rows) = 0;
        rows->at[row] = fmax(rows->at[row], box_height(&clues->at[i]));
    }
}

static double hub_width(const Mystery *m, const Cause *cause)
{
    return (double)cause->columns * m->pitch - COLUMN_GAP;
}

static Frame *hub_label(const Mystery *m, const Cause *cause, const Value *value)
{
    const WidgetContext *c = m->s.c;
    const Look name = look_named(c, "mystery-hub"), text = look_named(c, "mystery-hub-text");
    const double width = hub_width(m, cause) - 2 * HUB_PAD;
    const Value *words = value_get(value, "text");
    Frame *label = label_set(c, label_plain(c, value_str(words)), text, width, label_start(c),
                             value_span(words));
    if (!value_truth(value_get(value, "named"))) return label;
    return sketch_stacked(&m->s,
                          label_set(c, label_plain(c, value_str(value_get(value, "name"))), name,
                                    width, label_start(c), value_span(value)),
                          label, 2);
}

static void set_labels(Mystery *m, const Value *causes)
{
    for (size_t i = 0; i < m->causes.n; i++) {
        Cause *cause = &m->causes.at[i];
        set_clues(m, cause, &cause->above, &m->above);
        set_clues(m, cause, &cause->below, &m->below);
        cause->label = hub_label(m, cause, value_at(causes, i));
        m->hub = fmax(m->hub, cause->label->size.height + 2 * HUB_PAD);
    }
}

/* ---- places and drawing -----------------------------------------------------------------------
 */

/* Height of the first `rows` rows with the gaps between hub and them. */
static double depth(const Heights *heights, size_t rows)
{
    double d = 0;
    for (size_t i = 0; i < rows; i++) d += heights->at[i] + (i ? ROW_GAP : HUB_GAP);
    return d;
}

static Rect box_of(const Mystery *m, const Cause *cause, const Clue *clue, size_t i)
{
    const size_t row = i / cause->columns, column = cause->first + i % cause->columns;
    const double x = (double)column * m->pitch + TRUNK, height = box_height(clue);
    double y;
    if (clue->person) y = m->hub_y - depth(&m->above, row + 1) + m->above.at[row] - height;
    else y = m->hub_y + m->hub + depth(&m->below, row + 1) - m->below.at[row];
    return (Rect){ x, y, box_width(m), height };
}

static void draw_clue(const Mystery *m, const Clue *clue, Rect r)
{
    const WidgetContext *c = m->s.c;
    const Color line = clue->again ? c->color(c->user, "line") : m->s.ink;
    const bool bold = clue->step && !clue->again;
    const double middle = r.y + r.height / 2;
    const double trunk = r.x - TRUNK + TRUNK_AT, hub = clue->person ? m->hub_y : m->hub_y + m->hub;
    sketch_line(&m->s, (Point){ trunk, hub },
                (Point){ trunk, middle + (clue->person ? -0.5 : 0.5) * MYSTERY_LINE },
                MYSTERY_LINE);
    sketch_line(&m->s, (Point){ trunk, middle }, (Point){ r.x, middle }, MYSTERY_LINE);
    sketch_box(&m->s, r, clue->person ? fmin(r.height / 2, PILL_RADIUS) : BOX_RADIUS, m->s.paper,
               (Stroke){ bold ? MYSTERY_BOLD : MYSTERY_LINE, line, { 0, 0 }, false });
    if (clue->icon)
        sketch_centered(&m->s, (Point){ r.x + MYSTERY_PAD_X + ICON / 2, middle }, clue->icon);
    sketch_frame(
        &m->s,
        (Point){ r.x + MYSTERY_PAD_X + ICON + ICON_GAP, middle - clue->label->size.height / 2 },
        clue->label);
    if (!clue->again)
        sketch_circle(
            &m->s,
            (Point){ r.x + r.width - MYSTERY_PAD_X - TICK / 2, r.y + MYSTERY_PAD_Y + TICK + 0.5 },
            TICK, m->s.paper, (Stroke){ 0.8, m->s.ink, { 0, 0 }, false });
    if (bold) sketch_badge(&m->s, (Point){ r.x + MYSTERY_PAD_X + ICON / 2, r.y }, clue->step);
}

static void draw_cause(const Mystery *m, const Cause *cause)
{
    for (size_t i = 0; i < cause->above.n; i++)
        draw_clue(m, &cause->above.at[i], box_of(m, cause, &cause->above.at[i], i));
    for (size_t i = 0; i < cause->below.n; i++)
        draw_clue(m, &cause->below.at[i], box_of(m, cause, &cause->below.at[i], i));
    const Rect hub = { (double)cause->first * m->pitch, m->hub_y, hub_width(m, cause), m->hub };
    sketch_box(&m->s, hub, HUB_RADIUS, m->s.ink, (Stroke){ 0 });
    sketch_frame(&m->s,
                 (Point){ hub.x + HUB_PAD, hub.y + (hub.height - cause->label->size.height) / 2 },
                 cause->label);
}

Frame *widget_mystery(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Mystery m = { .s = sketch_new(c, limits.width) };
    read_causes(&m, value);
    if (!m.causes.n) return m.s.frame;
    choose_columns(&m);
    set_labels(&m, value);
    /* The badges of the topmost row stick out. */
    m.hub_y = MYSTERY_BADGE + depth(&m.above, m.above.n);
    m.s.frame->size.height = m.hub_y + m.hub + depth(&m.below, m.below.n) + MYSTERY_LINE;
    for (size_t i = 0; i < m.causes.n; i++) draw_cause(&m, &m.causes.at[i]);
    return m.s.frame;
}
