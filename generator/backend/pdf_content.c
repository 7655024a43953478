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
    c->in_text = false;
    c->fonts.n = c->forms.n = c->images.n = c->opacities.n = 0;
    c->patterns.n = c->masks.n = 0;
    c->now = (PdfState){
        .fill = COLOUR_BLACK,
        .stroke = COLOUR_BLACK,
        .opacity = OPAQUE,
        .line_width = 1,
        .miter_limit = 10,
        .ctm = TRANSFORM_IDENTITY,
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
    pdf_length(c, c->height - p.y);
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

static void put_resource(Buf *b, const Survey *s, char kind, unsigned number)
{
    buf_char(b, '/');
    buf_char(b, kind);
    buf_integer(b, number);
    buf_char(b, ' ');
    if (kind == 'F') pdf_reference(b, s->fonts.used.at[number]->object);
    else if (kind == 'X') pdf_reference(b, s->forms.at[number]->object);
    else pdf_reference(b, s->images.at[number]->object);
    buf_char(b, ' ');
}

static void put_opacity(Buf *b, unsigned opacity)
{
    buf_format(b, "/G%u <</Type /ExtGState /ca ", opacity);
    buf_number(b, (opacity >> 8) / 255.0, 4);
    buf_c(b, " /CA ");
    buf_number(b, (opacity & 255) / 255.0, 4);
    buf_c(b, ">> ");
}

static void put_paints(Buf *b, char kind, const PdfPaints *paints)
{
    for (size_t i = 0; i < paints->n; i++) {
        buf_format(b, "/%c%zu ", kind, i);
        pdf_reference(b, paints->at[i]);
        buf_char(b, ' ');
    }
}

void pdf_content_resources(const PdfContent *c, HPDF_Dict resources)
{
    const Survey *s = c->survey;
    Buf b = { .arena = s->file->arena };
    if (c->fonts.n) {
        buf_c(&b, "/Font <<");
        for (size_t i = 0; i < c->fonts.n; i++) put_resource(&b, s, 'F', c->fonts.at[i]);
        buf_c(&b, ">>\n");
    }
    if (c->forms.n || c->images.n) {
        buf_c(&b, "/XObject <<");
        for (size_t i = 0; i < c->forms.n; i++) put_resource(&b, s, 'X', c->forms.at[i]);
        for (size_t i = 0; i < c->images.n; i++) put_resource(&b, s, 'I', c->images.at[i]);
        buf_c(&b, ">>\n");
    }
    if (c->opacities.n || c->masks.n) {
        buf_c(&b, "/ExtGState <<");
        for (size_t i = 0; i < c->opacities.n; i++) put_opacity(&b, c->opacities.at[i]);
        put_paints(&b, 'M', &c->masks);
        buf_c(&b, ">>\n");
    }
    if (c->patterns.n) {
        buf_c(&b, "/Pattern <<");
        put_paints(&b, 'P', &c->patterns);
        buf_c(&b, ">>\n");
    }
    pdf_entries(s->file, resources, buf_done(&b));
}
