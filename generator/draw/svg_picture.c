/* svg_picture.c - the static subset of SVG that logos and clip art use, to a Frame.
 *
 * Drawn are shapes, groups, links, switch, use, symbols and inner drawings, with gradients, clip
 * paths and opacity.  The Frame has at least UNITS on its longer side, so that what back ends round
 * is small; from there on it has the units of the view box, in which a drawing's numbers are short.
 * Outlines are written in the Frame's coordinates; only a line that is wider one way than the other
 * is left to a Group's transform. */
#include <math.h>

#include "draw/picture.h"
#include "draw/svg_tree.h"

#define UNITS 1000.0
#define UNITS_MOST 10000.0
/* Coordinates beyond this are wild: no back end could draw them. */
#define FARTHEST 1e6
/* CSS pixels in points. */
#define PIXEL 0.75
/* What browsers make of a picture that has no size. */
#define WIDTH_DEFAULT 300
#define HEIGHT_DEFAULT 150
/* Sides of a picture in points, and one side by the other. */
#define SIDE_MAX 14400
#define ASPECT_MAX 1000

typedef struct Place {
    Frame *frame;
    Transform t; /* user units to the frame's coordinates */
    SvgView view;
    const SvgStyle *style; /* of the element around */
    unsigned depth;
} Place;

static void draw(SvgFile *f, const SvgNode *n, Place at);

static void draw_children(SvgFile *f, const SvgNode *n, Place at)
{
    for (const SvgNode *c = n->first; c; c = c->next) draw(f, c, at);
}

/* ---- views ---------------------------------------------------------------------------------- */

static bool view_box(const SvgNode *n, Rect *out)
{
    double v[4];
    if (svg_numbers(svg_attribute(n, "viewBox"), v, 4) != 4 || !(v[2] > 0) || !(v[3] > 0))
        return false;
    *out = (Rect){ v[0], v[1], v[2], v[3] };
    return true;
}

static double aligned_at(Str align, const char *middle, const char *end, double slack)
{
    return memmem(align.p, align.n, middle, 4) ? slack / 2
           : memmem(align.p, align.n, end, 4)  ? slack
                                               : 0;
}

/* The view box onto a viewport of that size at the origin (SVG 2, 8.6). */
static Transform view_transform(const SvgNode *n, Rect box, Size size)
{
    const Str align = svg_attribute(n, "preserveAspectRatio");
    double x = size.width / box.width, y = size.height / box.height;
    if (memmem(align.p, align.n, "none", 4))
        return (Transform){ x, 0, 0, y, -x * box.x, -y * box.y };
    const double k = memmem(align.p, align.n, "slice", 5) ? fmax(x, y) : fmin(x, y);
    const double dx = size.width - k * box.width, dy = size.height - k * box.height;
    const bool given = align.n > 0;
    x = given ? aligned_at(align, "xMid", "xMax", dx) : dx / 2;
    y = given ? aligned_at(align, "YMid", "YMax", dy) : dy / 2;
    return (Transform){ k, 0, 0, k, x - k * box.x, y - k * box.y };
}

/* ---- paths ---------------------------------------------------------------------------------- */

static bool map_path(PathBuilder *b, Transform t)
{
    for (size_t i = 0; i < b->n; i++)
        for (int k = 0; k < 3; k++) {
            Point *p = &b->segments[i].p[k];
            *p = transform_point(t, *p);
            if (!(fabs(p->x) < FARTHEST) || !(fabs(p->y) < FARTHEST)) return false;
        }
    return true;
}

static double scale_of(Transform t)
{
    return sqrt(fabs(t.a * t.d - t.b * t.c));
}

/* Whether circles stay circles. */
static bool keeps_shape(Transform t)
{
    const double least = 1e-3 * (fabs(t.a) + fabs(t.b) + fabs(t.c) + fabs(t.d));
    return (fabs(t.a - t.d) < least && fabs(t.b + t.c) < least) ||
           (fabs(t.a + t.d) < least && fabs(t.b - t.c) < least);
}

/* Lengths of dashes, at `k` times their size; none where they mean nothing. */
static size_t dashes(SvgFile *f, const SvgStyle *s, double k, double **out)
{
    enum { DASHES_MAX = 64 };
    double *v = ARENA_ARRAY(f->keep, double, DASHES_MAX), sum = 0;
    const size_t n = svg_numbers(s->dash, v, DASHES_MAX);
    for (size_t i = 0; i < n; i++) {
        if (v[i] < 0) return 0;
        sum += v[i] *= k;
    }
    *out = v;
    return sum > 1e-3 && sum < FARTHEST ? n : 0; /* a pattern too fine to see is a line */
}

