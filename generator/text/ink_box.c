/* ink_box.c - the extents of glyphs, put together. */
#include "text/ink_box.h"

#include <math.h>

typedef struct Extent {
    double left, top, right, bottom; /* points, y down */
} Extent;

static void add_glyph(Extent *e, const hb_glyph_extents_t *g, Point at, double k)
{
    e->left = fmin(e->left, at.x + g->x_bearing * k);
    e->right = fmax(e->right, at.x + (g->x_bearing + g->width) * k);
    e->top = fmin(e->top, at.y - g->y_bearing * k);
    e->bottom = fmax(e->bottom, at.y - (g->y_bearing + g->height) * k); /* heights are negative */
}

bool run_ink_box(const GlyphRun *run, Rect *out)
{
    const Shaped *w = run->shaped;
    const TextStyle *style = run->style;
    const double k = style->size / w->font->units_per_em;
    Extent e = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    double pen = run->x;
    for (uint32_t i = 0; i < w->n; i++) {
        const Glyph *g = &w->glyphs[i];
        const Point at = { pen + g->x_offset * k, -style->rise - g->y_offset * k };
        hb_glyph_extents_t extents;
        if (hb_font_get_glyph_extents(w->font->hb, g->id, &extents) && extents.width)
            add_glyph(&e, &extents, at, k);
        pen += g->advance * k;
        if (i + 1 == w->n || w->glyphs[i + 1].cluster != g->cluster) pen += style->tracking;
    }
    *out = (Rect){ e.left, e.top, e.right - e.left, e.bottom - e.top };
    return e.left < e.right;
}
