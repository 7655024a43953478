/* element_lines.c - what is written into: checkboxes and ruled lines. */
#include <math.h>

#include "layout/bound.h"
#include "layout/drawn.h"
#include "layout/element_store.h"
#include "layout/style.h"
#include "layout/typeset.h"
#include "text/letter_case.h"

/* ---- checkboxes ----------------------------------------------------------------------------- */

/* Where a box stands on the line of the text beside it, of its height. */
#define CHECK_BASELINE 0.86

/* `gap` apart, as many in a row as fit. */
static Frame *draw_checks(const LayoutContext *c, const Element *e, const Scope *scope,
                          double width)
{
    const int64_t n = bound_count(c, e->as.count.count, scope, "`checks`");
    if (!n) return frame_new(c->scratch, (Size){ 0, 0 });
    const Details *look = theme_details(c->setter->theme);
    const double size = e->as.count.size > 0 ? e->as.count.size : look->check_size,
                 gap = isnan(e->gap) ? look->check_gap : e->gap, weight = look->check_stroke;
    const int64_t fit = (int64_t)((width + gap + 0.01) / (size + gap)), in_row = fit < 1 ? 1 : fit;
    const Color color = bound_color(c, e->color, scope, e->style->text.color);
    const double used = (double)(n < in_row ? n : in_row) * (size + gap) - gap,
                 high = (double)((n - 1) / in_row) * (size + gap) + size;
    Frame *f = frame_new(c->scratch, (Size){ used, high });
    const Path *box = shape_rect(c, (Size){ size - weight, size - weight }, look->check_radius,
                                 COLOR_NONE, (Stroke){ weight, color, { 0, 0 }, false });
    for (int64_t i = 0; i < n; i++) {
        const double x = side_x(c->setter->rtl, (double)(i % in_row) * (size + gap), size, used),
                     y = (double)(i / in_row) * (size + gap);
        frame_add_path(c->scratch, f, (Point){ x + weight / 2, y + weight / 2 }, box);
    }
    f->baseline = size * CHECK_BASELINE;
    return f;
}

static void build_checks(const LayoutContext *c, const Spot *spot, const Element *e,
                         const Scope *scope)
{
    const Frame *f = draw_checks(c, e, scope, spot->galley->width);
    if (f->n) build_add_aligned(c, spot, e, f);
}

/* In one row. */
static double checks_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    return draw_checks(c, e, scope, 10000)->size.width;
}

/* clang-format off */
static const Field checks[] = {
    BOUND("count", as.count.count, "How many.", REQUIRED),
    SIZE("size", as.count.size, "Size of a box."),
    END };

const ElementType element_checks = {
    { "checks", "Checkboxes.", "count", NULL, checks },
    .build = build_checks, .width = checks_width, .drawn = true };
/* clang-format on */

/* ---- ruled lines -------------------------------------------------------------------------- */

static double lines_pitch(const LayoutContext *c, const Element *e)
{
    return e->as.count.size > 0 ? e->as.count.size : theme_details(c->setter->theme)->line_pitch;
}

/* What stands above the lines, in their color; NULL where nothing does. */
static const Line *lines_title(const LayoutContext *c, const Element *e, const Scope *scope)
{
    const Variant v = { .color = bound_color(c, e->color, scope, e->style->text.color) };
    Span origin = e->span;
    Str text = e->as.count.title ? bound_text(c, e->as.count.title, scope, &origin) : STR("");
    if (e->style->upper) text = text_upper(c->scratch, text, c->setter->language);
    if (!text.n) return NULL;
    return typeset_line(c, text, style_text(c, e->style, &v), DIRECTION_AUTO, origin);
}

/* As many as fit, spread over the whole height: columns and pages end at a common edge.  A title
 * without a line below it is left out. */
static Frame *lines_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size size,
                          Outcome *out)
{
    (void)out;
    if (!isfinite(size.height)) return NULL;
    const TableStyle *look = theme_table(c->setter->theme);
    const Line *title = lines_title(c, e, scope);
    const double head = title ? title->ascent + title->descent : 0, room = size.height - head;
    const Color color = title ? look->rule : bound_color(c, e->color, scope, look->rule);
    const double fit = fmax(floor((room + 0.01) / lines_pitch(c, e)), 0);
    const int64_t wanted = bound_count(c, e->as.count.count, scope, "`lines`");
    const bool rule = fit < 2 && !wanted && !title; /* one alone looks like one */
    const double n = rule ? 0 : fmin(fit, BOUND_COUNT_MAX);
    const Path *line = shape_line(c, (Point){ size.width, 0 },
                                  (Stroke){ look->rule_width, color, { 0, 0 }, false });
    Frame *f = frame_new(c->scratch, size);
    if (title && n > 0)
        frame_add_line(
            c->scratch, f,
            (Point){ side_x(c->setter->rtl, 0, title->width, size.width), title->ascent }, title);
    for (double i = 1; i <= n; i++)
        frame_add_path(c->scratch, f, (Point){ 0, head + room * i / n }, line);
    return f;
}

static void build_lines(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    const double natural =
        (double)bound_count(c, e->as.count.count, scope, "`lines`") * lines_pitch(c, e);
    const Size size = { spot->galley->width, natural };
    if (spot->grow > 0) build_fill(c, spot, e, scope, natural);
    else build_add_aligned(c, spot, e, lines_frame(c, e, scope, size, NULL));
}

/* clang-format off */
static const Field lines[] = {
    BOUND("count", as.count.count, "How many; with `grow` as many as fit.", REQUIRED),
    SIZE("pitch", as.count.size, "Distance from one line to the next."),
    BOUND("title", as.count.title, "With `count: 0` and `grow`: stands above them, in `style` and `color`, where there is room for one line at least; else there is nothing."),
    END };

const ElementType element_lines = {
    { "lines", "Ruled lines to write on.", "count", NULL, lines },
    .build = build_lines, .frame = lines_frame, .fills = true };
/* clang-format on */
