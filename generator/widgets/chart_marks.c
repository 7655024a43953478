/* chart_marks.c - moments on the x axis, as lines up to their labels above the plot.
 *
 * Labels stand right of their lines, in as few rows as keep them clear of each other and of the
 * lines that pass them on their way to higher rows. */
#include "widgets/chart.h"

#include <math.h>

#include "draw/path.h"

#define MARK_GAP 3.0   /* between a line and its label */
#define MARK_AIR 4.0   /* between labels of a row */
#define LABEL_MIN 60.0 /* a label with less room than this stands left of its line */

typedef struct Extent {
    double from, to;
} Extent;

static Extent extent_of(const Chart *ch, const ChartMark *m)
{
    const double x = chart_x(ch, m->share), width = m->label->size.width + MARK_GAP;
    return m->left ? (Extent){ x - width, x } : (Extent){ x, x + width };
}

/* Whether two marks can stand as they do. */
static bool are_clear(const Chart *ch, const ChartMark *a, const ChartMark *b)
{
    const Extent p = extent_of(ch, a), q = extent_of(ch, b);
    const double x = chart_x(ch, a->share), y = chart_x(ch, b->share);
    if (a->row == b->row) return p.to + MARK_AIR <= q.from || q.to + MARK_AIR <= p.from;
    /* The line to the higher row passes the lower label. */
    if (a->row > b->row) return x <= q.from + 0.1 || x >= q.to;
    return y <= p.from + 0.1 || y >= p.to;
}

/* Gives a mark the lowest row in which it is clear of those that are placed. */
static void place(Chart *ch, ChartMark *const *placed, size_t n, ChartMark *m)
{
    for (m->row = 0; m->row < n; m->row++) {
        size_t i = 0;
        while (i < n && are_clear(ch, placed[i], m)) i++;
        if (i == n) return;
    }
}

/* Between the lowest row and the plot: the names of series stand there. */
static double below_rows(const Chart *ch)
{
    return ch->label.leading / 2;
}

static void report_mark(const WidgetContext *c, const Chart *ch, const Value *at)
{
    const Value *x = value_get(ch->value, "x");
    const Str from = value_str(value_get(x, "from")), to = value_str(value_get(x, "to"));
    if (!from.n || !to.n) report(c->diag, MSG_CHART_NO_AXIS, value_span(at), NULL);
    else
        report(c->diag, MSG_CHART_MARK, value_span(at), str_c(c->scratch, value_str(at)),
               str_c(c->scratch, from), str_c(c->scratch, to));
}

double chart_read_marks(const WidgetContext *c, Chart *ch, double right)
{
    const Value *list = value_get(ch->value, "marks");
    size_t n = 0, rows = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *v = value_at(list, i), *label = value_get(v, "label");
        ChartMark m = { 0 };
        if (!chart_read_share(c, ch, str_trim(value_str(value_get(v, "at"))), &m.share)) {
            report_mark(c, ch, value_get(v, "at"));
            continue;
        }
        const double x = chart_x(ch, m.share);
        m.left = right - x < LABEL_MIN && x > right / 2;
        const double room = (m.left ? x : right - x) - MARK_GAP;
        m.label = label_set(c, label_plain(c, value_str(label)), ch->note, fmax(room, 20),
                            m.left ? LABEL_RIGHT : LABEL_LEFT, value_span(label));
        *vec_push(c->scratch, &ch->marks) = m;
    }
    /* From right to left: a label ends where no line of a mark right of it begins. */
    ChartMark **placed = ARENA_ARRAY(c->scratch, ChartMark *, ch->marks.n);
    double high = 0;
    while (n < ch->marks.n) {
        ChartMark *next = NULL;
        for (size_t i = 0; i < ch->marks.n; i++) {
            ChartMark *m = &ch->marks.at[i];
            bool done = false;
            for (size_t k = 0; k < n; k++) done |= placed[k] == m;
            if (!done && (!next || m->share > next->share)) next = m;
        }
        place(ch, placed, n, next);
        placed[n++] = next;
        if (next->row + 1 > rows) rows = next->row + 1;
        high = fmax(high, next->label->size.height);
    }
    return rows ? (double)rows * high + below_rows(ch) : 0;
}

static double row_height(const Chart *ch)
{
    double high = 0;
    for (size_t i = 0; i < ch->marks.n; i++) high = fmax(high, ch->marks.at[i].label->size.height);
    return high;
}

void chart_draw_marks(const WidgetContext *c, Chart *ch)
{
    const double high = row_height(ch), bottom = ch->plot.y + ch->plot.height;
    Stroke stroke = chart_stroke(c, "ink", 0.7);
    stroke.dash[0] = 1.5;
    stroke.dash[1] = 1.5;
    for (size_t i = 0; i < ch->marks.n; i++) {
        const ChartMark *m = &ch->marks.at[i];
        const double x = chart_x(ch, m->share);
        const double top = ch->plot.y - below_rows(ch) - high * (double)(m->row + 1);
        const double left = m->left ? x - MARK_GAP - m->label->size.width : x + MARK_GAP;
        chart_line(c, ch, (Point){ x, bottom }, (Point){ x, top + 1 }, stroke);
        frame_add_frame(c->keep, ch->frame, (Point){ left, top }, m->label);
    }
}