static const Gradient *moved_gradient(SvgFile *f, const Gradient *g, Transform t)
{
    if (!g) return NULL;
    Gradient *moved = ARENA_NEW(f->keep, Gradient);
    *moved = *g;
    moved->transform = transform_multiply(g->transform, t);
    return moved;
}

/* The path in ink, its outline being mapped by `t` and its lines `k` times as wide. */
static Path *finished(SvgFile *f, const PathBuilder *b, const SvgStyle *s, SvgInk fill,
                      SvgInk stroke, Transform t, double k)
{
    PathStyle *style = ARENA_NEW(f->keep, PathStyle);
    double *dash = NULL;
    *style = (PathStyle){ .even_odd = s->fill_even_odd,
                          .cap = s->cap,
                          .join = s->join,
                          .miter_limit = s->miter_limit,
                          .fill = moved_gradient(f, fill.gradient, t),
                          .stroke = moved_gradient(f, stroke.gradient, t) };
    style->n_dash = s->dash.n ? dashes(f, s, k, &dash) : 0;
    style->dash = dash;
    style->dash_phase = s->dash_phase * k;
    Path *path =
        path_done(b, fill.color, (Stroke){ .width = s->stroke_width * k, .color = stroke.color });
    path->style = style;
    return path;
}

static void too_large(SvgFile *f, const SvgNode *n)
{
    svg_missing(f, n, "a shape of that size", "its coordinates are far outside the picture");
}

/* A shape with one or two inks, its outline in user units. */
static void add_shape(SvgFile *f, const SvgNode *n, Frame *to, Transform t, PathBuilder b,
                      const SvgStyle *s, SvgInk fill, SvgInk stroke)
{
    const double k = scale_of(t);
    const bool strokes = stroke.color.a > 0 && s->stroke_width > 0;
    PathBuilder own = { .arena = f->keep };
    if (fill.color.a <= 0 && !strokes) return;
    own.segments = ARENA_ARRAY(f->keep, Segment, b.n);
    own.n = own.cap = b.n;
    memcpy(own.segments, b.segments, b.n * sizeof *b.segments);
    if (!strokes || keeps_shape(t)) {
        if (!map_path(&own, t)) too_large(f, n);
        else frame_add_path(f->keep, to, (Point){ 0, 0 }, finished(f, &own, s, fill, stroke, t, k));
        return;
    }
    /* Scaled as a whole, so that its numbers are as large as others; then bent. */
    const Transform scale = { k, 0, 0, k, 0, 0 };
    const Transform bend = { t.a / k, t.b / k, t.c / k, t.d / k, t.e, t.f };
    if (!(k > 0)) return;
    if (!map_path(&own, scale)) {
        too_large(f, n);
        return;
    }
    Frame *bent = frame_new(f->keep, to->size);
    frame_add_path(f->keep, bent, (Point){ 0, 0 }, finished(f, &own, s, fill, stroke, scale, k));
    frame_add_group(f->keep, to, (Point){ 0, 0 }, (Group){ .frame = bent, .transform = bend });
}

static bool is_translucent(SvgInk ink)
{
    return ink.gradient && ink.gradient->translucent;
}

static void draw_shape(SvgFile *f, const SvgNode *n, Place at, const SvgStyle *s, double opacity)
{
    PathBuilder b = { .arena = f->scratch };
    if (!svg_shape(n, at.view, &b)) return;
    const Rect box = path_bounds(&b);
    const SvgInk fill = svg_ink(f, n, &s->fill, s, s->fill_opacity * opacity, box, at.view);
    const SvgInk stroke = svg_ink(f, n, &s->stroke, s, s->stroke_opacity * opacity, box, at.view);
    if (is_translucent(fill) || is_translucent(stroke)) { /* each has its own mask */
        add_shape(f, n, at.frame, at.t, b, s, fill, (SvgInk){ 0 });
        add_shape(f, n, at.frame, at.t, b, s, (SvgInk){ 0 }, stroke);
    } else {
        add_shape(f, n, at.frame, at.t, b, s, fill, stroke);
    }
}

/* ---- clip paths ----------------------------------------------------------------------------- */

