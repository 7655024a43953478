/* handwriting.c - a note by hand: lines of capitals, or, in scripts that the hand does not know,
 * the theme's own letters in the pen's color. */
#include <math.h>

#include "widgets/hand.h"
#include "widgets/label.h"

#define CAPITAL 17.0 /* points, where the template does not say */
#define PITCH 2.05   /* from line to line, times the capital */

#define CAPITAL_LEAST 7.0 /* points, where there is much to say */
#define SMALLER 0.92      /* from one trial to the next */

typedef struct Note {
    const WidgetContext *c;
    Str text;
    double capital, width;
    HandLines lines;
} Note;

static Frame *fall_back(const Note *n, Span span)
{
    const Look look = look_colored(n->c, look_named(n->c, "hand"), n->c->color(n->c->user, "pen"));
    return label_set(n->c, n->text, look, n->width, label_start(n->c), span);
}

/* All lines of the author's; false where the hand does not know a letter. */
static bool wrap(Note *n)
{
    n->lines.n = 0;
    for (Str rest = n->text; rest.n;) {
        const size_t end = str_find(rest, '\n');
        const Str line = str_trim(label_plain(n->c, str_slice(rest, 0, end)));
        HandText letters;
        if (!hand_read(n->c, line, &letters)) return false;
        hand_wrap(n->c, n->capital, line, n->width, &n->lines);
        rest = str_slice(rest, end + 1, rest.n);
    }
    return true;
}

static double height_of(const Note *n)
{
    return n->capital * PITCH * (double)n->lines.n;
}

Frame *widget_handwriting(const WidgetContext *c, const Value *value, const Value *options,
                          Size limits)
{
    const double millimeters = value_number(value_get(options, "size"), 0);
    Note n = { .c = c,
               .text = str_trim(value_str(value)),
               .capital = millimeters > 0 ? MM(millimeters) : CAPITAL,
               .width = limits.width };
    const double most = value_number(value_get(options, "most"), 0);
    if (!wrap(&n)) return fall_back(&n, value_span(value));
    while (most > 0 && height_of(&n) > MM(most) && n.capital > CAPITAL_LEAST) {
        n.capital = fmax(n.capital * SMALLER, CAPITAL_LEAST);
        wrap(&n);
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
