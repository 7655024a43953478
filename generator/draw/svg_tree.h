/* svg_tree.h - an SVG file as a tree of elements with their style; private to the draw folder.
 *
 *   svg_tree.c    XML to elements (expat)          svg_node.c    their attributes
 *   svg_style.c   what they look like (CSS)        svg_color.c   colors
 *   svg_paint.c   gradients                        svg_shape.c   shapes to paths
 *   svg_picture.c elements to a Frame              svg.c         path data */
#ifndef DDKIT_DRAW_SVG_TREE_H
#define DDKIT_DRAW_SVG_TREE_H

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "draw/path.h"

/* Elements inside one another, in the file and in what `use` repeats. */
#define SVG_DEPTH_MAX 100
/* Elements in the file, and drawn: `use` within `use` could ask for billions. */
#define SVG_ELEMENTS_MAX 100000
/* Rules of style sheets; each is tried on each element. */
#define SVG_RULES_MAX 2000

typedef struct SvgAttribute {
    Str name, value;
} SvgAttribute;

typedef struct SvgNode {
    Str name;    /* without namespace */
    uint32_t at; /* byte of the file */
    SvgAttribute *attributes;
    size_t n_attributes;
    struct SvgNode *first, *last, *next;
} SvgNode;

/* `type.class#id { declarations }`, one selector. */
typedef struct SvgRule {
    Str selector, declarations;
    unsigned weight; /* specificity */
} SvgRule;

typedef struct SvgFile {
    Arena *scratch; /* the tree; gone with the reading */
    Arena *keep;    /* what is drawn */
    Diag *diag;
    Span at; /* who asks for the file */
    const char *name;
    const Source *source;
    SvgNode *root;
    Map ids;            /* to nodes */
    VEC(SvgRule) rules; /* least weight first */
    Map told;           /* kinds of what is not drawn */
    size_t drawn;
} SvgFile;

/* Fills `f->root` and `f->ids` from the source's text; style sheets too.  False after a report. */
bool svg_parse(SvgFile *f, Str bytes);
/* Empty where there is none. */
Str svg_attribute(const SvgNode *n, const char *name);
/* The element that "url(#id)" or "#id" names, or NULL. */
const SvgNode *svg_referenced(const SvgFile *f, Str reference);
/* Warns that `what` of an element (or NULL) is not drawn, once for each `what`; `hint` may be NULL.
 */
void svg_missing(SvgFile *f, const SvgNode *n, const char *what, const char *hint);

/* ---- numbers ---- */

/* Takes a number, the separators around it and a unit; false where there is none. `whole` is what
 * percentages are of. */
bool svg_take_length(Str *rest, double whole, double *out);
double svg_length(Str text, double whole, double otherwise);
/* Up to `most` numbers of a list; how many there were. */
size_t svg_numbers(Str text, double *out, size_t most);
/* "translate(1 2) rotate(45)"; what is malformed ends the list. */
Transform svg_transform(Str text);

/* ---- style ---- */

typedef enum SvgPaintKind { SVG_NONE, SVG_COLOR, SVG_CURRENT, SVG_SERVER } SvgPaintKind;
typedef struct SvgPaint {
    SvgPaintKind kind, fallback; /* where the server is missing */
    Color color;
    Str server; /* "#id" */
} SvgPaint;

typedef struct SvgStyle {
    /* inherited */
    SvgPaint fill, stroke;
    double fill_opacity, stroke_opacity, stroke_width, miter_limit, dash_phase;
    bool fill_even_odd, clip_even_odd, hidden;
    LineCap cap;
    LineJoin join;
    Str dash;
    Color color; /* of `currentColor` */
    /* the element's own */
    double opacity;
    bool none, overflows;
    Str clip, transform;
    Color stop;
    double stop_opacity;
} SvgStyle;

extern const SvgStyle svg_initial_style;

/* The element's style in a place with `outer`; warns about properties that are not understood. */
SvgStyle svg_style(SvgFile *f, const SvgNode *n, const SvgStyle *outer);
/* Reads a style sheet's text. */
void svg_read_sheet(SvgFile *f, const SvgNode *n, Str css);

/* False, after a warning, for what is no color. */
bool svg_color(SvgFile *f, const SvgNode *n, Str text, Color *out);

/* ---- drawing ---- */

/* What a percentage is of: the viewport in user units. */
typedef struct SvgView {
    double width, height;
} SvgView;

/* True, and the outline in user units, for an element that is a shape. */
bool svg_shape(const SvgNode *n, SvgView view, PathBuilder *b);
bool svg_is_shape(const SvgNode *n);
/* The box around a path, without its stroke. */
Rect path_bounds(const PathBuilder *b);

/* A paint in numbers: a gradient in the shape's units, or a plain color, or nothing (opacity 0). */
typedef struct SvgInk {
    Color color;
    const Gradient *gradient; /* its transform leads to user units */
} SvgInk;
SvgInk svg_ink(SvgFile *f, const SvgNode *n, const SvgPaint *paint, const SvgStyle *style,
               double opacity, Rect box, SvgView view);

#endif
