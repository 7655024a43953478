/* pdf_gradient.c - gradients as shading patterns, and as masks where they let the ground through.
 *
 * A pattern's matrix leads to the first space of the stream that it is used in, whatever `cm` came
 * since (PDF 32000-1, 8.7.3.1); a mask is placed by the matrix that holds where `gs` stands
 * (11.6.5.2). */
#include "backend/pdf_content.h"

#include <math.h>

/* Bounds of functions must ascend; stops may lie at one place. */
#define STOP_STEP 1e-5
/* Wider than any page. */
#define MASK_SIDE 20000

static void put_number(Buf *b, double v)
{
    buf_number(b, v, 6);
    buf_char(b, ' ');
}

static void put_colour(Buf *b, Colour c, bool opacity)
{
    if (opacity) put_number(b, c.a);
    else put_number(b, c.r), put_number(b, c.g), put_number(b, c.b);
}

/* From one stop to the next (7.10.3). */
static void put_step(Buf *b, const GradientStop *from, bool opacity)
{
    buf_c(b, "<</FunctionType 2 /N 1 /Domain [0 1] /C0 [");
    put_colour(b, from[0].colour, opacity);
    buf_c(b, "] /C1 [");
    put_colour(b, from[1].colour, opacity);
    buf_c(b, "]>> ");
}

/* All steps one behind the other (7.10.4). */
static void put_function(Buf *b, const Gradient *g, bool opacity)
{
    double bound = 0;
    buf_c(b, "<</FunctionType 3 /Domain [0 1] /Functions [");
    for (size_t i = 0; i + 1 < g->n; i++) put_step(b, &g->stops[i], opacity);
    buf_c(b, "] /Bounds [");
    for (size_t i = 1; i + 1 < g->n; i++) {
        const double most = 1 - (double)(g->n - 1 - i) * STOP_STEP;
        bound = fmin(fmax(g->stops[i].at, bound + STOP_STEP), most);
        put_number(b, bound);
    }
    buf_c(b, "] /Encode [");
    for (size_t i = 0; i + 1 < g->n; i++) buf_c(b, "0 1 ");
    buf_c(b, "]>>");
}

static void put_shading(Buf *b, const Gradient *g, bool opacity)
{
    buf_format(b, "<</ShadingType %d /ColorSpace /%s /Extend [true true] /Coords [",
               g->radial ? 3 : 2, opacity ? "DeviceGray" : "DeviceRGB");
    put_number(b, g->from.x);
    put_number(b, g->from.y);
    if (g->radial) put_number(b, g->from_radius);
    put_number(b, g->to.x);
    put_number(b, g->to.y);
    if (g->radial) put_number(b, g->to_radius);
    buf_c(b, "] /Function ");
    put_function(b, g, opacity);
    buf_c(b, ">>");
}

static void put_matrix(Buf *b, Transform m)
{
    put_number(b, m.a);
    put_number(b, m.b);
    put_number(b, m.c);
    put_number(b, m.d);
    put_number(b, m.e);
    put_number(b, m.f);
}

/* The gradient's coordinates to those that the stream is written in. */
static Transform written(const PdfContent *c, const Gradient *g, Point at)
{
    const Transform moved = transform_multiply(g->transform, transform_translate(at.x, at.y));
    return transform_multiply(moved, (Transform){ 1, 0, 0, -1, 0, c->height });
}

void pdf_gradient(PdfContent *c, const Gradient *g, Point at, bool stroke)
{
    PdfFile *f = c->survey->file;
    HPDF_Dict pattern = pdf_object(f);
    Buf b = { .arena = f->arena };
    buf_c(&b, "/PatternType 2 /Matrix [");
    put_matrix(&b, transform_multiply(written(c, g, at), c->now.ctm));
    buf_c(&b, "] /Shading ");
    put_shading(&b, g, false);
    buf_char(&b, '\n');
    pdf_entries(f, pattern, buf_done(&b));
    buf_format(&c->out, stroke ? "/Pattern CS /P%zu SCN\n" : "/Pattern cs /P%zu scn\n",
               c->patterns.n);
    *vec_push(f->arena, &c->patterns) = pattern;
}

/* The same gradient in gray, as a form. */
static HPDF_Dict mask_form(PdfFile *f, const Gradient *g, Transform m)
{
    Buf b = { .arena = f->arena }, shading = { .arena = f->arena };
    put_matrix(&b, m);
    buf_c(&b, "cm /S sh\n");
    HPDF_Dict form = pdf_stream(f, buf_done(&b)), resources = pdf_dict(f), group = pdf_dict(f);
    const double box[4] = { -MASK_SIDE, -MASK_SIDE, MASK_SIDE, MASK_SIDE };
    buf_c(&shading, "/Shading <</S ");
    put_shading(&shading, g, true);
    buf_c(&shading, ">>\n");
    pdf_entries(f, resources, buf_done(&shading));
    pdf_entries(f, group, STR("/S /Transparency /CS /DeviceGray /I true\n"));
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox", pdf_reals(f, box, 4));
    HPDF_Dict_Add(form, "Resources", resources);
    HPDF_Dict_Add(form, "Group", group);
    return form;
}

void pdf_gradient_mask(PdfContent *c, const Gradient *g, Point at)
{
    PdfFile *f = c->survey->file;
    const HPDF_Dict form = mask_form(f, g, written(c, g, at));
    HPDF_Dict state = pdf_object(f);
    Buf b = { .arena = f->arena };
    buf_c(&b, "/Type /ExtGState /SMask <</Type /Mask /S /Luminosity /G ");
    pdf_reference(&b, form);
    buf_c(&b, ">>\n");
    pdf_entries(f, state, buf_done(&b));
    buf_format(&c->out, "/M%zu gs\n", c->masks.n);
    *vec_push(f->arena, &c->masks) = state;
}
