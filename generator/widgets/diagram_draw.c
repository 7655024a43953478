/* diagram_draw.c - a system that has been laid out, as a Frame. */
#include <math.h>

#include "draw/path.h"
#include "widgets/diagram.h"
#include "widgets/diagram_kind.h"

#define STACK_STEP 2.5
#define STACK_MAX 2
#define ARROW_LENGTH 7.0 /* a little more than Graphviz keeps free: the line ends inside */
#define ARROW_WIDTH 2.2  /* half */
#define HALO 1.0
#define GROUP_RADIUS 6

static Color color_of(const WidgetContext *c, Emphasis emphasis)
{
    return c->color(c->user, emphasis == EMPHASIS_FAINT ? "line" : "ink");
}

static Stroke outline_of(const WidgetContext *c, Emphasis emphasis)
{
    const double width = emphasis == EMPHASIS_STRONG ? 1.3 : 0.6;
    /* Lines may be fainter than text, but not so faint that boxes fall apart. */
    const char *color = emphasis == EMPHASIS_FAINT ? "mute" : "ink";
    return (Stroke){ .width = emphasis == EMPHASIS_FAINT ? 0.4 : width,
                     .color = c->color(c->user, color) };
}

double diagram_stack(const DiagramNode *node)
{
    const int behind = node->instances - 1;
    return STACK_STEP * (behind < 0 ? 0 : behind > STACK_MAX ? STACK_MAX : behind);
}

static void draw_group(const WidgetContext *c, Frame *frame, const DiagramGroup *group)
{
    Color fill = c->color(c->user, "tint");
    Stroke stroke = { .width = 0.4, .color = c->color(c->user, "line") };
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, group->box, GROUP_RADIUS, fill, stroke));
}

static void draw_node(const WidgetContext *c, Frame *frame, const DiagramNode *node, double type)
{
    const double stack = diagram_stack(node);
    const Color paper = c->color(c->user, "paper");
    const Stroke stroke = outline_of(c, node->emphasis);
    Rect box = node->box;
    box.width -= stack;
    box.height -= stack;
    for (double shift = stack; shift >= 0; shift -= STACK_STEP) {
        Rect behind = { box.x + shift, box.y + stack - shift, box.width, box.height };
        kind_draw_outline(c->keep, frame, node->kind, behind, 1, paper, stroke);
    }
    box.y += stack;

    const Insets in = kind_insets(node->kind, 1);
    const Rect inner = rect_inset(box, in);
    const double glyph = type * DIAGRAM_GLYPH, room = inner.width - glyph - node->label->size.width;
    const double gap = fmin(type * DIAGRAM_GLYPH_GAP, fmax(room, type * DIAGRAM_GLYPH_NEAR));
    const double content = glyph + gap + node->label->size.width;
    const double x = inner.x + (inner.width - content) / 2, y = inner.y + inner.height / 2;
    const Color ink = c->color(c->user, node->emphasis == EMPHASIS_FAINT ? "mute" : "ink");
    const double glyph_x = x + widget_x(c, 0, glyph, content);
    const double label_x = x + widget_x(c, glyph + gap, node->label->size.width, content);
    kind_draw_glyph(c->keep, frame, node->kind, (Point){ glyph_x, y - glyph / 2 }, glyph, ink);
    frame_add_frame(c->keep, frame, (Point){ label_x, y - node->label->size.height / 2 },
                    node->label);
}

/* Filled where an answer is waited for, open where not. */
static void draw_head(const WidgetContext *c, Frame *frame, const DiagramFlow *flow, Stroke stroke)
{
    const Segment *last = &flow->curve[flow->n - 1];
    const Point foot = last->p[2], tip = flow->tip;
    const double length = hypot(tip.x - foot.x, tip.y - foot.y);
    if (length <= 0) return;
    const double ux = (tip.x - foot.x) / length, uy = (tip.y - foot.y) / length;
    const Point heel = { tip.x - ux * ARROW_LENGTH, tip.y - uy * ARROW_LENGTH };
    const bool filled = flow->kind == FLOW_SYNC;
    PathBuilder b = { .arena = c->keep };
    path_move(&b, heel.x - uy * ARROW_WIDTH, heel.y + ux * ARROW_WIDTH);
    path_line(&b, tip.x, tip.y);
    path_line(&b, heel.x + uy * ARROW_WIDTH, heel.y - ux * ARROW_WIDTH);
    if (filled) path_close(&b);
    stroke.dash[0] = stroke.dash[1] = 0;
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_done(&b, filled ? stroke.color : COLOR_NONE, stroke));
}

