/* form.h - a paper form being filled in; private to the form's files.
 *
 *   form.c       fields in rows: their boxes, lines, numbers and labels
 *   form_fill.c  what somebody has written into them
 *   form_stamp.c what is stamped on them */
#ifndef DDKIT_WIDGETS_FORM_H
#define DDKIT_WIDGETS_FORM_H

#include "widgets/hand.h"
#include "widgets/label.h"

#define FORM_ROW MM(10.5)    /* of a field with one line */
#define FORM_LINE_STEP MM(7) /* from line to line, where there are several */
#define FORM_CAPITAL MM(3.6) /* height of letters, where they have room */
#define FORM_HEAD MM(4.2)    /* of the number and the label */
#define FORM_RIM MM(1)       /* between a heavy frame and the first box for a letter */

typedef struct FormField {
    const Value *value;
    Rect at;
    const Frame *label;
    double head;      /* of the label, in as many lines as it takes */
    int64_t boxes;    /* of a row, for a letter each; 0: none */
    size_t rows;      /* to write on, as many as it needs */
    size_t box_rows;  /* of them those that have boxes */
    Str words;        /* that somebody has written */
    HandText text;    /* the same, where the hand knows all letters */
    HandLines lines;  /* of a field without boxes */
    double capital;   /* of their letters */
    const Frame *set; /* the words in type; NULL: they are written */
    bool runs_on;     /* letters without a box go down the margin */
} FormField;

typedef VEC(Rect) FormRects;

typedef struct Form {
    const WidgetContext *c;
    const Value *value;
    Look label, number;
    FormField *fields;
    size_t n;
    double width, height;
    Frame *frame;
    Hand hand;
} Form;

/* Left end of what is `width` wide and stands where lines of the language start. */
static inline double form_start(const Form *f, const FormField *field, double width)
{
    return field->at.x + widget_x(f->c, 0, width, field->at.width);
}
/* Reads what is written into a field `width` wide: how small, on how many rows. */
void form_read_words(const Form *f, FormField *field, double width);
/* Foot of the letters of row `row`. */
double form_foot(const FormField *field, size_t row);
/* Whether letters that run on along the margin meet no field and nothing else that runs on. */
bool form_margin_is_free(const Form *f, const FormField *field);
/* As many as letters take that do not run on. */
void form_take_rows(FormField *field);
/* Adds where its words stand. */
void form_add_words(const Form *f, const FormField *field, FormRects *to);
void form_fill_in(Form *f, const FormField *field);

/* Leans at the lower right, clear of labels and of what is written.  Makes the form higher where
 * there is no such place.  NULL without a stamp. */
const Frame *form_stamp(Form *f, Group *group, Point *at);

#endif
