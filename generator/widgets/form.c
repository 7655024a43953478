/* form.c - a paper form that somebody has filled in: numbered fields in rows, with boxes for
 * letters where they have them, and a stamp.
 *
 * What is written is the scenario's, letter by letter.  Letters that find no box run on along the
 * field's foot, turn at the margin and go down it. */
#include <math.h>

#include "draw/path.h"
#include "widgets/hand.h"
#include "widgets/label.h"

#define TWELFTHS 12
#define ROW MM(10.5)      /* of a field with one line */
#define LINE_STEP MM(7)   /* from line to line, where there are several */
#define HEAD MM(4.2)      /* of the number and the label */
#define NUMBER MM(6)      /* width */
#define LABEL_GAP MM(1.2) /* from the number to the label */
#define CAPITAL MM(3.6)
#define FOOT MM(1.3) /* below the letters */
#define SIDE MM(3)   /* before the first letter */
#define BOX_TICK MM(5)
#define EVERY 10   /* so many boxes have a thicker line behind them */
#define TURN MM(6) /* radius in which letters turn down the margin */
#define LEAN (-9 * 3.14159265358979 / 180)
#define HALF_TURN 1.5707963267949

typedef struct Form {
    const WidgetContext *c;
    const Value *value;
    Look label, number;
    Frame *frame;
    Hand hand;
    double width;
} Form;

typedef struct FormField {
    const Value *value;
    Rect at;
    const Frame *label;
    double head; /* of the label, in as many lines as it takes */
} FormField;

static double height_of(const FormField *field)
{
    const int64_t lines = value_integer(value_get(field->value, "lines"), 1);
    return field->head - HEAD + (lines > 1 ? HEAD + LINE_STEP * (double)lines : ROW);
}

static int64_t width_of(const Value *field)
{
    return value_integer(value_get(field, "width"), TWELFTHS);
}

static void add_rect(const Form *f, Rect r, Color fill, double width)
{
    const Stroke stroke = { .width = width, .color = f->c->color(f->c->user, "ink") };
    frame_add_path(f->c->keep, f->frame, (Point){ 0, 0 },
                   path_of_rect(f->c->keep, r, 0, fill, width > 0 ? stroke : (Stroke){ 0 }));
}

static void add_line(const Form *f, Point from, Point to, const char *color, double width)
{
    const Stroke stroke = { .width = width, .color = f->c->color(f->c->user, color) };
    frame_add_path(f->c->keep, f->frame, (Point){ 0, 0 },
                   path_of_line(f->c->keep, from, to, stroke));
}

static void add_text(const Form *f, const Frame *text, double x, double middle)
{
    const double top = middle + label_cap_height(text) / 2 - text->baseline;
    frame_add_frame(f->c->keep, f->frame, (Point){ x, top }, text);
}

/* The number on black, and what the field asks for. */
static void draw_head(const Form *f, const FormField *field, size_t number)
{
    const WidgetContext *c = f->c;
    const Rect box = { field->at.x, field->at.y, NUMBER, HEAD };
    const Frame *digits = label_set(c, str_format(c->keep, "%zu", number), f->number, INFINITY,
                                    LABEL_LEFT, SPAN_NONE);
    add_rect(f, box, c->color(c->user, "ink"), 0);
    add_text(f, digits, box.x + (NUMBER - digits->size.width) / 2, box.y + HEAD / 2);
    add_text(f, field->label, box.x + NUMBER + LABEL_GAP, box.y + HEAD / 2);
}

static void draw_boxes(const Form *f, Rect at, int64_t boxes)
{
    for (int64_t i = 1; i < boxes; i++) {
        const double x = at.x + at.width * (double)i / (double)boxes, foot = at.y + at.height;
        add_line(f, (Point){ x, foot - BOX_TICK }, (Point){ x, foot }, "ink",
                 i % EVERY == 0 ? 1.2 : 0.6);
    }
}

