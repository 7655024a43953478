/* tabs.c - tabs on the fore-edge: one below the other, those of other chapters as gray ticks at the
 * edge, this page's black, with its word turned by a quarter. */
#include <math.h>

#include "widgets/label.h"

#include "draw/path.h"

#define PITCH MM(25) /* where the edge is long enough */
#define GAP MM(1)
#define TICK MM(1.2) /* width of the others */
#define PAD MM(1.5)

/* The word reads downwards, centered on the tab. */
static void draw_word(const WidgetContext *c, Frame *frame, Str word, Rect tab)
{
    Look look = look_named(c, "tab");
    Frame *f = label_set(c, word, look, INFINITY, LABEL_LEFT, SPAN_NONE);
    if (f->size.width > tab.height - 2 * PAD)
        f = label_set(c, word, look_scaled(c, look, (tab.height - 2 * PAD) / f->size.width),
                      INFINITY, LABEL_LEFT, SPAN_NONE);
    const Transform quarter = { 0, 1, -1, 0, 0, 0 };
    frame_add_group(c->keep, frame,
                    (Point){ tab.x + (tab.width + f->size.height) / 2,
                             tab.y + (tab.height - f->size.width) / 2 },
                    (Group){ .frame = f, .transform = quarter });
}

Frame *widget_tabs(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Value *words = value_get(c->strings, "tab");
    const size_t n = value_count(words);
    const double width = MM(value_number(value_get(options, "size"), 0)),
                 out = MM(value_number(value_get(options, "out"), 0));
    const double pitch = fmin(PITCH, limits.height / fmax((double)n, 1)), tab = pitch - GAP;
    Frame *frame = frame_new(c->keep, (Size){ limits.width, pitch * (double)n });
    const bool left = str_is(value_str(value_get(options, "side")), "left") != c->rtl;
    for (size_t i = 0; i < n; i++) {
        const bool here = str_eq(value_str(value_at(words, i)), value_str(value));
        Rect r = { -out, pitch * (double)i, here ? width : TICK, tab };
        if (!left) r.x = limits.width + out - r.width;
        frame_add_path(c->keep, frame, (Point){ 0, 0 },
                       path_of_rect(c->keep, r, here ? 2 : TICK / 2,
                                    c->color(c->user, here ? "ink" : "line"), (Stroke){ 0 }));
        if (here) draw_word(c, frame, value_str(value), r);
    }
    return frame;
}
