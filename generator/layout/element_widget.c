/* element_widget.c - drawings from data, made by the caller of the layout. */
#include <math.h>

#include "layout/element_store.h"

static Frame *draw_widget(const LayoutContext *c, const Element *e, const Scope *scope, Size size)
{
    const Str path = e->as.widget.value_path;
    return c->setter->widget(c->setter->user, c, e, path.n ? scope_find(scope, path) : NULL, size);
}

static Frame *widget_frame(const LayoutContext *c, const Element *e, const Scope *scope, Size size,
                           Outcome *out)
{
    (void)out;
    if (!isfinite(size.height)) return NULL;
    Frame *f = draw_widget(c, e, scope, size);
    return f ? f : frame_new(c->scratch, size);
}

/* One that grows waits for the height it gets; others are drawn at once. */
static void build_widget(const LayoutContext *c, const Spot *spot, const Element *e,
                         const Scope *scope)
{
    const double height = isnan(e->height) ? 0 : e->height;
    if (spot->grow > 0) {
        build_fill(c, spot, e, scope, height);
        return;
    }
    const Size size = { spot->galley->width, height > 0 ? height : (double)INFINITY };
    const Frame *f = draw_widget(c, e, scope, size);
    if (f)
        galley_add_drawing(c, spot->galley, build_aligned(c, spot, e, f), spot->space_above,
                           e->span);
}

/* clang-format off */
static const char *const sides[] = { "left", "right", NULL };
static const Field widget_fields[] = {
    WORD("name",
        "`clock`, `diagram`, `chart`, "
        "`meter` (value, note and line of an event), `mini-board` (what an effect impacts or relieves), "
        "`odds-bar` (a chance: of `each: {odd: level.odds}` the value `odd`), "
        "`mystery` (of `mystery`: what proves which cause, and the ways out), `clue-strip` (causes and clues as signs to tick), `phases` "
        "(`pacing.phases` as a bar), `form` "
        "(the fields of a handout), `handwriting` (a text), `ensign` (a flag for a client), "
        "`evening` (a client's moves above all turns), `flow` (of its words: the way through an evening) or `tabs` (at a page's edge: its value is the word of `t.tab` that is this page's).",
        REQUIRED, AT(Element, as.widget.name)),
    LINE("value", "A path to what it shows.", TO(Element, as.widget.value_path, store_path)),
    WORD("focus", "Of a diagram: the role whose part is highlighted; of a small board: the icon of a mark.", SHAPE(id_shape)),
    BOOL("one-sheet", "Of the clock: it is on one sheet of paper, so words may stand across its middle."),
    BOOL("corner", "Of a small board: there is room for a note at the left of its heads."),
    BOOL("codes", "Of the mystery: clues and causes by their codes and names, without what they say."),
    BOOL("filled", "Of a meter: the area below its line is hatched, as what is lost."),
    ENUM("side", sides, "Of tabs: the edge at which they are. Default: `right`. Of the mystery: which half of it, on two pages that face each other. Default: all."),
    REAL("most", "Of a diagram or chart: the height, in millimeters, that it may take if it is not legible in "
        "`height`. Of the mystery: the height up to which its rows stand apart. Of handwriting: the height from which on its letters get smaller.",
        LENGTH(1, 5000)),
    REAL("least", "Of the clock: the size, in points, below which the type of its notes does not shrink. Default: 8.5.", LENGTH(5, 100)),
    REAL("size", "Of handwriting: the height of its letters, in millimeters. Of tabs: how wide the one of this page is.", LENGTH(1, 100)),
    REAL("out", "Of tabs: how far from the text their edge is, in millimeters. Of the clock: what is free beside it, for what the holes are for where a box has no line for that.", LENGTH(0, 100)),
    BOOL("ruled", "Of handwriting: on a page of a notebook, with its lines, margin and holes."),
    END };

const ElementType element_widget = {
    { "widget", "A drawing from data.", "name", NULL, widget_fields },
    .build = build_widget, .frame = widget_frame, .drawn = true, .fills = true };
/* clang-format on */
