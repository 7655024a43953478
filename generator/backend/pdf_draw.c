/* pdf_draw.c - paths, images, groups; forms as objects. */
#include "backend/pdf_press.h"

#include <string.h>

/* Frames may be drawn beyond their size, into the bleed: what a form shows around its frame. */
#define FORM_MARGIN 72.0

/* Icons and rounded boxes have as many segments. */
#define LONG_PATH 8

/* PDF/A's limit of `q` within `q` (ISO 19005-2, 6.1.13), and how deep paint_outline goes. */
#define NESTED_MOST 28
#define NESTED_PATH 1

static void save(PdfContent *c)
{
    PdfFile *f = c->survey->file;
    pdf_end_text(c);
    buf_c(&c->out, "q\n");
    *vec_push(f->arena, &c->saved) = c->now;
    if (c->saved.n + NESTED_PATH > NESTED_MOST) f->archival = false;
}

static void restore(PdfContent *c)
{
    pdf_end_text(c);
    buf_c(&c->out, "Q\n");
    c->now = c->saved.at[--c->saved.n];
}

/* True for what path_rect makes without radii: `re` says it in a fifth of the bytes. */
static bool is_rect(const Path *p, Rect *out)
{
    const Segment *s = p->segments;
    if (p->n != 5 || s[0].kind != SEGMENT_MOVE || s[1].kind != SEGMENT_LINE ||
        s[2].kind != SEGMENT_LINE || s[3].kind != SEGMENT_LINE || s[4].kind != SEGMENT_CLOSE)
        return false;
    const Point a = s[0].p[0], b = s[1].p[0], c = s[2].p[0], d = s[3].p[0];
    if (a.y != b.y || b.x != c.x || c.y != d.y || d.x != a.x) return false;
    *out = (Rect){ a.x, a.y, b.x - a.x, c.y - b.y };
    return true;
}

static void put_points(PdfContent *c, Point at, const Point *p, size_t n, const char *operator)
{
    for (size_t i = 0; i < n; i++) pdf_point(c, (Point){ at.x + p[i].x, at.y + p[i].y });
    buf_c(&c->out, operator);
}

static void outline(PdfContent *c, const Path *path, Point at)
{
    Rect r;
    if (is_rect(path, &r)) {
        /* From the same corner the same way round as the path, so that dashes fall alike; between
         * rounded edges, so that what touches still does. */
        const double left = pdf_rounded(at.x + r.x), top = pdf_rounded(c->now.height - at.y - r.y);
        pdf_length(c, left);
        pdf_length(c, top);
        pdf_length(c, pdf_rounded(at.x + r.x + r.width) - left);
        pdf_length(c, pdf_rounded(c->now.height - at.y - r.y - r.height) - top);
        buf_c(&c->out, "re\n");
        return;
    }
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        switch (s->kind) {
        case SEGMENT_MOVE: put_points(c, at, s->p, 1, "m\n"); break;
        case SEGMENT_LINE: put_points(c, at, s->p, 1, "l\n"); break;
        case SEGMENT_CURVE: put_points(c, at, s->p, 3, "c\n"); break;
        case SEGMENT_CLOSE: buf_c(&c->out, "h\n"); break;
        }
    }
}

/* Around its own origin, the same wherever the path lies: deflating knows it again, and its numbers
 * are formatted once. */
static void long_outline(PdfContent *c, const Path *path)
{
    Arena *a = c->survey->file->arena;
    const Str *known = map_get(&c->outlines, map_address(&path->segments));
    if (known) {
        buf_str(&c->out, *known);
        return;
    }
    const double height = c->now.height;
    const size_t from = c->out.n;
    c->now.height = 0;
    outline(c, path, (Point){ 0, 0 });
    c->now.height = height;
    Str *text = ARENA_NEW(a, Str);
    *text = str_copy(a, str_slice(buf_done(&c->out), from, c->out.n));
    map_set(&c->outlines, map_address(&path->segments), text);
}

static void stroke_width(PdfContent *c, const Stroke *s)
{
    if (c->now.line_width != s->width) {
        pdf_number(c, s->width);
        buf_c(&c->out, "w\n");
    }
    c->now.line_width = s->width;
}

static void stroke_color(PdfContent *c, const Stroke *s)
{
    PdfState *now = &c->now;
    const Color k = s->color;
    if (now->stroke.r != k.r || now->stroke.g != k.g || now->stroke.b != k.b) {
        pdf_put_color(c, k, "G\n", "RG\n");
    }
    now->stroke = k;
}

