/* flow.c - the way through an evening as a flow chart: is the report out in time, and is the cause
 * known; what they do then, in three boxes, with the scenario's ways out by their ratings; and how
 * that ends.  Boxes of a row are equally wide and high; arrows lead down. */
#include <math.h>

#include "draw/path.h"
#include "game/clock.h"
#include "widgets/mystery.h"

#define GAP 9.0   /* between boxes of a row */
#define DROP 20.0 /* between rows: an arrow has room */
#define PAD 6.0
#define LEAD 3.0      /* below a head, and between ways out */
#define POINTS 11.0   /* of a hexagon, left and right */
#define HEX_PART 0.62 /* of the width: half of two columns, but not of three, are below it */
#define HEAD 5.5
#define RADIUS 4.0
#define BOLD 2.4
#define WORD_GAP 4.0

/* Places in the list of words that it is given. */
enum {
    ASK_REPORT,
    NO,
    YES,
    SHORT,
    SHORT_TEXT,
    LONG,
    LONG_TEXT,
    ASK_CAUSE,
    PARTLY,
    TRAPS,
    STOPGAPS,
    CURES,
    DOWN,
    DOWN_TEXT,
    LIMPING,
    LIMPING_TEXT,
    CURED,
    CURED_TEXT
};

typedef struct Flow {
    Sketch s;
    const Value *words;
    double y; /* where the next row starts */
} Flow;

/* A box of a row: a head, and what is below it. */
typedef struct Cell {
    Frame *label;
    Color fill, line;
} Cell;

static double width_of(const Flow *f, size_t n)
{
    return (f->s.frame->size.width + GAP) / (double)n - GAP;
}

static double middle_of(const Flow *f, size_t i, size_t n)
{
    return (double)i * (f->s.frame->size.width + GAP) / (double)n + width_of(f, n) / 2;
}

static Frame *set(const Flow *f, const Value *text, const char *style, Color color, double width)
{
    const WidgetContext *c = f->s.c;
    return label_set(c, label_plain(c, value_str(text)),
                     look_colored(c, look_named(c, style), color), width, label_start(c),
                     value_span(text));
}

static Frame *word_of(const Flow *f, size_t item, const char *style, Color color, double width)
{
    return set(f, value_at(f->words, item), style, color, width);
}

static void arrow(const Flow *f, const Point *corners, size_t n)
{
    const Point tip = corners[n - 1];
    for (size_t i = 1; i < n; i++) {
        Point to = corners[i];
        if (i + 1 == n) to.y -= HEAD * 0.8;
        sketch_line(&f->s, corners[i - 1], to, MYSTERY_LINE);
    }
    sketch_arrow_head(&f->s, tip, (Point){ tip.x, tip.y - DROP }, HEAD, HEAD * MYSTERY_WING);
}

/* A question, and from it an arrow with a word to each of the `n` boxes that come next. */
static void ask(Flow *f, size_t item, const size_t *answers, size_t n)
{
    const double width = f->s.frame->size.width, x = width / 2, half = width * HEX_PART / 2;
    const WidgetContext *c = f->s.c;
    const Value *text = value_at(f->words, item);
    Frame *label = label_set(c, label_plain(c, value_str(text)), look_named(c, "flow-head"),
                             2 * (half - POINTS), LABEL_CENTER, value_span(text));
    const double h = label->size.height + 2 * PAD, y = f->y, level = y + h / 2;
    const Point hexagon[] = { { x - half + POINTS, y },     { x + half - POINTS, y },
                              { x + half, level },          { x + half - POINTS, y + h },
                              { x - half + POINTS, y + h }, { x - half, level } };
    f->y = y + h + DROP;
    for (size_t i = 0; i < n; i++) {
        const double to = middle_of(f, i, n);
        const bool below = fabs(to - x) < half - POINTS;
        const double edge = to < x ? x - half : x + half;
        const Point straight[] = { { to, y + h }, { to, f->y } };
        const Point around[] = { { edge, level }, { to, level }, { to, f->y } };
        Frame *word = word_of(f, answers[i], "flow-head", f->s.ink, INFINITY);
        arrow(f, below ? straight : around, below ? 2 : 3);
        sketch_frame(&f->s, (Point){ to + WORD_GAP, y + h + (DROP - word->size.height) / 2 - 2 },
                     word);
    }
    sketch_polygon(&f->s, hexagon, 6, f->s.paper, BOLD);
    sketch_centered(&f->s, (Point){ x, level }, label);
}

