/* pdf_content.c - the state of a content stream and the names it uses. */
#include "backend/pdf_content.h"

#include <math.h>

#define OPAQUE 0xFFFFu

void pdf_content_begin(PdfContent *c, Survey *s, double height)
{
    Arena *a = s->file->arena;
    c->survey = s;
    c->height = height;
    c->out.arena = c->scratch.arena = c->outlines.arena = a;
    c->out.n = 0;
    c->saved.n = 0;
    c->fonts.n = c->forms.n = c->images.n = c->opacities.n = 0;
    c->now = (PdfState){
        .fill = COLOUR_BLACK, .stroke = COLOUR_BLACK, .opacity = OPAQUE, .line_width = 1
    };
}

void pdf_number(PdfContent *c, double v)
{
    buf_number(&c->out, v, 3);
    buf_char(&c->out, ' ');
}

void pdf_point(PdfContent *c, Point p)
{
    pdf_number(c, p.x);
    pdf_number(c, c->height - p.y);
}

void pdf_use(PdfContent *c, Numbers *set, unsigned number)
{
    for (size_t i = 0; i < set->n; i++)
        if (set->at[i] == number) return;
    *vec_push(c->survey->file->arena, set) = number;
}

void pdf_fill_colour(PdfContent *c, Colour k)
{
    Colour *now = &c->now.fill;
    if (now->r == k.r && now->g == k.g && now->b == k.b) return;
    *now = k;
    pdf_number(c, k.r);
    pdf_number(c, k.g);
    pdf_number(c, k.b);
    buf_c(&c->out, "rg\n");
}

void pdf_opacity(PdfContent *c, double fill, double stroke)
{
    const unsigned opacity = (unsigned)lround(fill * 255) << 8 | (unsigned)lround(stroke * 255);
    if (opacity == c->now.opacity) return;
    c->now.opacity = opacity;
    buf_format(&c->out, "/G%u gs\n", opacity);
    pdf_use(c, &c->opacities, opacity);
}

static HPDF_Dict opacity_state(PdfFile *f, unsigned opacity)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddName(d, "Type", "ExtGState");
    HPDF_Dict_AddReal(d, "ca", (HPDF_REAL)((opacity >> 8) / 255.0));
    HPDF_Dict_AddReal(d, "CA", (HPDF_REAL)((opacity & 255) / 255.0));
    return d;
}

static void *resource(Survey *s, char kind, unsigned number)
{
    switch (kind) {
    case 'F': return s->fonts.used.at[number]->object;
    case 'X': return s->forms.at[number]->object;
    case 'I': return s->images.at[number]->object;
    default: return opacity_state(s->file, number);
    }
}

static void add_resources(Survey *s, HPDF_Dict to, char kind, const Numbers *numbers)
{
    for (size_t i = 0; i < numbers->n; i++) {
        const unsigned number = numbers->at[i];
        HPDF_Dict_Add(to, c_format(s->file->arena, "%c%u", kind, number),
                      resource(s, kind, number));
    }
}

void pdf_content_resources(const PdfContent *c, HPDF_Dict resources)
{
    PdfFile *f = c->survey->file;
    HPDF_Dict category;
    if (c->fonts.n) {
        HPDF_Dict_Add(resources, "Font", category = pdf_dict(f));
        add_resources(c->survey, category, 'F', &c->fonts);
    }
    if (c->forms.n || c->images.n) {
        HPDF_Dict_Add(resources, "XObject", category = pdf_dict(f));
        add_resources(c->survey, category, 'X', &c->forms);
        add_resources(c->survey, category, 'I', &c->images);
    }
    if (c->opacities.n) {
        HPDF_Dict_Add(resources, "ExtGState", category = pdf_dict(f));
        add_resources(c->survey, category, 'G', &c->opacities);
    }
}
