/* ensign.c - a flag for a client that has none: two or three parts in tinctures that differ in
 * gray, drawn from its id, and not like that of a client before it. */
#include <math.h>

#include "base/map.h"
#include "draw/path.h"
#include "widgets/label.h"

#define FRAME_WIDTH 0.6
/* The field that the designs are drawn on. */
#define FIELD_WIDTH 20.0
#define FIELD_HEIGHT 13.0

/* SVG path data on the field; the ground is white.  None is a country's: no cross, no three bands. */
typedef struct Design {
    const char *dark, *pale; /* pale may be NULL */
} Design;

static const Design designs[] = {
    { "M0 0H20V13H0ZM7 6.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z", NULL }, /* a disc left white */
    { "M0 0H20L0 13Z", NULL },
    { "M0 9L14 0H20L6 13H0Z", NULL },
    { "M0 0L20 6.5L0 13Z", NULL },
    { "M0 0H10V6.5H0ZM10 6.5H20V13H10Z", NULL },
    { "M0 0H5L11 6.5L5 13H0L6 6.5ZM9 0H14L20 6.5L14 13H9L15 6.5Z", NULL },
    { "M0 0H8a8 8 0 0 1 -8 8Z", "M20 13H12a8 8 0 0 1 8 -8Z" },
    { "M0 0H20V6.5H0Z", "M7 6.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z" },
    { "M0 0H20L10 6.5ZM0 13L10 6.5L20 13Z", NULL },
    { "M10 1L18 6.5L10 12L2 6.5Z", NULL },
    { "M0 0H20V13H0ZM2.5 2.5V10.5H17.5V2.5Z", "M7.5 5H12.500V8H7.500Z" },
    { "M0 0L9 6.5L0 13Z", "M0 0H20V4.33H6L0 0Z" },
    { "M0 13L10 3L20 13H15L10 8L5 13Z", NULL },
    { "M0 0H10V6.5H0Z", "M0 9.5H20V13H0ZM13 0H20V6.500H13Z" },
    { "M0 0H2.86V13H0ZM5.71 0H8.57V13H5.71ZM11.43 0H14.29V13H11.43ZM17.14 0H20V13H17.14Z", NULL },
    { "M0 0H20V3H0Z", "M0 3H20V6.5H0Z" },
};
#define N_DESIGNS (sizeof designs / sizeof *designs)

/* Colors of the theme. */
static const char *const darks[] = { "flag-dark-1", "flag-dark-2", "flag-dark-3", "flag-dark-4",
                                     "flag-dark-5" };
static const char *const pales[] = { "flag-pale-1", "flag-pale-2" };
#define N_DARKS (sizeof darks / sizeof *darks)
#define N_PALES (sizeof pales / sizeof *pales)

static size_t wanted(Str id)
{
    return (size_t)(hash_bytes(HASH_SEED, id.p, id.n) >> 32);
}

/* The design that the id asks for, or the next one that no client before has. */
static size_t design_of(const Value *clients, Str id)
{
    bool taken[N_DESIGNS] = { 0 };
    for (size_t i = 0; i < value_count(clients); i++) {
        const Str key = value_key(clients, i);
        size_t at = wanted(key) % N_DESIGNS;
        for (size_t k = 0; k < N_DESIGNS && taken[at]; k++) at = (at + 1) % N_DESIGNS;
        if (str_eq(key, id)) return at;
        taken[at] = true;
    }
    return wanted(id) % N_DESIGNS;
}

static void add_part(const WidgetContext *c, Frame *f, const char *data, double scale, Color color)
{
    PathBuilder b = { .arena = c->keep };
    size_t bad;
    if (data && path_svg(&b, str(data), scale, (Point){ 0, 0 }, &bad))
        frame_add_path(c->keep, f, (Point){ 0, 0 }, path_done(&b, color, (Stroke){ 0 }));
}

static Color tincture(const WidgetContext *c, const char *const *names, size_t i)
{
    return c->color(c->user, names[i]);
}

Frame *widget_ensign(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    const Str id = value_str(value_get(value, "id"));
    const Value *clients = value_get(c->scenario, "clients");
    const Design *design = &designs[design_of(clients, id)];
    const size_t hash = wanted(id) / N_DESIGNS;
    const double width = fmin(limits.width, limits.height / FIELD_HEIGHT * FIELD_WIDTH);
    const double scale = width / FIELD_WIDTH, height = scale * FIELD_HEIGHT;
    Frame *f = frame_new(c->keep, (Size){ width, height });
    const Rect inner = { FRAME_WIDTH / 2, FRAME_WIDTH / 2, width - FRAME_WIDTH,
                         height - FRAME_WIDTH };
    frame_add_path(c->keep, f, (Point){ 0, 0 },
                   path_of_rect(c->keep, (Rect){ 0, 0, width, height }, 0,
                                c->color(c->user, "paper"), (Stroke){ 0 }));
    add_part(c, f, design->pale, scale, tincture(c, pales, hash / N_DARKS % N_PALES));
    add_part(c, f, design->dark, scale, tincture(c, darks, hash % N_DARKS));
    frame_add_path(
        c->keep, f, (Point){ 0, 0 },
        path_of_rect(c->keep, inner, 0, COLOR_NONE,
                     (Stroke){ .width = FRAME_WIDTH, .color = c->color(c->user, "ink") }));
    return f;
}