/* The outlines of all shapes below, as one path. */
static void clip_outlines(SvgFile *f, const SvgNode *n, Transform t, SvgView view, PathBuilder *to,
                          unsigned depth)
{
    if (depth > SVG_DEPTH_MAX || ++f->drawn > SVG_ELEMENTS_MAX) return;
    const SvgStyle s = svg_style(f, n, &svg_initial_style);
    t = transform_multiply(svg_transform(s.transform), t);
    if (s.none) return;
    if (svg_is_shape(n)) {
        PathBuilder b = { .arena = f->scratch };
        if (!svg_shape(n, view, &b) || !map_path(&b, t)) return;
        for (size_t i = 0; i < b.n; i++) {
            const Segment *q = &b.segments[i];
            if (q->kind == SEGMENT_MOVE) path_move(to, q->p[0].x, q->p[0].y);
            if (q->kind == SEGMENT_LINE) path_line(to, q->p[0].x, q->p[0].y);
            if (q->kind == SEGMENT_CURVE) path_curve(to, q->p[0], q->p[1], q->p[2]);
            if (q->kind == SEGMENT_CLOSE) path_close(to);
        }
    } else if (str_is(n->name, "use")) {
        const SvgNode *used = svg_referenced(f, svg_attribute(n, "href"));
        const double x = svg_length(svg_attribute(n, "x"), view.width, 0);
        const double y = svg_length(svg_attribute(n, "y"), view.height, 0);
        t = transform_multiply(transform_translate(x, y), t);
        if (used) clip_outlines(f, used, t, view, to, depth + 1);
    } else if (str_is(n->name, "text")) {
        svg_missing(f, n, "`<text>`", "convert text to paths in the drawing program");
    } else {
        for (const SvgNode *c = n->first; c; c = c->next)
            clip_outlines(f, c, t, view, to, depth + 1);
    }
}

static bool clips_by_even_odd(SvgFile *f, const SvgNode *clip)
{
    const SvgStyle outer = svg_style(f, clip, &svg_initial_style);
    return clip->first ? svg_style(f, clip->first, &outer).clip_even_odd : outer.clip_even_odd;
}

static Path *clip_done(SvgFile *f, PathBuilder *b, bool even_odd)
{
    if (!b->n) path_rect(b, (Rect){ 0, 0, 0, 0 }, (double[4]){ 0 }); /* nothing is left */
    PathStyle *style = ARENA_NEW(f->keep, PathStyle);
    style->even_odd = even_odd;
    Path *path = path_done(b, COLOR_BLACK, (Stroke){ 0 });
    if (even_odd) path->style = style;
    return path;
}

/* The path that an element with the style is clipped to, in the frame's coordinates; NULL for none.
 */
static Path *clip_of(SvgFile *f, const SvgNode *n, const SvgStyle *s, Place at)
{
    const SvgNode *clip = s->clip.n ? svg_referenced(f, s->clip) : NULL;
    PathBuilder b = { .arena = f->keep };
    Transform t = at.t;
    if (!s->clip.n) return NULL;
    if (!clip || !str_is(clip->name, "clipPath")) {
        svg_missing(f, n, c_format(f->scratch, "the clip path `%.*s`", (int)s->clip.n, s->clip.p),
                    NULL);
        return NULL;
    }
    if (str_is(svg_attribute(clip, "clipPathUnits"), "objectBoundingBox")) {
        PathBuilder shape = { .arena = f->scratch };
        if (!svg_is_shape(n) || !svg_shape(n, at.view, &shape)) {
            svg_missing(f, clip, "`clipPathUnits`", NULL);
            return NULL;
        }
        const Rect r = path_bounds(&shape);
        t = transform_multiply((Transform){ r.width, 0, 0, r.height, r.x, r.y }, t);
    }
    if (svg_style(f, clip, &svg_initial_style).clip.n)
        svg_missing(f, clip, "a clip path on a clip path", NULL);
    clip_outlines(f, clip, t, at.view, &b, 0);
    return clip_done(f, &b, clips_by_even_odd(f, clip));
}

static Path *clip_to_rect(SvgFile *f, Rect r, Transform t)
{
    PathBuilder b = { .arena = f->keep };
    path_rect(&b, r, (double[4]){ 0 });
    return map_path(&b, t) ? clip_done(f, &b, false) : NULL;
}

/* ---- elements ------------------------------------------------------------------------------- */

/* A frame of its own where what is in it is clipped or transparent as a whole, else the same. */
static Frame *open_group(SvgFile *f, Frame *to, const Path *clip, double opacity)
{
    return clip || opacity < 1 ? frame_new(f->keep, to->size) : to;
}

