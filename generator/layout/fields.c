/* fields.c - lengths and insets as fields. */
#include "layout/fields.h"

#include <math.h>

#include "base/geometry.h"
#include "data/field_macros.h"

static bool fits_length(Str s)
{
    double points;
    return length_parse(s, MM(1), &points) && fabs(points) < MM(5000);
}

const Shape length_shape = {
    .what = "a length: millimeters, or a number with mm, pt or in behind it",
    .pattern = "^\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*(mm|pt|in)?\\s*$",
    .fits = fits_length,
};

bool store_length(void *context, const Field *f, const Value *v, void *place)
{
    (void)context;
    (void)f;
    return length_parse(value_str(v), MM(1), place);
}

/* clang-format off */
#define SIDE(name, member, what) \
    WORD(name, what, SHAPE(length_shape), TO(Insets, member, store_length))

static const Field sides[] = {
    WORD("x", "Left and right.", SHAPE(length_shape)),
    WORD("y", "Top and bottom.", SHAPE(length_shape)),
    SIDE("left", left, "At the left."),
    SIDE("top", top, "At the top."),
    SIDE("right", right, "At the right."),
    SIDE("bottom", bottom, "At the bottom."),
    END };

const Field insets_forms[] = {
    WORD(NULL, "The same on all sides.", SHAPE(length_shape)),
    OBJECT(NULL, sides, "Each side by itself."),
    END_ONE_OF };
/* clang-format on */

bool store_insets(void *context, const Field *f, const Value *v, void *place)
{
    Insets *to = place;
    if (v->kind != VALUE_MAP) {
        double all = 0;
        store_length(context, f, v, &all);
        *to = (Insets){ all, all, all, all };
        return true;
    }
    const Value *x = value_get(v, "x"), *y = value_get(v, "y");
    if (x) store_length(context, f, x, &to->left), to->right = to->left;
    if (y) store_length(context, f, y, &to->top), to->bottom = to->top;
    return schema_fill(sides, NULL, v, to, context);
}

bool store_c(void *context, const Field *f, const Value *v, void *place)
{
    (void)f;
    *(const char **)place = str_c(*(Arena **)context, value_str(v));
    return true;
}