static bool same_dash(const PdfState *now, const PathStyle *s)
{
    return now->n_dash == s->n_dash && now->dash_phase == s->dash_phase &&
           (!s->n_dash || memcmp(now->dash, s->dash, s->n_dash * sizeof *s->dash) == 0);
}

static void line_style(PdfContent *c, const PathStyle *s)
{
    PdfState *now = &c->now;
    if (now->cap != s->cap) { /* the enums follow PDF */
        pdf_number(c, s->cap);
        buf_c(&c->out, "J ");
    }
    if (now->join != s->join) {
        pdf_number(c, s->join);
        buf_c(&c->out, "j\n");
    }
    if (now->miter_limit != s->miter_limit) {
        pdf_number(c, s->miter_limit);
        buf_c(&c->out, "M\n");
    }
    if (!same_dash(now, s)) {
        buf_char(&c->out, '[');
        for (size_t i = 0; i < s->n_dash; i++) pdf_number(c, s->dash[i]);
        buf_char(&c->out, ']');
        pdf_number(c, s->dash_phase);
        buf_c(&c->out, "d\n");
    }
    now->cap = s->cap;
    now->join = s->join;
    now->miter_limit = s->miter_limit;
    now->dash = s->dash;
    now->n_dash = s->n_dash;
    now->dash_phase = s->dash_phase;
}

/* Patterns and masks end with the `Q`. */
static void use_gradients(PdfContent *c, const PathStyle *s, const Place *place)
{
    save(c);
    if (s->fill) pdf_gradient(c, s->fill, place, false);
    if (s->stroke) pdf_gradient(c, s->stroke, place, true);
    if (c->survey->file->press) return; /* mixed with white */
    if (s->fill && s->fill->translucent) pdf_gradient_mask(c, s->fill, place);
    else if (s->stroke && s->stroke->translucent) pdf_gradient_mask(c, s->stroke, place);
}

/* The operators for filling, stroking and both, by either rule (PDF 32000-1, 8.5.3). */
static const char *paint_operator(bool fills, bool strokes, bool even_odd)
{
    if (!fills) return "S\n";
    if (strokes) return even_odd ? "B*\n" : "B\n";
    return even_odd ? "f*\n" : "f\n";
}

static void paint_outline(PdfContent *c, const Path *path, Point at, const char *paint)
{
    if (path->n < LONG_PATH) {
        outline(c, path, at);
        buf_c(&c->out, paint);
        return;
    }
    buf_c(&c->out, "q 1 0 0 1 ");
    pdf_point(c, at);
    buf_c(&c->out, "cm\n");
    long_outline(c, path);
    buf_c(&c->out, paint);
    buf_c(&c->out, "Q\n");
}

static void set_colors(PdfContent *c, const Path *path)
{
    const bool fills = path->fill.a > 0;
    const bool strokes = path->stroke.width > 0 && path->stroke.color.a > 0;
    if (fills) pdf_fill_color(c, path->fill);
    if (strokes) stroke_color(c, &path->stroke);
    pdf_opacity(c, fills ? path->fill.a : 1, strokes ? path->stroke.color.a : 1);
}

static void set_inks(PdfContent *c, const Path *path, const PathStyle *style, const Place *place)
{
    const PressPlace at = { press_path_box(path, place->at), &place->to_root };
    const bool line = press_is_line(path);
    if (style->fill || style->stroke) press_ground(c, &at);
    if (path->fill.a > 0 && !style->fill) press_ink(c, path->fill, &at, line, false);
    if (path->stroke.width > 0 && path->stroke.color.a > 0 && !style->stroke)
        press_ink(c, path->stroke.color, &at, line || path->fill.a > 0, true);
}

static void draw_path(void *content, const Path *path, const Place *place)
{
    PdfContent *c = content;
    const bool fills = path->fill.a > 0;
    const bool strokes = path->stroke.width > 0 && path->stroke.color.a > 0;
    if (!path->n || (!fills && !strokes)) return;
    pdf_end_text(c);
    const PathStyle style = path_style(path);
    const bool gradients = style.fill || style.stroke;
    if (strokes) stroke_width(c, &path->stroke);
    if (strokes) line_style(c, &style);
    if (c->survey->file->press) set_inks(c, path, &style, place);
    else set_colors(c, path);
    if (gradients) use_gradients(c, &style, place);
    paint_outline(c, path, place->at, paint_operator(fills, strokes, style.even_odd));
    if (gradients) restore(c);
}

