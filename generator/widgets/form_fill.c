/* form_fill.c - what is written is the scenario's, letter by letter, as small as the field's rows
 * ask for; what is too much for small letters takes more rows.  Letters that find no box run on
 * along the field's foot, turn at the margin and go down it; where something stands in their way
 * they go on in a row below. */
#include <math.h>

#include "widgets/form.h"

#define CAPITAL_LEAST MM(2.2) /* as of type of 8.5 points */
#define SMALLER 0.95          /* from one trial to the next */
#define FOOT MM(1.3)          /* below the letters */
#define SIDE MM(3)            /* before the first letter */
#define TURN MM(6)            /* radius in which letters turn down the margin */
#define CLEAR MM(1.8)         /* from the frame to the first letter without a box */
#define HALF_TURN 1.5707963267949

static size_t letters_of(const FormField *field)
{
    size_t n = 0;
    for (size_t i = 0; i < field->text.characters.n; i++)
        n += hand_letter(field->text.characters.at[i])->width > 0;
    return n;
}

static double room_of(double width)
{
    return width - 1.3 * SIDE;
}

/* Over the rows that the field has, in letters as small as that takes. */
static bool fit_lines(const Form *f, FormField *field, double width)
{
    for (double capital = FORM_CAPITAL; capital > CAPITAL_LEAST; capital *= SMALLER) {
        field->capital = capital;
        field->lines.n = 0;
        hand_wrap(f->c, capital, field->words, room_of(width), &field->lines);
        if (field->lines.n <= field->rows) return true;
    }
    return false;
}

/* In small letters over more rows where that is not enough, and as large as those let them be. */
static void read_lines(const Form *f, FormField *field, double width)
{
    if (fit_lines(f, field, width)) return;
    field->rows = field->lines.n;
    fit_lines(f, field, width);
}

void form_read_words(const Form *f, FormField *field, double width)
{
    const Value *value = value_get(field->value, "value");
    field->words = label_plain(f->c, value_str(value));
    if (!field->words.n) return;
    if (!hand_read(f->c, field->words, &field->text)) {
        Look look = look_colored(f->c, look_named(f->c, "hand"), f->hand.color);
        look.leading = FORM_LINE_STEP;
        field->set = label_set(f->c, field->words, look, room_of(width), label_start(f->c),
                               value_span(value));
        const size_t rows = (size_t)ceil(field->set->size.height / FORM_LINE_STEP - 0.2);
        if (rows > field->rows) field->rows = rows;
        return;
    }
    if (!field->boxes) read_lines(f, field, width);
    else if (field->box_rows > 1) form_take_rows(field);
    else field->runs_on = letters_of(field) > (size_t)field->boxes;
}

double form_foot(const FormField *field, size_t row)
{
    const double first = field->rows > 1 ? FORM_LINE_STEP + field->head : field->at.height;
    return field->at.y + first + FORM_LINE_STEP * (double)row - FOOT;
}

/* Where letters turn: at the margin of the form, or behind the field where that is wider. */
static double bend_of(const Form *f, const FormField *field)
{
    return fmax(f->width - TURN - FORM_CAPITAL - MM(1), field->at.x + field->at.width - TURN);
}

static double pitch_of(const FormField *field)
{
    return (field->at.width - 2 * FORM_RIM) / (double)field->boxes;
}

/* From the field to the margin, and down it. */
static void add_run(const Form *f, const FormField *field, FormRects *to)
{
    const double right = field->at.x + field->at.width, foot = form_foot(field, 0);
    const double outside = bend_of(f, field) + TURN;
    const double length =
        pitch_of(field) * (double)(letters_of(field) - (size_t)field->boxes) + CLEAR;
    const double down = fmax(length - (outside - right) + FORM_CAPITAL, FORM_CAPITAL);
    *vec_push(f->c->scratch, to) =
        (Rect){ right, foot - FORM_CAPITAL, outside + FORM_CAPITAL / 2 - right,
                FORM_CAPITAL + FOOT };
    *vec_push(f->c->scratch, to) = (Rect){ outside - FORM_CAPITAL, foot, 1.5 * FORM_CAPITAL, down };
}

