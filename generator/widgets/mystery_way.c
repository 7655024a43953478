/* mystery_way.c - the shortest way: its steps as numbered boxes, each with its difficulty as a die,
 * a bold line from one to the next, and at the end a green lamp.
 *
 * Where they do not stand in one row the line goes on between the rows, from the last box to the
 * first. */
#include <math.h>

#include "draw/path.h"
#include "widgets/mystery.h"

#define BOX_MIN 88.0 /* width, points */
#define ARROW 19.0   /* between boxes */
#define ARROW_HEAD 11.0
#define ARROW_WIDTH 4.8 /* 1.7 mm */
#define ROW_GAP 25.0
#define DIE 19.0
#define DIE_GAP 5.0
#define LAMP_MAX 46.0
#define RADIUS 2.2

typedef struct Way {
    Sketch s;
    const Value *steps;
    size_t n, per_row; /* boxes with the lamp, and those in a row */
    double box, height;
    Frame **labels;
} Way;

static Rect box_of(const Way *w, size_t i)
{
    const double x = (double)(i % w->per_row) * (w->box + ARROW);
    const double y = MYSTERY_BADGE + (double)(i / w->per_row) * (w->height + ROW_GAP);
    return (Rect){ x, y, w->box, w->height };
}

static void choose_boxes(Way *w)
{
    const double width = w->s.frame->size.width;
    const size_t room = (size_t)fmax(1, (width + ARROW) / (BOX_MIN + ARROW));
    const size_t rows = (w->n + room - 1) / room;
    w->per_row = (w->n + rows - 1) / rows;
    w->box = (width + ARROW) / (double)w->per_row - ARROW;
}

/* Title, code and what it brings to light. */
static Frame *step_label(const Way *w, const Value *step)
{
    const WidgetContext *c = w->s.c;
    const Value *action = value_get(step, "action"), *title = value_get(action, "title");
    const double width = w->box - 2 * MYSTERY_PAD_X - DIE - DIE_GAP;
    Buf codes = { .arena = c->keep };
    buf_str(&codes, value_str(value_get(action, "code")));
    if (value_count(value_get(action, "reveals"))) buf_str(&codes, STR(" →"));
    sketch_codes(&codes, value_get(action, "reveals"));
    const Look text = look_named(c, "mystery-clue"), code = look_named(c, "mystery-code");
    return sketch_stacked(&w->s,
                          label_set(c, label_plain(c, value_str(title)), text, width,
                                    label_start(c), value_span(title)),
                          label_set(c, buf_done(&codes), code, width, label_start(c), SPAN_NONE),
                          1);
}

static void set_labels(Way *w)
{
    w->labels = ARENA_ARRAY(w->s.c->scratch, Frame *, value_count(w->steps));
    w->height = DIE + 2 * MYSTERY_PAD_Y;
    for (size_t i = 0; i < value_count(w->steps); i++) {
        w->labels[i] = step_label(w, value_at(w->steps, i));
        w->height = fmax(w->height, w->labels[i]->size.height + 2 * MYSTERY_PAD_Y + 2);
    }
}

/* A bold line that ends in an arrow at `to`, along the way of `points`. */
static void draw_arrow(const Way *w, const Point *points, size_t n)
{
    const Sketch *s = &w->s;
    Arena *a = s->c->keep;
    const double width = s->frame->size.width;
    PathBuilder line = { .arena = a }, head = { .arena = a };
    const Point last = points[n - 1], before = points[n - 2];
    const double length = hypot(last.x - before.x, last.y - before.y);
    const Point along = { (last.x - before.x) / length, (last.y - before.y) / length };
    const Point foot = { last.x - along.x * ARROW_HEAD, last.y - along.y * ARROW_HEAD };
    for (size_t i = 0; i < n; i++) {
        const Point p = i + 1 < n ? points[i] : foot;
        if (i) path_line(&line, widget_x(s->c, p.x, 0, width), p.y);
        else path_move(&line, widget_x(s->c, p.x, 0, width), p.y);
    }
    const double wing = ARROW_HEAD * 0.62;
    path_move(&head, widget_x(s->c, last.x, 0, width), last.y);
    path_line(&head, widget_x(s->c, foot.x - along.y * wing, 0, width), foot.y + along.x * wing);
    path_line(&head, widget_x(s->c, foot.x + along.y * wing, 0, width), foot.y - along.x * wing);
    path_close(&head);
    frame_add_path(a, s->frame, (Point){ 0, 0 },
                   path_done(&line, COLOR_NONE, (Stroke){ ARROW_WIDTH, s->ink, { 0, 0 }, false }));
    frame_add_path(a, s->frame, (Point){ 0, 0 }, path_done(&head, s->ink, (Stroke){ 0 }));
}

