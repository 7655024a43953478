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

/* What lets its ground through is mixed with white. */
static HPDF_Array ink_color(PdfFile *f, Color c)
{
    const Color opaque = { c.r, c.g, c.b, 1 };
    const Cmyk k = inks_of(f->inks, color_mix(COLOR_WHITE, opaque, c.a), false);
    return pdf_reals(f, (const double[]){ k.c, k.m, k.y, k.k }, 4);
}

/* What a gradient's numbers mean. */
typedef enum Channels { CHANNELS_OPACITY, CHANNELS_GRAY, CHANNELS_COLOR, CHANNELS_INKS } Channels;

static const char *const spaces[] = { [CHANNELS_OPACITY] = "DeviceGray",
                                      [CHANNELS_GRAY] = "DeviceGray",
                                      [CHANNELS_COLOR] = "DeviceRGB",
                                      [CHANNELS_INKS] = "DeviceCMYK" };

/* Of its colors: grays are printed with black alone. */
static Channels channels_of(const PdfFile *f, const Gradient *g)
{
    bool gray = true;
    for (size_t i = 0; i < g->n; i++) {
        const Color c = g->stops[i].color;
        gray = gray && color_eq(c, (Color){ c.r, c.r, c.r, c.a });
    }
    return f->press ? CHANNELS_INKS : gray ? CHANNELS_GRAY : CHANNELS_COLOR;
}

static HPDF_Array color(PdfFile *f, Color c, Channels channels)
{
    switch (channels) {
    case CHANNELS_OPACITY: return pdf_reals(f, (const double[]){ c.a }, 1);
    case CHANNELS_GRAY: return pdf_reals(f, (const double[]){ c.r }, 1);
    case CHANNELS_INKS: return ink_color(f, c);
    case CHANNELS_COLOR: break;
    }
    return pdf_reals(f, (const double[]){ c.r, c.g, c.b }, 3);
}

static HPDF_Dict function(PdfFile *f, HPDF_INT32 type)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Dict_AddNumber(d, "FunctionType", type);
    HPDF_Dict_Add(d, "Domain", pdf_reals(f, (const double[]){ 0, 1 }, 2));
    return d;
}

/* From one stop to the next (7.10.3). */
static HPDF_Dict step(PdfFile *f, const GradientStop *from, Channels channels)
{
    HPDF_Dict d = function(f, 2);
    HPDF_Dict_AddNumber(d, "N", 1);
    HPDF_Dict_Add(d, "C0", color(f, from[0].color, channels));
    HPDF_Dict_Add(d, "C1", color(f, from[1].color, channels));
    return d;
}

/* All steps one behind the other (7.10.4). */
static HPDF_Dict steps(PdfFile *f, const Gradient *g, Channels channels)
{
    HPDF_Dict d = function(f, 3);
    HPDF_Array functions = pdf_array(f), bounds = pdf_array(f), encode = pdf_array(f);
    double bound = 0;
    for (size_t i = 0; i + 1 < g->n; i++) {
        HPDF_Array_Add(functions, step(f, &g->stops[i], channels));
        HPDF_Array_AddNumber(encode, 0);
        HPDF_Array_AddNumber(encode, 1);
    }
    for (size_t i = 1; i + 1 < g->n; i++) {
        const double most = 1 - (double)(g->n - 1 - i) * STOP_STEP;
        bound = fmin(fmax(g->stops[i].at, bound + STOP_STEP), most);
        HPDF_Array_AddReal(bounds, pdf_real(bound));
    }
    HPDF_Dict_Add(d, "Functions", functions);
    HPDF_Dict_Add(d, "Bounds", bounds);
    HPDF_Dict_Add(d, "Encode", encode);
    return d;
}

/* A gradient in a space of its own, which is about one wide: what libharu writes has five decimals,
 * and must be below 32,767. */
typedef struct Unit {
    double coordinates[6];
    Transform to_gradient;
} Unit;

static Unit linear_unit(const Gradient *g)
{
    const double x = g->to.x - g->from.x, y = g->to.y - g->from.y;
    return (Unit){ { 0, 0, 1, 0 }, { x, y, -y, x, g->from.x, g->from.y } };
}

static Unit radial_unit(const Gradient *g)
{
    const double k = fmax(g->from_radius, g->to_radius);
    return (Unit){ { (g->from.x - g->to.x) / k, (g->from.y - g->to.y) / k, g->from_radius / k, 0, 0,
                     g->to_radius / k },
                   { k, 0, 0, k, g->to.x, g->to.y } };
}

