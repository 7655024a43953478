/* diagram.c - the system diagram: the kit's one drawing (diagram_whole.c), or, only where that has
 * no room, a role's components and what they talk to by themselves (diagram_fit.c).  The drawing is
 * scaled as a whole; nothing is ever cut. */
#include <math.h>

#include "widgets/diagram_fit.h"

static void warn_of_size(const WidgetContext *c, const DiagramFit *fit)
{
    Buf points = { .arena = c->scratch };
    buf_number(&points, fit->type, 1);
    report(c->diag, MSG_DIAGRAM_SMALL, value_span(value_get(c->scenario, "system")),
           str_c(c->scratch, buf_done(&points)));
}

/* The drawing, centered, with the legend below. */
static Frame *compose(const WidgetContext *c, const DiagramFit *fit, double width)
{
    const double k = fit->scale;
    const Point origin = fit->diagram->origin;
    const Size drawn = { fit->diagram->size.width * k, fit->diagram->size.height * k };
    Frame *frame = frame_new(c->keep, (Size){ width, drawn.height });
    frame_add_group(c->keep, frame, (Point){ (width - drawn.width) / 2, 0 },
                    (Group){ .frame = diagram_draw(c, fit->diagram),
                             .transform = { k, 0, 0, k, -origin.x * k, -origin.y * k } });
    if (!fit->legend) return frame;
    frame_add_frame(c->keep, frame, (Point){ 0, drawn.height + DIAGRAM_LEGEND_GAP }, fit->legend);
    frame->size.height += DIAGRAM_LEGEND_GAP + fit->legend->size.height;
    return frame;
}

/* The same, its top at the left of the page. */
static Frame *compose_turned(const WidgetContext *c, const DiagramFit *fit, Size page)
{
    Frame *drawing = compose(c, fit, page.height);
    Frame *frame = frame_new(c->keep, page);
    frame_add_group(c->keep, frame, (Point){ (page.width - drawing->size.height) / 2, 0 },
                    (Group){ .frame = drawing, .transform = { 0, -1, 1, 0, 0, page.height } });
    return frame;
}

Frame *widget_diagram(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    const Value *system = value_get(c->scenario, "system");
    const Value *named = value && value->kind == VALUE_TEXT ? value : value_get(options, "focus");
    const double most = MM(value_number(value_get(options, "most"), 0));
    const size_t components = value_count(value_get(system, "components"));
    DiagramTask task = { .scope.focus = value_str(named), .why = STR("the labels find no room") };
    if (!components || (task.scope.focus.n && !diagram_owns(c, task.scope.focus)))
        return frame_new(c->keep, (Size){ 0 });
    DiagramFit fit = diagram_fit_whole(c, &task, components, limits, most);
    if (!fit.diagram) {
        task = (DiagramTask){ .scope = { task.scope.focus, .neighbors = task.scope.focus.n > 0 },
                              .why = task.why };
        fit = diagram_fit(c, &task, limits, most);
    }
    if (!fit.diagram) {
        report(c->diag, MSG_DIAGRAM_LAYOUT, value_span(system), str_c(c->scratch, task.why));
        return NULL;
    }
    if (!diagram_is_legible(&fit)) warn_of_size(c, &fit);
    if (fit.turned)
        return compose_turned(c, &fit, (Size){ limits.width, fmax(limits.height, most) });
    return compose(c, &fit, limits.width);
}