/* A place `along` the way that letters take: level up to `bend`, then round it and down. */
static Point on_the_way(double along, double bend, double foot, double *angle)
{
    const double arc = TURN * HALF_TURN, past = along - bend;
    *angle = past <= 0 ? 0 : past < arc ? past / TURN : HALF_TURN;
    if (past <= 0) return (Point){ along, foot };
    if (past < arc) return (Point){ bend + TURN * sin(*angle), foot + TURN * (1 - cos(*angle)) };
    return (Point){ bend + TURN, foot + TURN + past - arc };
}

/* A letter a box, and on. */
static void fill_boxes(Form *f, const HandText *text, Rect at, int64_t boxes)
{
    const double pitch = at.width / (double)boxes, foot = at.y + at.height - FOOT;
    const double bend = fmax(f->width - TURN - CAPITAL - MM(1), at.x + at.width - TURN);
    double along = at.x + pitch / 2;
    for (size_t i = 0; i < text->characters.n; along += pitch) {
        double angle;
        const Point place = on_the_way(along, bend, foot, &angle);
        i = hand_write(&f->hand, text, i, place, angle);
    }
}

/* Over the lines that the field has, in letters as small as that takes; false where it is too
 * much for all of them. */
static bool wrap_in(Form *f, Str words, Point start, double width, int64_t most)
{
    for (double capital = CAPITAL; capital > CAPITAL / 2; capital *= 0.95) {
        HandLines lines = { 0 };
        hand_wrap(f->c, capital, words, width - 1.3 * SIDE, &lines);
        if (lines.n > (size_t)most) continue;
        f->hand.capital = capital;
        for (size_t i = 0; i < lines.n; i++, start.y += LINE_STEP) {
            HandText line;
            if (hand_read(f->c, lines.at[i], &line)) hand_write_line(&f->hand, &line, start);
        }
        f->hand.capital = CAPITAL;
        return true;
    }
    return false;
}

static void fill_in(Form *f, const FormField *field)
{
    const Value *value = value_get(field->value, "value");
    const int64_t boxes = value_integer(value_get(field->value, "boxes"), 0),
                  lines = value_integer(value_get(field->value, "lines"), 1);
    const Rect at = field->at;
    const Str words = label_plain(f->c, value_str(value));
    const double foot = lines > 1 ? at.y + field->head + LINE_STEP - FOOT : at.y + at.height - FOOT;
    HandText text;
    if (!words.n) return;
    if (!hand_read(f->c, words, &text)) {
        const Look look = look_colored(f->c, look_named(f->c, "hand"), f->hand.color);
        add_text(
            f, label_set(f->c, words, look, at.width - SIDE, label_start(f->c), value_span(value)),
            at.x + SIDE, foot - CAPITAL / 2);
        return;
    }
    f->hand.capital = CAPITAL;
    if (boxes > 0) {
        fill_boxes(f, &text, at, boxes);
        return;
    }
    if (lines > 1 && wrap_in(f, words, (Point){ at.x + SIDE, foot }, at.width, lines)) return;
    const double room = at.width - 1.3 * SIDE, width = hand_width(&f->hand, &text);
    if (width > room) f->hand.capital *= room / width;
    hand_write_line(&f->hand, &text, (Point){ at.x + SIDE, foot });
    f->hand.capital = CAPITAL;
}

static void draw_field(Form *f, const FormField *field, size_t number)
{
    const int64_t boxes = value_integer(value_get(field->value, "boxes"), 0),
                  lines = value_integer(value_get(field->value, "lines"), 1);
    const Rect at = field->at;
    for (int64_t i = 1; i < lines; i++) {
        const double y = at.y + field->head + LINE_STEP * (double)i;
        add_line(f, (Point){ at.x, y }, (Point){ at.x + at.width, y }, "line", 0.6);
    }
    if (boxes > 0) draw_boxes(f, at, boxes);
    add_rect(f, at, COLOR_NONE, boxes > 0 ? 2.2 : 0.9);
    draw_head(f, field, number);
    fill_in(f, field);
}

