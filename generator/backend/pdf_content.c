/* pdf_content.c - the state of a content stream and the names it uses. */
#include "backend/pdf_content.h"

#include <math.h>

#define OPAQUE 0xFFFFu

/* So that the first ones are written. */
#define UNKNOWN_INKS ((Cmyk){ -1, -1, -1, -1 })

PdfContent pdf_content(Survey *s)
{
    Arena *a = s->file->arena;
    PdfContent c = { .survey = s, .out.arena = a, .scratch.arena = a };
    map_init(&c.outlines, a);
    return c;
}

void pdf_content_begin(PdfContent *c, double height)
{
    c->root_height = height;
    c->out.n = 0;
    c->saved.n = 0;
    c->in_text = false;
    c->fonts.n = c->forms.n = c->images.n = c->opacities.n = c->overprints.n = 0;
    c->grounds.n = 0;
    c->patterns.n = c->masks.n = 0;
    c->now = (PdfState){
        .fill = COLOR_BLACK,
        .stroke = COLOR_BLACK,
        .opacity = OPAQUE,
        .line_width = 1,
        .miter_limit = 10,
        .height = height,
        .fill_inks = UNKNOWN_INKS,
        .stroke_inks = UNKNOWN_INKS,
    };
}

void pdf_number(PdfContent *c, double v)
{
    buf_number(&c->out, v, 3);
    buf_char(&c->out, ' ');
}

double pdf_rounded(double v)
{
    return round(v * 100) / 100;
}

void pdf_length(PdfContent *c, double v)
{
    buf_number(&c->out, v, 2);
    buf_char(&c->out, ' ');
}

void pdf_point(PdfContent *c, Point p)
{
    pdf_length(c, p.x);
    pdf_length(c, c->now.height - p.y);
}

void pdf_factor(PdfContent *c, double v)
{
    buf_number(&c->out, v, 6);
    buf_char(&c->out, ' ');
}

void pdf_use(PdfContent *c, Numbers *set, unsigned number)
{
    for (size_t i = 0; i < set->n; i++)
        if (set->at[i] == number) return;
    *vec_push(c->survey->file->arena, set) = number;
}

void pdf_put_color(PdfContent *c, Color k, const char *gray, const char *color)
{
    const bool is_gray = k.r == k.g && k.g == k.b;
    pdf_number(c, k.r);
    if (!is_gray) pdf_number(c, k.g);
    if (!is_gray) pdf_number(c, k.b);
    buf_c(&c->out, is_gray ? gray : color);
}

void pdf_fill_color(PdfContent *c, Color k)
{
    Color *now = &c->now.fill;
    if (now->r == k.r && now->g == k.g && now->b == k.b) return;
    *now = k;
    pdf_put_color(c, k, "g\n", "rg\n");
}

void pdf_opacity(PdfContent *c, double fill, double stroke)
{
    const unsigned opacity = (unsigned)lround(fill * 255) << 8 | (unsigned)lround(stroke * 255);
    if (opacity == c->now.opacity) return;
    c->now.opacity = opacity;
    buf_format(&c->out, "/G%u gs\n", opacity);
    pdf_use(c, &c->opacities, opacity);
}

/* The dictionary of one kind of resource, for as long as it has anything in it. */
static HPDF_Dict kind_of(PdfFile *f, HPDF_Dict resources, const char *kind)
{
    HPDF_Dict d = HPDF_Dict_GetItem(resources, kind, HPDF_OCLASS_DICT);
    if (!d) HPDF_Dict_Add(resources, kind, d = pdf_dict(f));
    return d;
}

static void add_resource(PdfFile *f, HPDF_Dict resources, const char *kind, const char *prefix,
                         size_t number, HPDF_Dict object)
{
    const char *name = c_format(f->arena, "%s%zu", prefix, number);
    HPDF_Dict_Add(kind_of(f, resources, kind), name, object);
}

static HPDF_Dict opacity_state(PdfFile *f, unsigned opacity)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddName(d, "Type", "ExtGState");
    HPDF_Dict_AddReal(d, "ca", pdf_real((opacity >> 8) / 255.0));
    HPDF_Dict_AddReal(d, "CA", pdf_real((opacity & 255) / 255.0));
    return d;
}

/* Mode 1: an ink of 0 leaves that of the ground (PDF 32000-1, 8.6.7). */
static HPDF_Dict overprint_state(PdfFile *f, unsigned over)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddName(d, "Type", "ExtGState");
    HPDF_Dict_AddBoolean(d, "op", over & PDF_FILLS_OVER ? HPDF_TRUE : HPDF_FALSE);
    HPDF_Dict_AddBoolean(d, "OP", over & PDF_STROKES_OVER ? HPDF_TRUE : HPDF_FALSE);
    HPDF_Dict_AddNumber(d, "OPM", 1);
    return d;
}

void pdf_content_resources(const PdfContent *c, HPDF_Dict resources)
{
    const Survey *s = c->survey;
    PdfFile *f = s->file;
    for (size_t i = 0; i < c->fonts.n; i++)
        add_resource(f, resources, "Font", "F", c->fonts.at[i],
                     s->fonts.used.at[c->fonts.at[i]]->object);
    for (size_t i = 0; i < c->forms.n; i++)
        add_resource(f, resources, "XObject", "X", c->forms.at[i],
                     s->forms.at[c->forms.at[i]]->object);
    for (size_t i = 0; i < c->images.n; i++)
        add_resource(f, resources, "XObject", "I", c->images.at[i],
                     s->images.at[c->images.at[i]]->object);
    for (size_t i = 0; i < c->opacities.n; i++)
        add_resource(f, resources, "ExtGState", "G", c->opacities.at[i],
                     opacity_state(f, c->opacities.at[i]));
    for (size_t i = 0; i < c->overprints.n; i++)
        add_resource(f, resources, "ExtGState", "V", c->overprints.at[i],
                     overprint_state(f, c->overprints.at[i]));
    for (size_t i = 0; i < c->masks.n; i++)
        add_resource(f, resources, "ExtGState", "M", i, c->masks.at[i]);
    for (size_t i = 0; i < c->patterns.n; i++)
        add_resource(f, resources, "Pattern", "P", i, c->patterns.at[i]);
}

HPDF_Dict pdf_isolated_group(PdfFile *f, const char *space)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddName(d, "S", "Transparency");
    HPDF_Dict_AddName(d, "CS", space);
    HPDF_Dict_AddBoolean(d, "I", HPDF_TRUE);
    return d;
}
