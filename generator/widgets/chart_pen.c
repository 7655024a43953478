/* chart_pen.c - how series look, and the strokes and labels of all parts of a chart. */
#include <math.h>

#include "draw/path.h"
#include "widgets/chart.h"

static const SeriesLook looks[] = {
    { "ink", { 0, 0 }, MARKER_DISC, BAR_SOLID },
    { "teal", { 5, 2.5 }, MARKER_SQUARE, BAR_HATCH },
    { "orange", { 0.2, 2.6 }, MARKER_TRIANGLE, BAR_EMPTY },
    { "violet", { 9, 2.5 }, MARKER_RING, BAR_CROSS },
    { "red", { 2.5, 2.5 }, MARKER_DIAMOND, BAR_HATCH_BACK },
    { "blue", { 5, 2.5 }, MARKER_RING, BAR_WIDE_HATCH },
    { "green", { 0, 0 }, MARKER_TRIANGLE, BAR_WIDE_HATCH_BACK },
    { "mute", { 9, 2.5 }, MARKER_SQUARE, BAR_SOLID },
};

const SeriesLook *chart_look(size_t i)
{
    return &looks[i % (sizeof looks / sizeof *looks)];
}

Stroke chart_stroke(const WidgetContext *c, const char *color, double width)
{
    return (Stroke){ .width = width, .color = c->color(c->user, color) };
}

void chart_line(const WidgetContext *c, Chart *ch, Point from, Point to, Stroke stroke)
{
    frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_of_line(c->keep, from, to, stroke));
}

void chart_text(const WidgetContext *c, Chart *ch, const Frame *text, double x, double y)
{
    const double top = y + label_cap_height(text) / 2 - text->baseline;
    frame_add_frame(c->keep, ch->frame, (Point){ x, top }, text);
}

void chart_hatch(const WidgetContext *c, Chart *ch, Rect area, Stroke stroke, double pitch,
                 bool backwards)
{
    PathBuilder b = { .arena = c->keep };
    const double h = area.height, w = area.width;
    if (!(w > 0 && h > 0)) return;
    /* Lines of one grid for the whole chart, so that areas side by side match. */
    const double shift = fmod(area.x, pitch);
    for (double t = -h - shift; t < w; t += pitch) {
        const double from = fmax(t, 0), to = fmin(t + h, w);
        if (from >= to) continue;
        const double up = from - t, far = to - t;
        path_move(&b, area.x + from, backwards ? area.y + up : area.y + h - up);
        path_line(&b, area.x + to, backwards ? area.y + far : area.y + h - far);
    }
    if (b.n) frame_add_path(c->keep, ch->frame, (Point){ 0, 0 }, path_done(&b, COLOR_NONE, stroke));
}