void diagram_draw_flow(const WidgetContext *c, Frame *frame, const DiagramFlow *flow)
{
    static const double dashes[FLOW_KINDS][2] = {
        [FLOW_SYNC] = { 0, 0 },
        [FLOW_ASYNC] = { 4, 2.4 },
        [FLOW_FALLBACK] = { 0.1, 2.4 },
    };
    Stroke stroke = {
        .width = flow->emphasis == EMPHASIS_STRONG ? 1 : 0.7,
        .color = color_of(c, flow->emphasis),
        .dash = { dashes[flow->kind][0], dashes[flow->kind][1] },
        .round = flow->kind == FLOW_FALLBACK,
    };
    if (flow->kind == FLOW_FALLBACK) stroke.width *= 1.5;
    Path *line = ARENA_NEW(c->keep, Path);
    /* On to the tip: the heads of waiting flows cover the end of the line, open ones need it. */
    PathBuilder b = { .arena = c->keep };
    for (size_t i = 0; i < flow->n; i++) {
        const Segment *s = &flow->curve[i];
        if (s->kind == SEGMENT_MOVE) path_move(&b, s->p[0].x, s->p[0].y);
        else path_curve(&b, s->p[0], s->p[1], s->p[2]);
    }
    if (flow->kind != FLOW_SYNC) path_line(&b, flow->tip.x, flow->tip.y);
    *line = *path_done(&b, COLOR_NONE, stroke);
    frame_add_path(c->keep, frame, (Point){ 0, 0 }, line);
    stroke.width = flow->emphasis == EMPHASIS_STRONG ? 1 : 0.7;
    draw_head(c, frame, flow, stroke);
}

/* Above the flows, on a plate of the group's ground. */
static void draw_group_label(const WidgetContext *c, Frame *frame, const DiagramGroup *group)
{
    const Rect box = { group->label_at.x, group->label_at.y, group->label->size.width,
                       group->label->size.height };
    Color ground = c->color(c->user, "tint");
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, box, 0, ground, (Stroke){ 0 }));
    frame_add_frame(c->keep, frame, group->label_at, group->label);
}

static bool overlap(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* On a plate of the grounds below it, without their borders: no line reads as part of it, and no
 * group loses a corner. */
static void draw_flow_label(const WidgetContext *c, Frame *frame, const Diagram *d,
                            const DiagramFlow *flow)
{
    const Size size = flow->label->size;
    const Rect box = { flow->label_at.x - size.width / 2, flow->label_at.y - size.height / 2,
                       size.width, size.height };
    const Rect plate = rect_outset(box, HALO);
    Frame *grounds = frame_new(c->keep, d->size);
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, plate, 2, c->color(c->user, "paper"), (Stroke){ 0 }));
    for (size_t i = 0; i < d->groups.n; i++)
        if (overlap(plate, d->groups.at[i].box))
            frame_add_path(c->keep, grounds, (Point){ 0, 0 },
                           path_of_rect(c->keep, d->groups.at[i].box, GROUP_RADIUS,
                                        c->color(c->user, "tint"), (Stroke){ 0 }));
    frame_add_group(c->keep, frame, (Point){ 0, 0 },
                    (Group){ .frame = grounds,
                             .transform = TRANSFORM_IDENTITY,
                             .clip = path_of_rect(c->keep, plate, 2, COLOR_BLACK, (Stroke){ 0 }) });
    frame_add_frame(c->keep, frame, (Point){ box.x, box.y }, flow->label);
}

Frame *diagram_draw(const WidgetContext *c, const Diagram *d)
{
    Frame *frame = frame_new(c->keep, d->size);
    for (size_t i = 0; i < d->groups.n; i++) draw_group(c, frame, &d->groups.at[i]);
    /* Strong flows above faint ones. */
    for (int strong = 0; strong < 2; strong++)
        for (size_t i = 0; i < d->flows.n; i++)
            if ((d->flows.at[i].emphasis != EMPHASIS_FAINT) == (strong == 1))
                diagram_draw_flow(c, frame, &d->flows.at[i]);
    for (size_t i = 0; i < d->groups.n; i++) draw_group_label(c, frame, &d->groups.at[i]);
    for (size_t i = 0; i < d->nodes.n; i++) draw_node(c, frame, &d->nodes.at[i], d->type);
    for (size_t i = 0; i < d->flows.n; i++)
        if (d->flows.at[i].label) draw_flow_label(c, frame, d, &d->flows.at[i]);
    return frame;
}
