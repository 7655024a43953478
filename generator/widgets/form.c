/* form.c - a paper form that somebody has filled in: numbered fields in rows, with boxes for
 * letters where they have them, and a stamp. */
#include "widgets/form.h"

#include <math.h>

#include "draw/path.h"

#define TWELFTHS 12
#define NUMBER MM(6)      /* width */
#define LABEL_GAP MM(1.2) /* from the number to the label */
#define EVERY 10          /* so many boxes have a darker line behind them */
#define APART MM(1.6)     /* above and below a heavy frame */
#define THIN 0.9          /* frame of a field, in points */
#define BOLD 2.2          /* of one with boxes */
#define BOX_LINE MM(0.22) /* between boxes */
#define BOX_LEAST MM(2.6) /* width; narrower ones stand in rows */

static double height_of(const FormField *field)
{
    const double rows = FORM_LINE_STEP * (double)field->rows;
    return field->head - FORM_HEAD + (field->rows > 1 ? FORM_HEAD + rows : FORM_ROW);
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
static void draw_head(const Form *f, const FormField *field)
{
    const WidgetContext *c = f->c;
    const Rect box = { form_start(f, field, NUMBER), field->at.y, NUMBER, FORM_HEAD };
    const Frame *digits = label_set(c, str_format(c->keep, "%td", field - f->fields + 1), f->number,
                                    INFINITY, LABEL_LEFT, SPAN_NONE);
    add_rect(f, box, c->color(c->user, "ink"), 0);
    add_text(f, digits, box.x + (NUMBER - digits->size.width) / 2, box.y + FORM_HEAD / 2);
    add_text(f, field->label,
             field->at.x +
                 widget_x(c, NUMBER + LABEL_GAP, field->label->size.width, field->at.width),
             box.y + FORM_HEAD / 2);
}

/* Thin, and as high as the row, or they would read as letters. */
static void draw_boxes(const Form *f, const FormField *field)
{
    const Rect at = field->at;
    const double first = field->rows > 1 ? at.y + field->head + FORM_LINE_STEP : at.y + at.height;
    const int64_t in_row = field->boxes, all = in_row * (int64_t)field->box_rows;
    for (int64_t k = 1; k < all; k++) {
        const int64_t i = k % in_row, row = k / in_row;
        const double foot = first + FORM_LINE_STEP * (double)row;
        const double top = row ? foot - FORM_LINE_STEP : at.y + field->head;
        const double x = at.x + FORM_RIM + (at.width - 2 * FORM_RIM) * (double)i / (double)in_row;
        if (i)
            add_line(f, (Point){ x, top }, (Point){ x, foot }, i % EVERY == 0 ? "ink" : "mute",
                     BOX_LINE);
    }
}

static void draw_field(Form *f, const FormField *field)
{
    const Rect at = field->at;
    for (size_t i = 1; i < field->rows; i++) {
        const double y = at.y + field->head + FORM_LINE_STEP * (double)i;
        add_line(f, (Point){ at.x, y }, (Point){ at.x + at.width, y }, "line", 0.6);
    }
    if (field->boxes) draw_boxes(f, field);
    draw_head(f, field);
    /* The bold frame reaches no further than those around it. */
    const double width = field->boxes ? BOLD : THIN, in = (width - THIN) / 2;
    add_rect(f, (Rect){ at.x + in, at.y + in, at.width - 2 * in, at.height - 2 * in }, COLOR_NONE,
             width);
    form_fill_in(f, field);
}

/* More boxes than a row has room for stand in rows of equal length. */
static void part_boxes(FormField *field, double width)
{
    const double needed = (double)field->boxes * BOX_LEAST / width;
    field->box_rows = needed > 1 ? (size_t)ceil(needed) : 1;
    if (field->box_rows == 1) return;
    const int64_t rows = (int64_t)field->box_rows;
    field->boxes = (field->boxes + rows - 1) / rows;
    if (field->rows < field->box_rows) field->rows = field->box_rows;
}

static FormField read_field(const Form *f, const Value *value, double width)
{
    const Value *asked = value_get(value, "label");
    const double room = fmax(width - NUMBER - 2 * LABEL_GAP, NUMBER);
    FormField field = { .value = value,
                        .boxes = value_integer(value_get(value, "boxes"), 0),
                        .rows = (size_t)value_integer(value_get(value, "lines"), 1) };
    field.label = label_set(f->c, label_plain(f->c, value_str(asked)), f->label, room,
                            label_start(f->c), value_span(asked));
    field.head = FORM_HEAD + fmax(field.label->size.height - f->label.leading, 0);
    part_boxes(&field, width);
    form_read_words(f, &field, width);
    return field;
}

/* Whether a field of the row that starts there is for a letter a box: its frame is heavy. */
static bool is_heavy(const Form *f, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (f->fields[i].boxes) return true;
    return false;
}

/* In rows of twelve twelfths, each as high as its highest; a heavy one stands apart. */
static void place_fields(Form *f)
{
    const double unit = f->width / TWELFTHS;
    bool heavy = false;
    f->height = 0;
    for (size_t first = 0, end; first < f->n; first = end) {
        int64_t used = 0;
        double height = 0;
        for (end = first; end < f->n; end++) {
            FormField *field = &f->fields[end];
            const int64_t width = width_of(field->value);
            if (end > first && used + width > TWELFTHS) break;
            field->at.width = unit * (double)width;
            field->at.x = widget_x(f->c, unit * (double)used, field->at.width, f->width);
            field->at.y = f->height;
            used += width;
            height = fmax(height, height_of(field));
        }
        const bool before = heavy;
        heavy = is_heavy(f, first, end);
        const double apart = first && (heavy || before) ? APART : 0;
        for (size_t i = first; i < end; i++) {
            f->fields[i].at.height = height;
            f->fields[i].at.y += apart;
        }
        f->height += apart + height;
    }
}

/* What cannot run on takes rows, which moves what is below: once more from the top then. */
static void keep_margins_clear(Form *f)
{
    for (size_t i = 0; i < f->n; i++) {
        FormField *field = &f->fields[i];
        if (!field->runs_on || form_margin_is_free(f, field)) continue;
        field->runs_on = false;
        form_take_rows(field);
        place_fields(f);
        i = SIZE_MAX;
    }
}

Frame *widget_form(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    const Value *all = value_get(value, "fields");
    Form f = { .c = c,
               .value = value,
               .label = look_named(c, "paper-label"),
               .number = look_named(c, "paper-number"),
               .n = value_count(all),
               .width = limits.width,
               .hand = hand_take(c, 1, value_str(value_get(value, "title"))) };
    Group group = { 0 };
    Point at = { 0, 0 };
    f.fields = ARENA_ARRAY(c->scratch, FormField, f.n);
    for (size_t i = 0; i < f.n; i++) {
        const Value *field = value_at(all, i);
        const double share = (double)width_of(field) / TWELFTHS;
        f.fields[i] = read_field(&f, field, limits.width * share);
    }
    place_fields(&f);
    keep_margins_clear(&f);
    const Frame *stamp = form_stamp(&f, &group, &at);
    f.frame = frame_new(c->keep, (Size){ f.width, f.height });
    for (size_t i = 0; i < f.n; i++) /* what is heavy lies over its neighbors */
        if (!f.fields[i].boxes) draw_field(&f, &f.fields[i]);
    for (size_t i = 0; i < f.n; i++)
        if (f.fields[i].boxes) draw_field(&f, &f.fields[i]);
    f.hand.capital = FORM_CAPITAL; /* one pen for all */
    hand_done(c, &f.hand, f.frame);
    if (stamp) frame_add_group(c->keep, f.frame, at, group);
    return f.frame;
}
