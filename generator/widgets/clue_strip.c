/* clue_strip.c - causes as solid bars, and what proves them as icons to tick: above a bar what
 * people know, in circles, below it what tools, cards and clients show, in boxes, each with its
 * code and a small box to tick.  What is on the shortest way is bold.
 *
 * The drawing of the handbook (mystery.c) says what each clue is; this one is read at arm's length
 * while they are found.  Causes take as many rows as they need. */
#include <math.h>

#include "base/vec.h"
#include "widgets/mystery.h"

#define SIGN 21.0 /* a circle or box, points */
#define ICON 13.0
#define PITCH_GAP 5.0
#define CAUSE_GAP 7.0
#define STEM 6.0
#define TICK 7.0 /* beside the code */
#define TICK_GAP 2.8
#define BAR_PAD_X 7.0
#define BAR_PAD_Y 5.0
#define BAR_RADIUS 5.0
#define BOX_RADIUS 3.0
#define CODE_GAP 2.4
#define ROW_GAP 10.0
#define BOLD 2.2

typedef struct Sign {
    const Frame *icon; /* or NULL */
    Frame *code;
    bool bold, again;
} Sign;

typedef VEC(Sign) Signs;

typedef struct Cause {
    Signs above, below;
    Frame *label;
    double width;
    size_t row;
} Cause;

typedef struct Strip {
    Sketch s;
    Cause *causes;
    size_t n, rows;
    double pitch, code; /* of signs; height of a code */
} Strip;

static void add_sign(Strip *t, Cause *cause, const Value *clue, const Value *of)
{
    const WidgetContext *c = t->s.c;
    Sign *sign = vec_push(c->scratch, mystery_is_person(clue) ? &cause->above : &cause->below);
    *sign = (Sign){
        .icon = mystery_icon(c, clue, ICON, t->s.ink),
        .bold = value_integer(value_get(clue, "step"), 0) > 0,
        .again = value_at(value_get(clue, "proves"), 0) != of,
    };
    sign->code = label_set(c, value_str(value_get(clue, "code")),
                           look_named(c, sign->bold ? "clue-code-bold" : "clue-code"), INFINITY,
                           LABEL_LEFT, SPAN_NONE);
    t->code = fmax(t->code, sign->code->size.height);
    t->pitch = fmax(t->pitch, fmax(SIGN, TICK + TICK_GAP + sign->code->size.width) + PITCH_GAP);
}

static void read_causes(Strip *t, const Value *causes)
{
    for (size_t i = 0; i < t->n; i++) {
        const Value *cause = value_at(causes, i), *clues = value_get(cause, "clues");
        for (size_t k = 0; k < value_count(clues); k++)
            add_sign(t, &t->causes[i], value_at(clues, k), cause);
    }
}

/* The least width of a cause's bar: its signs, and the longest word of its name. */
static double need(const Strip *t, const Cause *cause, const Value *value)
{
    const WidgetContext *c = t->s.c;
    const size_t most = cause->above.n > cause->below.n ? cause->above.n : cause->below.n;
    const TextSpan name = { .text = label_plain(c, value_str(value_get(value, "name"))),
                            .style = look_named(c, "clue-cause").style };
    return fmax((double)most * t->pitch, label_widest_word(c, &name, 1) + 2 * BAR_PAD_X);
}

/* Causes side by side, in even rows as far as they go; those of a row share what is left. */
static void place_causes(Strip *t, const Value *causes)
{
    const double room = t->s.frame->size.width;
    for (size_t first = 0, end; first < t->n; first = end, t->rows++) {
        double used = -CAUSE_GAP;
        for (end = first; end < t->n; end++) {
            const double width = need(t, &t->causes[end], value_at(causes, end));
            if (end > first && used + CAUSE_GAP + width > room) break;
            t->causes[end].width = width;
            t->causes[end].row = t->rows;
            used += CAUSE_GAP + width;
        }
        for (size_t i = first; i < end; i++)
            t->causes[i].width += (room - used) / (double)(end - first);
    }
}

static void set_names(Strip *t, const Value *causes)
{
    const WidgetContext *c = t->s.c;
    for (size_t i = 0; i < t->n; i++) {
        const Value *name = value_get(value_at(causes, i), "name");
        t->causes[i].label =
            label_set(c, label_plain(c, value_str(name)), look_named(c, "clue-cause"),
                      t->causes[i].width - 2 * BAR_PAD_X, LABEL_CENTER, value_span(name));
    }
}

