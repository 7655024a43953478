/* png.c - a Frame on a cairo image surface.
 *
 * Glyphs are drawn as the outlines that HarfBuzz reads from the font, like any other path: at their
 * exact positions and without hinting, so that a picture shows what the PDF prints.  (cairo's own
 * text is moved to whole pixels before 1.18, and its cache of fonts outlives the fonts.)  Pixels
 * exist only here: the surface is scaled once, everything else stays in points. */
#include "backend/png.h"

#include <math.h>
#include <string.h>

#include "backend/jpeg_pixels.h"
#include "backend/png_cairo.h"
#include "draw/walk.h"

/* cairo's own limit of an image's side. */
#define SIDE_MAX 32767

typedef struct Picture {
    const Image *image;
    cairo_surface_t *surface;
} Picture;

typedef struct Png {
    Arena *arena;
    Diag *diag;
    FileWriter *out;
    Cairo cairo;
    cairo_t *cr;
    hb_draw_funcs_t *pen; /* draws glyphs into the path of `cr` */
    VEC(Picture) made;    /* drawn so far; pages have few */
    bool failed;          /* reported */
} Png;

static void set_color(Png *p, Color c)
{
    p->cairo.set_source_rgba(p->cr, c.r, c.g, c.b, c.a);
}

/* Where a glyph stands, for the pen: font units, y up, to points, y down. */
typedef struct GlyphPlace {
    const Cairo *cairo;
    cairo_t *cr;
    double x, y, scale;
} GlyphPlace;

static void pen_move(hb_draw_funcs_t *f, void *place, hb_draw_state_t *s, float x, float y,
                     void *unused)
{
    const GlyphPlace *g = place;
    (void)f, (void)s, (void)unused;
    g->cairo->move_to(g->cr, g->x + x * g->scale, g->y - y * g->scale);
}

static void pen_line(hb_draw_funcs_t *f, void *place, hb_draw_state_t *s, float x, float y,
                     void *unused)
{
    const GlyphPlace *g = place;
    (void)f, (void)s, (void)unused;
    g->cairo->line_to(g->cr, g->x + x * g->scale, g->y - y * g->scale);
}

/* Quadratic curves arrive here as well, raised by HarfBuzz. */
static void pen_curve(hb_draw_funcs_t *f, void *place, hb_draw_state_t *s, float x1, float y1,
                      float x2, float y2, float x, float y, void *unused)
{
    const GlyphPlace *g = place;
    (void)f, (void)s, (void)unused;
    g->cairo->curve_to(g->cr, g->x + x1 * g->scale, g->y - y1 * g->scale, g->x + x2 * g->scale,
                       g->y - y2 * g->scale, g->x + x * g->scale, g->y - y * g->scale);
}

static void pen_close(hb_draw_funcs_t *f, void *place, hb_draw_state_t *s, void *unused)
{
    const GlyphPlace *g = place;
    (void)f, (void)s, (void)unused;
    g->cairo->close_path(g->cr);
}

static hb_draw_funcs_t *pen_new(void)
{
    hb_draw_funcs_t *f = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(f, pen_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, pen_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(f, pen_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(f, pen_close, NULL, NULL);
    return f;
}

static void add_glyph(Png *p, const Font *font, hb_codepoint_t id, GlyphPlace *place)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font->hb, id, p->pen, place);
#else
    hb_font_get_glyph_shape(font->hb, id, p->pen, place);
#endif
}

static void draw_run(Png *p, const GlyphRun *run, Point at)
{
    const Shaped *w = run->shaped;
    const TextStyle *style = run->style;
    const double k = style->size / w->font->units_per_em;
    /* At the end of a line the blanks are not part of the run; on the left they'd shift it. */
    const double all = (double)w->advance * k + w->n * style->tracking;
    const bool cut = w->rtl && run->width < all - (double)w->blanks_advance * k / 2;
    double pen = at.x + run->x;
    p->cairo.new_path(p->cr);
    for (uint32_t i = cut ? w->blanks : 0; i < w->n; i++) {
        const Glyph *g = &w->glyphs[i];
        GlyphPlace place = { &p->cairo, p->cr, pen + g->x_offset * k,
                             at.y - style->rise - g->y_offset * k, k };
        add_glyph(p, w->font, g->id, &place);
        pen += g->advance * k;
        if (i + 1 == w->n || w->glyphs[i + 1].cluster != g->cluster) pen += style->tracking;
    }
    set_color(p, style->color);
    p->cairo.fill(p->cr);
}

static void draw_line(void *png, const Line *line, const Place *place)
{
    for (uint32_t i = 0; i < line->n; i++)
        if (line->runs[i].style->color.a > 0) draw_run(png, &line->runs[i], place->at);
}

