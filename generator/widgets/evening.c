/* evening.c - a client's evening: a box for each turn, and above them flags where the client moves
 * unless somebody speaks to it, beside those of the clock that matter most.
 *
 * A move that comes when nothing was said for some turns has its flag for the case that the client
 * was told last when the report is due.  Moves that answer something have none: they have no turn.
 * Turns that only the report buys are dark, as on the clock; times stand at the borders where they
 * are. */
#include <math.h>

#include "draw/path.h"
#include "widgets/flags.h"
#include "widgets/label.h"

#define FLAGS 0.66      /* type of the flags, in parts of the clock's */
#define BOX_HEIGHT 25.0 /* points */
#define TIME_GAP 3.0
#define TIMES_APART 6.0
#define CAPTION_GAP 3.0

typedef struct Evening {
    const WidgetContext *c;
    Clock clock;
    int turns;
    double box; /* width of a turn, points */
    Frame *frame;
} Evening;

/* The turn at whose end the client makes the move; 0 where it has none. */
static int turn_of(const Evening *e, const Value *move)
{
    const Value *on = value_get(move, "on");
    const int silent = (int)value_integer(value_get(on, "silent"), 0);
    if (silent) return e->clock.report_by + silent;
    return (int)value_integer(value_get(on, "untold"), 0);
}

static void add_move(const Evening *e, FlagList *flags, const Value *move)
{
    const WidgetContext *c = e->c;
    const Value *event = value_get(move, "event"), *when = value_get(move, "when");
    const Value *title = event ? value_get(event, "title") : when;
    Flag flag = { .turn = turn_of(e, move),
                  .kind = FLAG_MOVE,
                  .text = label_plain(c, value_str(title)),
                  .origin = value_span(title) };
    if (event) {
        const Str code = value_str(value_get(event, "code"));
        const Str told = label_plain(c, value_str(when));
        flag.note = code;
        if (value_get(value_get(move, "on"), "silent"))
            flag.note =
                str_format(c->keep, "%.*s · %.*s", (int)code.n, code.p, (int)told.n, told.p);
    }
    flags_add(c, flags, e->turns, flag);
}

/* The report and what ends the contract: the clock's other flags are the same for all clients. */
static FlagList due_and_breaches(const Evening *e)
{
    const FlagList all = flags_of(e->c, &e->clock, e->turns, false);
    FlagList flags = { 0 };
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].kind == FLAG_REPORT || all.at[i].kind == FLAG_BREACH)
            flags_add(e->c, &flags, e->turns, all.at[i]);
    return flags;
}

static void draw_box(const Evening *e, int turn, double y)
{
    const WidgetContext *c = e->c;
    const bool dark = turn > e->clock.turns;
    const double x = widget_x(c, e->box * (turn - 1), e->box, e->frame->size.width);
    const Color ink = c->color(c->user, "ink"), paper = c->color(c->user, "paper");
    frame_add_path(c->keep, e->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, (Rect){ x, y, e->box, BOX_HEIGHT }, 0,
                                dark ? c->color(c->user, "night") : paper,
                                (Stroke){ .width = 0.8, .color = ink }));
    const Look look = look_colored(c, look_named(c, "evening-turn"), dark ? paper : ink);
    const Frame *n =
        label_set(c, str_integer(c->keep, turn), look, INFINITY, LABEL_LEFT, SPAN_NONE);
    frame_add_frame(c->keep, e->frame,
                    (Point){ x + (e->box - n->size.width) / 2,
                             y + (BOX_HEIGHT + label_cap_height(n)) / 2 - n->baseline },
                    n);
    if (!dark || turn == e->clock.turns + 1) return;
    const double start = widget_x(c, e->box * (turn - 1), 0, e->frame->size.width);
    frame_add_path(c->keep, e->frame, (Point){ 0, 0 },
                   path_of_line(c->keep, (Point){ start, y }, (Point){ start, y + BOX_HEIGHT },
                                (Stroke){ .width = 0.6, .color = c->color(c->user, "contour") }));
}

/* The times at which turns end, as many as have room; returns their height. */
static double draw_times(const Evening *e, double y)
{
    const WidgetContext *c = e->c;
    const Look look = look_named(c, "doc-odds");
    const double width = e->frame->size.width;
    double end = 0, height = 0;
    for (int turn = 0; turn <= e->turns; turn++) {
        Frame *f = label_set(c, clock_time(&e->clock, c->keep, turn), look, INFINITY, LABEL_LEFT,
                             SPAN_NONE);
        const double middle = e->box * turn - f->size.width / 2;
        const double x = fmax(0, fmin(middle, width - f->size.width));
        if (turn && x < end + TIMES_APART) continue;
        frame_add_frame(c->keep, e->frame, (Point){ widget_x(c, x, f->size.width, width), y }, f);
        end = x + f->size.width;
        height = f->size.height;
    }
    return height;
}

/* What the dark boxes are. */
static double draw_caption(const Evening *e, double y)
{
    const WidgetContext *c = e->c;
    const double x = e->box * e->clock.turns, width = e->frame->size.width;
    if (e->turns <= e->clock.turns) return 0;
    Frame *f = label_set(c, widget_string(c, "clock", "extension"), look_named(c, "doc-odds"),
                         width - x, label_start(c), SPAN_NONE);
    frame_add_frame(c->keep, e->frame, (Point){ widget_x(c, x, f->size.width, width), y }, f);
    return f->size.height;
}

Frame *widget_evening(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    (void)options;
    Evening e = { .c = c,
                  .clock = clock_of(c->scenario),
                  .frame = frame_new(c->keep, (Size){ limits.width, 0 }) };
    e.turns = e.clock.extended_turns > e.clock.turns ? e.clock.extended_turns : e.clock.turns;
    if (e.turns < 1) return e.frame;
    e.box = limits.width / e.turns;
    FlagList flags = due_and_breaches(&e);
    const Value *moves = value_get(value, "moves");
    for (size_t i = 0; i < value_count(moves); i++) add_move(&e, &flags, value_at(moves, i));
    const FlagRow like = {
        .first = 1, .last = e.turns, .box = e.box, .type = flag_type(FLAGS), .roomy = true
    };
    const FlagRow row = flags_place(c, &flags, &like, limits.width);
    double y = row.height;
    for (int turn = 1; turn <= e.turns; turn++) draw_box(&e, turn, y);
    flags_draw(c, &row, e.frame, (Rect){ 0, y, limits.width, BOX_HEIGHT });
    y += BOX_HEIGHT + TIME_GAP;
    y += draw_times(&e, y);
    e.frame->size.height = y + CAPTION_GAP + draw_caption(&e, y + CAPTION_GAP);
    return e.frame;
}