/* A sign with its code, `y` from the top; its stem leads to the bar at `bar`. */
static void draw_sign(const Strip *t, const Sign *sign, double x, double y, double bar, bool person)
{
    const Sketch *s = &t->s;
    const WidgetContext *c = s->c;
    const Color color = sign->again ? c->color(c->user, "mute") : s->ink;
    const Stroke stroke = { .width = sign->bold ? BOLD : MYSTERY_LINE, .color = color };
    const double middle = y + SIGN / 2;
    sketch_line(s, (Point){ x, person ? y + SIGN : y }, (Point){ x, bar },
                sign->bold ? BOLD : MYSTERY_LINE);
    if (person) sketch_circle(s, (Point){ x, middle }, SIGN / 2, s->paper, stroke);
    else sketch_box(s, (Rect){ x - SIGN / 2, y, SIGN, SIGN }, BOX_RADIUS, s->paper, stroke);
    if (sign->icon) sketch_centered(s, (Point){ x, middle }, sign->icon);
    const double code = person ? y - CODE_GAP - sign->code->size.height : y + SIGN + CODE_GAP;
    const double start = x - (TICK + TICK_GAP + sign->code->size.width) / 2;
    sketch_box(s, (Rect){ start, code + (sign->code->size.height - TICK) / 2, TICK, TICK }, 1.2,
               s->paper, (Stroke){ .width = 0.8, .color = s->ink });
    sketch_frame(s, (Point){ start + TICK + TICK_GAP, code }, sign->code);
}

static void draw_signs(const Strip *t, const Signs *signs, Rect bar, bool person)
{
    const double pitch = bar.width / (double)signs->n;
    for (size_t i = 0; i < signs->n; i++)
        draw_sign(t, &signs->at[i], bar.x + pitch * ((double)i + 0.5),
                  person ? bar.y - STEM - SIGN : bar.y + bar.height + STEM,
                  person ? bar.y : bar.y + bar.height, person);
}

/* The row's height, and in `bar` where its bars are. */
static double row_of(const Strip *t, size_t row, Rect *bar)
{
    bool above = false, below = false;
    const double side = STEM + SIGN + CODE_GAP + t->code;
    *bar = (Rect){ 0 };
    for (size_t i = 0; i < t->n; i++) {
        const Cause *cause = &t->causes[i];
        if (cause->row != row) continue;
        above = above || cause->above.n;
        below = below || cause->below.n;
        bar->height = fmax(bar->height, cause->label->size.height + 2 * BAR_PAD_Y);
    }
    bar->y = above ? side : 0;
    return bar->y + bar->height + (below ? side : 0);
}

static void draw_row(const Strip *t, size_t row, double y, Rect bar)
{
    double x = 0;
    bar.y += y;
    for (size_t i = 0; i < t->n; i++) {
        const Cause *cause = &t->causes[i];
        if (cause->row != row) continue;
        const Rect r = { x, bar.y, cause->width, bar.height };
        draw_signs(t, &cause->above, r, true);
        draw_signs(t, &cause->below, r, false);
        sketch_box(&t->s, r, BAR_RADIUS, t->s.ink, (Stroke){ 0 });
        sketch_centered(&t->s, (Point){ x + r.width / 2, r.y + r.height / 2 }, cause->label);
        x += cause->width + CAUSE_GAP;
    }
}

Frame *widget_clue_strip(const WidgetContext *c, const Value *value, const Value *options,
                         Size limits)
{
    (void)options;
    Strip t = { .s = sketch_new(c, limits.width), .n = value_count(value) };
    if (!t.n) return t.s.frame;
    t.causes = ARENA_ARRAY(c->scratch, Cause, t.n);
    read_causes(&t, value);
    place_causes(&t, value);
    set_names(&t, value);
    for (size_t row = 0; row < t.rows; row++) {
        Rect bar;
        const double y = t.s.frame->size.height + (row ? ROW_GAP : 0),
                     height = row_of(&t, row, &bar);
        draw_row(&t, row, y, bar);
        t.s.frame->size.height = y + height;
    }
    return t.s.frame;
}