static HPDF_Dict shading(PdfFile *f, const Gradient *g, const Unit *unit, Channels channels)
{
    HPDF_Dict d = pdf_dict(f);
    HPDF_Array extend = pdf_array(f);
    for (int i = 0; i < 2; i++) HPDF_Array_Add(extend, HPDF_Boolean_New(f->mmgr, HPDF_TRUE));
    HPDF_Dict_AddNumber(d, "ShadingType", g->radial ? 3 : 2);
    HPDF_Dict_AddName(d, "ColorSpace", spaces[channels]);
    HPDF_Dict_Add(d, "Extend", extend);
    HPDF_Dict_Add(d, "Coords", pdf_reals(f, unit->coordinates, g->radial ? 6 : 4));
    HPDF_Dict_Add(d, "Function", steps(f, g, channels));
    return d;
}

/* The unit's coordinates to those of the frame that the path is in. */
static Transform to_frame(const Gradient *g, const Unit *unit, const Place *place)
{
    const Transform moved =
        transform_multiply(g->transform, transform_translate(place->at.x, place->at.y));
    return transform_multiply(unit->to_gradient, moved);
}

/* Coordinates of a frame as they are written. */
static Transform upwards(double height)
{
    return (Transform){ 1, 0, 0, -1, 0, height };
}

void pdf_gradient(PdfContent *c, const Gradient *g, const Place *place, bool stroke)
{
    PdfFile *f = c->survey->file;
    const Unit unit = g->radial ? radial_unit(g) : linear_unit(g);
    const Transform to_root = transform_multiply(to_frame(g, &unit, place), place->to_root);
    const Transform m = transform_multiply(to_root, upwards(c->root_height));
    HPDF_Dict pattern = pdf_object(f);
    HPDF_Dict_AddNumber(pattern, "PatternType", 2);
    HPDF_Dict_Add(pattern, "Matrix",
                  pdf_reals(f, (const double[]){ m.a, m.b, m.c, m.d, m.e, m.f }, 6));
    HPDF_Dict_Add(pattern, "Shading", shading(f, g, &unit, channels_of(f, g)));
    buf_format(&c->out, stroke ? "/Pattern CS /P%zu SCN\n" : "/Pattern cs /P%zu scn\n",
               c->patterns.n);
    *vec_push(f->arena, &c->patterns) = pattern;
}

static void put_matrix(Buf *b, Transform m)
{
    const double v[] = { m.a, m.b, m.c, m.d, m.e, m.f };
    for (int i = 0; i < 6; i++) {
        buf_number(b, v[i], 6);
        buf_char(b, ' ');
    }
}

/* The same gradient in gray, as a form. */
static HPDF_Dict mask_form(PdfFile *f, const Gradient *g, const Unit *unit, Transform m)
{
    Buf b = { .arena = f->arena };
    put_matrix(&b, m);
    buf_c(&b, "cm /S sh\n");
    HPDF_Dict form = pdf_stream(f, buf_done(&b)), resources = pdf_dict(f), shadings = pdf_dict(f);
    const double box[4] = { -MASK_SIDE, -MASK_SIDE, MASK_SIDE, MASK_SIDE };
    HPDF_Dict_Add(shadings, "S", shading(f, g, unit, CHANNELS_OPACITY));
    HPDF_Dict_Add(resources, "Shading", shadings);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox", pdf_reals(f, box, 4));
    HPDF_Dict_Add(form, "Resources", resources);
    HPDF_Dict_Add(form, "Group", pdf_isolated_group(f, "DeviceGray"));
    return form;
}

void pdf_gradient_mask(PdfContent *c, const Gradient *g, const Place *place)
{
    PdfFile *f = c->survey->file;
    const Unit unit = g->radial ? radial_unit(g) : linear_unit(g);
    const Transform m = transform_multiply(to_frame(g, &unit, place), upwards(c->now.height));
    HPDF_Dict state = pdf_object(f), mask = pdf_dict(f);
    HPDF_Dict_AddName(mask, "Type", "Mask");
    HPDF_Dict_AddName(mask, "S", "Luminosity");
    HPDF_Dict_Add(mask, "G", mask_form(f, g, &unit, m));
    HPDF_Dict_AddName(state, "Type", "ExtGState");
    HPDF_Dict_Add(state, "SMask", mask);
    buf_format(&c->out, "/M%zu gs\n", c->masks.n);
    *vec_push(f->arena, &c->masks) = state;
}
