/* pattern.c - areas covered with tiles of path data. */
#include "draw/path.h"
#include "layout/galley.h"

/* A theme with a tile this fine for a poster would fill the memory. */
#define TILES_MAX 40000

static const Frame *make_pattern(LayoutContext *c, const Pattern *p, Size size, Colour colour)
{
    PathBuilder b = { .arena = c->lasting };
    size_t bad, tiles = 0;
    Frame *f = frame_new(c->lasting, size);
    for (double y = 0; y < size.height && tiles < TILES_MAX; y += p->tile.height)
        for (double x = 0; x < size.width && tiles < TILES_MAX; x += p->tile.width, tiles++)
            if (!path_svg(&b, p->path, MM(1), (Point){ x, y }, &bad)) {
                report(c->diag, MSG_TEMPLATE_SVG, p->span, NULL);
                return f;
            }
    Stroke stroke = { p->stroke_width, colour, { 0, 0 }, false };
    frame_add_path(c->lasting, f, (Point){ 0, 0 },
                   p->filled ? path_done(&b, colour, (Stroke){ 0 })
                             : path_done(&b, COLOUR_NONE, stroke));
    return f;
}

void pattern_draw(LayoutContext *c, Frame *f, Rect r, double radius, Str name, Colour colour,
                  Span at)
{
    const Pattern *p = theme_pattern(c->theme, name);
    if (!p) {
        report(c->diag, MSG_TEMPLATE_PATTERN, at, str_c(c->scratch, name));
        return;
    }
    Str key = str_format(c->scratch, "%.*s %d %d %d %d %d", (int)name.n, name.p,
                         (int)(r.width * 100), (int)(r.height * 100), (int)(colour.r * 255),
                         (int)(colour.g * 255), (int)(colour.b * 255));
    const Frame *tiles = map_get(&c->patterns, key);
    if (!tiles) {
        tiles = make_pattern(c, p, (Size){ r.width, r.height }, colour);
        map_set(&c->patterns, str_copy(c->lasting, key), (void *)(uintptr_t)tiles);
    }
    Path *clip = path_of_rect(c->keep, (Rect){ 0, 0, r.width, r.height }, radius, COLOUR_BLACK,
                              (Stroke){ 0 });
    frame_add_group(c->scratch, f, (Point){ r.x, r.y },
                    (Group){ tiles, TRANSFORM_IDENTITY, clip, true });
}