static void close_group(SvgFile *f, Frame *to, const Frame *group, const Path *clip, double opacity)
{
    if (group == to || !group->n) return;
    frame_add_group(f->keep, to, (Point){ 0, 0 },
                    (Group){ .frame = group,
                             .transform = TRANSFORM_IDENTITY,
                             .clip = clip,
                             .transparency = 1 - opacity });
}

/* An inner drawing or a symbol, `at` being where its element stands. */
static void draw_view(SvgFile *f, const SvgNode *n, Place at, const SvgStyle *s, Size size)
{
    Rect box;
    if (!(size.width > 0) || !(size.height > 0)) return;
    const Path *clip =
        s->overflows ? NULL : clip_to_rect(f, (Rect){ 0, 0, size.width, size.height }, at.t);
    Place inner = at;
    inner.frame = open_group(f, at.frame, clip, 1);
    inner.style = s;
    inner.view = (SvgView){ size.width, size.height };
    if (view_box(n, &box)) {
        inner.t = transform_multiply(view_transform(n, box, size), at.t);
        inner.view = (SvgView){ box.width, box.height };
    }
    draw_children(f, n, inner);
    close_group(f, at.frame, inner.frame, clip, 1);
}

static Size size_of(const SvgNode *n, SvgView view, Size otherwise)
{
    return (Size){ svg_length(svg_attribute(n, "width"), view.width, otherwise.width),
                   svg_length(svg_attribute(n, "height"), view.height, otherwise.height) };
}

static Place moved_place(const SvgNode *n, Place at)
{
    const double x = svg_length(svg_attribute(n, "x"), at.view.width, 0);
    const double y = svg_length(svg_attribute(n, "y"), at.view.height, 0);
    at.t = transform_multiply(transform_translate(x, y), at.t);
    return at;
}

static void draw_use(SvgFile *f, const SvgNode *n, Place at)
{
    const SvgNode *used = svg_referenced(f, svg_attribute(n, "href"));
    if (!used) {
        svg_missing(f, n, "a `<use>` of something that is not in the file", NULL);
        return;
    }
    at = moved_place(n, at);
    if (!str_is(used->name, "symbol")) {
        draw(f, used, at);
        return;
    }
    const SvgStyle s = svg_style(f, used, at.style);
    at.t = transform_multiply(svg_transform(s.transform), at.t);
    draw_view(f, used, at, &s, size_of(n, at.view, (Size){ at.view.width, at.view.height }));
}

/* Of several forms of one thing, the first that can be drawn. */
static void draw_switch(SvgFile *f, const SvgNode *n, Place at)
{
    for (const SvgNode *c = n->first; c; c = c->next)
        if (!str_is(c->name, "foreignObject") && !svg_attribute(c, "requiredExtensions").n &&
            !svg_attribute(c, "systemLanguage").n) {
            draw(f, c, at);
            return;
        }
    if (n->first) svg_missing(f, n->first, "`<switch>`", NULL);
}

static bool is_one_of(Str name, const char *const *names)
{
    while (*names && !str_is(name, *names)) names++;
    return *names != NULL;
}

/* What draws nothing where it stands. */
static bool is_silent(Str name)
{
    static const char *const silent[] = { "defs",           "title",          "desc", "metadata",
                                          "style",          "symbol",         "view", "clipPath",
                                          "linearGradient", "radialGradient", "mask", "filter",
                                          "pattern",        "marker",         "font", "font-face",
                                          "solidColor",     "cursor",         "stop", NULL };
    return is_one_of(name, silent);
}

static void tell_missing(SvgFile *f, const SvgNode *n)
{
    static const char *const texts[] = { "text", "tspan", "textPath", "flowRoot", NULL };
    const char *hint = is_one_of(n->name, texts)  ? "convert text to paths in the drawing program"
                       : str_is(n->name, "image") ? "place it as a picture of its own"
                                                  : NULL;
    svg_missing(f, n, c_format(f->scratch, "`<%.*s>`", (int)n->name.n, n->name.p), hint);
}

static void draw_element(SvgFile *f, const SvgNode *n, Place at, const SvgStyle *s)
{
    static const char *const groups[] = { "g", "a", NULL };
    if (is_one_of(n->name, groups)) draw_children(f, n, at);
    else if (str_is(n->name, "use")) draw_use(f, n, at);
    else if (str_is(n->name, "switch")) draw_switch(f, n, at);
    else if (str_is(n->name, "svg"))
        draw_view(f, n, moved_place(n, at), s,
                  size_of(n, at.view, (Size){ at.view.width, at.view.height }));
    else tell_missing(f, n);
}

