/* handwriting.c - a note by hand: lines of capitals, or, in scripts that the hand does not know,
 * the theme's own letters in the pen's color. */
#include <math.h>

#include "widgets/hand.h"
#include "widgets/label.h"

#define CAPITAL 17.0 /* points, where the template does not say */
#define PITCH 2.05   /* from line to line, times the capital */

#define MARGIN MM(12) /* of ruled paper */
#define INDENT MM(5)  /* from there to the letters, and from them to the other edge */
#define RINGS 3
#define RING MM(2)      /* radius */
#define LINE_BELOW 0.14 /* a line of the paper below the feet of letters, times the pitch */

#define CAPITAL_LEAST 7.0 /* points, where there is much to say */
#define SMALLER 0.92      /* from one trial to the next */

/* Out of a notebook: its lines, the margin at the left, and where the rings were. */
static void rule_paper(const WidgetContext *c, Frame *f, double pitch, double first)
{
    const Stroke thin = { .width = 0.5, .color = c->color(c->user, "contour") },
                 margin = { .width = 0.8, .color = c->color(c->user, "red") },
                 ring = { .width = 0.9, .color = c->color(c->user, "mute") };
    const Size size = f->size;
    PathBuilder rings = { .arena = c->keep };
    for (double y = first + LINE_BELOW * pitch - pitch; y < size.height; y += pitch)
        if (y > 0)
            frame_add_path(c->keep, f, (Point){ 0, 0 },
                           path_of_line(c->keep, (Point){ 0, y }, (Point){ size.width, y }, thin));
    frame_add_path(
        c->keep, f, (Point){ 0, 0 },
        path_of_line(c->keep, (Point){ MARGIN, 0 }, (Point){ MARGIN, size.height }, margin));
    for (int i = 0; i < RINGS; i++)
        path_circle(&rings, (Point){ MARGIN / 2, size.height * (i + 0.5) / RINGS }, RING);
    frame_add_path(c->keep, f, (Point){ 0, 0 },
                   path_done(&rings, c->color(c->user, "paper"), ring));
}

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
    const bool ruled = value_truth(value_get(options, "ruled"));
    const double left = ruled ? MARGIN + INDENT : 0, right = ruled ? INDENT : 0;
    const double millimeters = value_number(value_get(options, "size"), 0);
    Note n = { .c = c,
               .text = str_trim(value_str(value)),
               .capital = millimeters > 0 ? MM(millimeters) : CAPITAL,
               .width = fmax(limits.width - left - right, 1) };
    const double most = value_number(value_get(options, "most"), 0);
    if (!wrap(&n)) return fall_back(&n, value_span(value));
    while (most > 0 && height_of(&n) > MM(most) && n.capital > CAPITAL_LEAST) {
        n.capital = fmax(n.capital * SMALLER, CAPITAL_LEAST);
        wrap(&n);
    }
    const double pitch = n.capital * PITCH, first = pitch * (ruled ? 1.2 : 0.8);
    const double height = pitch * ((double)n.lines.n + (ruled ? 0.8 : 0));
    Frame *f = frame_new(c->keep, (Size){ limits.width, height });
    if (ruled) rule_paper(c, f, pitch, first);
    Hand hand = hand_take(c, n.capital, n.text);
    for (size_t i = 0; i < n.lines.n; i++) {
        HandText line;
        if (hand_read(c, n.lines.at[i], &line))
            hand_write_line(&hand, &line, (Point){ left, first + pitch * (double)i });
    }
    hand_done(c, &hand, f);
    return f;
}
