/* line_draw.c - what a line's styles ask for around its glyphs. */
#include "layout/line_draw.h"

#include "draw/path.h"
#include "layout/drawn.h"
#include "layout/rich_picture.h"

static double run_end(const Line *l, const GlyphRun *run)
{
    double end = run->x + run->width;
    return end > l->width && !l->rtl ? l->width : end;
}

/* Boxes behind code, one for neighbors that look alike. */
static void draw_highlights(const LayoutContext *c, Frame *f, Point at, const Line *l)
{
    const Details *look = theme_details(c->setter->theme);
    for (uint32_t i = 0; i < l->n; i++) {
        const TextStyle *s = l->runs[i].style;
        uint32_t last = i;
        if (s->highlight.a <= 0) continue;
        while (last + 1 < l->n && l->runs[last + 1].style == s) last++;
        double x = l->runs[i].x - look->highlight_x * s->size;
        double end = run_end(l, &l->runs[last]) + look->highlight_x * s->size;
        Rect r = { at.x + x, at.y - look->highlight_up * s->size, end - x,
                   (look->highlight_up + look->highlight_down) * s->size };
        frame_add_path(c->scratch, f, (Point){ r.x, r.y },
                       shape_rect(c, (Size){ r.width, r.height }, look->highlight_radius * s->size,
                                  s->highlight, (Stroke){ 0 }));
        i = last;
    }
}

static void draw_stroke(const LayoutContext *c, Frame *f, Point at, const Line *l,
                        const GlyphRun *run, double dy)
{
    const TextStyle *s = run->style;
    Stroke stroke = { s->size * 0.06, s->color, { 0, 0 }, false };
    frame_add_path(c->scratch, f, (Point){ at.x + run->x, at.y + dy },
                   shape_line(c, (Point){ run_end(l, run) - run->x, 0 }, stroke));
}

static void draw_decoration(const LayoutContext *c, Frame *f, Point at, const Line *l)
{
    for (uint32_t i = 0; i < l->n; i++) {
        const GlyphRun *run = &l->runs[i];
        if (run->style->underline) draw_stroke(c, f, at, l, run, run->style->size * 0.12);
        if (run->style->strike) draw_stroke(c, f, at, l, run, -run->style->size * 0.28);
        if (!run->style->link.n) continue;
        frame_add_link(c->scratch, f,
                       (Rect){ at.x + run->x, at.y - run->style->size * 0.8,
                               run_end(l, run) - run->x, run->style->size },
                       run->style->link);
    }
}

/* A hook behind a line of code that goes on in the next one.  It is drawn, so that nobody copies it
 * with the code. */
static void draw_wrap_sign(const LayoutContext *c, Frame *f, Point at, const Line *l)
{
    const TextStyle *s = l->n ? l->runs[l->n - 1].style : NULL;
    if (!l->wraps || !s) return;
    const double em = s->size, left = 0.15 * em, right = 0.6 * em, low = -0.25 * em;
    const double head = 0.16 * em;
    Color color = s->color;
    theme_color(c->setter->theme, STR("mute"), &color);
    PathBuilder b = { .arena = c->output };
    path_move(&b, right, low - 0.3 * em);
    path_line(&b, right, low);
    path_line(&b, left, low);
    path_move(&b, left + head, low - head);
    path_line(&b, left, low);
    path_line(&b, left + head, low + head);
    frame_add_path(c->scratch, f, (Point){ at.x + (double)l->width, at.y },
                   path_done(&b, COLOR_NONE, (Stroke){ 0.07 * em, color, { 0, 0 }, true }));
}

void line_draw(const LayoutContext *c, Frame *f, Point at, const Line *l)
{
    draw_highlights(c, f, at, l);
    frame_add_line(c->scratch, f, at, l);
    draw_decoration(c, f, at, l);
    draw_wrap_sign(c, f, at, l);
    pictures_draw(c, f, at, l);
}