static void outline(Png *p, const Path *path, Point at)
{
    p->cairo.new_path(p->cr);
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        const Point *q = s->p;
        switch (s->kind) {
        case SEGMENT_MOVE: p->cairo.move_to(p->cr, at.x + q[0].x, at.y + q[0].y); break;
        case SEGMENT_LINE: p->cairo.line_to(p->cr, at.x + q[0].x, at.y + q[0].y); break;
        case SEGMENT_CURVE:
            p->cairo.curve_to(p->cr, at.x + q[0].x, at.y + q[0].y, at.x + q[1].x, at.y + q[1].y,
                              at.x + q[2].x, at.y + q[2].y);
            break;
        case SEGMENT_CLOSE: p->cairo.close_path(p->cr); break;
        }
    }
}

/* The gradient of a path at `at`, or the plain color. */
static void set_paint(Png *p, Color plain, const Gradient *g, Point at)
{
    if (!g) {
        set_color(p, plain);
        return;
    }
    const Transform t =
        transform_multiply(g->transform, transform_translate(at.x, at.y)); /* to what is drawn */
    cairo_matrix_t m = { t.a, t.b, t.c, t.d, t.e, t.f };
    cairo_pattern_t *pattern =
        g->radial ? p->cairo.pattern_create_radial(g->from.x, g->from.y, g->from_radius, g->to.x,
                                                   g->to.y, g->to_radius)
                  : p->cairo.pattern_create_linear(g->from.x, g->from.y, g->to.x, g->to.y);
    for (size_t i = 0; i < g->n; i++) {
        const Color c = g->stops[i].color;
        p->cairo.pattern_add_color_stop_rgba(pattern, g->stops[i].at, c.r, c.g, c.b, c.a * plain.a);
    }
    p->cairo.pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
    if (p->cairo.matrix_invert(&m) == CAIRO_STATUS_SUCCESS)
        p->cairo.pattern_set_matrix(pattern, &m);
    p->cairo.set_source(p->cr, pattern);
    p->cairo.pattern_destroy(pattern);
}

static void set_line(Png *p, double width, const PathStyle *s)
{
    static const cairo_line_cap_t caps[] = { CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
                                             CAIRO_LINE_CAP_SQUARE };
    static const cairo_line_join_t joins[] = { CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                               CAIRO_LINE_JOIN_BEVEL };
    p->cairo.set_line_width(p->cr, width);
    p->cairo.set_line_cap(p->cr, caps[s->cap]);
    p->cairo.set_line_join(p->cr, joins[s->join]);
    p->cairo.set_miter_limit(p->cr, s->miter_limit);
    p->cairo.set_dash(p->cr, s->dash, (int)s->n_dash, s->dash_phase);
}