static FormField field_at(const Form *f, const Value *value, Rect at)
{
    const Value *asked = value_get(value, "label");
    const double room = fmax(at.width - NUMBER - 2 * LABEL_GAP, NUMBER);
    const Frame *label = label_set(f->c, label_plain(f->c, value_str(asked)), f->label, room,
                                   LABEL_LEFT, value_span(asked));
    const double further = fmax(label->size.height - f->label.leading, 0);
    return (FormField){ value, at, label, HEAD + further };
}

/* Fields in rows of twelve twelfths, as high as the highest; returns the height of all. */
static double place_fields(const Form *f, FormField *fields, size_t n)
{
    double y = 0;
    for (size_t first = 0, end; first < n; first = end) {
        int64_t used = 0;
        double height = 0;
        for (end = first; end < n; end++) {
            const Value *field = value_at(value_get(f->value, "fields"), end);
            if (end > first && used + width_of(field) > TWELFTHS) break;
            const double unit = f->width / TWELFTHS, x = unit * (double)used;
            fields[end] = field_at(f, field, (Rect){ x, y, unit * (double)width_of(field), 0 });
            used += width_of(field);
            height = fmax(height, height_of(&fields[end]));
        }
        for (size_t i = first; i < end; i++) fields[i].at.height = height;
        y += height;
    }
    return y;
}

/* A little askew, near the lower right corner. */
static void draw_stamp(const Form *f)
{
    const WidgetContext *c = f->c;
    const Str text = str_trim(value_str(value_get(f->value, "stamp")));
    if (!text.n) return;
    const size_t end = str_find(text, '\n');
    const Color red = c->color(c->user, "red");
    const Frame *first = label_set(c, str_slice(text, 0, end), look_named(c, "stamp"), INFINITY,
                                   LABEL_CENTER, SPAN_NONE);
    const Frame *rest = label_set(c, str_trim(str_slice(text, end, text.n)),
                                  look_named(c, "stamp-note"), INFINITY, LABEL_CENTER, SPAN_NONE);
    const double inner = fmax(first->size.width, rest->size.width), pad = MM(3);
    const Size size = { inner + 2 * pad, first->size.height + rest->size.height + 2 * MM(1.6) };
    Frame *stamp = frame_new(c->keep, size);
    const Rect outside = { 0, 0, size.width, size.height };
    const Stroke thick = { .width = 2.4, .color = red }, thin = { .width = 0.7, .color = red };
    frame_add_path(c->keep, stamp, (Point){ 0, 0 },
                   path_of_rect(c->keep, outside, MM(1.4), COLOR_NONE, thick));
    frame_add_path(c->keep, stamp, (Point){ 0, 0 },
                   path_of_rect(c->keep, rect_outset(outside, -2.6), MM(1), COLOR_NONE, thin));
    frame_add_frame(c->keep, stamp, (Point){ (size.width - first->size.width) / 2, MM(1.6) },
                    first);
    frame_add_frame(c->keep, stamp,
                    (Point){ (size.width - rest->size.width) / 2, MM(1.6) + first->size.height },
                    rest);
    const Transform lean = { cos(LEAN), sin(LEAN), -sin(LEAN), cos(LEAN), 0, 0 };
    const Point at = { f->width * 0.9 - size.width - MM(8),
                       f->frame->size.height - size.height - MM(5) };
    frame_add_group(c->keep, f->frame, at, (Group){ .frame = stamp, .transform = lean });
}

Frame *widget_form(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    const Value *all = value_get(value, "fields");
    const size_t n = value_count(all);
    Form f = { .c = c,
               .value = value,
               .label = look_named(c, "paper-label"),
               .number = look_named(c, "paper-number"),
               .width = limits.width };
    FormField *fields = ARENA_ARRAY(c->scratch, FormField, n);
    const double height = place_fields(&f, fields, n);
    f.frame = frame_new(c->keep, (Size){ limits.width, height });
    f.hand = hand_take(c, CAPITAL, value_str(value_get(value, "title")));
    for (size_t i = 0; i < n; i++) draw_field(&f, &fields[i], i + 1);
    hand_done(c, &f.hand, f.frame);
    draw_stamp(&f);
    return f.frame;
}
