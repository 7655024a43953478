/* chart_words.c - words within the plot: where no line runs through them.
 *
 * The limits' words and how long nothing was measured stand beside what they name.  Of the places
 * that they may have, the first is taken that is clear of all series and of the words before; where
 * there is none, the first of all, on a ground of paper. */
#include <math.h>

#include "draw/path.h"
#include "widgets/chart.h"

#define AIR 2.0 /* points around a word */
#define STEP 1.5

static bool meets(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool holds(Rect r, Point p)
{
    return p.x >= r.x && p.x <= r.x + r.width && p.y >= r.y && p.y <= r.y + r.height;
}

static Point point_of(const Chart *ch, const Value *values, size_t i)
{
    return (Point){ chart_value_x(ch, values, i),
                    chart_value_y(ch, value_number(value_at(values, i), 0)) };
}

/* In steps: shorter than any word is high. */
static bool line_meets(Rect r, Point from, Point to)
{
    const double length = hypot(to.x - from.x, to.y - from.y);
    for (double t = 0; t <= length; t += STEP) {
        const double s = length > 0 ? t / length : 0;
        if (holds(r, (Point){ from.x + s * (to.x - from.x), from.y + s * (to.y - from.y) }))
            return true;
    }
    return holds(r, to);
}

static bool series_meets(const Chart *ch, const Value *values, Rect r)
{
    for (size_t i = 0; i < value_count(values); i++) {
        if (!chart_is_number(value_at(values, i))) continue;
        const Point p = point_of(ch, values, i);
        const bool on = i > 0 && chart_is_number(value_at(values, i - 1));
        if (line_meets(r, on ? point_of(ch, values, i - 1) : p, p)) return true;
    }
    return false;
}

static bool is_free(const Chart *ch, Rect r)
{
    const Value *all = value_get(ch->value, "series");
    for (size_t i = 0; i < ch->words.n; i++)
        if (meets(r, ch->words.at[i])) return false;
    for (size_t i = 0; i < value_count(all); i++)
        if (series_meets(ch, value_get(value_at(all, i), "values"), r)) return false;
    return true;
}

void chart_add_word(const WidgetContext *c, Chart *ch, const Frame *text, const Point *places,
                    size_t n)
{
    size_t best = 0;
    for (size_t i = 0; i < n; i++) {
        const Rect r = { places[i].x, places[i].y, text->size.width, text->size.height };
        const bool inside = r.x >= ch->plot.x - AIR && r.y >= ch->plot.y - AIR &&
                            r.x + r.width <= ch->plot.x + ch->plot.width + AIR &&
                            r.y + r.height <= ch->plot.y + ch->plot.height + AIR;
        if (!inside || !is_free(ch, rect_outset(r, AIR))) continue;
        best = i;
        break;
    }
    const Rect ground = rect_outset(
        (Rect){ places[best].x, places[best].y, text->size.width, text->size.height }, AIR / 2);
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, ground, 0, c->color(c->user, "paper"), (Stroke){ 0 }));
    frame_add_frame(c->keep, ch->frame, places[best], text);
    *vec_push(c->scratch, &ch->words) = ground;
}