static void set_rule(Png *p, bool even_odd)
{
    p->cairo.set_fill_rule(p->cr, even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
}

static void draw_path(void *png, const Path *path, const Place *place)
{
    Png *p = png;
    const Point at = place->at;
    const Stroke *s = &path->stroke;
    const PathStyle style = path_style(path);
    outline(p, path, at);
    if (path->fill.a > 0) {
        set_paint(p, path->fill, style.fill, at);
        set_rule(p, style.even_odd);
        p->cairo.fill_preserve(p->cr);
        set_rule(p, false);
    }
    if (s->width <= 0 || s->color.a <= 0) return;
    set_paint(p, s->color, style.stroke, at);
    set_line(p, s->width, &style);
    p->cairo.stroke(p->cr);
}

/* cairo wants native-endian ARGB with the color multiplied by the opacity. */
static uint32_t cairo_pixel(const uint8_t *q, bool gray, bool alpha)
{
    const uint32_t green = gray ? q[0] : q[1], blue = gray ? q[0] : q[2];
    const uint32_t a = !alpha ? 255 : gray ? q[1] : q[3];
    const uint32_t r = (q[0] * a + 127) / 255, g = (green * a + 127) / 255;
    return a << 24 | r << 16 | g << 8 | (blue * a + 127) / 255;
}

/* A JPEG file that breaks off is drawn as far as it goes. */
static Image pixels_of(Png *p, const Image *image)
{
    const char *why;
    Image pixels = *image;
    if (!image->jpeg) return pixels;
    pixels.gray = pixels.alpha = false;
    pixels.pixels = jpeg_decode(p->arena, image, &why);
    if (!pixels.pixels)
        p->failed = !report(p->diag, MSG_PNG_DRAW, SPAN_NONE, file_path(p->out), why);
    return pixels;
}

static cairo_surface_t *make_surface(Png *p, const Image *from)
{
    const ArenaMark mark = arena_mark(p->arena);
    const Image image = pixels_of(p, from);
    const size_t bytes = (image.gray ? 1u : 3u) + image.alpha;
    cairo_surface_t *s =
        p->cairo.image_surface_create(CAIRO_FORMAT_ARGB32, (int)image.width, (int)image.height);
    uint8_t *rows = p->cairo.image_surface_get_data(s);
    if (!rows) out_of_memory();
    for (uint32_t y = 0; image.pixels && y < image.height; y++)
        for (uint32_t x = 0; x < image.width; x++) {
            const uint8_t *q = image.pixels + ((size_t)y * image.width + x) * bytes;
            const uint32_t pixel = cairo_pixel(q, image.gray, image.alpha);
            memcpy(rows + (size_t)p->cairo.image_surface_get_stride(s) * y + x * 4, &pixel, 4);
        }
    p->cairo.surface_mark_dirty(s);
    arena_rewind(p->arena, mark);
    return s;
}

/* Made once for the page. */
static cairo_surface_t *surface_of(Png *p, const Image *image)
{
    for (size_t i = 0; i < p->made.n; i++)
        if (p->made.at[i].image == image) return p->made.at[i].surface;
    cairo_surface_t *s = make_surface(p, image);
    *vec_push(p->arena, &p->made) = (Picture){ image, s };
    return s;
}

static void draw_image(void *png, const PlacedImage *placed, const Place *place)
{
    Png *p = png;
    const Image *image = placed->image;
    const Size size = placed->size;
    const Point at = place->at;
    cairo_surface_t *s = surface_of(p, image);
    p->cairo.save(p->cr);
    p->cairo.translate(p->cr, at.x, at.y);
    p->cairo.scale(p->cr, size.width / image->width, size.height / image->height);
    p->cairo.set_source_surface(p->cr, s, 0, 0);
    /* Without this the edge fades into the transparent pixels around the picture. */
    p->cairo.pattern_set_extend(p->cairo.get_source(p->cr), CAIRO_EXTEND_PAD);
    p->cairo.rectangle(p->cr, 0, 0, image->width, image->height);
    p->cairo.fill(p->cr);
    p->cairo.restore(p->cr);
}

static bool begin_group(void *png, const Group *g, const Place *place)
{
    Png *p = png;
    const Transform t = g->transform;
    const cairo_matrix_t m = { t.a, t.b, t.c, t.d, t.e + place->at.x, t.f + place->at.y };
    p->cairo.save(p->cr);
    p->cairo.transform(p->cr, &m);
    if (g->clip) {
        outline(p, g->clip, (Point){ 0, 0 });
        set_rule(p, path_style(g->clip).even_odd);
        p->cairo.clip(p->cr);
        set_rule(p, false);
    }
    if (g->transparency > 0) p->cairo.push_group(p->cr);
    return true;
}

static void end_group(void *png, const Group *g)
{
    Png *p = png;
    if (g->transparency > 0) {
        p->cairo.pop_group_to_source(p->cr);
        p->cairo.paint_with_alpha(p->cr, 1 - g->transparency);
    }
    p->cairo.restore(p->cr);
}

static const FrameVisitor drawing = {
    .line = draw_line,
    .path = draw_path,
    .image = draw_image,
    .enter = begin_group,
    .leave = end_group,
};

static void set_up(Png *p, double dpi)
{
    p->cairo.set_source_rgb(p->cr, 1, 1, 1);
    p->cairo.paint(p->cr);
    p->cairo.scale(p->cr, dpi / 72, dpi / 72);
}

static cairo_status_t put_bytes(void *out, const unsigned char *data, unsigned n)
{
    file_put(out, (Str){ (const char *)data, n });
    return CAIRO_STATUS_SUCCESS;
}

static bool draw_and_write(Png *p, cairo_surface_t *surface, const Frame *frame, double dpi)
{
    p->cr = p->cairo.create(surface);
    set_up(p, dpi);
    frame_walk(frame, &drawing, p);
    cairo_status_t status = p->cairo.status(p->cr);
    p->cairo.destroy(p->cr);
    if (!status) status = p->cairo.surface_write_to_png_stream(surface, put_bytes, p->out);
    if (status == CAIRO_STATUS_NO_MEMORY) out_of_memory();
    if (status)
        return report(p->diag, MSG_PNG_DRAW, SPAN_NONE, file_path(p->out),
                      p->cairo.status_to_string(status));
    return true;
}

bool png_write(Diag *d, const Document *doc, const FormatOptions *options, FileWriter *out)
{
    const Frame *frame = doc->pages.at[options->page].frame;
    const double dpi = options->dpi;
    const double width = ceil(frame->size.width * dpi / 72 - 0.01);
    const double height = ceil(frame->size.height * dpi / 72 - 0.01);
    if (width > SIDE_MAX || height > SIDE_MAX)
        return report(d, MSG_PNG_SIZE, SPAN_NONE, file_path(out), "32767");
    Cairo cairo;
    if (!cairo_open(&cairo))
        return report(d, MSG_PNG_DRAW, SPAN_NONE, file_path(out),
                      CAIRO_LIBRARY " cannot be opened");
    Arena *a = arena_new();
    Png p = { .arena = a, .diag = d, .out = out, .cairo = cairo, .pen = pen_new() };
    cairo_surface_t *surface =
        p.cairo.image_surface_create(CAIRO_FORMAT_RGB24, (int)fmax(1, width), (int)fmax(1, height));
    const bool ok = draw_and_write(&p, surface, frame, dpi) && !p.failed;
    for (size_t i = 0; i < p.made.n; i++) p.cairo.surface_destroy(p.made.at[i].surface);
    p.cairo.surface_destroy(surface);
    hb_draw_funcs_destroy(p.pen);
    arena_free(a);
    return ok;
}
