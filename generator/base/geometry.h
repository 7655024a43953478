/* geometry.h - lengths and boxes.
 *
 * Everything inside the program is in points (1/72 in), x to the right, y down, as double.
 * Millimeters and inches occur only in what people write; see length_parse. */
#ifndef DDKIT_BASE_GEOMETRY_H
#define DDKIT_BASE_GEOMETRY_H

#include "base/str.h"

#define MM(x) ((x) * (72.0 / 25.4))

typedef struct Point {
    double x, y;
} Point;
typedef struct Size {
    double width, height;
} Size;
typedef struct Rect {
    double x, y, width, height;
} Rect;
typedef struct Insets {
    double left, top, right, bottom;
} Insets;
/* x' = a x + c y + e,  y' = b x + d y + f, as in PDF 32000-1, 8.3.3 */
typedef struct Transform {
    double a, b, c, d, e, f;
} Transform;

#define TRANSFORM_IDENTITY ((Transform){ 1, 0, 0, 1, 0, 0 })

/* `own` made smaller, sides in proportion, to fit `most`. */
Size size_within(Size own, Size most);
Rect rect_inset(Rect r, Insets by);
Rect rect_outset(Rect r, double by);
Transform transform_translate(double x, double y);
Transform transform_multiply(Transform first, Transform then);
Point transform_point(Transform t, Point p);

/* "3mm", "0.25in", "9pt", or a bare number in `unit_default` points a unit (MM(1) or 1). */
bool length_parse(Str s, double unit_default, double *points);
/* "63.5x88.9mm", also with the multiplication sign; both sides over 0. */
bool size_parse(Str s, Size *out);

#endif
