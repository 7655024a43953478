/* safe_zone.c - measures what glyphs draw, not the boxes that they are set in. */
#include "print/safe_zone.h"

#include <math.h>

#include "draw/walk.h"
#include "text/ink_box.h"

/* What is rounded on the way is no breach. */
#define TOLERANCE 0.05

typedef struct Search {
    Rect zone;
    const Line *line;
    double out;
} Search;

static double outside(Rect zone, Point p)
{
    const double x = fmax(zone.x - p.x, p.x - zone.x - zone.width);
    const double y = fmax(zone.y - p.y, p.y - zone.y - zone.height);
    return fmax(x, y);
}

static void look_at_run(Search *s, const Line *line, const GlyphRun *run, const Place *place)
{
    Rect box;
    if (run->style->color.a <= 0 || !run_ink_box(run, &box)) return;
    for (int corner = 0; corner < 4; corner++) {
        const Point p = { place->at.x + box.x + (corner & 1 ? box.width : 0),
                          place->at.y + box.y + (corner & 2 ? box.height : 0) };
        const double out = outside(s->zone, transform_point(place->to_root, p));
        if (out <= s->out) continue;
        s->out = out;
        s->line = line;
    }
}

static void look_at_line(void *search, const Line *line, const Place *place)
{
    for (uint32_t i = 0; i < line->n; i++) look_at_run(search, line, &line->runs[i], place);
}

static Str text_of(Arena *a, const Line *line)
{
    Buf text = { .arena = a };
    for (uint32_t i = 0; i < line->n; i++) {
        const uint32_t run = line->reading ? line->reading[i] : i;
        buf_str(&text, line->runs[run].shaped->text);
    }
    return str_trim(buf_done(&text));
}

bool safe_zone_breach(Arena *a, const Frame *frame, Rect zone, SafeBreach *out)
{
    static const FrameVisitor looking = { .line = look_at_line };
    Search s = { .zone = zone, .out = TOLERANCE };
    frame_walk(frame, &looking, &s);
    if (s.line) *out = (SafeBreach){ text_of(a, s.line), s.out };
    return s.line != NULL;
}
