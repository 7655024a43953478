/* cairo_late.c - cairo, opened when a picture is first drawn.
 *
 * Only previews need it, and with the window systems' libraries that it brings along it would be a
 * quarter of the start of every command.  So the program is not linked with cairo: the functions
 * that png.c calls are defined here, and pass their arguments on. */
#include "backend/cairo_late.h"

#include <cairo.h>
#include <dlfcn.h>
#include <stdlib.h>

#define LIBRARY "libcairo.so.2"

typedef void Function(void);

static void *library; /* stays open */

bool cairo_open(const char **why)
{
    if (!library) library = dlopen(LIBRARY, RTLD_NOW);
    if (!library) *why = dlerror();
    return library != NULL;
}

/* Never NULL: every cairo has them. */
static Function *find(const char *name)
{
    void *symbol = dlsym(library, name);
    if (!symbol) abort();
    return *(Function **)&symbol; /* as dlsym(3) has it: C has no cast from an object's pointer */
}

#define PASS_ON(result, name, parameters, arguments)   \
    result name parameters                             \
    {                                                  \
        static Function *there;                        \
        if (!there) there = find(#name);               \
        return ((result(*) parameters)there)arguments; \
    }

PASS_ON(void, cairo_clip, (cairo_t * c), (c))
PASS_ON(void, cairo_close_path, (cairo_t * c), (c))
PASS_ON(cairo_t *, cairo_create, (cairo_surface_t * s), (s))
PASS_ON(void, cairo_curve_to,
        (cairo_t * c, double x1, double y1, double x2, double y2, double x3, double y3),
        (c, x1, y1, x2, y2, x3, y3))
PASS_ON(void, cairo_destroy, (cairo_t * c), (c))
PASS_ON(void, cairo_fill, (cairo_t * c), (c))
PASS_ON(void, cairo_fill_preserve, (cairo_t * c), (c))
PASS_ON(cairo_pattern_t *, cairo_get_source, (cairo_t * c), (c))
PASS_ON(cairo_surface_t *, cairo_image_surface_create, (cairo_format_t f, int width, int height),
        (f, width, height))
PASS_ON(unsigned char *, cairo_image_surface_get_data, (cairo_surface_t * s), (s))
PASS_ON(int, cairo_image_surface_get_stride, (cairo_surface_t * s), (s))
PASS_ON(void, cairo_line_to, (cairo_t * c, double x, double y), (c, x, y))
PASS_ON(cairo_status_t, cairo_matrix_invert, (cairo_matrix_t * m), (m))
PASS_ON(void, cairo_move_to, (cairo_t * c, double x, double y), (c, x, y))
PASS_ON(void, cairo_new_path, (cairo_t * c), (c))
PASS_ON(void, cairo_paint, (cairo_t * c), (c))
PASS_ON(void, cairo_paint_with_alpha, (cairo_t * c, double alpha), (c, alpha))
PASS_ON(void, cairo_pattern_add_color_stop_rgba,
        (cairo_pattern_t * p, double at, double r, double g, double b, double a),
        (p, at, r, g, b, a))
PASS_ON(cairo_pattern_t *, cairo_pattern_create_linear,
        (double x0, double y0, double x1, double y1), (x0, y0, x1, y1))
PASS_ON(cairo_pattern_t *, cairo_pattern_create_radial,
        (double x0, double y0, double r0, double x1, double y1, double r1),
        (x0, y0, r0, x1, y1, r1))
PASS_ON(void, cairo_pattern_destroy, (cairo_pattern_t * p), (p))
PASS_ON(void, cairo_pattern_set_extend, (cairo_pattern_t * p, cairo_extend_t e), (p, e))
PASS_ON(void, cairo_pattern_set_matrix, (cairo_pattern_t * p, const cairo_matrix_t *m), (p, m))
PASS_ON(void, cairo_pop_group_to_source, (cairo_t * c), (c))
PASS_ON(void, cairo_push_group, (cairo_t * c), (c))
PASS_ON(void, cairo_rectangle, (cairo_t * c, double x, double y, double width, double height),
        (c, x, y, width, height))
PASS_ON(void, cairo_restore, (cairo_t * c), (c))
PASS_ON(void, cairo_save, (cairo_t * c), (c))
PASS_ON(void, cairo_scale, (cairo_t * c, double x, double y), (c, x, y))
PASS_ON(void, cairo_set_dash, (cairo_t * c, const double *dashes, int n, double offset),
        (c, dashes, n, offset))
PASS_ON(void, cairo_set_fill_rule, (cairo_t * c, cairo_fill_rule_t rule), (c, rule))
PASS_ON(void, cairo_set_line_cap, (cairo_t * c, cairo_line_cap_t cap), (c, cap))
PASS_ON(void, cairo_set_line_join, (cairo_t * c, cairo_line_join_t join), (c, join))
PASS_ON(void, cairo_set_line_width, (cairo_t * c, double width), (c, width))
PASS_ON(void, cairo_set_miter_limit, (cairo_t * c, double limit), (c, limit))
PASS_ON(void, cairo_set_source, (cairo_t * c, cairo_pattern_t *p), (c, p))
PASS_ON(void, cairo_set_source_rgb, (cairo_t * c, double r, double g, double b), (c, r, g, b))
PASS_ON(void, cairo_set_source_rgba, (cairo_t * c, double r, double g, double b, double a),
        (c, r, g, b, a))
PASS_ON(void, cairo_set_source_surface, (cairo_t * c, cairo_surface_t *s, double x, double y),
        (c, s, x, y))
PASS_ON(cairo_status_t, cairo_status, (cairo_t * c), (c))
PASS_ON(const char *, cairo_status_to_string, (cairo_status_t s), (s))
PASS_ON(void, cairo_stroke, (cairo_t * c), (c))
PASS_ON(void, cairo_surface_destroy, (cairo_surface_t * s), (s))
PASS_ON(void, cairo_surface_mark_dirty, (cairo_surface_t * s), (s))
PASS_ON(cairo_status_t, cairo_surface_write_to_png_stream,
        (cairo_surface_t * s, cairo_write_func_t write, void *closure), (s, write, closure))
PASS_ON(void, cairo_transform, (cairo_t * c, const cairo_matrix_t *m), (c, m))
PASS_ON(void, cairo_translate, (cairo_t * c, double x, double y), (c, x, y))
