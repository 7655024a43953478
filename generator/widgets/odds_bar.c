/* odds_bar.c - a chance as a bar: solid what anyone reaches, hatched what proficiency adds, white
 * what fails.  It lies along its longer side, and is filled from the start of lines or from below.
 */
#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"

#define FRAME_WIDTH 0.6
#define HATCH_WIDTH 0.55
#define HATCH_PITCH 3.1 /* points along the edge: 1.1 mm */
#define HEIGHT 10.0     /* points, where it may be as high as it likes */
#define OVERLAP 0.28    /* points: solids that touch leave no hairline between them */

/* The part of the bar from `from` to `to`, shares of it. */
static Rect part(const WidgetContext *c, Size size, double from, double to)
{
    if (size.height >= size.width)
        return (Rect){ 0, size.height * (1 - to), size.width, size.height * (to - from) };
    const double width = size.width * (to - from);
    return (Rect){ widget_x(c, size.width * from, width, size.width), 0, width, size.height };
}

/* Lines at 45 degrees, rising to the right, cut off at the edges of `r`.  They stand where those of
 * the whole bar stand, so that bars below each other look alike. */
static void add_hatch(const WidgetContext *c, Frame *f, Rect r, Color color)
{
    PathBuilder b = { .arena = c->keep };
    const double right = r.x + r.width, bottom = r.y + r.height;
    for (double sum = ceil((r.x + r.y) / HATCH_PITCH) * HATCH_PITCH; sum < right + bottom;
         sum += HATCH_PITCH) {
        const double low = fmax(r.x, sum - bottom), high = fmin(right, sum - r.y);
        if (high - low < 0.1) continue;
        path_move(&b, low, sum - low);
        path_line(&b, high, sum - high);
    }
    if (!b.n) return;
    frame_add_path(c->keep, f, (Point){ 0, 0 },
                   path_done(&b, COLOR_NONE, (Stroke){ .width = HATCH_WIDTH, .color = color }));
}

static double share(const Value *odds, const char *key)
{
    return fmin(fmax(value_number(value_get(odds, key), 0) / 1000, 0), 1);
}

Frame *widget_odds_bar(const WidgetContext *c, const Value *value, const Value *options,
                       Size limits)
{
    (void)options;
    const Size size = { limits.width, isfinite(limits.height) ? limits.height : HEIGHT };
    Frame *f = frame_new(c->keep, size);
    const Color ink = c->color(c->user, "ink");
    const double plain = share(value, "plain_share");
    const double skilled = fmax(plain, share(value, "skilled_share"));
    if (skilled > plain) {
        const double from = plain > 0 ? plain - OVERLAP / fmax(size.width, size.height) : 0;
        add_hatch(c, f, part(c, size, fmax(from, 0), skilled), ink);
    }
    if (plain > 0) {
        const Rect r = part(c, size, 0, plain);
        frame_add_path(
            c->keep, f, (Point){ r.x, r.y },
            path_of_rect(c->keep, (Rect){ 0, 0, r.width, r.height }, 0, ink, (Stroke){ 0 }));
    }
    const Rect inner = { FRAME_WIDTH / 2, FRAME_WIDTH / 2, size.width - FRAME_WIDTH,
                         size.height - FRAME_WIDTH };
    frame_add_path(c->keep, f, (Point){ 0, 0 },
                   path_of_rect(c->keep, inner, 0, COLOR_NONE,
                                (Stroke){ .width = FRAME_WIDTH, .color = ink }));
    return f;
}