static bool meet(const Rect *a, const Rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static bool is_clear_of(const Form *f, const FormField *field, const Rect *run)
{
    if (run->y + run->height > f->height || run->x + run->width > f->width + FORM_CAPITAL)
        return false;
    for (const FormField *other = f->fields; other < f->fields + f->n; other++) {
        FormRects runs = { 0 };
        if (other == field) continue;
        if (meet(run, &other->at)) return false;
        if (other > field || !other->runs_on) continue;
        add_run(f, other, &runs);
        if (meet(run, &runs.at[0]) || meet(run, &runs.at[1])) return false;
    }
    return true;
}

bool form_margin_is_free(const Form *f, const FormField *field)
{
    FormRects runs = { 0 };
    add_run(f, field, &runs);
    return is_clear_of(f, field, &runs.at[0]) && is_clear_of(f, field, &runs.at[1]);
}

void form_take_rows(FormField *field)
{
    const size_t boxes = (size_t)field->boxes, needed = (letters_of(field) + boxes - 1) / boxes;
    if (needed > field->rows) field->rows = needed;
}

void form_add_words(const Form *f, const FormField *field, FormRects *to)
{
    const Rect at = field->at;
    if (!field->words.n) return;
    if (field->runs_on) add_run(f, field, to);
    const double foot = form_foot(field, 0), low = form_foot(field, field->rows - 1);
    double width = field->boxes ? at.width : SIDE;
    if (field->set) width += field->set->size.width;
    for (size_t i = 0; i < field->lines.n; i++) {
        HandText line;
        const Hand hand = { .capital = field->capital };
        if (hand_read(f->c, field->lines.at[i], &line))
            width = fmax(width, SIDE + hand_width(&hand, &line));
    }
    const double end = field->lines.n ? form_foot(field, field->lines.n - 1) : low;
    *vec_push(f->c->scratch, to) = (Rect){ form_start(f, field, width), foot - FORM_CAPITAL, width,
                                           end + FOOT - foot + FORM_CAPITAL };
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
static void fill_boxes(Form *f, const FormField *field)
{
    const double pitch = pitch_of(field);
    const double bend = field->runs_on ? bend_of(f, field) : INFINITY;
    int64_t box = 0;
    f->hand.capital = fmin(FORM_CAPITAL, fmax(pitch * 1.2, CAPITAL_LEAST));
    for (size_t i = 0, row = 0; i < field->text.characters.n; box++) {
        double angle;
        if (!field->runs_on && box == field->boxes) box = 0, row++;
        const double clear = box < field->boxes ? 0 : CLEAR;
        const Point place = on_the_way(field->at.x + FORM_RIM + pitch * ((double)box + 0.5) + clear,
                                       bend, form_foot(field, row), &angle);
        i = hand_write(&f->hand, &field->text, i, place, angle);
    }
}

void form_fill_in(Form *f, const FormField *field)
{
    if (!field->words.n) return;
    if (field->set) {
        const double top = form_foot(field, 0) - FORM_CAPITAL / 2 +
                           label_cap_height(field->set) / 2 - field->set->baseline;
        frame_add_frame(
            f->c->keep, f->frame,
            (Point){ form_start(f, field, 2 * SIDE + field->set->size.width) + SIDE, top },
            field->set);
        return;
    }
    if (field->boxes) {
        fill_boxes(f, field);
        return;
    }
    f->hand.capital = field->capital;
    for (size_t i = 0; i < field->lines.n; i++) {
        HandText line;
        if (!hand_read(f->c, field->lines.at[i], &line)) continue;
        const double width = 2 * SIDE + hand_width(&f->hand, &line);
        hand_write_line(&f->hand, &line,
                        (Point){ form_start(f, field, width) + SIDE, form_foot(field, i) });
    }
}