static void draw_link(const Way *w, size_t i)
{
    const Rect from = box_of(w, i), to = box_of(w, i + 1);
    const double middle = from.y + from.height / 2;
    if ((i + 1) % w->per_row) {
        const Point points[] = { { from.x + from.width, middle }, { to.x, middle } };
        draw_arrow(w, points, 2);
        return;
    }
    const double between = from.y + from.height + ROW_GAP * 0.32;
    const double x = from.x + from.width / 2, end = to.x + to.width / 2;
    const Point points[] = {
        { x, from.y + from.height }, { x, between }, { end, between }, { end, to.y }
    };
    draw_arrow(w, points, 4);
}

static void draw_die(const Way *w, Point center, const Value *number)
{
    const WidgetContext *c = w->s.c;
    sketch_box(&w->s, (Rect){ center.x - DIE / 2, center.y - DIE / 2, DIE, DIE }, DIE * 0.2,
               w->s.paper, (Stroke){ 1.2, w->s.ink, { 0, 0 }, false });
    sketch_centered(&w->s, center,
                    label_set(c, str_integer(c->keep, value_integer(number, 0)),
                              look_named(c, "mystery-die"), INFINITY, LABEL_LEFT, SPAN_NONE));
}

static void draw_step(const Way *w, size_t i)
{
    const Rect r = box_of(w, i);
    const Value *action = value_get(value_at(w->steps, i), "action");
    const double middle = r.y + r.height / 2;
    sketch_box(&w->s, r, RADIUS, w->s.paper, (Stroke){ MYSTERY_BOLD, w->s.ink, { 0, 0 }, false });
    draw_die(w, (Point){ r.x + MYSTERY_PAD_X + DIE / 2, middle + 1 }, value_get(action, "number"));
    sketch_frame(
        &w->s,
        (Point){ r.x + MYSTERY_PAD_X + DIE + DIE_GAP, middle - w->labels[i]->size.height / 2 },
        w->labels[i]);
    sketch_badge(&w->s, (Point){ r.x + MYSTERY_PAD_X + 2, r.y }, (int)i + 1);
}

/* Solved: a lamp with its word. */
static void draw_lamp(const Way *w)
{
    const WidgetContext *c = w->s.c;
    const Rect r = box_of(w, w->n - 1);
    const double radius = fmin(fmin(r.height + MYSTERY_BADGE, r.width), LAMP_MAX) / 2;
    const Point center = { r.x + radius, r.y + r.height / 2 };
    const Frame *check = c->icon(c->user, STR("check"), radius, w->s.paper);
    sketch_circle(&w->s, center, radius, c->color(c->user, "green"), (Stroke){ 0 });
    if (check) sketch_centered(&w->s, center, check);
    Frame *word = label_set(c, widget_string(c, "ending", "cured"), look_named(c, "mystery-end"),
                            INFINITY, LABEL_LEFT, SPAN_NONE);
    sketch_frame(&w->s, (Point){ center.x + radius + DIE_GAP, center.y - word->size.height / 2 },
                 word);
}

Frame *widget_way(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Way w = { .s = sketch_new(c, limits.width), .steps = value_get(value, "steps") };
    if (!value_count(w.steps)) return w.s.frame;
    w.n = value_count(w.steps) + 1;
    choose_boxes(&w);
    set_labels(&w);
    const Rect last = box_of(&w, w.n - 1);
    w.s.frame->size.height = last.y + last.height + MYSTERY_BADGE / 2;
    for (size_t i = 0; i + 1 < w.n; i++) draw_link(&w, i);
    for (size_t i = 0; i + 1 < w.n; i++) draw_step(&w, i);
    draw_lamp(&w);
    return w.s.frame;
}
