/* png_cairo.h - cairo, opened when a picture is drawn: with the window systems' libraries that it
 * brings along it would be a third of every start. */
#ifndef DDKIT_BACKEND_PNG_CAIRO_H
#define DDKIT_BACKEND_PNG_CAIRO_H

#include <cairo.h>
#include <stdbool.h>

#define CAIRO_LIBRARY "libcairo.so.2"

/* What is called of it, without `cairo_`. */
/* clang-format off */
#define CAIRO_FUNCTIONS(X) \
    X(clip) X(close_path) X(create) X(curve_to) X(destroy) X(fill) X(fill_preserve) \
    X(get_source) X(image_surface_create) X(image_surface_get_data) X(image_surface_get_stride) \
    X(line_to) X(matrix_invert) X(move_to) X(new_path) X(paint) X(paint_with_alpha) \
    X(pattern_add_color_stop_rgba) X(pattern_create_linear) X(pattern_create_radial) \
    X(pattern_destroy) X(pattern_set_extend) X(pattern_set_matrix) X(pop_group_to_source) \
    X(push_group) X(rectangle) X(restore) X(save) X(scale) X(set_dash) X(set_fill_rule) \
    X(set_line_cap) X(set_line_join) X(set_line_width) X(set_miter_limit) X(set_source) \
    X(set_source_rgb) X(set_source_rgba) X(set_source_surface) X(status) X(status_to_string) \
    X(stroke) X(surface_destroy) X(surface_mark_dirty) X(surface_write_to_png_stream) \
    X(transform) X(translate)
/* clang-format on */

#define CAIRO_MEMBER(name) __typeof__(cairo_##name) *name;
typedef struct Cairo {
    CAIRO_FUNCTIONS(CAIRO_MEMBER)
} Cairo;
#undef CAIRO_MEMBER

/* False where it is not installed.  It stays open. */
bool cairo_open(Cairo *to);

#endif
