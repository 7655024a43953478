/* pdf_content.h - a content stream in the making: a page's or a form's.
 *
 * Frames have y down, PDF has it up: a point of a frame is written as (x, height - y), where
 * `height` is that of the page, the form or the group.  The graphics state is tracked, so that only
 * what changes is written.  What is drawn into it stands in pdf_draw.c, pdf_text.c, pdf_gradient.c
 * and pdf_image.c. */
#ifndef DDKIT_BACKEND_PDF_CONTENT_H
#define DDKIT_BACKEND_PDF_CONTENT_H

#include "backend/pdf_survey.h"

/* The part of the graphics state (PDF 32000-1, 8.4 and 9.3) that is used. */
typedef struct PdfState {
    const PdfFont *font;
    double size, rise, tracking;
    Color fill, stroke; /* opacity apart */
    unsigned opacity;   /* as in the name /G<opacity>: fill's × 256 + stroke's, of 255 */
    double line_width, miter_limit;
    LineCap cap;
    LineJoin join;
    const double *dash;
    size_t n_dash;
    double dash_phase;
    double height; /* of the frame whose coordinates are written */
    /* For a press: instead of colors and opacity. */
    Cmyk fill_inks, stroke_inks;
    unsigned overprint; /* PDF_FILLS_OVER, PDF_STROKES_OVER */
    double veil;        /* share of white in all that is drawn */
} PdfState;

/* What is filled or stroked leaves the other inks of its ground alone (PDF 32000-1, 8.6.7). */
enum { PDF_FILLS_OVER = 1, PDF_STROKES_OVER = 2 };

/* Something painted on a page or form for a press. */
typedef struct PdfGround {
    Rect box;     /* in the coordinates of the page or form */
    float colors; /* cyan, magenta and yellow together */
} PdfGround;

typedef VEC(unsigned) Numbers;

/* Gradients, named by their places here; each is used where it is made. */
typedef VEC(HPDF_Dict) PdfPaints;

typedef struct PdfContent {
    Survey *survey;
    double root_height; /* of the page or the form */
    Buf out;
    Buf scratch;
    PdfState now;
    VEC(PdfState) saved;
    bool in_text; /* between BT and ET: lines that follow one another share a text object */
    Point line;   /* where the last one of it begins, as written */
    Numbers fonts, forms, images, opacities, overprints; /* resources used, by number */
    VEC(PdfGround) grounds;
    PdfPaints patterns, masks;
    Map outlines; /* of the document: a long path's segments to its text */
} PdfContent;

PdfContent pdf_content(Survey *s);
/* Starts an empty stream; what it holds of the one before is reused. */
void pdf_content_begin(PdfContent *c, double height);
/* Names what the stream uses, in its resource dictionary. */
void pdf_content_resources(const PdfContent *c, HPDF_Dict resources);

/* The group of a form that is painted by itself first, in a color space (PDF 32000-1, 11.6.6). */
HPDF_Dict pdf_isolated_group(PdfFile *f, const char *space);

/* Before whatever a text object can't hold: paths, images, `q`, the end. */
void pdf_end_text(PdfContent *c);

/* All of a page or a form. */
void pdf_draw_frame(PdfContent *c, const Frame *f);
void pdf_draw_line(PdfContent *c, const Line *line, const Place *place);

/* The colors of `g`, of a path at `place`, for what is filled (or stroked) next, between `q` and
 * `Q`; pdf_gradient.c. */
void pdf_gradient(PdfContent *c, const Gradient *g, const Place *place, bool stroke);
/* What is painted next, between `q` and `Q`, is as opaque as the stops of `g`. */
void pdf_gradient_mask(PdfContent *c, const Gradient *g, const Place *place);

/* Writes images and forms as objects; forms are drawn with `c`. */
void pdf_write_images(Survey *s);
void pdf_write_forms(PdfContent *c, Survey *s);

/* For the drawing of both kinds: numbers with a blank behind, operators, state. */
void pdf_number(PdfContent *c, double v);
/* As pdf_length() writes it. */
double pdf_rounded(double v);
/* A length to 1/100 pt, 3.5 µm: finer than any printer, a tenth fewer bytes than to 1/1000. */
void pdf_length(PdfContent *c, double v);
void pdf_point(PdfContent *c, Point p); /* in the frame's coordinates */
/* Factors of a matrix: they are multiplied by lengths. */
void pdf_factor(PdfContent *c, double v);
/* With the operator for a gray, which printers make of black alone, or that for other colors. */
void pdf_put_color(PdfContent *c, Color k, const char *gray, const char *color);
void pdf_fill_color(PdfContent *c, Color color);
void pdf_opacity(PdfContent *c, double fill, double stroke);
void pdf_use(PdfContent *c, Numbers *set, unsigned number);

#endif