static void draw_image(void *content, const PlacedImage *placed, const Place *place)
{
    PdfContent *c = content;
    const PdfImage *image = survey_image(c->survey, placed->image);
    const Size size = placed->size;
    save(c);
    if (c->survey->file->press) {
        const Rect box = { place->at.x, place->at.y, size.width, size.height };
        press_ground(c, &(PressPlace){ box, &place->to_root });
    } else {
        pdf_opacity(c, 1, 1);
    }
    pdf_length(c, size.width);
    buf_c(&c->out, "0 0 ");
    pdf_length(c, size.height);
    pdf_point(c, (Point){ place->at.x, place->at.y + size.height });
    buf_format(&c->out, "cm /I%u Do\n", image->number);
    pdf_use(c, &c->images, image->number);
    restore(c);
}

static void clip_to(PdfContent *c, const Path *clip)
{
    outline(c, clip, (Point){ 0, 0 });
    buf_c(&c->out, path_style(clip).even_odd ? "W* n\n" : "W n\n");
}

static void place_form(PdfContent *c, const Frame *frame)
{
    const PdfForm *form = survey_form(c->survey, frame);
    buf_c(&c->out, "/X");
    pdf_number(c, form->number);
    buf_c(&c->out, "Do\n");
    pdf_use(c, &c->forms, form->number);
}

/* The frame's points, written as (x, height of the frame - y), to the parent's, written likewise.
 */
static void concatenate(PdfContent *c, const Transform *t, Point at, double height)
{
    const Transform m = { t->a,
                          -t->b,
                          -t->c,
                          t->d,
                          t->c * height + t->e + at.x,
                          c->now.height - t->d * height - t->f - at.y };
    pdf_factor(c, m.a);
    pdf_factor(c, m.b);
    pdf_factor(c, m.c);
    pdf_factor(c, m.d);
    pdf_length(c, m.e);
    pdf_length(c, m.f);
    buf_c(&c->out, "cm\n");
}

static bool begin_group(void *content, const Group *g, const Place *place)
{
    PdfContent *c = content;
    save(c);
    concatenate(c, &g->transform, place->at, g->frame->size.height);
    c->now.height = g->frame->size.height;
    if (g->clip) clip_to(c, g->clip);
    if (c->survey->file->press) c->now.veil = 1 - (1 - c->now.veil) * (1 - g->transparency);
    else pdf_opacity(c, 1 - g->transparency, 1 - g->transparency);
    if (!pdf_is_form(c->survey, g)) return true;
    place_form(c, g->frame);
    restore(c);
    return false;
}

static void end_group(void *content, const Group *g)
{
    (void)g;
    restore(content);
}

static void draw_line(void *content, const Line *line, const Place *place)
{
    pdf_draw_line(content, line, place);
}

void pdf_draw_frame(PdfContent *c, const Frame *f)
{
    /* Links and anchors are the page's: pdf_marks.c. */
    static const FrameVisitor drawing = {
        .line = draw_line,
        .path = draw_path,
        .image = draw_image,
        .enter = begin_group,
        .leave = end_group,
    };
    frame_walk(f, &drawing, c);
    pdf_end_text(c);
}

static void write_form(PdfContent *c, Survey *s, PdfForm *form)
{
    PdfFile *f = s->file;
    const Size size = form->frame->size;
    pdf_content_begin(c, size.height);
    /* A form starts out with the state of the place where it is drawn: back to the default. */
    if (!f->press) buf_c(&c->out, "0 g 0 G ");
    buf_c(&c->out, "1 w 0 J 0 j 10 M []0 d 0 Tc 0 Ts\n");
    s->within = f->press ? form : NULL;
    pdf_draw_frame(c, form->frame);
    s->within = NULL;
    HPDF_Dict d = form->object = pdf_stream_drawing(f, buf_done(&c->out)), resources = pdf_dict(f);
    const Rect box = rect_outset((Rect){ 0, 0, size.width, size.height }, FORM_MARGIN);
    pdf_content_resources(c, resources);
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Form");
    HPDF_Dict_Add(d, "BBox", pdf_box(f, box, size.height));
    if (form->as_a_whole && !f->press) {
        HPDF_Dict_Add(d, "Group", pdf_isolated_group(f, "DeviceRGB"));
    }
    HPDF_Dict_Add(d, "Resources", resources);
}

void pdf_write_forms(PdfContent *c, Survey *s)
{
    for (size_t i = 0; i < s->forms.n; i++) write_form(c, s, s->forms.at[i]);
}
