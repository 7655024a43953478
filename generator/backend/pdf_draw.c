/* pdf_draw.c - paths, images, groups; forms and images as objects. */
#include "backend/pdf_content.h"

#include <string.h>

/* Frames may be drawn beyond their size, into the bleed: what a form shows around its frame. */
#define FORM_MARGIN 72.0

/* Icons and rounded boxes have as many segments; their outlines are kept. */
#define LONG_PATH 8

static void save(PdfContent *c)
{
    pdf_end_text(c);
    buf_c(&c->out, "q\n");
    *vec_push(c->survey->file->arena, &c->saved) = c->now;
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
        const double left = pdf_rounded(at.x + r.x), top = pdf_rounded(c->height - at.y - r.y);
        pdf_length(c, left);
        pdf_length(c, top);
        pdf_length(c, pdf_rounded(at.x + r.x + r.width) - left);
        pdf_length(c, pdf_rounded(c->height - at.y - r.y - r.height) - top);
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

/* The same wherever the path lies, so it is worked out once; deflating knows it again, too. */
static Str long_outline(PdfContent *c, const Path *path)
{
    Str **known = (Str **)pointers_slot(&c->outlines, path);
    if (!*known) {
        Arena *a = c->survey->file->arena;
        PdfContent around_origin = { .out = { .arena = a } };
        outline(&around_origin, path, (Point){ 0, 0 });
        *known = ARENA_NEW(a, Str);
        **known = buf_done(&around_origin.out);
    }
    return **known;
}

static void stroke_style(PdfContent *c, const Stroke *s)
{
    PdfState *now = &c->now;
    const Colour k = s->colour;
    if (now->stroke.r != k.r || now->stroke.g != k.g || now->stroke.b != k.b) {
        pdf_number(c, k.r);
        pdf_number(c, k.g);
        pdf_number(c, k.b);
        buf_c(&c->out, "RG\n");
    }
    if (now->line_width != s->width) {
        pdf_number(c, s->width);
        buf_c(&c->out, "w\n");
    }
    if (now->round != s->round) buf_c(&c->out, s->round ? "1 J 1 j\n" : "0 J 0 j\n");
    if (now->dash[0] != s->dash[0] || now->dash[1] != s->dash[1]) {
        buf_char(&c->out, '[');
        if (s->dash[0] > 0 || s->dash[1] > 0) {
            pdf_number(c, s->dash[0]);
            pdf_number(c, s->dash[1]);
        }
        buf_c(&c->out, "]0 d\n");
    }
    now->stroke = k;
    now->line_width = s->width;
    now->round = s->round;
    memcpy(now->dash, s->dash, sizeof now->dash);
}

static void draw_path(PdfContent *c, const Path *path, Point at)
{
    const bool fills = path->fill.a > 0;
    const bool strokes = path->stroke.width > 0 && path->stroke.colour.a > 0;
    if (!path->n || (!fills && !strokes)) return;
    pdf_end_text(c);
    if (fills) pdf_fill_colour(c, path->fill);
    if (strokes) stroke_style(c, &path->stroke);
    pdf_opacity(c, fills ? path->fill.a : 1, strokes ? path->stroke.colour.a : 1);
    const char *paint = fills && strokes ? "B\n" : fills ? "f\n" : "S\n";
    if (path->n < LONG_PATH) {
        outline(c, path, at);
        buf_c(&c->out, paint);
        return;
    }
    buf_c(&c->out, "q 1 0 0 1 ");
    pdf_point(c, at);
    buf_c(&c->out, "cm\n");
    buf_str(&c->out, long_outline(c, path));
    buf_c(&c->out, paint);
    buf_c(&c->out, "Q\n");
}

static void draw_image(PdfContent *c, const Item *item)
{
    const PdfImage *image = survey_image(c->survey, item->as.image->image);
    const Size size = item->as.image->size;
    save(c);
    pdf_opacity(c, 1, 1);
    pdf_length(c, size.width);
    buf_c(&c->out, "0 0 ");
    pdf_length(c, size.height);
    pdf_point(c, (Point){ item->at.x, item->at.y + size.height });
    buf_format(&c->out, "cm /I%u Do\n", image->number);
    pdf_use(c, &c->images, image->number);
    restore(c);
}

static void clip_to(PdfContent *c, const Path *clip, Point at)
{
    outline(c, clip, at);
    buf_c(&c->out, "W n\n");
}

static void place_form(PdfContent *c, const Frame *frame)
{
    const PdfForm *form = survey_form(c->survey, frame);
    buf_format(&c->out, "/X%u Do\n", form->number);
    pdf_use(c, &c->forms, form->number);
}

/* The frame's points, written as (x, height of the frame - y), to the parent's, written likewise.
 */
static void concatenate(PdfContent *c, const Transform *t, Point at, double height)
{
    const Transform m = *t;
    pdf_factor(c, m.a);
    pdf_factor(c, -m.b);
    pdf_factor(c, -m.c);
    pdf_factor(c, m.d);
    pdf_length(c, m.c * height + m.e + at.x);
    pdf_length(c, c->height - m.d * height - m.f - at.y);
    buf_c(&c->out, "cm\n");
}

static void draw_group(PdfContent *c, const Group *g, Point at)
{
    const Transform t = g->transform;
    const bool moved_only = t.a == 1 && t.b == 0 && t.c == 0 && t.d == 1;
    const Point offset = { at.x + t.e, at.y + t.f };
    if (moved_only && !g->shared) {
        if (g->clip) {
            save(c);
            clip_to(c, g->clip, offset);
        }
        pdf_draw_frame(c, g->frame, offset);
        if (g->clip) restore(c);
        return;
    }
    const double height = c->height;
    save(c);
    concatenate(c, &t, at, g->frame->size.height);
    c->height = g->frame->size.height;
    if (g->clip) clip_to(c, g->clip, (Point){ 0, 0 });
    pdf_opacity(c, 1, 1);
    if (g->shared) place_form(c, g->frame);
    else pdf_draw_frame(c, g->frame, (Point){ 0, 0 });
    restore(c);
    c->height = height;
}

void pdf_draw_frame(PdfContent *c, const Frame *f, Point at)
{
    for (uint32_t i = 0; i < f->n; i++) {
        Item item = f->items[i];
        item.at = (Point){ at.x + item.at.x, at.y + item.at.y };
        switch (item.kind) {
        case ITEM_TEXT: pdf_draw_line(c, item.as.line, item.at); break;
        case ITEM_PATH: draw_path(c, item.as.path, item.at); break;
        case ITEM_IMAGE: draw_image(c, &item); break;
        case ITEM_GROUP: draw_group(c, item.as.group, item.at); break;
        case ITEM_LINK:
        case ITEM_ANCHOR: break; /* of the page, not of its content: pdf_marks.c */
        }
    }
}

static HPDF_Dict image_object(PdfFile *f, const Image *image, Str samples, const char *space)
{
    HPDF_Dict d = pdf_stream(f, samples);
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Image");
    HPDF_Dict_AddNumber(d, "Width", (HPDF_INT32)image->width);
    HPDF_Dict_AddNumber(d, "Height", (HPDF_INT32)image->height);
    HPDF_Dict_AddName(d, "ColorSpace", space);
    HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
    return d;
}

/* Colour and opacity are two images in PDF (32000-1, 11.6.5.3). */
static void write_image(PdfFile *f, PdfImage *p)
{
    const Image *image = p->image;
    const size_t n = (size_t)image->width * image->height;
    const char *pixels = (const char *)image->pixels;
    if (!image->alpha) {
        p->object = image_object(f, image, (Str){ pixels, n * 3 }, "DeviceRGB");
        return;
    }
    char *colour = arena_array(f->arena, n, 3), *opacity = arena_alloc(f->arena, n);
    for (size_t i = 0; i < n; i++) {
        memcpy(colour + i * 3, pixels + i * 4, 3);
        opacity[i] = pixels[i * 4 + 3];
    }
    p->object = image_object(f, image, (Str){ colour, n * 3 }, "DeviceRGB");
    HPDF_Dict_Add(p->object, "SMask", image_object(f, image, (Str){ opacity, n }, "DeviceGray"));
}

void pdf_write_images(Survey *s)
{
    for (size_t i = 0; i < s->images.n; i++) write_image(s->file, s->images.at[i]);
}

static void write_form(PdfContent *c, Survey *s, PdfForm *form)
{
    PdfFile *f = s->file;
    const Size size = form->frame->size;
    pdf_content_begin(c, s, size.height);
    /* A form starts out with the state of the place where it is drawn: back to the default. */
    buf_c(&c->out, "0 0 0 rg 0 0 0 RG 1 w 0 J 0 j []0 d 0 Tc 0 Ts\n");
    pdf_draw_frame(c, form->frame, (Point){ 0, 0 });
    pdf_end_text(c);
    HPDF_Dict d = form->object = pdf_stream(f, buf_done(&c->out)), resources = pdf_dict(f);
    const Rect box = rect_outset((Rect){ 0, 0, size.width, size.height }, FORM_MARGIN);
    pdf_content_resources(c, resources);
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Form");
    HPDF_Dict_Add(d, "BBox", pdf_box(f, box, size.height));
    HPDF_Dict_Add(d, "Resources", resources);
}

void pdf_write_forms(PdfContent *c, Survey *s)
{
    for (size_t i = 0; i < s->forms.n; i++) write_form(c, s, s->forms.at[i]);
}
