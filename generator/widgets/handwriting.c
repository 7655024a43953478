/* handwriting.c - a note by hand: lines of capitals, or, in scripts that the hand does not know,
 * the theme's own letters in the pen's color. */
#include <math.h>

#include "widgets/hand.h"
#include "widgets/label.h"

#define CAPITAL 17.0 /* points, where the template does not say */
#define PITCH 2.05   /* from line to line, times the capital */

typedef struct Note {
    const WidgetContext *c;
    Str text;
    double capital, width;
    VEC(Str) lines;
} Note;

static double width_of(const Note *n, Str text)
{
    HandText letters;
    const Hand h = { .capital = n->capital };
    return hand_read(n->c, text, &letters) ? hand_width(&h, &letters) : INFINITY;
}

/* One line of the author's into as many as it takes. */
static void wrap(Note *n, Str line)
{
    size_t end = 0, start = 0;
    for (size_t i = 0; i <= line.n; i++) {
        if (i < line.n && line.p[i] != ' ') continue;
        if (end > start && width_of(n, str_slice(line, start, i)) > n->width) {
            *vec_push(n->c->scratch, &n->lines) = str_slice(line, start, end);
            start = end + 1;
        }
        end = i;
    }
    *vec_push(n->c->scratch, &n->lines) = str_slice(line, start, line.n);
}

static Frame *fall_back(const Note *n, Span span)
{
    const Look look = look_colored(n->c, look_named(n->c, "hand"), n->c->color(n->c->user, "pen"));
    return label_set(n->c, n->text, look, n->width, label_start(n->c), span);
}

Frame *widget_handwriting(const WidgetContext *c, const Value *value, const Value *options,
                          Size limits)
{
    const double millimeters = value_number(value_get(options, "size"), 0);
    Note n = { .c = c,
               .text = str_trim(value_str(value)),
               .capital = millimeters > 0 ? MM(millimeters) : CAPITAL,
               .width = limits.width };
    for (Str rest = n.text; rest.n;) {
        const size_t end = str_find(rest, '\n');
        const Str line = str_trim(label_plain(c, str_slice(rest, 0, end)));
        HandText letters;
        if (!hand_read(c, line, &letters)) return fall_back(&n, value_span(value));
        wrap(&n, line);
        rest = str_slice(rest, end + 1, rest.n);
    }
    const double pitch = n.capital * PITCH;
    Frame *f = frame_new(c->keep, (Size){ limits.width, pitch * (double)n.lines.n });
    Hand hand = hand_take(c, n.capital, n.text);
    for (size_t i = 0; i < n.lines.n; i++) {
        HandText line;
        if (hand_read(c, n.lines.at[i], &line))
            hand_write_line(&hand, &line, (Point){ 0, pitch * ((double)i + 0.8) });
    }
    hand_done(c, &hand, f);
    return f;
}