static bool both_inks(const SvgStyle *s)
{
    return s->fill.kind != SVG_NONE && s->stroke.kind != SVG_NONE && s->stroke_width > 0;
}

static void draw(SvgFile *f, const SvgNode *n, Place at)
{
    if (is_silent(n->name)) return;
    if (++at.depth > SVG_DEPTH_MAX || ++f->drawn > SVG_ELEMENTS_MAX) {
        svg_missing(f, n, "all that `use` repeats", NULL);
        return;
    }
    const SvgStyle s = svg_style(f, n, at.style);
    const bool shape = svg_is_shape(n), whole = !shape || both_inks(&s);
    if (s.none || s.opacity <= 0 || (shape && s.hidden)) return;
    at.t = transform_multiply(svg_transform(s.transform), at.t);
    const Path *clip = clip_of(f, n, &s, at);
    Place inner = at;
    inner.style = &s;
    inner.frame = open_group(f, at.frame, clip, whole ? s.opacity : 1);
    if (shape) draw_shape(f, n, inner, &s, whole ? 1 : s.opacity);
    else draw_element(f, n, inner, &s);
    close_group(f, at.frame, inner.frame, clip, whole ? s.opacity : 1);
}

/* ---- the file ------------------------------------------------------------------------------- */

/* In CSS pixels; a side that is missing follows from the view box. */
static Size natural_size(const SvgNode *root)
{
    Rect box;
    const bool viewed = view_box(root, &box);
    const Str width = svg_attribute(root, "width"), height = svg_attribute(root, "height");
    double w = str_ends(width, "%") ? NAN : svg_length(width, 0, NAN);
    double h = str_ends(height, "%") ? NAN : svg_length(height, 0, NAN);
    if (isnan(w) && isnan(h)) {
        w = viewed ? box.width : WIDTH_DEFAULT;
        h = viewed ? box.height : HEIGHT_DEFAULT;
    }
    if (isnan(w)) w = viewed ? h * box.width / box.height : WIDTH_DEFAULT;
    if (isnan(h)) h = viewed ? w * box.height / box.width : HEIGHT_DEFAULT;
    return (Size){ w, h };
}

static bool is_usable(Size s)
{
    return s.width > 0 && s.height > 0 && s.width / s.height < ASPECT_MAX &&
           s.height / s.width < ASPECT_MAX;
}

/* Of the longer side of a drawing's Frame. */
static double units_of(const SvgNode *root)
{
    Rect box;
    if (!view_box(root, &box)) return UNITS;
    const double own = fmax(box.width, box.height);
    return own >= UNITS && own <= UNITS_MOST ? own : UNITS;
}

static Frame *draw_file(SvgFile *f, Size size)
{
    const double k = units_of(f->root) / fmax(size.width, size.height);
    const SvgStyle s = svg_style(f, f->root, &svg_initial_style);
    Frame *frame = frame_new(f->keep, (Size){ size.width * k, size.height * k });
    const Place at = { frame, { k, 0, 0, k, 0, 0 }, { size.width, size.height }, &s, 0 };
    if (s.opacity > 0 && !s.none) draw_view(f, f->root, at, &s, size);
    return frame;
}

static const Picture *picture_of(SvgFile *f)
{
    const Size size = natural_size(f->root);
    if (!is_usable(size)) {
        report(f->diag, MSG_IMAGE_BROKEN, f->at, f->name, "its size cannot be printed");
        return NULL;
    }
    Picture *p = ARENA_NEW(f->keep, Picture);
    p->frame = draw_file(f, size);
    p->size = size_within((Size){ size.width * PIXEL, size.height * PIXEL },
                          (Size){ SIDE_MAX, SIDE_MAX });
    return p;
}

const Picture *picture_read_svg(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    SvgFile f = { .scratch = arena_new(), .keep = a, .diag = d, .at = at, .name = name };
    const bool utf16 = str_starts(bytes, "\xFF\xFE") || str_starts(bytes, "\xFE\xFF");
    if (!utf16) f.source = source_new(a, str_c(a, str(name)), bytes);
    const Picture *p = svg_parse(&f, bytes) ? picture_of(&f) : NULL;
    arena_free(f.scratch);
    return p;
}
