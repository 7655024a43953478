/* element_picture.c - icons and images. */
#include <math.h>

#include "layout/bound.h"
#include "layout/element_store.h"
#include "layout/icon.h"
#include "layout/style.h"

/* Of an icon that names no size, in ems of its style. */
#define ICON_EMS 1.2
/* Where an icon stands on the line of the text beside it, of its height. */
#define ICON_BASELINE 0.84

static double icon_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    (void)scope;
    const double size = e->as.picture.size;
    return size > 0 ? size : style_size(c, e->style) * ICON_EMS;
}

static void build_icon(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    Span at;
    const Str name = bound_text(c, e->as.picture.name, scope, &at);
    const Color color = bound_color(c, e->color, scope, e->style->text.color);
    const Frame *icon = icon_frame(c, name, icon_width(c, e, scope), color, at);
    Frame *f = build_aligned(c, spot, e, icon);
    f->baseline = icon->size.height * ICON_BASELINE;
    galley_add_frame(c, spot->galley, f, spot->space_above, at);
}

/* clang-format off */
static const Field picture_fields[] = {
    BOUND("name", as.picture.name, "Its name.", REQUIRED),
    SIZE("size", as.picture.size, "Its width."),
    END };

const ElementType element_icon = {
    { "icon", "An icon of the theme.", "name", NULL, picture_fields },
    .build = build_icon, .width = icon_width, .drawn = true };
/* clang-format on */

static double image_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    (void)c;
    (void)scope;
    return e->as.picture.size;
}

/* As wide as its `size`, or its own, and no higher than its `height`. */
static Size image_size(const Element *e, const Picture *p, double room)
{
    const double wanted = e->as.picture.size > 0 ? e->as.picture.size : p->size.width;
    double k = fmin(room, wanted) / p->size.width;
    if (!isnan(e->height)) k = fmin(k, e->height / p->size.height);
    return (Size){ p->size.width * k, p->size.height * k };
}

static void build_image(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    Span at;
    const Str name = bound_text(c, e->as.picture.name, scope, &at);
    const Picture *picture =
        name.n && c->setter->picture ? c->setter->picture(c->setter->user, name, at) : NULL;
    if (!picture) return;
    const double room = spot->galley->width;
    BlockPicture *p = ARENA_NEW(c->scratch, BlockPicture);
    *p = (BlockPicture){ .picture = picture,
                         .size = image_size(e, picture, room),
                         .width = room,
                         .share = side_aligned(c->setter->rtl, e->align, 1, 0) };
    galley_add_picture(c, spot->galley, p, spot->space_above, at)->sticky = e->sticky;
}

/* clang-format off */
const ElementType element_image = {
    { "image", "A picture: PNG, JPEG or SVG.", "name", NULL, picture_fields },
    .build = build_image, .width = image_width, .drawn = true };
/* clang-format on */
