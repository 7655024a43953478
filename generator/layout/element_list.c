/* element_list.c - items with a marker beside them. */
#include <math.h>

#include "layout/bound.h"
#include "layout/element_store.h"

#define MARKER_WIDTH MM(4)

static bool finish_list(Compiler *c, Element *e)
{
    ListAttributes *list = &e->as.list;
    if (!list->marker)
        list->marker = template_compile(c->arena, c->diag, STR("\xE2\x80\xA2"), e->span);
    if (!list->marker_style) list->marker_style = e->style;
    if (!list->note_style) list->note_style = e->style;
    if (list->marker_width <= 0) list->marker_width = MARKER_WIDTH;
    return list->marker != NULL;
}

/* Below the marker: it takes no room from the content. */
static void build_note(const LayoutContext *c, Galley *g, const Element *e, const Scope *scope)
{
    RichOptions o = bound_rich(c, e, scope);
    const Str text = bound_text(c, e->as.list.note, scope, &o.origin);
    o.style = e->as.list.note_style;
    o.color = (Color){ 0 };
    o.align = ALIGN_START;
    if (text.n) rich_build(c, g, text, &o);
}

static Galley *build_marker(const LayoutContext *c, const Element *e, const Scope *scope)
{
    Galley *g = galley_new(c->scratch, build_grown(c, e->as.list.marker_width));
    RichOptions o = bound_rich(c, e, scope);
    const Str text = bound_text(c, e->as.list.marker, scope, &o.origin);
    o.style = e->as.list.marker_style;
    o.align = ALIGN_START;
    rich_build(c, g, text, &o);
    if (e->as.list.note) build_note(c, g, e, scope);
    return g;
}

/* An item is a row of its marker and its content; the row may break across regions. */
static void build_list(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    const double room = spot->galley->width, indent = build_grown(c, e->as.list.marker_width),
                 width = fmax(room - indent, 1);
    Galley *marker = build_marker(c, e, scope), *content = galley_new(c->scratch, width);
    build_children(c, content, e, scope, 0, element_gap(e));
    if (!content->blocks.n) return;
    Box *box = box_new(c->scratch, 2, room);
    box->columns[0] = (BoxColumn){ marker, side_x(c->setter->rtl, 0, indent, room), indent, 0 };
    box->columns[1] = (BoxColumn){ content, side_x(c->setter->rtl, indent, width, room), width, 0 };
    box_align_baselines(box);
    galley_add_box(c, spot->galley, box, spot->space_above, e->span)->together = true;
}

/* clang-format off */
static const Field list[] = {
    BOUND("marker", as.list.marker, "What is beside the first line of an item. Default: a bullet."),
    STYLE("marker-style", as.list.marker_style, "Type style of the marker."),
    BOUND("note", as.list.note, "What is below the marker, in the color of its own style."),
    STYLE("note-style", as.list.note_style, "Type style of the note."),
    SIZE("marker-width", as.list.marker_width, "Width of the space for the marker. Default: 4."),
    ITEMS("The elements of each item."),
    END };

const ElementType element_list = {
    { "list", "Items, each with a marker beside it.", NULL, NULL, list },
    .finish = finish_list, .build = build_list };
/* clang-format on */
