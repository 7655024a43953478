/* element_stack.c - elements one under the other; through columns. */
#include <math.h>

#include "layout/element_store.h"

/* Columns within columns: those inside are balanced for each trial of those around them. */
#define COLUMNS_DEPTH 2

static void build_stack(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope)
{
    build_children(c, spot->galley, e, scope, spot->space_above, element_gap(e));
}

/* clang-format off */
static const Field stack[] = {
    ITEMS("The elements inside it."),
    BOOL("flow", "This stack continues on further cards. Default: the first stack that fills the card.",
        AT(Element, flow)),
    END };

const ElementType element_stack = {
    { "stack", "Elements below each other; breaks across cards and pages.", NULL, "items", stack },
    .build = build_stack, .width = build_widest, .least = build_least_inside, .sized = true, .box_grows = true, .may_flow = true };
/* clang-format on */

static bool store_items(void *context, const Field *f, const Value *v, void *place)
{
    Compiler *c = context;
    c->columns++;
    const bool ok = store_children(context, f, v, place);
    c->columns--;
    return ok;
}

static bool finish_columns(Compiler *c, Element *e)
{
    return c->columns < COLUMNS_DEPTH || report(c->diag, MSG_TEMPLATE_COLUMNS, e->span, NULL);
}

/* A stack whose content flows through columns; `gap` lies between those. */
static void build_columns(const LayoutContext *c, const Spot *spot, const Element *e,
                          const Scope *scope)
{
    const double gap = element_gap(e), gaps = gap * (double)(e->as.columns - 1),
                 room = spot->galley->width;
    Galley *inner = galley_new(c->scratch, fmax((room - gaps) / (double)e->as.columns, 1));
    build_children(c, inner, e, scope, 0, 0);
    if (!inner->blocks.n) return;
    galley_flow(c, inner, e->as.columns, gap, e->unbroken);
    if (e->level) galley_level(inner);
    Box *box = box_new(c->scratch, 1, room);
    box->columns[0] = (BoxColumn){ inner, 0, room, 0 };
    galley_add_box(c, spot->galley, box, spot->space_above, e->span);
}

static double columns_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    return build_widest(c, e, scope) * e->as.columns + element_gap(e) * (e->as.columns - 1);
}

/* clang-format off */
static const Field columns[] = {
    INT("count", 1, COLUMNS_MAX, "Columns.", DEFAULT("2"), AT(Element, as.columns)),
    BOOL("level", "On a page that is full, what a column has left over lies between its parts, a little each, so that "
        "columns end about level.", AT(Element, level)),
    BOOL("unbroken", "No paragraph or item of a list goes on in the next column, where the height has room for a few "
        "lines more.", AT(Element, unbroken)),
    LIST("items", ELEMENT, "The elements inside it.", BY(store_items)),
    END };

const ElementType element_columns = {
    { "columns", "A stack that flows down one column and continues in the next.", "count", "items", columns },
    .finish = finish_columns, .build = build_columns, .width = columns_width, .sized = true };
/* clang-format on */