static void draw_row(Flow *f, const Cell *cells, size_t n)
{
    const double width = width_of(f, n);
    double height = 0;
    for (size_t i = 0; i < n; i++) height = fmax(height, cells[i].label->size.height + 2 * PAD);
    for (size_t i = 0; i < n; i++) {
        const double x = middle_of(f, i, n) - width / 2;
        sketch_box(&f->s, (Rect){ x, f->y, width, height }, RADIUS, cells[i].fill,
                   (Stroke){ MYSTERY_LINE, cells[i].line, { 0, 0 }, false });
        sketch_frame(&f->s, (Point){ x + PAD, f->y + PAD }, cells[i].label);
    }
    f->y += height;
}

static Cell cell(const Flow *f, size_t head, size_t text, size_t n, const char *style)
{
    const double width = width_of(f, n) - 2 * PAD;
    return (Cell){ sketch_stacked(&f->s, word_of(f, head, style, f->s.ink, width),
                                  word_of(f, text, "flow-text", f->s.ink, width), LEAD),
                   f->s.paper, f->s.ink };
}

/* The way to the last row: the same with white letters on green. */
static Cell cured(const Flow *f)
{
    const double width = width_of(f, 3) - 2 * PAD;
    const Color green = f->s.c->color(f->s.c->user, "green");
    return (Cell){ sketch_stacked(&f->s, word_of(f, CURED, "flow-end", f->s.paper, width),
                                  word_of(f, CURED_TEXT, "flow-text", f->s.paper, width), LEAD),
                   green, green };
}

static bool is_rated(const Value *solution, const char *first, const char *second)
{
    const Str rating = value_str(value_get(solution, "rating"));
    return str_is(rating, first) || str_is(rating, second);
}

/* A head, and the ways out that are rated so. */
static Cell ways(const Flow *f, size_t head, const char *first, const char *second)
{
    const double width = width_of(f, 3) - 2 * PAD;
    const Value *all = value_get(value_get(f->s.c->scenario, "incident"), "solutions");
    Frame *label = word_of(f, head, "flow-head", f->s.ink, width);
    for (size_t i = 0; i < value_count(all); i++)
        if (is_rated(value_at(all, i), first, second))
            label = sketch_stacked(
                &f->s, label,
                set(f, value_get(value_at(all, i), "title"), "flow-text", f->s.ink, width), LEAD);
    return (Cell){ label, f->s.paper, f->s.ink };
}

/* Two boxes above lead to the next question. */
static void join(Flow *f)
{
    const double x = f->s.frame->size.width / 2, level = f->y + DROP / 2;
    for (size_t i = 0; i < 2; i++) {
        const double from = middle_of(f, i, 2);
        sketch_line(&f->s, (Point){ from, f->y }, (Point){ from, level + MYSTERY_LINE / 2 },
                    MYSTERY_LINE);
        sketch_line(&f->s, (Point){ from, level }, (Point){ x, level }, MYSTERY_LINE);
    }
    const Point down[] = { { x, level }, { x, f->y + DROP } };
    arrow(f, down, 2);
    f->y += DROP;
}

static void draw_report(Flow *f)
{
    static const size_t answers[] = { NO, YES };
    ask(f, ASK_REPORT, answers, 2);
    const Cell cells[] = { cell(f, SHORT, SHORT_TEXT, 2, "flow-head"),
                           cell(f, LONG, LONG_TEXT, 2, "flow-head") };
    draw_row(f, cells, 2);
    join(f);
}

static void draw_cause(Flow *f)
{
    static const size_t answers[] = { NO, PARTLY, YES };
    ask(f, ASK_CAUSE, answers, 3);
    const Cell deeds[] = { ways(f, TRAPS, "trap", "trap"), ways(f, STOPGAPS, "stopgap", "stopgap"),
                           ways(f, CURES, "best", "good") };
    draw_row(f, deeds, 3);
    for (size_t i = 0; i < 3; i++) {
        const Point down[] = { { middle_of(f, i, 3), f->y }, { middle_of(f, i, 3), f->y + DROP } };
        arrow(f, down, 2);
    }
    f->y += DROP;
    const Cell ends[] = { cell(f, DOWN, DOWN_TEXT, 3, "flow-end"),
                          cell(f, LIMPING, LIMPING_TEXT, 3, "flow-end"), cured(f) };
    draw_row(f, ends, 3);
}

Frame *widget_flow(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Flow f = { .s = sketch_new(c, limits.width), .words = value, .y = BOLD / 2 };
    const Clock clock = clock_of(c->scenario);
    if (clock.extended_turns > clock.turns) draw_report(&f);
    draw_cause(&f);
    f.s.frame->size.height = f.y + MYSTERY_LINE / 2;
    return f.s.frame;
}
