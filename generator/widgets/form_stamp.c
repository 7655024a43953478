/* form_stamp.c - a stamp is put where it hides nothing. */
#include <math.h>

#include "draw/path.h"
#include "widgets/form.h"

#define LEAN (9 * 3.14159265358979 / 180) /* against the clock */
#define EDGE MM(5)                        /* from the form's edges */
#define RIGHT MM(24)                      /* the same, at the right, to begin with */
#define STEP MM(3)                        /* from one place that is tried to the next */
#define AIR MM(1)

static Frame *draw_stamp(const WidgetContext *c, Str text)
{
    const size_t end = str_find(text, '\n');
    const Color red = c->color(c->user, "red");
    const Frame *first = label_set(c, str_slice(text, 0, end), look_named(c, "stamp"), INFINITY,
                                   LABEL_CENTER, SPAN_NONE);
    const Str note = str_trim(str_slice(text, end, text.n));
    const Frame *rest =
        note.n ? label_set(c, note, look_named(c, "stamp-note"), INFINITY, LABEL_CENTER, SPAN_NONE)
               : frame_new(c->keep, (Size){ 0, 0 });
    const double inner = fmax(first->size.width, rest->size.width), pad = MM(3);
    const Size size = { inner + 2 * pad, first->size.height + rest->size.height + 2 * MM(1.6) };
    /* A line alone has its capitals in the middle. */
    const double cap = label_cap_height(first),
                 top = note.n ? MM(1.6) : (size.height + cap) / 2 - first->baseline;
    Frame *stamp = frame_new(c->keep, size);
    const Rect outside = { 0, 0, size.width, size.height };
    const Stroke thick = { .width = 2.4, .color = red }, thin = { .width = 0.7, .color = red };
    frame_add_path(c->keep, stamp, (Point){ 0, 0 },
                   path_of_rect(c->keep, outside, MM(1.4), COLOR_NONE, thick));
    frame_add_path(c->keep, stamp, (Point){ 0, 0 },
                   path_of_rect(c->keep, rect_outset(outside, -2.6), MM(1), COLOR_NONE, thin));
    frame_add_frame(c->keep, stamp, (Point){ (size.width - first->size.width) / 2, top }, first);
    frame_add_frame(c->keep, stamp,
                    (Point){ (size.width - rest->size.width) / 2, MM(1.6) + first->size.height },
                    rest);
    return stamp;
}

static void find_taken(const Form *f, FormRects *taken)
{
    for (size_t i = 0; i < f->n; i++) {
        const FormField *field = &f->fields[i];
        form_add_words(f, field, taken);
        const double width = MM(8) + field->label->size.width;
        *vec_push(f->c->scratch, taken) =
            (Rect){ form_start(f, field, width), field->at.y, width, field->head };
    }
}

static bool is_free(const FormRects *taken, Rect r)
{
    for (size_t i = 0; i < taken->n; i++) {
        const Rect *t = &taken->at[i];
        if (r.x < t->x + t->width + AIR && t->x < r.x + r.width + AIR &&
            r.y < t->y + t->height + AIR && t->y < r.y + r.height + AIR)
            return false;
    }
    return true;
}

/* From the lower right corner up, and in each height from the right. */
static bool find_place(const Form *f, const FormRects *taken, Size size, Point *at)
{
    for (double y = f->height - EDGE - size.height; y >= 0; y -= STEP)
        for (double x = f->width - RIGHT - size.width; x >= EDGE; x -= STEP) {
            if (!is_free(taken, (Rect){ x, y, size.width, size.height })) continue;
            *at = (Point){ x, y };
            return true;
        }
    return false;
}

const Frame *form_stamp(Form *f, Group *group, Point *at)
{
    const Str text = str_trim(value_str(value_get(f->value, "stamp")));
    FormRects taken = { 0 };
    if (!text.n) return NULL;
    const Frame *stamp = draw_stamp(f->c, text);
    const double wide = stamp->size.width, high = stamp->size.height;
    const Size size = { wide * cos(LEAN) + high * sin(LEAN), wide * sin(LEAN) + high * cos(LEAN) };
    find_taken(f, &taken);
    if (!find_place(f, &taken, size, at)) {
        *at = (Point){ fmax(f->width - EDGE - size.width, 0), f->height + AIR };
        f->height += size.height + 2 * AIR;
    }
    at->y += wide * sin(LEAN); /* where the leaning stamp's own corner is */
    *group = (Group){ .frame = stamp,
                      .transform = { cos(LEAN), -sin(LEAN), sin(LEAN), cos(LEAN), 0, 0 } };
    return stamp;
}
