/* pattern.c - areas covered with tiles of path data. */
#include "layout/pattern.h"

#include <math.h>

#include "data/suggest.h"
#include "draw/path.h"
#include "layout/drawn.h"

/* A theme with a tile this fine for a poster would fill the memory. */
#define ROW_MAX 2000

static void add_tile(PathBuilder *row, const PathBuilder *tile, double x)
{
    Segment *to = row->segments + row->n;
    for (size_t i = 0; i < tile->n; i++) {
        to[i] = tile->segments[i];
        for (size_t k = 0; k < 3; k++) to[i].p[k].x += x;
    }
    row->n += tile->n;
}

static const Frame *make_row(const LayoutContext *c, const Pattern *p, double width, Color color)
{
    PathBuilder tile = { .arena = c->scratch }, b = { .arena = c->setter->shared };
    Frame *f = frame_new(c->setter->shared, (Size){ width, p->tile.height });
    const double most = ceil(width / p->tile.width);
    const size_t tiles = most < ROW_MAX ? (size_t)most : ROW_MAX;
    size_t bad;
    if (!path_svg(&tile, p->path, MM(1), (Point){ 0, 0 }, &bad)) {
        report(c->diag, MSG_TEMPLATE_SVG, p->span, NULL);
        return f;
    }
    b.segments = ARENA_ARRAY(b.arena, Segment, tiles * tile.n);
    for (size_t i = 0; i < tiles; i++) add_tile(&b, &tile, (double)i * p->tile.width);
    Stroke stroke = { p->stroke_width, color, { 0, 0 }, false };
    frame_add_path(c->setter->shared, f, (Point){ 0, 0 },
                   p->filled ? path_done(&b, color, (Stroke){ 0 })
                             : path_done(&b, COLOR_NONE, stroke));
    return f;
}

/* One row of tiles, placed again and again: the file holds it once. */
static const Frame *make_pattern(const LayoutContext *c, const Pattern *p, Size size, Color color)
{
    Frame *f = frame_new(c->setter->shared, size);
    Group row = { .frame = make_row(c, p, size.width, color),
                  .transform = TRANSFORM_IDENTITY,
                  .shared = true };
    size_t rows = 0;
    for (double y = 0; y < size.height && rows < ROW_MAX; y += p->tile.height, rows++)
        frame_add_group(c->setter->shared, f, (Point){ 0, y }, row);
    return f;
}

void pattern_draw(const LayoutContext *c, Frame *f, Rect r, double radius, Str name, Color color,
                  Span at)
{
    const Pattern *p = theme_pattern(c->setter->theme, name);
    if (!p) {
        const Value *names = theme_pattern_names(c->setter->theme);
        report(c->diag, MSG_TEMPLATE_PATTERN, at, str_c(c->scratch, name));
        suggest_keys(c->scratch, c->diag, name, &names, 1);
        return;
    }
    Str key = drawing_key(c, name, (Size){ r.width, r.height + radius * 1000 }, color);
    const Group *g = map_get(&c->setter->drawings, key);
    if (!g) {
        Group *made = ARENA_NEW(c->setter->shared, Group);
        Rect whole = { 0, 0, r.width, r.height };
        *made = (Group){ .frame = make_pattern(c, p, (Size){ r.width, r.height }, color),
                         .transform = TRANSFORM_IDENTITY,
                         .clip = path_of_rect(c->setter->shared, whole, radius, COLOR_BLACK,
                                              (Stroke){ 0 }),
                         .shared = true };
        map_set(&c->setter->drawings, str_copy(c->setter->shared, key), made);
        g = made;
    }
    frame_add_group(c->scratch, f, (Point){ r.x, r.y }, *g);
}
